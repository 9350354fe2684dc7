"""The network at work: GP fusion's components corrected, on any dates."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from ...pixels.gaps import gap_lengths
from ...support.matrix_products import contracted
from ..gp.gaussian_process import GaussianProcessModel
from ..interface import Observations
from ..surroundings import alone
from .aspects import Aspects, baselines, companions_of, components_of, only, posterior_of
from .features import DECAY_DAYS, Baseline, Companion, SeriesFeatures, series_features
from .inference import InferenceNetwork
from .model_file import Model
from .nodes import Nodes
from .passes import SarInputs, SeriesInputs
from .sar_trends import SarTrends

# Pixels that are computed together. Always this many, so that the numbers of a pixel do not
# depend on how many others there are; the last panel is filled up.
WIDTH = 128
# Standard deviation of a Laplace law in units of its scale.
_LAPLACE = float(np.sqrt(2.0))
_LOG_SCALES = (-1.5, 1.5)


@dataclass(frozen=True)
class Correction:
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

    def __getstate__(self) -> dict[str, object]:
        # Another process makes working arrays of its own.
        return {**self.__dict__, "_local": None}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._local = threading.local()

    def correct(self, series: Observations, days: np.ndarray) -> Correction:
        """Reconstruct ``series`` on ``days`` (O,), ascending.

        Pixels without complete SAR are not corrected; without `Observations.around` every pixel
        is its own window.
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
            around = series.around or alone(series.sar, series.sar_complete)
            trends = SarTrends.of(series.sar_days, np.nan_to_num(around.sar), nodes)
            for start in range(0, len(usable), WIDTH):
                pixels = usable[start : start + WIDTH]
                panel = _Panel(series.days, days, nodes, trends, around.places, pixels)
                self._fill(panel, told, answers, variance, correction)
        gap = np.nan_to_num(gap_lengths(series.days, series.clear, days))
        return Correction(mean, variance, correction, gap)

    def _network(self) -> InferenceNetwork:
        # The arrays in use belong to a thread.
        if not hasattr(self._local, "network"):
            self._local.network = InferenceNetwork(self.model.sizes, self.model.weights)
        return self._local.network

    def _fill(self, panel: _Panel, told, answers, variance, correction) -> None:
        """Fill the corrections of a panel and scale the variances."""
        network, pixels, count = self._network(), panel.pixels, len(panel.pixels)
        weights = self.aspects.weights.astype(np.float32)
        before = variance[: self.aspects.components][:, :, pixels]
        network.read_sar(panel.sar_inputs())
        in_bands = np.zeros((len(correction), len(panel.days), count), np.float32)
        around = None
        for index, answer in enumerate(answers):
            companions = [
                Companion(answers[other].mean[:, pixels], self.between[index, other])
                for other in companions_of(index, len(answers))
            ]
            correlation = self.correlation[index]
            features = panel.features(told[index], answer, correlation, companions, around)
            around = features.neighbours
            outputs = network.read_series(panel.padded(features))
            deviation = np.sqrt(contracted(weights[index] ** 2, before))
            moved = deviation * panel.on_dates(outputs.correction[:, :count])
            in_bands += np.multiply.outer(self.aspects.to_bands[:, index], moved)
            if index < len(before):
                log_scale = np.clip(outputs.log_scale[:, :count], *_LOG_SCALES)
                variance[index][:, pixels] *= panel.on_dates(_LAPLACE * np.exp(log_scale)) ** 2
        correction[:, :, pixels] = in_bands


@dataclass(frozen=True)
class _Panel:
    """Up to `WIDTH` pixels of a block, and what their inputs are made from."""

    dates: np.ndarray
    days: np.ndarray
    nodes: Nodes
    trends: SarTrends
    places: np.ndarray
    pixels: np.ndarray

    @property
    def filled(self) -> np.ndarray:
        """The pixels (`WIDTH`,), the last one repeated where there are fewer."""
        return np.concatenate(
            [self.pixels, np.full(WIDTH - len(self.pixels), self.pixels[-1], self.pixels.dtype)]
        )

    def sar_inputs(self) -> SarInputs:
        """What the SAR block reads, at full width."""
        places = self.places[:, self.filled]
        features = np.ascontiguousarray(self.trends.features[:, :, places[4]])
        return SarInputs(self.trends.patches(places), features)

    def features(self, values, answer: Baseline, correlation, companions, around) -> SeriesFeatures:
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
            self.places[4, self.pixels],
            correlation,
            companions,
            around,
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
