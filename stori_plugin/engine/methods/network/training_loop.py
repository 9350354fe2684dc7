"""Training: batches from several sets of samples, and the score on held-out observations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from ...support.errors import InputError
from ...support.progress import Progress
from .architecture import Architecture, Weights
from .inference import InferenceNetwork
from .loss import Targets, laplace_loss
from .optimiser import Adam, clip_gradient, one_cycle
from .passes import Outputs, SeriesInputs, TrainableNetwork
from .training_batches import Batch, TrainingSet
from .trust import HiddenObservations, Trust

# Days from which on a gap counts in the held-out score: on single dates there is little to gain.
LONG_GAP = 30.0
_SMOOTHING = 0.02  # weight of the newest step in the running mean of the loss


class BatchSource(Protocol):
    """A set that batches are drawn from: a `TrainingSet`, or samples that are renewed."""

    @property
    def size(self) -> int:
        """Number of series with a target."""

    def next_batch(self, number: int, length: int, random: np.random.Generator) -> Batch:
        """Stack ``number`` series drawn at random over ``length`` nodes."""


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to train."""

    steps: int = 8000
    """Steps of the optimiser."""
    width: int = 256
    """Series of a batch."""
    length: int = 46
    """Nodes of a batch."""
    rate: float = 3e-3
    """The highest learning rate; see `one_cycle`."""
    decay: float = 0.01
    """Decay of the weights; see `Adam`."""
    seed: int = 1
    """Draws the batches."""
    check: int = 1000
    """Steps between two scores of the held-out observations."""
    patience: int = 6
    """Scores without improvement after which training stops."""


@dataclass(frozen=True)
class CurvePoint:
    """One point of the loss curve."""

    step: int
    """Steps taken so far."""
    loss: float
    """Running mean of the loss; NaN before the first step."""
    held_out: float
    """See `held_out_score`."""


@dataclass(frozen=True)
class TrainingOutcome:
    """The weights after training, and the loss curve."""

    weights: Weights
    """The best weights, or the last ones where these were to be kept."""
    curve: tuple[CurvePoint, ...]
    """The scores, from step 0 on."""

    @property
    def best(self) -> CurvePoint:
        """The point with the lowest held-out score."""
        return min(self.curve, key=lambda point: point.held_out)


def train_network(
    sizes: Architecture,
    weights: Weights,
    sources: Sequence[tuple[BatchSource, float]],
    held_out: Sequence[TrainingSet],
    schedule: Schedule,
    progress: Progress,
    keep_best: bool = True,
) -> TrainingOutcome:
    """Train a network; same seed, same result.

    Args:
        sizes: its sizes.
        weights: those to start from; they are copied.
        sources: pairs of a set to train on and its share of every batch.
        held_out: sets to score on.
        schedule: how long and how fast.
        progress: hears of the steps; may stop the training.
        keep_best: keeps the weights with the best score. Without it the last weights are kept,
            so that the score was not used to choose them.

    Raises `InputError` when there is nothing to train or to score on, and `CancelledError` when
    the user stops it.
    """
    sources = [(source, share) for source, share in sources if source.size]
    held_out = [samples for samples in held_out if samples.size]
    if not sources or not held_out:
        raise InputError(
            "There are too few clear observations to train the network on; "
            "give more dates or more series."
        )
    random = np.random.default_rng(schedule.seed)
    current = {name: array.copy() for name, array in weights.items()}
    network, optimiser = TrainableNetwork(sizes, current), Adam(current, schedule.decay)
    numbers = _numbers([share for _, share in sources], schedule.width)
    best = {name: array.copy() for name, array in current.items()}
    before = held_out_score(InferenceNetwork(sizes, current), held_out)
    curve = [CurvePoint(0, float("nan"), before)]
    running = 0.0
    for step in range(1, schedule.steps + 1):
        progress.check()
        parts = [
            source.next_batch(number, schedule.length, random)
            for (source, _), number in zip(sources, numbers)
        ]
        batch = parts[0] if len(parts) == 1 else join_batches(parts)
        rate = one_cycle(step / schedule.steps, schedule.rate)
        loss = _take_step(network, optimiser, batch, rate)
        running = loss if step == 1 else running + _SMOOTHING * (loss - running)
        progress.fraction(step / schedule.steps)
        if step % schedule.check == 0 or step == schedule.steps:
            score = held_out_score(InferenceNetwork(sizes, current), held_out)
            curve.append(CurvePoint(step, running, score))
            is_best = curve[-1].held_out <= min(point.held_out for point in curve)
            if is_best or not keep_best:
                best = {name: array.copy() for name, array in current.items()}
            if _scores_since_best(curve) >= schedule.patience:
                break
    return TrainingOutcome(best, tuple(curve))


