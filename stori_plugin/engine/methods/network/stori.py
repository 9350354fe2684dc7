"""The network on one scene: GP fusion learned, the correction weighed, both at work."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ...support.matrix_products import contracted
from ...support.progress import SILENT, Progress
from ..gp import GaussianProcess
from ..gp.gaussian_process import GaussianProcessModel
from ..interface import Estimate, Method, Model, Observations, Options, no_observation
from .adaptation import Adaptation, adapt
from .architecture import Architecture
from .corrector import Correction
from .inference import InferenceNetwork
from .model_file import Model as NetworkModel
from .model_file import load_model, shipped_model
from .passes import Outputs, SarInputs, SeriesInputs, TrainableNetwork
from .sar_trends import CHANNELS
from .training_samples import PreparedSite, TrainingSite

# Fewer than this and there is nothing to hold out.
_FEWEST_PIXELS, _FEWEST_DATES = 8, 12


def learn(
    sample: Observations,
    roles: tuple[str, ...],
    model: NetworkModel,
    tune: bool,
    progress: Progress,
) -> StoriModel:
    """Learn GP fusion of a scene, then what ``model`` is worth on its held-out dates.

    Raises `CancelledError` when stopped.
    """
    baseline = GaussianProcess().learn(sample, roles, progress)
    reason = _unusable(sample)
    if reason:
        return StoriModel(baseline, None, reason)
    place = TrainingSite("scene", sample.at(sample.sar_complete & sample.clear.any(axis=0)), roles)
    studied = PreparedSite.of(place, model.step, baseline)
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


class StoriModel(Model):
    """A scene's GP fusion and the network's correction on it."""

    def __init__(
        self, baseline: GaussianProcessModel, adapted: Adaptation | None, reason: str
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

    def _believed(self, found: Correction) -> np.ndarray:
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


class Stori(Method):
    """The STORI network on GP fusion; GP fusion alone where it cannot improve on it.

    ``model`` is a trained network, by default the one that comes with the plugin; ``tune``
    allows a short training on the scene.
    """

    name = "stori"
    uses_sar = True

    def __init__(self, model: NetworkModel | None = None, tune: bool = True) -> None:
        self._model = model
        self._tune = tune

    @classmethod
    def configured(cls, options: Options) -> Stori:
        """Return the method with the network that ``options`` name; see `Method.configured`."""
        return cls(load_model(options.model) if options.model else None, options.finetune)

    @classmethod
    def warm_up(cls) -> None:
        """Compile the network's kernels."""
        exercise()

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Learn GP fusion, then what the network is worth on this scene's held-out dates.

        Raises `InputError` where the weights that come with the plugin are missing or damaged.
        """
        return learn(sample, roles, self._model or shipped_model(), self._tune, progress)


_STEPS, _WIDTH = 3, 4


def exercise() -> None:
    """Run a tiny network forward and backward, in the types of the real one."""
    sizes = Architecture(sar_maps=2, sar_hidden=2, optical_hidden=2, head_hidden=2)
    weights = sizes.weights(0)

    def zeros(*shape: int) -> np.ndarray:
        return np.zeros((_STEPS, *shape, _WIDTH), np.float32)

    sar = SarInputs(zeros(sizes.patch_rows), zeros(sizes.sar_inputs))
    series = SeriesInputs(zeros(sizes.inputs), zeros(), zeros(), zeros(), zeros())
    network = TrainableNetwork(sizes, weights)
    for one in (InferenceNetwork(sizes, weights), network):
        one.read_sar(sar)
        one.read_series(series)
    network.gradient(sar, series, Outputs(zeros(), zeros(), (zeros(), zeros())))
