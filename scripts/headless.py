"""Runs QGIS without a desktop, in a profile of its own, and hears what it says."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PLUGIN = "stori_plugin"
_WARNING = re.compile(r"\.py:\d+: \w*Warning: ")
# What qgis_process prints for itself: its echo of the parameters and of the results.
_NOISE = re.compile(r"QStandardPaths|^-+$|^(Inputs|Results)$|^(?!ERROR)[A-Z_]+:\t|^\s*$")
# The progress bar, "0...10...20", is written without line ends, between the messages.
_BAR = re.compile(r"^(?:\.|\d{1,2}(?=\.)|100 - done\.)+")


class QgisFailedError(Exception):
    """QGIS ended with an error; the message is its last sentence."""


def environment(checkout: Path, build: Path) -> dict[str, str]:
    """Return an environment in which QGIS uses a profile below ``build`` and finds the plugin."""
    runtime = build / "runtime"
    for folder in (runtime, build / "qgis-profile"):
        folder.mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    return {
        **os.environ,
        "QGIS_PLUGINPATH": str(checkout),
        "QGIS_CUSTOM_CONFIG_PATH": str(build / "qgis-profile"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(runtime),
    }


def enable_plugin(checkout: Path, build: Path) -> None:
    """Switch the plugin on in the private profile; raise `QgisFailedError` if QGIS cannot."""
    command = ["qgis_process", "plugins", "enable", PLUGIN]
    done = subprocess.run(
        command,
        env=environment(checkout, build),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    # It calls it an error, too, when the plugin is on already.
    if done.returncode and "already enabled" not in done.stdout:
        raise QgisFailedError(f"QGIS could not switch the plugin on: {done.stdout.strip()}")


def _chunks(process: subprocess.Popen) -> Iterator[str]:
    """Yield what a process prints, as soon as it prints it."""
    while True:
        data = os.read(process.stdout.fileno(), 65_536)
        if not data:
            return
        yield data.decode(errors="replace")


def spoken_lines(chunks: Iterator[str]) -> Iterator[str]:
    """Yield the messages in the output of ``qgis_process`` and its progress as "40 %"."""
    rest, percent, skip = "", 0, False
    for chunk in chunks:
        *lines, rest = (rest + chunk).split("\n")
        for line in [*lines, None]:
            text = rest if line is None else line
            bar = _BAR.match(text)
            if bar:
                reached = max([percent, *map(int, re.findall(r"\d+", bar[0]))])
                if reached > percent:
                    yield f"{reached} %"
                percent, text = reached, text[bar.end() :]
            if line is None:
                rest = text
                continue
            # Python prints the line of code below each of its warnings.
            unwanted, skip = skip or bool(_NOISE.search(text)), bool(_WARNING.search(text))
            if not unwanted and not skip:
                yield text.rstrip()


def run_algorithm(
    checkout: Path,
    build: Path,
    arguments: Sequence[str],
    heard: Callable[[str], None] | None = None,
) -> None:
    """Run ``qgis_process`` with arguments and pass every message to ``heard`` as it comes.

    Raises `QgisFailedError` with the last error that QGIS reports.
    """
    lines = []
    with subprocess.Popen(
        ["qgis_process", *arguments],
        env=environment(checkout, build),
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        for line in spoken_lines(_chunks(process)):
            lines.append(line)
            if heard and not line.startswith("ERROR:\t"):
                heard(line)
    if process.returncode:
        errors = [line[len("ERROR:\t") :] for line in lines if line.startswith("ERROR:\t")]
        raise QgisFailedError((errors or lines or ["it said nothing."])[-1])
