"""GP fusion as the baseline: its components are the series that the network corrects.

The components are standardised over the scene, so the units of everything here are the scene's
standard deviations.
"""

from __future__ import annotations

import numpy as np

from ..methods.base import Observations
from ..methods.gp.method import GaussianProcessModel, pieces
from .features import COMPANIONS, Baseline, correlation_between
from .nodes import Nodes

CORRECTED = 3


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


def corrected_components(model: GaussianProcessModel) -> int:
    """How many of the components, the first ones, the network is to correct.

    They are the contrasts that vegetation moves. What remains of the bands is haze and noise,
    where there is nothing to win.
    """
    named = sum(not name.startswith("remainder") for name in model.components.names)
    return min(named, CORRECTED)


def companions_of(index: int, count: int) -> list[int]:
    """Which components to read along with component ``index`` of the ``count`` first ones."""
    return [other for other in range(count) if other != index][:COMPANIONS]


def correlations_of(values: np.ndarray, count: int) -> np.ndarray:
    """Correlations (count, count) of the first components with each other, in time only."""
    found = np.eye(count)
    for one in range(count):
        for other in range(one):
            between = correlation_between(values[one], values[other])
            found[one, other] = found[other, one] = between
    return found


def only(model: GaussianProcessModel, which: slice) -> GaussianProcessModel:
    """Return the model of some of the components; its values are those components' values."""
    return GaussianProcessModel(
        model.components, model.hyperparameters[which], model.sar_centre, model.sar_scale
    )


def noise_of(model: GaussianProcessModel) -> np.ndarray:
    """Noise variance of an observation, per component (C,)."""
    return np.array([h.noise[0] for h in model.hyperparameters])


def baselines(
    model: GaussianProcessModel,
    mean: np.ndarray,
    variance: np.ndarray,
    nodes: Nodes,
    dates: int,
) -> tuple[Baseline, ...]:
    """What GP fusion says at the nodes and on the series' own dates, per component.

    ``mean`` and ``variance`` (C, K + T + ..., N) as `posterior_of` gives them for the nodes, then
    the ``dates`` T acquisition dates, then anything else.
    """
    count = nodes.count
    known = slice(0, count + dates)
    answers = []
    for index, noise in enumerate(noise_of(model)):
        spread = np.sqrt(np.maximum(variance[index, known] - np.float32(noise), np.float32(1e-8)))
        answers.append(
            Baseline(
                mean[index, :count],
                spread[:count],
                mean[index, known][count:],
                spread[count:],
                float(np.sqrt(noise)),
            )
        )
    return tuple(answers)
