"""What the network reads of the SAR series: trend images at the nodes.

Backscatter depends on the field (canopy, harvest, tillage), on rain and on speckle. Only its slow
part is used. It is estimated by local linear regression with Gaussian weights in time (Cleveland &
Devlin 1988, the core of STL), which is one fixed matrix for all pixels that share the dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...support.errors import InputError
from ...support.matrix_products import product
from .nodes import Nodes

# Standard deviations of the weights in days: about three passes of Sentinel-1, and a season.
FAST, SLOW = 10.0, 30.0
# Physical scales, the same everywhere, so that a field's response keeps its size from scene to
# scene: VV and VH in dB, the radar vegetation index as it is.
CHANNELS = ("VV", "VH", "RVI")
CENTRES = np.array([-11.0, -18.0, 0.6], np.float32)
SCALES = np.array([3.0, 3.0, 0.2], np.float32)
FEATURES = 3 * len(CHANNELS)


def trend_operator(
    dates: np.ndarray, days: np.ndarray, width: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return the matrices that make trends and slopes of a series, both (K, U) float32.

    Local linear regression with Gaussian weights of standard deviation ``width`` days, widened
    where fewer than three dates carry weight. Before the first date and after the last one the
    trend is constant. The slope is per 30 days. ``dates`` are the U dates of the series and
    ``days`` the K days of the trend, all in days.
    """
    dates, days = np.asarray(dates, float), np.asarray(days, float)
    values, slopes = np.empty((len(days), len(dates))), np.empty((len(days), len(dates)))
    for row, day in enumerate(np.clip(days, dates.min(), dates.max())):
        weight, reach = np.exp(-0.5 * ((dates - day) / width) ** 2), width
        while (weight > 0.2).sum() < min(3, len(dates)) and reach < 1e4:
            reach *= 1.3
            weight = np.exp(-0.5 * ((dates - day) / reach) ** 2)
        away = (dates - day) / 30.0
        total, first, second = (float((weight * away**power).sum()) for power in range(3))
        spread = total * second - first**2
        if spread <= 1e-9 * total**2:  # a single date: a level without a slope
            values[row], slopes[row] = weight / total, 0
        else:
            values[row] = weight * (second - first * away) / spread
            slopes[row] = weight * (total * away - first) / spread
    return values.astype(np.float32), slopes.astype(np.float32)


@dataclass(frozen=True)
class SarTrends:
    """Trends of M pixels at K nodes in units of `SCALES`, float32."""

    fast: np.ndarray
    """(K, C, M) fast trend less the pixel's own mean."""
    features: np.ndarray
    """(K, 3 C, M) what the SAR cells read besides the convolution: slope, slow trend less fast
    trend, level."""

    @classmethod
    def of(cls, dates: np.ndarray, backscatter: np.ndarray, nodes: Nodes) -> SarTrends:
        """Return the trends of ``backscatter`` (U, 3, M), VV dB, VH dB and RVI, on ``dates`` (U,).

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

    def patches(self, positions: np.ndarray) -> np.ndarray:
        """Stack the trends of the windows of N pixels: (K, 9 C + 1, N), the last row one.

        ``positions`` (9, N) are those of each window's pixels among the M.
        """
        around, pixels = positions.shape
        count, channels, _ = self.fast.shape
        stacked = np.ones((count, channels * around + 1, pixels), np.float32)
        for channel in range(channels):
            for k in range(around):
                stacked[:, channel * around + k] = self.fast[:, channel, positions[k]]
        return stacked


def _check(dates: np.ndarray, backscatter: np.ndarray) -> None:
    if backscatter.ndim != 3 or backscatter.shape[:2] != (len(dates), len(CHANNELS)):
        raise InputError(
            f"The SAR series has the shape {backscatter.shape}; the network needs "
            f"{len(dates)} dates of {', '.join(CHANNELS)}."
        )
    if not np.isfinite(backscatter).all():
        raise InputError("The SAR series has missing values; fill them before the network.")
