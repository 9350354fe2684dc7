"""Training samples of a site: windows hidden, and what GP fusion of the rest missed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from ...support.progress import SILENT, Progress
from ..gp import GaussianProcess
from ..gp.scene_model import GaussianProcessModel
from ..gp.scene_prior_choice import PARTS
from ..interface import Observations
from ..screening import find_screen
from ..surroundings import without_neighbours
from .aspects import (
    Aspects,
    aspect_baselines,
    aspects_of,
    companions_of,
    components_of,
    correlations_of,
    posterior_of,
    select_components,
)
from .features import Baseline, Companion, correlation_with_sar, series_features
from .hiding import FEWEST_LEFT, hide_dates, hide_windows
from .loss import Targets
from .nodes import Nodes
from .sar_trends import SarTrends
from .training_batches import (
    LARGEST_RESIDUAL,
    SiteContext,
    TrainingSample,
    targets_at_nodes,
)

# How often windows are hidden from all pixels alike, as clouds over a whole scene do; else each has
# its own, and what the scene prior knows of their dates from other pixels is left.
_WHOLE = 0.5
# Weight of a node without any observation whose truth is known, where a hidden one has 1.
_TRUTH = 0.5


@dataclass(frozen=True)
class TrainingSite:
    """Series of one site: a scene, a table of parcels, or a simulated group of fields."""

    name: str
    """What reports call it."""
    series: Observations
    """The observations; all pixels have complete SAR (VV dB, VH dB, RVI)."""
    roles: tuple[str, ...]
    """The bands' spectral roles."""
    truth: np.ndarray | None = None
    """(T, B, N) cloudless reflectance where it is known, as in simulations."""


def screen_site(site: TrainingSite) -> TrainingSite:
    """Return the site without the observations that a run would screen as cloud or shadow."""
    screen = find_screen(site.series, site.roles)
    return replace(site, series=screen.apply(site.series))


@dataclass(frozen=True)
class PreparedSite:
    """A site with its baseline learned, from which training samples are made."""

    site: TrainingSite
    """The series."""
    baseline: GaussianProcessModel
    """GP fusion."""
    aspects: Aspects
    """The S series that the network corrects."""
    context: SiteContext
    """The nodes and the SAR trends."""
    values: np.ndarray
    """(S, T, N) the aspects, NaN where not clear."""
    truth: np.ndarray | None
    """(S, T, N) the aspects without clouds, where they are known."""
    correlation: np.ndarray
    """(S, channels) correlations of the aspects with SAR."""
    between: np.ndarray
    """(S, S) correlations of the aspects with each other."""

    @classmethod
    def of(
        cls,
        site: TrainingSite,
        step: float,
        baseline: GaussianProcessModel | None = None,
        progress: Progress = SILENT,
        with_groups: bool = True,
    ) -> PreparedSite:
        """Prepare a site.

        Args:
            site: the series.
            step: days between the nodes.
            baseline: GP fusion of the site; learned where None.
            progress: may stop the work.
            with_groups: whether means of groups of bands are among the aspects.

        Raises `CancelledError` when stopped.
        """
        site = replace(site, series=site.series.only_clear())
        series = site.series
        model = baseline or GaussianProcess().learn(series, site.roles, progress)
        nodes = Nodes.over(series.days, step=step)
        around = series.around or without_neighbours(series.sar, series.sar_complete)
        trends = SarTrends.of(series.sar_days, np.nan_to_num(around.sar), nodes)
        components = components_of(model, series)
        aspects = aspects_of(model, site.roles, components, with_groups)
        values = aspects.of(components)
        correlation = np.stack(
            [correlation_with_sar(series.days, v, nodes, trends, around.centres) for v in values]
        )
        return cls(
            site,
            model,
            aspects,
            SiteContext(nodes, trends, around.positions),
            values,
            _truth(site, model, aspects),
            correlation,
            correlations_of(values),
        )

    def with_site(self, site: TrainingSite) -> PreparedSite:
        """Return the same baseline, aspects and correlations for other series of the same ground.

        Their truth is not known.
        """
        series, nodes = site.series, self.context.nodes
        around = series.around or without_neighbours(series.sar, series.sar_complete)
        trends = SarTrends.of(series.sar_days, np.nan_to_num(around.sar), nodes)
        values = self.aspects.of(components_of(self.baseline, series))
        context = SiteContext(nodes, trends, around.positions)
        return replace(self, site=site, context=context, values=values, truth=None)

    def with_clear(self, clear: np.ndarray) -> PreparedSite:
        """Return the same site with other observations counted as ``clear`` (T, N)."""
        values = np.where(clear, self.values, np.float32(np.nan))
        site = replace(self.site, series=replace(self.site.series, clear=clear))
        return replace(self, site=site, values=values)


def _truth(site: TrainingSite, model: GaussianProcessModel, aspects: Aspects) -> np.ndarray | None:
    if site.truth is None:
        return None
    everywhere = np.ones_like(site.series.clear, dtype=bool)
    series = replace(site.series, values=site.truth, clear=everywhere, grade=None)
    return aspects.of(components_of(model, series))


