"""Pixels that were seen on the same dates, brought together."""

from __future__ import annotations

import numpy as np


def by_pattern(clear: np.ndarray) -> np.ndarray:
    """Return the order (N,) that brings pixels with the same clear dates together.

    ``clear`` is (T, N) boolean. The order depends on nothing but ``clear``.
    """
    packed = np.packbits(clear, axis=0)
    padded = np.zeros((-(-packed.shape[0] // 8) * 8, packed.shape[1]), np.uint8)
    padded[: packed.shape[0]] = packed
    words = np.ascontiguousarray(padded.T).view(np.uint64)
    return np.lexsort(words.T)
