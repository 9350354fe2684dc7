"""The network on one scene: GP fusion learned, the correction weighed, both at work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ..methods.base import Estimate, Observations, no_observation
from ..methods.base import Model as MethodModel
from ..methods.gp import GaussianProcess
from ..methods.gp.method import GaussianProcessModel
from ..products import contracted
from ..progress import Progress
from .adaptation import Adapted, adapt
from .exercises import Place, Studied
from .model import Model
from .predict import Corrected
from .sar import CHANNELS

# Fewer than this and there is nothing to hold out.
_FEWEST_PIXELS, _FEWEST_DATES = 8, 12


def learn(
    sample: Observations, roles: tuple[str, ...], model: Model, tune: bool, progress: Progress
) -> StoriModel:
    """Learn GP fusion of a scene, then what ``model`` is worth on its held-out dates.

    Raises `CancelledError` when stopped.
    """
    baseline = GaussianProcess().learn(sample, roles, progress)
    reason = _unusable(sample)
    if reason:
        return StoriModel(baseline, None, reason)
    place = Place("scene", sample.at(sample.sar_complete & sample.clear.any(axis=0)), roles)
    studied = Studied.of(place, model.step, baseline)
    return StoriModel(baseline, adapt(model, studied, tune, progress), "")


def _unusable(sample: Observations) -> str:
    """Say why the network cannot be used on a sample; "" where it can."""
    if not sample.has_sar:
        return "there is no SAR"
    if sample.sar.shape[1] != len(CHANNELS):
        return "only one polarisation is there"
    usable = sample.sar_complete & sample.clear.any(axis=0)
    if usable.sum() < _FEWEST_PIXELS or len(sample.days) < _FEWEST_DATES:
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
        self.reads_surroundings = adapted is not None and adapted.useful

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Estimate the values on ``days``; see `Model.reconstruct`."""
        if self.adapted is None or not self.adapted.useful or not series.has_sar:
            return self.baseline.reconstruct(series, days)
        days = np.asarray(days, float)
        found = self.adapted.corrector.correct(series, days)
        components = self.baseline.components
        moved = found.mean + self._believed(found)
        limits = components.limits(series.values, series.clear)
        mean, sd = components.restore(moved, found.variance, limits)
        mean, sd = (np.ascontiguousarray(part.transpose(1, 0, 2)) for part in (mean, sd))
        unseen = no_observation(series.clear)
        mean[:, :, unseen] = np.nan
        sd[:, :, unseen] = np.nan
        return Estimate(mean, sd)

    def on_trial(self) -> StoriModel:
        """Return the model without tuning, which has trained on most dates of the sample."""
        if self.adapted is None or self.adapted.tuned is None:
            return self
        untuned = replace(self.adapted, corrector=self.adapted.untuned, belief=self.adapted.trust)
        return StoriModel(self.baseline, untuned, self.reason)

    def _believed(self, found: Corrected) -> np.ndarray:
        """The correction of all components (C, O, N), as far as each band trusts its own."""
        in_bands = np.stack(
            [
                trust.at(found.gap) * correction
                for trust, correction in zip(self.adapted.belief, found.correction)
            ]
        )
        return contracted(self.baseline.components.forward.astype(np.float32), in_bands)

    def describe(self) -> dict[str, Any]:
        """Return what the baseline learned and how far the network is used."""
        network: dict[str, Any] = {"used": self.reads_surroundings}
        if self.reason:
            network["reason"] = self.reason
        if self.adapted is not None:
            network.update(self.adapted.describe())
        return {**self.baseline.describe(), "network": network}

    def sentence(self) -> str:
        """Say whether the network is used, with which weights, and by how much it gained."""
        if self.adapted is None:
            return f"The network is not used, because {self.reason}: gp alone is."
        if not self.adapted.useful:
            return "The network did not lower the error on held-out dates: gp alone is used."
        return self.adapted.sentence()
