"""The index file: whole or refused, read in pieces, merged, asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from made_chips import CRS, write_codes
from made_embeddings import embeddings

from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.finding.find_similar import find_similar, recoded
from stori_plugin.engine.retrieval.finding.query import query_of_index, query_of_rows
from stori_plugin.engine.retrieval.index import container
from stori_plugin.engine.retrieval.index.codes import Code
from stori_plugin.engine.retrieval.index.combining import append_index, in_crs, merge_indexes
from stori_plugin.engine.retrieval.index.index_file import Index, open_index
from stori_plugin.engine.support.errors import InputError, OutputError, ParameterError

BINARY = Code("binary")


@pytest.fixture
def index(tmp_path):
    labels = [("wheat",) if row % 2 else ("maize", "catch crop") for row in range(100)]
    return open_index(write_codes(tmp_path / "a.storiindex", embeddings(100, 70), labels=labels))


def test_what_is_written_is_read(index):
    assert (np.asarray(index.codes) == embeddings(100, 70)).all()
    assert (index.codes[3:5] == embeddings(100, 70)[3:5]).all()
    assert (len(index), index.encoder, index.code, index.crs) == (
        100, "convolutional", Code("float"), CRS,
    )  # fmt: skip
    assert index.table.labels[0] == ("maize", "catch crop") and index.has_labels
    assert index.table.title(7) == "made 7" and index.table.date(7) is None
    assert not index.codes[:1].flags.writeable


def test_the_same_contents_are_the_same_bytes(tmp_path):
    paths = [write_codes(tmp_path / name, embeddings(9, 5)) for name in ("a", "b")]
    first, second = (Path(path).read_bytes() for path in paths)
    assert first == second


@pytest.mark.parametrize("place", [9, 200, -200, -10])
def test_a_damaged_file_is_refused(tmp_path, place):
    path = tmp_path / "a.storiindex"
    write_codes(path, embeddings(50, 20))
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    try:
        opened = open_index(path)
    except InputError as error:
        assert "is damaged or was cut short: copy it again" in str(error)
    else:  # between two arrays nothing is kept
        assert (np.asarray(opened.codes) == embeddings(50, 20)).all()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (lambda whole: whole[: len(whole) // 2], "damaged or was cut short"),
        (lambda whole: whole[:-1], "damaged or was cut short"),
        (lambda whole: whole[:10], "damaged or was cut short"),
        (lambda whole: b"", "is not an index of STORI"),
        (lambda whole: b"GIF89a" + whole, "is not an index of STORI"),
    ],
)
def test_a_cut_or_foreign_file_is_refused(tmp_path, content, expected):
    path = tmp_path / "a.storiindex"
    write_codes(path, embeddings(50, 20))
    path.write_bytes(content(path.read_bytes()))
    with pytest.raises(InputError, match=expected):
        open_index(path)


def test_a_missing_file_and_an_empty_index_are_sentences(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        open_index(tmp_path / "none.storiindex")
    with pytest.raises(InputError, match="No chip is left to write"):
        write_codes(tmp_path / "empty.storiindex", embeddings(0, 5))
    assert not list(tmp_path.iterdir())


def test_an_index_without_chips_or_of_a_newer_kind_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.storiindex"
    write_codes(path, embeddings(5, 5))
    monkeypatch.setattr(Index, "__len__", lambda self: 0)
    with pytest.raises(InputError, match="is empty: build it again"):
        open_index(path)
    container.write(str(path), {"kind": "chips", "format": 2}, {})
    with pytest.raises(InputError, match="written by a newer version of STORI"):
        open_index(path)


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_codes(tmp_path / "file" / "a.storiindex", embeddings(5, 5))


def test_merged_indexes_find_what_both_would(tmp_path):
    given = embeddings(60, 70)
    one = write_codes(tmp_path / "one", given[:40], BINARY)
    other = write_codes(tmp_path / "other", given[40:], BINARY)
    whole = open_index(write_codes(tmp_path / "whole", given, BINARY))
    merge_indexes([one, other], str(tmp_path / "both"))
    both = open_index(tmp_path / "both")
    assert both.table.ids.tolist() == list(range(60)) and len(both.table.source_facts) == 1
    query = query_of_rows(whole, [45])
    assert (both.search(query, 30).rows == whole.search(query, 30).rows).all()
    append_index(one, other)
    assert open_index(one).search(query, 30).ids.tolist() == both.search(query, 30).ids.tolist()


def test_what_does_not_go_together_is_refused(tmp_path):
    one = write_codes(tmp_path / "one", embeddings(9, 70))
    other = write_codes(tmp_path / "other", embeddings(9, 70), fingerprint="b" * 64)
    series = write_codes(tmp_path / "s", embeddings(9, 70), encoder="series", fingerprint="c" * 64)
    bits = write_codes(tmp_path / "bits", embeddings(9, 70), BINARY)
    with pytest.raises(ParameterError, match="learned from other chips: build it again with LIKE"):
        merge_indexes([one, other], str(tmp_path / "both"))
    with pytest.raises(ParameterError, match="built with the encoder series, not convolutional"):
        query_of_index(open_index(one), open_index(series))
    with pytest.raises(ParameterError, match="holds binary codes"):
        merge_indexes([one, bits], str(tmp_path / "both"))
    with pytest.raises(ParameterError, match="at least two different indexes"):
        merge_indexes([one, one], str(tmp_path / "both"))
    assert not (tmp_path / "both").exists()


def test_outlines_are_brought_to_another_crs(index):
    degrees = rasterio.crs.CRS.from_epsg(4326).to_wkt()
    moved = in_crs(index.table.corners, CRS, degrees)
    assert moved[0, 0] == pytest.approx([3.0, 50.5511], abs=1e-3)
    back = in_crs(moved, degrees, CRS)
    np.testing.assert_allclose(back, index.table.corners, atol=1e-3)


def test_a_point_is_the_chip_that_holds_it(index):
    answers = find_similar(
        index, SimilarQuery(k=3, point=(500_000 + 85, 5_600_000 - 85, "EPSG:32631"))
    )
    assert (answers[0].row, answers[0].rank, answers[0].query) == (11, 1, 1)
    assert answers[0].distance == pytest.approx(0, abs=1e-6)
    assert answers[0].labels == ("wheat",) and len(answers) == 3
    degrees = rasterio.crs.CRS.from_epsg(4326).to_wkt()
    (lon, lat), *_ = in_crs(np.array([[[500_085.0, 5_599_915.0]]]), CRS, degrees)[0]
    assert find_similar(index, SimilarQuery(k=1, point=(lon, lat, "EPSG:4326")))[0].row == 11


def test_a_polygon_is_the_mean_of_its_chips(index):
    x, y = 500_000, 5_600_000
    ring = [[x, y], [x + 165, y], [x + 165, y - 75], [x, y - 75], [x, y]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    found = find_similar(index, SimilarQuery(k=5, polygons=([shape], ""), distance="euclidean"))
    middle = index.vectors([0, 1]).mean(0)
    expected = np.linalg.norm(index.vectors(range(100)) - middle, axis=1)
    assert [one.row for one in found] == np.argsort(expected)[:5].tolist()
    tiny = [[x + 41, y - 41], [x + 42, y - 41], [x + 42, y - 42], [x + 41, y - 41]]
    shape = {"type": "Polygon", "coordinates": [tiny]}
    assert find_similar(index, SimilarQuery(k=1, polygons=([shape], "")))[0].row == 0


def test_several_chips_of_bits_are_their_majority(tmp_path):
    index = open_index(write_codes(tmp_path / "a", embeddings(9, 70), BINARY))
    query = query_of_rows(index, [0, 1, 2])
    majority = (index.vectors([0, 1, 2]) > 0).sum(0) >= 2
    assert (index.query_codes(np.where(majority, 1.0, -1.0)[None]) == query).all()


def test_an_index_of_numbers_is_searched_with_any_code(index):
    answers = find_similar(index, SimilarQuery(k=4, point=(500_001, 5_599_999, ""), code="hash-32"))
    bits = recoded(index, Code("hash", 32))
    assert bits.shape == (100, 1) and answers[0].row == 0 and answers[0].distance == 0


def test_each_chip_of_another_index_asks(index, tmp_path):
    other = open_index(write_codes(tmp_path / "b", embeddings(100, 70)[[5, 50]]))
    answers = find_similar(index, SimilarQuery(k=2, index=other))
    assert [(one.query, one.rank) for one in answers] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert (answers[0].row, answers[2].row) == (5, 50)


@pytest.mark.parametrize(
    ("question", "kind", "expected"),
    [
        (SimilarQuery(k=101, point=(0, 0, "")), ParameterError, "K is 101, but the index"),
        (SimilarQuery(point=(0, 0, "")), InputError, "lies outside the chips of .*a.storiindex"),
        (
            SimilarQuery(point=(0, 0, "nonsense")),
            ParameterError,
            "CRS of the query is not understood",
        ),
        (
            SimilarQuery(point=(500_001, 5_599_999, ""), distance="hamming"),
            ParameterError,
            "DISTANCE is hamming, but the codes are numbers",
        ),
        (
            SimilarQuery(
                polygons=(
                    [{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}],
                    "",
                )
            ),
            InputError,
            "The polygon lies outside the chips",
        ),
        (
            SimilarQuery(polygons=([{"type": "LineString", "coordinates": [[0, 0], [1, 0]]}], "")),
            ParameterError,
            "is no polygon",
        ),
        (SimilarQuery(), ParameterError, "Nothing to look for is given"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(index, question, kind, expected):
    with pytest.raises(kind, match=expected):
        find_similar(index, question)


def test_bits_know_no_other_code_and_no_place_no_point(tmp_path):
    bits = open_index(write_codes(tmp_path / "a", embeddings(30, 70), BINARY))
    with pytest.raises(ParameterError, match="keeps binary only"):
        find_similar(bits, SimilarQuery(k=1, point=(500_001, 5_599_999, ""), code="lsh-32"))
    placeless = open_index(write_codes(tmp_path / "b", embeddings(30, 70), crs=""))
    with pytest.raises(ParameterError, match="have no place on the map"):
        find_similar(placeless, SimilarQuery(k=1, point=(1, 1, "")))
