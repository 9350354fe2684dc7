"""Screening: thin cloud, haze and shadow that masks miss no longer count as clear.

An observation is dropped when it differs from what came before and from what came after by far
more than the scene's own noise, in the direction of clouds or of their shadows. It is compared with
the medians of up to three clear observations on each side, near enough in time that the surface
could not change and change back. What has the spectrum of snow or of water stays, however shortly
it does. After a harvest, mowing or ploughing the surface does not change
back in time, so such observations stay (after the idea of Hampel 1974, JASA 69:383; thresholds by
the median absolute deviation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from ..pixels.doubtful_classes import CLEAR, NOTHING
from ..pixels.index_directions import FALLS, RISES
from ..pixels.stained_patches import snow_or_water
from ..support.kernels import kernel
from .interface import Observations

_SPAN = 30.0  # days between the two neighbours from which the noise is estimated
# Days to look back and ahead. Ploughing leaves bright soil for long; mown vegetation grows back
# within weeks.
_REACH_BRIGHT = 45.0
_REACH_DARK = 20.0
_SIDE = 3  # observations on each side
_FACTOR = 3.5  # times the noise
_NORMAL = 1.4826  # from median absolute deviation to standard deviation
_ROUNDS = 2  # in the second round the neighbours are screened already
_FEWEST_TRIPLES = 20  # of neighbouring dates, from which on the noise can be estimated
_VISIBLE = ("coastal", "blue", "green", "red")
_SIGNS = {RISES: np.float32(-1.0), FALLS: np.float32(1.0)}  # of what clouds make of an index
_NEAR = ("nir", "nir_narrow", "nir_broad", "rededge2", "rededge3")


@kernel()
def _deviations(days, values, clear, span, deviations):
    """Collect value minus interpolation of the neighbours, where these are near."""
    dates, pixels = values.shape
    count = 0
    for pixel in range(pixels):
        first, second = -1, -1
        for t in range(dates):
            if not clear[t, pixel]:
                continue
            if first >= 0 and days[t] - days[first] <= span:
                share = (days[second] - days[first]) / max(days[t] - days[first], 1.0)
                line = values[first, pixel] * (1.0 - share) + values[t, pixel] * share
                deviations[count] = values[second, pixel] - line
                count += 1
            first, second = second, t
    return count


@kernel()
def _middle(values, count):
    """Return the lower median of the first ``count`` of up to three values."""
    if count == 1:
        return values[0]
    if count == 2:
        return min(values[0], values[1])
    low, high = min(values[0], values[1]), max(values[0], values[1])
    return max(low, min(high, values[2]))


@kernel()
def _drop(days, values, clear, looked, reach, limit, cautious, spikes):
    """Mark values that rise above what came before and what came after by ``limit``.

    Those ``looked`` at are compared with clear ones, which they may be themselves. Where
    ``cautious``, they must rise above all neighbours of a side, at least two, by more than these
    differ among themselves: the peak of a season does not.
    """
    dates, pixels = values.shape
    index = np.empty(dates, np.int64)
    near = np.empty(_SIDE)
    for pixel in range(pixels):
        count = 0
        for t in range(dates):
            if clear[t, pixel]:
                index[count] = t
                count += 1
        before = 0
        for t in range(dates):
            first_after = before + 1 if clear[t, pixel] else before
            if not looked[t, pixel]:
                before = first_after
                continue
            value = values[t, pixel]
            standing = True
            for way in (-1, 1):
                neighbours = 0
                j = before - 1 if way < 0 else first_after
                while neighbours < _SIDE and 0 <= j < count:
                    if abs(days[index[j]] - days[t]) > reach:
                        break
                    near[neighbours] = values[index[j], pixel]
                    neighbours += 1
                    j += way
                if neighbours == 0 or value - _middle(near, neighbours) <= limit:
                    standing = False
                    break
                if cautious:
                    highest, lowest = near[0], near[0]
                    for k in range(1, neighbours):
                        highest, lowest = max(highest, near[k]), min(lowest, near[k])
                    if neighbours < 2 or value - highest <= limit + highest - lowest:
                        standing = False
                        break
            if standing:
                spikes[t, pixel] = True
            before = first_after


class _Feature(NamedTuple):
    """What rises where an observation is clouded or shaded."""

    # The series (T, N).
    values: np.ndarray
    # Days to look back and ahead.
    reach: float
    # Whether it may rise by itself as well, as it may where nobody knows what was measured.
    cautious: bool = False


@dataclass(frozen=True)
class Screen:
    """How far an observation may differ from its neighbours."""

    roles: tuple[str, ...]
    """The spectral roles of the bands, or how an index follows vegetation."""
    limits: tuple[float, ...]
    """Per feature, in the feature's unit; infinite where the noise is unknown."""

    def apply(self, series: Observations) -> Observations:
        """Return the series without the screened observations, which no longer count as clear.

        What is in doubt goes as well where it stands out from what is clear.
        """
        clear, grade = series.clear.copy(), series.grade
        features = _features(series.values, self.roles)
        bands = [band for band, role in enumerate(self.roles) if role not in _SIGNS]
        real = snow_or_water(series.values[:, bands], [self.roles[band] for band in bands])
        for _ in range(_ROUNDS):
            clear &= real | ~self._spikes(features, series.days, clear, clear)
        if grade is not None:
            doubtful = ~clear & (grade > CLEAR)
            spikes = self._spikes(features, series.days, clear, doubtful)
            grade = np.where(spikes, np.uint8(NOTHING), grade)
        return replace(series, clear=clear, grade=grade)

    def _spikes(
        self, features: Sequence[_Feature], days: np.ndarray, clear: np.ndarray, looked: np.ndarray
    ) -> np.ndarray:
        """Return (T, N) True for observations, of those ``looked`` at, that stand out."""
        spikes = np.zeros_like(clear)
        for (values, reach, cautious), limit in zip(features, self.limits):
            if np.isfinite(limit):
                _drop(days, values, clear, looked, reach, limit, cautious, spikes)
        return spikes

    def describe(self) -> dict[str, Any]:
        """Return the limits for the manifest."""
        limits = [limit if np.isfinite(limit) else None for limit in self.limits]
        return {"limits": limits, "reach_days": [_REACH_BRIGHT, _REACH_DARK]}


