"""Exercises from places: hide windows, ask GP fusion about the rest, keep what it missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ...support.progress import SILENT, Progress
from ..gp import GaussianProcess
from ..gp.gaussian_process import GaussianProcessModel
from ..interface import Observations
from ..screening import find_screen
from ..surroundings import alone
from .aspects import (
    Aspects,
    aspects_of,
    baselines,
    companions_of,
    components_of,
    correlations_of,
    only,
    posterior_of,
)
from .features import Baseline, Companion, correlation_with_sar, series_features
from .loss import Targets
from .nodes import Nodes
from .sar_trends import SarTrends
from .training_batches import LARGEST_RESIDUAL, Site, TrainingSample, hide_windows, targets_at_nodes

# A node without any observation whose truth is known tells half as much as a hidden one.
_TRUTH = 0.5


@dataclass(frozen=True)
class TrainingSite:
    """Series of one place, all of whose pixels have complete SAR (VV dB, VH dB, RVI).

    ``roles`` are the bands' spectral roles; ``truth`` (T, B, N) is the cloudless reflectance
    where it is known, as in simulations.
    """

    name: str
    series: Observations
    roles: tuple[str, ...]
    truth: np.ndarray | None = None


def screened(place: TrainingSite) -> TrainingSite:
    """Return the place without the observations that a run would drop as cloud or shadow."""
    screen = find_screen(place.series, place.roles)
    return replace(place, series=screen.apply(place.series))


@dataclass(frozen=True)
class PreparedSite:
    """A place with its baseline learned: ready to make exercises of.

    ``values`` (S, T, N) are the aspects with NaN, ``truth`` the same without clouds where it is
    known; ``correlation`` (S, channels) with SAR, ``between`` (S, S) with each other.
    """

    place: TrainingSite
    baseline: GaussianProcessModel
    aspects: Aspects
    site: Site
    values: np.ndarray
    truth: np.ndarray | None
    correlation: np.ndarray
    between: np.ndarray

    @classmethod
    def of(
        cls,
        place: TrainingSite,
        step: float,
        baseline: GaussianProcessModel | None = None,
        progress: Progress = SILENT,
    ) -> PreparedSite:
        """Compute the SAR trends at nodes ``step`` apart, and learn GP fusion where not given.

        Raises `CancelledError` when stopped.
        """
        series = place.series
        model = baseline or GaussianProcess().learn(series, place.roles, progress)
        nodes = Nodes.over(series.days, step=step)
        around = series.around or alone(series.sar, series.sar_complete)
        trends = SarTrends.of(series.sar_days, np.nan_to_num(around.sar), nodes)
        components = components_of(model, series)
        aspects = aspects_of(model, place.roles, components)
        values = aspects.of(components)
        correlation = np.stack(
            [correlation_with_sar(series.days, v, nodes, trends, around.own) for v in values]
        )
        return cls(
            place,
            model,
            aspects,
            Site(nodes, trends, around.places),
            values,
            _truth(place, model, aspects),
            correlation,
            correlations_of(values),
        )

    def alike(self, place: TrainingSite) -> PreparedSite:
        """Return what holds for other series of the same ground: what was learned stays.

        Without `truth`.
        """
        series, nodes = place.series, self.site.nodes
        around = series.around or alone(series.sar, series.sar_complete)
        trends = SarTrends.of(series.sar_days, np.nan_to_num(around.sar), nodes)
        values = self.aspects.of(components_of(self.baseline, series))
        site = Site(nodes, trends, around.places)
        return replace(self, place=place, site=site, values=values, truth=None)

    def seeing(self, clear: np.ndarray) -> PreparedSite:
        """Return the same place as if only ``clear`` (T, N) had been seen."""
        values = np.where(clear, self.values, np.float32(np.nan))
        place = replace(self.place, series=replace(self.place.series, clear=clear))
        return replace(self, place=place, values=values)


def _truth(place: TrainingSite, model: GaussianProcessModel, aspects: Aspects) -> np.ndarray | None:
    if place.truth is None:
        return None
    everywhere = np.ones_like(place.series.clear, dtype=bool)
    series = replace(place.series, values=place.truth, clear=everywhere)
    return aspects.of(components_of(model, series))


def windows(
    studied: PreparedSite,
    draws: int,
    random: np.random.Generator,
    among: np.ndarray | None = None,
    most: int = 256,
) -> Iterator[TrainingSample]:
    """Make exercises with windows hidden at random, ``draws`` times over.

    Every draw takes up to ``most`` pixels, of those of ``among`` if given.
    """
    series = studied.place.series
    for _ in range(draws):
        pixels = np.arange(series.pixels) if among is None else among
        if most < len(pixels):
            pixels = np.sort(random.choice(pixels, most, replace=False))
        hidden = hide_windows(series.days, series.clear[:, pixels], random)
        yield from hiding(studied, pixels, hidden, random)


def hiding(
    studied: PreparedSite, pixels: np.ndarray, hidden: np.ndarray, random: np.random.Generator
) -> Iterator[TrainingSample]:
    """Make one exercise per aspect, with ``hidden`` (T, N) observations of ``pixels``."""
    series = studied.place.series.at(pixels)
    left = replace(series, clear=series.clear & ~hidden)
    values = studied.values[:, :, pixels]
    seen = np.where(left.clear, values, np.float32(np.nan))
    nodes = studied.site.nodes
    answers = _answers(studied, left)
    for index, answer in enumerate(answers):
        companions = [
            Companion(answers[other].mean, studied.between[index, other])
            for other in companions_of(index, len(answers))
        ]
        features = series_features(
            series.days,
            seen[index],
            answer,
            nodes,
            studied.site.trends,
            studied.site.own[pixels],
            studied.correlation[index],
            companions,
        )
        targets = targets_at_nodes(series.days, values[index], answer, hidden, nodes)
        if studied.truth is not None:
            truth = studied.truth[index][:, pixels]
            targets = _with_truth(
                series.days, truth, answer, features.clear, targets, nodes, random
            )
        yield TrainingSample(studied.site, pixels, features, targets)


def _answers(studied: PreparedSite, left: Observations) -> tuple[Baseline, ...]:
    """What the baseline says of the aspects when it sees what is ``left``."""
    nodes, aspects = studied.site.nodes, studied.aspects
    first = only(studied.baseline, slice(aspects.components))
    asked = np.concatenate([nodes.days, left.days])
    found = posterior_of(first, left, components_of(studied.baseline, left), asked)
    return baselines(first, aspects, *found, nodes, len(left.days))


def _with_truth(
    dates, truth: np.ndarray, baseline: Baseline, clear, targets: Targets, nodes: Nodes, random
) -> Targets:
    """Add nodes in gaps where nothing was hidden: the truth there, and an observation's noise."""
    at_nodes = np.stack([np.interp(nodes.days, dates, column) for column in truth.T], 1)
    noise = baseline.noise * random.standard_normal(at_nodes.shape)
    residual = (at_nodes + noise - baseline.mean) / targets.deviation
    residual = np.clip(residual, -LARGEST_RESIDUAL, LARGEST_RESIDUAL).astype(np.float32)
    free = (clear == 0) & (targets.weight == 0)
    return Targets(
        np.where(free, residual, targets.residual),
        np.where(free, np.float32(_TRUTH), targets.weight),
        targets.deviation,
    )
