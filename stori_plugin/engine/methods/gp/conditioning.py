"""Conditioning on SAR, once for the whole scene.

SAR dates are the same for all pixels, so the optical prior given SAR is a fixed linear map of a
pixel's SAR vector, and its covariance is one matrix for the scene. Exact, not approximate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from ...support.matrix_products import product
from .covariance import Hyperparameters, covariance, sar_covariances

_JITTER = 1e-7  # added to variances, so that factorisations of close dates succeed


@dataclass(frozen=True)
class Prior:
    """The optical prior on T acquisition dates and O wanted dates, given SAR; float64."""

    gain: np.ndarray | None
    """(V, T + O) float32, makes prior means of standardised SAR vectors; None without SAR."""
    seen: np.ndarray
    """(T, T) covariances of the acquisition dates."""
    cross: np.ndarray
    """(T, O) covariances of acquisition and wanted dates."""
    wanted: np.ndarray
    """(O,) variances of the wanted dates."""
    noise: float
    """The variance of an observation's noise."""


def condition(
    h: Hyperparameters, days: np.ndarray, wanted: np.ndarray, sar_days: np.ndarray
) -> Prior:
    """Return the prior of the optical output on ``days`` and ``wanted``, given SAR on its days."""
    everything = np.concatenate([days, wanted])
    prior = covariance(h, 0, 0, everything, everything)
    gain = None
    if h.outputs > 1:
        cross, within = sar_covariances(h, everything, sar_days)
        gain = cho_solve(cho_factor(within, lower=True), cross.T)
        prior = prior - product(cross, gain)
        gain = np.ascontiguousarray(gain, np.float32)
    prior[np.diag_indices_from(prior)] += _JITTER
    split = len(days)
    return Prior(
        gain,
        np.ascontiguousarray(prior[:split, :split]),
        np.ascontiguousarray(prior[:split, split:]),
        np.ascontiguousarray(np.diag(prior)[split:]),
        float(h.noise[0]),
    )
