"""The marginal likelihood of sampled pixels, and its exact gradient.

SAR is complete, so the likelihood of a pixel splits in two: that of its SAR vector, whose
covariance is the same for all pixels, and that of its clear observations given SAR, whose prior
mean is linear in the SAR vector and whose covariance is one matrix of all dates, of which each
pixel uses the rows and columns of its clear dates. One large factorisation per evaluation and a
small one per pixel is all it takes; gradients are carried back through both by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from ...support.kernels import kernel
from ...support.matrix_products import product
from .covariance import (
    Hyperparameters,
    covariance,
    matern32,
    matern32_by_log_length,
    sar_covariances,
)

_JITTER = 1e-7
_HALF_LOG_2PI = 0.9189385332046727


@dataclass(frozen=True)
class Sample:
    """Standardised series of one component to learn from."""

    days: np.ndarray
    """(T,) acquisition dates in days."""
    values: np.ndarray
    """(N, T) float64."""
    clear: np.ndarray
    """(N, T) boolean."""
    sar_days: np.ndarray
    """(U,) SAR dates in days."""
    sar: np.ndarray
    """(N, V) float64, channel after channel."""


@kernel()
def _optical_given_sar(values, clear, mean, prior, noise, by_prior, by_mean):
    """Sum the log densities; add up their derivatives by the prior covariance and by the mean."""
    pixels, dates = values.shape
    total = 0.0
    index = np.empty(dates, np.int64)
    for n in range(pixels):
        k = 0
        for t in range(dates):
            if clear[n, t]:
                index[k] = t
                k += 1
        if k == 0:
            continue
        root = np.empty((k, k))
        residual = np.empty(k)
        for i in range(k):
            residual[i] = values[n, index[i]] - mean[n, index[i]]
            for j in range(k):
                root[i, j] = prior[index[i], index[j]]
            root[i, i] += noise
        root = np.linalg.cholesky(root)
        inverse = np.zeros((k, k))  # of the root, lower triangle
        for j in range(k):
            inverse[j, j] = 1.0 / root[j, j]
            for i in range(j + 1, k):
                s = 0.0
                for p in range(j, i):
                    s -= root[i, p] * inverse[p, j]
                inverse[i, j] = s / root[i, i]
        white = np.zeros(k)
        for i in range(k):
            for j in range(i + 1):
                white[i] += inverse[i, j] * residual[j]
            total += -0.5 * white[i] * white[i] - np.log(root[i, i]) - _HALF_LOG_2PI
        weight = np.zeros(k)
        for i in range(k):
            for j in range(i + 1):
                weight[j] += inverse[i, j] * white[i]
        for i in range(k):
            by_mean[n, index[i]] = weight[i]
            for j in range(i + 1):
                s = 0.0
                for p in range(i, k):
                    s += inverse[p, i] * inverse[p, j]
                change = 0.5 * (weight[i] * weight[j] - s)
                by_prior[index[i], index[j]] += change
                if i != j:
                    by_prior[index[j], index[i]] += change
    return total


def log_likelihood(h: Hyperparameters, sample: Sample) -> tuple[float, np.ndarray]:
    """Return the log marginal likelihood of all series, and its gradient by ``h.packed()``."""
    days, sar_days = sample.days, sample.sar_days
    pixels, dates = sample.values.shape
    prior = covariance(h, 0, 0, days, days)
    mean = np.zeros((pixels, dates))
    if h.outputs > 1:
        cross, within = sar_covariances(h, days, sar_days)
        factor = cho_factor(within, lower=True)
        precision = cho_solve(factor, np.eye(len(within)))
        gain = product(cross, precision)
        prior = prior - product(gain, cross.T)
        mean = product(sample.sar, gain.T)
    prior[np.diag_indices_from(prior)] += _JITTER
    by_prior = np.zeros((dates, dates))
    by_mean = np.zeros((pixels, dates))
    total = _optical_given_sar(
        sample.values, sample.clear, mean, prior, float(h.noise[0]), by_prior, by_mean
    )
    by_noise = np.zeros(h.outputs)
    by_noise[0] = np.trace(by_prior)
    blocks = {(0, 0): by_prior}
    if h.outputs > 1:
        # The prior is K_oo - K_os K_ss^-1 K_so, the mean K_os K_ss^-1 s.
        by_gain = product(by_mean.T, sample.sar)
        by_cross = product(by_gain, precision) - product(2.0 * by_prior, gain)
        mixed = product(product(gain.T, by_gain), precision)
        by_own = product(product(gain.T, by_prior), gain) - 0.5 * (mixed + mixed.T)
        white = product(sample.sar, precision)
        by_own += 0.5 * (product(white.T, white) - pixels * precision)
        total += -0.5 * np.sum(white * sample.sar)
        total -= pixels * (np.log(np.diag(factor[0])).sum() + len(within) * _HALF_LOG_2PI)
        blocks.update(_split(by_cross, by_own, h.outputs - 1, len(sar_days)))
        by_noise[1:] = [np.trace(blocks[i, i]) for i in range(1, h.outputs)]
    return total, _by_parameters(h, blocks, by_noise, [days] + [sar_days] * (h.outputs - 1))


def _split(by_cross, by_own, channels: int, dates: int) -> dict:
    """Cut the derivatives into blocks per pair of outputs; those off the diagonal count twice."""
    blocks = {}
    for i in range(channels):
        rows = slice(i * dates, (i + 1) * dates)
        blocks[0, i + 1] = by_cross[:, rows]
        for j in range(i, channels):
            block = by_own[rows, j * dates : (j + 1) * dates]
            blocks[i + 1, j + 1] = block if i == j else 2.0 * block
    return blocks


def _by_parameters(h: Hyperparameters, blocks: dict, by_noise, days: list) -> np.ndarray:
    by_loading, by_own = np.zeros_like(h.loading), np.zeros_like(h.own)
    by_constant, by_length = np.zeros_like(h.constant), np.zeros_like(h.length)
    for (i, j), block in blocks.items():
        distance = np.abs(days[i][:, None] - days[j][None, :])
        for q, length in enumerate(h.length):
            weight = h.loading[q, i] * h.loading[q, j] + (h.own[q, i] if i == j else 0.0)
            change = np.sum(block * matern32(distance, length))
            by_loading[q, i] += change * h.loading[q, j]
            by_loading[q, j] += change * h.loading[q, i]
            if i == j:
                by_own[q, i] += change
            by_length[q] += weight * np.sum(block * matern32_by_log_length(distance, length))
        if i == j:
            by_constant[i] += block.sum()
    return np.concatenate(
        [
            by_loading.ravel(),
            (by_own * h.own).ravel(),
            by_constant * h.constant,
            by_noise * h.noise,
            by_length,
        ]
    )
