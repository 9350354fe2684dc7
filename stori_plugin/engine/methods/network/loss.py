"""What the network is trained for.

The hidden observation's distance from the corrected baseline, in baseline deviations, follows a
Laplace law with the stated scale: undetected cloud is in the targets, and a squared error would
learn little else. Each direction's own estimate is held to the same observations by a small
share of the loss, as in the recurrent imputation of Cao et al. (2018).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .passes import Outputs, SeriesInputs

OWN_SHARE = 0.1
# Seen observations tell less than hidden ones about how the memory should go on.
_SEEN = 0.3
# Beyond this many deviations an estimate's error pulls no harder.
_BOUND = 2.0
_LARGEST_LOG_SCALE = 3.0


@dataclass(frozen=True)
class Targets:
    """Hidden observations at their nodes (T, P), in baseline deviations; ``weight`` 0: none.

    ``deviation`` is the baseline's standard deviation of an observation at the node.
    """

    residual: np.ndarray
    weight: np.ndarray
    deviation: np.ndarray


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
    own = tuple(_pull(estimate, series, targets, total) for estimate in outputs.estimates)
    loss += sum(part for part, _ in own)
    gradients = tuple(gradient.astype(kind) for _, gradient in own)
    return loss, Outputs(d_correction.astype(kind), d_log_scale.astype(kind), gradients)


def _pull(estimate, series: SeriesInputs, targets: Targets, total: float):
    """Huber loss of one direction's estimates, and its gradient."""
    weight = OWN_SHARE / total * np.maximum(targets.weight, _SEEN * series.clear)
    error = estimate - np.where(series.clear > 0, series.observed, targets.residual)
    held = np.clip(error, -_BOUND, _BOUND)
    return float((weight * held * (error - held / 2)).sum()), weight * held
