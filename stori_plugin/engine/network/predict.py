"""The network at work: GP fusion's components corrected, on any dates."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from ..calibration import gap_lengths
from ..methods.base import Observations
from ..methods.gp.method import GaussianProcessModel
from .features import DECAY_DAYS, Baseline, Companion, SeriesFeatures, series_features
from .fusion import Aspects, baselines, companions_of, components_of, only, posterior_of
from .model import Model
from .nodes import Nodes
from .passes import Network, SarInputs, SeriesInputs
from .sar import SarTrends

# Pixels that are computed together. Always this many, so that the numbers of a pixel do not
# depend on how many others there are; the last panel is filled up.
WIDTH = 512
# Standard deviation of a Laplace law in units of its scale.
_LAPLACE = float(np.sqrt(2.0))
_LOG_SCALES = (-1.5, 1.5)


@dataclass(frozen=True)
class Corrected:
    """What is said of N pixels on O wanted dates, float32.

    ``mean`` and ``variance`` (C, O, N) of all components: the baseline's mean, and the variance
    of an observation, which the network has scaled for those it corrects. ``correction``
    (B, O, N) is what the network would add to the (log) bands; ``gap`` (O, N) the days between
    the clear observations on either side.
    """

    mean: np.ndarray
    variance: np.ndarray
    correction: np.ndarray
    gap: np.ndarray


class Corrector:
    """A model at work on one scene; may be called from several threads.

    ``correlation`` (S, channels) of the scene's aspects with SAR, ``between`` (S, S) with each
    other.
    """

    def __init__(
        self,
        model: Model,
        baseline: GaussianProcessModel,
        aspects: Aspects,
        correlation: np.ndarray,
        between: np.ndarray,
    ) -> None:
        self.model = model
        self.baseline = baseline
        self.aspects = aspects
        self.correlation = correlation
        self.between = between
        self._first = only(baseline, slice(aspects.components))
        self._others = only(baseline, slice(aspects.components, None))
        self._local = threading.local()

    def correct(
        self, series: Observations, days: np.ndarray, neighbourhood: np.ndarray
    ) -> Corrected:
        """Reconstruct ``series`` on ``days`` (O,), ascending.

        ``neighbourhood`` (9, N) are the places of each pixel's 3x3 window in ``series``.
        Pixels without complete SAR are not corrected.
        """
        values = components_of(self.baseline, series)
        nodes = Nodes.over(series.days, days, step=self.model.step)
        asked = np.concatenate([nodes.days, series.days, days])
        first = posterior_of(self._first, series, values, asked)
        answers = baselines(self._first, self.aspects, *first, nodes, len(series.days))
        others = posterior_of(self._others, series, values[self.aspects.components :], days)
        mean, variance = (
            np.concatenate([part[:, -len(days) :], other]) for part, other in zip(first, others)
        )
        correction = np.zeros_like(mean)
        told = self.aspects.of(values)
        usable = np.flatnonzero(series.sar_complete & series.clear.any(axis=0))
        if len(usable):
            trends = SarTrends.of(series.sar_days, np.nan_to_num(series.sar), nodes)
            inside = _own_where_incomplete(neighbourhood, series.sar_complete)
            for start in range(0, len(usable), WIDTH):
                pixels = usable[start : start + WIDTH]
                panel = _Panel(series.days, days, nodes, trends, inside, pixels)
                self._fill(panel, told, answers, variance, correction)
        gap = np.nan_to_num(gap_lengths(series.days, series.clear, days))
        return Corrected(mean, variance, correction, gap)

    def _network(self) -> Network:
        # The arrays in use belong to a thread.
        if not hasattr(self._local, "network"):
            self._local.network = Network(self.model.sizes, self.model.weights)
        return self._local.network

    def _fill(self, panel: _Panel, told, answers, variance, correction) -> None:
        """Fill the corrections of a panel and scale the variances."""
        network, pixels, count = self._network(), panel.pixels, len(panel.pixels)
        weights = self.aspects.weights.astype(np.float32)
        before = variance[: self.aspects.components][:, :, pixels]
        network.read_sar(panel.sar_inputs())
        in_bands = np.zeros((len(correction), len(panel.days), count), np.float32)
        for index, answer in enumerate(answers):
            companions = [
                Companion(answers[other].mean[:, pixels], self.between[index, other])
                for other in companions_of(index, len(answers))
            ]
            features = panel.features(told[index], answer, self.correlation[index], companions)
            outputs = network.read_series(panel.padded(features))
            deviation = np.sqrt(np.tensordot(weights[index] ** 2, before, 1))
            moved = deviation * panel.on_dates(outputs.correction[:, :count])
            in_bands += np.multiply.outer(self.aspects.to_bands[:, index], moved)
            if index < len(before):
                log_scale = np.clip(outputs.log_scale[:, :count], *_LOG_SCALES)
                variance[index][:, pixels] *= panel.on_dates(_LAPLACE * np.exp(log_scale)) ** 2
        correction[:, :, pixels] = in_bands


def _own_where_incomplete(neighbourhood: np.ndarray, complete: np.ndarray) -> np.ndarray:
    """Put the pixel itself in the place of neighbours without SAR."""
    own = np.arange(neighbourhood.shape[1])
    return np.where(complete[neighbourhood], neighbourhood, own)


@dataclass(frozen=True)
class _Panel:
    """Up to `WIDTH` pixels of a block, and what their inputs are made from."""

    dates: np.ndarray
    days: np.ndarray
    nodes: Nodes
    trends: SarTrends
    neighbourhood: np.ndarray
    pixels: np.ndarray

    @property
    def filled(self) -> np.ndarray:
        """The pixels (`WIDTH`,), the last one repeated where there are fewer."""
        return np.concatenate(
            [self.pixels, np.full(WIDTH - len(self.pixels), self.pixels[-1], self.pixels.dtype)]
        )

    def sar_inputs(self) -> SarInputs:
        """What the SAR block reads, at full width."""
        filled = self.filled
        features = np.ascontiguousarray(self.trends.features[:, :, filled])
        return SarInputs(self.trends.patches(self.neighbourhood[:, filled]), features)

    def features(self, values, answer: Baseline, correlation, companions) -> SeriesFeatures:
        """What the optical cells read of one component."""
        own = Baseline(
            answer.mean[:, self.pixels],
            answer.spread[:, self.pixels],
            answer.mean_seen[:, self.pixels],
            answer.spread_seen[:, self.pixels],
            answer.noise,
        )
        return series_features(
            self.dates,
            values[:, self.pixels],
            own,
            self.nodes,
            self.trends,
            self.pixels,
            correlation,
            companions,
        )

    def padded(self, features: SeriesFeatures) -> SeriesInputs:
        """The same at full width."""
        spare = WIDTH - features.clear.shape[1]

        def full(array: np.ndarray) -> np.ndarray:
            if spare == 0:
                return np.ascontiguousarray(array)
            return np.concatenate([array, np.repeat(array[..., -1:], spare, axis=-1)], axis=-1)

        around = features.neighbours
        return SeriesInputs(
            full(features.rows),
            full(features.residual),
            full(features.clear),
            full(around.days_before / DECAY_DAYS),
            full(around.days_after / DECAY_DAYS),
        )

    def on_dates(self, at_nodes: np.ndarray) -> np.ndarray:
        """Carry values (K, n) to the wanted dates."""
        return self.nodes.interpolate(at_nodes.astype(np.float32), self.days)
