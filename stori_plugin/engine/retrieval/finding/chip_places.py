"""Where the chips of an index lie, sorted so that many polygons and points are looked up quickly.

A polygon with m corners crosses the horizontal line through a chip's centre a few times only. So
each edge is held against the chips of its own stretch of northings, and not against all of them
(the crossing test of Shimrat 1962, Algorithm 112, edge by edge).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..index.index_file import contain_point

_PIECE = 65536  # chips


@dataclass(frozen=True)
class ChipPlaces:
    """The centres of n chips, ascending in y; chips without a place stand last."""

    corners: np.ndarray
    """(n, 4, 2) outlines, in the order of the index."""
    order: np.ndarray
    """(n,) rows of the index, in the order of the centres."""
    x: np.ndarray
    """(n,) of the centres."""
    y: np.ndarray
    """(n,) of the centres, ascending."""
    reach: float
    """The largest distance in y from a centre to the edge of its chip."""

    @classmethod
    def of(cls, corners: np.ndarray) -> ChipPlaces:
        """Sort chips with outlines (n, 4, 2), NaN where unknown; they are read in pieces."""
        centres = np.empty((len(corners), 2))
        reach = 0.0
        for first in range(0, len(corners), _PIECE):
            piece = corners[first : first + _PIECE]
            centre = piece.mean(1)
            centres[first : first + _PIECE] = centre
            away = np.abs(piece[:, :, 1] - centre[:, None, 1])
            reach = max(reach, float(np.max(away, initial=0.0, where=~np.isnan(away))))
        order = np.argsort(centres[:, 1], kind="stable")
        return cls(corners, order, centres[order, 0], centres[order, 1], reach)

    def within(self, rings: Sequence[np.ndarray]) -> np.ndarray:
        """Return the rows, ascending, whose centre lies in an odd number of closed rings (m, 2).

        So what lies in a hole is outside, and so is what lies in two polygons that overlap.
        """
        edges = np.concatenate([np.stack([ring[:-1], ring[1:]], 1) for ring in rings])
        (x1, y1), (x2, y2) = edges[:, 0].T, edges[:, 1].T
        # An edge that goes from y1 to y2 is crossed by the lines y with y1 <= y < y2.
        begins = np.searchsorted(self.y, np.minimum(y1, y2))
        ends = np.searchsorted(self.y, np.maximum(y1, y2))
        crossing = np.flatnonzero(begins < ends)
        if len(crossing) == 0:
            return np.empty(0, np.int64)
        first, last = begins[crossing].min(), ends[crossing].max()
        inside = np.zeros(last - first, bool)
        for edge in crossing:
            some = slice(begins[edge], ends[edge])
            slope = (x2[edge] - x1[edge]) * (self.y[some] - y1[edge]) / (y2[edge] - y1[edge])
            inside[some.start - first : some.stop - first] ^= self.x[some] < slope + x1[edge]
        return np.sort(self.order[first:last][inside])

    def row_at(self, x: float, y: float) -> int | None:
        """Return the row whose chip holds a point, None where none does.

        Where several hold it, the one with the nearest centre counts; see `Index.row_at`.
        """
        reach = self.reach * (1 + 1e-9) + 8 * np.spacing(abs(y))
        first, last = np.searchsorted(self.y, (y - reach, np.nextafter(y + reach, np.inf)))
        rows = np.sort(self.order[first:last])
        rows = rows[contain_point(self.corners[rows], x, y)]
        if len(rows) == 0:
            return None
        centres = self.corners[rows].mean(1)
        return int(rows[np.argmin(((centres - (x, y)) ** 2).sum(1))])
