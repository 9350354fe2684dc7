"""How much of a scene's own covariance is believed, by what it says of pixels held out.

Neighbouring pixels are one witness, so the number of pixels says little about how many independent
ones a scene has. The sample comes window by window: thirds of it, one after the other, are held
out, and the dates of every second stretch of time are hidden from their pixels, as clouds hide
them from a part of a scene. The share that predicts these best is used, none where the scene is too
small to learn from or the kernel alone is better. What is learned without each third is kept: by it
the errors of gaps are known that only a part of the scene has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .conditioning import condition
from .covariance import Hyperparameters
from .marginal_likelihood import Sample
from .patterns import by_pattern
from .posterior import posterior
from .scene_prior import ScenePrior, learn_scene_prior

_SHARES = (0.25, 0.5, 0.7)
PARTS = 3
_STRETCH = 45.0  # days that are hidden, and days that are left between
_FEWEST_DATES = 8  # clear ones, and
_FEWEST_PIXELS = 30  # pixels, with fewer of which nothing is learned
_ITERATIONS = 8  # enough to tell shares apart
_COMPONENTS = 3  # by which the share is chosen: the contrasts that change with vegetation


@dataclass(frozen=True)
class ScenePriors:
    """The scene priors of C components, None where the kernel alone is better."""

    whole: tuple[ScenePrior | None, ...]
    """(C,) learned from the whole sample."""

    without: tuple[tuple[ScenePrior | None, ...], ...]
    """(`PARTS`, C) learned without each part of it."""


def parts_of_teachers(teaches: np.ndarray) -> np.ndarray:
    """Return the part (N,), from 0 to `PARTS` - 1, that each pixel of a sample belongs to.

    All parts have as many of the pixels that the prior is learned from, ``teaches`` (N,) True: SAR
    may cover one side of the scene alone.
    """
    before = np.cumsum(teaches) - teaches
    return np.minimum(before * PARTS // max(int(teaches.sum()), 1), PARTS - 1)


def learn_scene_priors(
    parameters: Sequence[Hyperparameters],
    samples: Sequence[Sample],
    part: np.ndarray,
    check: Callable[[], None] = lambda: None,
) -> ScenePriors:
    """Learn the scene prior of each component, with the share that suits the first of them best.

    Args:
        parameters: the hyperparameters of the components.
        samples: their standardised series, of the same N pixels and optical dates.
        part: (N,) from 0 to `PARTS` - 1, the part of the sample that each pixel belongs to.
        check: is called between steps and may raise.

    None for all where there is too little to learn from, or where nothing is gained.
    """
    share = _best_share(parameters[:_COMPONENTS], samples[:_COMPONENTS], part, check)
    if not share:
        nothing = (None,) * len(parameters)
        return ScenePriors(nothing, (nothing,) * PARTS)
    whole: list[ScenePrior | None] = []
    without: list[list[ScenePrior | None]] = [[] for _ in range(PARTS)]
    for h, sample in zip(parameters, samples):
        check()
        whole.append(learn_scene_prior(h, sample, share))
        for held, priors in enumerate(without):
            check()
            priors.append(learn_scene_prior(h, _pixels(sample, part != held), share))
    return ScenePriors(tuple(whole), tuple(map(tuple, without)))


def learn_again(
    parameters: Sequence[Hyperparameters],
    samples: Sequence[Sample],
    priors: Sequence[ScenePrior | None],
    check: Callable[[], None] = lambda: None,
) -> tuple[ScenePrior | None, ...]:
    """Learn the priors of the first components anew from other series, with the shares they have.

    The remaining components, mostly haze and noise, keep what they are given. ``check`` is called
    between components and may raise.
    """
    again = list(priors)
    for number, (h, sample) in enumerate(zip(parameters[:_COMPONENTS], samples)):
        check()
        prior = priors[number]
        if prior is not None and sample.clear.any():
            again[number] = learn_scene_prior(h, sample, prior.share)
    return tuple(again)


def _best_share(
    parameters: Sequence[Hyperparameters],
    samples: Sequence[Sample],
    part: np.ndarray,
    check: Callable[[], None],
) -> float:
    """Return the share of least error on pixels held out, 0 where the kernel alone is best."""
    clear = samples[0].clear
    if len(clear) < _FEWEST_PIXELS or clear.any(axis=0).sum() < _FEWEST_DATES:
        return 0.0
    if not all((part != held).any() for held in range(PARTS)):
        return 0.0  # a part would have to be judged by nobody
    errors = np.zeros((len(samples), 1 + len(_SHARES)))
    for component, (h, sample) in enumerate(zip(parameters, samples)):
        for held in range(PARTS):
            rest, tested = _pixels(sample, part != held), _pixels(sample, part == held)
            errors[component, 0] += _error(h, None, tested)
            for index, share in enumerate(_SHARES):
                check()
                scene = learn_scene_prior(h, rest, share, _ITERATIONS)
                errors[component, 1 + index] += _error(h, scene, tested)
    if not (errors[:, 0] > 0).all():
        return 0.0  # nothing could be hidden
    return (0.0, *_SHARES)[int(np.argmin((errors / errors[:, :1]).mean(axis=0)))]


def _pixels(sample: Sample, chosen: np.ndarray) -> Sample:
    return replace(
        sample, values=sample.values[chosen], clear=sample.clear[chosen], sar=sample.sar[chosen]
    )


def _error(h: Hyperparameters, scene: ScenePrior | None, sample: Sample) -> float:
    """Hide every second stretch of time, then the others; return the sum of squared errors."""
    number = ((sample.days - sample.days[0]) // _STRETCH).astype(int)
    values = sample.values.astype(np.float32)
    sar = sample.sar.astype(np.float32) if h.outputs > 1 else None
    total = 0.0
    for hidden in (number % 2 == 0, number % 2 == 1):
        left = sample.clear & ~hidden
        prior = condition(h, sample.days, sample.days[hidden], sample.sar_days, scene)
        mean, _ = posterior(prior, by_pattern(left.T), values, left, sar)
        error = np.where(sample.clear[:, hidden], mean - values[:, hidden], 0.0)
        total += float(np.sum(np.square(error, dtype=float)))
    return total
