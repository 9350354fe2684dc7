"""Rasters of similarity from rasters of embeddings, against a sum pixel by pixel."""

from __future__ import annotations

from dataclasses import replace

import naive
import numpy as np
import pytest
import rasterio
from made_similarity import CRS, X, Y, box, chosen, codes, made, numbers, point, shapes, write
from rasterio.warp import transform_geom

from stori_plugin.engine.options.similarity_raster_options import SimilarityRequest
from stori_plugin.engine.retrieval.embeddings import embedding_mosaic
from stori_plugin.engine.retrieval.similarity.similarity_raster import similarity_raster
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    NoOverlapError,
    OutputError,
    ParameterError,
    StoriError,
)
from stori_plugin.engine.support.progress import Progress


def test_points_and_polygons_that_are_alike_and_unlike(tmp_path):
    values = numbers()
    values[2, 0, 0] = np.nan
    values[:, 0, 1] = 0
    path = write(tmp_path / "e.tif", values)
    values[:, 0, 1] = np.nan  # a vector of length zero has no direction
    alike = chosen((20, 30), (4, 5, 3, 4), (10, 20, 1, 1))
    unlike = chosen((20, 30), (12, 2, 2, 2))
    found = made(
        tmp_path, path, shapes(box(4, 5, 3, 4), point(10, 20), box(4, 5)),
        unlike=shapes(box(12, 2, 2, 2)),
    )  # fmt: skip
    expected = naive.similarity(values, alike, unlike)
    np.testing.assert_allclose(found, expected, atol=2e-6)
    assert np.isnan(found[0, :2]).all() and np.nanmax(found) > 0.5
    one = made(tmp_path, path, shapes(point(10, 20)))
    assert one[10, 20] == pytest.approx(1, abs=1e-6) and np.nanargmax(one) == 10 * 30 + 20


def test_many_tiles_are_one_ground_and_only_those_that_reach_a_block_are_read(
    tmp_path, monkeypatch
):
    from stori_plugin.engine.retrieval.similarity import similarity_raster as module

    values = numbers(5, 40, 60)
    alike = shapes(box(4, 5, 30, 40))
    whole = made(tmp_path, write(tmp_path / "whole.tif", values), alike)
    tiles = [
        write(
            tmp_path / f"{row}_{column}.tif", values[:, row : row + 20, column : column + 20],
            west=X + 10 * column, north=Y - 10 * row,
        )
        for row in (0, 20) for column in (0, 20, 40)
    ]  # fmt: skip
    read: list[int] = []
    vectors = embedding_mosaic.read_vectors
    monkeypatch.setattr(embedding_mosaic, "read_vectors", lambda *a: read.append(1) or vectors(*a))
    monkeypatch.setattr(module, "_EDGE", 16)
    assert (made(tmp_path, tiles, alike, workers=1) == whole).all()
    assert len(read) < 60  # of 6 tiles in 12 blocks, and in one of the examples, 78


def test_examples_in_another_crs_and_smaller_than_a_pixel(tmp_path):
    path = write(tmp_path / "e.tif", numbers())
    here = made(tmp_path, path, shapes(point(3, 7)))
    small = box(3, 7)
    ring = np.array(small["coordinates"][0])
    small["coordinates"] = [[tuple(xy) for xy in ring.mean(0) + 0.2 * (ring - ring.mean(0))]]
    for shape in (point(3, 7), small):
        moved = transform_geom(CRS, "EPSG:4326", shape)
        assert (made(tmp_path, path, shapes(moved, crs="EPSG:4326")) == here)[~np.isnan(here)].all()


def test_tiles_of_two_zones_come_onto_the_grid_of_the_first(tmp_path):
    """The second lies in zone 32 and has one vector everywhere; the example is on it."""
    stored = codes()
    flat = np.repeat(stored[:, 9:10, 9:10], 20, 1).repeat(20, 2)
    x, y = transform_geom(CRS, "EPSG:32632", point(10, 45))["coordinates"]
    files = [
        write(tmp_path / "a.tif", stored),
        write(tmp_path / "b.tif", flat, "EPSG:32632", round(x, -1) - 100, round(y, -1) + 100),
    ]
    found = made(tmp_path, files, shapes(point(10, 45)))
    with rasterio.open(tmp_path / "out.tif") as raster:
        assert raster.crs.to_epsg() == 32631 and raster.transform.a == 10
        row, column = raster.index(X + 5, Y - 5)
    first = (slice(row, row + 20), slice(column, column + 30))
    values = (stored / 127.5) ** 2 * np.sign(stored)
    values[:, [3, 5], [4, 6]] = np.nan
    expected = naive.similarity(values, chosen((20, 30), (9, 9, 1, 1)))
    np.testing.assert_allclose(found[first], expected, atol=2e-6)
    found[first] = np.nan
    assert np.isfinite(found).sum() > 350 and np.nanmin(found) > 0.999999


