"""Intervals that hold what they promise, by the scene's own held-out gaps.

Windows of several lengths are hidden from a method that has learned, whole dates at a time as
clouds do it, and what it then says is compared with what was seen. Methods with a standard
deviation of their own have it scaled, per band and gap length; methods without one get the
spread of their errors at that gap length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import t as student

from .compiled import kernel
from .methods.base import Estimate, Model, Observations
from .progress import Progress

HALF_WINDOWS = (0.0, 15.0, 30.0, 45.0)
COVERAGE = 0.9
NORMAL_90 = 1.6448536269514722

_TARGETS = 16  # dates per window length: more would cost time, fewer would be chance
_BETWEEN = 30.0  # days between the windows that are hidden at once
_LEAST_CLEAR = 0.5  # of the pixels, for a date to be worth hiding
_FEWEST = 3  # degrees of freedom; with fewer, Student's t says next to nothing
_STRETCH = 30.0  # days after which errors are no longer those of the same event
_DOUBT = 2.0  # as many stretches' worth of belief in the method's own spread before it is narrowed


@kernel()
def _gap_lengths(days, clear, wanted, gaps):
    dates, pixels = clear.shape
    for pixel in range(pixels):
        before = -1
        after = 0
        while after < dates and not clear[after, pixel]:
            after += 1
        for o in range(wanted.shape[0]):
            while after < dates and days[after] < wanted[o]:
                before = after
                after += 1
                while after < dates and not clear[after, pixel]:
                    after += 1
            if after < dates and days[after] == wanted[o]:
                gaps[o, pixel] = 0.0
            elif before < 0 and after == dates:
                gaps[o, pixel] = np.nan
            elif before < 0:
                gaps[o, pixel] = 2.0 * (days[after] - wanted[o])
            elif after == dates:
                gaps[o, pixel] = 2.0 * (wanted[o] - days[before])
            else:
                gaps[o, pixel] = days[after] - days[before]


def gap_lengths(days: np.ndarray, clear: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the length in days of the gap around each wanted date, (O, N) float32.

    ``days`` (T,) and ``wanted`` (O,) ascend, ``clear`` is (T, N). Zero on a clear date; beyond
    the ends of a series twice the distance to it; NaN for pixels never seen.
    """
    gaps = np.empty((len(wanted), clear.shape[1]), np.float32)
    _gap_lengths(np.asarray(days, float), clear, np.asarray(wanted, float), gaps)
    return gaps


def target_dates(days: np.ndarray, clear: np.ndarray, least: float, margin: float, most: int):
    """Choose up to ``most`` dates to hide, evenly among those that are clear enough.

    ``least`` is the share of clear pixels of ``clear`` (T, N), ``margin`` the days to keep from
    both ends. Returns indices of dates, ascending.
    """
    share = clear.mean(axis=1)
    inside = (days >= days[0] + margin) & (days <= days[-1] - margin)
    usable = np.flatnonzero(inside & (share >= least))
    if len(usable) > most:
        usable = usable[np.round(np.linspace(0, len(usable) - 1, most)).astype(int)]
    return usable


def folds(days: np.ndarray, targets: Sequence[int], half_window: float) -> list[list[int]]:
    """Group target dates so that the windows of one group neither overlap nor adjoin.

    Between two windows of a group lies a month in which something may be seen; else many hidden
    windows would make one gap far longer than each of them.
    """
    groups: list[list[int]] = []
    for target in targets:
        for group in groups:
            apart = 2 * half_window + _BETWEEN
            if all(abs(days[target] - days[other]) > apart for other in group):
                group.append(int(target))
                break
        else:
            groups.append([int(target)])
    return groups


def hidden_dates(days: np.ndarray, group: Sequence[int], half_window: float) -> np.ndarray:
    """Return (T,) True for the acquisition dates within the windows around some targets."""
    return np.abs(days[:, None] - days[list(group)][None, :]).min(axis=1) <= half_window


@dataclass(frozen=True)
class Calibration:
    """What to multiply standard deviations with, by gap length.

    ``gaps``: (K,) ascending, days; ``factor``: (B, K), without unit for methods with a standard
    deviation, else in units of the bands. In between it is interpolated.
    """

    gaps: np.ndarray
    factor: np.ndarray

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


def calibrate(
    model: Model, seen: Observations, truth: Observations, progress: Progress
) -> Calibration:
    """Hide windows from a model and return what makes its 90 % intervals hold 90 %.

    ``seen`` is what the model may use, ``truth`` what its estimates are compared with: the same
    sample before anything was dropped from it. Where the series is too short or too cloudy to
    hide anything, the method's own spread stands, and methods without one get that of the whole
    series.
    """
    own_spread = model.reconstruct(seen.at(np.arange(1)), seen.days[:1]).sd is not None
    gaps, factors = [], []
    for half in HALF_WINDOWS:
        targets = target_dates(truth.days, truth.clear, _LEAST_CLEAR, half + 1.0, _TARGETS)
        errors: list[np.ndarray] = []
        lengths: list[np.ndarray] = []
        for group in folds(truth.days, targets, half):
            progress.check()
            hidden = hidden_dates(truth.days, group, half)
            if (~hidden).sum() < 3:
                continue
            found = _errors(model, seen.without_dates(hidden), truth, group, own_spread)
            errors += found[0]
            lengths += found[1]
        if not errors:
            continue
        ratio = np.quantile(np.concatenate(errors, axis=1), COVERAGE, axis=1) / NORMAL_90
        # Pixels of one date err together, and dates of one month too, so the evidence is a
        # handful of separate stretches: Student's t in the place of the normal quantile.
        stretches = _apart(truth.days[targets])
        ratio *= float(student.ppf(0.95, max(stretches - 1, _FEWEST))) / NORMAL_90
        if own_spread:
            belief = stretches / (stretches + _DOUBT)
            ratio = np.where(ratio > 1.0, ratio, np.maximum(ratio, 1e-3) ** belief)
        gaps.append(float(np.median(np.concatenate(lengths))))
        factors.append(np.maximum(ratio, 1e-6))
    if not gaps:
        return Calibration(np.zeros(1), _without_evidence(seen, own_spread))
    order = np.argsort(gaps, kind="stable")
    factor = np.stack([factors[i] for i in order], axis=1)
    # Longer gaps are never better known; a fluke of few dates shall not say so.
    return Calibration(np.asarray(gaps)[order], np.maximum.accumulate(factor, axis=1))


def _apart(days: np.ndarray) -> int:
    """Count days that are a month or more apart, the first of each stretch."""
    count, last = 0, -np.inf
    for day in days:
        if day - last >= _STRETCH:
            count, last = count + 1, day
    return count


def _errors(model, seen: Observations, all_: Observations, group, own_spread: bool):
    days = all_.days[sorted(group)]
    estimate = model.reconstruct(seen, days)
    gaps = gap_lengths(seen.days, seen.clear, days)
    errors, lengths = [], []
    for place, target in enumerate(sorted(group)):
        usable = all_.clear[target] & np.isfinite(estimate.mean[place, 0])
        if not usable.any():
            continue
        error = np.abs(estimate.mean[place] - all_.values[target])[:, usable]
        if own_spread:
            error /= np.maximum(estimate.sd[place][:, usable], 1e-9)
        errors.append(error)
        lengths.append(gaps[place][usable])
    return errors, lengths


def _without_evidence(sample: Observations, own_spread: bool) -> np.ndarray:
    if own_spread:
        return np.ones((sample.values.shape[1], 1))
    clear = sample.values.transpose(1, 0, 2)[:, sample.clear]
    return np.maximum(clear.std(axis=1), 1e-6)[:, None]
