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
    # Of exp there are fast forms in every NumPy, of powers of ten there are not.
    power = np.multiply(decibel, np.float32(np.log(10.0) / 10.0), dtype=np.float32)
    return np.exp(power, out=power if isinstance(power, np.ndarray) else None)


def to_decibel(power: np.ndarray) -> np.ndarray:
    """Return dB (float32) of linear power."""
    decibel = np.maximum(power, np.float32(_SMALLEST_POWER), dtype=np.float32)
    decibel = np.log(decibel, out=decibel if isinstance(decibel, np.ndarray) else None)
    decibel *= np.float32(10.0 / np.log(10.0))
    return decibel


@kernel()
def _add_known(row: np.ndarray, total: np.ndarray, count: np.ndarray) -> None:
    for x in range(total.size):
        value = row[x]
        is_known = value == value
        total[x] += value if is_known else np.float32(0.0)
        count[x] += np.float32(1.0) if is_known else np.float32(0.0)


@kernel()
def _add_shifted(total: np.ndarray, row: np.ndarray, shift: int) -> None:
    for x in range(total.size):
        total[x] += row[np.uint64(x + shift)]


@kernel()
def _local_means(image: np.ndarray, radius: int, means: np.ndarray) -> None:
    """Average over squares of an image (rows + 2 radius, columns + 2 radius); NaN of nothing."""
    # Direct sums, not running ones: a pixel's mean must not depend on where the window began.
    # First down the columns, then along the row: a tenth of the sums, and all of a row at once.
    rows, columns = means.shape
    total, count = np.empty(image.shape[1], np.float32), np.empty(image.shape[1], np.float32)
    known = np.empty(columns, np.float32)
    for row in range(rows):
        total[:] = np.float32(0.0)
        count[:] = np.float32(0.0)
        for y in range(2 * radius + 1):
            _add_known(image[row + y], total, count)
        mean = means[row]
        mean[:] = np.float32(0.0)
        known[:] = np.float32(0.0)
        for x in range(2 * radius + 1):
            _add_shifted(mean, total, x)
            _add_shifted(known, count, x)
        for x in range(columns):
            mean[x] /= known[x]


@kernel()
def _add_ratios(
    image: np.ndarray, radius: int, means: np.ndarray, total: np.ndarray, count: np.ndarray
) -> None:
    """Add an image through its local means where both are there, and count where."""
    rows, columns = means.shape
    for row in range(rows):
        mean, values = means[row], image[row + radius]
        ratios, counts = total[row], count[row]
        for x in range(columns):
            ratio = values[np.uint64(x + radius)] / mean[x]
            # Not where the mean is zero, and not where either is missing.
            counted = mean[x] > np.float32(0.0) and ratio == ratio
            ratios[x] += ratio if counted else np.float32(0.0)
            counts[x] += np.float32(1.0) if counted else np.float32(0.0)


@kernel()
def _scale(image: np.ndarray, radius: int, means: np.ndarray, ratios: np.ndarray) -> None:
    """Multiply local means with ratios; NaN where the image is."""
    rows, columns = means.shape
    for row in range(rows):
        mean, values, ratio = means[row], image[row + radius], ratios[row]
        for x in range(columns):
            value = values[np.uint64(x + radius)]
            mean[x] = mean[x] * ratio[x] if value == value else np.float32(np.nan)


def filter_speckle(power: np.ndarray, radius: int) -> np.ndarray:
    """Filter speckle over time and space (Quegan & Yu 2001, IEEE TGRS 39:2373, eq. 11).

    The filtered image k is its local mean times the average over all images of pixel through
    local mean: smooth in each image, and every edge that stands in the stack stays.

    ``power`` is (images, rows + 2 radius, columns + 2 radius) in linear power, with a margin
    of ``radius`` pixels on each side; the result is (images, rows, columns), float32.
    """
    shape = (len(power), *(size - 2 * radius for size in power.shape[1:]))
    filtered = np.empty(shape, np.float32)
    total, count = np.zeros(shape[1:], np.float32), np.zeros(shape[1:], np.float32)
    for image, means in zip(power, filtered):
        image = np.ascontiguousarray(image, np.float32)
        _local_means(image, radius, means)
        _add_ratios(image, radius, means, total, count)
    ratios = np.divide(total, count, out=np.ones_like(total), where=count > 0)
    for image, means in zip(power, filtered):
        _scale(np.ascontiguousarray(image, np.float32), radius, means, ratios)
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
