"""Long series in windows that overlap, so that what is made of them has no steps.

Within a window everything is exact. Where two windows overlap, their estimates pass into each
other: each date is made by the window in which it lies far enough from an edge, and between the
edges by both, by shares that change steadily.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LONGEST = 800.0  # days, so that two seasons of one kind and what lies between are in a window
_OVERLAP = 240.0  # days that neighbouring windows have in common
_EDGE = 80.0  # days from a window's edge within which its neighbour is the better one
_REACH = 150.0  # days beyond the series within which SAR still says something of it


@dataclass(frozen=True)
class TimeWindow:
    """A part of a long time, in days; the first and the last one have no outer end."""

    start: float
    """Of the observations that count."""
    end: float
    """Of the observations that count."""
    sar_start: float = -np.inf
    """Of the SAR that counts."""
    sar_end: float = np.inf
    """Of the SAR that counts."""

    def dates(self, days: np.ndarray) -> np.ndarray:
        """Return which acquisition dates (T,) count; the nearest three where none lies within."""
        inside = (days >= self.start) & (days <= self.end)
        if not inside.any():
            away = np.maximum(self.start - days, days - self.end)
            inside[np.argsort(away, kind="stable")[:3]] = True
        return inside

    def passes(self, sar_days: np.ndarray) -> np.ndarray:
        """Return which SAR dates (U,) count."""
        return (sar_days >= self.sar_start) & (sar_days <= self.sar_end)

    def share(self, days: np.ndarray) -> np.ndarray:
        """Return (O,) from 0 to 1: how much of the estimates on ``days`` is this window's."""
        width = _OVERLAP - 2.0 * _EDGE
        rising = (days - self.start - _EDGE) / width if np.isfinite(self.start) else np.ones(1)
        falling = (self.end - days - _EDGE) / width if np.isfinite(self.end) else np.ones(1)
        shares = np.clip(rising, 0.0, 1.0) * np.clip(falling, 0.0, 1.0)
        return np.broadcast_to(shares, days.shape)


def time_windows(days: Sequence[float] | np.ndarray) -> tuple[TimeWindow, ...]:
    """Return the windows of a series with acquisition dates ``days``, ascending."""
    first, last = float(days[0]), float(days[-1])
    count = int(np.ceil(max(last - first - _OVERLAP, 1.0) / (LONGEST - _OVERLAP)))
    step = (last - first - _OVERLAP) / count
    starts = [-np.inf, *(first + k * step for k in range(1, count))]
    ends = [*(first + (k + 1) * step + _OVERLAP for k in range(count - 1)), np.inf]
    return tuple(
        TimeWindow(start, end, max(start, first - _REACH), min(end, last + _REACH))
        for start, end in zip(starts, ends)
    )
