"""Batches of series with some clear observations hidden, which the network learns to predict.

The pixels of a *site* share their dates: a scene, a table of parcels, a simulated group of fields.
A *sample* is one kind of series (an aspect of a scene, an index) of some of its pixels with windows
hidden, and the baseline of what is visible. Batches are drawn from the samples of a set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..surroundings import CENTRE
from .features import (
    COMPANIONS,
    CORRELATION_ROWS,
    DECAY_DAYS,
    SAR_ROWS,
    Baseline,
    SeriesFeatures,
    flip_signs,
)
from .loss import Targets
from .nodes import Nodes
from .passes import SarInputs, SeriesInputs
from .sar_trends import CHANNELS, SarTrends

# Residuals beyond this many deviations are undetected cloud, not vegetation.
LARGEST_RESIDUAL = 6.0
# Variation of the radar response in training, as standard deviations: of the logarithm of its
# strength, of its level, of its correlations with the series, and of the pixel's mean and spread.
_STRENGTH, _LEVEL, _CORRELATION, _MOMENTS = 0.25, 0.3, 0.05, 0.1


@dataclass(frozen=True)
class SiteContext:
    """What the samples of one site share."""

    nodes: Nodes
    """The nodes in time."""
    trends: SarTrends
    """The SAR trends at the nodes."""
    positions: np.ndarray
    """(9, N) positions in ``trends`` of each pixel's 3x3 window; see `Surroundings`."""

    @property
    def centres(self) -> np.ndarray:
        """The positions (N,) of the pixels themselves."""
        return self.positions[CENTRE]


@dataclass(frozen=True)
class TrainingSample:
    """One kind of series of n pixels with windows hidden."""

    context: SiteContext
    """What the samples of the site share."""
    pixels: np.ndarray
    """(n,) numbers of the site's pixels."""
    features: SeriesFeatures
    """What the network reads."""
    targets: Targets
    """(K, n) what it is trained on, at the nodes."""

    @property
    def columns(self) -> np.ndarray:
        """The columns of pixels with a target."""
        return np.flatnonzero(self.targets.weight.any(axis=0))


def targets_at_nodes(
    dates: np.ndarray, values: np.ndarray, baseline: Baseline, hidden: np.ndarray, nodes: Nodes
) -> Targets:
    """Return the residuals of the hidden observations, gathered at the nodes.

    Args:
        dates: (T,) days.
        values: (T, N) all observations, in units of the scene's spread.
        baseline: what GP fusion predicts without the hidden observations.
        hidden: (T, N) boolean.
        nodes: the nodes in time.
    """
    deviation = np.sqrt(baseline.spread_seen**2 + baseline.noise**2)
    residual = np.nan_to_num((values - baseline.mean_seen) / deviation)
    bounded = np.clip(residual, -LARGEST_RESIDUAL, LARGEST_RESIDUAL)
    gathered, weight = nodes.gather(dates, bounded, hidden)
    return Targets(gathered, weight, baseline.deviation.astype(np.float32))


@dataclass(frozen=True)
class Batch:
    """Inputs and targets of one panel of series."""

    sar: SarInputs
    series: SeriesInputs
    targets: Targets


class _PanelArrays(NamedTuple):
    """The arrays of one series over K nodes, (K, ...), or of P series, (K, ..., P)."""

    patches: np.ndarray
    """(K, 9 * channels + 1), the SAR trends of the 3x3 window and a one."""
    sar_features: np.ndarray
    """(K, F), see `SarTrends.features`."""
    features: np.ndarray
    """(K, F), see `SeriesFeatures.rows`."""
    observed: np.ndarray
    """(K,) standardised residuals of the visible observations."""
    clear: np.ndarray
    """(K,) 1 where there is a visible observation, else 0."""
    days_before: np.ndarray
    """(K,) days since the last visible observation."""
    days_after: np.ndarray
    """(K,) days until the next visible observation."""
    target: np.ndarray
    """(K,) standardised residuals of the hidden observations."""
    weight: np.ndarray
    """(K,) weights of the targets, 0 where there is none."""
    deviation: np.ndarray
    """(K,) standard deviations of an observation, by the baseline."""

    def lengthened(self, length: int) -> _PanelArrays:
        """Continue the arrays to ``length`` nodes, without further observations and targets."""
        missing = length - len(self.weight)
        if missing <= 0:
            return self
        longer = _PanelArrays(
            *(np.concatenate([array, np.repeat(array[-1:], missing, axis=0)]) for array in self)
        )
        for empty in (longer.observed, longer.clear, longer.target, longer.weight):
            empty[-missing:] = 0
        return longer


