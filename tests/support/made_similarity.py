"""Rasters of embeddings, points and polygons on them, and rasters of similarity made of both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from affine import Affine

from stori_plugin.engine.options.find_similar_options import ExampleShapes
from stori_plugin.engine.options.similarity_raster_options import SimilarityRequest
from stori_plugin.engine.retrieval.similarity.similarity_raster import similarity_raster

CRS = "EPSG:32631"
X, Y = 500_000.0, 5_600_000.0


def write(path: Path, values: np.ndarray, crs=CRS, west=X, north=Y, nodata=None, flip=False) -> str:
    """Write bands (n, h, w) of pixels of 10 m; with ``flip`` from the south on, as Earth does."""
    height = values.shape[1]
    place = Affine(10, 0, west, 0, -10, north)
    if flip:
        place, values = Affine(10, 0, west, 0, 10, north - 10 * height), values[:, ::-1]
    with rasterio.open(
        path, "w", driver="GTiff", count=len(values), height=height, width=values.shape[2],
        dtype=str(values.dtype), crs=crs, transform=place, nodata=nodata, interleave="pixel",
    ) as raster:  # fmt: skip
        raster.write(values)
    return str(path)


def numbers(bands: int = 5, height: int = 20, width: int = 30, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(bands, height, width)).astype(np.float32)


def codes(bands: int = 64, height: int = 20, width: int = 30) -> np.ndarray:
    made = np.random.default_rng(1).integers(-127, 128, (bands, height, width)).astype(np.int8)
    made[:, 3, 4] = -128
    made[-1, 5, 6] = -128
    return made


def box(row: int, column: int, height: int = 1, width: int = 1, west=X, north=Y) -> dict:
    left, top = west + 10 * column, north - 10 * row
    right, low = left + 10 * width, top - 10 * height
    ring = [(left, top), (right, top), (right, low), (left, low), (left, top)]
    return {"type": "Polygon", "coordinates": [ring]}


def point(row: int, column: int) -> dict:
    return {"type": "Point", "coordinates": (X + 10 * column + 5, Y - 10 * row - 5)}


def shapes(*some: dict, crs: str = CRS) -> tuple[ExampleShapes, ...]:
    return (ExampleShapes(some, crs),)


def made(tmp_path: Path, files, alike, **changes) -> np.ndarray:
    """Write the similarity and return it."""
    files = [files] if isinstance(files, str) else files
    request = SimilarityRequest(str(tmp_path / "out.tif"), files, alike, **changes)
    written = similarity_raster(request)
    assert not [path for path in tmp_path.iterdir() if "unfinished" in path.name]
    with rasterio.open(written.path) as raster:
        values = raster.read(1)
        assert raster.descriptions == ("similarity",) and np.isnan(raster.nodata)
    assert written.pixels == np.isfinite(values).sum()
    return values


def chosen(shape, *windows) -> np.ndarray:
    found = np.zeros(shape, bool)
    for row, column, height, width in windows:
        found[row : row + height, column : column + width] = True
    return found
