"""Practice: series with some clear observations hidden, to be told from the rest.

A *site* is a place whose pixels share dates: a scene, a table of parcels, a simulated group. An
*exercise* is one kind of series (a band, a component, an index) of some of its pixels with
windows hidden, and the baseline's answer to what was left. Batches are drawn from exercises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .features import (
    COMPANIONS,
    CORRELATION_ROWS,
    DECAY_DAYS,
    SAR_ROWS,
    Baseline,
    SeriesFeatures,
    turn,
)
from .loss import Targets
from .nodes import Nodes
from .passes import SarInputs, SeriesInputs
from .sar_trends import CHANNELS, SarTrends

# Residuals beyond this many deviations are undetected cloud, not vegetation.
LARGEST_RESIDUAL = 6.0
FEWEST_LEFT = 5
# Share of the pixels that practise single dates; half widths of the others' windows, in days.
_SINGLES = 0.2
_HALF_WIDTHS = (5.0, 48.0)


def hide_windows(dates, clear: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Choose the clear observations (T, N) to hide: True where hidden.

    Each pixel loses up to three single dates, or one or two windows of 10 to 96 days around
    one of its clear dates; a pixel that would keep fewer than five observations keeps all.
    """
    dates = np.asarray(dates, float)
    hidden = np.zeros_like(clear, dtype=bool)
    for pixel in range(clear.shape[1]):
        seen = np.flatnonzero(clear[:, pixel])
        if len(seen) <= FEWEST_LEFT:
            continue
        column = hidden[:, pixel]
        if random.random() < _SINGLES:
            column[random.choice(seen, min(len(seen), int(random.integers(1, 4))), False)] = True
        else:
            for _ in range(random.integers(1, 3)):
                away = np.abs(dates - dates[random.choice(seen)])
                column |= away <= random.uniform(*_HALF_WIDTHS)
        column &= clear[:, pixel]
        if (clear[:, pixel] & ~column).sum() < FEWEST_LEFT:
            column[:] = False
    return hidden


@dataclass(frozen=True)
class Site:
    """What the exercises of one place share.

    ``places`` (9, N) are those of each pixel's 3x3 window in ``trends``, see `Surroundings`.
    """

    nodes: Nodes
    trends: SarTrends
    places: np.ndarray

    @property
    def own(self) -> np.ndarray:
        """The places (N,) of the pixels themselves."""
        return self.places[4]


@dataclass(frozen=True)
class TrainingSample:
    """One kind of series of N pixels with windows hidden.

    ``pixels`` (N,) are numbers of the site's pixels; ``targets`` at the nodes (K, N).
    """

    site: Site
    pixels: np.ndarray
    features: SeriesFeatures
    targets: Targets

    @property
    def columns(self) -> np.ndarray:
        """The pixels that have something to tell, as indices of columns."""
        return np.flatnonzero(self.targets.weight.any(axis=0))


def targets_at_nodes(dates, values, baseline: Baseline, hidden, nodes: Nodes) -> Targets:
    """Residuals of the hidden observations, gathered at the nodes.

    ``values`` (T, N) all observations, ``hidden`` (T, N) which of them the baseline did not see.
    """
    deviation = np.sqrt(baseline.spread_seen**2 + baseline.noise**2)
    residual = np.nan_to_num((values - baseline.mean_seen) / deviation)
    bounded = np.clip(residual, -LARGEST_RESIDUAL, LARGEST_RESIDUAL)
    gathered, weight = nodes.gather(dates, bounded, hidden)
    return Targets(gathered, weight, baseline.deviation.astype(np.float32))


@dataclass(frozen=True)
class Batch:
    """Inputs and targets of one panel."""

    sar: SarInputs
    series: SeriesInputs
    targets: Targets


