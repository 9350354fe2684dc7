"""How alike every chip of an index is to an example, as a raster with a pixel for each chip."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from ...acquisitions.series import Raster
from ...options.find_similar_options import ExampleShapes
from ...options.similarity_raster_options import SimilarityRequest
from ...rasters.grid import Grid, Window
from ...rasters.target_grid import grid_over
from ...support.errors import ParameterError
from ...support.progress import Progress
from ..finding.query import rows_of_examples
from ..finding.refine import refined_query
from ..index.container import damaged
from ..index.index_file import Index
from ..index.search import distances_to
from .similarity_file import SimilarityRaster, check_output, write_similarity

_ON_CENTRE = 0.01  # of a pixel, within which a chip lies where the pixel does
_NEXT_TO = 0.75  # of a pixel's diagonal, as far as chips of another raster count
_MOST_PIXELS = 2**28  # which are in memory at once


def similarity_of_places(
    index: Index, request: SimilarityRequest, progress: Progress
) -> SimilarityRaster:
    """Write how alike every chip of an index is to examples among them.

    A pixel is as large as chips lie apart, with the middle of a chip for its centre. Its value is
    the cosine of the chip to `refined_query`, or, of bits, one less twice the share that differs;
    the greatest where chips of several dates lie there; NaN where there is none. Chips of other
    rasters than the first, such as those of a merged index, count in the pixels nearest to them.

    Raises `ParameterError` for an index whose chips have no place on the map, and what
    `similarity_raster` raises.
    """
    check_output(request.output, [index.path])
    lattice = _lattice(index)
    grid = grid_over([lattice], request.extent, request.extent_crs)
    if grid.width * grid.height > _MOST_PIXELS:
        raise ParameterError(
            f"The result would have {grid.width:,} x {grid.height:,} pixels, as far apart as the "
            f"chips of {index.path} lie: give a smaller EXTENT."
        )
    progress.step("Reading the examples")
    alike = _rows(index, request.alike, progress)
    query = refined_query(index, alike, _rows(index, request.unlike, progress))
    progress.step(f"Comparing {len(index):,} places")
    values = _similarity(index, query, request.workers, progress)
    placed = _placed(index.table.corners, values, grid_over([lattice]), grid)
    whole = Window(0, 0, grid.height, grid.width)
    return write_similarity(request.output, grid, [(whole, placed)], progress)


def _rows(index: Index, examples: Sequence[ExampleShapes], progress: Progress) -> np.ndarray:
    found = [rows_of_examples(index, one, progress) for one in examples]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _similarity(index: Index, query: np.ndarray, workers: int, progress: Progress) -> np.ndarray:
    """Return the similarity (n,) float32 of all chips, from -1 to 1."""
    index.codes.check()
    distances = distances_to(index.codes, query, index.distance, workers, progress)
    if np.isnan(distances).any():
        raise damaged(index.path, "it holds codes that are no numbers")
    share = np.float32(2 / index.code.bits(index.dim)) if index.code.packed else np.float32(1)
    return np.clip(np.float32(1) - share * distances, np.float32(-1), np.float32(1))


def _lattice(index: Index) -> Raster:
    """Return the grid whose pixels have the middles of the chips of the first raster as centres.

    It covers all chips of the index.
    """
    table = index.table
    known = np.isfinite(table.corners).all((1, 2))
    if not index.crs or not known.any():
        raise ParameterError(
            f"The chips of the index {index.path} have no place on the map: give an index of "
            "rasters, or search it for a list."
        )
    corners, windows = table.corners[known], table.windows[known]
    (x0, y0), (x1, _), _, (_, y3) = corners[0]
    pixel = np.array([x1 - x0, y3 - y0]) / windows[0, 3:1:-1]
    # Chips of the same pixels, on whatever date.
    begins = (corners[:, 0] - (x0, y0)) / pixel - (windows[:, 1::-1] - windows[0, 1::-1])
    alike = windows[(np.abs(begins) < _ON_CENTRE).all(1)]
    step = pixel * [_apart(alike[:, k], int(windows[0, 2 + k])) for k in (1, 0)]
    centres = corners.mean(1)
    places = np.floor((centres - centres[0]) / step + 0.5)
    low, high = places.min(0), places.max(0)
    x, y = centres[0] + (low - 0.5) * step
    transform = (float(step[0]), 0.0, float(x), 0.0, float(step[1]), float(y))
    width, height = (high - low + 1).astype(int).tolist()
    return Raster(index.path, index.crs, transform, width, height, "float32")


def _apart(starts: np.ndarray, edge: int) -> int:
    """Return how many pixels chips begin apart; a chip's edge where there is one of them."""
    apart = np.diff(np.unique(starts))
    return int(np.gcd.reduce(apart)) if len(apart) else edge


def _placed(corners: np.ndarray, values: np.ndarray, lattice: Grid, grid: Grid) -> np.ndarray:
    """Return the values (n,) of chips (n, 4, 2) in the pixels (height, width) of a grid.

    Places are told by the lattice of which the grid is a part: what a pixel gets does not depend
    on the part.
    """
    known = np.isfinite(corners).all((1, 2))
    places = np.stack(~lattice.affine * corners[known].mean(1).T, 1)
    values = values[known]
    cells = np.floor(places).astype(np.int64)
    on_centre = (np.abs(places - cells - 0.5) < _ON_CENTRE).all(1)
    top, left = grid.offset_in(lattice)
    column, row = (cells - (left, top)).T
    inside = (column >= 0) & (row >= 0) & (column < grid.width) & (row < grid.height)
    there = on_centre & inside
    placed = np.full((grid.height, grid.width), -np.inf, np.float32)
    np.maximum.at(placed, (row[there], column[there]), values[there])
    if not on_centre.all():
        _fill_nearest(placed, (left, top), places[~on_centre], values[~on_centre])
    placed[np.isneginf(placed)] = np.nan
    return placed


def _fill_nearest(
    placed: np.ndarray, first: tuple[int, int], places: np.ndarray, values: np.ndarray
) -> None:
    """Give the pixels that have none the value of the nearest of places (m, 2) in the lattice.

    ``first`` is the column and row of the first pixel.
    """
    rows, columns = np.nonzero(np.isneginf(placed))
    # Of chips of several dates in one place, the most alike.
    places, numbers = np.unique(np.round(places, 3), axis=0, return_inverse=True)
    best = np.full(len(places), -np.inf, np.float32)
    np.maximum.at(best, numbers.reshape(-1), values)
    centres = np.stack([columns + first[0], rows + first[1]], 1) + 0.5
    reach = _NEXT_TO * math.sqrt(2)
    distance, nearest = cKDTree(places).query(centres, distance_upper_bound=reach)
    found = np.isfinite(distance)
    placed[rows[found], columns[found]] = best[nearest[found]]
