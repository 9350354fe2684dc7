"""Series split into trend, seasonal and residual parts.

After STL (Cleveland, Cleveland, McRae and Terpenning 1990, Journal of Official Statistics
6:3-73): local regression for the trend and over the day of the year for the season, in turns.
Dates need not be regular. The series is complete, so that all of it is linear and one matrix serves
every pixel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..support.matrix_products import product

_YEAR = 365.25
# Days; standard deviation of the weights over the day of the year. A local mean would flatten crest
# and trough of an annual sine by 3 per cent, a local parabola of this width by 0.2.
_SEASON_WIDTH = 20.0
# Dates' worth of weight that a parabola rests on, else it is widened: it would follow noise.
_FEWEST_DATES, _WIDEST = 6.0, 90.0
# What keeps a parabola level where dates do not tell its slope and bend, as a share of the weights.
_RIDGE = 1e-3
# Trend and season each take from what the other leaves, until neither changes, which needs about
# ten turns. More are of use where all dates lie in one half of the year; where they lie in a few
# weeks of it slope and season cannot be told apart, and still more turns would only follow noise.
_ROUNDS, _SETTLED = 20, 1e-6
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
    cycle = seasonal_regression(days)
    cycle -= cycle.mean(axis=0)  # the level belongs to the trend
    # season = cycle (1 - trend) and trend = local (1 - season), the latter put into the former.
    fresh, kept = product(cycle, identity - local), product(cycle, local)
    season = fresh
    for _ in range(_ROUNDS):
        before, season = season, fresh + product(kept, season)
        if np.abs(season - before).max() < _SETTLED:
            break
    return Decomposition(product(local, identity - season), season)


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


def seasonal_regression(days: np.ndarray) -> np.ndarray:
    """Return the matrix (T, T) of a local parabola over the day of the year.

    Weights are Gaussian in the days that two dates' days of the year are apart. Where too few dates
    bear weight they become wider; where these lie at one day of the year, what is left is a mean.
    """
    apart = (days[None, :] - days[:, None] + 0.5 * _YEAR) % _YEAR - 0.5 * _YEAR
    matrix = np.empty_like(apart)
    level = np.array([1.0, 0.0, 0.0])
    penalty = _RIDGE * np.diag([0.0, 1.0, 1.0])
    for row, distance in enumerate(apart):
        width = _SEASON_WIDTH
        weights = np.exp(-0.5 * (distance / width) ** 2)
        while weights.sum() ** 2 < _FEWEST_DATES * (weights**2).sum() and width < _WIDEST:
            width *= 1.1
            weights = np.exp(-0.5 * (distance / width) ** 2)
        terms = np.stack([np.ones_like(distance), distance / width, (distance / width) ** 2])
        normal = product(terms * weights, terms.T) + weights.sum() * penalty
        matrix[row] = product(np.linalg.solve(normal, level), terms) * weights
    return matrix
