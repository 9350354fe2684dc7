"""The pixels below points and polygons, and what their embeddings are on average."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from affine import Affine
from rasterio.features import bounds as bounds_of
from rasterio.features import rasterize

from ...options.find_similar_options import ExampleShapes
from ...rasters.grid import Grid, Window
from ...support.errors import InputError
from ...support.progress import Progress
from ...support.reprojection import doubt_of_crs
from .example_parts import ExamplePart, parts_in_pixels

_TILE = 256  # pixels

Reader = Callable[[Window], np.ndarray]


def mean_vector(
    examples: Sequence[ExampleShapes], grid: Grid, read: Reader, progress: Progress, what: str
) -> np.ndarray:
    """Return the mean (bands,) float64 of the vectors of the pixels below some shapes.

    Args:
        examples: points and polygons; a pixel counts once where its centre lies inside or a point
            lies on it. A polygon, or a part of one, that holds no centre counts as the pixels that
            it touches, one that is smaller than a pixel as its middle.
        grid: the grid whose pixels count.
        read: gives the vectors (bands, rows, columns) of a window, NaN where there are none.
        progress: may stop the work; hears of shapes below which there is no embedding, and of
            layers without a CRS.
        what: names the parameter in a sentence.

    Raises `InputError` where no pixel with an embedding lies below them, `ParameterError` for a
    CRS that is not understood.
    """
    examples = [ExampleShapes(*one) for one in examples]
    for one in examples:
        doubt = doubt_of_crs(one.crs, one.layer, "the rasters")
        if doubt:
            progress.warn(doubt)
    parts = parts_in_pixels(examples, grid, what)
    parts = _with_pixels(parts, grid, progress)
    reached: set[int] = set()
    total: np.ndarray | None = None
    count = 0
    for window, here in _by_tile(parts, grid):
        progress.check()
        numbers = _numbered(here, window)
        if not numbers.any():
            continue
        vectors = read(window)
        known = np.isfinite(vectors).all(0)
        reached |= {part.feature for part in _with_any(here, numbers, known, window)}
        vectors = vectors[:, (numbers > 0) & known].astype(np.float64)
        if vectors.shape[1] == 0:
            continue
        # Summed in the order of the pixels, whatever the computer.
        part = np.cumsum(vectors, axis=1)[:, -1]
        total = part if total is None else total + part
        count += vectors.shape[1]
    if total is None:
        raise InputError(
            f"No pixel with an embedding lies below {what}: choose places on the rasters."
        )
    features = sum(len(one.shapes) for one in examples)
    if len(reached) < features:
        progress.warn(
            f"{features - len(reached):,} of {features:,} features of {what} lie on no pixel with "
            "an embedding and do not count."
        )
    return total / count


def _with_pixels(parts: Sequence[ExamplePart], grid: Grid, progress: Progress) -> list[ExamplePart]:
    """Return the parts; polygons without the centre of a pixel as what stands for them."""
    polygons = [part for part in parts if part.is_polygon]
    held: set[int] = set()
    for window, here in _by_tile(polygons, grid):
        progress.check()
        everywhere = np.ones((window.height, window.width), bool)
        numbers = _numbered(here, window)
        held |= {id(part) for part in _with_any(here, numbers, everywhere, window)}
    return [part.widened if part.is_polygon and id(part) not in held else part for part in parts]


def _numbered(parts: Sequence[ExamplePart], window: Window) -> np.ndarray:
    """Return (rows, columns) int32 of a window: from 1, the part on each pixel; 0 for none."""
    numbers = np.zeros((window.height, window.width), np.int32)
    transform = Affine.translation(window.column, window.row)
    for touched in (False, True):
        some = [
            (part.shape, number)
            for number, part in enumerate(parts, 1)
            if part.pixel is None and part.all_touched == touched
        ]
        if some:
            rasterize(some, out=numbers, transform=transform, all_touched=touched)
    for number, part in enumerate(parts, 1):
        if part.pixel is not None:
            numbers[part.pixel[0] - window.row, part.pixel[1] - window.column] = number
    return numbers


def _with_any(
    parts: Sequence[ExamplePart], numbers: np.ndarray, wanted: np.ndarray, window: Window
) -> Iterator[ExamplePart]:
    """Give the parts below which one of the ``wanted`` pixels (rows, columns) lies at least."""
    seen = set(np.unique(numbers[wanted]).tolist())
    for number, part in enumerate(parts, 1):
        if part.pixel is not None:
            is_any = wanted[part.pixel[0] - window.row, part.pixel[1] - window.column]
        else:  # one that is not seen may lie below another
            is_any = number in seen or (_numbered([part], window)[wanted] > 0).any()
        if is_any:
            yield part


def _by_tile(
    parts: Sequence[ExamplePart], grid: Grid
) -> Iterator[tuple[Window, list[ExamplePart]]]:
    """Give the tiles of the grid that parts touch, row by row, with these."""
    tiles: dict[tuple[int, int], list[ExamplePart]] = {}
    for part in parts:
        left, low, right, high = bounds_of(part.shape)
        if right < 0 or high < 0 or left >= grid.width or low >= grid.height:
            continue
        rows = range(max(0, int(low)) // _TILE, min(grid.height - 1, int(high)) // _TILE + 1)
        first, last = max(0, int(left)) // _TILE, min(grid.width - 1, int(right)) // _TILE
        for row in rows:
            for column in range(first, last + 1):
                tiles.setdefault((row, column), []).append(part)
    for (row, column), inside in sorted(tiles.items(), key=lambda item: item[0]):
        top, left_most = row * _TILE, column * _TILE
        height, width = min(_TILE, grid.height - top), min(_TILE, grid.width - left_most)
        yield Window(top, left_most, height, width), inside
