"""A short training on the scene itself, kept only where it pays.

A scene is few fields and few dates, which a network learns by heart at once. So the steps are few
and small, and their number is fixed beforehand: nothing is chosen by the score. It is done twice,
each time with other stretches of time held out entirely. Only if both sets of stretches were told
better than before are the weights taken, the mean of the two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...support.progress import SILENT, Progress
from .architecture import Weights
from .held_out_stretches import by_dates, stretches
from .inference import InferenceNetwork
from .model_file import Model
from .training_batches import TrainingSet
from .training_loop import LONG_GAP, Schedule, gathered, overconfidence, train
from .training_samples import PreparedSite
from .trust import best_share

_DRAWS = 4
# The held-out error must fall by this share. On real scenes smaller gains on held-out stretches
# did not carry over to other dates.
_MARGIN = 0.05
# Few stretches tell how far to believe: tuning may make that less, never more.
_LEAST_SHARE, _BELIEFS = 0.2, (0.5, 1.0)
SCHEDULE = Schedule(steps=160, width=128, length=46, rate=5e-4, decay=0.01, check=160)


@dataclass(frozen=True)
class Tuned:
    """Weights after tuning; the held-out error as a ratio to the baseline's, before and after.

    Both are the means of the sets of stretches, with the correction believed as far as is best
    there; ``in_all`` says that each of them gained. ``belief`` is how far its correction
    may be believed, as a factor of how far that was before.
    """

    weights: Weights
    before: float
    after: float
    in_all: bool
    belief: float

    @property
    def paid(self) -> bool:
        """Whether the held-out stretches were told better, each set of them and by a margin."""
        return self.in_all and self.after < self.before * (1 - _MARGIN)


class _Silent(Progress):
    """Passes on the wish to stop and nothing else: the training is one step of many."""

    def __init__(self, outer: Progress) -> None:
        self._outer = outer

    def is_cancelled(self) -> bool:
        return self._outer.is_cancelled()

    def check(self) -> None:
        self._outer.check()


def tune(
    model: Model,
    studied: PreparedSite,
    pixels: np.ndarray,
    schedule: Schedule | None = None,
    progress: Progress = SILENT,
) -> Tuned | None:
    """Train ``model`` on a scene for a while; None where the scene has too little to learn from.

    ``pixels`` are those of the sample to train on. Takes the same number of steps on every
    scene. Raises `CancelledError` when stopped.
    """
    schedule = schedule or SCHEDULE
    quiet = _Silent(progress)
    found = []
    for number, held in enumerate(stretches(studied)):
        random = np.random.default_rng([schedule.seed, number])
        quiet.check()
        practice, held_out = map(TrainingSet, by_dates(studied, held, pixels, _DRAWS, random))
        if not practice.size or not held_out.size:
            return None
        trained = train(
            model.sizes, model.weights, [(practice, 1.0)], [held_out], schedule, quiet,
            keep_best=False,
        )  # fmt: skip
        found.append(_judged(model, trained.weights, held_out))
    return _together(found) if len(found) > 1 else None


@dataclass(frozen=True)
class _Verdict:
    """What held-out stretches say of a network.

    ``error``: root mean squared, in long gaps, as a ratio to the baseline's, with the correction
    times ``share``, the best factor there; ``surer``: logarithm of its overconfidence.
    """

    error: float
    share: float
    surer: float

    @classmethod
    def of(cls, network: InferenceNetwork, held_out: TrainingSet) -> _Verdict:
        answers = gathered(network, [held_out])
        long = answers.gap > LONG_GAP
        answers = answers.where(long) if long.any() else answers
        share = best_share(answers)
        error = float(np.sqrt(answers.gain(share)))
        surer = float(np.log(max(overconfidence(network, held_out), 1e-3)))
        return cls(error, share.factors[0], surer)


@dataclass(frozen=True)
class _Attempt:
    """Weights, and what the held-out stretches say before and after."""

    weights: Weights
    before: _Verdict
    after: _Verdict


def _judged(model: Model, weights: Weights, held_out: TrainingSet) -> _Attempt:
    networks = [InferenceNetwork(model.sizes, some) for some in (model.weights, weights)]
    return _Attempt(weights, *(_Verdict.of(network, held_out) for network in networks))


def _together(found: list[_Attempt]) -> Tuned:
    def mean(field: str) -> tuple[float, float]:
        sides = ([getattr(one.before, field) for one in found],
                 [getattr(one.after, field) for one in found])  # fmt: skip
        return float(np.mean(sides[0])), float(np.mean(sides[1]))

    weights = {
        name: np.mean([one.weights[name] for one in found], axis=0, dtype=np.float32)
        for name in found[0].weights
    }
    # The last row of the output layer is the logarithm of the scale, its last column the bias.
    was, surer = mean("surer")
    weights["output"][-1, -1] += np.float32(surer - was)
    gained = all(one.after.error < one.before.error for one in found)
    was, share = mean("share")
    belief = share / max(was, _LEAST_SHARE)
    return Tuned(weights, *mean("error"), gained, float(np.clip(belief, *_BELIEFS)))
