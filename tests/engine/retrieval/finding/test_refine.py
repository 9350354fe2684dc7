"""Searching again with more examples."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.crs import CRS

from stori_plugin.engine.retrieval.chips.chip_table import (
    NO_DATE,
    ChipTable,
    Strings,
    window_corners,
)
from stori_plugin.engine.retrieval.finding.refine import AGAINST, refined, similar
from stori_plugin.engine.retrieval.index.codes import parse_code
from stori_plugin.engine.retrieval.index.index_file import Contents, open_index, write_index
from stori_plugin.engine.support.errors import ParameterError

WKT = CRS.from_epsg(32631).to_wkt()
FIELDS, WATER, TOWN = range(3)
KINDS = np.repeat([FIELDS, WATER, TOWN], 20)


def made_index(path, code: str = "float"):
    """Sixty chips of three kinds; fields and water share half of what they look like."""
    rng = np.random.default_rng(1)
    looks = rng.normal(size=(3, 64)).astype(np.float32)
    looks[WATER, :32] = looks[FIELDS, :32]
    embeddings = looks[KINDS] + 0.3 * rng.normal(size=(60, 64)).astype(np.float32)
    kind, n = parse_code(code), 60
    windows = np.stack([np.zeros(n), 8 * np.arange(n), np.full(n, 8), np.full(n, 8)], 1)
    dates = np.where(np.arange(n) % 2, 18_748, NO_DATE)
    table = ChipTable(
        np.arange(n) * 2, window_corners((20, 0, 5e5, 0, -20, 5.6e6), windows), dates,
        np.zeros(n, np.int32), windows.astype(np.int32), Strings.of([()] * n), Strings.of([()] * n),
        [{"name": "scene", "kind": "folder", "root": "/gone"}],
    )  # fmt: skip
    contents = Contents(kind.encode(embeddings), kind, table, WKT, "convolutional", {}, {},
                        "f", 64)  # fmt: skip
    write_index(str(path), contents)
    return open_index(str(path)), embeddings


@pytest.fixture(params=["float", "binary"])
def index(request, tmp_path):
    return made_index(tmp_path / "places.storiindex", request.param)[0]


def kinds_of(hits) -> list[int]:
    return KINDS[[hit.row for hit in hits]].tolist()


def test_the_query_moves_towards_and_away(tmp_path):
    index, embeddings = made_index(tmp_path / "places.storiindex")
    unit = embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True)
    expected = unit[[3, 5]].mean(0) + 1e-3 * unit[3] - AGAINST * unit[[30, 31]].mean(0)
    np.testing.assert_allclose(refined(index, [3, 5], [30, 31])[0], expected, rtol=1e-4, atol=1e-6)
    np.testing.assert_array_equal(refined(index, [3])[0], embeddings[3])


def test_bits_follow_the_majority_and_then_the_first(tmp_path):
    index, embeddings = made_index(tmp_path / "places.storiindex", "binary")
    signs = embeddings[[3, 25, 45]] > 0
    found = index.vectors([0])  # as many bits
    query = refined(index, [3, 25])
    bits = np.unpackbits(query.astype("<u8").view(np.uint8), bitorder="little")[: found.shape[1]]
    agree = signs[0] == signs[1]
    np.testing.assert_array_equal(bits[agree], signs[0][agree])
    np.testing.assert_array_equal(bits[~agree], signs[0][~agree])


def test_an_example_finds_its_kind(index):
    hits = similar(index, [4], k=20)
    assert kinds_of(hits) == [FIELDS] * 20
    assert hits[0].row == 4 and hits[0].mark == 1 and hits[0].distance == pytest.approx(0, abs=1e-6)
    assert [hit.rank for hit in hits] == list(range(1, 21)) and hits[1].mark == 0
    assert {hit.date for hit in hits} == {"", "2021-05-01"} and hits[0].title == "scene 8"
    np.testing.assert_array_equal(hits[0].corners, index.table.corners[4])


def test_what_is_unlike_is_left_out_and_pushes_its_kind_back(index):
    before = kinds_of(similar(index, [4, 24], k=40))
    after = similar(index, [4, 24], [50, 51], k=58)
    assert not {50, 51} & {hit.row for hit in after} and len(after) == 58
    assert TOWN not in before and set(kinds_of(after)[-18:]) == {TOWN}


def test_no_more_than_there_are_and_none_without_an_example(index):
    assert len(similar(index, [1], [2], k=500)) == 59
    with pytest.raises(ParameterError, match=r"no example .*: click on one on the map"):
        similar(index, [], [3])
