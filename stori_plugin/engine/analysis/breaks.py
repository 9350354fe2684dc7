"""Breaks in the series of pixels: changes that the season's own slope does not explain.

A season also falls and rises, only at a pace that the dates around show. So a change is held
against the lines through the dates before and after it, as in piecewise regression (Verbesselt
et al. 2010, Remote Sensing of Environment 114:106-115, section 2.1): the null hypothesis is that
it goes on at the slope of its surroundings. Slopes are drawn towards zero, by as much as a change
of the smallest size within the window is likely (Bayesian linear regression: Bishop 2006, section
3.3), so that two noisy dates make no slope. A change is a break where it is one of these:

- *sure*: so large between neighbouring dates so close that no slope is steep enough;
- *sharp*: between neighbouring dates the lines from both sides leave a jump that is many times its
  error and most of the change;
- *concentrated*: most of what changes about it, in its direction, does so within the window.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..options.changes_options import ChangesOptions
from ..support.kernels import kernel
from .break_evidence import (
    CLOSE,
    CONCENTRATED,
    WITNESSED,
    scatter_of,
    sharp_pieces,
    surroundings,
    witness_jumps,
)
from .pixel_series import known_dates

PARTS = ("date", "magnitude", "confidence")
WITNESS = "witness"


def band_names(most: int, has_witness: bool = False) -> tuple[str, ...]:
    """Return the names of the bands: date_1, magnitude_1, confidence_1, date_2, ..., count.

    With a second witness, witness_1 follows confidence_1, and so on.
    """
    parts = (*PARTS, WITNESS) if has_witness else PARTS
    return (*(f"{part}_{k}" for k in range(1, most + 1) for part in parts), "count")


@dataclass(frozen=True, eq=False)
class WitnessSeries:
    """What a second sensor saw of the same pixels, on days of its own."""

    # (U,), ascending, in the count of the series' days; several may be alike.
    days: np.ndarray
    # (U, N) in any unit, NaN where missing.
    values: np.ndarray


NO_WITNESS = WitnessSeries(np.zeros(0), np.zeros((0, 0)))


@kernel()
def _find(times, values, used, sharp, sure, jumps, variance, least, window, way):
    """Find the largest break within the window that uses no used piece; way 0 is either way."""
    best, first, last = 0.0, -1, -1
    count = len(times)
    for i in range(count - 1):
        for j in range(i + 1, count):
            if used[j - 1] or times[j] - times[i] > window:
                break
            change = values[j] - values[i]
            sign = math.copysign(1.0, change)
            size = abs(change)
            if size < least or (way != 0 and sign != way):
                continue
            # Of equal changes the one that takes less time.
            if size <= best - 1e-9 or (
                size <= best + 1e-9 and times[j] - times[i] >= times[last] - times[first]
            ):
                continue
            if _is_break(times, values, sharp, sure, jumps, variance, i, j, sign, least, window):
                best, first, last = max(best, size), i, j
    return best, first, last


@kernel()
def _is_break(times, values, sharp, sure, jumps, variance, i, j, sign, least, window):
    """Tell whether the change between two dates is sure, sharp or concentrated."""
    certain, has_sharp, is_witnessed = 0, False, False
    for piece in range(i, j):
        if sure[piece] == sign:
            certain += 1
        has_sharp = has_sharp or sharp[piece] == sign
        is_witnessed = is_witnessed or abs(jumps[piece]) >= WITNESSED
    # Two sure changes are two breaks.
    if certain > 1:
        return False
    if certain == 1 or has_sharp:
        return True
    share = CONCENTRATED[1] if is_witnessed else CONCENTRATED[0]
    around = surroundings(times, values, i, j, sign, variance, least, window)
    size = abs(values[j] - values[i])
    return size >= share * (size + around)


@kernel()
def _dated_piece(times, values, sharp, sure, first, last):
    """Return the piece that changes most per day, of those that are sure, else sharp, if any."""
    sign = math.copysign(1.0, values[last] - values[first])
    best, steepest, rank = -1e300, first, -1
    for piece in range(first, last):
        its_rank = 2 if sure[piece] == sign else 1 if sharp[piece] == sign else 0
        slope = sign * (values[piece + 1] - values[piece]) / (times[piece + 1] - times[piece])
        if its_rank > rank or (its_rank == rank and slope > best):
            best, steepest, rank = slope, piece, its_rank
    return steepest


@kernel()
def _pixel(times, values, sds, jumps, parts, least, window, way, most, out):
    count = len(times)
    variance = scatter_of(times, values, least, window) ** 2
    sharp = sharp_pieces(times, values, jumps, variance, least, window)
    sure = np.zeros(count, np.float64)
    for piece in range(count - 1):
        change = values[piece + 1] - values[piece]
        near = times[piece + 1] - times[piece] <= CLOSE[1] * window
        if near and abs(change) >= CLOSE[0] * least * (1.0 - 1e-6):
            sure[piece] = math.copysign(1.0, change)
    used = np.zeros(count, np.bool_)
    found = 0
    while found < most:
        size, first, last = _find(
            times, values, used, sharp, sure, jumps, variance, least, window, way
        )
        if first < 0:
            break
        piece = _dated_piece(times, values, sharp, sure, first, last)
        out[parts * found] = 0.5 * (times[piece] + times[piece + 1])
        out[parts * found + 1] = values[last] - values[first]
        spread = math.sqrt(sds[first] ** 2 + sds[last] ** 2)
        if spread > 0:
            out[parts * found + 2] = 0.5 * math.erfc(-(size - least) / spread / math.sqrt(2.0))
        if parts > 3:
            out[parts * found + 3] = jumps[piece]
        for piece in range(first, last):
            used[piece] = True
        found += 1
    out[parts * most] = found


@kernel()
def _pixels(days, values, sds, witness_days, witness, parts, least, window, way, most, out):
    dates, pixels = values.shape
    times, curve, errors = np.empty(dates), np.empty(dates), np.empty(dates)
    passes = len(witness_days)
    when, seen, unused = np.empty(passes), np.empty(passes), np.empty(passes)
    for pixel in range(pixels):
        count = known_dates(days, values, sds, pixel, times, curve, errors)
        if count < 2:
            continue
        jumps = np.full(count, np.nan)
        if passes:
            known = known_dates(witness_days, witness, witness, pixel, when, seen, unused)
            witness_jumps(times[:count], when[:known], seen[:known], window, jumps)
        _pixel(
            times[:count],
            curve[:count],
            errors[:count],
            jumps,
            parts,
            least,
            window,
            way,
            most,
            out[:, pixel],
        )


def find_breaks(
    days: np.ndarray,
    values: np.ndarray,
    sds: np.ndarray | None,
    breaks: ChangesOptions,
    witness: WitnessSeries | None = None,
) -> np.ndarray:
    """Find the breaks of every pixel.

    ``days`` (T,) are ascending; ``values`` and ``sds`` are (T, N), NaN where missing. Returns
    the bands of `band_names` as (3 most + 1, N), float32, or (4 most + 1, N) with a ``witness``:
    dates in the count of ``days``, the middle of the piece that decides; magnitudes in the unit
    of the series, negative for a fall; confidence (0..1), the probability that the true change
    is at least ``least`` if the errors of both values are Gaussian and independent; how many
    times its error the witness jumps meanwhile. NaN where there is no (further) break, for
    confidence without ``sds``, and where the witness has too few dates about; the count is NaN
    where a pixel has fewer than two values.
    """
    way = {"fall": -1.0, "rise": 1.0, "both": 0.0}[breaks.direction]
    parts = len(PARTS) + (witness is not None)
    out = np.full((parts * breaks.most + 1, values.shape[1]), np.nan)
    known = np.full(values.shape, np.nan) if sds is None else sds.astype(np.float64)
    second = NO_WITNESS if witness is None else witness
    _pixels(
        np.asarray(days, np.float64),
        values.astype(np.float64),
        known,
        np.asarray(second.days, np.float64),
        second.values.astype(np.float64),
        parts,
        breaks.least,
        breaks.window,
        way,
        breaks.most,
        out,
    )
    return out.astype(np.float32)
