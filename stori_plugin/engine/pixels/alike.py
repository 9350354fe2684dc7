"""Backscatter averaged over neighbours that behave alike (non-local means).

Within a field pixels rise and fall together. Averaged over those of a pixel's neighbourhood whose
backscatter took the same course, speckle falls and no field's edge is crossed (Buades, Coll & Morel
2005, Multiscale Model. Simul. 4:490; of stacks of SAR Deledalle et al. 2015, IEEE TGRS 53:2).
Likeness is told by means of some passes in a row, in which speckle is low already, and never by
optical images: so it holds whatever dates are hidden to choose a method.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..support.kernels import kernel
from .backscatter import to_decibel, to_power

REACH = 4  # pixels to each side
_FARTHEST = 17  # squared pixels: a disc
_STRIP = 32  # rows
_TOGETHER = 5  # passes of which means are compared
# Mean squared differences, through the variance over ground and time, at which likeness ends.
WIDTHS = (0.0, 0.1, 0.2, 0.3)
_FEWEST = 16  # passes; in fewer alike is what happens to be
# What averaging must gain, and what a wider one must, as shares of the least error.
_GAIN, _MORE = 0.05, 0.02


@dataclass(frozen=True)
class Likeness:
    """How alike neighbours must be; learned once for a scene."""

    # The standard deviation (dB) of each channel over ground and time.
    spread: tuple[float, ...]
    # Of `WIDTHS`; 0: pixels stay by themselves.
    width: float


NO_LIKENESS = Likeness((), 0.0)


# The pixels of the disc around a pixel: rows and columns to add.
_DISC = np.array(
    [
        (row, column)
        for row in range(-REACH, REACH + 1)
        for column in range(-REACH, REACH + 1)
        if row**2 + column**2 <= _FARTHEST
    ],
    np.int64,
)


@kernel()
def _add_weighted(
    total: np.ndarray, weights: np.ndarray, one: int, values: np.ndarray, shift: int
) -> None:
    for x in range(total.size):
        total[x] += weights[one, x] * values[np.uint64(x + shift)]


@kernel()
def _add_difference(apart: np.ndarray, others: np.ndarray, own: np.ndarray, shift: int) -> None:
    for x in range(apart.size):
        difference = others[np.uint64(x + shift)] - own[np.uint64(x + REACH)]
        apart[x] += difference * difference


@kernel()
def _add_known_difference(
    apart: np.ndarray, compared: np.ndarray, others: np.ndarray, own: np.ndarray, shift: int
) -> None:
    for x in range(apart.size):
        difference = others[np.uint64(x + shift)] - own[np.uint64(x + REACH)]
        is_known = difference == difference
        apart[x] += difference * difference if is_known else np.float32(0.0)
        compared[x] += np.float32(1.0) if is_known else np.float32(0.0)


@kernel()
def _weigh(weights: np.ndarray, one: int, apart: np.ndarray, limits: np.ndarray) -> None:
    for x in range(apart.size):
        # Without a limit nothing was compared, and nothing is alike.
        weight = np.float32(1.0) - apart[x] / limits[x] if apart[x] < limits[x] else np.float32(0.0)
        weights[one, x] = weight * weight


@kernel()
def _weights_of_row(
    course: np.ndarray, y: int, width: float, is_whole: bool, weights: np.ndarray
) -> None:
    """Weigh the discs (pixels of the disc, columns) of the pixels of row ``y`` of the courses."""
    parts, columns = len(course), weights.shape[1]
    apart, compared = np.empty(columns, np.float32), np.empty(columns, np.float32)
    for one in range(len(_DISC)):
        row, column = _DISC[one]
        if row == 0 and column == 0:
            weights[one] = np.float32(1.0)
            continue
        apart[:] = np.float32(0.0)
        compared[:] = np.float32(parts if is_whole else 0)
        for part in range(parts):
            if is_whole:
                _add_difference(apart, course[part, y + row], course[part, y], REACH + column)
            else:
                _add_known_difference(
                    apart, compared, course[part, y + row], course[part, y], REACH + column
                )
        for x in range(columns):
            compared[x] *= np.float32(width)
        _weigh(weights, one, apart, compared)


@kernel()
def _sum_of_row(values: np.ndarray, y: int, weights: np.ndarray, total: np.ndarray) -> None:
    """Add up what lies in the discs of the pixels of row ``y``, weighed."""
    # In one order, missing values or not: the same bits in any block.
    total[:] = np.float32(0.0)
    for one in range(len(_DISC)):
        row, column = _DISC[one]
        _add_weighted(total, weights, one, values[y + row], REACH + column)


@kernel()
def _average(
    power: np.ndarray,
    known: np.ndarray,
    course: np.ndarray,
    width: float,
    is_whole: bool,
    means: np.ndarray,
) -> None:
    """Average images (images, rows + 2 REACH, columns + 2 REACH), all pixels of a row at once."""
    count, rows, columns = means.shape
    weights = np.empty((len(_DISC), columns), np.float32)
    under = np.zeros(columns, np.float32)
    for row in range(rows):
        y = row + REACH
        _weights_of_row(course, y, width, is_whole, weights)
        if is_whole:
            under[:] = np.float32(0.0)
            for one in range(len(_DISC)):
                for x in range(columns):
                    under[x] += weights[one, x]
        for k in range(count):
            total = means[k, row]
            _sum_of_row(power[k], y, weights, total)
            if is_whole:
                for x in range(columns):
                    total[x] /= under[x]
            else:
                _sum_of_row(known[k], y, weights, under)
                there = known[k, y]
                for x in range(columns):
                    is_there = there[np.uint64(x + REACH)] > np.float32(0.0)
                    total[x] = total[x] / under[x] if is_there else np.float32(np.nan)


def averaged(
    decibel: np.ndarray, likeness: Likeness, result: np.ndarray | None = None
) -> np.ndarray:
    """Return backscatter averaged, in linear power, over neighbours that behave alike.

    ``decibel`` is (passes, channels, rows + 2 `REACH`, columns + 2 `REACH`), filtered and level,
    NaN where missing. The result is (passes, channels, rows, columns) in dB, float32; it is the
    same wherever a window begins. What is missing stays so. A neighbour counts with (1 - d)²
    (Tukey's biweight), where d is the mean squared difference of courses through the width. What
    is averaged is written into ``result`` where there is one.
    """
    if not likeness.width:
        return decibel[:, :, REACH:-REACH, REACH:-REACH]
    return _averaged(decibel, _courses(decibel, likeness.spread), likeness.width, result)


def _averaged(
    decibel: np.ndarray, course: np.ndarray, width: float, result: np.ndarray | None = None
) -> np.ndarray:
    """Average in strips of rows, which need little memory beside a block."""
    passes, channels, height, breadth = decibel.shape
    rows, columns = height - 2 * REACH, breadth - 2 * REACH
    if result is None:
        result = np.empty((passes, channels, rows, columns), np.float32)
    for first in range(0, rows, _STRIP):
        strip = slice(first, min(first + _STRIP, rows) + 2 * REACH)
        power = to_power(decibel[:, :, strip]).reshape(passes * channels, -1, breadth)
        near = np.ascontiguousarray(course[:, strip])
        is_whole = bool(np.isfinite(power).all() and np.isfinite(near).all())
        known = power
        if not is_whole:
            known = np.isfinite(power).astype(np.float32)
            power[known == 0] = 0.0
        means = np.empty((len(power), power.shape[1] - 2 * REACH, columns), np.float32)
        _average(power, known, near, np.float32(width), is_whole, means)
        shaped = to_decibel(means).reshape(passes, channels, -1, columns)
        result[:, :, first : first + shaped.shape[2]] = shaped
    return result


def _courses(decibel: np.ndarray, spread: Sequence[float]) -> np.ndarray:
    """Return means of passes in a row in units of ``spread``: (parts, rows, columns)."""
    parts = np.array_split(np.arange(len(decibel)), max(1, round(len(decibel) / _TOGETHER)))
    channels = decibel.shape[1]
    course = np.empty((len(parts) * channels, *decibel.shape[2:]), np.float32)
    for number, part in enumerate(parts):
        for channel in range(channels):
            # Sums of one pass after the other: the same bits whatever the shape of a block.
            total, count = np.zeros((2, *decibel.shape[2:]), np.float32)
            for image in decibel[part[0] : part[-1] + 1, channel]:
                is_known = np.isfinite(image)
                np.add(total, image, out=total, where=is_known)
                count += is_known
            mean = course[number * channels + channel]
            mean[:] = np.nan
            np.divide(total, count, out=mean, where=count > 0)
            mean /= np.float32(spread[channel])
    return course


def learn_likeness(windows: Sequence[np.ndarray]) -> Likeness:
    """Choose how alike neighbours must be, from windows as `averaged` takes them.

    Every second pass tells which neighbours are alike. The others are averaged over these, each
    held against the pixel's own passes before and after: the narrowest width does whose error is
    hardly above the least. Series that are short or hold little stay as they are.
    """
    passes = len(windows[0])
    used = [window for window in windows if np.isfinite(window).all(axis=(0, 1)).sum() > 99]
    if passes < _FEWEST or not used:
        return NO_LIKENESS
    spread = _spread(used)
    if not all(value > 0 for value in spread):
        return NO_LIKENESS
    errors = [np.mean([_error(window, spread, width) for window in used]) for width in WIDTHS]
    least = min(errors)
    if errors[0] <= (1.0 + _GAIN) * least:
        return NO_LIKENESS
    return Likeness(spread, next(w for w, e in zip(WIDTHS, errors) if e <= (1.0 + _MORE) * least))


def _spread(windows: Sequence[np.ndarray]) -> tuple[float, ...]:
    courses = [_courses(window, [1.0] * window.shape[1]) for window in windows]
    channels = windows[0].shape[1]
    flat = np.concatenate([course.reshape(len(course), -1) for course in courses], axis=1)
    return tuple(float(np.nanstd(flat[channel::channels])) for channel in range(channels))


def _error(window: np.ndarray, spread: Sequence[float], width: float) -> float:
    """Return the mean squared error, through the variance, of passes that told nothing."""
    inner = window[:, :, REACH:-REACH, REACH:-REACH]
    told, judged = window[::2], window[1::2]
    means = _averaged(judged, _courses(told, spread), width) if width else inner[1::2]
    own = 0.5 * (inner[1:-2:2][: len(means) - 2] + inner[5::2][: len(means) - 2])
    off = means[1:-1][: len(own)] - own
    # What befell all of the ground on a day, rain or frost, is none of the neighbours' doing.
    known = np.isfinite(off)
    count = np.maximum(known.sum(axis=(2, 3), keepdims=True), 1)
    off = np.where(known, off, 0.0)
    off = np.where(known, off - off.sum(axis=(2, 3), keepdims=True) / count, 0.0)
    variances = np.square(spread)
    each = (off**2).sum(axis=(0, 2, 3)) / np.maximum(known.sum(axis=(0, 2, 3)), 1)
    return float((each / variances).mean())
