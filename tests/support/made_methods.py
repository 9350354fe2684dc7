"""Methods and models whose errors are known."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.methods.method_registry import Estimate, Method, Model, Observations
from stori_plugin.engine.pixels.gaps import reaches


class Teller(Model):
    """Predicts the truth with an error of known spread, and claims another one."""

    def __init__(self, real: float, claimed: float | None, truth) -> None:
        self.real, self.claimed, self.truth = real, claimed, truth

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        rng = np.random.default_rng(int(days.sum()))
        shape = (len(days), series.values.shape[1], series.pixels)
        mean = self.truth(days)[:, None, None] + rng.normal(0, self.real, shape)
        sd = None if self.claimed is None else np.full(shape, self.claimed, np.float32)
        return Estimate(mean.astype(np.float32), sd)


def truth(days):
    return 0.5 + 0.2 * np.sin(np.asarray(days) / 40)


def clear_series(pixels=40, length=400.0) -> Observations:
    days = np.arange(0.0, length, 8)
    values = np.broadcast_to(truth(days)[:, None, None], (len(days), 2, pixels))
    nothing = np.zeros((0, 0, pixels), np.float32)
    return Observations(
        days,
        values.astype(np.float32),
        np.ones((len(days), pixels), bool),
        np.zeros(0),
        nothing,
        np.zeros(pixels, bool),
    )


class Turncoat(Method):
    """Right on single dates, wrong in the middle of long gaps; or the other way round."""

    def __init__(self, near: float, far: float) -> None:
        self.near, self.far = near, far

    def learn(self, sample, roles, progress=None):
        return Turned(self.near, self.far)


class Turned(Teller):
    def __init__(self, near: float, far: float) -> None:
        super().__init__(0.0, None, truth)
        self.near, self.far = near, far

    def reconstruct(self, series, days):
        reach = reaches(series.days, series.clear, days)[:, None]
        error = np.where(reach <= 20, self.near, self.far)
        values = truth(days)[:, None, None] + np.repeat(error, series.values.shape[1], axis=1)
        return Estimate(values.astype(np.float32), None)


def kind(name: str, near: float, far: float):
    """A method of the registry; its errors tell who made a value."""

    class Kind(Turncoat):
        bands_apart = True

        def __init__(self) -> None:
            super().__init__(near, far)

    Kind.name = name
    return Kind
