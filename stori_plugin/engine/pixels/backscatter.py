"""Backscatter, prepared: one unit, less speckle, no holes, and the radar index.

Averages, filters and ratios are taken in linear power; what leaves this module is in dB, except
the radar vegetation index, which has no unit. Missing backscatter is NaN throughout.
"""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel

_SMALLEST_POWER = 1e-7


def to_power(decibel: np.ndarray) -> np.ndarray:
    """Return linear power (float32) of dB."""
    return np.power(np.float32(10.0), decibel.astype(np.float32) / np.float32(10.0))


def to_decibel(power: np.ndarray) -> np.ndarray:
    """Return dB (float32) of linear power."""
    return np.float32(10.0) * np.log10(np.maximum(power, np.float32(_SMALLEST_POWER)))


@kernel()
def _local_means(power: np.ndarray, radius: int, means: np.ndarray) -> None:
    # Direct sums, not running ones: a pixel's mean must not depend on where the window began.
    rows, columns = means.shape[1:]
    for k in range(power.shape[0]):
        for row in range(rows):
            for column in range(columns):
                total, count = 0.0, 0
                for y in range(row, row + 2 * radius + 1):
                    for x in range(column, column + 2 * radius + 1):
                        value = power[k, y, x]
                        if not np.isnan(value):
                            total += value
                            count += 1
                means[k, row, column] = total / count if count else np.nan


@kernel()
def _multitemporal(power: np.ndarray, means: np.ndarray, radius: int) -> None:
    images, rows, columns = means.shape
    for row in range(rows):
        for column in range(columns):
            total, count = 0.0, 0
            for k in range(images):
                mean = means[k, row, column]
                value = power[k, row + radius, column + radius]
                if mean > 0 and not np.isnan(value):
                    total += value / mean
                    count += 1
            ratio = total / count if count else 1.0
            for k in range(images):
                if np.isnan(power[k, row + radius, column + radius]):
                    means[k, row, column] = np.nan
                else:
                    means[k, row, column] *= ratio


def filter_speckle(power: np.ndarray, radius: int) -> np.ndarray:
    """Filter speckle over time and space (Quegan & Yu 2001, IEEE TGRS 39:2373, eq. 11).

    The filtered image k is its local mean times the average over all images of pixel through
    local mean: smooth in each image, and every edge that stands in the stack stays.

    ``power`` is (images, rows + 2 radius, columns + 2 radius) in linear power, with a margin
    of ``radius`` pixels on each side; the result is (images, rows, columns), float32.
    """
    images, rows, columns = power.shape
    filtered = np.empty((images, rows - 2 * radius, columns - 2 * radius), np.float32)
    _local_means(power, radius, filtered)
    _multitemporal(power, filtered, radius)
    return filtered


def radar_vegetation_index(vv: np.ndarray, vh: np.ndarray) -> np.ndarray:
    """Return 4 VH / (VV + VH) of linear power (Nasirzadehdizaji et al. 2019, Appl. Sci. 9:655)."""
    return np.float32(4.0) * vh / (vv + vh)


@kernel()
def _fill(values: np.ndarray, days: np.ndarray, least: int, complete: np.ndarray) -> None:
    images, channels, pixels = values.shape
    for pixel in range(pixels):
        enough = True
        for channel in range(channels):
            known = 0
            for k in range(images):
                if not np.isnan(values[k, channel, pixel]):
                    known += 1
            if known < least:
                enough = False
        complete[pixel] = enough
        if not enough:
            continue
        for channel in range(channels):
            last = -1
            for k in range(images):
                if np.isnan(values[k, channel, pixel]):
                    continue
                for j in range(last + 1, k):
                    if last < 0:
                        values[j, channel, pixel] = values[k, channel, pixel]
                    else:
                        share = (days[j] - days[last]) / max(days[k] - days[last], 1.0)
                        values[j, channel, pixel] = (1.0 - share) * values[
                            last, channel, pixel
                        ] + share * values[k, channel, pixel]
                last = k
            for j in range(last + 1, images):
                values[j, channel, pixel] = values[last, channel, pixel]


def fewest_images(images: int, share: float = 0.5) -> int:
    """Return on how many of its images a pixel needs SAR for `fill_missing` to complete it."""
    return max(1, int(np.ceil(share * images)))


def fill_missing(values: np.ndarray, days: np.ndarray, share: float = 0.5) -> np.ndarray:
    """Close holes of SAR series linearly in time, in place, and tell which pixels are complete.

    ``values`` is (images, channels, pixels), C-contiguous, ``days`` (images,) ascending. A
    pixel with fewer than ``share`` of its images stays as it is. Returns (pixels,) boolean.
    """
    complete = np.zeros(values.shape[2], np.bool_)
    least = fewest_images(values.shape[0], share)
    _fill(values, np.asarray(days, np.float64), least, complete)
    return complete
