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


# Series that are smoothed together: their recursions do not wait for each other's divisions.
_LANES = 32


# The rows of the recursion, over all lanes. Few arrays each: beyond a handful the compiler gives up
# proving that they do not overlap, and does not vectorise.


@kernel()
def _pivot(weight, smoothness, d0, first, one_before, second, two_before, pivot):
    for p in range(pivot.size):
        pivot[p] = (
            weight[p]
            + smoothness[p] * d0
            - first[p] * first[p] * one_before[p]
            - second[p] * second[p] * two_before[p]
        )


@kernel()
def _first_factor(smoothness, d1, first, second, one_before, inverse, factor):
    for p in range(factor.size):
        off = smoothness[p] * d1 - first[p] * second[p] * one_before[p]
        factor[p] = off * inverse[p]


@kernel()
def _invert(pivot, inverse):
    for p in range(inverse.size):
        inverse[p] = 1.0 / pivot[p]


@kernel()
def _scale(values, by, result):
    for p in range(result.size):
        result[p] = values[p] * by[p]


@kernel()
def _less(right, first, one, second, two, result):
    for p in range(result.size):
        result[p] = right[p] - first[p] * one[p] - second[p] * two[p]


@kernel()
def _solve(weights, right, smoothness, factors, z):
    """Solve (W + s D'D) z = r for second differences D: an LDL' of a band of five.

    ``weights`` and ``right`` (n, L) of L series, ``smoothness`` (L,), ``z`` (n + 4, L) whose two
    rows at either end are zero, and so is ``factors`` (4, n + 4, L) there: scratch.
    """
    n = weights.shape[0]
    pivots, first, second, inverse = factors[0], factors[1], factors[2], factors[3]
    for i in range(n):
        d0 = 6.0
        d1 = -4.0
        if i == 0 or i == n - 1:
            d0 = 1.0
        elif i == 1 or i == n - 2:
            d0 = 5.0
        if i == 0 or i == n - 2:
            d1 = -2.0
        row = i + 2
        before, back = row - 1, row - 2
        _pivot(
            weights[i], smoothness, d0,
            first[before], pivots[before], second[back], pivots[back], pivots[row],
        )  # fmt: skip
        _invert(pivots[row], inverse[row])
        if i < n - 1:
            _first_factor(
                smoothness, d1, first[before], second[before], pivots[before], inverse[row],
                first[row],
            )  # fmt: skip
        if i < n - 2:
            _scale(smoothness, inverse[row], second[row])
        _less(right[i], first[before], z[before], second[back], z[back], z[row])
    first[n + 1] = 0.0
    second[n:] = 0.0
    for row in range(n + 1, 1, -1):
        _scale(z[row], inverse[row], z[row])
        _less(z[row], first[row], z[row + 1], second[row], z[row + 2], z[row])


@kernel()
def _add_misfit(weight, right, z, misfit):
    for p in range(misfit.size):
        misfit[p] += weight[p] * z[p] * z[p] - 2.0 * z[p] * right[p]


@kernel()
def _add_roughness(z, one, two, rough):
    for p in range(rough.size):
        bend = z[p] - 2.0 * one[p] + two[p]
        rough[p] += bend * bend


@kernel()
def _costs(weights, right, squares, smoothness, factors, z, costs):
    """Fill ``costs`` (2, L): the logarithms of misfit and roughness at one smoothness."""
    _solve(weights, right, smoothness, factors, z)
    costs[0] = squares
    costs[1] = 0.0
    for i in range(weights.shape[0]):
        row = i + 2
        _add_misfit(weights[i], right[i], z[row], costs[0])
        if i >= 2:
            _add_roughness(z[row], z[row - 1], z[row - 2], costs[1])
    for p in range(costs.shape[1]):
        costs[0, p] = np.log(max(costs[0, p], 1e-12))
        costs[1, p] = np.log(max(costs[1, p], 1e-12))


@kernel()
def _gather(days, values, clear, origin, step, first, weights, right, squares, counts):
    """Fill what the lanes' pixels, from number ``first`` on, have at the knots: (n, L) and (L,)."""
    weights[:] = 0.0
    right[:] = 0.0
    squares[:] = 0.0
    counts[:] = 0
    for t in range(days.size):
        k = int(np.floor((days[t] - origin) / step + 0.5))
        for p in range(min(counts.size, values.shape[1] - first)):
            if clear[t, first + p]:
                value = np.float64(values[t, first + p])
                weights[k, p] += 1.0
                right[k, p] += value
                squares[p] += value * value
                counts[p] += 1


@kernel()
def _smooth(days, values, clear, origin, step, knots, candidates, wanted, result):
    _, bands, pixels = values.shape
    lanes = min(_LANES, pixels)
    weights, right = np.empty((knots, lanes)), np.empty((knots, lanes))
    squares, counts = np.empty(lanes), np.empty(lanes, np.int64)
    # Zeros at both ends stand for what is beyond.
    factors, z = np.zeros((4, knots + 4, lanes)), np.zeros((knots + 4, lanes))
    before, costs = np.empty((2, lanes)), np.empty((2, lanes))
    best, nearest, smoothness = np.empty(lanes), np.empty(lanes), np.empty(lanes)
    for first in range(0, pixels, lanes):
        for b in range(bands):
            _gather(days, values[:, b], clear, origin, step, first, weights, right, squares, counts)
            factors[:] = 0.0
            z[:] = 0.0
            smoothness[:] = 10.0 ** candidates[0]
            _costs(weights, right, squares, smoothness, factors, z, before)
            best[:] = candidates[0]
            nearest[:] = np.inf
            for c in range(1, candidates.shape[0]):
                smoothness[:] = 10.0 ** candidates[c]
                _costs(weights, right, squares, smoothness, factors, z, costs)
                for p in range(lanes):
                    distance = (costs[0, p] - before[0, p]) ** 2
                    distance += (costs[1, p] - before[1, p]) ** 2
                    if distance < nearest[p]:
                        nearest[p] = distance
                        best[p] = 0.5 * (candidates[c] + candidates[c - 1])
                before[:] = costs
            for p in range(lanes):
                smoothness[p] = 10.0 ** best[p]
            _solve(weights, right, smoothness, factors, z)
            for p in range(min(lanes, pixels - first)):
                if counts[p] < 3:
                    level = right[:, p].sum() / counts[p] if counts[p] else np.nan
                    result[:, b, first + p] = level
                    continue
                for o in range(wanted.shape[0]):
                    position = (wanted[o] - origin) / step
                    k = min(max(int(np.floor(position)), 0), knots - 2)
                    share = min(max(position - k, 0.0), 1.0)
                    here, next_one = z[k + 2, p], z[k + 3, p]
                    result[o, b, first + p] = here + share * (next_one - here)


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
        _smooth(
            series.days,
            series.values,
            series.clear,
            origin,
            _STEP,
            knots,
            _CANDIDATES,
            wanted,
            curve,
        )
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
