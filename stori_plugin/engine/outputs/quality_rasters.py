"""Beside each date of a series a raster that says what its values rest on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..rasters.storage import QUALITY, OutputRaster, Storage
from ..support.kernels import kernel

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
    quality = np.empty((3, len(days)), np.uint8)
    left = np.full(1, np.nan, np.float32) if variance_left is None else variance_left
    _fill(np.asarray(days, np.float32), np.asarray(left, np.float32), there, quality)
    return quality


_LIMITS = np.array([limit for limit, _ in _UP_TO])
_NAMES = np.array([name for _, name in _UP_TO], np.uint8)


@kernel()
def _fill(days, left, there, quality):
    for n in range(len(days)):
        quality[0, n], quality[1, n], quality[2, n] = NEVER, UNKNOWN, UNKNOWN
        if days[n] == days[n]:
            step = 0
            while days[n] > _LIMITS[step]:
                step += 1
            quality[0, n] = _NAMES[step]
            quality[1, n] = min(np.rint(days[n]), MOST_DAYS)
        if not there[n]:
            quality[0, n] = EMPTY
            continue
        share = left[n] if len(left) > 1 else left[0]
        if abs(share) < np.inf:
            quality[2, n] = np.rint(np.float32(100.0) * min(max(share, 0.0), 1.0))


@kernel()
def _mean_share(sd, spread, left):
    dates, bands, pixels = sd.shape
    for o in range(dates):
        left[o] = np.float32(0.0)
        for band in range(bands):
            scale = np.float32(1.0) / spread[o, band]
            for n in range(pixels):
                share = sd[o, band, n] * scale
                left[o, n] += share * share
        for n in range(pixels):
            left[o, n] /= np.float32(bands)


def variance_left(sd: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Return what deviations (O, B, n) leave of the variance of a scene, mean over bands: (O, n).

    ``spread`` (O, B) is the scene's standard deviation.
    """
    left = np.empty((sd.shape[0], sd.shape[2]), np.float32)
    _mean_share(np.ascontiguousarray(sd, np.float32), np.asarray(spread, np.float32), left)
    return left
