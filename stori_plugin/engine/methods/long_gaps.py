"""What a curve through clear observations may say in gaps so long that it only guesses there.

A penalty on bends continues a slope for as long as nothing is seen, and waves fitted to part of a
year say anything of the rest. Neither reflectance nor an index does that: it stays within what it
is seen to be, and the less is known of a date the more the mean of all dates is the best guess.
Gaps of ordinary length are left as they are.
"""

from __future__ import annotations

import numpy as np

from ..pixels.gaps import gap_lengths, reaches
from .interface import Observations

# Days. Of a gap that long nothing is changed; the range that is allowed then shrinks until the gap
# has twice that length, and the curve falls to the mean while the reach (twice the days to the
# nearest clear date, see `gaps.reaches`) grows to thrice.
_ORDINARY = 120.0
# Days of reach within which a curve returns to the range, that left it on the last clear date.
_BESIDE = 60.0


def within_seen(
    mean: np.ndarray,
    fitted: np.ndarray,
    series: Observations,
    days: np.ndarray,
    slack: float = np.inf,
) -> np.ndarray:
    """Keep each pixel within the range of its observations, widened on each side.

    ``mean`` is (O, B, N) on ``days`` (O,), ascending, and ``fitted`` (T, B, N) the same curve on
    the acquisition dates. Up to `_ORDINARY` days of gap the range is widened by ``slack`` times
    itself, then by ever less; in gaps of twice that length and more the result stays inside of
    what was seen, but for the month beside a clear date on which the curve itself does not.
    """
    low, high = _range(series.values, series.clear)
    least, most = _range(fitted, series.clear)
    beyond = gap_lengths(series.days, series.clear, days) - np.float32(_ORDINARY)
    shrunk = np.full(beyond.shape, np.inf, np.float32)
    np.divide(np.float32(_ORDINARY), beyond, out=shrunk, where=beyond > 0)
    share = np.clip(shrunk - 1, 0, np.float32(slack))[:, None]
    # Where there is no limit an infinite share of no range would be no number.
    room = np.full(mean.shape, np.inf, np.float32)
    np.multiply(share, high - low, out=room, where=np.isfinite(share))
    low, high = low - room, high + room
    # Beside a clear date the curve goes on from where it is on it.
    beside = 1 - reaches(series.days, series.clear, days) / np.float32(_BESIDE)
    beside = np.where(beyond > 0, np.clip(beside, 0, 1), 0)[:, None]
    low = low - beside * np.maximum(low - least, 0)
    high = high + beside * np.maximum(most - high, 0)
    return np.clip(mean, low, high)


def _range(values: np.ndarray, clear: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and the greatest (B, N) of values (T, B, N) where clear (T, N), else NaN."""
    seen = np.where(clear[:, None], values, np.float32(np.nan))
    some = clear.any(axis=0)
    low = np.full(seen.shape[1:], np.nan, np.float32)
    high = low.copy()
    low[:, some] = np.nanmin(seen[:, :, some], axis=0)
    high[:, some] = np.nanmax(seen[:, :, some], axis=0)
    return low, high


def towards_level(mean: np.ndarray, series: Observations, days: np.ndarray) -> np.ndarray:
    """Draw estimates far from every clear date to the mean of the pixel's observations.

    ``mean`` is (O, B, N) on ``days`` (O,), ascending. What is within `_ORDINARY` days of reach is
    left as it is; the share of the mean grows smoothly to all of it at thrice that.
    """
    reach = reaches(series.days, series.clear, days)
    part = np.clip((reach - _ORDINARY) / (2.0 * _ORDINARY), 0.0, 1.0)
    share = (part * part * (3.0 - 2.0 * part)).astype(np.float32)[:, None]
    count = np.maximum(series.clear.sum(axis=0), 1).astype(np.float32)
    total = np.where(series.clear[:, None], series.values, np.float32(0.0)).sum(axis=0)
    return np.where(share > 0, mean + share * (total / count - mean), mean)
