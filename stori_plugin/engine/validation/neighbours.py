"""A yardstick that sees other pixels: a value from those that were seen on the same date.

Comparing with methods that know each pixel by its own series alone would flatter one that learns
from the scene. What anyone would try is a regression per date: for a date that a cloud hides from a
pixel, take the pixels that were seen on it and on the dates on which this one was last and next
seen, learn from them how values on those two dates make the value on the hidden one, and apply that
to the pixel. It is no method of reconstruction: where nobody was seen on a date it is a straight
line.
"""

from __future__ import annotations

import numpy as np
from scipy.linalg import lstsq

from ..methods.interface import Observations
from ..support.matrix_products import product

NEIGHBOURS = "neighbours"
FEWEST = 30  # pixels seen on all three dates; ten for each coefficient of the regression


def from_neighbours(
    series: Observations, days: np.ndarray, donors: Observations | None = None
) -> np.ndarray:
    """Return values (O, B, N) float32 on some ``days`` (O,) that were not seen at pixels.

    ``series`` are the N pixels, ``donors`` those to learn from, on the same T dates; by default the
    same pixels. Each band is regressed by least squares on itself on the two dates, and kept within
    what the donors show on the day. With fewer than `FEWEST` donors it is the straight line between
    the two dates; beyond the ends of a pixel's series it is its nearest value, and NaN for pixels
    never seen.
    """
    donors = donors or series
    found = np.full((len(days), *series.values.shape[1:]), np.nan, np.float32)
    for o, day in enumerate(days):
        before = _nearest(series.clear & (series.days < day)[:, None], last=True)
        after = _nearest(series.clear & (series.days > day)[:, None], last=False)
        before, after = np.where(before < 0, after, before), np.where(after < 0, before, after)
        pairs = np.stack([before, after], axis=1)
        for a, b in np.unique(pairs[before >= 0], axis=0):
            pixels = np.flatnonzero((before == a) & (after == b))
            ends = series.values[[a, b]][:, :, pixels].astype(float)
            learned = _regression(donors, day, a, b) if a < b else None
            if learned is None:
                gap = series.days[b] - series.days[a]
                share = (day - series.days[a]) / gap if gap else 0.0
                found[o][:, pixels] = (1.0 - share) * ends[0] + share * ends[1]
                continue
            for band, (weights, low, high) in enumerate(learned):
                design = _design(ends[0, band], ends[1, band])
                found[o, band, pixels] = np.clip(product(design, weights), low, high)
    return found


def _nearest(clear: np.ndarray, last: bool) -> np.ndarray:
    """Return the number (N,) of the last or the first clear date of each pixel, -1 for none."""
    number = clear[::-1].argmax(axis=0) if last else clear.argmax(axis=0)
    number = len(clear) - 1 - number if last else number
    return np.where(clear.any(axis=0), number, -1)


def _design(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return np.stack([np.ones_like(first), first, second], axis=1)


def _regression(
    donors: Observations, day: float, a: int, b: int
) -> list[tuple[np.ndarray, float, float]] | None:
    """Return weights, lowest and highest value by band; None where too few donors were seen."""
    dates = np.flatnonzero(donors.days == day)
    if not len(dates):
        return None
    date = dates[donors.clear[dates].sum(axis=1).argmax()]
    seen = donors.clear[date] & donors.clear[a] & donors.clear[b]
    if seen.sum() < FEWEST:
        return None
    learned = []
    for band in range(donors.values.shape[1]):
        target, first, second = (donors.values[t, band, seen].astype(float) for t in (date, a, b))
        weights = lstsq(_design(first, second), target)[0]
        learned.append((weights, float(target.min()), float(target.max())))
    return learned
