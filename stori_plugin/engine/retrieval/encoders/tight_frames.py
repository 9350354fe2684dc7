"""Linear maps that the built-in encoders share."""

from __future__ import annotations

import numpy as np


def tight_frame(inner: int, outer: int, seed: int) -> np.ndarray:
    """Return a seeded random map (inner, outer) float32 that spreads features over ``outer`` dims.

    With ``outer`` at least ``inner`` its rows are orthonormal, so that lengths and angles stay
    exactly what they were; else it is a random projection onto orthonormal columns, scaled to
    keep lengths on average (Johnson and Lindenstrauss 1984). Afterwards all dimensions carry the
    same amount of information, which codes that keep only signs depend on (Charikar 2002).
    """
    # The generator whose numbers NumPy promises never to change.
    normal = np.random.RandomState(seed).standard_normal((max(inner, outer), min(inner, outer)))
    basis, triangle = np.linalg.qr(normal)
    # A decomposition is unique up to signs, which libraries choose differently.
    basis = basis * np.where(np.diag(triangle) < 0, -1.0, 1.0)
    frame = basis.T if outer >= inner else basis * np.sqrt(inner / outer)
    return np.ascontiguousarray(frame, np.float32)


def whitening(samples: np.ndarray, floor: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean (d,) and the symmetric map (d, d), float64, that make samples (n, d) white.

    Zero-phase whitening (Bell and Sejnowski 1997) with ``floor`` times the mean variance added
    to every variance, so that directions of mere noise are not amplified.
    """
    samples = samples.astype(np.float64)
    mean = samples.mean(0)
    covariance = (samples - mean).T @ (samples - mean) / max(len(samples) - 1, 1)
    variances, directions = np.linalg.eigh(covariance)
    variances = np.maximum(variances, 0.0)
    # Samples that are all equal have no direction to amplify.
    raised = variances + floor * variances.mean()
    raised = np.where(raised > 1e-12 * (raised.max() or 1.0), raised, raised.max() or 1.0)
    return mean, (directions / np.sqrt(raised)) @ directions.T


def spread_of(samples: np.ndarray) -> np.ndarray:
    """Return the standard deviation of each column, 1 where it is zero."""
    spread = samples.std(0)
    return np.where(spread > 1e-12, spread, 1.0)
