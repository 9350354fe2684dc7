"""Beside each date of a series a raster that says what its values rest on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..rasters.storage import QUALITY, OutputRaster, Storage

BANDS = ("quality", "days", "variance left")
UNKNOWN = 255
STORAGE = Storage("uint8", 1.0, 0.0, float(UNKNOWN), False)
# Days to the nearest clear date are counted up to here.
MOST_DAYS = 254

OBSERVED, NEAR, WEEKS, MONTH, LONG, NEVER, EMPTY = 1, 2, 3, 4, 5, 6, 7
# The class of a value by the days from its date to the nearest clear one, up to and including.
_UP_TO = ((0.0, OBSERVED), (5.0, NEAR), (15.0, WEEKS), (30.0, MONTH), (np.inf, LONG))
CLASSES = (
    (OBSERVED, "observed that day"),
    (NEAR, "clear within 5 days"),
    (WEEKS, "clear within 15 days"),
    (MONTH, "clear within 30 days"),
    (LONG, "clear more than 30 days away"),
    (NEVER, "never seen clear"),
    (EMPTY, "no value"),
)


@dataclass(frozen=True)
class QualityRaster(OutputRaster):
    """The quality of one date of a series, in the three bands `BANDS`."""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.series}_{self.date:%Y%m%d}_quality.tif"

    @property
    def content(self) -> str:
        """What its tag CONTENT says."""
        return QUALITY


def quality_of(days: np.ndarray, variance_left: np.ndarray | None, there: np.ndarray) -> np.ndarray:
    """Return the quality (3, n) uint8 of n values of one date: class, days, per cent.

    Args:
        days: (n,) from the date to the nearest clear one; NaN where nothing was ever clear.
        variance_left: (n,) 0 to 1, of what the scene leaves open without a clear observation;
            NaN or None where unknown.
        there: (n,) whether there is a value.
    """
    quality = np.full((3, len(days)), UNKNOWN, np.uint8)
    seen = np.isfinite(days)
    limits = np.array([limit for limit, _ in _UP_TO[:-1]])
    names = np.array([name for _, name in _UP_TO], np.uint8)
    quality[0] = NEVER
    quality[0, seen] = names[np.searchsorted(limits, days[seen])]
    quality[0, ~there] = EMPTY
    quality[1, seen] = np.minimum(np.rint(days[seen]), MOST_DAYS)
    if variance_left is not None:
        known = np.isfinite(variance_left) & there
        quality[2, known] = np.rint(100.0 * np.clip(variance_left[known], 0.0, 1.0))
    return quality
