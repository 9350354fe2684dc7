"""Speckle filters to choose from, for backscatter in linear power."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from . import backscatter

# Equivalent looks of Sentinel-1 ground range detected images in interferometric wide swath mode
# (Sentinel-1 Product Specification, table 5.1).
LOOKS = 4.4


def filtered(power: np.ndarray, radius: int, kind: str, looks: float = LOOKS) -> np.ndarray:
    """Filter images (images, rows + 2 radius, columns + 2 radius) in linear power.

    ``kind`` is quegan (Quegan & Yu 2001, over time and space), lee or lee-snap (each image by
    itself, see `lee`) or none. Returns (images, rows, columns), float32, NaN where the input is.
    """
    if kind == "quegan":
        return backscatter.filter_speckle(np.ascontiguousarray(power), radius)
    inner = (slice(None), *(slice(radius, size - radius) for size in power.shape[1:]))
    if kind == "none":
        return power[inner].copy()
    return lee(power, radius, looks, least_squares=kind == "lee")[inner]


def lee(
    power: np.ndarray, radius: int, looks: float = LOOKS, least_squares: bool = True
) -> np.ndarray:
    """Filter each image by itself (Lee 1980, IEEE PAMI 2:165-168).

    A pixel is drawn to the mean of its square of side 2 radius + 1 as far as the square varies
    no more than speckle of so many ``looks`` does. ``power`` is (images, rows, columns).

    The pixel's own weight is, with the squared coefficients of variation Cu² = 1 / looks of speckle
    and Ci² of the square, (1 - Cu² / Ci²) / (1 + Cu²): the estimate of least squared error under
    multiplicative noise, also known as Kuan's filter (Kuan et al. 1985, IEEE PAMI 7:165-177). Not
    ``least_squares`` leaves out 1 + Cu² (Lopes et al. 1990, IEEE TGRS 28:992-1000, equation 6),
    as SNAP does; then a bright point stays as it is.
    """
    size = (1, 2 * radius + 1, 2 * radius + 1)
    known = np.isfinite(power)
    share = ndimage.uniform_filter(known.astype(np.float64), size, mode="constant")
    share = np.where(share > 1e-9, share, np.nan)
    values = np.where(known, power, 0.0).astype(np.float64)
    mean = ndimage.uniform_filter(values, size, mode="constant") / share
    square = ndimage.uniform_filter(values**2, size, mode="constant") / share
    variance = np.maximum(square - mean**2, 0.0)
    noise = 1.0 / looks
    shrunk = 1.0 + noise if least_squares else 1.0
    signal = np.maximum((variance - mean**2 * noise) / shrunk, 0.0)
    weight = np.divide(signal, variance, out=np.zeros_like(signal), where=variance > 1e-20)
    return np.where(known, mean + weight * (values - mean), np.nan).astype(np.float32)
