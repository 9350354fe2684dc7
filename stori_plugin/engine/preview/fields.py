"""Fields: which pixels lie inside a polygon, and what they are together."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from rasterio.features import geometry_mask

from ..pixels.gaps import spread_evenly
from ..rasters.grid import Grid
from ..support.errors import NoOverlapError
from ..support.reprojection import points_in
from ..support.sentences import Sentence
from .looked_at import CLEAR, DROPPED, MASKED, Curve, Pixel
from .preview_reader import TILE

# Polygons, each an outer ring and its holes, each a sequence of (x, y).
Polygons = Sequence[Sequence[Sequence[tuple[float, float]]]]

Ring = list[tuple[float, float]]

_MOST_TILES = 16
_FARTHEST = 1e6  # pixels from the upper left corner
_INSIDE = (5.0, 95.0)  # per cent of a field's pixels that lie below either end of its interval
_HALF = 0.5


@dataclass(frozen=True)
class FieldPart:
    """The N pixels of a field that one tile has."""

    rows: np.ndarray
    """(N,) in the grid."""

    columns: np.ndarray
    """(N,) in the grid."""

    values: np.ndarray
    """(T, N) what was measured, NaN where nothing was."""

    clear: np.ndarray
    """(T, N) whether it is clear."""

    used: np.ndarray
    """(T, N) whether it is clear and was not dropped as an outlier."""

    sar: dict[str, np.ndarray]
    """(U, N) by channel."""

    means: Sequence[np.ndarray]
    """(O, N) of each curve."""

    coarse: np.ndarray
    """(D, N) what a coarse sensor saw clear; (0, 0) without one."""


def pixels_inside(
    grid: Grid, polygons: Polygons, crs: str
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield rows and columns (N,) of the pixels inside polygons, tile by tile.

    A pixel is inside with its centre; where none is, those that are touched count. Of more than
    16 tiles some are taken, evenly spread. Raises `NoOverlapError` where none is inside.
    """
    mask, top, left = inside(grid.affine, (grid.height, grid.width), grid.crs, polygons, crs)
    rows, columns = np.nonzero(mask)
    rows, columns = rows + top, columns + left
    if not len(rows):
        raise NoOverlapError(
            Sentence("That field lies beside the scene: choose one where rasters overlap.")
        )
    tiles = (rows // TILE) * (grid.width // TILE + 1) + columns // TILE
    every = np.unique(tiles)
    for tile in every[spread_evenly(len(every), _MOST_TILES)]:
        yield rows[tiles == tile], columns[tiles == tile]


def inside(
    affine: Affine, size: tuple[int, int], grid_crs: CRS | str, polygons: Polygons, crs: str
) -> tuple[np.ndarray, int, int]:
    """Return the mask of the pixels inside polygons, and the row and column it begins at.

    ``affine``, ``size`` (rows, columns) and ``grid_crs`` are those of a raster. The mask is empty
    where polygons lie beside it.
    """
    shape = _moved(polygons, crs, grid_crs)
    corners = [~affine * point for polygon in shape for ring in polygon for point in ring]
    nothing = np.zeros((0, 0), bool), 0, 0
    # GDAL walks along an edge pixel by pixel, however far that goes.
    if not corners or not all(abs(side) < _FARTHEST for corner in corners for side in corner):
        return nothing
    across, down = zip(*corners)
    left, right = max(math.floor(min(across)), 0), min(math.ceil(max(across)), size[1])
    top, bottom = max(math.floor(min(down)), 0), min(math.ceil(max(down)), size[0])
    if left >= right or top >= bottom:
        return nothing
    geometry = {"type": "MultiPolygon", "coordinates": shape}
    where = (bottom - top, right - left), affine * affine.translation(left, top)
    mask = geometry_mask([geometry], *where, invert=True)
    if not mask.any():
        mask = geometry_mask([geometry], *where, all_touched=True, invert=True)
    return mask, top, left


def _moved(
    polygons: Polygons, crs: str, target: CRS | str
) -> list[list[list[tuple[float, float]]]]:
    """Return polygons in another CRS, whose rings are closed."""
    moved = []
    for polygon in polygons:
        rings = []
        for ring in polygon:
            points = list(ring)
            if crs and points:
                points = list(zip(*points_in(crs, target, *zip(*points))))
            if len(points) > 2:
                rings.append([*points, points[0]] if points[0] != points[-1] else points)
        if rings:
            moved.append(rings)
    return moved


def field_of_parts(
    parts: Sequence[FieldPart],
    band: str,
    grid: Grid,
    dates: tuple[dt.date, ...],
    sar_dates: tuple[dt.date, ...],
    curves: Sequence[tuple[str, tuple[dt.date, ...], str]],
) -> Pixel:
    """Put the parts of a field together.

    ``curves`` name the method, the dates and what made it of each of the parts' ``means``. A date
    is clear where half of the field is.
    """
    rows, columns = (np.concatenate([getattr(p, n) for p in parts]) for n in ("rows", "columns"))
    values, clear, used = (
        np.concatenate([getattr(part, name) for part in parts], axis=1)
        for name in ("values", "clear", "used")
    )
    known = np.isfinite(values)
    half_clear, half_used = (part.mean(axis=1) >= _HALF for part in (clear, used))
    counted = np.where(half_used[:, None], used, np.where(half_clear[:, None], clear, known))
    shown = np.where(counted & known, values, np.nan)
    means = [np.concatenate([p.means[k] for p in parts], axis=1) for k in range(len(curves))]
    x, y = grid.affine * (float(columns.mean()) + 0.5, float(rows.mean()) + 0.5)
    low, high = spread_of(shown)
    return Pixel(
        band,
        x,
        y,
        int(rows[0]),
        int(columns[0]),
        dates,
        mean_of(shown),
        tuple(
            CLEAR if is_used else DROPPED if is_clear else MASKED
            for is_used, is_clear in zip(half_used, half_clear)
        ),
        sar_dates,
        {
            name: _radar_mean(name, np.concatenate([p.sar[name] for p in parts], axis=1))
            for name in parts[0].sar
        },
        tuple(
            Curve(method, on, mean_of(mean), *spread_of(mean), made_by)
            for (method, on, made_by), mean in zip(curves, means)
        ),
        grid.crs,
        len(rows),
        low,
        high,
        True,
    )


def mean_of(values: np.ndarray) -> np.ndarray:
    """Return the mean (T,) of values (T, N) that are known; NaN where none is."""
    known = np.isfinite(values)
    total = np.where(known, values, 0.0).sum(axis=1, dtype=float)
    return np.where(known.any(axis=1), total / np.maximum(known.sum(axis=1), 1), np.nan)


def spread_of(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what 5 % and what 95 % of the known values (T, N) are below, (T,) each."""
    low, high = np.full((2, len(values)), np.nan)
    some = np.isfinite(values).any(axis=1)
    if some.any():
        low[some], high[some] = np.nanpercentile(values[some].astype(float), _INSIDE, axis=1)
    return low, high


def _radar_mean(channel: str, values: np.ndarray) -> np.ndarray:
    """Return the mean of backscatter (U, N), of decibels as that of the power."""
    if channel == "RVI":
        return mean_of(values)
    power = mean_of(10.0 ** (values / 10.0))
    return 10.0 * np.log10(np.where(power > 0, power, np.nan))
