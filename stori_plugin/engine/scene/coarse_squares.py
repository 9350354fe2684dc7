"""Squares of a scene as large as coarse pixels, and what both sensors saw of them.

A part of the scene is read on a grid whose pixels are an eighth of a square (`square_grid`), so
that means and clear shares of a square are of up to 64 places. What is read depends on the two
grids alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..methods.squares import Squares
from ..pixels.alike import NO_LIKENESS
from ..pixels.backscatter import fill_missing
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.unreadable import tolerance, tolerating
from .coarse_levels import filled, levelled
from .coarse_reader import CoarseReader
from .optical_reader import OpticalBlock, OpticalReader, index_values
from .sar_reader import SarLevels
from .scene import Block, Scene, read_block
from .square_grid import square_grid
from .targets import Target

_AT_ONCE = 4  # times the squares that are needed are read, sooner than window by window
_MOST = 200  # squares that are learned from, spread evenly
_SEEN = 0.6  # of a square that must be clear
_MOST_DATES = 75.0  # of the coarse sensor in a year; more are put together
_YEAR = 365.25


def read_squares(
    scene: Scene, levels: SarLevels, check: Callable[[], None] = lambda: None
) -> dict[str, Squares]:
    """Return what both sensors saw of squares of a scene, for each target by name.

    Empty without a coarse sensor. ``levels`` are those of the scene; ``check`` is called between
    files and may raise to stop.
    """
    if scene.coarse is None:
        return {}
    told, allowed = set(scene.coarse.optical.series.rasters), tolerance()
    own = allowed and allowed.apart(told)
    with tolerating(own):
        whole = _Part.joined(list(_parts(scene, scene.coarse, levels, check)))
    count = whole.clear.shape[1]
    if count > _MOST:
        whole = whole.at(np.linspace(0, count - 1, _MOST).round().astype(int))
    if allowed and own:
        allowed.take_over(own, told)
    return {target.name: _of_target(scene, target, whole) for target in scene.targets}


def _parts(
    scene: Scene, reader: CoarseReader, levels: SarLevels, check: Callable[[], None]
) -> Iterator[_Part]:
    """Yield what was seen of the squares of one window after the other."""
    grid = square_grid(scene.grid.learned_from, reader.metres, reader.rasters)
    # Squares are means of many pixels already.
    plain = replace(levels, likeness=NO_LIKENESS)
    squares = grid.looked_at()
    pixels = [grid.pixels(window) for window in squares]
    with ExitStack() as stack:
        fine = stack.enter_context(GridReader(grid.cells, check=check))
        # Between pixels nothing is to be made up: the squares are the pixels.
        coarse = stack.enter_context(GridReader(grid.squares, check=check, between=False))
        stack.enter_context(fine.together(pixels))
        told = _coarse_blocks(reader.optical, coarse, squares, check)
        for square, window, guide in zip(squares, pixels, told):
            block = read_block(scene, plain, fine, window, check, surroundings=False)
            yield _Part.of(block, guide, grid.each).at(grid.within(square))


def _coarse_blocks(
    reader: OpticalReader,
    datasets: GridReader,
    squares: Sequence[Window],
    check: Callable[[], None],
) -> Iterator[OpticalBlock]:
    """Yield what the coarse sensor saw of windows of its grid.

    A file is opened once, and read once where what lies between the windows is little.
    """
    grid = datasets.grid
    if grid.height * grid.width <= _AT_ONCE * sum(one.height * one.width for one in squares):
        whole = reader.read(datasets, Window(0, 0, grid.height, grid.width), check)
        yield from (whole.part(window) for window in squares)
        return
    with datasets.together(squares):
        yield from (reader.read(datasets, window, check) for window in squares)


@dataclass(frozen=True)
class _Part:
    """Means of M squares."""

    # (T, bands of the reader, M) and (T, M).
    fine: np.ndarray
    clear: np.ndarray
    # (U, C, M); without passes where there is no SAR.
    sar: np.ndarray
    # (D, bands of the coarse reader, M) and (D, M).
    coarse: np.ndarray
    coarse_clear: np.ndarray

    @classmethod
    def of(cls, block: Block, guide: OpticalBlock, cells: int) -> _Part:
        fine, clear = _means(block.reflectance, block.clear, cells)
        sar = np.zeros((0, 0, clear.shape[-1]), np.float32)
        if block.sar is not None:
            means, enough = _means(block.sar, np.isfinite(block.sar).all(axis=1), cells)
            sar = np.where(enough[:, None], means, np.float32(np.nan))
        shape = (*guide.reflectance.shape[:2], -1)
        told, told_clear = guide.reflectance.reshape(shape), guide.clear.reshape(shape[0], -1)
        return cls(fine, clear, sar, told, told_clear)

    def at(self, chosen: np.ndarray) -> _Part:
        """Return the squares that are ``chosen``, by number or by boolean mask (M,)."""
        arrays = (self.fine, self.clear, self.sar, self.coarse, self.coarse_clear)
        return _Part(*(array[..., chosen] for array in arrays))

    @classmethod
    def joined(cls, parts: Sequence[_Part]) -> _Part:
        def along(name: str) -> np.ndarray:
            return np.concatenate([getattr(part, name) for part in parts], axis=-1)

        return cls(*(along(name) for name in ("fine", "clear", "sar", "coarse", "coarse_clear")))


def _means(values: np.ndarray, clear: np.ndarray, cells: int) -> tuple[np.ndarray, np.ndarray]:
    """Return means (dates, bands, M) of what is clear, and where that is enough (dates, M).

    ``values`` is (dates, bands, rows, columns), ``clear`` (dates, rows, columns).
    """
    dates, bands, rows, columns = values.shape
    known = clear & np.isfinite(values).all(axis=1)
    shape = (rows // cells, cells, columns // cells, cells)
    count = known.reshape(dates, *shape).sum(axis=(2, 4)).reshape(dates, -1)
    kept = np.where(known[:, None], values, np.float32(0.0)).reshape(dates, bands, *shape)
    total = kept.sum(axis=(3, 5), dtype=np.float64).reshape(dates, bands, -1)
    means = total / np.maximum(count, 1)[:, None]
    return means.astype(np.float32), count >= _SEEN * cells * cells


def _of_target(scene: Scene, target: Target, part: _Part) -> Squares:
    assert scene.coarse is not None
    series, reader = scene.optical.series, scene.optical
    if target.index is not None:
        values = index_values(target.index, series, reader, part.fine)[:, None]
    else:
        values = part.fine[:, [reader.bands.index(name) for name in target.bands]]
    known = np.isfinite(values).all(axis=1)
    clear = part.clear & known
    told = scene.coarse.of_target(target, part.coarse)
    days = day_numbers(scene.coarse.optical.dates)
    told = levelled(scene.days, values, clear, days, told, part.coarse_clear)
    told = filled(values, clear, told)
    usable = part.coarse_clear & np.isfinite(told).all(axis=1)
    days, told, usable = together(days, np.nan_to_num(told), usable)
    sar = np.array(part.sar, np.float32, order="C")
    complete = fill_missing(sar, scene.sar_days) if len(sar) else np.zeros(clear.shape[1], bool)
    return Squares(np.nan_to_num(values), clear, sar, complete, days, told, usable)


def together(
    days: np.ndarray, values: np.ndarray, clear: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Put dates together where there are more than learning takes, as means of what is clear.

    Takes and returns dates (D,) in days, values (D, B, M) and clear (D, M). Dates of one stretch
    of days become their mean date; the stretches are the shortest that leave 75 dates a year.
    """
    if not len(days):
        return days, values, clear
    most = max(_MOST_DATES, _MOST_DATES * (days[-1] - days[0]) / _YEAR)
    width = 1
    while len(np.unique((days - days[0]) // width)) > most:
        width += 1
    group = np.unique((days - days[0]) // width, return_inverse=True)[1]
    count = int(group[-1]) + 1
    seen, total = np.zeros((count, clear.shape[1])), np.zeros((count, *values.shape[1:]))
    when = np.zeros(count)
    for of_date, day, value, known in zip(group, days, values, clear):
        seen[of_date] += known
        total[of_date] += np.where(known, value, 0.0)
        when[of_date] += day
    number = np.bincount(group)
    means = total / np.maximum(seen, 1.0)[:, None]
    return when / number, means.astype(np.float32), seen > 0
