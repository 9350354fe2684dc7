"""A part of a file brought onto the common grid, and where it has something."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.warp import reproject

from ..rasters.grid import Grid
from ..support.reprojection import bounds_in

ALIGNED = 1e-3  # pixels
_COARSER = 1.5  # a target pixel this much larger averages what it covers


class Piece(NamedTuple):
    """What a file has for a grid: (rows, columns), and where it has something."""

    numbers: np.ndarray
    known: np.ndarray
    # Scale and offset of the file itself, None where it states none.
    stated: tuple[float, float] | None = None


class Part(NamedTuple):
    """A part of a file as it is stored."""

    numbers: np.ndarray  # (rows, columns) at the file's resolution
    transform: Affine
    crs: CRS
    # Numbers that mean nothing, as the catalogue and as the file say.
    nodata: tuple[float | None, float | None]
    # Scale and offset of the file itself, None where it states none.
    stated: tuple[float, float] | None


def on_grid(part: Part, grid: Grid, is_mask: bool) -> Piece:
    """Return what a part has for a grid: copied where pixels are the grid's, else interpolated."""
    target = CRS.from_wkt(grid.crs)
    numbers, fill = _with_one_nodata(part.numbers, part.nodata, is_mask)
    placed = np.full((grid.height, grid.width), fill, numbers.dtype)
    if part.crs == target and is_aligned(part.transform, grid):
        column, row = ~part.transform * (grid.affine.c, grid.affine.f)
        placed = _paste(placed, numbers, -round(row), -round(column))
    else:
        edge = edge_of(part.transform, part.crs, grid)
        coarser = grid.metres_per_pixel > _COARSER * edge
        smooth = Resampling.average if coarser else Resampling.bilinear
        reproject(
            numbers,
            placed,
            src_transform=part.transform,
            src_crs=part.crs,
            src_nodata=fill,
            dst_transform=grid.affine,
            dst_crs=target,
            dst_nodata=fill,
            resampling=Resampling.nearest if is_mask else smooth,
            num_threads=1,
        )
    known = np.isfinite(placed) if placed.dtype.kind == "f" else placed != fill
    return Piece(placed, known, part.stated)


def _with_one_nodata(
    numbers: np.ndarray, nodata: Sequence[float | None], is_mask: bool
) -> tuple[np.ndarray, float]:
    """Return numbers in which one number means nothing, and that number: NaN or a whole one.

    What catalogues state may not fit the file's numbers: -9999 of a mask of bytes.
    """
    listed = [value for value in dict.fromkeys(nodata) if value is not None]
    if numbers.dtype.kind == "f":
        missing = ~np.isfinite(numbers)
        for value in listed:
            missing |= numbers == numbers.dtype.type(value)
        return np.where(missing, numbers.dtype.type(np.nan), numbers), float("nan")
    limits = np.iinfo(numbers.dtype)
    fitting = [
        int(value)
        for value in listed
        if math.isfinite(value) and value == int(value) and limits.min <= value <= limits.max
    ]
    if not fitting and not is_mask:
        fitting = [0]  # what reflectance of a sensor never is
    if not fitting:  # zero may be a class: what does not occur stands for nothing
        there = set(np.unique(numbers).tolist())
        free = range(int(limits.max), int(limits.max) - len(there) - 1, -1)
        return numbers, next(value for value in free if value not in there)
    for other in fitting[1:]:
        numbers = np.where(numbers == other, numbers.dtype.type(fitting[0]), numbers)
    return numbers, fitting[0]


def _paste(target: np.ndarray, numbers: np.ndarray, row: int, column: int) -> np.ndarray:
    """Put an array into another with its first pixel at a row and column, as far as it fits."""
    top, left = max(row, 0), max(column, 0)
    bottom = min(row + numbers.shape[0], target.shape[0])
    right = min(column + numbers.shape[1], target.shape[1])
    if top < bottom and left < right:
        target[top:bottom, left:right] = numbers[
            top - row : bottom - row, left - column : right - column
        ]
    return target


def is_aligned(transform: Affine, grid: Grid) -> bool:
    """Tell whether pixels of a file are pixels of a grid in the same CRS."""
    own = grid.affine
    if transform.b or transform.d or abs(transform.a - own.a) > 1e-6 * own.a:
        return False
    if abs(transform.e - own.e) > -1e-6 * own.e:
        return False
    column, row = ~transform * (own.c, own.f)
    return abs(column - round(column)) < ALIGNED and abs(row - round(row)) < ALIGNED


def edge_of(transform: Affine, crs: CRS, grid: Grid) -> float:
    """Return the edge of a file's pixel in metres, near the grid."""
    edge = math.sqrt(abs(transform.a * transform.e - transform.b * transform.d))
    if not crs.is_geographic:
        return edge * float(crs.linear_units_factor[1])
    moved = bounds_in(CRS.from_wkt(grid.crs), crs, grid.bounds)
    middle = (moved[1] + moved[3]) / 2 if moved else 0.0
    return edge * 111_320.0 * math.sqrt(math.cos(math.radians(middle)))
