"""Embeddings at random."""

from __future__ import annotations

import numpy as np


def embeddings(count: int, dim: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, dim)).astype(np.float32)
