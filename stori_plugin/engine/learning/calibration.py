"""Intervals that hold what they promise, by the scene's own held-out gaps.

Methods with a standard deviation of their own have it scaled, per band and gap length, until
their 90 % intervals hold 90 % of what was hidden from them; methods without one get the spread of
their errors at that gap length. Clear dates count most: what is promised is the ground, and what
was observed between clouds is not only that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import t as student

from ..methods.interface import Estimate, Observations
from ..pixels.gaps import gap_lengths, stretches
from .hidden_dates import HALF_WINDOWS, HeldOutErrors, HiddenDate

COVERAGE = 0.9
NORMAL_90 = 1.6448536269514722

_FEWEST = 3  # degrees of freedom; with fewer, Student's t says next to nothing
_STRETCH = 30.0  # days after which errors are no longer those of the same event
_EACH = 2  # degrees of freedom that a stretch brings: more than one error, far less than its pixels
_DOUBT = 1.0  # as many stretches' worth of belief in the method's own spread
# Beside cloud that a mask found is haze and shadow that it missed, so what was observed on dates
# less clear than the clearest quarter says less of the ground. A power, hence a date with 0.9 times
# their clear share counts 0.43 times as much, one with 0.7 times 0.06.
_CLEAREST = 0.75
_CLARITY = 8


@dataclass(frozen=True)
class Calibration:
    """What to multiply standard deviations with, by gap length.

    ``gaps``: (K,) ascending, days; ``factor``: (B, K), without unit for methods with a standard
    deviation, else in units of the bands. In between it is interpolated.
    """

    gaps: np.ndarray
    factor: np.ndarray

    def bands(self, chosen: list[int]) -> Calibration:
        """Return the calibration of some bands only."""
        return Calibration(self.gaps, self.factor[chosen])

    def apply(self, estimate: Estimate, series: Observations, days: np.ndarray) -> Estimate:
        """Return the estimate with calibrated standard deviations, all (O, B, N)."""
        gaps = gap_lengths(series.days, series.clear, days)
        scaled = np.empty_like(estimate.mean)
        for band, factor in enumerate(self.factor):
            scaled[:, band] = np.interp(gaps, self.gaps, factor).astype(np.float32)
        if estimate.sd is not None:
            scaled *= estimate.sd
        scaled[~np.isfinite(estimate.mean)] = np.nan
        return Estimate(estimate.mean, scaled)

    def describe(self) -> dict[str, Any]:
        """Return gaps and factors for the manifest."""
        return {"gap_days": self.gaps.round(1).tolist(), "factor": self.factor.round(5).tolist()}


def calibrate(evidence: HeldOutErrors) -> Calibration:
    """Return what makes a method's 90 % intervals hold 90 % of what was hidden from it.

    Where the series is too short or too cloudy to hide anything, the method's own spread stands,
    and methods without one get that of the whole series.
    """
    gaps, factors, counts = [], [], []
    for half in HALF_WINDOWS:
        trials = evidence.of(half)
        if trials:
            gaps.append(float(np.median(np.concatenate([trial.gaps for trial in trials]))))
            counts.append(_stretches(trials))
            factors.append(_factor(trials, counts[-1]))
    if not gaps:
        return Calibration(np.zeros(1), _without_evidence(evidence))
    order = np.argsort(gaps, kind="stable")
    weight = np.array(counts, float)[order]
    logs = np.log(np.stack([factors[i] for i in order], axis=1))
    # Longer gaps are never better known; a fluke of few dates shall not say so.
    rising = np.exp([_rising(row, weight) for row in logs])
    return Calibration(np.asarray(gaps)[order], rising)


def _rising(values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the nearest values (K,) that never fall, by weighted least squares.

    Neighbours that fall are replaced by their mean, again and again (pool adjacent violators;
    Ayer et al. 1955, Ann. Math. Stat. 26:641).
    """
    pools: list[tuple[float, float, int]] = []
    for value, own in zip(values, weight):
        pools.append((float(value), float(own), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            last, other, count = pools.pop()
            first, mine, before = pools.pop()
            both = mine + other
            pools.append(((first * mine + last * other) / both, both, before + count))
    return np.repeat([value for value, _, _ in pools], [count for _, _, count in pools])


def _stretches(trials: list[HiddenDate]) -> int:
    """Count the separate stretches of time that testify."""
    apart = max(_STRETCH, trials[0].half)
    return int(stretches(np.sort([trial.day for trial in trials]), apart)[-1]) + 1


def _factor(trials: list[HiddenDate], count: int) -> np.ndarray:
    """Return the factor (B,) of one window length, of which ``count`` stretches testify."""
    errors = np.concatenate([_errors(trial) for trial in trials], axis=1)
    ratio = _quantile(errors, _weights(trials), COVERAGE) / NORMAL_90
    ratio = np.maximum(ratio, 1e-6)
    if trials[0].spread is not None:
        ratio **= count / (count + _DOUBT)
    # Pixels of one date err together, and dates of one month too, so the evidence is a handful of
    # separate stretches: Student's t in the place of the normal quantile (Student 1908).
    freedom = max(_EACH * (count - 1), _FEWEST)
    return ratio * float(student.ppf(0.95, freedom)) / NORMAL_90


def _weights(trials: list[HiddenDate]) -> np.ndarray:
    """Return how much each pixel of each trial counts, one after the other."""
    seen = np.array([trial.error.shape[1] for trial in trials])
    clarity = np.minimum(seen / np.quantile(seen, _CLEAREST), 1.0)
    return np.repeat(clarity**_CLARITY, seen)


def _quantile(values: np.ndarray, weight: np.ndarray, share: float) -> np.ndarray:
    """Return the value (B,) that ``share`` of the weight (n,) of ``values`` (B, n) is within."""
    order = np.argsort(values, axis=1, kind="stable")
    total = np.cumsum(weight[order], axis=1)
    place = (total >= share * total[:, -1:]).argmax(axis=1)
    bands = np.arange(len(values))
    return values[bands, order[bands, place]]


def _errors(trial: HiddenDate) -> np.ndarray:
    error = np.abs(trial.error)
    return error if trial.spread is None else error / np.maximum(trial.spread, 1e-9)


def _without_evidence(evidence: HeldOutErrors) -> np.ndarray:
    if evidence.own_spread:
        return np.ones((len(evidence.deviation), 1))
    return np.maximum(evidence.deviation, 1e-6)[:, None]
