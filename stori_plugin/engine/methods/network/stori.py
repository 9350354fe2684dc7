"""The method ``stori``: GP fusion of a scene, corrected by the network as far as it is trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ...options.method_options import MethodOptions
from ...support.matrix_products import contracted
from ...support.progress import SILENT, Progress
from ..gp import GaussianProcess
from ..gp.scene_model import GaussianProcessModel
from ..interface import Estimate, HeldOutPart, Method, Model, Observations, no_observation
from .adaptation import Adaptation, adapt
from .architecture import Architecture
from .corrector import Correction
from .inference import InferenceNetwork
from .model_file import Model as NetworkModel
from .model_file import load_model, shipped_model
from .passes import Outputs, SarInputs, SeriesInputs, TrainableNetwork
from .sar_trends import CHANNELS
from .training_samples import PreparedSite, TrainingSite
from .trust import Trust

_USUAL = MethodOptions()
# With fewer there are too few observations to hold out.
_FEWEST_PIXELS, _FEWEST_DATES = 8, 12


def learn_stori(
    baseline: GaussianProcessModel,
    sample: Observations,
    roles: tuple[str, ...],
    model: NetworkModel,
    options: MethodOptions,
    progress: Progress,
) -> StoriModel:
    """Learn how far to trust ``model`` on the held-out dates of a scene.

    Args:
        baseline: GP fusion of the scene, learned from the same sample.
        sample: the observations of some pixels of the scene; the network reads clear ones.
        roles: the spectral roles of the bands.
        model: a trained network.
        options: whether it may be trained further on the scene, and when.
        progress: may stop the work.

    Raises `CancelledError` when stopped.
    """
    sample = sample.only_clear()
    reason = _unusable(sample)
    if reason:
        return StoriModel(baseline, None, reason)
    usable = sample.sar_complete & sample.clear.any(axis=0)
    site = TrainingSite("scene", sample.at(usable), roles)
    prepared = PreparedSite.of(site, model.step, baseline, progress, with_groups=False)
    position = np.cumsum(usable) - 1
    parts = [(p.model, position[p.pixels[usable[p.pixels]]]) for p in baseline.held_out()]
    return StoriModel(baseline, adapt(model, prepared, parts, options, progress), "")


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
        self, baseline: GaussianProcessModel, adaptation: Adaptation | None, reason: str
    ) -> None:
        """Take the ``adaptation``, or None with the ``reason`` why the network is not used."""
        self.baseline = baseline
        self.adaptation = adaptation
        self.reason = reason
        self.reads_surroundings = adaptation is not None and adaptation.useful

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Estimate the values on ``days``; see `Model.reconstruct`."""
        adaptation = self.adaptation
        if adaptation is None or not adaptation.useful or not series.has_sar:
            return self.baseline.reconstruct(series, days)
        days = np.asarray(days, float)
        correction = adaptation.corrector.correct(series, days)
        components = self.baseline.components
        corrected = correction.mean + self._trusted(correction, adaptation.trust_in_use)
        limits = components.limits(series.values, series.clear)
        mean, sd = components.restore(corrected, correction.variance, limits)
        mean, sd = (np.ascontiguousarray(part.transpose(1, 0, 2)) for part in (mean, sd))
        unseen = no_observation(series.clear)
        mean[:, :, unseen] = np.nan
        sd[:, :, unseen] = np.nan
        return Estimate(mean, sd)

    @property
    def gain(self) -> float | None:
        """Return by which share the network lowers the error of GP fusion on held-out dates."""
        if self.adaptation is None:
            return 0.0
        return self.adaptation.gain

    def untuned(self) -> StoriModel:
        """Return the model without tuning, which has trained on most dates of the sample."""
        before = self.adaptation
        if before is None or before.tuning is None:
            return self
        untuned = replace(before, corrector=before.untuned, trust_in_use=before.trust)
        return StoriModel(self.baseline, untuned, self.reason)

    def held_out(self) -> Sequence[HeldOutPart[StoriModel]]:
        """Return those of the baseline, corrected as far as the network is trusted here."""
        return [HeldOutPart(p.pixels, self._on(p.model)) for p in self.baseline.held_out()]

    def for_use(self) -> StoriModel:
        """Return the model on a baseline that is; see `Model.for_use`."""
        return self._on(self.baseline.for_use())

    def forgetting(self, left: Observations, progress: Progress = SILENT) -> StoriModel | None:
        """Return the model on a baseline that knows the dates of ``left`` alone."""
        baseline = self.baseline.forgetting(left, progress)
        return None if baseline is None else self._on(baseline)

    def _on(self, baseline: GaussianProcessModel) -> StoriModel:
        adaptation = self.adaptation
        return StoriModel(baseline, adaptation and adaptation.on(baseline), self.reason)

    def _trusted(self, correction: Correction, trusts: Sequence[Trust]) -> np.ndarray:
        """Return the correction of all components (C, O, N), as far as each band's is trusted."""
        in_bands = np.stack(
            [
                trust.at(correction.gap) * of_band
                for trust, of_band in zip(trusts, correction.correction)
            ]
        )
        return contracted(self.baseline.components.forward.astype(np.float32), in_bands)

    def describe(self) -> dict[str, Any]:
        """Return what the baseline learned and how far the network is used."""
        network: dict[str, Any] = {"used": self.reads_surroundings}
        if self.reason:
            network["reason"] = self.reason
        if self.adaptation is not None:
            network.update(self.adaptation.describe())
        return {**self.baseline.describe(), "network": network}

    def sentence(self) -> str:
        """Say whether the network is used, with which weights, and by how much it gained."""
        if self.adaptation is None:
            of_network = f"The network is not used, because {self.reason}: gp alone is."
        elif not self.adaptation.useful:
            of_network = "The network did not lower the error on held-out dates: gp alone is used."
        else:
            of_network = self.adaptation.sentence()
        return f"{of_network} {self.baseline.sentence()}".rstrip()


