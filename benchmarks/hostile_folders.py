"""Folders of strangers: JSON and manifests beside inputs and results, links, pipes."""

from __future__ import annotations

import contextlib
import json
import os
import random
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.damages import digest, job_on
from benchmarks.hostile_files import DEEP, STRANGE, plain, replaced
from benchmarks.trials import Trial, check
from stori_plugin.engine.methods.network.model_file import load_model
from stori_plugin.engine.outputs.manifest_rasters import rasters_of_manifest
from stori_plugin.engine.retrieval.encoders.vit import load_vit
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.run.run_result import read_result
from stori_plugin.engine.support.progress import Progress
from stori_plugin.engine.training.series_table import read_table

SOON = 20  # seconds in which what waits for nobody has ended

TEXTS = {
    "a list without a bottom": DEEP,
    "objects without a bottom": b'{"a":' * 200_000,
    "no UTF-8": b'{"\xff\xfe": 1}',
    "UTF-16": '{"outputs": []}'.encode("utf-16"),
    "a number of 100,000 digits": b'{"outputs": ' + b"9" * 100_000 + b"}",
    "1e999": b'{"outputs": [1e999, -1e999, NaN, Infinity]}',
    "40 MB of blanks": b" " * 40_000_000 + b"{}",
    "a lone surrogate": b'{"outputs": [{"file": "\\ud800"}]}',
    "bytes of zero": bytes(5000),
    "nothing": b"",
    "a word": b'"outputs"',
}


def copied(scene: Path, folder: Path) -> tuple[Path, Path]:
    """Return a scene of links to files, where more may be put beside them, and an output."""
    for kind in ("optical", "sar"):
        (folder / "scene" / kind).mkdir(parents=True)
        for path in (scene / kind).iterdir():
            os.link(path, folder / "scene" / kind / path.name)
    return folder / "scene", folder / "out"


def compared(scene: Path, output: Path, whole: dict[str, str], progress: Progress | None = None):
    """Run, and see that the result is that of an undisturbed run."""
    reconstruct(job_on(scene, output), progress or Progress())
    check(digest(output) == whole, "a result that differs from the undisturbed one")


# --- JSON and manifests -------------------------------------------------------------------------


def json_trials(scene: Path, whole: dict[str, str], count: int, dice: random.Random):
    """Yield trials on JSON where runs look for some of their own."""
    places = ("scene/optical/below/manifest.json", "scene/optical/manifest.json",
              "out/.unfinished/run.json", "out/manifest.json")  # fmt: skip

    def attempt_of(place: str, text: bytes) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            inputs, output = copied(scene, folder)
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
            compared(inputs, output, whole)

        return attempt

    pairs = [(what, place) for what in TEXTS for place in places]
    for what, place in dice.sample(pairs, min(count, len(pairs))):
        yield Trial("JSON beside inputs and results", f"{place}: {what}",
                    attempt_of(place, TEXTS[what]))  # fmt: skip


def manifest_trials(result: Path, count: int, dice: random.Random) -> Iterator[Trial]:
    """Yield trials on the manifest of a result folder that says what it likes."""
    content = json.loads((result / "manifest.json").read_text(encoding="utf-8"))
    names = ("/etc/passwd", "../secret.tif", "/vsicurl/http://127.0.0.1:9/x.tif", "a\x00b.tif", "",
             ".", "x" * 5000, "\\\\server\\share\\x.tif", "file:///etc/passwd")  # fmt: skip

    def attempt_of(text: bytes) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            inner = folder / "result"
            inner.mkdir()
            (folder / "secret.tif").write_text("secret")
            for path in result.glob("*.tif"):
                os.link(path, inner / path.name)
            (inner / "manifest.json").write_bytes(text)
            manifest = str(inner / "manifest.json")
            paths = [source.path for source in rasters_of_manifest(manifest)]
            paths += [raster.path for raster in read_result(manifest).rasters]
            outside = [path for path in paths if Path(path).resolve().parent != inner.resolve()]
            check(not outside, f"it reaches out of its folder: {outside[:1]}")

        return attempt

    for number in range(count):
        if number < len(TEXTS):
            what, text = list(TEXTS.items())[number]
        else:
            changed = json.loads(json.dumps(content))
            if dice.random() < 0.4:
                output = dice.choice(changed["outputs"])
                key = dice.choice(["file", "sd"]) if "sd" in output else "file"
                output[key] = dice.choice((*names, *STRANGE))
                what = f"{key} is {str(output[key])[:40]!r}"
            else:
                what = replaced(changed, dice)
            text = plain(changed)
        yield Trial("manifests", what, attempt_of(text))


# --- links --------------------------------------------------------------------------------------


