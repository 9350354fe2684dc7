"""The SAR series around pixels, for methods that look at more than the pixel itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..pixels.backscatter import fill_missing

# Pixels on each side of a pixel that belong to its window.
REACH = 1
_SHIFTS = tuple((row, column) for row in range(3) for column in range(3))
_OWN = 4


@dataclass(frozen=True)
class Surroundings:
    """The 3x3 windows of N pixels.

    ``sar``: (U, C, M) float32 and ``complete``: (M,), as in `Observations`, of all pixels of
    all windows. ``places``: (9, N), where the pixels of each window are in ``sar``, row by row;
    the pixel's own place is number 4, and stands in for neighbours without a SAR series.
    """

    sar: np.ndarray
    complete: np.ndarray
    places: np.ndarray

    @classmethod
    def of_tile(cls, ring: np.ndarray, days: np.ndarray) -> Surroundings:
        """Take them from a tile's SAR with one pixel more on each side (U, C, H + 2, W + 2).

        NaN where nothing was measured. The N = H * W pixels are the inner ones.
        """
        height, width = ring.shape[2] - 2 * REACH, ring.shape[3] - 2 * REACH
        sar = np.array(ring.reshape(*ring.shape[:2], -1), np.float32, order="C")
        complete = fill_missing(sar, days)
        index = np.arange(complete.size).reshape(ring.shape[2:])
        places = np.stack([index[r : r + height, c : c + width].ravel() for r, c in _SHIFTS])
        return cls(sar, complete, np.where(complete[places], places, places[_OWN]))

    @property
    def own(self) -> np.ndarray:
        """The places (N,) of the pixels themselves."""
        return self.places[_OWN]

    def at(self, pixels: np.ndarray) -> Surroundings:
        """Return the windows of some pixels, by number or by boolean mask, and nothing else."""
        used, places = np.unique(self.places[:, pixels], return_inverse=True)
        places = places.reshape(len(_SHIFTS), -1)
        sar = np.ascontiguousarray(self.sar[..., used])
        return Surroundings(sar, self.complete[used], places)


def alone(sar: np.ndarray, complete: np.ndarray) -> Surroundings:
    """Return the windows of series without neighbours: every pixel is its own window."""
    return Surroundings(sar, complete, np.tile(np.arange(len(complete)), (len(_SHIFTS), 1)))


def joined(parts: Sequence[Surroundings | None]) -> Surroundings | None:
    """Put the windows of several sets of pixels side by side; None where one has none."""
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    firsts = np.cumsum([0, *(len(part.complete) for part in known[:-1])])
    return Surroundings(
        np.concatenate([part.sar for part in known], axis=-1),
        np.concatenate([part.complete for part in known]),
        np.concatenate([part.places + first for part, first in zip(known, firsts)], axis=1),
    )
