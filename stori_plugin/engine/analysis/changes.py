"""Breaks in a series, such as harvest, mowing or fire: when, how much and how sure.

A break is the largest change within a short window of time, found again and again among the
pieces of the series that no earlier break has used. Its confidence comes from the standard
deviations of the two values that it lies between.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..compiled import kernel
from .pixel_series import known_dates

DIRECTIONS = ("fall", "rise", "both")
PARTS = ("date", "magnitude", "confidence")


@dataclass(frozen=True)
class Breaks:
    """What counts as a break.

    ``least`` is the change in the unit of the series, within ``window`` days; ``direction`` is
    fall, rise or both; ``most`` breaks of a pixel are kept, the largest first.
    """

    least: float = 0.2
    window: float = 20.0
    direction: str = "fall"
    most: int = 3


def band_names(most: int) -> tuple[str, ...]:
    """Return the names of the bands: date_1, magnitude_1, confidence_1, date_2, ..., count."""
    return (*(f"{part}_{k}" for k in range(1, most + 1) for part in PARTS), "count")


@kernel()
def _find(times, values, used, window, way):
    """Find the largest change within the window that uses no used piece; way 0 is either way."""
    best, first, last = 0.0, -1, -1
    count = len(times)
    for i in range(count - 1):
        for j in range(i + 1, count):
            if used[j - 1] or times[j] - times[i] > window:
                break
            change = values[j] - values[i]
            size = abs(change) if way == 0 else way * change
            # Of equal changes the one that takes less time.
            if size > best + 1e-9 or (
                first >= 0
                and size > best - 1e-9
                and times[j] - times[i] < times[last] - times[first]
            ):
                best, first, last = max(best, size), i, j
    return best, first, last


@kernel()
def _steepest(times, values, first, last):
    """Return the middle of the piece that changes most, in the direction of the whole."""
    sign = 1.0 if values[last] > values[first] else -1.0
    best, place = -1e300, first
    for i in range(first, last):
        slope = sign * (values[i + 1] - values[i]) / (times[i + 1] - times[i])
        if slope > best:
            best, place = slope, i
    return 0.5 * (times[place] + times[place + 1])


@kernel()
def _pixel(times, values, sds, least, window, way, most, out):
    used = np.zeros(len(times), np.bool_)
    found = 0
    while found < most:
        size, first, last = _find(times, values, used, window, way)
        if first < 0 or size < least:
            break
        out[3 * found] = _steepest(times, values, first, last)
        out[3 * found + 1] = values[last] - values[first]
        spread = math.sqrt(sds[first] ** 2 + sds[last] ** 2)
        if spread > 0:
            out[3 * found + 2] = 0.5 * math.erfc(-(size - least) / spread / math.sqrt(2.0))
        for piece in range(first, last):
            used[piece] = True
        found += 1
    out[3 * most] = found


@kernel()
def _pixels(days, values, sds, least, window, way, most, out):
    dates, pixels = values.shape
    times, curve, errors = np.empty(dates), np.empty(dates), np.empty(dates)
    for pixel in range(pixels):
        count = known_dates(days, values, sds, pixel, times, curve, errors)
        if count >= 2:
            _pixel(
                times[:count],
                curve[:count],
                errors[:count],
                least,
                window,
                way,
                most,
                out[:, pixel],
            )


def find_breaks(
    days: np.ndarray, values: np.ndarray, sds: np.ndarray | None, breaks: Breaks
) -> np.ndarray:
    """Find the breaks of every pixel.

    ``days`` (T,) are ascending; ``values`` and ``sds`` are (T, N), NaN where missing. Returns
    the bands of `band_names` as (3 most + 1, N), float32: dates in the count of ``days``, the
    middle of the steepest piece; magnitudes in the unit of the series, negative for a fall;
    confidence (0..1), the probability that the true change is at least ``least`` if the errors
    of both values are Gaussian and independent. NaN where there is no (further) break, and for
    confidence without ``sds``; the count is NaN where a pixel has fewer than two values.
    """
    way = {"fall": -1.0, "rise": 1.0, "both": 0.0}[breaks.direction]
    out = np.full((3 * breaks.most + 1, values.shape[1]), np.nan)
    known = np.full(values.shape, np.nan) if sds is None else sds.astype(np.float64)
    _pixels(
        np.asarray(days, np.float64),
        values.astype(np.float64),
        known,
        breaks.least,
        breaks.window,
        way,
        breaks.most,
        out,
    )
    return out.astype(np.float32)
