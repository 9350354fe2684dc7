"""The loss that training minimises.

The distance of a hidden observation from the corrected baseline, in baseline deviations, follows a
Laplace law with the scale that the network states: the targets hold undetected cloud, which would
dominate a squared error. A small share of the loss is the error of each direction's own estimate of
the same observations, as in the recurrent imputation of Cao et al. (2018).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .passes import Outputs, SeriesInputs

# Share of the loss of each direction's own estimate, and the weight there of a visible observation,
# where a hidden one has 1: it says less about how the memory should continue.
OWN_SHARE = 0.1
_SEEN = 0.3
# Beyond this many deviations the gradient of an estimate's error no longer grows.
_BOUND = 2.0
_LARGEST_LOG_SCALE = 3.0


@dataclass(frozen=True)
class Targets:
    """Hidden observations at their nodes; all arrays are (T, P)."""

    residual: np.ndarray
    """The observation less the baseline, in baseline deviations."""
    weight: np.ndarray
    """0 where there is none."""
    deviation: np.ndarray
    """The baseline's standard deviation of an observation at the node."""


def laplace_loss(outputs: Outputs, series: SeriesInputs, targets: Targets) -> tuple[float, Outputs]:
    """Return the mean loss of the hidden observations and its gradient, in the form of outputs."""
    total = max(float(targets.weight.sum()), 1.0)
    error = outputs.correction - targets.residual
    log_scale = np.clip(outputs.log_scale, -_LARGEST_LOG_SCALE, _LARGEST_LOG_SCALE)
    precision = np.exp(-log_scale)
    loss = float((targets.weight * (np.abs(error) * precision + log_scale)).sum()) / total
    weight = targets.weight / total
    d_correction = weight * np.sign(error) * precision
    d_log_scale = weight * (1 - np.abs(error) * precision)
    d_log_scale = np.where(log_scale == outputs.log_scale, d_log_scale, 0)
    kind = outputs.correction.dtype
    parts = [_estimate_loss(estimate, series, targets, total) for estimate in outputs.estimates]
    loss += sum(part for part, _ in parts)
    gradients = tuple(gradient.astype(kind) for _, gradient in parts)
    return loss, Outputs(d_correction.astype(kind), d_log_scale.astype(kind), gradients)


def _estimate_loss(
    estimate: np.ndarray, series: SeriesInputs, targets: Targets, total: float
) -> tuple[float, np.ndarray]:
    """Return the Huber loss of one direction's estimates, and its gradient."""
    weight = OWN_SHARE / total * np.maximum(targets.weight, _SEEN * series.clear)
    error = estimate - np.where(series.clear > 0, series.observed, targets.residual)
    bounded = np.clip(error, -_BOUND, _BOUND)
    return float((weight * bounded * (error - bounded / 2)).sum()), weight * bounded