class TrainingSet:
    """Exercises to draw batches from.

    Raises nothing; `size` is 0 where no exercise hides anything.
    """

    def __init__(self, exercises: Sequence[TrainingSample]) -> None:
        self._exercises = list(exercises)
        pairs = [
            np.stack([np.full(len(columns), number), columns], 1)
            for number, columns in enumerate(one.columns for one in self._exercises)
        ]
        self._pairs = np.concatenate(pairs) if pairs else np.empty((0, 2), int)

    @property
    def size(self) -> int:
        """Number of series with something hidden."""
        return len(self._pairs)

    def longest(self, chosen: np.ndarray) -> int:
        """Number of nodes of the longest of the chosen series."""
        return max(self._exercises[number].site.nodes.count for number in self._pairs[chosen, 0])

    def exercise_of(self, chosen: np.ndarray) -> np.ndarray:
        """Number of the exercise that each of the chosen series is of."""
        return self._pairs[chosen, 0]

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

        Longer series are cut to a stretch that holds something hidden, shorter ones go on with
        their last node and nothing to tell. With ``random`` (training) half of them are
        turned upside down; without, series keep their first nodes and their sign.
        """
        parts = [self._one(*self._pairs[index], length, random) for index in chosen]
        stacked = [np.ascontiguousarray(np.stack(field, -1)) for field in zip(*parts)]
        patches, sar, rows, residual, clear, before, after, *targets = stacked
        if random is not None:
            sign = np.where(random.random(len(chosen)) < 0.5, -1, 1).astype(np.float32)
            others = np.where(random.random((COMPANIONS, len(chosen))) < 0.5, -1, 1)
            turn(rows, sign, others.astype(np.float32))
            residual *= sign
            targets[0] *= sign
            _vary(patches, sar, rows, random)
        series = SeriesInputs(rows, residual, clear, before / DECAY_DAYS, after / DECAY_DAYS)
        return Batch(SarInputs(patches, sar), series, Targets(*targets))

    def _one(self, number: int, column: int, length: int, random):
        exercise = self._exercises[number]
        site, features, targets = exercise.site, exercise.features, exercise.targets
        pixel = exercise.pixels[column]
        first = _cut(targets.weight[:, column], length, random)
        nodes = slice(first, min(first + length, site.nodes.count))
        around = site.places[:, pixel]
        patch = site.trends.fast[nodes][:, :, around].reshape(nodes.stop - first, -1)
        ones = np.ones((len(patch), 1), np.float32)
        fields = [
            np.concatenate([patch, ones], 1),
            site.trends.features[nodes, :, site.own[pixel]],
            features.rows[nodes, :, column],
            features.residual[nodes, column],
            features.clear[nodes, column],
            features.neighbours.days_before[nodes, column],
            features.neighbours.days_after[nodes, column],
            targets.residual[nodes, column],
            targets.weight[nodes, column],
            targets.deviation[nodes, column],
        ]
        return _lengthened(fields, length)


def _vary(patches, sar, rows, random: np.random.Generator) -> None:
    """Practise on places with stronger, weaker or shifted radar response than the real one.

    In place: the SAR signal of each series is scaled, its level and its correlations shifted.
    """
    width = rows.shape[-1]
    channels = len(CHANNELS)

    def shifts(spread: float, *shape: int) -> np.ndarray:
        return random.normal(0, spread, (*shape, width)).astype(np.float32)

    strength = np.exp(shifts(0.25))
    patches[:, :-1] *= strength
    sar[:, : 2 * channels] *= strength
    sar[:, 2 * channels :] += shifts(0.3, channels)
    rows[:, SAR_ROWS] *= strength
    rows[:, CORRELATION_ROWS] += shifts(0.05, channels)
    rows[:, -2:] += shifts(0.1, 2)


def _cut(weight: np.ndarray, length: int, random) -> int:
    """First node of a stretch that holds something hidden, not at its very ends."""
    spare = len(weight) - length
    if spare <= 0 or random is None:
        return 0
    hidden = random.choice(np.flatnonzero(weight))
    return int(np.clip(hidden - random.integers(length // 5, length - length // 5), 0, spare))


def _lengthened(fields: list[np.ndarray], length: int) -> list[np.ndarray]:
    missing = length - len(fields[0])
    if missing <= 0:
        return fields
    longer = [np.concatenate([f, np.repeat(f[-1:], missing, axis=0)]) for f in fields]
    for quiet in (3, 4, 7, 8):  # residuals, clear flags, targets and their weights
        longer[quiet][-missing:] = 0
    return longer
