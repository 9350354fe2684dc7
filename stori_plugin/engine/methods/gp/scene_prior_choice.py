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

from ...support.threads import side_by_side
from .component_series import without_sar
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

    def beside_sar(self, parameters: Sequence[Hyperparameters]) -> ScenePriors:
        """Return priors of components that lie beside SAR with the SAR of those that follow it.

        ``parameters`` (C,) are their hyperparameters.
        """

        def with_sar(priors: tuple[ScenePrior | None, ...]) -> tuple[ScenePrior | None, ...]:
            following = zip(parameters, priors)
            other = next((p for h, p in following if h.outputs > 1 and not h.is_apart), None)
            return tuple(
                one.beside(other) if one and other and h.is_apart else one
                for h, one in zip(parameters, priors)
            )

        return ScenePriors(with_sar(self.whole), tuple(with_sar(one) for one in self.without))


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
    workers: int = 1,
) -> ScenePriors:
    """Learn the scene prior of each component, with the share that suits the first of them best.

    Args:
        parameters: the hyperparameters of the components.
        samples: their standardised series, of the same N pixels and optical dates.
        part: (N,) from 0 to `PARTS` - 1, the part of the sample that each pixel belongs to.
        check: is called between steps and may raise.
        workers: threads that learn.

    None for all where there is too little to learn from, or where nothing is gained.
    """
    share = _best_share(parameters[:_COMPONENTS], samples[:_COMPONENTS], part, check, workers)
    if not share:
        nothing = (None,) * len(parameters)
        return ScenePriors(nothing, (nothing,) * PARTS)

    def learn(task: tuple[Hyperparameters, Sample, int | None]) -> ScenePrior:
        h, sample, held = task
        check()
        return learn_scene_prior(
            h, sample if held is None else _pixels(sample, part != held), share
        )

    kinds = (None, *range(PARTS))
    tasks = [(h, sample, held) for held in kinds for h, sample in zip(parameters, samples)]
    learned = side_by_side(learn, tasks, workers)
    count = len(parameters)
    whole, *without = (tuple(learned[k * count : (k + 1) * count]) for k in range(len(kinds)))
    return ScenePriors(whole, tuple(without))


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
        if prior is None or not sample.clear.any():
            continue
        if h.is_apart:
            learned = learn_scene_prior(h.alone(), without_sar(sample), prior.share)
            again[number] = learned.beside(prior)
        else:
            again[number] = learn_scene_prior(h, sample, prior.share)
    return tuple(again)


def _best_share(
    parameters: Sequence[Hyperparameters],
    samples: Sequence[Sample],
    part: np.ndarray,
    check: Callable[[], None],
    workers: int,
) -> float:
    """Return the share of least error on pixels held out, 0 where the kernel alone is best."""
    clear = samples[0].clear
    if len(clear) < _FEWEST_PIXELS or clear.any(axis=0).sum() < _FEWEST_DATES:
        return 0.0
    if not all((part != held).any() for held in range(PARTS)):
        return 0.0  # a part would have to be judged by nobody
    shares = (0.0, *_SHARES)

    def error(task: tuple[Hyperparameters, Sample, float, int]) -> float:
        h, sample, share, held = task
        check()
        scene = None
        if share:
            scene = learn_scene_prior(h, _pixels(sample, part != held), share, _ITERATIONS)
        return _error(h, scene, _pixels(sample, part == held))

    tasks = [
        (h, sample, share, held)
        for h, sample in zip(parameters, samples)
        for share in shares
        for held in range(PARTS)
    ]
    found = side_by_side(error, tasks, workers)
    errors = np.array(found).reshape(len(samples), len(shares), PARTS).sum(axis=2)
    if not (errors[:, 0] > 0).all():
        return 0.0  # nothing could be hidden
    return shares[int(np.argmin((errors / errors[:, :1]).mean(axis=0)))]


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
