"""GP fusion as the baseline: its components are the series that the network corrects.

The components are standardised over the scene, so the units of everything here are the scene's
standard deviations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.matrix_products import contracted, product
from ..gp.gaussian_process import GaussianProcessModel, pieces
from ..interface import Observations
from .features import COMPANIONS, Baseline, correlation_between
from .nodes import Nodes

# Components that the network corrects, the first ones: the contrasts that vegetation moves.
# What remains of the bands is haze and noise, where there is nothing to win.
_CORRECTED = 3
_GROUPS = (
    ("coastal", "blue", "green", "red", "rededge", "rededge1"),
    ("rededge2", "rededge3", "nir", "nir_narrow", "nir_broad"),
    ("swir1", "swir2"),
)


@dataclass(frozen=True)
class Aspects:
    """The S series that the network is asked about, combinations of the first c components.

    ``weights`` (S, c) make them of components, each of unit spread over the scene; ``to_bands``
    (B, S) turns their corrections into those of the (log) bands. Bands are told twice, by the
    contrasts (greenness, moisture, brightness) and by the mean of their group (visible, near
    infrared, shortwave infrared), and the two answers averaged: an error of the baseline may
    add in a contrast and cancel in a band, or the other way round.
    """

    weights: np.ndarray
    to_bands: np.ndarray

    @property
    def components(self) -> int:
        """How many of the components they are made of."""
        return self.weights.shape[1]

    def __len__(self) -> int:
        return len(self.weights)

    def of(self, values: np.ndarray) -> np.ndarray:
        """Return the series (S, ...) of components (C, ...), float32."""
        first = values[: self.components]
        return contracted(self.weights.astype(np.float32), first)


def aspects_of(model: GaussianProcessModel, roles: Sequence[str], values: np.ndarray) -> Aspects:
    """Choose the aspects of a scene; ``values`` (C, T, N) are a sample's components with NaN."""
    named = sum(not name.startswith("remainder") for name in model.components.names)
    count = min(named, _CORRECTED)
    backward = model.components.backward[:, :count]
    weights, to_bands = list(np.eye(count)), list(backward.T)
    members = [np.array([role in group for role in roles]) for group in _GROUPS]
    if count > 1 and sum(group.any() for group in members) > 1:
        told_twice = np.any(members, axis=0)
        to_bands = [np.where(told_twice, 0.5, 1.0) * column for column in to_bands]
        for group in members:
            if group.any():
                row = backward[group].mean(axis=0)
                spread = float(np.nanstd(contracted(row, values[:count]))) or 1.0
                weights.append(row / spread)
                to_bands.append(0.5 * spread * group)
    return Aspects(np.array(weights), np.array(to_bands).T)


def components_of(model: GaussianProcessModel, series: Observations) -> np.ndarray:
    """The series' components (C, T, N) float32, NaN where not clear."""
    values = model.components.transform(series.values.transpose(1, 0, 2))
    return np.where(series.clear, values, np.float32(np.nan))


def posterior_of(
    model: GaussianProcessModel, series: Observations, values: np.ndarray, days: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance (C, O, N) float32 of an observation's components on ``days`` (O,).

    ``values`` (C, T, N) from `components_of`, those that ``model`` has hyperparameters of.
    """
    shape = (len(model.hyperparameters), len(days), series.pixels)
    mean, variance = np.empty(shape, np.float32), np.empty(shape, np.float32)
    seen = np.nan_to_num(values)
    for wanted, dates, passes in pieces(days, series.days, series.sar_days):
        part = model._solve(series, seen, days, wanted, dates, passes)
        mean[:, wanted], variance[:, wanted] = part
    return mean, variance


def only(model: GaussianProcessModel, which: slice) -> GaussianProcessModel:
    """Return the model of some of the components; its values are those components' values."""
    return GaussianProcessModel(
        model.components, model.hyperparameters[which], model.sar_centre, model.sar_scale
    )


def baselines(
    model: GaussianProcessModel,
    aspects: Aspects,
    mean: np.ndarray,
    variance: np.ndarray,
    nodes: Nodes,
    dates: int,
) -> tuple[Baseline, ...]:
    """What GP fusion says at the nodes and on the series' own dates, per aspect.

    ``mean`` and ``variance`` (c, K + T + ..., N) as `posterior_of` gives them for the nodes, then
    the ``dates`` T acquisition dates, then anything else. Components count as independent.
    """
    count = nodes.count
    known = slice(0, count + dates)
    noises = np.array([h.noise[0] for h in model.hyperparameters])
    own = np.maximum(variance[:, known] - noises.astype(np.float32)[:, None, None], 1e-8)
    answers = []
    for row in aspects.weights.astype(np.float32):
        middle = contracted(row, mean[:, known])
        spread = np.sqrt(contracted(row**2, own))
        noise = float(np.sqrt(product(row**2, noises)))
        answers.append(
            Baseline(middle[:count], spread[:count], middle[count:], spread[count:], noise)
        )
    return tuple(answers)


def companions_of(index: int, count: int) -> list[int]:
    """Which aspects to read along with aspect ``index`` of ``count``: the first ones."""
    return [other for other in range(count) if other != index][:COMPANIONS]


def correlations_of(values: np.ndarray) -> np.ndarray:
    """Correlations (S, S) of the aspects (S, T, N) with each other, in time only."""
    count = len(values)
    found = np.eye(count)
    for one in range(count):
        for other in range(one):
            between = correlation_between(values[one], values[other])
            found[one, other] = found[other, one] = between
    return found
