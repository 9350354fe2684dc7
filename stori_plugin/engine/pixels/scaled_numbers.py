"""Numbers of files as reflectance, and pixels of which a band is missing, in one pass over each."""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel


@kernel()
def _scale_row(row, scale, offset, low, high, result):
    for x in range(row.size):
        value = row[x] * scale + offset
        result[x] = value if low <= value <= high else np.float32(np.nan)


@kernel()
def _scale(values, scale, offset, low, high, result):
    for y in range(len(values)):
        _scale_row(values[y], scale, offset, low, high, result[y])


def scaled_within(
    values: np.ndarray, scale: float, offset: float, limits: tuple[float, float], result: np.ndarray
) -> None:
    """Write ``values * scale + offset`` into ``result``; NaN where it is beyond the limits.

    Both arrays are (rows, columns), float32; limits may be infinite.
    """
    numbers = (np.float32(one) for one in (scale, offset, *limits))
    _scale(np.ascontiguousarray(values), *numbers, result)


@kernel()
def _mark_missing(row, whole):
    for x in range(row.size):
        whole[x] &= np.uint8(abs(row[x]) < np.float32(np.inf))


@kernel()
def _take_away(row, whole):
    for x in range(row.size):
        row[x] = row[x] if whole[x] != 0 else np.float32(np.nan)


@kernel()
def _whole_pixels(values, whole):
    bands, rows, _ = values.shape
    for y in range(rows):
        whole[y] = np.uint8(1)
        for band in range(bands):
            _mark_missing(values[band, y], whole[y])
        for band in range(bands):
            _take_away(values[band, y], whole[y])


def only_whole_pixels(values: np.ndarray) -> np.ndarray:
    """Make all bands NaN where one is not finite; return where none is, (rows, columns) boolean.

    ``values`` is (bands, rows, columns), float32, C-contiguous, and is changed in place.
    """
    whole = np.empty(values.shape[1:], np.uint8)
    _whole_pixels(values, whole)
    return whole.view(bool)
