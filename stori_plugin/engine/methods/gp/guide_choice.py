"""How far the dates of a coarse sensor are believed, by what they say of fine dates held out.

Stretches of the fine dates are hidden from the squares and from the pixels of the sample, as a
month of cloud hides them from a whole scene, and are predicted with and without the coarse dates.
The share that predicts them best is used; none where the coarse sensor is no help. The greatest is
tried first, and lesser ones as long as each is better than the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ...support.threads import side_by_side
from .conditioning import condition
from .covariance import Hyperparameters
from .guide_prior import GuideDates, GuideSample, learn_guide_dates
from .marginal_likelihood import Sample
from .patterns import by_pattern
from .posterior import posterior
from .scene_prior import ScenePrior
from .scene_prior_choice import ScenePriors

# Squares that the kernel counts as much as; with more of them, more is believed of what they say.
# Tried one after the other, as long as less is better.
_KERNEL_AS_MANY = (8.0, 25.0, 80.0)
_STRETCH = 60.0  # days that are hidden, and days that are left between
_FEWEST_DATES = 8  # with fewer, dates are hidden one by one
_MOST_ALONE = 8  # of these, spread over the time
_FEWEST_SQUARES = 6
_ITERATIONS = 8  # enough to tell shares apart
_COMPONENTS = 3  # by which the share is chosen: the contrasts that change with vegetation
_WORTH = 0.98  # of the squared error; what lowers it by less is not used


def learn_guides(
    parameters: Sequence[Hyperparameters],
    priors: ScenePriors,
    squares: Sequence[GuideSample],
    share: float,
    check: Callable[[], None] = lambda: None,
    workers: int = 1,
) -> ScenePriors:
    """Return scene priors that know the dates of a coarse sensor.

    For the arguments see `choose_guide_share`, which chooses ``share``; ``priors`` are those of the
    same components.
    """
    guides = _learned(parameters, squares, share, check, workers)

    def joined(scenes: Sequence[ScenePrior | None]) -> tuple[ScenePrior, ...]:
        return tuple(one.joined(h, scene) for one, h, scene in zip(guides, parameters, scenes))

    return ScenePriors(joined(priors.whole), tuple(joined(part) for part in priors.without))


def learn_guides_again(
    parameters: Sequence[Hyperparameters],
    before: Sequence[ScenePrior | None],
    learned: Sequence[ScenePrior | None],
    squares: Sequence[GuideSample],
    check: Callable[[], None] = lambda: None,
) -> tuple[ScenePrior | None, ...]:
    """Return scene priors with the coarse dates learned anew, of components that know them.

    ``before`` are the priors with coarse dates, ``learned`` those learned anew without; ``squares``
    is empty where there is no coarse sensor. The components after the first ones, mostly haze and
    noise, keep what they had.
    """
    again = list(learned)
    for number, (h, scene) in enumerate(zip(parameters, before)):
        if scene is None or not scene.guide_share:
            continue
        if number >= _COMPONENTS or not squares:
            again[number] = scene
        elif squares[number].fine.clear.any():
            check()
            guide = learn_guide_dates(h, squares[number], scene.guide_share)
            again[number] = guide.joined(h, learned[number])
    return tuple(again)


def _learned(
    parameters: Sequence[Hyperparameters],
    squares: Sequence[GuideSample],
    share: float,
    check: Callable[[], None],
    workers: int,
) -> list[GuideDates]:
    def learn(both: tuple[Hyperparameters, GuideSample]) -> GuideDates:
        check()
        return learn_guide_dates(*both, share)

    return side_by_side(learn, zip(parameters, squares), workers)


def choose_guide_share(
    parameters: Sequence[Hyperparameters],
    scenes: Sequence[ScenePrior | None],
    samples: Sequence[Sample],
    squares: Sequence[GuideSample],
    check: Callable[[], None] = lambda: None,
    workers: int = 1,
) -> float:
    """Return how far the covariances of the squares are believed, 0 where not at all.

    Args:
        parameters: the hyperparameters of the components.
        scenes: what was learned of the fine dates, None where the kernel is their prior.
        samples: the standardised series of the components, of some pixels.
        squares: those of squares, on the same fine dates.
        check: is called between steps and may raise.
        workers: threads that try.
    """
    seen = len(squares[0].clear)
    if seen < _FEWEST_SQUARES or not squares[0].clear.any():
        return 0.0
    hidden = _hidden(samples[0])
    count = min(len(parameters), _COMPONENTS)

    def error(task: tuple[int, float, np.ndarray]) -> float:
        number, share, hide = task
        check()
        h, scene, sample = parameters[number], scenes[number], samples[number]
        if share:
            left = squares[number].without(hide)
            scene = learn_guide_dates(h, left, share, _ITERATIONS).joined(h, scene)
        return _error(h, scene, sample, hide)

    def errors(share: float) -> np.ndarray:
        tasks = [(number, share, hide) for number in range(count) for hide in hidden]
        return np.array(side_by_side(error, tasks, workers)).reshape(count, -1).sum(axis=1)

    without = errors(0.0)
    if not hidden or not (without > 0).all():
        return 0.0
    best, least = 0.0, np.inf
    for as_many in _KERNEL_AS_MANY:
        share = seen / (seen + as_many)
        ratio = float((errors(share) / without).mean())
        if ratio >= least:
            break
        best, least = share, ratio
    return best if least < _WORTH else 0.0


def _hidden(sample: Sample) -> list[np.ndarray]:
    """Return which dates (T,) are hidden together: every second stretch, then the others."""
    seen = sample.clear.any(axis=0)
    if seen.sum() < _FEWEST_DATES:
        inner = np.flatnonzero(seen)[:_MOST_ALONE]
        return [np.arange(len(seen)) == k for k in inner] if len(inner) > 1 else []
    number = ((sample.days - sample.days[0]) // _STRETCH).astype(int)
    groups = [number % 2 == 0, number % 2 == 1]
    return [hide for hide in groups if (seen & hide).any() and (seen & ~hide).any()]


def _error(h: Hyperparameters, scene: ScenePrior | None, sample: Sample, hide: np.ndarray) -> float:
    """Return the sum of squared errors on the dates where ``hide`` (T,) is true."""
    prior = condition(h, sample.days[~hide], sample.days[hide], sample.sar_days, scene)
    left = np.ascontiguousarray(sample.clear[:, ~hide])
    values = np.ascontiguousarray(sample.values[:, ~hide], np.float32)
    sar = sample.sar.astype(np.float32) if h.outputs > 1 else None
    mean, _ = posterior(prior, by_pattern(left.T), values, left, sar)
    error = np.where(sample.clear[:, hide], mean - sample.values[:, hide], 0.0)
    return float(np.sum(np.square(error, dtype=float)))
