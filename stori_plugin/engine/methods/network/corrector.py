"""GP fusion corrected by the network, on any dates."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...pixels.gaps import gap_lengths
from ...support.matrix_products import contracted
from ..gp.scene_model import GaussianProcessModel
from ..interface import Observations
from ..surroundings import CENTRE, without_neighbours
from .aspects import (
    Aspects,
    aspect_baselines,
    companions_of,
    posterior_of,
    select_components,
)
from .features import DECAY_DAYS, Baseline, Companion, SeriesFeatures, series_features
from .inference import InferenceNetwork
from .model_file import Model
from .nodes import Neighbours, Nodes
from .passes import SarInputs, SeriesInputs
from .sar_trends import SarTrends

# Pixels that are computed together. It is always this many, so that the numbers of a pixel do not
# depend on how many others there are; the last panel is filled up.
WIDTH = 128
# Standard deviation of a Laplace law in units of its scale.
_LAPLACE = float(np.sqrt(2.0))
_LOG_SCALES = (-1.5, 1.5)  # between which the network may scale the standard deviation


@dataclass(frozen=True)
class Correction:
    """The baseline and the correction of N pixels on O wanted dates, float32."""

    mean: np.ndarray
    """(C, O, N) the baseline's mean of all components."""
    variance: np.ndarray
    """(C, O, N) variances of an observation; the network has scaled those that it corrects."""
    correction: np.ndarray
    """(B, O, N) what the network would add to the (log) bands."""
    gap: np.ndarray
    """(O, N) days between the clear observations on either side."""


class Corrector:
    """A network applied to one scene; may be called from several threads."""

    def __init__(
        self,
        model: Model,
        baseline: GaussianProcessModel,
        aspects: Aspects,
        correlation: np.ndarray,
        between: np.ndarray,
    ) -> None:
        """Take the network and what was learned of the scene.

        Args:
            model: the network.
            baseline: GP fusion of the scene.
            aspects: the S series that the network corrects.
            correlation: (S, channels) correlations of the aspects with SAR.
            between: (S, S) correlations of the aspects with each other.
        """
        self.model = model
        self.baseline = baseline
        self.aspects = aspects
        self.correlation = correlation
        self.between = between
        self._first = select_components(baseline, slice(aspects.components))
        self._others = select_components(baseline, slice(aspects.components, None))
        self._local = threading.local()

    def __getstate__(self) -> dict[str, object]:
        # Another process makes its own working arrays.
        return {**self.__dict__, "_local": None}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._local = threading.local()

    def on(self, baseline: GaussianProcessModel) -> Corrector:
        """Return the same network on another baseline of the scene."""
        return Corrector(self.model, baseline, self.aspects, self.correlation, self.between)

    def correct(self, series: Observations, days: np.ndarray) -> Correction:
        """Reconstruct ``series`` on ``days`` (O,), ascending.

        Pixels without complete SAR are not corrected; without `Observations.around` every pixel
        is its own window.
        """
        seen = self.baseline.components.transform(series.values.transpose(1, 0, 2))
        nodes = Nodes.over(series.days, days, step=self.model.step)
        # Wanted dates that are acquisition dates are asked for once.
        others_wanted = np.setdiff1d(days, series.days)
        every_day = np.concatenate([nodes.days, series.days, others_wanted])
        first = posterior_of(self._first, series, seen, every_day)
        place = _places(every_day[nodes.count :], days) + nodes.count
        scene = self._first.scene_mean(series, nodes.days)
        dates = len(series.days)
        baselines = aspect_baselines(self._first, self.aspects, *first, nodes, dates, scene)
        others = posterior_of(self._others, series, seen[self.aspects.components :], days)
        mean, variance = (
            np.concatenate([part[:, place], other]) for part, other in zip(first, others)
        )
        correction = np.zeros_like(mean)
        # The network reads what is clear, GP fusion what it knows the noise of as well.
        observed = self.aspects.of(np.where(series.clear, seen, np.float32(np.nan)))
        usable = np.flatnonzero(series.sar_complete & series.clear.any(axis=0))
        if len(usable):
            around = series.around or without_neighbours(series.sar, series.sar_complete)
            trends = SarTrends.of(series.sar_days, np.nan_to_num(around.sar), nodes)
            for start in range(0, len(usable), WIDTH):
                pixels = usable[start : start + WIDTH]
                panel = _Panel(series.days, days, nodes, trends, around.positions, pixels)
                self._fill(panel, observed, baselines, variance, correction)
        gap = np.nan_to_num(gap_lengths(series.days, series.clear, days))
        return Correction(mean, variance, correction, gap)

    def _network(self) -> InferenceNetwork:
        # The arrays in use belong to a thread.
        if not hasattr(self._local, "network"):
            self._local.network = InferenceNetwork(self.model.sizes, self.model.weights)
        return self._local.network

    def _fill(
        self,
        panel: _Panel,
        observed: np.ndarray,
        baselines: Sequence[Baseline],
        variance: np.ndarray,
        correction: np.ndarray,
    ) -> None:
        """Fill the ``correction`` of a panel's pixels and scale their ``variance``.

        ``observed`` (S, T, N) are the aspects, NaN where not clear, ``baselines`` theirs.
        """
        network, pixels, count = self._network(), panel.pixels, len(panel.pixels)
        weights = self.aspects.weights.astype(np.float32)
        before = variance[: self.aspects.components][:, :, pixels]
        network.read_sar(panel.sar_inputs())
        in_bands = np.zeros((len(correction), len(panel.days), count), np.float32)
        around = None
        for index, baseline in enumerate(baselines):
            companions = [
                Companion(baselines[other].mean[:, pixels], self.between[index, other])
                for other in companions_of(index, len(baselines))
            ]
            correlation = self.correlation[index]
            features = panel.features(observed[index], baseline, correlation, companions, around)
            around = features.neighbours
            outputs = network.read_series(panel.padded(features))
            deviation = np.sqrt(contracted(weights[index] ** 2, before))
            of_aspect = deviation * panel.on_dates(outputs.correction[:, :count])
            in_bands += np.multiply.outer(self.aspects.to_bands[:, index], of_aspect)
            if index < len(before):
                log_scale = np.clip(outputs.log_scale[:, :count], *_LOG_SCALES)
                variance[index][:, pixels] *= panel.on_dates(_LAPLACE * np.exp(log_scale)) ** 2
        correction[:, :, pixels] = in_bands


