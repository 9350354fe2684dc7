"""Pixels that were seen on the same dates, brought together."""

from __future__ import annotations

import numpy as np


def by_pattern(seen: np.ndarray) -> np.ndarray:
    """Return the order (N,) that brings pixels with the same observations together.

    ``seen`` is (T, N), boolean, or uint8 grades of what is used, 0 for what is not. The order
    depends on nothing else.
    """
    if seen.dtype == np.bool_:
        return np.lexsort(_words(seen).T)
    # Clear ones are most; whatever else there is follows bit by bit.
    others = [_words(seen == grade) for grade in range(2, int(seen.max(initial=1)) + 1)]
    return np.lexsort(np.concatenate([_words(seen == 1), *others], axis=1).T)


def _words(seen: np.ndarray) -> np.ndarray:
    """Return (N, W) uint64, the dates of each pixel as bits."""
    packed = np.packbits(seen, axis=0)
    padded = np.zeros((-(-packed.shape[0] // 8) * 8, packed.shape[1]), np.uint8)
    padded[: packed.shape[0]] = packed
    return np.ascontiguousarray(padded.T).view(np.uint64)
