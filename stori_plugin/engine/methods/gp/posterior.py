"""The solve of each pixel, on the dates on which it was seen.

Neighbouring pixels often share the pattern of what was clear, and what in doubt. Pixels of one
pattern are solved one after the other and share the factorisation and the variance, which depend on
nothing else.
"""

from __future__ import annotations

import numpy as np

from ...support.kernels import kernel
from ...support.matrix_products import product
from .conditioning import Prior

NO_NOISE = np.zeros(2)  # seen clear, or not


@kernel(fast=True)
def _factorise(seen, index, extra, k, root):
    for i in range(k):
        for j in range(i + 1):
            total = seen[index[i], index[j]]
            if i == j:
                total += extra[i]
            for p in range(j):
                total -= root[i, p] * root[j, p]
            root[i, j] = np.sqrt(total) if i == j else total / root[j, j]


@kernel(fast=True)
def _whiten_cross(cross, root, index, k, wanted, white, variance):
    dates = wanted.shape[0]
    for o in range(dates):
        variance[o] = wanted[o]
    for i in range(k):
        for o in range(dates):
            white[i, o] = cross[index[i], o]
        # Four rows at a time: the row that is built is loaded and stored a quarter as often.
        whole = i - i % 4
        for j in range(0, whole, 4):
            a = np.float32(root[i, j])
            b = np.float32(root[i, j + 1])
            c = np.float32(root[i, j + 2])
            d = np.float32(root[i, j + 3])
            for o in range(dates):
                white[i, o] -= (
                    a * white[j, o]
                    + b * white[j + 1, o]
                    + c * white[j + 2, o]
                    + d * white[j + 3, o]
                )
        for j in range(whole, i):
            a = np.float32(root[i, j])
            for o in range(dates):
                white[i, o] -= a * white[j, o]
        inverse = np.float32(1.0 / root[i, i])
        for o in range(dates):
            white[i, o] *= inverse
            variance[o] -= white[i, o] * white[i, o]


@kernel(fast=True)
def _solve(order, values, grade, noise, means, seen, cross, wanted, mean, variance):
    pixels, dates = values.shape
    outputs = wanted.shape[0]
    index = np.empty(dates, np.int64)
    extra = np.empty(dates)
    root = np.empty((dates, dates))
    # Single precision is enough here: every row is divided by a pivot no smaller than the noise.
    white = np.empty((dates, outputs), np.float32)
    spread = np.empty(outputs)
    residual = np.empty(dates)
    total = np.empty(outputs, np.float32)
    k = -1
    last = -1
    for position in range(pixels):
        n = order[position]
        same = last >= 0
        if same:
            for t in range(dates):
                if grade[n, t] != grade[last, t]:
                    same = False
                    break
        if not same:
            k = 0
            for t in range(dates):
                if grade[n, t] != 0:
                    index[k] = t
                    extra[k] = noise[grade[n, t]]
                    k += 1
            _factorise(seen, index, extra, k, root)
            _whiten_cross(cross, root, index, k, wanted, white, spread)
        last = n
        for o in range(outputs):
            total[o] = means[n, dates + o]
        for i in range(k):
            t = index[i]
            r = values[n, t] - means[n, t]
            for j in range(i):
                r -= root[i, j] * residual[j]
            r /= root[i, i]
            residual[i] = r
            single = np.float32(r)
            for o in range(outputs):
                total[o] += single * white[i, o]
        for o in range(outputs):
            mean[n, o] = total[o]
            variance[n, o] = spread[o]


def posterior(
    prior: Prior,
    order: np.ndarray,
    values: np.ndarray,
    seen: np.ndarray,
    sar: np.ndarray | None,
    noise: np.ndarray = NO_NOISE,
) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and variance of an observation on the wanted dates, both (N, O) float32.

    Gaussian process regression by Cholesky factors (Rasmussen & Williams 2006, algorithm 2.1).

    Args:
        prior: the prior of the optical output on T acquisition dates and O wanted dates.
        order: (N,) the order of the pixels, from `patterns.by_pattern`.
        values: (N, T) float32, standardised.
        seen: (N, T) boolean, or uint8 grades of what is used, 0 for what is not.
        sar: (N, V) float32 standardised SAR vectors, or None.
        noise: (G,) float64 by grade, the variance that an observation has beyond that of a clear
            one.
    """
    pixels, outputs = len(values), len(prior.wanted)
    if sar is None or prior.gain is None:
        means = np.tile(prior.mean, (pixels, 1))
    else:
        means = product(sar, prior.gain)
        means += prior.mean
    mean = np.empty((pixels, outputs), np.float32)
    variance = np.empty((pixels, outputs), np.float32)
    _solve(
        order,
        values,
        seen.view(np.uint8),
        noise,
        means,
        prior.seen,
        prior.cross,
        prior.wanted,
        mean,
        variance,
    )
    return mean, variance
