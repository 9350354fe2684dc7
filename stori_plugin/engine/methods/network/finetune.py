"""A short training on the scene itself, kept only where it lowers the error.

A scene has few fields and few dates, so that a network soon overfits. Therefore the steps are few
and small, and their number is fixed beforehand: nothing is chosen by the score. The network is
trained twice, each time with other stretches of time held out entirely. Only if the error falls on
both sets of stretches are the new weights taken, the mean of the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.progress import SILENT, Progress
from .architecture import Weights
from .held_out_stretches import by_dates, stretches
from .inference import InferenceNetwork
from .model_file import Model
from .training_batches import TrainingSet
from .training_loop import LONG_GAP, Schedule, correct_held_out, overconfidence, train_network
from .training_samples import PreparedSite
from .trust import best_single_factor

_DRAWS = 4  # times that windows are hidden of the stretches to train on
# The held-out error must fall by this share. On real scenes smaller gains on held-out stretches
# did not carry over to other dates.
_MARGIN = 0.05
# Two sets of stretches are too few to learn the trust from. Tuning may lower it to the half but
# never raise it; a factor before tuning below the least share counts as that.
_LEAST_SHARE, _TRUST_FACTORS = 0.2, (0.5, 1.0)
SCHEDULE = Schedule(steps=160, width=128, length=46, rate=5e-4, decay=0.01, check=160)


@dataclass(frozen=True)
class TuningResult:
    """Weights after tuning, and the held-out errors before and after.

    An error is the root mean squared one in long gaps as a ratio to the baseline's, with the best
    factor of the correction, averaged over the sets of stretches.
    """

    weights: Weights
    """The mean of the weights after each training."""
    before: float
    """The error before tuning."""
    after: float
    """The error after tuning."""
    in_all: bool
    """Whether the error fell on every set of stretches."""
    trust_factor: float
    """How far to trust the tuned correction, as a factor of the trust before."""

    @property
    def improved(self) -> bool:
        """Whether the error fell on every set of stretches, and by a margin on average."""
        return self.in_all and self.after < self.before * (1 - _MARGIN)


class _CancelOnly(Progress):
    """Passes on that the user stops, and nothing else: the training is one step of many."""

    def __init__(self, outer: Progress) -> None:
        self._outer = outer

    def is_cancelled(self) -> bool:
        return self._outer.is_cancelled()

    def check(self) -> None:
        self._outer.check()


def tune_on_site(
    model: Model,
    prepared: PreparedSite,
    pixels: np.ndarray,
    schedule: Schedule | None = None,
    progress: Progress = SILENT,
) -> TuningResult | None:
    """Train ``model`` on a scene for a while; None where there is too little to train on.

    Args:
        model: the network before tuning.
        prepared: a sample of the scene.
        pixels: positions of the pixels of the sample to train on.
        schedule: the same on every scene; `SCHEDULE` where None.
        progress: may stop the work.

    Raises `CancelledError` when stopped.
    """
    schedule = schedule or SCHEDULE
    quiet = _CancelOnly(progress)
    runs = []
    for number, held in enumerate(stretches(prepared)):
        random = np.random.default_rng([schedule.seed, number])
        quiet.check()
        training, held_out = map(TrainingSet, by_dates(prepared, held, pixels, _DRAWS, random))
        if not training.size or not held_out.size:
            return None
        outcome = train_network(
            model.sizes, model.weights, [(training, 1.0)], [held_out], schedule, quiet,
            keep_best=False,
        )  # fmt: skip
        before, after = (
            _HeldOutScore.of(InferenceNetwork(model.sizes, weights), held_out)
            for weights in (model.weights, outcome.weights)
        )
        runs.append(_TuningRun(outcome.weights, before, after))
    return _combine(runs) if len(runs) > 1 else None


@dataclass(frozen=True)
class _HeldOutScore:
    """The score of a network on held-out stretches."""

    error: float
    """Root mean squared error in long gaps, as a ratio to the baseline's, with that factor."""
    factor: float
    """The factor of the correction that lowers the error most."""
    log_overconfidence: float
    """Logarithm of `overconfidence`."""

    @classmethod
    def of(cls, network: InferenceNetwork, held_out: TrainingSet) -> _HeldOutScore:
        hidden = correct_held_out(network, [held_out])
        long = hidden.gap > LONG_GAP
        hidden = hidden.where(long) if long.any() else hidden
        trust = best_single_factor(hidden)
        error = float(np.sqrt(hidden.mse_ratio(trust)))
        log_overconfidence = float(np.log(max(overconfidence(network, held_out), 1e-3)))
        return cls(error, trust.factors[0], log_overconfidence)


@dataclass(frozen=True)
class _TuningRun:
    """The weights after one training, and the scores on its held-out stretches."""

    weights: Weights
    before: _HeldOutScore
    after: _HeldOutScore


def _combine(runs: Sequence[_TuningRun]) -> TuningResult:
    """Average the weights and the scores of the runs."""

    def mean(score: str) -> tuple[float, float]:
        before = [getattr(run.before, score) for run in runs]
        after = [getattr(run.after, score) for run in runs]
        return float(np.mean(before)), float(np.mean(after))

    weights = {
        name: np.mean([run.weights[name] for run in runs], axis=0, dtype=np.float32)
        for name in runs[0].weights
    }
    # The last row of the output layer is the logarithm of the scale, its last column the bias.
    was, now = mean("log_overconfidence")
    weights["output"][-1, -1] += np.float32(now - was)
    in_all = all(run.after.error < run.before.error for run in runs)
    was, now = mean("factor")
    trust_factor = float(np.clip(now / max(was, _LEAST_SHARE), *_TRUST_FACTORS))
    return TuningResult(weights, *mean("error"), in_all, trust_factor)
