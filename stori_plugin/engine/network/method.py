"""METHOD=stori: GP fusion with the network's correction, as far as the scene bears it out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ..methods.base import Estimate, Method, Observations, no_observation
from ..methods.base import Model as MethodModel
from ..methods.gp import GaussianProcess
from ..methods.gp.method import GaussianProcessModel
from ..progress import Progress
from .adaptation import Adapted, adapt
from .exercises import Place, Studied
from .model import Model, load_model
from .predict import Corrected
from .sar import CHANNELS, neighbourhood_of_points

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "stori_network.npz"
# Fewer than this and there is nothing to hold out.
_FEWEST_PIXELS, _FEWEST_DATES = 8, 12


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Read the weights that come with the plugin, once."""
    return load_model(SHIPPED)


class Stori(Method):
    """The STORI network on GP fusion; GP fusion alone where it cannot improve on it.

    ``model`` is a trained model, by default the one that ships with the plugin; ``tune`` allows
    a short training on the scene.
    """

    name = "stori"
    uses_sar = True

    def __init__(
        self, model: Model | None = None, tune: bool = True, progress: Progress | None = None
    ) -> None:
        self._model = model
        self._tune = tune
        self._progress = progress or Progress()

    def learn(self, sample: Observations, roles: tuple[str, ...]) -> StoriModel:
        """Learn GP fusion, then what the network is worth on this scene's held-out dates."""
        baseline = GaussianProcess().learn(sample, roles)
        reason = _unusable(sample)
        if reason:
            return StoriModel(baseline, None, reason)
        usable = np.flatnonzero(sample.sar_complete & sample.clear.any(axis=0))
        place = Place("scene", sample.at(usable), roles, neighbourhood_of_points(len(usable)))
        model = self._model or shipped_model()
        studied = Studied.of(place, model.step, baseline)
        return StoriModel(baseline, adapt(model, studied, self._tune, self._progress), "")


def _unusable(sample: Observations) -> str:
    """Say why the network cannot be used on a sample; "" where it can."""
    if not sample.has_sar:
        return "there is no SAR"
    if sample.sar.shape[1] != len(CHANNELS):
        return "only one polarisation is there"
    if sample.sar_complete.sum() < _FEWEST_PIXELS or len(sample.days) < _FEWEST_DATES:
        return "there are too few dates or pixels to try it on"
    return ""


class StoriModel(MethodModel):
    """A scene's GP fusion and the network's correction on it."""

    def __init__(
        self, baseline: GaussianProcessModel, adapted: Adapted | None, reason: str
    ) -> None:
        self.baseline = baseline
        self.adapted = adapted
        self.reason = reason

    def reconstruct(
        self, series: Observations, days: np.ndarray, neighbourhood: np.ndarray | None = None
    ) -> Estimate:
        """Estimate the values on ``days``; see `Model.reconstruct`.

        ``neighbourhood`` (9, N) are the places of each pixel's 3x3 window in ``series`` (see
        `sar.neighbourhood_of_grid`); without it every pixel stands for its window.
        """
        if self.adapted is None or not self.adapted.useful or not series.has_sar:
            return self.baseline.reconstruct(series, days)
        if neighbourhood is None:
            neighbourhood = neighbourhood_of_points(series.pixels)
        days = np.asarray(days, float)
        found = self.adapted.corrector.correct(series, days, neighbourhood)
        components = self.baseline.components
        moved = found.mean + self._believed(found)
        limits = components.limits(series.values, series.clear)
        mean, sd = components.restore(moved, found.variance, limits)
        mean, sd = (np.ascontiguousarray(part.transpose(1, 0, 2)) for part in (mean, sd))
        unseen = no_observation(series.clear)
        mean[:, :, unseen] = np.nan
        sd[:, :, unseen] = np.nan
        return Estimate(mean, sd)

    def _believed(self, found: Corrected) -> np.ndarray:
        """The correction of all components (C, O, N), as far as each band trusts its own."""
        in_bands = np.stack(
            [
                trust.at(found.gap) * correction
                for trust, correction in zip(self.adapted.trust, found.correction)
            ]
        )
        return np.tensordot(self.baseline.components.forward.astype(np.float32), in_bands, 1)

    def describe(self) -> dict[str, Any]:
        """Return what the baseline learned and how far the network is used."""
        used = self.adapted is not None and self.adapted.useful
        network: dict[str, Any] = {"used": used}
        if self.reason:
            network["reason"] = self.reason
        if self.adapted is not None:
            network.update(self.adapted.describe())
        return {**self.baseline.describe(), "network": network}
