"""Embeddings projected onto a plane, to be drawn."""

from __future__ import annotations

import numpy as np

_MOST = 2000  # points of a drawing


def some_rows(count: int, seed: int = 0) -> np.ndarray:
    """Return at most 2000 rows, ascending, drawn by ``seed``."""
    if count <= _MOST:
        return np.arange(count)
    return np.sort(np.random.RandomState(seed).permutation(count)[:_MOST])


def principal_components(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first two principal components (n, 2) of vectors (n, d), and their shares (2,).

    The sign of a component is such that its largest number is positive.
    """
    centred = vectors - vectors.mean(0, dtype=np.float64)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    points = np.zeros((len(vectors), 2))
    count = min(2, len(sizes))
    points[:, :count] = left[:, :count] * sizes[:count]
    largest = np.abs(points).argmax(0)
    points *= np.where(points[largest, [0, 1]] < 0, -1.0, 1.0)
    shares = np.zeros(2)
    shares[:count] = sizes[:count] ** 2 / max((sizes**2).sum(), 1e-30)
    return points, shares


def neighbourhoods(vectors: np.ndarray, seed: int = 0) -> np.ndarray | None:
    """Return t-SNE (van der Maaten and Hinton 2008) of vectors as (n, 2).

    None where scikit-learn is not installed, or there are too few points for it.
    """
    if len(vectors) < 10:
        return None
    try:  # optional: without it the page has one drawing less
        from sklearn.manifold import TSNE
    except Exception:  # not installed, or one that does not fit the installed NumPy
        return None
    perplexity = min(30.0, (len(vectors) - 1) / 3.0)
    embedding = TSNE(2, perplexity=perplexity, init="pca", random_state=seed)
    return embedding.fit_transform(vectors.astype(np.float64))
