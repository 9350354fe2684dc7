"""What observations in doubt are worth: a bias and a noise of each class and component.

A mask calls more than thick cloud not clear: shadow, thin cirrus, what is beside a cloud. In a long
gap an observation with some noise beats none, and exact inference takes each with a noise of its
own. How far a class is off, and how unsteadily, is told by the scene: its observations are compared
with what the clear ones of other dates make of the same pixels and dates. The numbers are robust
(medians and quantiles; Hampel 1974, J. Am. Stat. Assoc. 69:383), and dates count rather than
pixels, because the pixels of a date err together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...pixels.doubtful_classes import CLEAR, GRADES
from ...pixels.gaps import reaches

_COUNT = max(GRADES) + 1
_FEWEST_PIXELS, _FEWEST_DATES = 30, 4
_NORMAL_50, _NORMAL_90 = 0.6745, 1.6449  # quantiles of a normal deviation's absolute value
# Of a normal distribution nine in ten are within 2.4 times the median deviation. A class far beyond
# is ground and cloud mixed.
_MIXED = 6.0
# Standard deviations of a component, which are the season's own spread; more says next to nothing.
_NOISY = 1.5
# Of the spread around what is expected, the share that is the class's own at least: what is
# expected may be surer than its variance says.
_OWN = 0.5
_ALONE = 15.0  # days from the nearest clear observation, from which on one in doubt is used
_EACH = 20  # pixels of a date from which on more of them do not count


@dataclass(frozen=True)
class ClassOfDoubt:
    """What was learned of one class; all in standard deviations of a component."""

    grade: int
    """Its number (`pixels.doubtful_classes`)."""
    pixels: int
    """The observations that were compared."""
    dates: int
    """The dates that they are of."""
    bias: tuple[float, ...]
    """By component, the median of what was seen minus what was expected."""
    noise: tuple[float, ...]
    """By component, the standard deviation beyond that of a clear observation."""
    refused: str = ""
    """Why it is not used; "" where it is."""
    gain: float | None = None
    """By which share it lowered squared errors in hidden gaps; None where that was not tried."""

    def describe(self) -> dict[str, Any]:
        """Return it for the manifest."""
        return {
            "class": GRADES[self.grade],
            "observations": self.pixels,
            "dates": self.dates,
            "bias": [round(value, 4) for value in self.bias],
            "noise": [round(value, 4) for value in self.noise],
            "lowered_squared_error": None if self.gain is None else round(self.gain, 4),
            "used": not self.refused,
            "because": self.refused,
        }


@dataclass(frozen=True)
class GradedNoise:
    """Bias and noise of all classes that a scene has, and which of them are used."""

    classes: tuple[ClassOfDoubt, ...]
    """Those that are refused as well."""

    @property
    def used(self) -> tuple[int, ...]:
        """The grades that are used, ascending."""
        return tuple(sorted(one.grade for one in self.classes if not one.refused))

    def only(self, which: slice) -> GradedNoise:
        """Return what is known for some of the components."""
        return GradedNoise(
            tuple(
                replace(one, bias=one.bias[which], noise=one.noise[which]) for one in self.classes
            )
        )

    def pattern(self, days: np.ndarray, clear: np.ndarray, grade: np.ndarray) -> np.ndarray:
        """Return (T, N) uint8: the grade of every observation that is used, 0 for none.

        Near a clear observation one in doubt says next to nothing, but pixels would no longer share
        what they were seen on, which costs time.
        """
        table = np.zeros(256, np.uint8)
        for used in self.used:
            table[used] = used
        seen = table[grade]
        seen[reaches(days, clear, days) < 2.0 * _ALONE] = 0
        seen[clear] = CLEAR
        return seen

    def bias(self, component: int) -> np.ndarray:
        """Return (G,) float32, what to subtract from an observation of a component, by grade."""
        return self._by_grade([one.bias[component] for one in self.classes]).astype(np.float32)

    def variance(self, component: int) -> np.ndarray:
        """Return (G,) float64, the variance beyond that of a clear observation, by grade."""
        return self._by_grade([one.noise[component] ** 2 for one in self.classes])

    def _by_grade(self, values: Sequence[float]) -> np.ndarray:
        table = np.zeros(_COUNT)
        for one, value in zip(self.classes, values):
            table[one.grade] = value
        return table

    def describe(self) -> list[dict[str, Any]]:
        """Return what each class was worth, for the manifest."""
        return [one.describe() for one in self.classes]

    def sentence(self) -> str:
        """Say which classes are used, what they are worth, and why the others are not."""
        used = [
            f"{GRADES[one.grade]} (bias {one.bias[0]:+.2f}, noise {one.noise[0]:.2f})"
            for one in self.classes
            if not one.refused
        ]
        refused = [f"{GRADES[one.grade]} ({one.refused})" for one in self.classes if one.refused]
        parts = []
        if used:
            parts.append(
                f"observations in doubt are used, in standard deviations: {', '.join(used)}"
            )
        if refused:
            parts.append(f"observations in doubt are not used: {', '.join(refused)}")
        return f"{'; '.join(parts)}." if parts else ""


def class_of_doubt(
    grade: int, doubtful: np.ndarray, deviation: np.ndarray, variance: np.ndarray
) -> ClassOfDoubt:
    """Learn what a class is worth from its observations in a sample.

    Args:
        grade: the class.
        doubtful: (T, N) True for its observations.
        deviation: (C, T, N) what was seen minus what the clear observations of other dates make
            of it, standardised.
        variance: (C, T, N) of a clear observation around what they make of it.
    """
    count, dates = int(doubtful.sum()), int(doubtful.any(axis=1).sum())
    if count < _FEWEST_PIXELS or dates < _FEWEST_DATES:
        nothing = (0.0,) * len(deviation)
        why = f"only {count} in the sample, on {dates} dates"
        return ClassOfDoubt(grade, count, dates, nothing, nothing, why)
    on_date = np.maximum(doubtful.sum(axis=1, keepdims=True), 1)
    weight = np.broadcast_to(np.minimum(_EACH / on_date, 1.0), doubtful.shape)[doubtful]
    biases, noises, refused = [], [], ""
    for off, known in zip(deviation, variance):
        values = off[doubtful].astype(float)
        bias = weighted_quantile(values, weight, 0.5)
        away = np.abs(values - bias)
        half = max(weighted_quantile(away, weight, 0.5), 1e-9)
        most = weighted_quantile(away, weight, 0.9)
        # The middle tells of the bulk, nine in ten of its tails: the wider counts.
        spread = max(half / _NORMAL_50, most / _NORMAL_90) ** 2
        expected = weighted_quantile(known[doubtful].astype(float), weight, 0.5)
        biases.append(bias)
        noises.append(float(np.sqrt(max(spread - expected, _OWN * spread))))
        if len(noises) == 1 and most > _MIXED * half:
            refused = "ground and cloud mixed"
        elif len(noises) == 1 and noises[0] > _NOISY:
            refused = "noisier than the season"
    return ClassOfDoubt(grade, count, dates, tuple(biases), tuple(noises), refused)


def weighted_quantile(values: np.ndarray, weight: np.ndarray, share: float) -> float:
    """Return the least of the values (n,) below or at which ``share`` of the weight lies."""
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weight[order])
    return float(values[order[int(np.searchsorted(total, share * total[-1]))]])