def link_trials(scene: Path, whole: dict[str, str]) -> Iterator[Trial]:
    """Yield trials on folders where links lead to what is the user's own."""
    names = [".unfinished", ".unfinished/lock", ".unfinished/run.json", ".unfinished/staged",
             "manifest.json", "report.html", "run.log", *sorted(whole)[:2]]  # fmt: skip

    def attempt_of(name: str, leads_to_folder: bool) -> Callable[[Path], None]:
        def attempt(folder: Path) -> None:
            inputs, output = copied(scene, folder)
            precious = folder / "precious"
            precious.mkdir()
            kept = {"thesis.odt": "keep", "run.json": "{}", "lock": "mine", "photo.jpg": "keep"}
            for each, text in kept.items():
                (precious / each).write_text(text)
            link = output / name
            link.parent.mkdir(parents=True)
            link.symlink_to(precious if leads_to_folder else precious / "thesis.odt")
            try:
                compared(inputs, output, whole)
            finally:
                left = {path.name: path.read_text() for path in precious.iterdir()}
                check(left == kept, f"what the link leads to was changed: {sorted(left)}")

        return attempt

    for name in names:
        for leads_to_folder in (True, False):
            what = f"{name} leads to a {'folder' if leads_to_folder else 'file'} of the user"
            yield Trial("links in OUTPUT", what, attempt_of(name, leads_to_folder))

    def looped(folder: Path) -> None:
        inputs, output = copied(scene, folder)
        (inputs / "optical" / "again").symlink_to("..")
        (inputs / "optical" / "itself.tif").symlink_to("itself.tif")
        compared(inputs, output, whole)

    yield Trial("links in OUTPUT", "links in circles among the inputs", looped)


# --- pipes and devices --------------------------------------------------------------------------


def blocking_trials(scene: Path, whole: dict[str, str], dice: random.Random) -> Iterator[Trial]:
    """Yield trials where something that never ends lies in the place of a file."""
    stem = "S2A_MSIL2A_20210901T105031"
    in_runs = [f"scene/optical/{stem}_{end}" for end in (
        "10m.tif", "SCL.tif", "10m.jp2", "10m.vrt", "10m.zip", "10m.nc", "10m.tif.aux.xml",
        "10m.hdr", "MTD.xml")]  # fmt: skip
    in_runs += ["scene/optical/below/manifest.json", "scene/sar/S1A_IW_GRDH_1SDV_20210901.tif",
                "out/.unfinished/run.json", "out/.unfinished/lock", "out/.unfinished",
                "out/manifest.json", "out"]  # fmt: skip
    asked: dict[str, Callable[[Path], object]] = {
        "model.npz": load_model,
        "places.storiindex": lambda path: open_index(str(path)),
        "weights.pt": lambda path: load_vit(str(path)),
        "weights.safetensors": lambda path: load_vit(str(path)),
        "table.csv": read_table,
        "table.csv.gz": read_table,
        "manifest.json": lambda path: read_result(str(path)),
    }

    def attempt_of(place: str, kind: str, use: Callable[[Path], object] | None):
        def attempt(folder: Path) -> None:
            inputs, output = copied(scene, folder)
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.ExitStack() as opened:
                if kind == "pipe":
                    os.mkfifo(path)
                elif kind == "socket":
                    os.chdir(path.parent)
                    opened.enter_context(socket.socket(socket.AF_UNIX)).bind(path.name)
                else:
                    path.symlink_to(kind)
                if use is not None:
                    use(path)
                else:
                    compared(inputs, output, whole)

        return attempt

    for place in (*in_runs, *asked):
        for kind in ("pipe", "socket", "/dev/zero", "/dev/tty", "/dev/stdin"):
            if kind in ("pipe", "/dev/zero") or dice.random() < 0.5:
                what = f"{place} is {kind if kind[0] == '/' else f'a {kind}'}"
                yield Trial("pipes and devices", what, attempt_of(place, kind, asked.get(place)),
                            SOON)  # fmt: skip


# --- nobody answers -----------------------------------------------------------------------------


def cancel_trial(scene: Path) -> Trial:
    """Return the trial whether Cancel is heard while a pipe lies among the inputs."""

    def attempt(folder: Path) -> None:
        inputs, output = copied(scene, folder)
        os.mkfifo(inputs / "optical" / "S2A_MSIL2A_20210901T105031_10m.tif")
        began = time.monotonic()

        class Cancelled(Progress):
            def is_cancelled(self) -> bool:
                return time.monotonic() - began > 0.2

        reconstruct(job_on(inputs, output), Cancelled())

    return Trial("pipes and devices", "a pipe among the inputs, and Cancel", attempt, SOON)
