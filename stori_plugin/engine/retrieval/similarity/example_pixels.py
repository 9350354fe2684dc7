"""The pixels below points and polygons, and what their embeddings are on average."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from rasterio.errors import CRSError
from rasterio.features import bounds as bounds_of
from rasterio.features import rasterize

from ...options.find_similar_options import ExampleShapes
from ...rasters.grid import Grid, Window
from ...support.errors import InputError, NoOverlapError, ParameterError
from ...support.progress import Progress
from ...support.reprojection import shape_in

_TILE = 256  # pixels

Reader = Callable[[Window], np.ndarray]


def mean_vector(
    examples: Sequence[ExampleShapes], grid: Grid, read: Reader, progress: Progress, what: str
) -> np.ndarray:
    """Return the mean (bands,) float64 of the vectors of the pixels below some shapes.

    Args:
        examples: points and polygons; a pixel counts once where its centre lies inside or a point
            lies on it, and a polygon that is smaller than a pixel counts as its middle.
        grid: the grid whose pixels count.
        read: gives the vectors (bands, rows, columns) of a window, NaN where there are none.
        progress: may stop the work.
        what: names the parameter in a sentence.

    Raises `InputError` where no pixel with an embedding lies below them, `ParameterError` for a
    CRS that is not understood.
    """
    total: np.ndarray | None = None
    count = 0
    for window, shapes in _by_tile(_in_pixels(examples, grid, what), grid):
        progress.check()
        moved = Affine.translation(window.column, window.row)
        below = rasterize(shapes, (window.height, window.width), transform=moved, dtype="uint8")
        if not below.any():
            continue
        vectors = read(window)[:, below > 0].astype(np.float64)
        vectors = vectors[:, np.isfinite(vectors).all(0)]
        # Summed in the order of the pixels, whatever the computer.
        part = np.cumsum(vectors, axis=1)[:, -1] if vectors.shape[1] else np.zeros(len(vectors))
        total = part if total is None else total + part
        count += vectors.shape[1]
    if total is None or count == 0:
        raise InputError(
            f"No pixel with an embedding lies below {what}: choose places on the rasters."
        )
    return total / count


def _in_pixels(examples: Sequence[ExampleShapes], grid: Grid, what: str) -> list[dict[str, Any]]:
    """Return the shapes with columns and rows of the grid for coordinates."""
    found = []
    target = CRS.from_wkt(grid.crs)
    inverse = ~grid.affine
    for shapes, crs in examples:
        try:
            source = CRS.from_user_input(crs) if crs else target
        except CRSError as error:
            raise ParameterError(f"The CRS of {what} is not understood: set it.") from error
        for shape in shapes:
            here = shape_in(source, target, shape)
            if here is None:
                raise NoOverlapError(
                    f"{what} lies where the CRS of the rasters does not reach: check the CRS of "
                    "its layer."
                )
            found.append(_at_least_a_point(_moved(dict(here), inverse)))
    return found


def _moved(shape: dict[str, Any], inverse: Affine) -> dict[str, Any]:
    if "geometries" in shape:
        return {**shape, "geometries": [_moved(dict(g), inverse) for g in shape["geometries"]]}

    def moved(part: Any) -> Any:
        if part and isinstance(part[0], (int, float)):
            return tuple(inverse * (float(part[0]), float(part[1])))
        return [moved(one) for one in part]

    return {"type": shape["type"], "coordinates": moved(shape["coordinates"])}


def _at_least_a_point(shape: dict[str, Any]) -> dict[str, Any]:
    left, low, right, high = bounds_of(shape)
    if shape["type"] != "Point" and right - left < 1 and high - low < 1:
        return {"type": "Point", "coordinates": ((left + right) / 2, (low + high) / 2)}
    return shape


def _by_tile(
    shapes: Sequence[dict[str, Any]], grid: Grid
) -> Iterator[tuple[Window, list[dict[str, Any]]]]:
    """Give the tiles of the grid that shapes touch, row by row, with these."""
    tiles: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for shape in shapes:
        left, low, right, high = bounds_of(shape)
        if right < 0 or high < 0 or left >= grid.width or low >= grid.height:
            continue
        rows = range(max(0, int(low)) // _TILE, min(grid.height - 1, int(high)) // _TILE + 1)
        first, last = max(0, int(left)) // _TILE, min(grid.width - 1, int(right)) // _TILE
        for row in rows:
            for column in range(first, last + 1):
                tiles.setdefault((row, column), []).append(shape)
    for (row, column), inside in sorted(tiles.items(), key=lambda item: item[0]):
        top, left_most = row * _TILE, column * _TILE
        height, width = min(_TILE, grid.height - top), min(_TILE, grid.width - left_most)
        yield Window(top, left_most, height, width), inside