class Stori(Method):
    """The STORI network on GP fusion; GP fusion alone where it cannot improve on it.

    ``model`` is a trained network, by default the one that comes with the plugin; ``options`` say
    whether it may be trained on the scene, and what GP fusion may use.
    """

    name = "stori"
    uses_sar = True
    starts_from = GaussianProcess.name

    def __init__(self, model: NetworkModel | None = None, options: MethodOptions = _USUAL) -> None:
        self._model = model
        self._options = options

    @classmethod
    def configured(cls, options: MethodOptions) -> Stori:
        """Return the method with the network that ``options`` name; see `Method.configured`."""
        return cls(load_model(options.model) if options.model else None, options)

    @classmethod
    def warm_up(cls) -> None:
        """Compile the network's kernels."""
        warm_up_network()

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> StoriModel:
        """Learn GP fusion, then how far to trust the network on this scene's held-out dates.

        Raises `InputError` where the weights that come with the plugin are missing or damaged.
        """
        baseline = GaussianProcess.configured(self._options).learn(sample, roles, progress)
        return self.learn_from(baseline, sample, roles, progress)

    def learn_from(
        self,
        start: Model,
        sample: Observations,
        roles: tuple[str, ...],
        progress: Progress = SILENT,
    ) -> StoriModel:
        """Learn how far to trust the network on GP fusion of the same sample; see `learn`."""
        if not isinstance(start, GaussianProcessModel):
            raise TypeError(f"{self.name} starts from {self.starts_from}")
        model = self._model or shipped_model()
        return learn_stori(start, sample, roles, model, self._options, progress)


_STEPS, _WIDTH = 3, 4  # nodes and pixels of the network that compiles the kernels


def warm_up_network() -> None:
    """Compile the kernels: run a tiny network forward and backward, with the types of the real."""
    sizes = Architecture(sar_maps=2, sar_hidden=2, optical_hidden=2, head_hidden=2)
    weights = sizes.weights(0)

    def zeros(*shape: int) -> np.ndarray:
        return np.zeros((_STEPS, *shape, _WIDTH), np.float32)

    sar = SarInputs(zeros(sizes.patch_rows), zeros(sizes.sar_inputs))
    series = SeriesInputs(zeros(sizes.inputs), zeros(), zeros(), zeros(), zeros())
    network = TrainableNetwork(sizes, weights)
    for either in (InferenceNetwork(sizes, weights), network):
        either.read_sar(sar)
        either.read_series(series)
    network.gradient(sar, series, Outputs(zeros(), zeros(), (zeros(), zeros())))