def find_screen(sample: Observations, roles: Sequence[str]) -> Screen:
    """Learn from a sample how noisy neighbouring dates are, and set the limits."""
    limits = []
    for feature in _features(sample.values, tuple(roles)):
        deviations = np.empty(sample.clear.size, np.float64)
        count = _deviations(sample.days, feature.values, sample.clear, _SPAN, deviations)
        if count < _FEWEST_TRIPLES:
            limits.append(float("inf"))
            continue
        noise = _NORMAL * float(np.median(np.abs(deviations[:count])))
        limits.append(_FACTOR * max(noise, 1e-6))
    return Screen(tuple(roles), tuple(limits))


def _features(values: np.ndarray, roles: tuple[str, ...]) -> list[_Feature]:
    """Return what to look at of ``values`` (T, B, N).

    Of bands the brightness of the visible (cloud and haze) and the darkness of the near infrared
    (shadow); of an index its fall, or its rise where it falls with vegetation. A band that nobody
    knows is looked at both ways, cautiously: it may be an index.
    """
    bands = [b for b, role in enumerate(roles) if role not in _SIGNS]
    if not bands:
        return [
            _Feature(np.ascontiguousarray(_SIGNS[role] * values[:, b]), _REACH_DARK)
            for b, role in enumerate(roles)
        ]
    visible = [b for b in bands if roles[b] in _VISIBLE]
    near = [b for b in bands if roles[b] in _NEAR]
    if len(bands) == 1 and not roles[bands[0]]:
        alone = np.ascontiguousarray(values[:, bands[0]])
        return [_Feature(alone, _REACH_BRIGHT, True), _Feature(-alone, _REACH_DARK, True)]
    logs = np.log(np.maximum(values, 1e-3) + 0.03)
    bright = logs[:, visible or bands].mean(axis=1)
    dark = -logs[:, near or bands].mean(axis=1)
    return [_Feature(bright, _REACH_BRIGHT), _Feature(dark, _REACH_DARK)]
