"""Adam with decoupled weight decay, and the learning rate over the training."""

from __future__ import annotations

import math

import numpy as np

_FIRST, _SECOND = 0.9, 0.99  # decays of the running mean and of the running square
_TINY = 1e-7  # keeps a step finite where the gradient was always zero


def one_cycle(progress: float, peak: float, warm_up: float = 0.1) -> float:
    """Return the learning rate at ``progress`` (0 to 1): a linear rise, then half a cosine to 0.

    After Smith & Topin (2019), with the cosine of Loshchilov & Hutter (2017).
    """
    if progress < warm_up:
        return peak * progress / warm_up
    return peak * 0.5 * (1 + math.cos(math.pi * min((progress - warm_up) / (1 - warm_up), 1.0)))


def clip_gradient(gradient: dict[str, np.ndarray], largest: float = 1.0) -> dict[str, np.ndarray]:
    """Scale the whole gradient down to the norm ``largest`` (Pascanu et al. 2013)."""
    norm = math.sqrt(sum(float((part.astype(np.float64) ** 2).sum()) for part in gradient.values()))
    if norm <= largest:
        return gradient
    factor = np.float32(largest / norm)
    return {name: part * factor for name, part in gradient.items()}


class Adam:
    """Adam (Kingma & Ba 2015) with decoupled weight decay (Loshchilov & Hutter 2019).

    Changes the arrays of ``weights`` in place. Only matrices that multiply inputs decay, not the
    rates at which memories fade.
    """

    def __init__(self, weights: dict[str, np.ndarray], decay: float = 0.01) -> None:
        self.weights = weights
        self.decay = decay
        self._mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self._power = {name: np.zeros_like(array) for name, array in weights.items()}
        self._steps = 0

    def step(self, gradient: dict[str, np.ndarray], rate: float) -> None:
        """Take one step against ``gradient`` at the learning rate ``rate``."""
        self._steps += 1
        for name, array in self.weights.items():
            mean, power, slope = self._mean[name], self._power[name], gradient[name]
            mean += (1 - _FIRST) * (slope - mean)
            power += (1 - _SECOND) * (slope**2 - power)
            stride = mean / (1 - _FIRST**self._steps)
            stride /= np.sqrt(power / (1 - _SECOND**self._steps)) + _TINY
            if array.ndim > 1 and not name.startswith("fading"):
                stride += self.decay * array
            array -= (rate * stride).astype(array.dtype)
