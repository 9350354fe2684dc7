"""A rerun into a folder leaves what its manifest lists, and readers go by that."""

from __future__ import annotations

import json
import os
from pathlib import Path

import made_scene
import pytest
import rasterio
from made_runs import Listener, reconstruct

from stori_plugin.engine.acquisitions.collection import collect
from stori_plugin.engine.acquisitions.scan import Source, rasters_in
from stori_plugin.engine.support import staging
from stori_plugin.engine.support.errors import OutputError

GIVEN = {"memory": 512, "workers": 1, "method": "linear", "bands": ("NDVI",)}


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    made_scene.write_wide(folder, range(0, 60, 20))
    return folder


def run(scene, out, step, listener=None, **changes):
    return reconstruct(scene, out, listener, **{**GIVEN, "step": step, **changes})


def listed(out) -> set[str]:
    outputs = json.loads((out / "manifest.json").read_text())["outputs"]
    return {one[key] for one in outputs for key in one if key.endswith("file") and one[key]}


def rasters(out) -> set[str]:
    return {path.name for path in out.glob("*.tif")}


def test_what_the_new_run_does_not_list_goes_away(scene, tmp_path):
    out = tmp_path / "out"
    first = run(scene, out, "P10D")
    gone = Path(first.rasters[1].path)
    stays = Path(first.rasters[0].path)
    for raster in (gone, stays):
        for suffix in (".aux.xml", ".ovr", ".msk"):
            Path(f"{raster}{suffix}").write_text("of the old numbers")
    (out / "mine.tif").write_text("mine")
    (out / f"{gone.stem}_notes.txt").write_text("mine")
    told = Listener()
    run(scene, out, "P20D", told)
    assert rasters(out) == listed(out) | {"mine.tif"}
    others = {"manifest.json", "report.html", "stori.log", "mine.tif", f"{gone.stem}_notes.txt"}
    assert set(os.listdir(out)) == listed(out) | others
    (line,) = [line for line in told.lines if line.startswith(f"Taken away from {out}: ")]
    assert gone.name in line and line.endswith("which an earlier run wrote and this one did not.")


def test_a_rerun_without_deviations_leaves_none(scene, tmp_path):
    run(scene, tmp_path, "P20D")
    run(scene, tmp_path, "P20D", uncertainty=False)
    assert rasters(tmp_path) == listed(tmp_path) and not list(tmp_path.glob("*_sd.tif"))


def test_a_manifest_cannot_have_files_of_others_taken_away(scene, tmp_path):
    """It may come from a stranger, and lie in a folder of the user."""
    out, below = tmp_path / "out", tmp_path / "below"
    run(scene, out, "P20D")
    below.mkdir()
    plain = made_scene.write_wide(tmp_path / "plain", [0])
    image = next((plain / "optical").iterdir())
    names = {"photo.tif": image.read_bytes(), "thesis.odt": b"mine", "broken.tif": b"mine"}
    for name, content in names.items():
        (out / name).write_bytes(content)
    result = next(out.glob("ndvi*.tif"))
    (below / "linked.tif").write_bytes(result.read_bytes())
    (out / "linked.tif").symlink_to(below / "linked.tif")
    path = out / "manifest.json"
    content = json.loads(path.read_text())
    every = [*names, "linked.tif", "report.html"]
    content["outputs"] = [{"file": name, "sd_file": ""} for name in every]
    path.write_text(json.dumps(content))
    run(scene, out, "P20D")
    assert {name: (out / name).read_bytes() for name in names} == names
    assert (out / "linked.tif").is_symlink() and (below / "linked.tif").exists()
    for bad in ("../below/linked.tif", str(below / "linked.tif")):
        content["outputs"] = [{"file": bad, "sd_file": ""}]
        path.write_text(json.dumps(content))
        run(scene, out, "P20D")
        assert (below / "linked.tif").exists()


def test_what_cannot_be_taken_away_is_told(scene, tmp_path, monkeypatch):
    """Windows keeps a raster in its place while QGIS shows it."""
    first = run(scene, tmp_path, "P10D")
    name = Path(first.rasters[1].path).name
    move = staging._set_aside

    def held(final, old):
        if Path(final).name == name:
            raise PermissionError(13, "Permission denied", final)
        move(final, old)

    monkeypatch.setattr(staging, "_set_aside", held)
    told = Listener()
    run(scene, tmp_path, "P20D", told)
    assert (tmp_path / name).exists()
    assert any(
        line == f"{name} in {tmp_path} are of an earlier run and could not be taken away: close "
        "the programs that have them open, and delete them."
        for line in told.warnings
    )
    found = Listener()
    assert {Path(s.path).name for s in rasters_in(str(tmp_path), found)} == {
        n for n in listed(tmp_path) if not n.endswith(("_sd.tif", "_quality.tif"))
    }
    assert found.warnings == [
        f"Passed over {name} in {tmp_path}: the manifest of the result there does not list it. "
        "Give it as a layer, or from a folder without results, where it is wanted."
    ]


def test_a_failure_while_moving_in_brings_the_earlier_ones_back(scene, tmp_path, monkeypatch):
    run(scene, tmp_path, "P10D")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    replace, failed = os.replace, []

    def fails(source, goal):
        if Path(goal) == tmp_path / "stori.log" and not failed:
            failed.append(goal)
            raise OSError(5, "Input/output error", str(goal))
        replace(source, goal)

    monkeypatch.setattr(staging.os, "replace", fails)
    with pytest.raises(OutputError, match="could not be written"):
        run(scene, tmp_path, "P20D", resume=False)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_readers_say_what_lies_beside_a_result(scene, tmp_path):
    run(scene, tmp_path, "P20D")
    made = next(p for p in sorted(tmp_path.glob("ndvi*.tif")) if not p.stem.endswith("_sd"))
    for name in ("ndvi_20200101.tif", "ndvi_20200102.tif"):
        (tmp_path / name).write_bytes(made.read_bytes())
    for read in (
        lambda told: rasters_in(str(tmp_path), told),
        lambda told: collect([Source(str(tmp_path))], told).files,
    ):
        told = Listener()
        names = {Path(one.path).name for one in read(told)}
        assert "ndvi_20200101.tif" not in names and made.name in names
        assert told.warnings == [
            f"Passed over ndvi_20200101.tif, ndvi_20200102.tif in {tmp_path}: the manifest of the "
            "result there does not list them. Give them as layers, or from a folder without "
            "results, where they are wanted."
        ]
    # A manifest of something else says nothing.
    (tmp_path / "manifest.json").write_text('{"outputs": [], "versions": {}}')
    assert "ndvi_20200101.tif" in {Path(s.path).name for s in rasters_in(str(tmp_path))}


def test_rasters_of_an_older_run_keep_no_overviews_of_it(scene, tmp_path):
    """What lies beside a raster that is replaced is read together with it."""
    first = run(scene, tmp_path, "P20D")
    path = first.rasters[0].path
    Path(f"{path}.aux.xml").write_text(
        '<PAMDataset><PAMRasterBand band="1"><Scale>7</Scale></PAMRasterBand></PAMDataset>'
    )
    run(scene, tmp_path, "P20D")
    with rasterio.open(path) as dataset:
        assert dataset.scales[0] != 7
