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


@kernel()
def _average(
    power: np.ndarray,
    known: np.ndarray,
    course: np.ndarray,
    width: float,
    is_whole: bool,
    means: np.ndarray,
) -> None:
    rows, columns, count = means.shape
    parts = course.shape[2]
    most = np.float32(width * parts)
    weights = np.empty(count, np.float32)
    for row in range(rows):
        for column in range(columns):
            y, x = row + REACH, column + REACH
            total = means[row, column]
            total[:] = 0.0
            weights[:] = 0.0
            sum_of_weights = np.float32(0.0)
            for j in range(y - REACH, y + REACH + 1):
                for i in range(x - REACH, x + REACH + 1):
                    if (j - y) ** 2 + (i - x) ** 2 > _FARTHEST:
                        continue
                    apart, compared = np.float32(0.0), 0
                    for part in range(parts):
                        difference = course[j, i, part] - course[y, x, part]
                        if is_whole or not np.isnan(difference):
                            apart += difference * difference
                            compared += 1
                        if apart > most:
                            break
                    limit = np.float32(width * compared)
                    if j == y and i == x:
                        weight = np.float32(1.0)
                    elif apart < limit:
                        weight = np.float32(1.0) - apart / limit
                        weight *= weight
                    else:
                        continue
                    # Sums in one order, missing values or not: the same bits in any block.
                    if is_whole:
                        sum_of_weights += weight
                        for k in range(count):
                            total[k] += weight * power[j, i, k]
                    else:
                        for k in range(count):
                            total[k] += weight * power[j, i, k]
                            weights[k] += weight * known[j, i, k]
            if is_whole:
                for k in range(count):
                    total[k] /= sum_of_weights
            else:
                for k in range(count):
                    total[k] = total[k] / weights[k] if known[y, x, k] > 0 else np.nan


def averaged(decibel: np.ndarray, likeness: Likeness) -> np.ndarray:
    """Return backscatter averaged, in linear power, over neighbours that behave alike.

    ``decibel`` is (passes, channels, rows + 2 `REACH`, columns + 2 `REACH`), filtered and level,
    NaN where missing. The result is (passes, channels, rows, columns) in dB, float32; it is the
    same wherever a window begins. What is missing stays so. A neighbour counts with (1 - d)²
    (Tukey's biweight), where d is the mean squared difference of courses through the width.
    """
    inner = decibel[:, :, REACH:-REACH, REACH:-REACH]
    if not likeness.width:
        return inner
    return _averaged(decibel, _courses(decibel, likeness.spread), likeness.width)


def _averaged(decibel: np.ndarray, course: np.ndarray, width: float) -> np.ndarray:
    """Average in strips of rows, which need little memory beside a block."""
    passes, channels, height, breadth = decibel.shape
    rows, columns = height - 2 * REACH, breadth - 2 * REACH
    result = np.empty((passes, channels, rows, columns), np.float32)
    for first in range(0, rows, _STRIP):
        strip = slice(first, min(first + _STRIP, rows) + 2 * REACH)
        part = decibel[:, :, strip].transpose(2, 3, 0, 1)
        flat = np.ascontiguousarray(part).reshape(*part.shape[:2], -1)
        known = np.isfinite(flat)
        near = course[strip]
        is_whole = bool(known.all() and np.isfinite(near).all())
        power = np.where(known, to_power(flat), np.float32(0.0))
        means = np.empty((len(part) - 2 * REACH, columns, flat.shape[2]), np.float32)
        _average(power, known.astype(np.float32), near, np.float32(width), is_whole, means)
        shaped = means.reshape(*means.shape[:2], passes, channels).transpose(2, 3, 0, 1)
        result[:, :, first : first + len(means)] = to_decibel(shaped)
    return result


def _courses(decibel: np.ndarray, spread: Sequence[float]) -> np.ndarray:
    """Return means of passes in a row in units of ``spread``: (rows, columns, parts)."""
    parts = np.array_split(np.arange(len(decibel)), max(1, round(len(decibel) / _TOGETHER)))
    means = []
    for part in parts:
        values = decibel[part]
        known = np.isfinite(values)
        # Sums of one pass after the other: the same bits whatever the shape of a block.
        total, count = np.zeros(values.shape[1:], np.float32), np.zeros(values.shape[1:], np.int32)
        for value, is_known in zip(values, known):
            total += np.where(is_known, value, np.float32(0.0))
            count += is_known
        mean = np.where(count > 0, total / np.maximum(count, 1), np.float32(np.nan))
        means.append(mean / np.asarray(spread, np.float32)[:, None, None])
    course = np.concatenate(means).astype(np.float32)
    return np.ascontiguousarray(course.transpose(1, 2, 0))


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
    flat = np.concatenate([course.reshape(-1, course.shape[2]) for course in courses])
    return tuple(float(np.nanstd(flat[:, channel::channels])) for channel in range(channels))


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
