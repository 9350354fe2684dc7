"""Intervals that hold what they promise, by the scene's own held-out gaps.

Methods with a standard deviation of their own have it scaled, per band and gap length, until
their 90 % intervals hold 90 % of what was hidden from them; methods without one get the spread of
their errors at that gap length. Methods that know a date by the rest of the scene have two sets of
factors, for gaps of the whole scene and for those of a part of it, between which the share of the
scene that was clear in a gap's middle decides (`scene_view`). Clear dates count most: what is
promised is the ground, and what was observed between clouds is not only that.

Gaps longer than any that could be hidden are not calibrated. There a standard deviation of a
method's own is made no smaller than the method says, and methods without one get one that grows to
that of a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.special import stdtrit

from ..methods.interface import Estimate, Observations
from ..options.validate_options import CLOUD
from ..pixels.gaps import gap_lengths, reaches, stretches
from .hidden_dates import HIDING, HeldOutErrors, HiddenDate
from .knots import between_knots
from .scene_view import SceneView

COVERAGE = 0.9
NORMAL_90 = 1.6448536269514722

_FEWEST = 3  # degrees of freedom; with fewer, Student's t says next to nothing
_FEWEST_OWN = 6  # of a method with a spread of its own, which is a witness besides
_STRETCH = 30.0  # days after which errors are no longer those of the same event
_EACH = 2  # degrees of freedom that a stretch brings: more than one error, far less than its pixels
_DOUBT = 1.0  # as many stretches' worth of belief in a method's own spread once it is learned
# Observations of a pixel from which on it is; with two, it is all that of the method's prior. Of
# real series thinned to 3 to 6 dates the spread is to be multiplied by the factor of one hidden
# stretch to the power of 0.88 (least squares of the logarithms), of two 0.82: most of it.
_TELLS_NOTHING, _TELLS_ALL = 2.0, 16.0
# Beside cloud that a mask found is haze and shadow that it missed, so what was observed on dates
# less clear than the clearest quarter says less of the ground. A power, hence a date with 0.9 times
# their clear share counts 0.43 times as much, one with 0.7 times 0.06.
_CLEAREST = 0.75
_CLARITY = 8
# An estimate that knows nothing of a date is off by its own deviation from the mean and by that of
# the date, on the average of all dates alike: twice the variance. Half a year apart a season
# is rather opposed than unrelated; with a half more, intervals of straight lines hold 90 % in gaps
# of 140 to 730 days of annual seasons (the tests have these).
_GUESS = float(np.sqrt(2.5))
# Days of reach (twice the distance to the nearest clear date) at which a long gap leaves but a
# guess: a quarter of a year to either side, after which a season is another.
_KNOWS_NOTHING = 180.0
# How much longer than its reach a gap may be for a hidden date to count as in its middle.
_LOPSIDED = 1.5


@dataclass(frozen=True)
class Calibration:
    """What to multiply standard deviations with, by gap length; interpolated in between."""

    gaps: np.ndarray
    """(K,) lengths of gaps, ascending, days."""

    factor: np.ndarray
    """(B, K) without unit for methods with a standard deviation, else in units of the bands.

    Where there is a ``view`` they are those of gaps of the whole scene.
    """

    guess: np.ndarray
    """(B,) the factor of what is but guessed, in the same units; used where it is the greater."""

    longest: float
    """Days of gap up to which the factors are known; beyond they grow to ``guess``."""

    cloud: np.ndarray | None = None
    """(B, K) the factors of gaps that a part of the scene has; None without a ``view``."""

    view: SceneView | None = None
    """What tells the two apart; None where ``factor`` is that of both."""

    def bands(self, chosen: list[int]) -> Calibration:
        """Return the calibration of some bands only."""
        return replace(
            self,
            factor=self.factor[chosen],
            guess=self.guess[chosen],
            cloud=None if self.cloud is None else self.cloud[chosen],
        )

    def apply(self, estimate: Estimate, series: Observations, days: np.ndarray) -> Estimate:
        """Return the estimate with calibrated standard deviations, all (O, B, N)."""
        gaps = gap_lengths(series.days, series.clear, days)
        reach = reaches(series.days, series.clear, days)
        scaled = np.empty_like(estimate.mean)
        lost = self._lost(gaps, reach)
        cloudy = None
        if self.view is not None and self.cloud is not None:
            cloudy = self.view.cloudiness(days, reach)
        for band, (factor, guess) in enumerate(zip(self.factor, self.guess)):
            of_band = between_knots(gaps, self.gaps, factor)
            if cloudy is not None and self.cloud is not None:
                of_band += cloudy * between_knots(gaps, self.gaps, self.cloud[band] - factor)
            scaled[:, band] = of_band
            scaled[:, band] += lost * np.float32(max(guess - factor[-1], 0.0))
        if estimate.sd is not None:
            scaled *= estimate.sd
        scaled[~np.isfinite(estimate.mean)] = np.nan
        return Estimate(estimate.mean, scaled)

    def _lost(self, gaps: np.ndarray, reach: np.ndarray) -> np.ndarray:
        """Return how much of a date is but a guess, 0 to 1, (O, N) float32.

        Zero in gaps as long as those hidden; in gaps of twice that length and more it grows with
        the distance to the nearest clear date.
        """
        beyond = np.clip(gaps / max(self.longest, 1.0) - 1.0, 0.0, 1.0)
        return (beyond * np.minimum(reach / _KNOWS_NOTHING, 1.0)).astype(np.float32)

    def describe(self) -> dict[str, Any]:
        """Return gaps, factors and what they grow to beyond, for the manifest."""
        told: dict[str, Any] = {}
        if self.view is not None and self.cloud is not None:
            told["factor_beside_seen"] = self.cloud.round(5).tolist()
            told["share_seen"] = self.view.describe()
        return {
            "gap_days": self.gaps.round(1).tolist(),
            "factor": self.factor.round(5).tolist(),
            **told,
            "longest_gap_days": round(self.longest, 1),
            "factor_beyond": np.maximum(self.guess, self.factor[:, -1]).round(5).tolist(),
        }


def calibrate(errors: HeldOutErrors) -> Calibration:
    """Return what makes a method's 90 % intervals hold 90 % of what was hidden from it.

    Where the series is too short or too cloudy to hide anything, the method's own spread stands,
    and methods without one get that of the whole series.
    """
    guess = np.ones(len(errors.deviation)) if errors.own_spread else _GUESS * errors.deviation
    longest = 0.0
    gaps: list[float] = []
    factors: list[tuple[np.ndarray, ...]] = []
    counts: list[int] = []
    for half in HIDING.half_windows:
        dates = errors.of(half)
        if dates:
            gaps.append(float(np.median(np.concatenate([date.gaps for date in dates]))))
            # Hidden beside a gap of years a date lies in one that long, but near to what is seen.
            reach = float(np.median(np.concatenate([date.reach for date in dates])))
            longest = max(longest, min(gaps[-1], _LOPSIDED * reach))
            count = _stretches(dates)
            counts.append(count)
            of_shapes = (dates, errors.of(half, CLOUD) or dates)
            factors.append(tuple(_factor(of, count, errors.seen) for of in of_shapes))
    if not gaps:
        return Calibration(np.zeros(1), _without_dates(errors), guess, longest)
    order = np.argsort(gaps, kind="stable")
    weight = np.array(counts, float)[order]
    rising = []
    for shape in range(2):
        logs = np.log(np.stack([factors[i][shape] for i in order], axis=1))
        # Longer gaps are never better known; a fluke of few dates shall not say so.
        rising.append(np.exp([_rising(row, weight) for row in logs]))
    factor, cloud = rising
    knots = np.asarray(gaps)[order]
    if errors.view is None:
        return Calibration(knots, factor, guess, longest)
    return Calibration(knots, factor, guess, longest, cloud, errors.view)


def _rising(values: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the nearest values (K,) that never fall, by weighted least squares.

    Neighbours that fall are replaced by their mean, again and again (pool adjacent violators;
    Ayer et al. 1955, Ann. Math. Stat. 26:641).
    """
    pools: list[tuple[float, float, int]] = []
    for value, share in zip(values, weight):
        pools.append((float(value), float(share), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            last, other, count = pools.pop()
            first, mine, before = pools.pop()
            both = mine + other
            pools.append(((first * mine + last * other) / both, both, before + count))
    return np.repeat([value for value, _, _ in pools], [count for _, _, count in pools])


def _stretches(dates: list[HiddenDate]) -> int:
    """Count the separate stretches of time that the dates fall into."""
    apart = max(_STRETCH, dates[0].half)
    return int(stretches(np.sort([date.day for date in dates]), apart)[-1]) + 1


def _factor(dates: list[HiddenDate], count: int, seen: float) -> np.ndarray:
    """Return the factor (B,) of one window length, from ``count`` stretches of time.

    ``seen`` are the observations of a pixel that the method has learned from.
    """
    errors = np.concatenate([_errors(date) for date in dates], axis=1)
    ratio = _quantile(errors, _weights(dates), COVERAGE) / NORMAL_90
    ratio = np.maximum(ratio, 1e-6)
    fewest = _FEWEST
    if dates[0].spread is not None:
        learned = (seen - _TELLS_NOTHING) / (_TELLS_ALL - _TELLS_NOTHING)
        ratio **= count / (count + _DOUBT * min(max(learned, 0.0), 1.0))
        fewest = _FEWEST_OWN
    # Pixels of one date err together, and dates of one month too, so the evidence is a handful of
    # separate stretches: Student's t in the place of the normal quantile (Student 1908).
    freedom = max(_EACH * (count - 1), fewest)
    return ratio * float(stdtrit(freedom, 0.95)) / NORMAL_90


def _weights(dates: list[HiddenDate]) -> np.ndarray:
    """Return how much each pixel of each date counts, date by date."""
    seen = np.array([date.error.shape[1] for date in dates])
    clarity = np.minimum(seen / np.quantile(seen, _CLEAREST), 1.0)
    return np.repeat(clarity**_CLARITY, seen)


def _quantile(values: np.ndarray, weight: np.ndarray, share: float) -> np.ndarray:
    """Return the value (B,) that ``share`` of the weight (n,) of ``values`` (B, n) is within."""
    order = np.argsort(values, axis=1, kind="stable")
    total = np.cumsum(weight[order], axis=1)
    index = (total >= share * total[:, -1:]).argmax(axis=1)
    bands = np.arange(len(values))
    return values[bands, order[bands, index]]


def _errors(date: HiddenDate) -> np.ndarray:
    error = np.abs(date.error)
    return error if date.spread is None else error / np.maximum(date.spread, 1e-9)


def _without_dates(errors: HeldOutErrors) -> np.ndarray:
    if errors.own_spread:
        return np.ones((len(errors.deviation), 1))
    return np.maximum(errors.deviation, 1e-6)[:, None]
