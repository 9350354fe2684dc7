"""Searching again with more examples."""

from __future__ import annotations

import numpy as np
import pytest
from made_kinds import FIELDS, KINDS, TOWN, made_index

from stori_plugin.engine.retrieval.finding.refine import AGAINST, refined_query, similar_to_examples
from stori_plugin.engine.support.errors import ParameterError


@pytest.fixture(params=["float", "binary"])
def index(request, tmp_path):
    return made_index(tmp_path / "places.storiindex", request.param)[0]


def kinds_of(hits) -> list[int]:
    return KINDS[[hit.row for hit in hits]].tolist()


def test_the_query_moves_towards_and_away(tmp_path):
    index, embeddings = made_index(tmp_path / "places.storiindex")
    unit = embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True)
    expected = unit[[3, 5]].mean(0) + 1e-3 * unit[3] - AGAINST * unit[[30, 31]].mean(0)
    np.testing.assert_allclose(
        refined_query(index, [3, 5], [30, 31])[0], expected, rtol=1e-4, atol=1e-6
    )
    np.testing.assert_array_equal(refined_query(index, [3])[0], embeddings[3])


def test_bits_follow_the_majority_and_then_the_first(tmp_path):
    index, embeddings = made_index(tmp_path / "places.storiindex", "binary")
    signs = embeddings[[3, 25, 45]] > 0
    found = index.vectors([0])  # as many bits
    query = refined_query(index, [3, 25])
    bits = np.unpackbits(query.astype("<u8").view(np.uint8), bitorder="little")[: found.shape[1]]
    agree = signs[0] == signs[1]
    np.testing.assert_array_equal(bits[agree], signs[0][agree])
    np.testing.assert_array_equal(bits[~agree], signs[0][~agree])


def test_an_example_finds_its_kind(index):
    hits = similar_to_examples(index, [4], k=20)
    assert kinds_of(hits) == [FIELDS] * 20
    assert hits[0].row == 4 and hits[0].mark == 1 and hits[0].distance == pytest.approx(0, abs=1e-6)
    assert [hit.rank for hit in hits] == list(range(1, 21)) and hits[1].mark == 0
    assert {hit.date for hit in hits} == {"", "2021-05-01"} and hits[0].title == "scene 8"
    np.testing.assert_array_equal(hits[0].corners, index.table.corners[4])


def test_what_is_unlike_is_left_out_and_pushes_its_kind_back(index):
    before = kinds_of(similar_to_examples(index, [4, 24], k=40))
    after = similar_to_examples(index, [4, 24], [50, 51], k=58)
    assert not {50, 51} & {hit.row for hit in after} and len(after) == 58
    assert TOWN not in before and set(kinds_of(after)[-18:]) == {TOWN}


def test_no_more_than_there_are_and_none_without_an_example(index):
    assert len(similar_to_examples(index, [1], [2], k=500)) == 59
    with pytest.raises(ParameterError, match=r"no example .*: click on one on the map"):
        similar_to_examples(index, [], [3])


def test_of_many_examples_the_nearest_are_shown_and_the_rest_of_the_list_is_found(index):
    hits = similar_to_examples(index, list(range(12)), k=16)
    assert [hit.rank for hit in hits] == list(range(1, 17)) and kinds_of(hits) == [FIELDS] * 16
    assert sum(hit.mark for hit in hits) == 8
