"""Reconstruction methods behind one small interface: an explicit list."""

from __future__ import annotations

from ..options.method_options import AUTO, CHOICES, METHOD_NAMES, MethodOptions
from .gp import GaussianProcess
from .harmonic import Harmonic
from .interface import Estimate, Method, Model, Observations
from .linear import Linear
from .network.stori import Stori
from .whittaker import Whittaker

_CLASSES: tuple[type[Method], ...] = (GaussianProcess, Stori, Whittaker, Harmonic, Linear)
_BY_NAME = {method.name: method for method in _CLASSES}
METHODS: dict[str, type[Method]] = {name: _BY_NAME[name] for name in METHOD_NAMES}

__all__ = [
    "AUTO",
    "CHOICES",
    "METHODS",
    "Estimate",
    "Method",
    "MethodOptions",
    "Model",
    "Observations",
]
