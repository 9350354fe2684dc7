"""Reconstruction methods behind one small interface: an explicit list."""

from __future__ import annotations

from .base import Estimate, Method, Model, Observations
from .gp import GaussianProcess
from .harmonic import Harmonic
from .linear import Linear
from .whittaker import Whittaker

METHODS: dict[str, type[Method]] = {
    method.name: method for method in (GaussianProcess, Whittaker, Harmonic, Linear)
}

__all__ = ["METHODS", "Estimate", "Method", "Model", "Observations"]
