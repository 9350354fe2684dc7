"""How a ground is cut into chips."""

from __future__ import annotations

import numpy as np

from ...acquisitions.series import Series
from ...options.build_index_options import ChipCut
from ...rasters.grid import Grid
from ...rasters.target_grid import target_grid
from ...support.errors import ParameterError

MOST_CHIPS = 20_000_000
_SAME_SIZE = 0.01  # share of a pixel's edge


def chip_windows(grid: Grid, size: int, stride: int) -> np.ndarray:
    """Return the windows (n, 4) int32 of a grid: row, column, height, width, row by row.

    Only whole windows count. Raises `ParameterError` where none fits.
    """
    if size > min(grid.width, grid.height):
        raise ParameterError(
            f"SIZE is {size} pixels, but the rasters have {grid.width} x {grid.height}: "
            "choose smaller chips."
        )
    count = ((grid.height - size) // stride + 1) * ((grid.width - size) // stride + 1)
    if count > MOST_CHIPS:
        raise ParameterError(
            f"SIZE {size} and STRIDE {stride} cut {count:,} chips, and an index holds "
            f"{MOST_CHIPS:,}: give a larger STRIDE, a smaller EXTENT or a coarser RESOLUTION."
        )
    rows = np.arange(0, grid.height - size + 1, stride)
    columns = np.arange(0, grid.width - size + 1, stride)
    corners = np.stack(np.meshgrid(rows, columns, indexing="ij"), -1).reshape(-1, 2)
    return np.concatenate([corners, np.full_like(corners, size)], 1).astype(np.int32)


def grid_of_chips(series: Series, cut: ChipCut) -> Grid:
    """Return the grid of a series on which a cut's chips have the width that is asked for."""
    grid = target_grid(series, None, cut.extent, cut.extent_crs, cut.resolution)
    ratio = cut.metres / grid.metres_per_pixel if cut.metres else 1.0
    if abs(ratio - 1.0) < _SAME_SIZE:
        return grid
    resolution = grid.transform[0] * ratio
    return target_grid(series, None, cut.extent, cut.extent_crs, resolution)


def check_cut(cut: ChipCut) -> None:
    """Raise `ParameterError` for a size or stride that cannot be."""
    if cut.size < 1:
        raise ParameterError(f"SIZE is {cut.size}: give at least 1 pixel.")
    if cut.stride < 0:
        raise ParameterError(f"STRIDE is {cut.stride}: give pixels above 0, or 0 for the size.")
