"""Index files of strangers: every one ends in a sentence, whatever it says of itself."""

from __future__ import annotations

import json
import os
import random
import shutil
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from made_chips import write_codes
from made_embeddings import embeddings

from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.encoders.encoder_registry import restore_encoder
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.finding.refine import similar_to_examples
from stori_plugin.engine.retrieval.finding.thumbnails import thumbnail
from stori_plugin.engine.retrieval.index import stored_facts
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError, StoriError

END = struct.Struct("<QII8s")


@pytest.fixture
def path(tmp_path) -> Path:
    path = tmp_path / "a.storiindex"
    labels = [("wheat",) if row % 2 else ("maize",) for row in range(40)]
    write_codes(path, embeddings(40, 16), labels=labels)
    return path


def rewrite(path: Path, change) -> None:
    """Change the table of an index; all checksums hold."""
    content = path.read_bytes()
    length = END.unpack(content[-END.size :])[0]
    table = json.loads(content[-END.size - length : -END.size])
    changed = change(table)
    text = changed if isinstance(changed, bytes) else json.dumps(table).encode()
    end = END.pack(len(text), zlib.crc32(text), 0, b"STORIIX1")
    path.write_bytes(content[: -END.size - length] + text + end)


def section(table, name):
    return next(item for item in table["arrays"] if item["name"] == name)


def numbers(path: Path, name: str, values) -> None:
    """Write other numbers into an array; its checksum holds."""
    places = []

    def change(table):
        item = section(table, name)
        raw = np.ascontiguousarray(values, item["dtype"]).tobytes()
        item["crc32"] = zlib.crc32(raw)
        places.append((item["offset"], raw))

    rewrite(path, change)
    with open(path, "r+b") as file:
        for offset, raw in places:
            file.seek(offset)
            file.write(raw)


