"""Gaussian processes with known hyperparameters, and pixels that they are asked about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stori_plugin.engine.methods.gp import GaussianProcessModel
from stori_plugin.engine.methods.gp.components import find_components
from stori_plugin.engine.methods.gp.covariance import Hyperparameters
from stori_plugin.engine.methods.method_registry import Observations

DAYS = np.array([0.0, 4, 9, 15, 16, 28, 40, 55, 71, 80])
SAR_DAYS = np.array([1.0, 7, 13, 13, 25, 37, 49, 61, 73])  # two orbits on one day
WANTED = np.array([-5.0, 0, 3, 9, 33, 47, 60, 64, 90])


def hyperparameters(outputs=4, seed=0) -> Hyperparameters:
    rng = np.random.default_rng(seed)
    return Hyperparameters(
        rng.normal(0, 0.5, (3, outputs)),
        rng.uniform(0.02, 0.2, (3, outputs)),
        rng.uniform(0.05, 0.2, outputs),
        rng.uniform(0.05, 0.2, outputs),
        np.array([8.0, 25.0, 60.0]),
    )


def model_of(h: Hyperparameters) -> GaussianProcessModel:
    """A model of one band that is its own component, neither scaled nor in logarithms."""
    one, wide = np.ones((1, 1)), np.full(1, 1e6)
    components = find_components(np.random.default_rng(0).normal(0, 9, (1, 50)), ("",))
    components = replace(
        components, forward=one, backward=one, centre=np.zeros(1), low=-wide, high=wide
    )
    channels = h.outputs - 1
    return GaussianProcessModel(components, (h,), np.zeros(channels), np.ones(channels))


def observations(pixels=8, channels=3, seed=1) -> Observations:
    """Pixels under different clouds; the last two have no SAR."""
    rng = np.random.default_rng(seed)
    clear = rng.random((len(DAYS), pixels)) < 0.6
    clear[:, 1] = clear[:, 0]
    clear[:, 2], clear[:, 3] = True, np.arange(len(DAYS)) == 4
    sar = rng.normal(size=(len(SAR_DAYS), channels, pixels)).astype(np.float32)
    sar[2, :, -2:] = np.nan
    values = rng.normal(size=(len(DAYS), 1, pixels)).astype(np.float32)
    return Observations(DAYS, values, clear, SAR_DAYS, sar, np.arange(pixels) < pixels - 2)
