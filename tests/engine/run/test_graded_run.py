"""A run whose masks leave much in doubt: what was in doubt is used, and called what it is."""

from __future__ import annotations

import json
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener, pixels, reconstruct

STEP = 10
WANTED = {"bands": ("B04", "B08"), "step": "P30D"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thin")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_scene, "SIDE", 140)
        made_scene.write_optical(folder / "optical", range(0, 240, STEP), doubtful=True)
    return folder


@pytest.fixture(scope="module")
def made(folder, tmp_path_factory):
    output = tmp_path_factory.mktemp("result")
    listener = Listener()
    return reconstruct(folder, output, listener, sar="", **WANTED), listener


def test_the_report_and_the_manifest_tell_what_each_class_was_worth(made):
    result, listener = made
    manifest = json.loads((Path(result.folder) / "manifest.json").read_text())
    classes = {one["class"]: one for one in manifest["learned"][0]["model"]["in_doubt"]}
    assert set(classes) == {"thin cloud or cirrus", "clear beside a cloud"}
    told = classes["thin cloud or cirrus"]
    assert told["used"] and not told["because"]
    assert told["lowered_squared_error"] > 0 and len(told["bias"]) == len(told["noise"]) == 2
    assert any("thin cloud or cirrus (bias" in line for line in listener.lines)
    assert "thin cloud or cirrus (bias" in (Path(result.folder) / "report.html").read_text()


def test_the_same_bits_whatever_the_workers_and_the_memory(folder, made, tmp_path):
    result, _ = made
    listener = Listener()
    other = reconstruct(folder, tmp_path, listener, sar="", workers=2, memory=64, **WANTED)
    blocks = [
        next(line for line in told.lines if line.startswith("Reconstructing"))
        for told in (listener, made[1])
    ]
    assert blocks[0] != blocks[1]
    found, expected = pixels(other), pixels(result)
    assert found.keys() == expected.keys()
    for name, stored in found.items():
        np.testing.assert_array_equal(stored, expected[name])


def test_switched_off_it_is_not_used_and_never_counts_as_observed(folder, made, tmp_path):
    off = reconstruct(folder, tmp_path, sar="", graded=False, **WANTED)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert "in_doubt" not in manifest["learned"][0]["model"]
    qualities = [sorted(Path(result.folder).glob("*_quality.tif")) for result in (made[0], off)]
    for with_it, without in zip(*qualities):
        with rasterio.open(with_it) as one, rasterio.open(without) as other:
            np.testing.assert_array_equal(one.read([1, 2]), other.read([1, 2]))
    assert any((a != b).any() for a, b in zip(pixels(made[0]).values(), pixels(off).values()))