def is_damaged(path: Path) -> str:
    with pytest.raises(InputError, match="is damaged or was cut short: copy it again") as caught:
        open_index(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


DESCRIBED = {
    "objects": lambda t: section(t, "ids").update(dtype="|O"),
    "records of objects": lambda t: section(t, "ids").update(dtype=[["a", "|O"]]),
    "texts": lambda t: section(t, "ids").update(dtype="<U2"),
    "another type of the same size": lambda t: section(t, "ids").update(dtype="<f8"),
    "a shape whose product wraps to the right one": lambda t: section(t, "ids").update(
        shape=[2**33, 2**31, 40]
    ),
    "a shape of 10^30": lambda t: section(t, "codes").update(shape=[10**30, 16]),
    "a shape below zero": lambda t: section(t, "ids").update(shape=[-40]),
    "a shape of fractions": lambda t: section(t, "ids").update(shape=[40.0]),
    "a shape of true": lambda t: section(t, "ids").update(shape=[True]),
    "a shape that is a text": lambda t: section(t, "ids").update(shape="40"),
    "many axes": lambda t: section(t, "ids").update(shape=[1] * 40 + [40]),
    "an offset below zero": lambda t: section(t, "ids").update(offset=-8),
    "an offset in the table": lambda t: section(t, "ids").update(offset=10**6),
    "an offset of null": lambda t: section(t, "ids").update(offset=None),
    "two arrays of one name": lambda t: t["arrays"].append(section(t, "ids")),
    "an array of no index": lambda t: section(t, "ids").update(name="idz"),
    "no arrays": lambda t: t.pop("arrays"),
    "an array missing": lambda t: t["arrays"].remove(section(t, "windows")),
    "arrays as an object": lambda t: t.update(arrays={}),
    "an array that is a number": lambda t: t["arrays"].append(3),
    "codes of another length": lambda t: section(t, "codes").update(shape=[20, 32]),
    "no facts": lambda t: t.pop("facts"),
    "facts as a list": lambda t: t.update(facts=[]),
    "no encoder": lambda t: t["facts"].pop("encoder"),
    "an encoder of null": lambda t: t["facts"].update(encoder=None),
    "a name that is a list": lambda t: t["facts"]["encoder"].update(name=["convolutional"]),
    "settings as a text": lambda t: t["facts"]["encoder"].update(settings="none"),
    "too many dimensions": lambda t: t["facts"]["encoder"].update(dim=10**12),
    "dimensions as a fraction": lambda t: t["facts"]["encoder"].update(dim=16.5),
    "a code of no kind": lambda t: t["facts"]["code"].update(kind="else"),
    "a code with more": lambda t: t["facts"].update(code={"kind": "float", "lenght": 0}),
    "bits that are numbers": lambda t: t["facts"]["code"].update(kind="binary"),
    "a CRS that is none": lambda t: t["facts"].update(crs="nonsense"),
    "a CRS that is a number": lambda t: t["facts"].update(crs=4326),
    "words that are numbers": lambda t: t["facts"].update(labels=[1, 2]),
    "too few words": lambda t: t["facts"].update(labels=["maize"]),
    "no sources": lambda t: t["facts"].update(sources=[]),
    "a source of no kind": lambda t: t["facts"]["sources"][0].update(kind="else"),
    "a scene without a picture": lambda t: t["facts"]["sources"][0].update(kind="scene"),
    "a source without a name": lambda t: t["facts"]["sources"][0].pop("name"),
    "limits of null": lambda t: t["facts"]["sources"][0].update(limits=[[None, 1]]),
    "deep JSON": lambda t: b"[" * 100_000,
    "deep objects": lambda t: b'{"a":' * 100_000,
    "no JSON": lambda t: b"\xff\xfe",
    "a number without an end": lambda t: b'{"facts": ' + b"9" * 10_000 + b"}",
    "half a character": lambda t: json.dumps({**t, "more": "\ud800"}).encode(),
}


@pytest.mark.parametrize("what", DESCRIBED)
def test_a_table_that_lies_is_refused(path, what):
    rewrite(path, DESCRIBED[what])
    is_damaged(path)


COLUMNS = {
    "ids": np.r_[2**62, -(2**62), np.arange(38)],
    "sources": np.full(40, 3),
    "dates": np.full(40, 2**31 - 1),
    "windows": np.full((40, 4), -5),
    "corners": np.full((40, 4, 2), np.inf),
    "labels:starts": np.r_[0, 2**62, np.full(38, -(2**62)), 40],
    "labels:numbers": np.full(40, 9),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_that_point_nowhere_are_refused(path, name):
    numbers(path, name, COLUMNS[name])
    assert f"“{name.split(':')[0]}” that cannot be" in is_damaged(path)


def test_codes_that_are_no_numbers_are_told_when_they_are_searched(path):
    numbers(path, "codes", np.full((40, 16), np.nan))
    index = open_index(path)
    with pytest.raises(InputError, match=r"a\.storiindex is damaged .*codes that are no numbers"):
        similar_to_examples(index, [0], k=3)


def test_an_index_that_needs_more_memory_than_there_is_is_refused(path, monkeypatch):
    monkeypatch.setattr(stored_facts, "_NOT_WORTH_ASKING", 0)
    monkeypatch.setattr(stored_facts, "free_memory", lambda: 100.0)
    assert "MiB of memory" in is_damaged(path)


# --- files that others change ---------------------------------------------------------------


def test_an_index_that_is_copied_over_while_open_is_told(tmp_path):
    path = tmp_path / "open.storiindex"
    index = open_index(write_codes(path, embeddings(3000, 64)))
    other = write_codes(tmp_path / "other.storiindex", embeddings(20, 64))
    assert similar_to_examples(index, [0], k=2)
    shutil.copyfile(other, path)  # in place, and shorter
    for ask in (
        lambda: similar_to_examples(index, [0], k=2),
        lambda: find_similar(index, SimilarQuery(k=2, point=(500_005, 5_599_995, ""))),
        lambda: np.asarray(index.codes),
        lambda: index.codes[[5, 2]],
    ):
        with pytest.raises(InputError, match=r"open\.storiindex was changed since it was opened"):
            ask()
    assert index.table.title(2999) == "made 2999", "the table is in memory"
    path.unlink()
    with pytest.raises(InputError, match=r"can no longer be read .*: open it anew"):
        similar_to_examples(index, [0], k=2)


def test_an_index_of_the_same_size_with_another_time_is_told(path):
    index = open_index(path)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    with pytest.raises(InputError, match="was changed since it was opened: open it anew"):
        index.search(np.zeros((1, 16), np.float32), 3)


def test_rows_in_any_order_are_read(path):
    codes = open_index(path).codes
    whole = np.asarray(codes)
    for rows in ([7], [39, 0, 0, 12], slice(5, 30, 4), slice(-3, None), whole[:, 0] > 0, [], 4):
        np.testing.assert_array_equal(codes[rows], whole[rows])
    assert not codes[[1, 2]].flags.writeable


def test_a_pipe_is_no_index(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with a name")
    os.mkfifo(tmp_path / "pipe.storiindex")
    with pytest.raises(InputError, match=r"cannot be opened .it is a pipe, not a file"):
        open_index(tmp_path / "pipe.storiindex")


# --- what an index says of its encoder and its sources ----------------------------------------


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("convolutional", {}),
        ("convolutional", {"bands": "B04", "seed": 0, "patch": 3, "filters": 256}),
        ("convolutional", {"bands": ["B04"], "seed": -1, "patch": 3, "filters": 256}),
        ("convolutional", {"bands": ["B04"], "seed": 0, "patch": 3, "filters": 256}),
        ("series", {"bands": ["B04"], "seed": 0, "first": "2021-01-01", "days": [0, 10**9]}),
        ("series", {"bands": ["B04"], "seed": 0, "first": "soon", "days": [0, 9]}),
        ("series", {"bands": ["B04"], "seed": 0, "first": "9999-12-30", "days": [0, 9]}),
        ("series", {"bands": ["B04"], "seed": 0, "first": "2021-01-01", "days": [9, 0]}),
        ("series", {"bands": ["B04"], "seed": 0, "first": "2021-01-01", "days": []}),
    ],
)
def test_an_encoder_that_cannot_be_is_refused(name, settings):
    with pytest.raises(InputError, match=r"that the index x holds is damaged \(it has no"):
        restore_encoder(name, settings, {"filters": np.zeros((9, 256))}, index="x")


def test_pictures_of_places_that_cannot_be_are_missing(path):
    def change(table):
        picture = {"bands": [{"path": "/x.tif"}], "limits": [[0, 1]]}
        grid = {"crs": "none", "transform": ["a"], "width": 1, "height": 1}
        table["facts"]["sources"][0] = {
            "kind": "scene", "name": "made", "grid": grid, "picture": picture,
        }  # fmt: skip

    rewrite(path, change)
    assert thumbnail(open_index(path), 0) is None
    numbers(path, "windows", np.full((40, 4), 2**30))
    assert thumbnail(open_index(path), 0) is None


def test_hundreds_of_damages_end_in_a_sentence(path):
    """Bytes and whole stretches of the table, in which checksums are made to hold again."""
    whole, dice = path.read_bytes(), random.Random(4)
    length = END.unpack(whole[-END.size :])[0]
    table = whole[-END.size - length : -END.size]
    words = [b"[", b"{", b"}", b"-1", b"1e99", b"null", b"true", b'"', b"9" * 30, b"|O", b"\xff"]
    opened = 0
    for _ in range(400):
        text = bytearray(table)
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(text))
            text[at : at + dice.randint(0, 6)] = dice.choice(words)
        end = END.pack(len(text), zlib.crc32(text), 0, b"STORIIX1")
        path.write_bytes(whole[: -END.size - length] + text + end)
        try:
            index = open_index(path)
            similar_to_examples(index, [0, 1], [2], k=3)
            thumbnail(index, 0)
            opened += 1
        except StoriError as error:
            assert str(path) in str(error)
    assert opened < 100