class TrainingSet:
    """Samples to draw batches from; `size` is 0 where none of them hides anything."""

    def __init__(self, samples: Sequence[TrainingSample]) -> None:
        self.samples = list(samples)
        columns = [sample.columns for sample in self.samples]
        lengths = np.array([len(some) for some in columns], int)
        # Of each series with a target: the number of its sample, and its column there.
        self._sample = np.repeat(np.arange(len(columns)), lengths)
        self._column = np.concatenate(columns) if columns else np.empty(0, int)

    @property
    def size(self) -> int:
        """Number of series with a target."""
        return len(self._sample)

    def longest(self, chosen: np.ndarray) -> int:
        """Number of nodes of the longest of the chosen series."""
        return max(self.samples[number].context.nodes.count for number in self._sample[chosen])

    def sample_of(self, chosen: np.ndarray) -> np.ndarray:
        """Number of the sample that each of the chosen series belongs to."""
        return self._sample[chosen]

    def draw(self, number: int, random: np.random.Generator) -> np.ndarray:
        """Choose series at random, with replacement: indices for `batch`."""
        return random.integers(self.size, size=number)

    def next_batch(self, number: int, length: int, random: np.random.Generator) -> Batch:
        """Stack ``number`` series drawn at random; see `batch`."""
        return self.batch(self.draw(number, random), length, random)

    @staticmethod
    def days_between(series: SeriesInputs) -> np.ndarray:
        """Days between the clear nodes on either side of each node; 0 at clear ones."""
        gap = (series.days_before + series.days_after) * DECAY_DAYS
        return np.where(series.clear > 0, 0, gap)

    def batch(self, chosen: np.ndarray, length: int, random: np.random.Generator | None) -> Batch:
        """Stack the chosen series into a panel of ``length`` nodes.

        Longer series are cut to a stretch with a target; shorter ones are continued by copies of
        their last node, without observations and targets. With ``random``, for training, the
        sign of half of them is flipped; without, series keep their first nodes and their sign.
        """
        series = [self._series(index, length, random) for index in chosen]
        panel = _PanelArrays(
            *(np.ascontiguousarray(np.stack(arrays, -1)) for arrays in zip(*series))
        )
        if random is not None:
            sign = np.where(random.random(len(chosen)) < 0.5, -1, 1).astype(np.float32)
            others = np.where(random.random((COMPANIONS, len(chosen))) < 0.5, -1, 1)
            flip_signs(panel.features, sign, others.astype(np.float32))
            np.multiply(panel.observed, sign, out=panel.observed)
            np.multiply(panel.target, sign, out=panel.target)
            _vary(panel, random)
        inputs = SeriesInputs(
            panel.features,
            panel.observed,
            panel.clear,
            panel.days_before / DECAY_DAYS,
            panel.days_after / DECAY_DAYS,
        )
        targets = Targets(panel.target, panel.weight, panel.deviation)
        return Batch(SarInputs(panel.patches, panel.sar_features), inputs, targets)

    def _series(self, index: int, length: int, random: np.random.Generator | None) -> _PanelArrays:
        """Return the arrays of one series over ``length`` nodes."""
        sample, column = self.samples[self._sample[index]], self._column[index]
        context, features, targets = sample.context, sample.features, sample.targets
        pixel = sample.pixels[column]
        first = _first_node(targets.weight[:, column], length, random)
        nodes = slice(first, min(first + length, context.nodes.count))
        window = context.positions[:, pixel]
        patches = context.trends.fast[nodes][:, :, window].reshape(nodes.stop - first, -1)
        ones = np.ones((len(patches), 1), np.float32)
        arrays = _PanelArrays(
            patches=np.concatenate([patches, ones], 1),
            sar_features=context.trends.features[nodes, :, context.centres[pixel]],
            features=features.rows[nodes, :, column],
            observed=features.residual[nodes, column],
            clear=features.clear[nodes, column],
            days_before=features.neighbours.days_before[nodes, column],
            days_after=features.neighbours.days_after[nodes, column],
            target=targets.residual[nodes, column],
            weight=targets.weight[nodes, column],
            deviation=targets.deviation[nodes, column],
        )
        return arrays.lengthened(length)


def _vary(panel: _PanelArrays, random: np.random.Generator) -> None:
    """Make the radar response of each series stronger or weaker, and shift its level, in place.

    So the network trains for sites whose response differs from that of the samples.
    """
    width = panel.features.shape[-1]
    channels = len(CHANNELS)

    def shifts(spread: float, *shape: int) -> np.ndarray:
        return random.normal(0, spread, (*shape, width)).astype(np.float32)

    strength = np.exp(shifts(_STRENGTH))
    panel.patches[:, :-1] *= strength
    panel.sar_features[:, : 2 * channels] *= strength
    panel.sar_features[:, 2 * channels :] += shifts(_LEVEL, channels)
    panel.features[:, SAR_ROWS] *= strength
    panel.features[:, CORRELATION_ROWS] += shifts(_CORRELATION, channels)
    panel.features[:, -2:] += shifts(_MOMENTS, 2)


def _first_node(weight: np.ndarray, length: int, random: np.random.Generator | None) -> int:
    """Return the first node of a stretch with a target, which is not at its very ends."""
    spare = len(weight) - length
    if spare <= 0 or random is None:
        return 0
    hidden = random.choice(np.flatnonzero(weight))
    return int(np.clip(hidden - random.integers(length // 5, length - length // 5), 0, spare))
