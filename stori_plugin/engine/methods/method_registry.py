"""Reconstruction methods behind one small interface: an explicit list."""

from __future__ import annotations

from .gp import GaussianProcess
from .harmonic import Harmonic
from .interface import Estimate, Method, Model, Observations, Options
from .linear import Linear
from .network.stori import Stori
from .whittaker import Whittaker

METHODS: dict[str, type[Method]] = {
    method.name: method for method in (GaussianProcess, Stori, Whittaker, Harmonic, Linear)
}

# What users choose from: a method, or the best of them by band and length of gap.
AUTO = "auto"
CHOICES: tuple[str, ...] = (AUTO, *METHODS)

__all__ = ["AUTO", "CHOICES", "METHODS", "Estimate", "Method", "Model", "Observations", "Options"]