def test_blocks_extents_and_workers_change_no_bit(tmp_path, monkeypatch):
    from stori_plugin.engine.retrieval.similarity import similarity_raster as module

    path = write(tmp_path / "e.tif", numbers(height=70, width=90))
    alike = shapes(box(4, 5, 30, 40))
    whole = made(tmp_path, path, alike, workers=1)
    monkeypatch.setattr(module, "_EDGE", 16)
    monkeypatch.setattr(module, "_NUMBERS", 5 * 16 * 3)  # three rows of a block at once
    assert (made(tmp_path, path, alike, workers=3) == whole).all()
    extent = (X + 200, Y - 500, X + 600, Y - 100)
    part = made(tmp_path, path, alike, extent=extent, extent_crs=CRS)
    assert (part == whole[10:50, 20:60]).all()


def test_what_lies_beside_an_earlier_result_goes_with_it(tmp_path):
    path = write(tmp_path / "e.tif", numbers())
    (tmp_path / "out.tif.aux.xml").write_text(
        '<PAMDataset><PAMRasterBand band="1"><NoDataValue>1</NoDataValue></PAMRasterBand>'
        "</PAMDataset>"
    )
    made(tmp_path, path, shapes(point(1, 1)))
    assert not (tmp_path / "out.tif.aux.xml").exists()


class Stop(Progress):
    def check(self) -> None:
        raise CancelledError


def test_what_cannot_be_is_a_sentence_and_leaves_nothing(tmp_path):
    path = write(tmp_path / "e.tif", numbers())
    good = SimilarityRequest(str(tmp_path / "out.tif"), [path], shapes(point(1, 1)))
    one = write(tmp_path / "one.tif", numbers(1))
    other = write(tmp_path / "other.tif", numbers(6))
    (tmp_path / "broken.tif").write_bytes(b"II*\0 and no more")
    far = write(tmp_path / "far.tif", numbers(), "EPSG:32655")
    away = shapes({"type": "Point", "coordinates": (0.0, 0.0)})
    for change, kind, expected in (
        ({"files": []}, ParameterError, "No raster of embeddings is given"),
        ({"files": [one]}, InputError, r"one\.tif has 1 band: a raster of embeddings has"),
        ({"files": [path, far]}, ParameterError, "as far apart as the rasters lie: give a smaller"),
        ({"files": [path, other]}, InputError, r"other\.tif has 6 bands \(plain\), and"),
        ({"files": [str(tmp_path / "broken.tif")]}, StoriError, r"broken\.tif"),
        ({"files": [str(tmp_path / "no.tif")]}, StoriError, r"no\.tif"),
        ({"alike": away}, InputError, "No pixel with an embedding lies below the examples"),
        ({"alike": ()}, InputError, "No pixel with an embedding"),
        ({"unlike": away}, InputError, "lies below UNLIKE"),
        ({"alike": shapes(point(1, 1), crs="no")}, ParameterError, "CRS of the examples"),
        ({"extent": (0, 0, 1, 1)}, NoOverlapError, "EXTENT does not overlap"),
        ({"output": str(tmp_path / "out.png")}, ParameterError, r"ends in \.tif"),
        ({"output": path}, OutputError, "is one of the inputs"),
        ({"output": str(tmp_path / "no" / "out.tif")}, OutputError, "cannot be written"),
    ):
        with pytest.raises(kind, match=expected):
            similarity_raster(replace(good, **change))
    with pytest.raises(CancelledError):
        similarity_raster(good, Stop())
    inputs = {"e.tif", "one.tif", "other.tif", "far.tif", "broken.tif"}
    assert {p.name for p in tmp_path.iterdir()} == inputs


def test_a_raster_where_another_lies_is_told(tmp_path):
    years = [write(tmp_path / f"{year}.tif", numbers(seed=year)) for year in (2023, 2024)]
    beside = write(tmp_path / "beside.tif", numbers(), west=X + 300)
    heard: list[str] = []

    class Hearing(Progress):
        def warn(self, text: str) -> None:
            heard.append(text)

    request = SimilarityRequest(str(tmp_path / "out.tif"), [*years, beside], shapes(point(1, 1)))
    similarity_raster(request, Hearing())
    assert heard == [
        f"{years[1]} lies where {years[0]} does and counts only where that knows nothing: give "
        "those of one year."
    ]


def test_a_folder_may_hold_an_earlier_result(tmp_path):
    write(tmp_path / "e.tif", numbers())
    first = made(tmp_path, [], shapes(point(1, 1)), folder=str(tmp_path))
    assert (made(tmp_path, [], shapes(point(1, 1)), folder=str(tmp_path)) == first).all()
    (tmp_path / "e.tif").unlink()
    with pytest.raises(InputError, match="holds no embeddings: choose a folder of GeoTIFFs"):
        made(tmp_path, [], shapes(point(1, 1)), folder=str(tmp_path))


def test_an_extent_without_embeddings_is_a_sentence(tmp_path):
    values = numbers()
    values[:, 10:] = np.nan
    request = SimilarityRequest(
        str(tmp_path / "out.tif"), [write(tmp_path / "e.tif", values)], shapes(point(1, 1)),
        extent=(X, Y - 200, X + 300, Y - 100),
    )  # fmt: skip
    with pytest.raises(InputError, match="No pixel of the extent has an embedding"):
        similarity_raster(request)
    assert not (tmp_path / "out.tif").exists()
