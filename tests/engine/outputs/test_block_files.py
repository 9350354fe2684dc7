"""Finished blocks: whole and checked, or not there."""

from __future__ import annotations

import datetime as dt
import os
import zlib
from pathlib import Path

import numpy as np
import pytest

from stori_plugin.engine.outputs import block_files as module
from stori_plugin.engine.outputs.block_files import by_cell, cells_of, finished_blocks, read_block
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.storage import OutputRaster, Storage
from stori_plugin.engine.rasters.unreadable import UnreadableTile

WINDOW = Window(128, 256, 200, 100)  # two storage tiles, the lower one cut
TILES = {"a.tif": [b"one", b"", b"three", b"4"], "b.tif": [b"five", b"6"]}
LOST = (UnreadableTile("/data/x.tif", (1, 2), 1, 2),)


def write(folder, window=WINDOW, run="run") -> module.BlockFile:
    content = module.BlockContent(TILES, np.arange(6).reshape(2, 3), np.array([5, 0]))
    return module.write_block(str(folder), run, window, content, LOST)


def test_what_is_written_is_read(tmp_path):
    written = write(tmp_path)
    assert list(finished_blocks(str(tmp_path))) == [written.path]
    for block in (written, read_block(written.path, "run")):
        assert block.window == WINDOW
        assert block.counts.tolist() == [[0, 1, 2], [3, 4, 5]]
        assert block.missing.tolist() == [5, 0]
        assert block.unreadable == LOST
        assert block.bytes == sum(len(tile) for tiles in TILES.values() for tile in tiles)
        content = Path(block.path).read_bytes()
        for name, tiles in TILES.items():
            for index, tile in enumerate(tiles):
                offset, size = block.span_of(name, *divmod(index, 2))
                assert content[offset : offset + size] == tile


def test_any_damage_is_found(tmp_path):
    path = write(tmp_path).path
    whole = Path(path).read_bytes()
    damaged = [whole[:cut] for cut in range(len(whole))]
    for place in range(len(whole)):
        damaged.append(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    for content in (*damaged, whole + b"more", b""):
        with open(path, "wb") as file:
            file.write(content)
        with pytest.raises(ValueError):
            read_block(path, "run")


def test_a_block_of_another_run_is_refused(tmp_path):
    with pytest.raises(ValueError, match="another run"):
        read_block(write(tmp_path, run="other").path, "run")


@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_a_block_that_was_not_finished_is_not_there(tmp_path, monkeypatch, moment):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = {"fsync": "fsync", "replace": "replace", "write": "fsync"}[moment]
    monkeypatch.setattr(os, target, fail)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path)
    assert not list(finished_blocks(str(tmp_path)))


def test_cells_and_sums():
    assert cells_of(WINDOW) == [(1, 2), (2, 2)]
    assert cells_of(Window(0, 0, 129, 128)) == [(0, 0), (1, 0)]
    ones = np.ones((3, 200, 100), bool)
    np.testing.assert_array_equal(by_cell(ones, WINDOW), [[12800] * 3, [7200] * 3])
    rng = np.random.default_rng(0)
    counts = rng.integers(0, 9, (300, 260))
    window = Window(256, 128, 300, 260)
    sums = by_cell(counts, window)
    assert sums.sum() == counts.sum()
    assert sums[4] == counts[128:256, 128:256].sum()
    assert sums[-1] == counts[256:, 256:].sum()


def test_tiles_are_what_zlib_reads_and_those_of_one_value_take_next_to_nothing():
    storage = Storage("int16", 1e-4, 0.0, -32768.0, False)
    product = OutputRaster("reflectance", dt.date(2024, 5, 1), ("B04",), storage, False)
    stored = np.random.default_rng(0).integers(0, 3000, (1, 130, 128)).astype(np.int16)
    noisy, edge = module.compressed(stored, product)
    differences = np.frombuffer(zlib.decompress(noisy), np.uint16).reshape(128, 128)
    np.testing.assert_array_equal(
        np.cumsum(differences, axis=1, dtype=np.uint16).view(np.int16), stored[0, :128]
    )
    assert len(zlib.decompress(edge)) == 2 * 128 * 128, "tiles at an edge are filled up"
    (empty,) = module.compressed(np.full((1, 128, 128), -32768, np.int16), product)
    assert len(empty) < 1000 < len(noisy)
