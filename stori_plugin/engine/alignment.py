"""How a raster lies on the target grid: pixel on pixel, or to be resampled and how."""

from __future__ import annotations

import math

from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.warp import transform

from .grid import Grid
from .series import Raster

_ALIGNED = 1e-3  # pixels
_COARSER = 1.5  # a target pixel this much larger averages what it covers


def aligned_offset(raster: Raster, grid: Grid) -> tuple[int, int] | None:
    """Return (rows, columns) from grid to raster pixels, or None if they do not coincide."""
    a, b, x0, d, e, y0 = raster.transform[:6]
    ga, _, gx, _, ge, gy = grid.transform[:6]
    reach = max(grid.width, grid.height, raster.width, raster.height)
    if b or d or abs(a - ga) * reach > _ALIGNED * ga or abs(e - ge) * reach > -_ALIGNED * ge:
        return None
    column, row = (gx - x0) / a, (gy - y0) / e
    if abs(column - round(column)) > _ALIGNED or abs(row - round(row)) > _ALIGNED:
        return None
    if raster.crs != grid.crs and CRS.from_wkt(raster.crs) != CRS.from_wkt(grid.crs):
        return None
    return round(row), round(column)


def resampling_for(raster: Raster, grid: Grid) -> Resampling:
    """Return how to resample: averages where the target is much coarser, else bilinear."""
    own = Grid(raster.crs, raster.transform, raster.width, raster.height)
    coarser = grid.metres_per_pixel > _COARSER * own.metres_per_pixel
    return Resampling.average if coarser else Resampling.bilinear


def scales(raster: Raster, grid: Grid) -> tuple[float, float]:
    """Return the pixels of the grid per pixel of the raster, across and down, at the middle."""
    x, y = grid.affine * (grid.width / 2, grid.height / 2)
    a, _, _, _, e, _ = grid.transform[:6]
    xs, ys = transform(grid.crs, raster.crs, [x, x + a, x], [y, y, y + e])
    inverse = ~Affine(*raster.transform[:6])
    columns, rows = zip(*(inverse * place for place in zip(xs, ys)))
    across = math.hypot(columns[1] - columns[0], columns[2] - columns[0])
    down = math.hypot(rows[1] - rows[0], rows[2] - rows[0])
    return 1.0 / across, 1.0 / down
