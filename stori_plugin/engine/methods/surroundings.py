"""The SAR series around pixels, for methods that look at more than the pixel itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..pixels.backscatter import fill_missing

# Pixels on each side of a pixel that belong to its window.
REACH = 1
_SHIFTS = tuple((row, column) for row in range(3) for column in range(3))
CENTRE = 4  # the number of the pixel itself in its window


@dataclass(frozen=True)
class Surroundings:
    """The 3x3 windows of N pixels."""

    sar: np.ndarray
    """(U, C, M) float32, the SAR series of all pixels of all windows; see `Observations`."""
    complete: np.ndarray
    """(M,) boolean; see `Observations`."""
    positions: np.ndarray
    """(9, N) positions in ``sar`` of the pixels of each window, row by row. Number 4 is the pixel
    itself, which stands in for neighbours without a SAR series."""

    @classmethod
    def of_tile(cls, ring: np.ndarray, days: np.ndarray) -> Surroundings:
        """Return the windows of a tile of N = H * W pixels.

        ``ring`` is its SAR with one pixel more on each side (U, C, H + 2, W + 2), NaN where
        nothing was measured; ``days`` (U,) are the SAR dates.
        """
        height, width = ring.shape[2] - 2 * REACH, ring.shape[3] - 2 * REACH
        sar = np.array(ring.reshape(*ring.shape[:2], -1), np.float32, order="C")
        complete = fill_missing(sar, days)
        index = np.arange(complete.size).reshape(ring.shape[2:])
        positions = np.stack([index[r : r + height, c : c + width].ravel() for r, c in _SHIFTS])
        return cls(sar, complete, np.where(complete[positions], positions, positions[CENTRE]))

    @property
    def centres(self) -> np.ndarray:
        """The positions (N,) in ``sar`` of the pixels themselves."""
        return self.positions[CENTRE]

    def at(self, pixels: np.ndarray) -> Surroundings:
        """Return the windows of some pixels, by number or by boolean mask, and nothing else."""
        used, positions = np.unique(self.positions[:, pixels], return_inverse=True)
        positions = positions.reshape(len(_SHIFTS), -1)
        sar = np.ascontiguousarray(self.sar[..., used])
        return Surroundings(sar, self.complete[used], positions)


def without_neighbours(sar: np.ndarray, complete: np.ndarray) -> Surroundings:
    """Return the windows of series without neighbours: every pixel is its own window."""
    return Surroundings(sar, complete, np.tile(np.arange(len(complete)), (len(_SHIFTS), 1)))


def join_surroundings(parts: Sequence[Surroundings | None]) -> Surroundings | None:
    """Put the windows of several sets of pixels side by side; None where one has none."""
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    firsts = np.cumsum([0, *(len(part.complete) for part in known[:-1])])
    return Surroundings(
        np.concatenate([part.sar for part in known], axis=-1),
        np.concatenate([part.complete for part in known]),
        np.concatenate([part.positions + first for part, first in zip(known, firsts)], axis=1),
    )
