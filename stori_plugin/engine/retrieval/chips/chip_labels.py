"""Labels for chips from polygons, such as field boundaries with their crop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from rasterio.crs import CRS
from rasterio.errors import CRSError
from rasterio.features import is_valid_geom, rasterize
from rasterio.transform import Affine

from ...rasters.grid import Grid
from ...support.errors import InputError, ParameterError
from ...support.reprojection import shape_in
from .chip_source import Check
from .chip_table import ChipTable

LEAST_COVER = 0.25  # of a chip's pixels, from which on a label counts
_PIXELS = 2**24  # of a strip of the grid whose labels are in memory
_AT_ONCE = 4096  # chips between two checks


def labels_of_chips(
    table: ChipTable,
    grid: Grid,
    polygons: Sequence[tuple[Mapping[str, Any], str]],
    crs: str,
    check: Check = lambda: None,
) -> list[tuple[str, ...]]:
    """Return the labels of each chip: those whose polygons cover a quarter of it or more.

    A pixel has the label of the polygon that holds its centre.

    Args:
        table: the chips, n rows.
        grid: the grid that the windows of ``table`` count in.
        polygons: pairs of a GeoJSON geometry in ``crs`` and its label.
        crs: CRS of the polygons, WKT or EPSG code.
        check: called between strips of chips; may raise.

    Returns a list of n tuples of labels. Raises `InputError` where no chip gets a label, and
    `ParameterError` where ``crs`` is not understood.
    """
    words = sorted({label for _, label in polygons if label})
    shapes = _in_grid(polygons, crs, grid, {word: i + 1 for i, word in enumerate(words)})
    # The dates of a series of single scenes have the same windows: each is counted once.
    windows = np.asarray(table.windows, np.int64)
    places = windows[:, 0] * grid.width + windows[:, 1]
    _, first, of_chip = np.unique(places, return_index=True, return_inverse=True)
    counted = _counted(windows[first], shapes, grid, words, check)
    labels = [counted[number] for number in of_chip.ravel().tolist()]
    if not any(labels):
        raise InputError(
            "The polygons of LABELS cover a quarter of no chip: choose others, or smaller chips."
        )
    return labels


def _counted(
    windows: np.ndarray,
    shapes: Sequence[tuple[Mapping[str, Any], int]],
    grid: Grid,
    words: Sequence[str],
    check: Check,
) -> list[tuple[str, ...]]:
    """Return the labels of windows (m, 4) that ascend by row, strip by strip of the grid."""
    found: list[tuple[str, ...]] = []
    of_pixel = [(), *((word,) for word in words)]
    height = max(1, _PIXELS // grid.width)
    begin = 0
    while begin < len(windows):
        check()
        top = int(windows[begin, 0])
        end = int(np.searchsorted(windows[:, 0], top + height))
        some = windows[begin:end]
        strip = _strip(shapes, grid, top, int((some[:, 0] + some[:, 2]).max()) - top)
        if (some[:, 2:] == 1).all():
            numbers = strip[some[:, 0] - top, some[:, 1]]
            found += [of_pixel[number] for number in numbers.tolist()]
        else:
            for number, (row, column, rows, columns) in enumerate((some - (top, 0, 0, 0)).tolist()):
                if number % _AT_ONCE == 0:
                    check()
                part = strip[row : row + rows, column : column + columns]
                counts = np.bincount(part.ravel(), minlength=len(words) + 1)[1:]
                enough = np.flatnonzero(counts >= LEAST_COVER * part.size)
                found.append(tuple(words[k] for k in enough))
        begin = end
    return found


def _in_grid(
    polygons: Sequence[tuple[Mapping[str, Any], str]],
    crs: str,
    grid: Grid,
    numbers: Mapping[str, int],
) -> list[tuple[Mapping[str, Any], int]]:
    """Return pairs of a geometry in the grid's CRS and the number of its label."""
    try:
        source, target = CRS.from_user_input(crs), CRS.from_wkt(grid.crs)
    except CRSError as error:
        raise ParameterError("The CRS of LABELS is not understood: set it on the layer.") from error
    # A file may hold polygons of nothing.
    wanted = [(one, numbers[label]) for one, label in polygons if label and is_valid_geom(one)]
    moved = [(shape_in(source, target, geometry), number) for geometry, number in wanted]
    found = [(geometry, number) for geometry, number in moved if geometry is not None]
    if wanted and not found:
        raise ParameterError(
            "The polygons of LABELS lie where the CRS of the rasters does not reach: check the CRS "
            "of their layer."
        )
    return found


def _strip(
    shapes: Sequence[tuple[Mapping[str, Any], int]], grid: Grid, row: int, height: int
) -> np.ndarray:
    """Return the numbers of labels (height, grid.width) int32 of a strip of rows; 0 is none."""
    if not shapes:
        return np.zeros((height, grid.width), np.int32)
    a, b, x, d, e, y = grid.transform[:6]
    transform = Affine(a, b, x + b * row, d, e, y + e * row)
    return rasterize(shapes, (height, grid.width), transform=transform, dtype="int32")
