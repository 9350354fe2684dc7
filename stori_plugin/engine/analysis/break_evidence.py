"""What speaks for a break and against the season: lines through the dates before and after.

The bounds were chosen among some dozens of settings on simulated seasons like those of
``benchmarks/changes.py``. One thing was changed after a look at mown parcels: how the scatter of a
series is read, because with many breaks in a year the median took them for scatter.
"""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel

# A change is sure from so many times the smallest change, between neighbouring dates no farther
# apart than this share of the window.
CLOSE = (1.25, 0.75)
# A jump is sharp from so many times its error and as such a share of the change itself; the same
# where a second witness jumps as well.
SHARP = ((3.5, 0.6), (2.0, 0.4))
# Of what changes about a concentrated change so much lies within it; again with a witness.
CONCENTRATED = (0.75, 0.5)
# A witness jumps from so many times its error.
WITNESSED = 3.0
# No jump below this share of the smallest change is sharp.
_LEAST_JUMP = 0.3
# Lines for jumps reach over this share of the window: farther off the season bends.
_NEAR = 0.5
# Where there is no second date so near, the next one serves within so many windows.
_FAR = 2.0
# A witness is noisier than optical series, and its lines reach farther.
_WITNESS_REACH = 1.2
# The scatter of a series is told by so many dates or more whose neighbours lie within so many
# windows; it is no less than this share of the smallest change, and taken as the last where it is
# not known.
_FEW, _TRIPLE, _LEAST_SCATTER, _UNKNOWN_SCATTER = 5, 1.25, 0.02, 0.1
# A third of the values of a standard normal distribution are smaller than this.
_THIRD = 0.4307


@kernel()
def scatter_of(times, values, least, window):
    """Return the standard deviation of single values, from how far they lie off their neighbours.

    From the lower third of the dates whose neighbours are near, so that neither breaks nor bends
    count; where few are near, from that of all; where there are few dates at all, a share of
    ``least``.
    """
    count = len(times)
    off, close = np.empty(count), np.empty(count)
    near = 0
    for k in range(1, count - 1):
        span = times[k + 1] - times[k - 1]
        share = (times[k + 1] - times[k]) / span if span > 0 else 0.5
        middle = share * values[k - 1] + (1.0 - share) * values[k + 1]
        size = abs(values[k] - middle) / np.sqrt(1.0 + share**2 + (1.0 - share) ** 2)
        off[k - 1] = size
        if span <= _TRIPLE * window:
            close[near] = size
            near += 1
    used = np.sort(close[:near] if near >= _FEW else off[: max(count - 2, 0)])
    if len(used) < _FEW:
        return _UNKNOWN_SCATTER * least
    return max(used[len(used) // 3] / _THIRD, _LEAST_SCATTER * least)


@kernel()
def line(times, values, first, last, at, variance, pace):
    """Fit a line to the dates from ``first`` to ``last``, both included.

    ``variance`` is that of a value, ``pace`` the standard deviation of slopes around zero before
    anything is seen. Returns the line's value on the day ``at``, its variance, the slope per day
    and its variance. One date has no slope: nothing is held against what follows.
    """
    count = last - first + 1
    day, level = 0.0, 0.0
    for k in range(first, last + 1):
        day += times[k]
        level += values[k]
    day /= count
    level /= count
    if count == 1:
        return level, variance, 0.0, 0.0
    square, product = 0.0, 0.0
    for k in range(first, last + 1):
        square += (times[k] - day) ** 2
        product += (times[k] - day) * (values[k] - level)
    weight = square + variance / pace**2
    slope, spread = product / weight, variance / weight
    return level + slope * (at - day), variance / count + spread * (at - day) ** 2, slope, spread


@kernel()
def reach_back(times, at, near, far):
    """Return the first date of a line that ends on the date ``at``."""
    first = at
    while first > 0 and times[at] - times[first - 1] <= near:
        first -= 1
    if first == at and at > 0 and times[at] - times[at - 1] <= far:
        first -= 1
    return first


@kernel()
def reach_on(times, at, near, far):
    """Return the last date of a line that begins on the date ``at``."""
    last = at
    while last + 1 < len(times) and times[last + 1] - times[at] <= near:
        last += 1
    if last == at and at + 1 < len(times) and times[at + 1] - times[at] <= far:
        last += 1
    return last


@kernel()
def beyond_slope(times, values, piece, variance, least, window):
    """Return the jump between a date and the next that the slopes leave, and its variance."""
    pace, far = least / window, _FAR * window
    middle = 0.5 * (times[piece] + times[piece + 1])
    first = reach_back(times, piece, _NEAR * window, far)
    last = reach_on(times, piece + 1, _NEAR * window, far)
    before, before_spread, _, _ = line(times, values, first, piece, middle, variance, pace)
    after, after_spread, _, _ = line(times, values, piece + 1, last, middle, variance, pace)
    return after - before, before_spread + after_spread


@kernel()
def sharp_pieces(times, values, jumps, variance, least, window):
    """Return for every date but the last the way (1, -1) of a sharp jump to the next, else 0.

    ``jumps`` (T,) says how many times its error a second witness jumps there, NaN where unknown.
    """
    sharp = np.zeros(len(times))
    for piece in range(len(times) - 1):
        if times[piece + 1] - times[piece] > window:
            continue
        jump, spread = beyond_slope(times, values, piece, variance, least, window)
        way = 1.0 if jump > 0 else -1.0
        bounds = SHARP[1] if abs(jumps[piece]) >= WITNESSED else SHARP[0]
        change = way * (values[piece + 1] - values[piece])
        size = abs(jump)
        if (
            change > 0
            and size >= _LEAST_JUMP * least
            and size >= bounds[0] * np.sqrt(spread)
            and size >= bounds[1] * change
        ):
            sharp[piece] = way
    return sharp


@kernel()
def surroundings(times, values, first, last, sign, variance, least, window):
    """Return how much a change goes on before and after, in as much time as it takes itself.

    Slopes the other way count as none; each is taken steeper by its standard deviation.
    """
    pace, far, span = least / window, _FAR * window, times[last] - times[first]
    begin = reach_back(times, first, window, far)
    end = reach_on(times, last, window, far)
    _, _, before, before_spread = line(times, values, begin, first, 0.0, variance, pace)
    _, _, after, after_spread = line(times, values, last, end, 0.0, variance, pace)
    return span * (
        max(0.0, sign * before + np.sqrt(before_spread))
        + max(0.0, sign * after + np.sqrt(after_spread))
    )


@kernel()
def witness_jumps(times, when, seen, window, jumps):
    """Write how many times its error a witness jumps between each date and the next.

    ``when`` and ``seen`` (U,) are the witness's days and values. ``jumps`` (T,) stays NaN where
    it has fewer than two dates on a side.
    """
    if len(when) < _FEW + 2:
        return
    scatter = scatter_of(when, seen, 1e-9, window)
    reach = _WITNESS_REACH * window
    for piece in range(len(times) - 1):
        low, high = times[piece], times[piece + 1]
        first = np.searchsorted(when, low - reach, "left")
        last = np.searchsorted(when, low, "right") - 1
        begin = np.searchsorted(when, high, "left")
        end = np.searchsorted(when, high + reach, "right") - 1
        if last - first < 1 or end - begin < 1:
            continue
        middle, pace = 0.5 * (low + high), scatter / window
        before, before_spread, _, _ = line(when, seen, first, last, middle, scatter**2, pace)
        after, after_spread, _, _ = line(when, seen, begin, end, middle, scatter**2, pace)
        jumps[piece] = (after - before) / np.sqrt(before_spread + after_spread)
