"""Records and blocks of unfinished work that others wrote: thrown away, never believed."""

from __future__ import annotations

import json
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from mutations import mutations

from stori_plugin.engine.outputs import block_files
from stori_plugin.engine.outputs.run_record import RunRecord, difference
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.unreadable import UnreadableTile

IDENTITY = {
    "parameters": {"step": "P10D", "bands": ["NDVI"], "extent": None},
    "versions": {"numpy": "2.0"},
    "dates": {"/a.tif": "2021-03-01"},
    "inputs": {"/a.tif": [10, 20], "/vsicurl/x": []},
}
LOST = (UnreadableTile("/a.tif", (1, 2), 3, 4),)
WINDOW = Window(128, 256, 200, 100)


def test_a_record_is_read_as_it_was_written(tmp_path):
    record = RunRecord("a" * 32, IDENTITY, LOST, "probe")
    record.write(str(tmp_path))
    assert RunRecord.read(str(tmp_path)) == record


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"a":' * 100_000, "\udcff", "[]", "", "1" * 9999], ids=range(6)
)
def test_a_record_that_is_none_is_none(tmp_path, text):
    (tmp_path / "run.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert RunRecord.read(str(tmp_path)) is None


def test_a_name_that_leads_elsewhere_and_a_pipe_are_no_record(tmp_path):
    RunRecord("../../x", IDENTITY, (), "").write(str(tmp_path))
    assert RunRecord.read(str(tmp_path)) is None
    if hasattr(os, "mkfifo"):
        (tmp_path / "run.json").unlink()
        os.mkfifo(tmp_path / "run.json")
        assert RunRecord.read(str(tmp_path)) is None


def test_hundreds_of_changed_records_are_read_or_none(tmp_path):
    RunRecord("a" * 32, IDENTITY, LOST, "probe").write(str(tmp_path))
    path, read = tmp_path / "run.json", 0
    for changed in mutations(json.loads(path.read_text("utf-8")), 500):
        path.write_text(json.dumps(changed), encoding="utf-8")
        record = RunRecord.read(str(tmp_path))
        if record is not None:
            read += 1
            assert isinstance(difference(record.identity, IDENTITY), str)
            assert isinstance(difference(IDENTITY, record.identity), str)
    assert 0 < read < 400


# --- blocks -----------------------------------------------------------------------------------


def written(folder: Path) -> tuple[Path, bytes, dict]:
    """Write a block; return its path, its tiles and its table."""
    tiles = {"a.tif": [b"one", b"", b"three", b"4"]}
    content = block_files.BlockContent(tiles, np.arange(6).reshape(2, 3), np.array([5, 0]))
    path = Path(block_files.write_block(str(folder), "run", WINDOW, content, LOST).path)
    raw = path.read_bytes()
    length = struct.unpack("<Q", raw[-20:-12])[0]
    return path, raw[: -20 - length], json.loads(raw[-20 - length : -20])


def rewrite(path: Path, tiles: bytes, table: bytes) -> None:
    check = zlib.crc32(tiles + table)
    path.write_bytes(tiles + table + struct.pack("<QI8s", len(table), check, b"STORIbl1"))


CHANGES = {
    "sizes below zero": lambda t: t["sizes"].update({"a.tif": [-3, 3, 8, 1]}),
    "sizes whose sum wraps around": lambda t: t["sizes"].update({"a.tif": [2**63, 2**63, 9]}),
    "sizes that are texts": lambda t: t["sizes"].update({"a.tif": ["3", 0, 5, 1]}),
    "missing of 10^30": lambda t: t.update(missing=[10**30, 0]),
    "counts of unequal length": lambda t: t.update(clear=[[1], [1, 2]]),
    "counts of objects": lambda t: t.update(clear=[{}, {}]),
    "too few cells": lambda t: t.update(missing=[5]),
    "a lost tile of a fraction": lambda t: t["lost"][0].__setitem__(2, 0.5),
    "lost as an object": lambda t: t.update(lost={}),
    "a window of texts": lambda t: t.update(window="1234"),
    "a window of five": lambda t: t.update(window=[1, 2, 3, 4, 5]),
    "a window below zero": lambda t: t.update(window=[-1, 0, 1, 1]),
    "no window": lambda t: t.pop("window"),
    "no sizes": lambda t: t.pop("sizes"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_table_that_lies_is_refused(tmp_path, what):
    path, tiles, table = written(tmp_path)
    CHANGES[what](table)
    rewrite(path, tiles, json.dumps(table).encode())
    with pytest.raises(ValueError):
        block_files.read_block(str(path), "run")


def test_a_window_without_end_is_not_counted_out(tmp_path):
    _, tiles, table = written(tmp_path)
    table["window"] = [0, 0, 2**31, 2**31]
    path = tmp_path / block_files.name_of(Window(*table["window"]), "run")
    rewrite(path, tiles, json.dumps(table).encode())
    with pytest.raises(ValueError, match="does not count what it covers"):
        block_files.read_block(str(path), "run")


def test_deep_tables_and_hundreds_of_changed_ones_are_refused_or_read(tmp_path):
    path, tiles, table = written(tmp_path)
    texts = [json.dumps(changed).encode() for changed in mutations(table, 400)]
    for text in (b"[" * 200_000, b"\xff", b"3", *texts):
        rewrite(path, tiles, text)
        try:
            block = block_files.read_block(str(path), "run")
        except ValueError:
            continue
        assert block.window == WINDOW and block.bytes == len(tiles)
