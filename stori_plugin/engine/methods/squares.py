"""What fine and coarse sensors saw of the same squares of a scene.

A coarse pixel sees the mean of the fine pixels under it. Squares as large as coarse pixels are
where both can be compared: the mean of the fine pixels on a fine date, the coarse value on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Squares:
    """The series of M squares, of one target."""

    values: np.ndarray
    """(T, B, M) float32, means of the clear fine pixels; without meaning where not clear."""
    clear: np.ndarray
    """(T, M) boolean, whether enough of a square was seen clear. T are the dates of the series."""
    sar: np.ndarray
    """(U, C, M) float32, means of backscatter as channels; U and C may be zero."""
    sar_complete: np.ndarray
    """(M,) boolean."""
    coarse_days: np.ndarray
    """(K,) float64, dates of the coarse sensor in days, ascending."""
    coarse: np.ndarray
    """(K, B, M) float32, what it saw, brought to the level of the fine one; without meaning where
    not clear."""
    coarse_clear: np.ndarray
    """(K, M) boolean."""

    def dates(self, chosen: np.ndarray) -> Squares:
        """Return the squares with some of the fine dates, by number or by boolean mask."""
        return replace(self, values=self.values[chosen], clear=self.clear[chosen])

    def passes(self, chosen: np.ndarray) -> Squares:
        """Return the squares with some of the SAR dates, by number or by boolean mask."""
        return replace(self, sar=self.sar[chosen])

    def coarse_within(self, start: float, end: float) -> Squares:
        """Return the squares with the coarse dates from ``start`` to ``end``, in days."""
        inside = (self.coarse_days >= start) & (self.coarse_days <= end)
        return replace(
            self,
            coarse_days=self.coarse_days[inside],
            coarse=self.coarse[inside],
            coarse_clear=self.coarse_clear[inside],
        )

    def bands(self, chosen: Sequence[int]) -> Squares:
        """Return the squares with some of the bands only."""
        picked = list(chosen)
        return replace(
            self,
            values=np.ascontiguousarray(self.values[:, picked]),
            coarse=np.ascontiguousarray(self.coarse[:, picked]),
        )
