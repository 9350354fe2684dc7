"""The pixels that points and polygons of an example stand for."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.crs import CRS

from stori_plugin.engine.options.find_similar_options import ExampleShapes
from stori_plugin.engine.rasters.grid import Grid
from stori_plugin.engine.retrieval.similarity import example_pixels
from stori_plugin.engine.retrieval.similarity.example_pixels import mean_vector
from stori_plugin.engine.support.errors import InputError, NoOverlapError
from stori_plugin.engine.support.progress import Progress

WKT = CRS.from_epsg(32631).to_wkt()
GRID = Grid(WKT, (10.0, 0.0, 500_000.0, 0.0, -10.0, 5_600_000.0), 30, 20)


class Heard(Progress):
    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warn(self, text: str) -> None:
        self.warnings.append(text)


def at(column: float, row: float) -> tuple[float, float]:
    return 500_000 + 10 * column, 5_600_000 - 10 * row


def ring(left: float, top: float, right: float, low: float) -> list[tuple[float, float]]:
    return [at(left, top), at(right, top), at(right, low), at(left, low), at(left, top)]


def shape(kind: str, coordinates) -> dict:
    return {"type": kind, "coordinates": coordinates}


def counted(*shapes: dict, missing=()) -> tuple[set[tuple[int, int]], list[str]]:
    """Return the pixels (row, column) that count: each adds a bit of its own to the sum."""
    numbers = np.zeros((600, 20, 30), np.float32)
    numbers[np.arange(600), np.arange(600) // 30, np.arange(600) % 30] = 1
    for row, column in missing:
        numbers[:, row, column] = np.nan

    def read(window):
        rows, columns = (slice(a, a + n) for a, n in (
            (window.row, window.height), (window.column, window.width)))  # fmt: skip
        return numbers[:, rows, columns]

    progress = Heard()
    mean = mean_vector([ExampleShapes(shapes, WKT)], GRID, read, progress, "FEATURES")
    some = np.flatnonzero(mean)
    np.testing.assert_allclose(mean[some], 1 / len(some))
    return {divmod(int(n), 30) for n in some}, progress.warnings


@pytest.mark.parametrize("tile", [256, 7])
def test_each_part_counts_by_itself(monkeypatch, tile):
    monkeypatch.setattr(example_pixels, "_TILE", tile)
    field = {(row, column) for row in (4, 5) for column in (6, 7, 8)}
    large, tiny = ring(6, 4, 9, 6), ring(20.1, 10.1, 20.3, 10.2)
    hedge = ring(12.6, 2.1, 12.9, 4.9)  # holds no centre
    assert counted(shape("Polygon", [hedge])) == ({(2, 12), (3, 12), (4, 12)}, [])
    both = shape("MultiPolygon", [[large], [tiny], [hedge]])
    found, heard = counted(both)
    assert found == field | {(10, 20), (2, 12), (3, 12), (4, 12)} and not heard
    close = shape("MultiPoint", [at(6.9, 4.5), at(7.1, 4.5)])
    assert counted(close)[0] == {(4, 6), (4, 7)}
    collection = {"type": "GeometryCollection", "geometries": [both, close]}
    assert counted(collection)[0] == found
    hole = shape("Polygon", [ring(6, 4, 9, 7), ring(7, 5, 8, 6)])
    assert counted(hole)[0] == {(r, c) for r in (4, 5, 6) for c in (6, 7, 8)} - {(5, 7)}


def test_the_rim_of_the_ground_is_ground_and_parts_of_nothing_are_none():
    corners = [at(0, 0), at(30, 0), at(30, 20), at(0, 20)]
    found, heard = counted(shape("MultiPoint", corners))
    assert found == {(0, 0), (0, 29), (19, 29), (19, 0)} and not heard
    nothing = shape("MultiPolygon", [[], [[]], [ring(6, 4, 7, 5)[:2]], [ring(6, 4, 7, 5)]])
    high = shape("Point", (*at(2.5, 2.5), 99.0))
    assert counted(nothing, high)[0] == {(4, 6), (2, 2)}


def test_features_without_an_embedding_are_told():
    inside, twice = shape("Polygon", [ring(6, 4, 9, 6)]), shape("Polygon", [ring(6, 4, 8, 6)])
    away, beside = shape("Point", at(99, 99)), shape("Polygon", [ring(-9, -9, -5, -5)])
    gap = shape("Point", at(1.5, 1.5))
    assert counted(inside, twice, shape("Point", at(6.5, 4.5)))[1] == []
    found, heard = counted(inside, away, twice, beside, gap, missing=[(1, 1), (4, 6)])
    assert len(found) == 5 and heard == [
        "3 of 5 features of FEATURES lie on no pixel with an embedding and do not count."
    ]
    for nothing in ((away,), (gap,), (shape("MultiPolygon", []),)):
        with pytest.raises(InputError, match="No pixel with an embedding lies below FEATURES"):
            counted(*nothing, missing=[(1, 1)])
    polar = ExampleShapes([shape("Point", (190.0, 91.0))], "EPSG:4326")
    with pytest.raises(NoOverlapError, match="A feature of FEATURES lies where the CRS of the"):
        mean_vector([polar], GRID, lambda window: np.zeros(0), Heard(), "FEATURES")
