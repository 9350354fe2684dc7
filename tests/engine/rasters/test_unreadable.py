"""Inputs that cannot be read in places: what is left out, what is said, and what stops the run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener, files_below, pixels, reconstruct

from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.open_rasters import OpenRasters
from stori_plugin.engine.rasters.tiff_tiles import tags_of
from stori_plugin.engine.rasters.unreadable import (
    ReadTolerance,
    UnreadableTile,
    parts_of,
    unread_files,
)
from stori_plugin.engine.support.errors import InputError, UnreadableRasterError

DAYS = range(0, 60, 10)
EDGE = 128  # of a storage tile
SETTINGS = {"step": "P20D", "method": "linear", "mask_buffer": 200.0, "uncertainty": False}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = made_scene.write_wide(tmp_path_factory.mktemp("kept"), DAYS)
    for path in folder.rglob("*.tif"):
        in_tiles(path)
    return folder


@pytest.fixture
def scene(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "scene")


def in_tiles(path) -> None:
    """Write a raster again in compressed tiles of 64 pixels."""
    with rasterio.open(path) as dataset:
        stored, names = dataset.read(), dataset.descriptions
        profile = {**dataset.profile, "compress": "deflate", "tiled": True}
    with rasterio.open(path, "w", **{**profile, "blockxsize": 64, "blockysize": 64}) as dataset:
        dataset.write(stored)
        dataset.descriptions = names


def damage(path, row: int, column: int) -> None:
    """Scramble the tile of 64 pixels that holds a pixel."""
    content = bytearray(Path(path).read_bytes())
    index = (row // 64) * 5 + column // 64
    offset, size = (tags_of(content).numbers(tag)[index] for tag in (324, 325))
    content[offset : offset + size] = b"\xff" * size
    Path(path).write_bytes(content)


def hide(path, rows: slice, columns: slice, nodata: float) -> None:
    """Put nodata over some ground of a raster."""
    with rasterio.open(path, "r+") as dataset:
        stored = dataset.read()
        stored[:, rows, columns] = nodata
        dataset.write(stored)


def images(scene) -> list:
    return sorted(p for p in (scene / "optical").iterdir() if "SCL" not in p.name)


def same(found, expected) -> None:
    assert found.keys() == expected.keys()
    for name, numbers in found.items():
        np.testing.assert_array_equal(numbers, expected[name])


LAYOUTS = [{"workers": 2, "memory": 64}, {"workers": 1, "memory": 2048}]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ["image", "radar"])
def test_what_cannot_be_read_is_missing_there_and_nowhere_else(scene, tmp_path, kind, layout):
    method = {**SETTINGS, **layout}
    if kind == "radar":
        method |= {"method": "gp", "bands": ("B04",)}
    nodata = np.nan if kind == "radar" else 0
    victim = sorted((scene / "sar").iterdir())[2] if kind == "radar" else images(scene)[3]
    whole = shutil.copy(victim, tmp_path / victim.name)
    hide(victim, slice(EDGE, 2 * EDGE), slice(2 * EDGE, 300), nodata)
    expected = pixels(reconstruct(scene, tmp_path / "expected", **method))
    shutil.copy(whole, victim)
    damage(victim, EDGE + 20, 2 * EDGE + 20)
    listener = Listener()
    result = reconstruct(scene, tmp_path / "out", listener, **method)
    same(pixels(result), expected)
    (told,) = listener.warnings
    assert told.startswith(f"{victim} could not be read on 11.1 % of the ground; there the ")
    assert told.endswith("counts as missing. Replace the file and run it again for its share.")
    (line,) = json.loads(Path(result.manifest).read_text())["not_read"]
    assert (line["file"], line["tiles"], line["share"]) == (str(victim), 1, 0.111111)


@pytest.mark.parametrize("place", [(0, 0), (130, 130), (299, 140)])
def test_the_same_bits_whatever_the_blocks(scene, tmp_path, place):
    # A mask: its buffer reaches from one block into the next.
    (mask,) = (p for p in (scene / "optical").iterdir() if "SCL" in p.name and "0321" in p.name)
    damage(mask, *place)
    found = [
        pixels(reconstruct(scene, tmp_path / str(number), **SETTINGS, **layout))
        for number, layout in enumerate(LAYOUTS)
    ]
    same(*found)


def test_a_file_that_comes_back_is_used(scene, tmp_path, monkeypatch):
    expected = pixels(reconstruct(scene, tmp_path / "expected", **SETTINGS))
    failing, victim = [0], str(images(scene)[2])
    read = OpenRasters.read

    def flaky(self, raster, *rest):
        if raster.path == victim and failing[0] < 2:
            failing[0] += 1
            raise UnreadableRasterError("a hiccup of the network")
        return read(self, raster, *rest)

    monkeypatch.setattr(OpenRasters, "read", flaky)
    listener = Listener()
    same(pixels(reconstruct(scene, tmp_path / "out", listener, **SETTINGS)), expected)
    assert failing == [2]
    assert not listener.warnings


def test_a_file_that_fails_late_is_left_out_of_blocks_that_had_it(scene, tmp_path, monkeypatch):
    """Blocks that looked into a tile before it was lost are computed again without it."""
    victim = str(next(p for p in (scene / "optical").iterdir() if "SCL_20m" in p.name))
    read, lost = OpenRasters.read, []

    def failing(self, raster, indexes, window, how, alone=False):
        whole = window.row <= EDGE and window.row + window.height >= 2 * EDGE
        if raster.path == victim and whole and window.column < EDGE:
            lost.append(window)
            raise UnreadableRasterError("gone")
        return read(self, raster, indexes, window, how, alone)

    monkeypatch.setattr(OpenRasters, "read", failing)
    found = [
        pixels(reconstruct(scene, tmp_path / str(number), **SETTINGS, **layout))
        for number, layout in enumerate(LAYOUTS)
    ]
    assert lost
    same(*found)


def test_on_request_the_run_stops(scene, tmp_path):
    damage(images(scene)[3], 5, 5)
    with pytest.raises(UnreadableRasterError, match="the file is damaged or was cut short"):
        reconstruct(scene, tmp_path / "out", on_read_error="stop", **SETTINGS)
    assert not (tmp_path / "out").exists()


def test_stopped_for_a_damaged_file_and_gone_on_with_without_it(scene, tmp_path):
    damage(images(scene)[3], 290, 290)
    settings = {**SETTINGS, "memory": 64, "workers": 1}
    expected = pixels(reconstruct(scene, tmp_path / "expected", **settings))
    with pytest.raises(UnreadableRasterError):
        reconstruct(scene, tmp_path / "out", on_read_error="stop", **settings)
    same(pixels(reconstruct(scene, tmp_path / "out", **settings)), expected)


def test_an_outage_stops_the_run_whatever_was_asked(scene, tmp_path, monkeypatch):
    read, calls = OpenRasters.read, [0]

    def gone(self, *rest):
        calls[0] += 1
        if calls[0] > 200:
            raise UnreadableRasterError("/net/x.tif cannot be read.")
        return read(self, *rest)

    monkeypatch.setattr(OpenRasters, "read", gone)
    with pytest.raises(InputError) as caught:
        reconstruct(scene, tmp_path / "out", memory=64, workers=1, **SETTINGS)
    assert "input files cannot be read: check that the drive or the network is there" in str(
        caught.value
    )
    assert files_below(tmp_path / "out") == [] or (tmp_path / "out" / ".unfinished").exists()


def test_a_mosaic_of_one_acquisition_lost_everywhere_is_reported_once(tmp_path, scene):
    victim = images(scene)[1]
    for row in range(0, 300, 64):
        for column in range(0, 300, 64):
            damage(victim, row, column)
    listener = Listener()
    reconstruct(scene, tmp_path / "out", listener, **SETTINGS)
    (told,) = listener.warnings
    assert "could not be read on 100 % of the ground" in told


def test_parts_cover_a_window_once_and_do_not_depend_on_it():
    grid = Grid("", (10.0, 0, 0, 0, -10.0, 0), 300, 200)
    for window in (Window(0, 0, 200, 300), Window(-3, 100, 60, 203), Window(120, 120, 83, 20)):
        count = np.zeros((window.height, window.width), int)
        for row, column, part in parts_of(window, grid):
            assert part.row // EDGE == row and part.column // EDGE == column
            top, left = part.row - window.row, part.column - window.column
            count[max(top, 0) : top + part.height, max(left, 0) : left + part.width] += 1
            inside = Window(0, 0, 200, 300)
            if row >= 0 and column >= 0 and part.row >= 0 and part.column >= 0:
                assert part.height >= min(EDGE, inside.height - part.row)
        assert (count == 1).all()


def test_losses_in_words_and_back():
    loss = UnreadableTile("/a.tif", (1, 3), 2, 0)
    assert UnreadableTile.of_plain(json.loads(json.dumps(loss.plain()))) == loss
    assert loss.touches(Window(2 * EDGE, 0, 1, 1))
    assert not loss.touches(Window(2 * EDGE - 1, 0, 1, 1))
    assert not loss.touches(Window(2 * EDGE, EDGE, 5, 5))
    tolerance = ReadTolerance([loss])
    assert tolerance.lost == [loss]
    assert tolerance.lost_of("/a.tif", (1, 3)) == {(2, 0)}
    assert tolerance.lost_of("/a.tif", (1,)) == set()
    (unread,) = unread_files([loss, UnreadableTile("/a.tif", (2,), 2, 0)], [], 10)
    assert (unread.tiles, unread.share, unread.acquisition) == (1, 0.1, "a.tif")
