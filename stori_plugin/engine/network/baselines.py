"""What the network corrects: any reconstruction that tells a mean and a spread on any date."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from .features import Baseline
from .nodes import Nodes


class FittedBaseline(Protocol):
    """A reconstruction fitted to one kind of series of a scene.

    ``centre`` and ``scale`` are the scene's mean and standard deviation of the series, ``noise``
    the standard deviation of one observation, in the units of the series.
    """

    centre: float
    scale: float
    noise: float

    def predict(self, values, backscatter, at) -> tuple[np.ndarray, np.ndarray]:
        """Mean and standard deviation (len(at), N) of N series, without observation noise.

        ``values`` (T, N) on the dates it was fitted on, NaN where not clear; ``backscatter``
        (U, C, N); ``at`` days.
        """
        ...


def answer(
    fitted: FittedBaseline, dates, values: np.ndarray, backscatter, nodes: Nodes
) -> Baseline:
    """Ask the baseline at the nodes and at the observations' dates, in units of the scale."""
    at = np.concatenate([nodes.days, np.asarray(dates, float)])
    mean, spread = fitted.predict(values, backscatter, at)
    mean, spread = (mean - fitted.centre) / fitted.scale, spread / fitted.scale
    count = nodes.count
    return Baseline(
        mean[:count].astype(np.float32),
        spread[:count].astype(np.float32),
        mean[count:].astype(np.float32),
        spread[count:].astype(np.float32),
        fitted.noise / fitted.scale,
    )


class LinearBaseline:
    """Linear interpolation in time, with a spread that grows into the gap.

    The spread is that of a random walk pinned at the clear dates (a Brownian bridge), scaled
    by the mean squared step of the scene's series.
    """

    def __init__(self, dates, values: np.ndarray) -> None:
        self.dates = np.asarray(dates, float)
        clear = values[np.isfinite(values)]
        self.centre = float(clear.mean()) if clear.size else 0.0
        self.scale = float(clear.std()) or 1.0 if clear.size else 1.0
        per_day, noise = self._steps(values)
        self.noise = max(noise, 0.02 * self.scale)
        self._per_day = max(per_day, 1e-4 * self.scale**2)

    def _steps(self, values) -> tuple[float, float]:
        """Variance per day and noise, from the steps between neighbouring clear dates."""
        days, squares = [], []
        for column in values.T:
            seen = np.flatnonzero(np.isfinite(column))
            days.append(np.diff(self.dates[seen]))
            squares.append(np.diff(column[seen]) ** 2)
        days, squares = np.concatenate(days), np.concatenate(squares)
        near = days <= 40
        if near.sum() < 10:
            return 0.0, 0.0
        slope, offset = np.polyfit(days[near], squares[near], 1)
        return float(max(slope, 0)), float(np.sqrt(max(offset, 0) / 2))

    def predict(self, values, backscatter, at) -> tuple[np.ndarray, np.ndarray]:
        """See `FittedBaseline`; without a clear observation, the scene's mean."""
        at = np.asarray(at, float)
        mean = np.full((len(at), values.shape[1]), self.centre)
        spread = np.full_like(mean, self.scale)
        for column in range(values.shape[1]):
            seen = np.flatnonzero(np.isfinite(values[:, column]))
            if not len(seen):
                continue
            days = self.dates[seen]
            mean[:, column] = np.interp(at, days, values[seen, column])
            after = np.clip(np.searchsorted(days, at), 1, max(len(days) - 1, 1))
            start = np.maximum(at - days[np.minimum(after, len(days)) - 1], 0)
            end = np.maximum(days[np.minimum(after, len(days) - 1)] - at, 0)
            inside = (at >= days[0]) & (at <= days[-1])
            outside = np.maximum(days[0] - at, at - days[-1])
            length = np.where(inside, start * end / np.maximum(start + end, 1e-9), outside)
            variance = self._per_day * np.maximum(length, 0) + self.noise**2 / 2
            spread[:, column] = np.sqrt(np.minimum(variance, self.scale**2))
        return mean, spread
