"""GP fusion as the baseline: the network corrects combinations of its components.

The components are standardised over the scene, so everything here is in units of the scene's
standard deviations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.matrix_products import contracted, product
from ..gp.scene_model import GaussianProcessModel
from ..interface import Observations
from .features import COMPANIONS, Baseline, correlation_between
from .nodes import Nodes

# The network corrects so many of the first components: the contrasts that change with vegetation.
# The remainder of the bands is haze and noise, which cannot be predicted.
_CORRECTED = 3
_GROUPS = (
    ("coastal", "blue", "green", "red", "rededge", "rededge1"),
    ("rededge2", "rededge3", "nir", "nir_narrow", "nir_broad"),
    ("swir1", "swir2"),
)


@dataclass(frozen=True)
class Aspects:
    """The S series that the network corrects, combinations of the first c components.

    On a scene they are the components themselves: the contrasts (greenness, moisture, brightness).
    In training the means of groups of bands (visible, near infrared, shortwave infrared) are among
    them, so that the network practises on more kinds of series. To correct bands by both costs
    nearly twice the time and lowers their error by half a percent.
    """

    weights: np.ndarray
    """(S, c), make them of components; each has unit spread over the scene."""
    to_bands: np.ndarray
    """(B, S), makes corrections of the (log) bands of theirs."""

    @property
    def components(self) -> int:
        """The number c of components that they are made of."""
        return self.weights.shape[1]

    def __len__(self) -> int:
        return len(self.weights)

    def of(self, values: np.ndarray) -> np.ndarray:
        """Return the series (S, ...) of components (C, ...), float32."""
        first = values[: self.components]
        return contracted(self.weights.astype(np.float32), first)


def aspects_of(
    model: GaussianProcessModel,
    roles: Sequence[str],
    values: np.ndarray,
    with_groups: bool = False,
) -> Aspects:
    """Choose the aspects of a scene.

    ``values`` (C, T, N) are a sample's components with NaN, ``roles`` those of the bands;
    ``with_groups`` adds the means of groups of bands.
    """
    named = sum(not name.startswith("remainder") for name in model.components.names)
    count = min(named, _CORRECTED)
    backward = model.components.backward[:, :count]
    weights, to_bands = list(np.eye(count)), list(backward.T)
    members = [np.array([role in group for role in roles]) for group in _GROUPS]
    if with_groups and count > 1 and sum(group.any() for group in members) > 1:
        in_a_group = np.any(members, axis=0)
        to_bands = [np.where(in_a_group, 0.5, 1.0) * column for column in to_bands]
        for group in members:
            if group.any():
                row = backward[group].mean(axis=0)
                spread = float(np.nanstd(contracted(row, values[:count]))) or 1.0
                weights.append(row / spread)
                to_bands.append(0.5 * spread * group)
    return Aspects(np.array(weights), np.array(to_bands).T)


def components_of(model: GaussianProcessModel, series: Observations) -> np.ndarray:
    """Return the series' components (C, T, N) float32, NaN where not clear."""
    values = model.components.transform(series.values.transpose(1, 0, 2))
    return np.where(series.clear, values, np.float32(np.nan))


def posterior_of(
    model: GaussianProcessModel, series: Observations, values: np.ndarray, days: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and variance (C, O, N) float32 of an observation's components on ``days``.

    Args:
        model: GP fusion of C components.
        series: the observations.
        values: (C, T, N) the components of the observations, from `components_of`.
        days: (O,) dates in days.
    """
    return model.solve(series, np.nan_to_num(values), days)


def select_components(model: GaussianProcessModel, which: slice) -> GaussianProcessModel:
    """Return the model of some of the components, which takes the values of those alone."""
    return model.only(which)


def aspect_baselines(
    model: GaussianProcessModel,
    aspects: Aspects,
    mean: np.ndarray,
    variance: np.ndarray,
    nodes: Nodes,
    dates: int,
    scene: np.ndarray,
) -> tuple[Baseline, ...]:
    """Return the baseline of each aspect at the nodes and on the acquisition dates.

    Components count as independent.

    Args:
        model: GP fusion of the first c components.
        aspects: the combinations of components.
        mean: (c, K + T + ..., N) from `posterior_of`, for the nodes, then for the acquisition
            dates, then for any other dates.
        variance: the same of the variances.
        nodes: the K nodes.
        dates: the number T of acquisition dates.
        scene: (c, K) means of the scene at the nodes, from `GaussianProcessModel.scene_mean`.
    """
    count = nodes.count
    used = slice(0, count + dates)
    noises = np.array([h.noise[0] for h in model.hyperparameters])
    noiseless = np.maximum(variance[:, used] - noises.astype(np.float32)[:, None, None], 1e-8)
    baselines = []
    for row in aspects.weights.astype(np.float32):
        middle = contracted(row, mean[:, used])
        spread = np.sqrt(contracted(row**2, noiseless))
        noise = float(np.sqrt(product(row**2, noises)))
        baselines.append(
            Baseline(
                middle[:count],
                spread[:count],
                middle[count:],
                spread[count:],
                noise,
                contracted(row, scene),
            )
        )
    return tuple(baselines)


def companions_of(index: int, count: int) -> list[int]:
    """Return the aspects that are read along with aspect ``index`` of ``count``: the first."""
    return [other for other in range(count) if other != index][:COMPANIONS]


def correlations_of(values: np.ndarray) -> np.ndarray:
    """Return the correlations (S, S) of the aspects (S, T, N) with each other, in time only."""
    count = len(values)
    correlations = np.eye(count)
    for one in range(count):
        for other in range(one):
            between = correlation_between(values[one], values[other])
            correlations[one, other] = correlations[other, one] = between
    return correlations
