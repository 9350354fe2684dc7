"""Leaving out clear observations that are not: thin cloud, haze and shadow that masks miss.

An observation is dropped when it stands out from both its neighbours in time, in a direction in
which clouds and their shadows do it, far beyond the scene's own noise, and when both neighbours
are near enough that the surface had no time to change and change back. A harvest, mowing or
ploughing does not come back in time, so it stays (after the idea of Hampel 1974, JASA 69:383;
thresholds by the median absolute deviation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .compiled import kernel
from .methods.base import Observations

_SPAN = 30.0  # days between the two neighbours; mown grass needs longer to come back
_FACTOR = 3.5  # times the noise
_NORMAL = 1.4826  # from median absolute deviation to standard deviation
_ROUNDS = 2  # the second sees neighbours that the first has cleaned
_VISIBLE = ("coastal", "blue", "green", "red")
_NEAR = ("nir", "nir_narrow", "nir_broad", "rededge2", "rededge3")


@kernel()
def _deviations(days, values, clear, span, found):
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
                found[count] = values[second, pixel] - line
                count += 1
            first, second = second, t
    return count


@kernel()
def _drop(days, values, clear, span, limit, spikes):
    """Mark values that rise above both near neighbours, and above their line, by ``limit``."""
    dates, pixels = values.shape
    for pixel in range(pixels):
        first, second = -1, -1
        for t in range(dates):
            if not clear[t, pixel]:
                continue
            if first >= 0 and days[t] - days[first] <= span:
                higher = max(values[first, pixel], values[t, pixel])
                if values[second, pixel] - higher > limit:
                    spikes[second, pixel] = True
            first, second = second, t


@dataclass(frozen=True)
class Screen:
    """How far an observation may stand out: per feature, in the feature's unit."""

    roles: tuple[str, ...]
    limits: tuple[float, ...]

    def apply(self, series: Observations) -> Observations:
        """Return the series with what stands out no longer counted as clear."""
        clear = series.clear.copy()
        features = _features(series.values, self.roles)
        for _ in range(_ROUNDS):
            spikes = np.zeros_like(clear)
            for feature, limit in zip(features, self.limits):
                if np.isfinite(limit):
                    _drop(series.days, feature, clear, _SPAN, limit, spikes)
            clear &= ~spikes
        return replace(series, clear=clear)

    def describe(self) -> dict[str, Any]:
        """Return the limits for the manifest."""
        limits = [limit if np.isfinite(limit) else None for limit in self.limits]
        return {"limits": limits, "span_days": _SPAN}


def find_screen(sample: Observations, roles: Sequence[str]) -> Screen:
    """Learn from a sample how noisy neighbouring dates are, and set the limits."""
    limits = []
    for feature in _features(sample.values, tuple(roles)):
        found = np.empty(sample.clear.size, np.float64)
        count = _deviations(sample.days, feature, sample.clear, _SPAN, found)
        if count < 20:
            limits.append(float("inf"))
            continue
        noise = _NORMAL * float(np.median(np.abs(found[:count])))
        limits.append(_FACTOR * max(noise, 1e-6))
    return Screen(tuple(roles), tuple(limits))


def _features(values: np.ndarray, roles: tuple[str, ...]) -> list[np.ndarray]:
    """Return series (T, N) that rise where a cloud or a shadow is.

    For bands: brightness of the visible (cloud and haze), darkness of the near infrared
    (shadow). For an index: its fall, or its rise where it falls with vegetation.
    """
    if roles == ("vegetation",):
        return [-values[:, 0]]
    if roles == ("inverse vegetation",):
        return [np.ascontiguousarray(values[:, 0])]
    visible = [b for b, role in enumerate(roles) if role in _VISIBLE]
    near = [b for b, role in enumerate(roles) if role in _NEAR]
    everything = list(range(len(roles)))
    logs = np.log(np.maximum(values, 1e-3) + 0.03)
    bright = logs[:, visible or everything].mean(axis=1)
    dark = -logs[:, near or everything].mean(axis=1)
    return [bright, dark]
