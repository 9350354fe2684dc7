"""Codes and exact search against a few obvious lines of NumPy."""

from __future__ import annotations

import numpy as np
import pytest
from made_embeddings import embeddings
from made_runs import Listener

from stori_plugin.engine.retrieval.index import search
from stori_plugin.engine.retrieval.index.codes import Code, hyperplanes, pack, parse_code, unpack
from stori_plugin.engine.retrieval.index.search import nearest
from stori_plugin.engine.support.errors import CancelledError, ParameterError


def naive(distances: np.ndarray, k: int):
    """Return the first k of each row, equal ones in the order of the columns."""
    order = np.argsort(distances, axis=1, kind="stable")[:, :k]
    return order, np.take_along_axis(distances, order, 1)


@pytest.mark.parametrize("bits", [1, 32, 64, 100, 768])
def test_hamming_equals_counting_bits(bits):
    rng = np.random.default_rng(bits)
    codes, asked = rng.random((5000, bits)) < 0.5, rng.random((3, bits)) < 0.5
    rows, distances = naive((codes[None] != asked[:, None]).sum(-1), 17)
    found = nearest(pack(codes), pack(asked), 17, "hamming", workers=1)
    assert (found.rows == rows).all() and (found.distances == distances).all()


@pytest.mark.parametrize("distance", ["euclidean", "cosine", "dot"])
def test_numbers_equal_the_textbook(distance):
    codes, asked = embeddings(4500, 37), embeddings(3, 37, seed=1)
    one, other = asked.astype(float), codes.astype(float)
    lengths = np.linalg.norm(one, axis=1)[:, None] * np.linalg.norm(other, axis=1)
    expected = {
        "euclidean": np.linalg.norm(one[:, None] - other, axis=2),
        "cosine": 1 - one @ other.T / lengths,
        "dot": -one @ other.T,
    }[distance]
    rows, distances = naive(expected, 9)
    found = nearest(codes, asked, 9, distance, workers=1)
    assert (found.rows == rows).all()
    np.testing.assert_allclose(found.distances, distances, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("distance", ["hamming", "cosine"])
def test_the_same_whatever_the_number_of_threads_and_the_size_of_blocks(distance, monkeypatch):
    numbers = embeddings(20_000, 24)
    codes = Code("binary").encode(numbers) if distance == "hamming" else numbers
    whole = nearest(codes, codes[:3], 500, distance, workers=1)
    monkeypatch.setattr(search, "BYTES_AT_ONCE", 1024)
    parts = nearest(codes, codes[:3], 500, distance, workers=3)
    assert (whole.rows == parts.rows).all() and (whole.distances == parts.distances).all()


@pytest.mark.parametrize("distance", ["hamming", "euclidean", "cosine", "dot"])
@pytest.mark.parametrize("k", [257, 3000, 12_000])
def test_many_nearest_begin_with_the_same_as_few_and_every_one_is_in_order(
    distance, k, monkeypatch
):
    monkeypatch.setattr(search, "BYTES_AT_ONCE", 1024)
    numbers = embeddings(12_000, 24)
    numbers[::5] = numbers[0]  # many are equally far
    codes = Code("binary").encode(numbers) if distance == "hamming" else numbers
    few = nearest(codes, codes[:3], 256, distance, workers=2)
    many = nearest(codes, codes[:3], k, distance, workers=2)
    assert (many.rows[:, :256] == few.rows).all()
    assert (many.distances[:, :256] == few.distances).all()
    every = nearest(codes, codes[:3], 12_000, distance, workers=1)
    assert (np.sort(every.rows) == np.arange(12_000)).all()
    assert (many.rows == every.rows[:, :k]).all()
    further = np.diff(every.distances) > 0
    assert (further | (np.diff(every.rows) > 0) | (distance == "euclidean")).all()
    assert (np.diff(every.distances) >= 0).all()


def test_many_nearest_of_each_are_not_kept_sorted_while_codes_are_scanned(monkeypatch):
    def scan(codes, first_row, queries, best, rows):
        raise AssertionError("each that enters would move thousands of others")

    monkeypatch.setattr(search, "scan_hamming", scan)
    codes = Code("binary").encode(embeddings(9000, 70))
    for k in (1000, 9000):
        assert nearest(codes, codes[:2], k, "hamming", workers=2).rows[:, 0].tolist() == [0, 1]


def test_equal_distances_come_in_the_order_of_the_codes():
    codes = np.zeros((30_000, 1), np.uint64)
    codes[::3] = 7
    found = nearest(codes, codes[:1], 5, "hamming", workers=2, ids=np.arange(30_000) + 100)
    assert found.rows.tolist() == [[0, 3, 6, 9, 12]]
    assert found.ids.tolist() == [[100, 103, 106, 109, 112]]


def test_a_code_without_direction_is_far_from_everything():
    codes = np.array([[0.0, 0.0], [1.0, 0.0]], np.float32)
    found = nearest(codes, codes[1:], 2, "cosine")
    assert found.distances.tolist() == [[0.0, 1.0]]


@pytest.mark.parametrize(
    ("codes", "k", "distance", "expected"),
    [
        (np.zeros((5, 1), np.uint64), 6, "hamming", "K is 6, and there are 5 chips"),
        (np.zeros((5, 1), np.uint64), 0, "hamming", "K is 0"),
        (np.zeros((5, 1), np.uint64), 2, "cosine", "the codes are bits: choose hamming"),
        (np.zeros((5, 1), np.float32), 2, "hamming", "choose euclidean, cosine or dot"),
        (np.zeros((5, 1), np.float32), 2, "miles", "choose one of hamming, euclidean"),
    ],
)
def test_what_does_not_fit_is_one_sentence(codes, k, distance, expected):
    with pytest.raises(ParameterError, match=expected):
        nearest(codes, codes[:1], k, distance)


def test_it_stops_when_asked():
    codes = np.zeros((50_000, 1), np.uint64)
    listener = Listener(stop_at="now")
    listener.say("now")
    with pytest.raises(CancelledError):
        nearest(codes, codes[:1], 3, "hamming", workers=2, progress=listener)


def test_bits_are_packed_and_come_back():
    bits = np.random.default_rng(0).random((7, 130)) < 0.5
    words = pack(bits)
    assert words.shape == (7, 3) and words.dtype == np.uint64
    assert (unpack(words, 130) == bits).all()
    expected = sum(int(bit) << i for i, bit in enumerate(bits[0, :64]))
    assert int(words[0, 0]) == expected


def test_codes_are_those_of_the_paper():
    given = embeddings(20, 70)
    assert (unpack(Code("binary").encode(given), 70) == (given > 0)).all()
    groups = np.stack([given[:, k::32].mean(1) for k in range(32)], 1)
    assert (unpack(Code("hash", 32).encode(given), 32) == (groups > 0)).all()
    sides = given @ hyperplanes(70, 16, seed=3) > 0
    assert (unpack(Code("lsh", 16, 3).encode(given), 16) == sides).all()
    assert Code("float").encode(given) is given


def test_hyperplanes_are_the_same_for_ever():
    # An index made with one NumPy must understand the queries of another.
    np.testing.assert_allclose(
        hyperplanes(2, 2, seed=0), [[1.7640524, 0.4001572], [0.978738, 2.2408931]], rtol=1e-6
    )


@pytest.mark.parametrize("text", ["float", "binary", "hash-32", "lsh-64"])
def test_codes_are_read_by_name(text):
    assert parse_code(text).name == text


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: parse_code("hash"), "write float, binary, hash-32 or lsh-32"),
        (lambda: parse_code("binary-8"), "write float, binary, hash-32 or lsh-32"),
        (lambda: parse_code("lsh-0"), "give a length from 1"),
        (lambda: Code("morse"), "choose one of float, binary, hash, lsh"),
        (lambda: Code("hash", 99).encode(embeddings(2, 70)), "longer than the embedding"),
    ],
)
def test_a_code_that_cannot_be_is_one_sentence(make, expected):
    with pytest.raises(ParameterError, match=expected):
        make()
