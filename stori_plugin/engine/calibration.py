"""Intervals that hold what they promise, by the scene's own held-out gaps.

Methods with a standard deviation of their own have it scaled, per band and gap length, until
their 90 % intervals hold 90 % of what was hidden from them; methods without one get the spread of
their errors at that gap length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import t as student

from .hiding import gap_lengths, stretches
from .methods.base import Estimate, Observations
from .trials import HALF_WINDOWS, Evidence, Trial

COVERAGE = 0.9
NORMAL_90 = 1.6448536269514722

_FEWEST = 3  # degrees of freedom; with fewer, Student's t says next to nothing
_STRETCH = 30.0  # days after which errors are no longer those of the same event
_DOUBT = 2.0  # as many stretches' worth of belief in the method's own spread before it is narrowed


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


def calibrate(evidence: Evidence) -> Calibration:
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


def _stretches(trials: list[Trial]) -> int:
    """Count the separate stretches of time that testify."""
    return int(stretches(np.sort([trial.day for trial in trials]), _STRETCH)[-1]) + 1


def _factor(trials: list[Trial], count: int) -> np.ndarray:
    """Return the factor (B,) of one window length, of which ``count`` stretches testify."""
    ratio = np.quantile(np.concatenate([_errors(t) for t in trials], axis=1), COVERAGE, axis=1)
    ratio /= NORMAL_90
    # Pixels of one date err together, and dates of one month too, so the evidence is a handful
    # of separate stretches: Student's t in the place of the normal quantile.
    ratio *= float(student.ppf(0.95, max(count - 1, _FEWEST))) / NORMAL_90
    if trials[0].spread is not None:
        belief = count / (count + _DOUBT)
        ratio = np.where(ratio > 1.0, ratio, np.maximum(ratio, 1e-3) ** belief)
    return np.maximum(ratio, 1e-6)


def _errors(trial: Trial) -> np.ndarray:
    error = np.abs(trial.error)
    return error if trial.spread is None else error / np.maximum(trial.spread, 1e-9)


def _without_evidence(evidence: Evidence) -> np.ndarray:
    if evidence.own_spread:
        return np.ones((len(evidence.deviation), 1))
    return np.maximum(evidence.deviation, 1e-6)[:, None]
