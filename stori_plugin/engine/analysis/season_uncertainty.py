"""How uncertain the dates of a season are: crossings of a level, and places of a greatest value."""

from __future__ import annotations

import math

import numpy as np

from ..support.kernels import kernel

# A summit ends where a value is this many standard deviations of the difference below the greatest;
# probabilities are added up over so many levels of the value.
_RIVAL, _LEVELS = 3.5, 32
_EXACT = 1e-9  # the least standard deviation, for what is said to have none
_NEVER = 1e-12  # a probability that makes no difference
_ROOT2 = math.sqrt(2.0)


@kernel()
def date_sd(times, values, sds, place, way, own, level):
    """Return how uncertain a crossing is: that of the curve and of its level, over the slope."""
    apart = abs(times[place - way] - times[place])
    slope = abs(values[place - way] - values[place]) / apart
    part = abs(own - times[place]) / apart
    here = (1.0 - part) * sds[place] + part * sds[place - way]
    return np.sqrt(here**2 + level**2) / slope if slope > 0 else np.inf


@kernel()
def _rivals(values, sds, top):
    """Find the dates around the greatest value that might as well be it: first, past last."""
    first, past = top, top + 1
    while first > 0 and values[top] - values[first - 1] <= _RIVAL * np.sqrt(
        sds[first - 1] ** 2 + sds[top] ** 2
    ):
        first -= 1
    while past < len(values) and values[top] - values[past] <= _RIVAL * np.sqrt(
        sds[past] ** 2 + sds[top] ** 2
    ):
        past += 1
    return first, past


@kernel()
def summit_sd(times, values, sds, top, chance):
    """Return how uncertain the place of the greatest of some values is.

    That is the root mean square of its error. On each of the dates the true curve may be greatest,
    with the probability that a value drawn there exceeds those drawn on all others, the errors of
    two dates being independent: near one date alone at a sharp summit, alike along a plateau. The
    place itself is one of the dates, and so within half a step. ``chance`` is room for a number per
    date.
    """
    if np.isnan(sds[top]):
        return np.nan
    step = 0.5 * (times[min(top + 1, len(times) - 1)] - times[max(top - 1, 0)])
    first, past = _rivals(values, sds, top)
    low, high = -np.inf, -np.inf
    for i in range(first, past):
        chance[i] = 0.0
        low = max(low, values[i] - 3.0 * sds[i])
        high = max(high, values[i] + 4.0 * sds[i])
    for k in range(_LEVELS):
        level = low + (k + 0.5) / _LEVELS * (high - low)
        below = 1.0  # the probability that all values are below the level
        for i in range(first, past):
            below *= _below(level, values[i], sds[i])
        if below < _NEVER:
            continue
        for i in range(first, past):
            away = (level - values[i]) / max(sds[i], _EXACT)
            here = np.exp(-0.5 * away**2) / max(sds[i], _EXACT)
            chance[i] += here * below / _below(level, values[i], sds[i])
    square, total = 0.0, 0.0
    for i in range(first, past):
        square += chance[i] * (times[i] - times[top]) ** 2
        total += chance[i]
    away = square / total if total > 0 else 0.0
    return np.sqrt(away + step**2 / 12.0)


@kernel()
def _below(level, value, sd):
    """Return the probability that a value drawn around another is below a level."""
    return 0.5 * math.erfc((value - level) / (_ROOT2 * max(sd, _EXACT)))


@kernel()
def steepest_sd(times, values, sds, foot, place, way, top):
    """Return how uncertain the place of the steepest piece is: it is the summit of the slopes."""
    count = abs(top - foot)
    middles, slopes, spreads = np.empty(count), np.empty(count), np.empty(count)
    best = 0
    for k in range(count):
        here = foot - way * k
        there = here - way
        apart = abs(times[there] - times[here])
        middles[k] = -way * 0.5 * (times[here] + times[there])  # ascending on either side
        slopes[k] = (values[there] - values[here]) / apart
        spreads[k] = np.sqrt(sds[here] ** 2 + sds[there] ** 2) / apart
        if here == place:
            best = k
    return summit_sd(middles, slopes, spreads, best, np.empty(count))


@kernel()
def within(sd, one, other):
    """Limit the standard deviation of a date to that of no knowledge: anywhere in a span."""
    return min(sd, abs(other - one) / np.sqrt(12.0)) if not np.isnan(sd) else sd
