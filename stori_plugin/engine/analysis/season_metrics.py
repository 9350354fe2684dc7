"""Phenology of a season: when it starts, peaks and ends, how high, how fast, how much.

Definitions after TIMESAT (Jönsson and Eklundh 2004, Computers & Geosciences 30:833-845): start
and end by a share of the amplitude on each side, or by the steepest rise and fall; the base is
the mean of the minima on both sides; rates are between 20 and 80 per cent of the amplitude, and
that of decrease is positive as that of increase is.
"""

from __future__ import annotations

import numpy as np

from ..options.phenology_options import PhenologyOptions
from ..support.kernels import kernel
from .pixel_series import known_dates
from .season_uncertainty import date_sd, steepest_sd, summit_sd, within

METRICS = (
    *("start", "peak", "end", "length", "base", "peak_value", "amplitude"),
    *("integral", "integral_above_base", "rate_up", "rate_down"),
)
_LEAST_DATES = 5
_LOW, _HIGH = 0.2, 0.8
# The lower of two peaks is a season of its own where so many days part it from the higher, and
# the curve falls between them by this share of the higher one's amplitude. TIMESAT lets its user
# choose such a share.
_APART, _FALL = 60.0, 0.35


@kernel()
def _crossing(times, values, top, way, level):
    """Walk from the peak until the curve falls to a level: the time, and the point before it."""
    i = top
    while values[i] > level:
        i += way
    j = i - way  # the neighbour on the peak's side, above the level
    rise = values[j] - values[i]
    part = (level - values[i]) / rise if rise > 0 else 0.0
    return times[i] + part * (times[j] - times[i]), i


@kernel()
def _steepest(times, values, top, foot, way):
    """Find the middle of the steepest piece between the foot of a side and the peak."""
    best, place = -1.0, foot
    i = foot
    while i != top:
        slope = (values[i - way] - values[i]) / abs(times[i - way] - times[i])
        if slope > best:
            best, place = slope, i
        i -= way
    return 0.5 * (times[place] + times[place - way]), place


@kernel()
def _rate(times, values, top, foot, way):
    """Return the change per day between the low and the high level of a side, without its sign."""
    height = values[top] - values[foot]
    low, _ = _crossing(times, values, top, way, values[foot] + _LOW * height)
    high, _ = _crossing(times, values, top, way, values[foot] + _HIGH * height)
    apart = abs(high - low)
    return (_HIGH - _LOW) * height / apart if apart > 0 else np.nan


@kernel()
def _rate_sd(times, values, sds, top, foot, way, rate):
    """Return how uncertain a rate is: the errors of both dates, over what is between them.

    Those of foot and summit move the levels along the curve and hardly change its slope.
    """
    height = values[top] - values[foot]
    low, below = _crossing(times, values, top, way, values[foot] + _LOW * height)
    high, above = _crossing(times, values, top, way, values[foot] + _HIGH * height)
    apart = abs(high - low)
    if not apart > 0:
        return np.nan
    first = date_sd(times, values, sds, below, way, low, 0.0)
    last = date_sd(times, values, sds, above, way, high, 0.0)
    return rate * np.sqrt(first**2 + last**2) / apart


@kernel()
def _at(times, values, place, own):
    """Return the curve's value at a time that is at or beside the date ``place``."""
    other = place + 1 if own > times[place] else place - 1
    if own == times[place]:
        return values[place]
    part = (own - times[place]) / (times[other] - times[place])
    return values[place] + part * (values[other] - values[place])


@kernel()
def _root(one, two, three):
    return np.sqrt(one**2 + two**2 + three**2)


@kernel()
def _integral(times, values, begin, end, base):
    """Integrate a curve of straight pieces above a base between two times."""
    total = 0.0
    for i in range(len(times) - 1):
        left, right = max(times[i], begin), min(times[i + 1], end)
        if right > left:
            apart = times[i + 1] - times[i]
            slope = (values[i + 1] - values[i]) / apart
            middle = values[i] + slope * (0.5 * (left + right) - times[i])
            total += (middle - base) * (right - left)
    return total