def _numbers(shares: Sequence[float], width: int) -> list[int]:
    """Return how many of ``width`` series each source gives; the first takes the remainder."""
    numbers = np.floor(np.array(shares) / sum(shares) * width).astype(int)
    numbers[0] += width - numbers.sum()
    return numbers.tolist()


def join_batches(parts: Sequence[Batch]) -> Batch:
    """Put panels of the same length side by side."""

    def beside(objects):
        kind = type(objects[0])
        names = kind.__dataclass_fields__
        return kind(
            **{n: np.concatenate([getattr(one, n) for one in objects], axis=-1) for n in names}
        )

    fields = Batch.__dataclass_fields__
    return Batch(**{name: beside([getattr(part, name) for part in parts]) for name in fields})


def _take_step(network: TrainableNetwork, optimiser: Adam, batch: Batch, rate: float) -> float:
    network.read_sar(batch.sar)
    outputs = network.read_series(batch.series)
    loss, slope = laplace_loss(outputs, batch.series, batch.targets)
    optimiser.step(clip_gradient(network.gradient(batch.sar, batch.series, slope)), rate)
    return loss


def _scores_since_best(curve: Sequence[CurvePoint]) -> int:
    scores = [point.held_out for point in curve]
    return len(scores) - 1 - int(np.argmin(scores))


class _CorrectedPanel(NamedTuple):
    """A panel of held-out series, and what the network says of them."""

    series: SeriesInputs
    targets: Targets
    outputs: Outputs
    hidden: np.ndarray
    """(K, P), where a hidden observation is."""
    sample: np.ndarray
    """(P,) the number of the sample that each series belongs to."""


def correct_held_out(
    network: InferenceNetwork, held_out: Sequence[TrainingSet], width: int = 256
) -> HiddenObservations:
    """Let the network correct held-out series; return what it says of the hidden observations."""
    parts = [
        HiddenObservations(
            gap=TrainingSet.days_between(panel.series)[panel.hidden],
            residual=panel.targets.residual[panel.hidden],
            correction=panel.outputs.correction[panel.hidden],
            weight=panel.targets.deviation[panel.hidden] ** 2,
            witness=np.broadcast_to(panel.sample, panel.hidden.shape)[panel.hidden],
        )
        for panel in _corrected_panels(network, held_out, width)
    ]
    return HiddenObservations.concatenated(parts)


def overconfidence(network: InferenceNetwork, held_out: TrainingSet, width: int = 256) -> float:
    """Return the mean absolute error in units of the stated scale; 1 where the scale is right."""
    errors = []
    for panel in _corrected_panels(network, [held_out], width):
        outputs = panel.outputs
        error = np.abs(panel.targets.residual - outputs.correction) * np.exp(-outputs.log_scale)
        errors.append(error[panel.hidden])
    return float(np.concatenate(errors).mean())


def _corrected_panels(
    network: InferenceNetwork, held_out: Sequence[TrainingSet], width: int
) -> Iterator[_CorrectedPanel]:
    """Yield all series of the sets, panel by panel; the outputs are overwritten by the next."""
    for samples in held_out:
        for first in range(0, samples.size, width):
            chosen = np.arange(first, min(first + width, samples.size))
            # Panels keep their width, so that the arrays of the network are used again.
            padded = np.concatenate([chosen, np.repeat(chosen[-1:], width - len(chosen))])
            batch = samples.batch(padded, samples.longest(chosen), None)
            network.read_sar(batch.sar)
            outputs = network.read_series(batch.series)
            hidden = batch.targets.weight > 0
            hidden[:, len(chosen) :] = False
            yield _CorrectedPanel(
                batch.series, batch.targets, outputs, hidden, samples.sample_of(padded)
            )


def held_out_score(network: InferenceNetwork, held_out: Sequence[TrainingSet]) -> float:
    """Return the root mean squared error in long gaps, as a ratio to the baseline's.

    It is averaged over the sets: each counts the same, however many series it has.
    """
    ratios = []
    for samples in held_out:
        hidden = correct_held_out(network, [samples])
        long = hidden.gap > LONG_GAP
        if long.any():
            hidden = hidden.where(long)
        ratios.append(np.sqrt(hidden.mse_ratio(Trust())))
    return float(np.mean(ratios))
