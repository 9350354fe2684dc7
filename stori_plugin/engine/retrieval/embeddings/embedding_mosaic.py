"""Rasters of embeddings of one kind as one ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rasterio.crs import CRS

from ...rasters.blocks import MOST_BLOCKS
from ...rasters.common_ground import Bounds, bounds_in
from ...rasters.grid import Grid, Window
from ...rasters.reading import GridReader
from ...rasters.storage import TILE
from ...support.errors import InputError, ParameterError
from ...support.progress import Progress
from .embedding_raster import EmbeddingRaster, open_embedding, read_vectors


def open_embeddings(files: Sequence[str], progress: Progress) -> list[EmbeddingRaster]:
    """Look at rasters that make up one ground.

    Raises `ParameterError` without one, `InputError` where they are of several kinds, and what
    `open_embedding` raises.
    """
    if not files:
        raise ParameterError("No raster of embeddings is given: choose one or more.")
    items = []
    for path in files:
        progress.check()
        items.append(open_embedding(path))
    first = items[0]
    for item in items[1:]:
        if (item.bands, item.coding) != (first.bands, first.coding):
            raise InputError(
                f"{item.raster.path} has {item.bands} bands ({item.coding}), and "
                f"{first.raster.path} {first.bands} ({first.coding}): give embeddings of one kind."
            )
        _check_order(first, item)
    _warn_of_twins(items, progress)
    rasters = "1 raster" if len(items) == 1 else f"{len(items):,} rasters"
    progress.say(f"{rasters} with vectors of {first.bands} numbers ({first.coding}).")
    return items


def _check_order(first: EmbeddingRaster, item: EmbeddingRaster) -> None:
    """Raise `InputError` where two rasters have bands of the same names in another order."""
    names, others = first.names, item.names
    if names == others or not all(names) or set(names) != set(others):
        return
    place = next(k for k, pair in enumerate(zip(names, others)) if pair[0] != pair[1])
    raise InputError(
        f"Band {place + 1} of {item.raster.path} is called {others[place]}, that of "
        f"{first.raster.path} {names[place]}: give rasters whose bands have one order."
    )


def _warn_of_twins(items: Sequence[EmbeddingRaster], progress: Progress) -> None:
    """Tell which rasters lie just where another does, such as those of another year."""
    first: dict[tuple, str] = {}
    for item in items:
        raster = item.raster
        place = (raster.crs, raster.transform, raster.width, raster.height)
        other = first.setdefault(place, raster.path)
        if other != raster.path:
            progress.warn(
                f"{raster.path} lies where {other} does and counts only where that knows nothing: "
                "give those of one year."
            )


def check_size(grid: Grid) -> None:
    """Raise `ParameterError` where a grid has more pixels than one raster can."""
    if -(-grid.width // TILE) * -(-grid.height // TILE) > MOST_BLOCKS:
        raise ParameterError(
            f"The result would have {grid.width:,} x {grid.height:,} pixels, as far apart as the "
            "rasters lie: give a smaller EXTENT, or compare them one by one."
        )


class EmbeddingMosaic:
    """Rasters of embeddings on one grid; where several have a pixel the first counts."""

    def __init__(self, reader: GridReader, items: Sequence[EmbeddingRaster]) -> None:
        self.grid = reader.grid
        self.bands = items[0].bands
        self._reader = reader
        # Of many tiles few have pixels in a window.
        self._items = [(item, place_in(item, reader.grid)) for item in items]

    @property
    def places(self) -> np.ndarray:
        """Columns and rows of the grid that each raster may reach (n, 4): see `place_in`."""
        return np.array([place for _, place in self._items])

    def vectors(self, window: Window) -> np.ndarray:
        """Return the vectors (bands, rows, columns) of a window, NaN where nothing is known."""
        result: np.ndarray | None = None
        for item, place in self._items:
            if not _meet(place, window):
                continue
            if result is None:
                result = read_vectors(self._reader, item, window)
                continue
            missing = np.isnan(result[0])
            if not missing.any():
                break
            result[:, missing] = read_vectors(self._reader, item, window)[:, missing]
        if result is None:
            return np.full((self.bands, window.height, window.width), np.nan, np.float32)
        return result


def place_in(item: EmbeddingRaster, grid: Grid) -> Bounds:
    """Return columns and rows of the grid, (left, top, right, bottom), that a raster may reach."""
    west, south, east, north = bounds_in(item.raster, CRS.from_wkt(grid.crs))
    inverse = ~grid.affine
    return (*(inverse * (west, north)), *(inverse * (east, south)))


def _meet(place: Bounds, window: Window) -> bool:
    left, top, right, bottom = place
    columns = window.column - 1 < right and left < window.column + window.width + 1
    return columns and window.row - 1 < bottom and top < window.row + window.height + 1
