"""Training: batches from several kinds of practice, and the score on held-out observations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ...support.errors import InputError
from ...support.progress import Progress
from .architecture import Architecture, Weights
from .inference import InferenceNetwork
from .loss import laplace_loss
from .optimiser import Adam, clipped, one_cycle
from .passes import TrainableNetwork
from .training_batches import Batch, TrainingSet
from .trust import HeldOut, Trust

# Of the held-out score only gaps matter: on single dates there is little to win.
LONG_GAP = 30.0


class Batches(Protocol):
    """What is trained on: ``size`` series with something hidden, from which batches are drawn."""

    size: int

    def next_batch(self, number: int, length: int, random: np.random.Generator) -> Batch:
        """Stack ``number`` series drawn at random over ``length`` nodes."""


@dataclass(frozen=True)
class Schedule:
    """How long and how fast: ``steps`` of ``width`` series over ``length`` nodes.

    Every ``check`` steps the held-out observations are scored; training stops after
    ``patience`` checks without a better score.
    """

    steps: int = 6000
    width: int = 256
    length: int = 46
    rate: float = 3e-3
    decay: float = 0.01
    seed: int = 1
    check: int = 1000
    patience: int = 6


@dataclass(frozen=True)
class CurvePoint:
    """One point of the loss curve; ``held_out`` is the error as a ratio to the baseline's."""

    step: int
    loss: float
    held_out: float


@dataclass(frozen=True)
class TrainingOutcome:
    """The best weights found, and the way there."""

    weights: Weights
    curve: tuple[CurvePoint, ...]

    @property
    def best(self) -> CurvePoint:
        """The check whose weights were kept."""
        return min(self.curve, key=lambda point: point.held_out)


def train(
    sizes: Architecture,
    weights: Weights,
    practice: Sequence[tuple[Batches, float]],
    held_out: Sequence[TrainingSet],
    schedule: Schedule,
    progress: Progress,
    keep_best: bool = True,
) -> TrainingOutcome:
    """Train from ``weights`` on (they are copied) and keep the best state on ``held_out``.

    ``practice`` pairs exercises with their share of every batch. Without ``keep_best`` the last
    state is kept, so that the held-out score stays a fair one. Same seed, same result. Raises
    `InputError` when there is nothing to practise or to check on, and `CancelledError` when the
    user stops it.
    """
    practice = [(kind, share) for kind, share in practice if kind.size]
    held_out = [kind for kind in held_out if kind.size]
    if not practice or not held_out:
        raise InputError(
            "There are too few clear observations to train the network on; "
            "give more dates or more series."
        )
    random = np.random.default_rng(schedule.seed)
    current = {name: array.copy() for name, array in weights.items()}
    network, optimiser = TrainableNetwork(sizes, current), Adam(current, schedule.decay)
    numbers = _shares([share for _, share in practice], schedule.width)
    best, curve, running = {n: a.copy() for n, a in current.items()}, [], 0.0
    curve.append(CurvePoint(0, float("nan"), score(InferenceNetwork(sizes, current), held_out)))
    for step in range(1, schedule.steps + 1):
        progress.check()
        batch = _mixed(practice, numbers, schedule.length, random)
        loss = _learn(network, optimiser, batch, one_cycle(step / schedule.steps, schedule.rate))
        running = loss if step == 1 else running + 0.02 * (loss - running)
        progress.fraction(step / schedule.steps)
        if step % schedule.check == 0 or step == schedule.steps:
            curve.append(
                CurvePoint(step, running, score(InferenceNetwork(sizes, current), held_out))
            )
            best_so_far = curve[-1].held_out <= min(point.held_out for point in curve)
            if best_so_far or not keep_best:
                best = {name: array.copy() for name, array in current.items()}
            if _without_gain(curve) >= schedule.patience:
                break
    return TrainingOutcome(best, tuple(curve))


def _shares(shares: Sequence[float], width: int) -> list[int]:
    numbers = np.floor(np.array(shares) / sum(shares) * width).astype(int)
    numbers[0] += width - numbers.sum()
    return numbers.tolist()


def _mixed(practice, numbers, length: int, random) -> Batch:
    parts = [
        kind.next_batch(number, length, random) for (kind, _), number in zip(practice, numbers)
    ]
    return parts[0] if len(parts) == 1 else joined(parts)


def joined(parts: Sequence[Batch]) -> Batch:
    """Put panels of the same length side by side."""

    def beside(objects):
        kind = type(objects[0])
        names = kind.__dataclass_fields__
        return kind(
            **{n: np.concatenate([getattr(one, n) for one in objects], axis=-1) for n in names}
        )

    fields = Batch.__dataclass_fields__
    return Batch(**{name: beside([getattr(part, name) for part in parts]) for name in fields})


def _learn(network: TrainableNetwork, optimiser: Adam, batch: Batch, rate: float) -> float:
    network.read_sar(batch.sar)
    outputs = network.read_series(batch.series)
    loss, slope = laplace_loss(outputs, batch.series, batch.targets)
    optimiser.step(clipped(network.gradient(batch.sar, batch.series, slope)), rate)
    return loss


def _without_gain(curve: Sequence[CurvePoint]) -> int:
    scores = [point.held_out for point in curve]
    return len(scores) - 1 - int(np.argmin(scores))


def gathered(
    network: InferenceNetwork, held_out: Sequence[TrainingSet], width: int = 256
) -> HeldOut:
    """Let the network correct all held-out series; returns its answers where one was hidden."""
    found = []
    for batch, here, exercise in _asked(network, held_out, width):
        series, targets, outputs = batch
        found.append(
            (
                TrainingSet.days_between(series)[here],
                targets.residual[here],
                outputs.correction[here],
                targets.deviation[here] ** 2,
                np.broadcast_to(exercise, here.shape)[here],
            )
        )
    return HeldOut(*(np.concatenate(field) for field in zip(*found)))


def overconfidence(network: InferenceNetwork, held_out: TrainingSet, width: int = 256) -> float:
    """Mean absolute error in units of the stated scale; 1 where the scale is honest."""
    errors = []
    for (_, targets, outputs), here, _ in _asked(network, [held_out], width):
        error = np.abs(targets.residual - outputs.correction) * np.exp(-outputs.log_scale)
        errors.append(error[here])
    return float(np.concatenate(errors).mean())


def _asked(network: InferenceNetwork, held_out: Sequence[TrainingSet], width: int):
    """Give (series, targets, outputs), what was hidden, and the exercises, panel by panel."""
    for kind in held_out:
        for first in range(0, kind.size, width):
            chosen = np.arange(first, min(first + width, kind.size))
            # Panels keep their width, so that the arrays of the network are used again.
            padded = np.concatenate([chosen, np.repeat(chosen[-1:], width - len(chosen))])
            batch = kind.batch(padded, kind.longest(chosen), None)
            network.read_sar(batch.sar)
            outputs = network.read_series(batch.series)
            here = batch.targets.weight > 0
            here[:, len(chosen) :] = False
            yield (batch.series, batch.targets, outputs), here, kind.exercise_of(padded)


def score(network: InferenceNetwork, held_out: Sequence[TrainingSet]) -> float:
    """Root mean squared error in long gaps, as a ratio to the baseline's; one per kind, averaged.

    Each kind of practice counts the same, however many series it has.
    """
    ratios = []
    for kind in held_out:
        answers = gathered(network, [kind])
        long = answers.gap > LONG_GAP
        if long.any():
            answers = answers.where(long)
        ratios.append(np.sqrt(answers.gain(Trust())))
    return float(np.mean(ratios))
