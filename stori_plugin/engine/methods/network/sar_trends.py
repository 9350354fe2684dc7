"""What the network reads of the SAR series: trend images at the nodes.

Backscatter follows the field (canopy, harvest, tillage), rain and speckle. Only the slow part is
of use; it is taken by local linear regression with Gaussian weights in time (Cleveland & Devlin
1988, the core of STL), which is one fixed matrix for all pixels that share the dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...support.errors import InputError
from ...support.matrix_products import product
from .nodes import Nodes

# Days: standard deviation of the weights. About three passes of Sentinel-1, and a season's pace.
FAST, SLOW = 10.0, 30.0
# Physical scales, the same everywhere, so that a field's response keeps its size from scene to
# scene: VV and VH in dB, the radar vegetation index as it is.
CHANNELS = ("VV", "VH", "RVI")
CENTRES = np.array([-11.0, -18.0, 0.6], np.float32)
SCALES = np.array([3.0, 3.0, 0.2], np.float32)
FEATURES = 3 * len(CHANNELS)


def trend_operator(dates, at, width: float) -> tuple[np.ndarray, np.ndarray]:
    """Matrices that turn a series on ``dates`` (U days) into trend and slope at ``at`` (K).

    Local linear regression with Gaussian weights of standard deviation ``width`` days, widened
    where fewer than three dates carry weight; before the first date and after the last one
    the values there are held. Slope per 30 days. Both (K, U) float32.
    """
    dates, at = np.asarray(dates, float), np.asarray(at, float)
    values, slopes = np.empty((len(at), len(dates))), np.empty((len(at), len(dates)))
    for row, day in enumerate(np.clip(at, dates.min(), dates.max())):
        weight, reach = np.exp(-0.5 * ((dates - day) / width) ** 2), width
        while (weight > 0.2).sum() < min(3, len(dates)) and reach < 1e4:
            reach *= 1.3
            weight = np.exp(-0.5 * ((dates - day) / reach) ** 2)
        away = (dates - day) / 30.0
        none, first, second = (float((weight * away**power).sum()) for power in range(3))
        spread = none * second - first**2
        if spread <= 1e-9 * none**2:  # a single date: a level without a slope
            values[row], slopes[row] = weight / none, 0
        else:
            values[row] = weight * (second - first * away) / spread
            slopes[row] = weight * (none * away - first) / spread
    return values.astype(np.float32), slopes.astype(np.float32)


@dataclass(frozen=True)
class SarTrends:
    """Trends of M pixels at K nodes, in the scales above, float32.

    ``fast`` (K, C, M) trend less the pixel's own mean; ``features`` (K, 3 C, M) what the SAR
    cells read besides the convolution: slope, slow trend less fast trend, level.
    """

    fast: np.ndarray
    features: np.ndarray

    @classmethod
    def of(cls, dates, backscatter: np.ndarray, nodes: Nodes) -> SarTrends:
        """Compute them from ``backscatter`` (U, 3, M): VV dB, VH dB, RVI; finite.

        Raises `InputError` for other shapes and for missing values.
        """
        _check(dates, backscatter)
        values, slopes = trend_operator(dates, nodes.days, FAST)
        slow, _ = trend_operator(dates, nodes.days, SLOW)
        scaled = (backscatter - CENTRES[:, None]) / SCALES[:, None]
        scaled = np.ascontiguousarray(scaled, np.float32)
        level = scaled.mean(axis=0)
        flat = scaled.reshape(len(scaled), -1)
        shape = (nodes.count, *scaled.shape[1:])
        trend = product(values, flat).reshape(shape)
        features = np.concatenate(
            [
                0.7 * product(slopes, flat).reshape(shape),
                product(slow, flat).reshape(shape) - trend,
                np.broadcast_to(0.5 * level, shape),
            ],
            axis=1,
        )
        return cls(trend - level, features.astype(np.float32))

    def patches(self, places: np.ndarray) -> np.ndarray:
        """Stack the trends of each pixel's window.

        ``places`` (9, N): where its pixels are; returns (K, 9 C + 1, N), the last row one.
        """
        around, pixels = places.shape
        count, channels, _ = self.fast.shape
        stacked = np.ones((count, channels * around + 1, pixels), np.float32)
        for channel in range(channels):
            for k in range(around):
                stacked[:, channel * around + k] = self.fast[:, channel, places[k]]
        return stacked


def _check(dates, backscatter: np.ndarray) -> None:
    if backscatter.ndim != 3 or backscatter.shape[:2] != (len(dates), len(CHANNELS)):
        raise InputError(
            f"The SAR series has the shape {backscatter.shape}; the network needs "
            f"{len(dates)} dates of {', '.join(CHANNELS)}."
        )
    if not np.isfinite(backscatter).all():
        raise InputError("The SAR series has missing values; fill them before the network.")