@dataclass(frozen=True)
class PreparedParts:
    """A site with baselines that do not know what is hidden from them.

    The scene prior learns a date from those who saw it: of pixels that it has learned from it would
    know what is hidden.
    """

    whole: PreparedSite
    """With the baseline that all pixels have taught which may teach; for the others."""
    parts: tuple[tuple[PreparedSite, np.ndarray], ...]
    """The same site once per part of the pixels that may teach, (n,) their positions, with a
    baseline whose scene prior was learned without that part."""

    @classmethod
    def of(
        cls,
        site: TrainingSite,
        step: float,
        among: np.ndarray | None = None,
        progress: Progress = SILENT,
    ) -> PreparedParts:
        """Prepare a site, learning from the pixels ``among`` it; see `PreparedSite.of`."""
        among = np.arange(site.series.pixels) if among is None else among
        baseline = GaussianProcess().learn(site.series.at(among), site.roles, progress)
        whole = PreparedSite.of(site, step, baseline, progress)
        without = [
            (PreparedSite.of(site, step, part.model, progress), among[part.pixels])
            for part in baseline.held_out()
        ]
        # Without a scene prior a baseline knows no date by other pixels.
        thirds = np.array_split(among, PARTS)
        return cls(whole, tuple(without or [(whole, third) for third in thirds]))


def draw_samples(
    prepared: PreparedSite,
    draws: int,
    random: np.random.Generator,
    among: np.ndarray | None = None,
    most: int = 256,
    whole: float = _WHOLE,
) -> Iterator[TrainingSample]:
    """Yield samples with windows hidden at random.

    Args:
        prepared: the site.
        draws: times that windows are hidden.
        random: draws pixels and windows.
        among: positions of the pixels that may be drawn; all where None.
        most: pixels of one draw at most.
        whole: how often windows are hidden from all pixels alike; always, where the baseline
            has learned from these pixels and so knows their dates.
    """
    series = prepared.site.series
    for _ in range(draws):
        pixels = np.arange(series.pixels) if among is None else among
        if most < len(pixels):
            pixels = np.sort(random.choice(pixels, most, replace=False))
        clear = series.clear[:, pixels]
        if random.random() < whole:
            hidden = hide_dates(series.days, clear, random)
            enough = (clear & ~hidden).sum(axis=0) >= FEWEST_LEFT
            pixels, hidden = pixels[enough], hidden[:, enough]
        else:
            hidden = hide_windows(series.days, clear, random)
        if hidden.any():
            yield from make_samples(prepared, pixels, hidden, random)


def make_samples(
    prepared: PreparedSite, pixels: np.ndarray, hidden: np.ndarray, random: np.random.Generator
) -> Iterator[TrainingSample]:
    """Yield one sample per aspect, without the ``hidden`` (T, n) observations of n ``pixels``."""
    series = prepared.site.series.at(pixels)
    visible = series.without(hidden)
    values = prepared.values[:, :, pixels]
    seen = np.where(visible.clear, values, np.float32(np.nan))
    nodes = prepared.context.nodes
    baselines = _baselines(prepared, visible)
    for index, baseline in enumerate(baselines):
        companions = [
            Companion(baselines[other].mean, prepared.between[index, other])
            for other in companions_of(index, len(baselines))
        ]
        features = series_features(
            series.days,
            seen[index],
            baseline,
            nodes,
            prepared.context.trends,
            prepared.context.centres[pixels],
            prepared.correlation[index],
            companions,
        )
        targets = targets_at_nodes(series.days, values[index], baseline, hidden, nodes)
        if prepared.truth is not None:
            truth = prepared.truth[index][:, pixels]
            targets = _with_truth(
                series.days, truth, baseline, features.clear, targets, nodes, random
            )
        yield TrainingSample(prepared.context, pixels, features, targets)


def _baselines(prepared: PreparedSite, visible: Observations) -> tuple[Baseline, ...]:
    """Return the baseline of each aspect, from the ``visible`` observations alone.

    A date that no pixel shows is not there: nobody could have told the scene prior of it.
    """
    nodes, aspects = prepared.context.nodes, prepared.aspects
    first = select_components(prepared.baseline, slice(aspects.components))
    days = np.concatenate([nodes.days, visible.days])
    left = visible.without_dates(~visible.clear.any(axis=1))
    posterior = posterior_of(first, left, components_of(prepared.baseline, left), days)
    scene = first.scene_mean(left, nodes.days)
    return aspect_baselines(first, aspects, *posterior, nodes, len(visible.days), scene)


def _with_truth(
    dates: np.ndarray,
    truth: np.ndarray,
    baseline: Baseline,
    clear: np.ndarray,
    targets: Targets,
    nodes: Nodes,
    random: np.random.Generator,
) -> Targets:
    """Add targets at nodes in gaps where nothing was hidden: the truth and a random noise."""
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
