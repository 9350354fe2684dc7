"""Small operations on images: blurring, half-pixel shifts, coarser cells."""

from __future__ import annotations

import numpy as np


def spread(image: np.ndarray, wing: float) -> np.ndarray:
    """Blur by (wing, 1 - 2 wing, wing) along both axes: the sensor's point spread."""
    for axis in (0, 1):
        image = (1 - 2 * wing) * image + wing * (np.roll(image, 1, axis) + np.roll(image, -1, axis))
    return image.astype(np.float32)


def half_pixel(images: np.ndarray) -> np.ndarray:
    """Return images [..., H, W] on a grid shifted by half a pixel, one row and column smaller."""
    rows = 0.5 * (images[..., :-1, :] + images[..., 1:, :])
    return 0.5 * (rows[..., :-1] + rows[..., 1:])


def pairs(image: np.ndarray) -> np.ndarray:
    """Return the mean over cells of two by two pixels."""
    height, width = image.shape
    return image.reshape(height // 2, 2, width // 2, 2).mean((1, 3))
