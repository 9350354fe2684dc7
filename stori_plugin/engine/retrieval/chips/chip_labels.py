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
    labels_at: dict[tuple[int, int], tuple[str, ...]] = {}
    strips: dict[int, np.ndarray] = {}
    labels = []
    for window in table.windows:
        row, column, height, width = (int(number) for number in window)
        if row not in strips:
            check()
            strips = {row: _strip(shapes, grid, row, height)}
        key = (row, column)
        if key not in labels_at:
            part = strips[row][:, column : column + width]
            counts = np.bincount(part.ravel(), minlength=len(words) + 1)[1:]
            labels_at[key] = tuple(
                words[i] for i in np.flatnonzero(counts >= LEAST_COVER * part.size)
            )
        labels.append(labels_at[key])
    if not any(labels):
        raise InputError(
            "The polygons of LABELS cover a quarter of no chip: choose others, or smaller chips."
        )
    return labels


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
