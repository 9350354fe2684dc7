"""Series split into trend, seasonal and residual parts.

After STL (Cleveland, Cleveland, McRae and Terpenning 1990, Journal of Official Statistics
6:3-73): local regression for the trend, smoothing over the day of the year for the season, in
turns. Dates need not be regular. The series is complete, so that all of it is linear and one
matrix serves every pixel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..support.matrix_products import product

_YEAR = 365.25
_SEASON_WIDTH = 15.0  # days; standard deviation of the kernel over the day of the year
_ROUNDS = 2
# A season can be told from a trend where it was seen twice.
_LEAST_FOR_SEASON = 1.9 * _YEAR
SHORT_SPAN, LONG_SPAN = 60.0, 500.0


@dataclass(frozen=True)
class Decomposition:
    """The matrices (T, T) that take a series to its parts."""

    # To its trend.
    trend: np.ndarray
    # To its season.
    season: np.ndarray

    def apply(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return trend, seasonal and residual parts of (T, N) complete values, float32.

        They add up to the values. Without two years the seasonal part is zero.
        """
        trend = product(self.trend, values).astype(np.float32)
        season = product(self.season, values).astype(np.float32)
        return trend, season, (values - trend - season).astype(np.float32)


def decompose(days: np.ndarray, span: float | None = None) -> Decomposition:
    """Return the decomposition for observation dates (T,) in days, ascending.

    ``span`` is how many days the trend's local regression looks at; None takes 60 where there
    are less than two years, and 500 where there are two or more and the season has its own part.
    """
    days = np.asarray(days, np.float64)
    seasonal = len(days) > 1 and days[-1] - days[0] >= _LEAST_FOR_SEASON
    local = local_regression(days, span or (LONG_SPAN if seasonal else SHORT_SPAN))
    season = np.zeros_like(local)
    if not seasonal:
        return Decomposition(local, season)
    identity = np.eye(len(days))
    cycle = _cycle(days)
    trend = local
    for _ in range(_ROUNDS):
        season = product(cycle, identity - trend)
        season -= season.mean(axis=0)  # the level belongs to the trend
        trend = product(local, identity - season)
    return Decomposition(trend, season)


def local_regression(days: np.ndarray, span: float) -> np.ndarray:
    """Return the matrix (T, T) of a local line with tricube weights (Cleveland 1979).

    Where fewer than three dates lie within ``span`` days, the window grows to hold three.
    """
    count = len(days)
    matrix = np.zeros((count, count))
    for row, day in enumerate(days):
        distance = np.abs(days - day)
        reach = max(span / 2.0, np.sort(distance)[min(2, count - 1)] * 1.001, 1e-6)
        weights = np.clip(1.0 - (distance / reach) ** 3, 0.0, None) ** 3
        total = weights.sum()
        centre = (weights * days).sum() / total
        spread = (weights * (days - centre) ** 2).sum()
        slope = (day - centre) * (days - centre) / spread if spread > 1e-9 else 0.0
        matrix[row] = weights * (1.0 / total + slope)
    return matrix


def _cycle(days: np.ndarray) -> np.ndarray:
    """Return the matrix of a kernel mean over the day of the year."""
    apart = np.abs(days[:, None] - days[None, :]) % _YEAR
    apart = np.minimum(apart, _YEAR - apart)
    weights = np.exp(-0.5 * (apart / _SEASON_WIDTH) ** 2)
    return weights / weights.sum(axis=1, keepdims=True)