def _places(days: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the position of each wanted date among ``days``, the first of equal ones."""
    order = np.argsort(days, kind="stable")
    return order[np.searchsorted(days[order], wanted)]


@dataclass(frozen=True)
class _Panel:
    """Up to `WIDTH` pixels of a block, and what their inputs are made from."""

    dates: np.ndarray
    """(T,) acquisition dates in days."""
    days: np.ndarray
    """(O,) wanted dates in days."""
    nodes: Nodes
    """The nodes in time."""
    trends: SarTrends
    """The SAR trends of the block at the nodes."""
    positions: np.ndarray
    """(9, N) positions in ``trends`` of each pixel's 3x3 window."""
    pixels: np.ndarray
    """Positions of the panel's pixels among the N of the block."""

    @property
    def filled(self) -> np.ndarray:
        """The pixels (`WIDTH`,), the last one repeated where there are fewer."""
        return np.concatenate(
            [self.pixels, np.full(WIDTH - len(self.pixels), self.pixels[-1], self.pixels.dtype)]
        )

    def sar_inputs(self) -> SarInputs:
        """Return what the SAR block reads, at full width."""
        windows = self.positions[:, self.filled]
        features = np.ascontiguousarray(self.trends.features[:, :, windows[CENTRE]])
        return SarInputs(self.trends.patches(windows), features)

    def features(
        self,
        values: np.ndarray,
        baseline: Baseline,
        correlation: np.ndarray,
        companions: Sequence[Companion],
        around: Neighbours | None,
    ) -> SeriesFeatures:
        """Return what the optical cells read of one aspect; see `series_features`."""
        of_pixels = Baseline(
            baseline.mean[:, self.pixels],
            baseline.spread[:, self.pixels],
            baseline.mean_seen[:, self.pixels],
            baseline.spread_seen[:, self.pixels],
            baseline.noise,
            baseline.scene,
        )
        return series_features(
            self.dates,
            values[:, self.pixels],
            of_pixels,
            self.nodes,
            self.trends,
            self.positions[CENTRE, self.pixels],
            correlation,
            companions,
            around,
        )

    def padded(self, features: SeriesFeatures) -> SeriesInputs:
        """Return the inputs at full width: the last pixel is repeated."""
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
        """Interpolate values (K, n) at the nodes to the wanted dates."""
        return self.nodes.interpolate(at_nodes.astype(np.float32), self.days)
