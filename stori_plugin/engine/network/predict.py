"""The network at work: GP fusion's components corrected, on any dates."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from ..methods.base import Observations
from ..methods.gp.method import GaussianProcessModel
from .features import DECAY_DAYS, Baseline, Companion, SeriesFeatures, series_features
from .fusion import baselines, companions_of, components_of, only, posterior_of
from .model import Model
from .nodes import Nodes
from .passes import Network, SarInputs, SeriesInputs
from .sar import SarTrends
from .trust import Trust

# Pixels that are computed together. Always this many, so that the numbers of a pixel do not
# depend on how many others there are; the last panel is filled up.
WIDTH = 512
# Standard deviation of a Laplace law in units of its scale.
_LAPLACE = float(np.sqrt(2.0))
_LARGEST_LOG_SCALE = 1.5


@dataclass(frozen=True)
class Corrected:
    """Components on the wanted dates (C, O, N): mean and variance of an observation, float32.

    ``correction`` is what the network added to the baseline's mean.
    """

    mean: np.ndarray
    variance: np.ndarray
    correction: np.ndarray


class Corrector:
    """A model at work on one scene; may be called from several threads.

    ``correlation`` (C, channels) of the scene's components with SAR, ``between`` (C, C) with
    each other, ``trust`` per component; C counts the components that are corrected.
    """

    def __init__(
        self,
        model: Model,
        baseline: GaussianProcessModel,
        correlation: np.ndarray,
        between: np.ndarray,
        trust: tuple[Trust, ...],
    ) -> None:
        self.model = model
        self.baseline = baseline
        self.correlation = correlation
        self.between = between
        self.trust = trust
        self._first = only(baseline, slice(len(trust)))
        self._others = only(baseline, slice(len(trust), None))
        self._local = threading.local()

    def components(
        self, series: Observations, days: np.ndarray, neighbourhood: np.ndarray
    ) -> Corrected:
        """Reconstruct the components of ``series`` on ``days`` (O,).

        ``neighbourhood`` (9, N) are the places of each pixel's 3x3 window in ``series``.
        Pixels without complete SAR keep the baseline.
        """
        values = components_of(self.baseline, series)
        nodes = Nodes.over(series.days, days, step=self.model.step)
        count = len(self.trust)
        asked = np.concatenate([nodes.days, series.days, days])
        first = posterior_of(self._first, series, values, asked)
        answers = baselines(self._first, *first, nodes, len(series.days))
        others = posterior_of(self._others, series, values[count:], days)
        mean, variance = (
            np.concatenate([part[:, -len(days) :], other]) for part, other in zip(first, others)
        )
        correction = np.zeros_like(mean)
        usable = np.flatnonzero(series.sar_complete)
        if len(usable) == 0 or not any(any(trust.factors) for trust in self.trust):
            return Corrected(mean, variance, correction)
        trends = SarTrends.of(series.sar_days, np.nan_to_num(series.sar), nodes)
        inside = _own_where_incomplete(neighbourhood, series.sar_complete)
        for first in range(0, len(usable), WIDTH):
            pixels = usable[first : first + WIDTH]
            panel = _Panel(series.days, days, nodes, trends, inside, pixels)
            self._correct(panel, values, answers, mean, variance, correction)
        return Corrected(mean, variance, correction)

    def _network(self) -> Network:
        # The arrays in use belong to a thread.
        if not hasattr(self._local, "network"):
            self._local.network = Network(self.model.sizes, self.model.weights)
        return self._local.network

    def _correct(self, panel: _Panel, values, answers, mean, variance, correction) -> None:
        network, pixels = self._network(), panel.pixels
        network.read_sar(panel.sar_inputs())
        for index, trust in enumerate(self.trust):
            if not any(trust.factors):
                continue
            companions = [
                Companion(answers[other].mean[:, pixels], self.between[index, other])
                for other in companions_of(index, len(self.trust))
            ]
            features = panel.features(
                values[index], answers[index], self.correlation[index], companions
            )
            outputs = network.read_series(panel.padded(features))
            count = len(pixels)
            believed = trust.at(features.neighbours.gap(features.clear))
            moved = believed * outputs.correction[:, :count]
            log_scale = np.clip(
                outputs.log_scale[:, :count], -_LARGEST_LOG_SCALE, _LARGEST_LOG_SCALE
            )
            scale = 1 + believed * (_LAPLACE * np.exp(log_scale) - 1)
            deviation = np.sqrt(variance[index][:, pixels])
            change = deviation * panel.on_dates(moved)
            correction[index][:, pixels] = change
            mean[index][:, pixels] += change
            variance[index][:, pixels] *= panel.on_dates(scale) ** 2


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
            answer.mean[:, self.pixels], answer.spread[:, self.pixels],
            answer.mean_seen[:, self.pixels], answer.spread_seen[:, self.pixels], answer.noise,
        )
        return series_features(
            self.dates, values[:, self.pixels], own, self.nodes, self.trends, self.pixels,
            correlation, companions,
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
            full(features.rows), full(features.residual), full(features.clear),
            full(around.days_before / DECAY_DAYS), full(around.days_after / DECAY_DAYS),
        )

    def on_dates(self, at_nodes: np.ndarray) -> np.ndarray:
        """Carry values (K, n) to the wanted dates."""
        return self.nodes.interpolate(at_nodes.astype(np.float32), self.days)
