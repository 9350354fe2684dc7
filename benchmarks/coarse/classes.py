"""Pixels into classes without training, for FSDAF: k-means, the same each time."""

from __future__ import annotations

import numpy as np

_ROUNDS = 100


def classify(image: np.ndarray, is_there: np.ndarray, count: int) -> np.ndarray:
    """Return a class 0 to ``count`` - 1 of each pixel (rows, columns) of (B, rows, columns).

    Bands count by their standard deviation. It starts from equal parts along the first principal
    component, so that nothing is drawn by lot. Pixels that are not there are class 0.
    """
    points = image[:, is_there].T
    spread = points.std(axis=0)
    points = (points - points.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    _, _, axes = np.linalg.svd(np.cov(points.T, ddof=0).reshape(len(image), -1))
    order = np.argsort(points @ axes[0], kind="stable")
    label = np.empty(len(points), int)
    label[order] = np.arange(len(points)) * count // len(points)
    for _ in range(_ROUNDS):
        before = label
        # A class that has lost its pixels keeps away from all.
        centres = np.stack(
            [points[label == c].mean(axis=0) if (label == c).any() else np.full(len(image), np.inf)
             for c in range(count)]
        )  # fmt: skip
        label = np.argmin(np.stack([((points - c) ** 2).sum(axis=1) for c in centres]), axis=0)
        if np.array_equal(label, before):
            break
    classes = np.zeros(is_there.shape, int)
    classes[is_there] = label
    return classes