@kernel()
def _season(times, values, sds, threshold, share, least, out, spread):
    top = np.argmax(values)
    count = len(values)
    if top == 0 or top == count - 1:
        return  # the season is cut off on one side
    left, right = top, top
    for i in range(top, -1, -1):
        if values[i] < values[left]:
            left = i
    for i in range(top, count):
        if values[i] < values[right]:
            right = i
    base = 0.5 * (values[left] + values[right])
    amplitude = values[top] - base
    if left == top or right == top or amplitude < least:
        return
    if threshold:
        level = values[left] + share * (values[top] - values[left])
        begin, before = _crossing(times, values, top, -1, level)
        level = values[right] + share * (values[top] - values[right])
        end, after = _crossing(times, values, top, 1, level)
    else:
        begin, before = _steepest(times, values, top, left, -1)
        end, after = _steepest(times, values, top, right, 1)
    out[0], out[1], out[2], out[3] = begin, times[top], end, end - begin
    out[4], out[5], out[6] = base, values[top], amplitude
    out[7] = _integral(times, values, begin, end, 0.0)
    out[8] = _integral(times, values, begin, end, base)
    out[9] = _rate(times, values, top, left, -1)
    out[10] = _rate(times, values, top, right, 1)
    if threshold:
        level = np.sqrt((share * sds[top]) ** 2 + ((1.0 - share) * sds[left]) ** 2)
        spread[0] = date_sd(times, values, sds, before, -1, begin, level)
        level = np.sqrt((share * sds[top]) ** 2 + ((1.0 - share) * sds[right]) ** 2)
        spread[2] = date_sd(times, values, sds, after, 1, end, level)
    else:
        spread[0] = steepest_sd(times, values, sds, left, before, -1, top)
        spread[2] = steepest_sd(times, values, sds, right, after, 1, top)
    spread[1] = summit_sd(times, values, sds, top, np.empty(count))
    spread[0] = within(spread[0], times[left], times[top])
    spread[1] = within(spread[1], times[left], times[right])
    spread[2] = within(spread[2], times[top], times[right])
    spread[3] = np.sqrt(spread[0] ** 2 + spread[2] ** 2)
    spread[4] = 0.5 * np.sqrt(sds[left] ** 2 + sds[right] ** 2)
    spread[5] = sds[top]
    spread[6] = np.sqrt(sds[top] ** 2 + spread[4] ** 2)
    # The errors of neighbouring dates go together: their integral, not the root of squares.
    along = _integral(times, sds, begin, end, 0.0)
    above = along + spread[4] * (end - begin)
    first = _at(times, values, before, begin)
    last = _at(times, values, after, end)
    spread[7] = _root(along, first * spread[0], last * spread[2])
    spread[8] = _root(above, (first - base) * spread[0], (last - base) * spread[2])
    spread[9] = _rate_sd(times, values, sds, top, left, -1, out[9])
    spread[10] = _rate_sd(times, values, sds, top, right, 1, out[10])


@kernel()
def _second(times, values, least):
    """Find the part of a curve beside its peak that holds a season of its own: first, past last.

    The lower peak that rises most above what lies on either side of it; both 0 where none does.
    """
    top, count = np.argmax(values), len(values)
    wanted = max(least, _FALL * (values[top] - values.min()))
    first, past = 0, 0
    for peak in range(1, count - 1):
        summit = values[peak] >= values[peak - 1] and values[peak] > values[peak + 1]
        if not summit or abs(times[peak] - times[top]) < _APART:
            continue
        if peak < top:
            foot = peak + np.argmin(values[peak : top + 1])
            beyond, start, stop = values[: peak + 1].min(), 0, foot + 1
        else:
            foot = top + np.argmin(values[top : peak + 1])
            beyond, start, stop = values[peak:].min(), foot, count
        rise = values[peak] - max(values[foot], beyond)
        if rise >= wanted:
            wanted, first, past = rise, start, stop
    return first, past


@kernel()
def _seasons(days, values, sds, threshold, share, least, second, out, spread):
    dates, pixels = values.shape
    times, curve, errors = np.empty(dates), np.empty(dates), np.empty(dates)
    for pixel in range(pixels):
        count = known_dates(days, values, sds, pixel, times, curve, errors)
        if count >= _LEAST_DATES:
            first, past = 0, count
            if second:
                first, past = _second(times[:count], curve[:count], least)
            if past - first < 3:
                continue
            _season(
                times[first:past],
                curve[first:past],
                errors[first:past],
                threshold,
                share,
                least,
                out[:, pixel],
                spread[:, pixel],
            )


def seasons(
    days: np.ndarray, values: np.ndarray, sds: np.ndarray | None, definition: PhenologyOptions
) -> tuple[np.ndarray, np.ndarray]:
    """Describe one season of every pixel.

    ``days`` (T,) are ascending, in any count of days; ``values`` and ``sds`` are (T, N), NaN
    where missing. Returns `METRICS` as (11, N), float32, and their standard deviations to first
    order: dates in the count of ``days``, integrals in value times days, rates in value per
    day. NaN where a pixel has fewer than five dates, no peak inside the period or too small an
    amplitude; standard deviations are NaN without ``sds``. That of a date is never more than if
    nothing were known but its side of the season.
    """
    return _described(days, values, sds, definition, second=False)


def second_seasons(
    days: np.ndarray, values: np.ndarray, sds: np.ndarray | None, definition: PhenologyOptions
) -> tuple[np.ndarray, np.ndarray]:
    """Describe the lower of two seasons of every pixel, as `seasons` does the higher.

    NaN where there is none: its peak must be 60 days from the higher and rise above the lowest
    value on either side by a third of the higher one's amplitude, and by that asked for.
    """
    return _described(days, values, sds, definition, second=True)


def _described(
    days: np.ndarray,
    values: np.ndarray,
    sds: np.ndarray | None,
    definition: PhenologyOptions,
    second: bool,
) -> tuple[np.ndarray, np.ndarray]:
    pixels = values.shape[1]
    out = np.full((len(METRICS), pixels), np.nan)
    spread = np.full((len(METRICS), pixels), np.nan)
    known = np.full(values.shape, np.nan) if sds is None else sds.astype(np.float64)
    _seasons(
        np.asarray(days, np.float64),
        values.astype(np.float64),
        known,
        definition.method == "threshold",
        definition.share,
        definition.least,
        second,
        out,
        spread,
    )
    return out.astype(np.float32), spread.astype(np.float32)
