"""Whittaker's smoother with the smoothness chosen per pixel by the V-curve.

Eilers 2003 (Anal. Chem. 75:3631) for the smoother, Eilers, Pesendorfer & Bonifacio 2017
(MultiTemp) for the V-curve. The smooth curve has regular knots, and every observation counts at the
nearest one; the penalty is on second differences. Through long gaps it would continue the curve as
a straight line; there the curve returns to what was seen (see `long_gaps`).
"""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel
from ..support.progress import SILENT, Progress
from .interface import Estimate, Method, Model, Observations
from .long_gaps import towards_level, within_seen

_STEP = 5.0  # days between the knots of the smooth curve
# log10 of the candidate smoothness for knots of that step; steps of half a decade.
_CANDIDATES = np.arange(-1.0, 4.01, 0.5)
# By how much of the range of a pixel's observations the curve may leave it.
_SLACK = 0.5


@kernel()
def _solve(weights, right, smoothness, diagonal, first, second, z):
    """Solve (W + s D'D) z = r for second differences D: an LDL' of a band of five."""
    n = weights.shape[0]
    for i in range(n):
        d0 = 6.0
        d1 = -4.0
        if i == 0 or i == n - 1:
            d0 = 1.0
        elif i == 1 or i == n - 2:
            d0 = 5.0
        if i == 0 or i == n - 2:
            d1 = -2.0
        value = weights[i] + smoothness * d0
        if i >= 1:
            value -= first[i - 1] * first[i - 1] * diagonal[i - 1]
        if i >= 2:
            value -= second[i - 2] * second[i - 2] * diagonal[i - 2]
        diagonal[i] = value
        if i < n - 1:
            off = smoothness * d1
            if i >= 1:
                off -= first[i - 1] * second[i - 1] * diagonal[i - 1]
            first[i] = off / value
        if i < n - 2:
            second[i] = smoothness / value
        total = right[i]
        if i >= 1:
            total -= first[i - 1] * z[i - 1]
        if i >= 2:
            total -= second[i - 2] * z[i - 2]
        z[i] = total
    for i in range(n):
        z[i] /= diagonal[i]
    for i in range(n - 2, -1, -1):
        z[i] -= first[i] * z[i + 1]
        if i < n - 2:
            z[i] -= second[i] * z[i + 2]


@kernel()
def _costs(weights, right, squares, smoothness, diagonal, first, second, z):
    _solve(weights, right, smoothness, diagonal, first, second, z)
    misfit = squares
    rough = 0.0
    for i in range(weights.shape[0]):
        misfit += weights[i] * z[i] * z[i] - 2.0 * z[i] * right[i]
        if i >= 2:
            rough += (z[i] - 2.0 * z[i - 1] + z[i - 2]) ** 2
    return np.log(max(misfit, 1e-12)), np.log(max(rough, 1e-12))


@kernel()
def _smooth(days, values, clear, origin, step, knots, candidates, wanted, result):
    dates, bands, pixels = values.shape
    weights = np.empty(knots)
    right = np.empty(knots)
    diagonal, first, second, z = (
        np.empty(knots),
        np.zeros(knots),
        np.zeros(knots),
        np.empty(knots),
    )
    for pixel in range(pixels):
        for b in range(bands):
            weights[:] = 0.0
            right[:] = 0.0
            squares = 0.0
            count = 0
            for t in range(dates):
                if clear[t, pixel]:
                    k = int(np.floor((days[t] - origin) / step + 0.5))
                    value = values[t, b, pixel]
                    weights[k] += 1.0
                    right[k] += value
                    squares += value * value
                    count += 1
            if count < 3:
                level = right.sum() / count if count else np.nan
                result[:, b, pixel] = level
                continue
            best, best_distance = candidates[0], np.inf
            fit0, rough0 = _costs(
                weights, right, squares, 10.0 ** candidates[0], diagonal, first, second, z
            )
            for c in range(1, candidates.shape[0]):
                fit, rough = _costs(
                    weights, right, squares, 10.0 ** candidates[c], diagonal, first, second, z
                )
                distance = (fit - fit0) ** 2 + (rough - rough0) ** 2
                if distance < best_distance:
                    best_distance = distance
                    best = 0.5 * (candidates[c] + candidates[c - 1])
                fit0, rough0 = fit, rough
            _solve(weights, right, 10.0**best, diagonal, first, second, z)
            for o in range(wanted.shape[0]):
                position = (wanted[o] - origin) / step
                k = min(max(int(np.floor(position)), 0), knots - 2)
                share = min(max(position - k, 0.0), 1.0)
                result[o, b, pixel] = z[k] + share * (z[k + 1] - z[k])


class WhittakerModel(Model):
    """The smoother, with its own smoothness for each pixel and band."""

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Smooth the clear observations; see `Model.reconstruct`."""
        days = np.asarray(days, float)
        origin = min(float(series.days[0]), float(days.min()))
        end = max(float(series.days[-1]), float(days.max()))
        knots = max(int(np.ceil((end - origin) / _STEP)) + 2, 5)
        wanted = np.concatenate([days, series.days])
        curve = np.empty((len(wanted), series.values.shape[1], series.pixels), np.float32)
        values = series.values.astype(np.float64)
        _smooth(series.days, values, series.clear, origin, _STEP, knots, _CANDIDATES, wanted, curve)
        mean, fitted = curve[: len(days)], curve[len(days) :]
        mean = within_seen(mean, fitted, series, days, _SLACK)
        return Estimate(towards_level(mean, series, days), None)

    def describe(self) -> dict:
        """Return the spacing of the knots and the candidates of the V-curve."""
        return {"knot_days": _STEP, "log10_smoothness": _CANDIDATES.tolist()}


class Whittaker(Method):
    """Whittaker smoothing with the V-curve; nothing is learned from the scene."""

    name = "whittaker"
    bands_apart = True

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Return the one model there is."""
        return WhittakerModel()
