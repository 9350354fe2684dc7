"""Smooth random fields: terrain, soils, vigour and clouds are made of them."""

from __future__ import annotations

import numpy as np
from scipy import fft


def smooth_noise(
    shape: tuple[int, int], rng: np.random.Generator, steepness: float, largest: float = 0.0
) -> np.ndarray:
    """Return a Gaussian random field [H, W] with mean 0 and standard deviation 1.

    The amplitude falls with frequency to the power of ``-steepness``: 1 is
    rough, 3 is smooth. ``largest`` (pixels) flattens the spectrum of features
    longer than that; 0 leaves them.
    """
    size = [fft.next_fast_len(n + n // 4, real=True) for n in shape]
    down = np.fft.fftfreq(size[0])[:, None]
    across = np.fft.rfftfreq(size[1])[None, :]
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
