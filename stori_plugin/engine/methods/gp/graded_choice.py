"""Which classes of doubt are trusted: those that lower the error in gaps of the scene itself.

Clear observations are hidden around dates that were seen, as a month of cloud on either side hides
them, while what is in doubt stays, and the dates are predicted with and without a class. Classes
are kept only where they lower the error over separate stretches of time by more than chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...pixels.doubtful_classes import CLEAR, GRADES
from ...pixels.gaps import HidingProtocol, hidden_windows, stretches
from ..interface import Observations
from .graded_noise import ClassOfDoubt, GradedNoise, class_of_doubt

# Differs from what a run hides to calibrate: one length tells whether a class is worth something,
# and both half-windows must lie within the series.
_HIDING = HidingProtocol(
    half_windows=(30.0,),
    least_clear=0.5,
    most_targets=16,
    margin=1.0,
    whole_windows=True,
    fewest_left=3,
    only_clear_left=True,
)
_STRETCH = 30.0  # days after which errors are no longer those of the same event
_FEWEST = 3  # stretches of time with fewer of which nothing is believed
_WORTH = 0.002  # of the error's square, less of which is not worth it
COMPONENTS = 3  # by which classes are judged: the contrasts that change with vegetation

# From observations, what is known of doubt (or None) and days to means and variances (C, O, N).
Solve = Callable[[Observations, "GradedNoise | None", np.ndarray], "tuple[np.ndarray, np.ndarray]"]


@dataclass(frozen=True)
class _Trial:
    """What one class or several changed on one hidden date."""

    day: float
    pixels: int
    # (C,) mean squared errors without and with.
    without: np.ndarray
    graded: np.ndarray


def has_doubt(sample: Observations) -> bool:
    """Tell whether a sample has observations in doubt."""
    return sample.grade is not None and bool((~sample.clear & (sample.grade > CLEAR)).any())


def learn_graded(sample: Observations, values: np.ndarray, solve: Solve) -> GradedNoise:
    """Return what each class of doubt in a sample is worth, and which are used.

    Args:
        sample: series of some pixels, with grades.
        values: (C, T, N) their standardised components.
        solve: makes estimates of the components.
    """
    assert sample.grade is not None
    expected, variance = solve(sample, None, sample.days)
    deviation = values - expected
    doubtful = {grade: (sample.grade == grade) & ~sample.clear for grade in GRADES}
    classes = [
        class_of_doubt(grade, where, deviation, variance)
        for grade, where in doubtful.items()
        if where.any()
    ]
    return choose_classes(classes, sample, values, solve)


def choose_classes(
    classes: Sequence[ClassOfDoubt], sample: Observations, values: np.ndarray, solve: Solve
) -> GradedNoise:
    """Return the same classes, refused where hidden gaps do not bear them out.

    For the arguments see `learn_graded`. All of them together must lower the error by more than
    chance, else each is believed for itself alone.
    """
    assert sample.grade is not None
    able = [one for one in classes if not one.refused]
    choices: list[tuple[ClassOfDoubt, ...]] = [(one,) for one in able]
    if len(able) > 1:
        choices.append(tuple(able))
    trials: list[list[_Trial]] = [[] for _ in choices]
    for windows in hidden_windows(sample.days, sample.clear, _HIDING):
        left = replace(sample, clear=sample.clear & ~windows.hidden[:, None])
        days, targets = sample.days[windows.targets], windows.targets
        truth = values[:COMPONENTS, targets]
        plain = np.square(solve(left, None, days)[0][:COMPONENTS] - truth)
        near = np.abs(sample.days[:, None] - days) <= windows.half
        for choice, tried in zip(choices, trials):
            grades = [one.grade for one in choice]
            doubtful = np.isin(sample.grade, grades) & ~sample.clear & windows.hidden[:, None]
            if not doubtful.any():
                continue
            estimate, _ = solve(left, GradedNoise(choice), days)
            graded = np.square(estimate[:COMPONENTS] - truth)
            for index, target in enumerate(targets):
                judged = sample.clear[target] & doubtful[near[:, index]].any(axis=0)
                if judged.any():
                    without, changed = (e[:, index, judged].mean(axis=1) for e in (plain, graded))
                    tried.append(_Trial(days[index], int(judged.sum()), without, changed))
    gains = [_gain(tried) for tried in trials]
    together = len(able) > 1 and gains[-1][1]
    found = {
        one.grade: (gain, sure or (together and gain is not None and gain > _WORTH))
        for one, (gain, sure) in zip(able, gains)
    }
    return GradedNoise(
        tuple(one if one.refused else _judged(one, *found[one.grade]) for one in classes)
    )


def _judged(one: ClassOfDoubt, gain: float | None, believed: bool) -> ClassOfDoubt:
    if believed:
        return replace(one, gain=gain)
    why = "no gap of the scene to try it in" if gain is None else "no better in gaps of the scene"
    return replace(one, gain=gain, refused=why)


def _gain(trials: Sequence[_Trial]) -> tuple[float | None, bool]:
    """Return by which share squared errors fell, and whether that is more than chance.

    None where there are too few separate stretches of time to tell.
    """
    if not trials:
        return None, False
    order = np.argsort([trial.day for trial in trials], kind="stable")
    number = stretches(np.array([trials[i].day for i in order]), _STRETCH)
    weight = np.array([trials[i].pixels for i in order], float)
    without = np.array([trials[i].without for i in order])
    # Components count alike, whatever their error.
    scale = np.maximum(np.average(without, axis=0, weights=weight), 1e-30)
    gains = ((without - np.array([trials[i].graded for i in order])) / scale).mean(axis=1)
    share = gains * weight / weight.sum()
    count = int(number[-1]) + 1
    by_stretch = np.array([share[number == k].sum() for k in range(count)])
    gain = float(by_stretch.sum())
    if count < _FEWEST:
        return None, False
    noise = float(np.sqrt(count) * by_stretch.std(ddof=1))
    return gain, gain > noise and gain > _WORTH
