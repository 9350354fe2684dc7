"""Scores of retrieval, by hand and over whole indexes, and their page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_chips import write_classes, write_codes
from read_page import FILE_NAME, NAME, Page

from stori_plugin.engine.options.build_index_options import IndexRequest
from stori_plugin.engine.options.evaluate_retrieval_options import EvaluationProtocol
from stori_plugin.engine.retrieval.evaluation.evaluate_retrieval import (
    evaluate_retrieval,
    split_rows,
)
from stori_plugin.engine.retrieval.evaluation.evaluation_report import HEAD, cells, evaluation_html
from stori_plugin.engine.retrieval.evaluation.metrics import (
    Relevance,
    average_precision,
    average_precision_of_found,
    mean_with_interval,
    precision,
    relevance,
)
from stori_plugin.engine.retrieval.evaluation.projection import principal_components
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.codes import Code
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError, ParameterError

KINDS = ("maize", "wheat", "grass")


def clouds(count: int = 90, dim: int = 64, noise: float = 0.5):
    """Return embeddings in three clouds and the label of each."""
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((3, dim))
    kinds = np.arange(count) % 3
    return centres[kinds] + noise * rng.standard_normal((count, dim)), [
        (KINDS[kind],) for kind in kinds
    ]


def test_scores_by_hand():
    relevant = np.array([[1, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]], bool)
    assert precision(relevant).tolist() == [0.5, 0.25, 0.0]
    # Two of three found, at ranks 1 and 3; one of one, at rank 4; none of nine.
    expected = [(1 / 1 + 2 / 3) / 3, (1 / 4) / 1, 0.0]
    np.testing.assert_allclose(average_precision(relevant, np.array([3, 1, 9])), expected)
    assert np.isnan(average_precision(relevant, np.array([0, 1, 1]))[0])


def test_one_hit_of_a_hundred_in_both_definitions():
    one = np.zeros((1, 20), bool)
    one[0, 0] = True
    assert average_precision_of_found(one).tolist() == [1.0]
    assert average_precision(one, np.array([100])).tolist() == [0.05]
    assert average_precision_of_found(np.zeros((1, 20), bool)).tolist() == [0.0]


def published(hits) -> float:
    """The score of one query as the published code counts it, rank by rank."""
    gains, found = [], 0
    for rank, hit in enumerate(hits, start=1):
        if hit:
            found += 1
            gains.append(found / rank)
    return sum(gains) / len(gains) if gains else 0.0


def test_the_published_score_counts_every_query(tmp_path):
    """Ten of the chips have a label of their own: they have nothing to find, and count as 0."""
    embeddings, labels = clouds(noise=3.0)
    labels = [(f"only {k}",) if k % 9 == 0 else label for k, label in enumerate(labels)]
    index = open_index(write_codes(tmp_path / "a", embeddings, labels=labels))
    for match in ("any", "exact"):
        protocol = EvaluationProtocol(k=7, match=match, codes=("float",), distances=("euclidean",))
        found = evaluate_retrieval(index, protocol)
        scores, useful = [], 0
        for query in found.queries:
            away = [(np.linalg.norm(embeddings[query] - embeddings[r]), r) for r in found.database]
            scores.append(published([labels[r] == labels[query] for _, r in sorted(away)[:7]]))
            useful += any(labels[r] == labels[query] for r in found.database)
        (row,) = found.rows
        assert row.map_of_found == pytest.approx(np.mean(scores))
        assert found.answerable == useful < len(found.queries)
        told = dict(zip(HEAD, cells(found, protocol)[0]))
        assert told["mAP_of_found"] == round(np.mean(scores), 4) != told["mAP_of_all"]
        assert told["queries_with_relevant"] == useful
        page = Page(evaluation_html([found], protocol)).text
        assert "mAP of found" in page and "mAP of all" in page


def test_chips_without_a_label_do_not_ask_and_are_searched(tmp_path):
    embeddings, labels = clouds(noise=3.0)
    labels = [() if k % 2 else label for k, label in enumerate(labels)]
    index = open_index(write_codes(tmp_path / "a", embeddings, labels=labels))
    protocol = EvaluationProtocol(k=7, codes=("float",), distances=("euclidean",))
    found = evaluate_retrieval(index, protocol)
    assert not (found.queries % 2).any() and (found.database % 2).any()
    distances = np.linalg.norm(
        embeddings[found.queries][:, None] - embeddings[found.database], axis=2
    )
    nearest = found.database[np.argsort(distances, axis=1)[:, :7]]
    alike = nearest % 3 == found.queries[:, None] % 3
    expected = np.mean([published(hits) for hits in alike & (nearest % 2 == 0)])
    assert found.rows[0].map_of_found == pytest.approx(expected)


def test_any_and_exact_matches():
    one = np.array([[1, 1, 0], [0, 0, 0]], bool)
    other = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0], [1, 1, 1]], bool)
    assert relevance(one, other, "any").tolist() == [[1, 1, 0, 0, 1], [0] * 5]
    assert relevance(one, other, "exact").tolist() == [[1, 0, 0, 0, 0], [0] * 5]
    rows = np.array([[0, 4, 2], [1, 1, 3]])
    for match in ("any", "exact"):
        pairs = Relevance(one, other, match)
        whole = relevance(one, other, match)
        assert (pairs.of(rows) == np.take_along_axis(whole, rows, 1)).all()
        assert (pairs.totals() == whole.sum(1)).all()
    with pytest.raises(ParameterError, match="MATCH is “some”"):
        relevance(one, other, "some")


def test_the_interval_is_students():
    mean, half = mean_with_interval([1.0, 2.0, 3.0, 4.0, 5.0])
    assert mean == 3.0 and half == pytest.approx(2.776 * np.sqrt(2.5 / 5))
    assert mean_with_interval([2.0]) == (2.0, 0.0)


def test_a_split_is_repeatable_and_leaves_nothing_out():
    queries, database = split_rows(11, 0.5, seed=3)
    assert sorted([*queries, *database]) == list(range(11)) and len(queries) in (5, 6)
    assert (split_rows(11, 0.5, seed=3)[0] == queries).all()
    with pytest.raises(ParameterError, match="QUERY_SHARE is 1 %, which leaves"):
        split_rows(11, 0.01, seed=3)


def test_every_code_and_distance_is_scored(tmp_path):
    embeddings, labels = clouds()
    index = open_index(write_codes(tmp_path / "a", embeddings, labels=labels))
    found = evaluate_retrieval(index, EvaluationProtocol(k=10))
    names = [(row.code, row.distance) for row in found.rows]
    assert names == [
        ("float", "cosine"), ("float", "euclidean"), ("binary", "hamming"),
        ("hash-32", "hamming"), ("lsh-32", "hamming"),
    ]  # fmt: skip
    scores = {row.code: row.mean_average_precision for row in found.rows}
    assert scores["float"] > 0.95 and scores["lsh-32"] < scores["float"]
    lsh = found.rows[-1]
    assert lsh.map_spread > 0 and lsh.bits == 32 and found.rows[2].map_spread == 0
    assert [len(row) for row in cells(found, EvaluationProtocol(k=10))] == [len(HEAD)] * 5


def test_scores_equal_a_naive_count(tmp_path):
    embeddings, labels = clouds(noise=2.0)
    index = open_index(write_codes(tmp_path / "a", embeddings, Code("binary"), labels=labels))
    found = evaluate_retrieval(index, EvaluationProtocol(k=7))
    assert [(row.code, row.distance) for row in found.rows] == [("binary", "hamming")]
    bits = embeddings.astype(np.float32) > 0
    scores = []
    for query in found.queries:
        away = [(int((bits[query] != bits[row]).sum()), row) for row in found.database]
        hits = [labels[row] == labels[query] for _, row in sorted(away)[:7]]
        total = sum(labels[row] == labels[query] for row in found.database)
        gains = [sum(hits[: i + 1]) / (i + 1) for i in range(7) if hits[i]]
        scores.append(sum(gains) / min(7, total))
    assert found.rows[0].mean_average_precision == pytest.approx(np.mean(scores))


@pytest.mark.parametrize(
    ("labels", "protocol", "kind", "expected"),
    [
        ([()] * 9, EvaluationProtocol(), InputError, "has no labels: build it from a folder"),
        ([(str(i),) for i in range(9)], EvaluationProtocol(), InputError, "No query of the index"),
        (
            [("a",)] * 9,
            EvaluationProtocol(k=20),
            ParameterError,
            "K is 20, and the database has 5 chips",
        ),
        ([("a",)] * 9, EvaluationProtocol(k=2, codes=()), ParameterError, "CODES is empty"),
        (
            [("a",)] * 9,
            EvaluationProtocol(k=2, codes=("morse",)),
            ParameterError,
            "CODE is “morse”",
        ),
        (
            [("a",)] * 9,
            EvaluationProtocol(k=2, distances=("miles",)),
            ParameterError,
            "DISTANCE is “miles”",
        ),
    ],
)
def test_what_cannot_be_evaluated_is_one_sentence(tmp_path, labels, protocol, kind, expected):
    path = write_codes(tmp_path / "a", clouds(9)[0], labels=labels)
    with pytest.raises(kind, match=expected):
        evaluate_retrieval(open_index(path), protocol)


def test_the_page_shows_examples_in_green_and_red_and_a_map(tmp_path):
    write_classes(tmp_path / "chips", each=4)
    build_index(IndexRequest(str(tmp_path / "a.storiindex"), folder=str(tmp_path / "chips")))
    protocol = EvaluationProtocol(k=4, codes=("float", "lsh-2"))
    found = evaluate_retrieval(open_index(tmp_path / "a.storiindex"), protocol)
    page = evaluation_html([found], protocol)
    assert page.count("data:image/png;base64,") > 10
    assert 'class="chip query"' in page and 'class="chip right"' in page
    assert 'class="chip wrong"' in page and "principal components" in page
    assert "±" in page and page.count("<circle") >= 16


def test_a_page_without_the_chips_still_tells(tmp_path):
    embeddings, labels = clouds(noise=3.0)
    index = open_index(write_codes(tmp_path / "a", embeddings, labels=labels))
    protocol = EvaluationProtocol(k=5, codes=("float",))
    page = evaluation_html([evaluate_retrieval(index, protocol)], protocol)
    assert "data:image" not in page and "maize" in page


def test_labels_and_names_of_chips_are_text(tmp_path):
    folder = write_classes(tmp_path / "chips", each=4)
    (folder / "water").rename(folder / FILE_NAME)
    build_index(IndexRequest(str(tmp_path / "a.storiindex"), folder=str(folder)))
    index, protocol = (
        open_index(tmp_path / "a.storiindex"),
        EvaluationProtocol(k=4, codes=("float",)),
    )
    found = evaluate_retrieval(index, protocol)
    page = Page(evaluation_html([found], protocol))
    assert f"query: {FILE_NAME}" in page.text and f"1: {FILE_NAME}" in page.text
    assert any(title.startswith(f"{FILE_NAME}/") for title in page.titles)
    shown = replace(found.best, distance=NAME)
    page = Page(evaluation_html([replace(found, best=shown)], protocol))
    assert f"Examples: convolutional, float, {NAME}" in page.text


def test_long_labels_are_shortened(tmp_path):
    embeddings, labels = clouds()
    labels = [(f"{word} {'x' * 60}",) for (word,) in labels]
    index = open_index(write_codes(tmp_path / "a", embeddings, labels=labels))
    protocol = EvaluationProtocol(k=5, codes=("float",))
    page = Page(evaluation_html([evaluate_retrieval(index, protocol)], protocol))
    assert f"1: maize {'x' * 41}… " in page.text
    assert any(f"maize {'x' * 60}" in title for title in page.titles)


def test_principal_components_are_those_of_the_covariance():
    points = np.random.default_rng(0).standard_normal((50, 6)) * [9, 5, 1, 1, 1, 1]
    places, shares = principal_components(points)
    values = np.linalg.eigvalsh(np.cov(points.T))[::-1]
    np.testing.assert_allclose(places.var(0, ddof=1), values[:2])
    np.testing.assert_allclose(shares, values[:2] / values.sum())
    assert principal_components(points[:1])[0].tolist() == [[0.0, 0.0]]
