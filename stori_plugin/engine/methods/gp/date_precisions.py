"""The precisions of the dates that each of many pixels was seen on, summed over the pixels.

Of the covariance of all dates each pixel uses the rows and columns of its clear ones, whose inverse
is sought. Where most dates are clear it follows from the inverse of all: with ``Q`` that inverse,
``c`` the clear dates and ``m`` the others it is ``Q_cc - Q_cm Q_mm^-1 Q_mc`` (of the inverse of a
matrix in blocks; Rasmussen & Williams 2006, appendix A.3), for which only what is missing must be
factorised.
"""

from __future__ import annotations

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from ...support.kernels import kernel
from ...support.matrix_products import product


def weighed(
    order: np.ndarray,
    values: np.ndarray,
    clear: np.ndarray,
    mean: np.ndarray,
    prior: np.ndarray,
    noise: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Weigh the residuals of the clear dates by their precision, pixel by pixel.

    Args:
        order: (N,) the order of the pixels, from `patterns.by_pattern`.
        values: (N, T) float64; without meaning where not clear.
        clear: (N, T) boolean.
        mean: (N, T) what is expected.
        prior: (T, T) the covariance of the dates.
        noise: the variance that an observation adds.

    Returns the precisions times the residuals (N, T), zero where not clear, and the sum over the
    pixels of the precisions (T, T).
    """
    pull, scatter = np.zeros_like(values), np.zeros_like(prior)
    mostly = 2 * clear.sum(axis=1) > clear.shape[1]
    few, many = order[~mostly[order]], order[mostly[order]]
    _by_clear_dates(few, values, clear, mean, prior, noise, pull, scatter)
    if len(many):
        total = prior + noise * np.eye(len(prior))
        precision = cho_solve(cho_factor(total, lower=True), np.eye(len(prior)))
        there = clear[many]
        residual = np.where(there, values[many] - mean[many], 0.0)
        inner = np.zeros_like(prior)
        _without_missing_dates(there, product(residual, precision), precision, residual, inner)
        pull[many] = np.where(there, product(residual, precision), 0.0)
        scatter += len(many) * precision - product(product(precision, inner), precision)
    return pull, scatter


@kernel(fast=True)
def _invert(root, inverse):
    """Fill ``inverse`` (k, k) with that of a lower triangular ``root``, row by row."""
    k = len(root)
    inverse[:] = 0.0
    for i in range(k):
        inverse[i, i] = 1.0
        # Four rows at a time: the row that is built is loaded and stored a quarter as often.
        whole = i - i % 4
        for j in range(0, whole, 4):
            a, b, c, d = root[i, j], root[i, j + 1], root[i, j + 2], root[i, j + 3]
            for column in range(j + 4):
                inverse[i, column] -= (
                    a * inverse[j, column]
                    + b * inverse[j + 1, column]
                    + c * inverse[j + 2, column]
                    + d * inverse[j + 3, column]
                )
        for j in range(whole, i):
            a = root[i, j]
            for column in range(j + 1):
                inverse[i, column] -= a * inverse[j, column]
        a = 1.0 / root[i, i]
        for column in range(i + 1):
            inverse[i, column] *= a


@kernel(fast=True)
def _by_clear_dates(order, values, clear, mean, prior, noise, pull, scatter):
    """Fill ``pull`` and add to ``scatter``, see `weighed`, for the pixels in ``order``.

    Pixels of one pattern share a factorisation.
    """
    pixels, dates = len(order), values.shape[1]
    index = np.empty(dates, np.int64)
    precision = np.empty((0, 0))
    k, last, alike = 0, -1, 0
    for position in range(pixels + 1):
        n = order[position] if position < pixels else -1
        same = last >= 0 and n >= 0
        if same:
            for t in range(dates):
                if clear[n, t] != clear[last, t]:
                    same = False
                    break
        if not same:
            if last >= 0:
                for i in range(k):
                    for j in range(k):
                        scatter[index[i], index[j]] += alike * precision[i, j]
            if n < 0:
                break
            k, alike = 0, 0
            for t in range(dates):
                if clear[n, t]:
                    index[k] = t
                    k += 1
            root = np.empty((k, k))
            for i in range(k):
                for j in range(k):
                    root[i, j] = prior[index[i], index[j]]
                root[i, i] += noise
            inverse = np.empty((k, k))
            _invert(np.linalg.cholesky(root), inverse)
            precision = np.dot(inverse.T, inverse)
        alike += 1
        last = n
        for i in range(k):
            s = 0.0
            for j in range(k):
                s += precision[i, j] * (values[n, index[j]] - mean[n, index[j]])
            pull[n, index[i]] = s


@kernel(fast=True)
def _without_missing_dates(clear, weighed, precision, residual, inner):
    """Take out of pixels, one after the other, what the dates that they miss have in the whole.

    ``weighed`` (N, T) are ``residual`` times ``precision`` (T, T); ``residual``, zero on missing
    dates, gets there what makes its product with ``precision`` zero. The inverses of the
    precisions of the missing dates are added to ``inner`` (T, T). Pixels of one pattern follow each
    other and share them.
    """
    pixels, dates = clear.shape
    index = np.empty(dates, np.int64)
    inverse = np.empty((0, 0))
    k, alike = 0, 0
    for n in range(pixels + 1):
        same = 0 < n < pixels
        if same:
            for t in range(dates):
                if clear[n, t] != clear[n - 1, t]:
                    same = False
                    break
        if not same:
            for i in range(k):
                for j in range(k):
                    inner[index[i], index[j]] += alike * inverse[i, j]
            if n == pixels:
                break
            k, alike = 0, 0
            for t in range(dates):
                if not clear[n, t]:
                    index[k] = t
                    k += 1
            part = np.empty((k, k))
            for i in range(k):
                for j in range(k):
                    part[i, j] = precision[index[i], index[j]]
            half = np.empty((k, k))
            _invert(np.linalg.cholesky(part), half)
            inverse = np.dot(half.T, half)
        alike += 1
        for i in range(k):
            s = 0.0
            for j in range(k):
                s += inverse[i, j] * weighed[n, index[j]]
            residual[n, index[i]] = -s
