"""Filters on images: noise made smooth, blurring, half-pixel shifts, coarser cells."""

from __future__ import annotations

import numpy as np
from scipy import fft


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


def smooth_noise(
    shape: tuple[int, ...], rng: np.random.Generator, steepness: float, largest: float = 0.0
) -> np.ndarray:
    """Return a Gaussian random field [H, W] with mean 0 and standard deviation 1.

    Terrain, soils, vigour and clouds are made of such fields. ``shape`` is
    (H, W). The amplitude falls with frequency to the power of ``-steepness``:
    1 is rough, 3 is smooth. ``largest`` (pixels) flattens the spectrum of
    features longer than that; 0 leaves them.
    """
    size = [int(fft.next_fast_len(n + n // 4, real=True)) for n in shape]
    down = np.fft.fftfreq(size[0], 1.0)[:, None]
    across = np.fft.rfftfreq(size[1], 1.0)[None, :]
    frequency = np.hypot(down, across)
    frequency[0, 0] = np.inf
    floor = 1.0 / largest if largest else 0.0
    amplitude = (frequency**2 + floor**2) ** (-steepness / 2)
    amplitude[0, 0] = 0.0
    white = rng.standard_normal(size, dtype=np.float32)
    field = fft.irfft2(fft.rfft2(white) * amplitude.astype(np.float32), size)
    # The padding is cut off, so that opposite edges do not match.
    field = field[: shape[0], : shape[1]]
    return ((field - field.mean()) / max(field.std(), 1e-9)).astype(np.float32)
