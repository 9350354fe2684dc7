"""Chips in polygons and at points, as if each was held against all."""

from __future__ import annotations

import naive
import numpy as np
import pytest
from made_chips import table_of, write_codes
from made_embeddings import embeddings

from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.finding import query
from stori_plugin.engine.retrieval.finding.chip_places import ChipPlaces
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.finding.query import query_of_rows, rows_of_shapes
from stori_plugin.engine.retrieval.index.codes import Code
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import InputError

X, Y = 500_000.0, 5_600_000.0  # the corner of the first of the chips, which are 80 m wide


def outlines() -> np.ndarray:
    """90 chips in random order: one without a place, one elsewhere, one twice as large."""
    corners = table_of(90).corners[np.random.default_rng(2).permutation(90)]
    corners[7] = np.nan
    corners[11] += 10_000
    corners[20] = corners[20].mean(0) + 2 * (corners[20] - corners[20].mean(0))
    return corners


def star(random: np.random.Generator, points: int) -> np.ndarray:
    """Return a ring whose edges cross each other, with corners upon centres of chips as well."""
    ring = random.uniform((X - 50, Y - 750), (X + 850, Y + 50), (points, 2))
    ring[::3] = np.round((ring[::3] - (X, Y)) / 80) * 80 + (X + 40, Y - 40)
    return np.concatenate([ring, ring[:1]])


@pytest.mark.parametrize("seed", range(8))
def test_the_chips_of_a_polygon_are_those_that_a_ray_finds(seed):
    random, corners = np.random.default_rng(seed), outlines()
    rings = [star(random, 3 + 5 * seed) for _ in range(1 + seed % 3)]
    expected = np.flatnonzero(naive.within(rings, corners.mean(1)))
    assert ChipPlaces.of(corners).within(rings).tolist() == expected.tolist()


def test_a_point_is_in_the_chip_with_the_nearest_centre_of_those_that_hold_it(tmp_path):
    corners = outlines()
    places = ChipPlaces.of(corners)
    lying = np.flatnonzero(np.isfinite(corners).all((1, 2)))
    for x, y in np.random.default_rng(0).uniform((X - 90, Y - 800), (X + 900, Y + 90), (300, 2)):
        low, high = corners[lying].min(1), corners[lying].max(1)
        holding = lying[((low <= (x, y)) & ((x, y) <= high)).all(1)]
        away = np.hypot(*(corners[holding].mean(1) - (x, y)).T)
        expected = int(holding[np.argmin(away)]) if len(holding) else None
        assert places.row_at(x, y) == expected


@pytest.mark.parametrize("code", ["float", "binary"])
def test_the_mean_of_many_chips_is_the_same_bits_in_pieces(tmp_path, monkeypatch, code):
    index = open_index(write_codes(tmp_path / "a", embeddings(500, 70), Code(code)))
    rows = np.flatnonzero(np.random.default_rng(0).random(500) < 0.8)
    expected = index.query_codes(index.vectors(rows).mean(0, keepdims=True))
    held: list[int] = []
    vectors = index.vectors

    def counted(some):
        held.append(len(some))
        return vectors(some)

    monkeypatch.setattr(index, "vectors", counted)
    monkeypatch.setattr(query, "_ROWS_AT_ONCE", 64)
    assert (query_of_rows(index, rows) == expected).all()
    assert max(held) == 64 and sum(held) == len(rows)


def test_points_and_polygons_are_one_example_and_each_chip_counts_once(tmp_path):
    index = open_index(write_codes(tmp_path / "a", embeddings(100, 70)))
    ring = [[X, Y], [X + 165, Y], [X + 165, Y - 75], [X, Y - 75], [X, Y]]
    square = {"type": "Polygon", "coordinates": [ring]}
    far = {"type": "MultiPolygon", "coordinates": [[[[x + 240, y - 80] for x, y in ring]]]}
    points = {"type": "MultiPoint", "coordinates": [[X + 1, Y - 1, 3.0], [X + 799, Y - 799, 3.0]]}
    point = {"type": "Point", "coordinates": [X + 100, Y - 100]}
    shapes = [square, square, points, far, point]
    assert rows_of_shapes(index, shapes).tolist() == [0, 1, 11, 13, 14, 99]
    query = SimilarQuery(k=3, polygons=(shapes, ""))
    assert len(find_similar(index, query)) == 3
    outside = {"type": "MultiPoint", "coordinates": [[X + 1, Y - 1], [X - 5, Y]]}
    with pytest.raises(InputError, match=r"The point 499995, 5600000 lies outside the chips"):
        rows_of_shapes(index, [outside])


def test_each_part_of_a_polygon_finds_its_chips(tmp_path):
    """A small part finds the chip below it, and parts that overlap do not cancel each other."""
    index = open_index(write_codes(tmp_path / "a.storiindex", embeddings(100, 16)))

    def ring(left: float, top: float, size: float) -> list:
        x, y = X + left, Y - top
        return [(x, y), (x + size, y), (x + size, y - size), (x, y - size), (x, y)]

    parts = [[ring(0, 0, 160)], [ring(10, 10, 160)], [ring(405, 405, 5)], [ring(-900, 0, 5)], [[]]]
    shape = {"type": "MultiPolygon", "coordinates": parts}
    assert rows_of_shapes(index, [shape]).tolist() == [0, 1, 10, 11, 55]
    with pytest.raises(InputError, match="The polygon lies outside the chips"):
        rows_of_shapes(index, [{"type": "MultiPolygon", "coordinates": parts[3:]}])
