"""Adapting the network to a scene: how far to trust it there, and a short training on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...options.method_options import MethodOptions
from ...pixels.gaps import spread_evenly
from ...support.progress import Progress
from ..gp.scene_model import GaussianProcessModel
from .corrector import Corrector
from .finetune import TuningResult, tune_on_site
from .held_out import answers_by_band, gain_of, trust_by_band
from .model_file import Model
from .training_samples import PreparedSite
from .trust import KNOTS, Trust

_PIXELS = 160  # of the sample, evenly spread, on which trust is learned and the network trained


@dataclass(frozen=True)
class Adaptation:
    """A model for one scene, and how far to trust it."""

    corrector: Corrector
    """The model in use, with weights tuned on the scene where that lowered the error."""
    trust: tuple[Trust, ...]
    """Per band, how far the correction without tuning is trusted."""
    mse_ratios: tuple[float, ...]
    """Per band, the mean squared error with that trust on the scene's held-out dates, as a ratio to
    that of GP fusion; empty where nothing could be held out."""
    gain: float
    """By which share the error falls on held-out dates, each length of gap counted alike."""
    tuning: TuningResult | None
    """What tuning brought; None where it was not allowed or not possible."""
    untuned: Corrector
    """The model with the weights before tuning, which were trained on no date of the scene."""
    trust_in_use: tuple[Trust, ...]
    """Per band, how far the correction of the model in use is trusted."""

    @property
    def useful(self) -> bool:
        """Whether any band is corrected at all."""
        return any(any(trust.factors) for trust in self.trust)

    def on(self, baseline: GaussianProcessModel) -> Adaptation:
        """Return the same on another baseline of the scene."""
        corrector, untuned = self.corrector.on(baseline), self.untuned.on(baseline)
        return replace(self, corrector=corrector, untuned=untuned)

    def describe(self) -> dict[str, Any]:
        """Return it as plain numbers and words for the manifest."""
        improved = self.tuning is not None and self.tuning.improved
        errors = None
        if self.tuning is not None:
            errors = {"before": round(self.tuning.before, 4), "after": round(self.tuning.after, 4)}
        return {
            "weights": "tuned on the scene" if improved else "as trained before",
            "tuning": errors,
            "gap_days": list(KNOTS),
            "trust": [np.round(trust.factors, 3).tolist() for trust in self.trust_in_use],
            "gain": round(self.gain, 4),
            "held_out_mse_ratio_to_gp": [round(ratio, 4) for ratio in self.mse_ratios],
        }

    def sentence(self) -> str:
        """Say in words which weights are used, and by how much they lower the error."""
        text = "The network is believed as far as held-out dates bear it out"
        if self.mse_ratios:
            text += f": their error falls to {1.0 - self.gain:.3f} times that of gp"
        if self.tuning is None:
            return f"{text}. Its weights are as they were trained before."
        before, after = self.tuning.before, self.tuning.after
        change = f"from {before:.3f} to {after:.3f} times that of gp"
        if self.tuning.improved:
            return f"{text}. It was tuned on the scene, error in long held-out gaps {change}."
        return f"{text}. Tuning it on the scene did not pay ({change}) and was undone."


def adapt(
    model: Model,
    prepared: PreparedSite,
    parts: Sequence[tuple[GaussianProcessModel, np.ndarray]],
    options: MethodOptions,
    progress: Progress,
) -> Adaptation:
    """Learn on held-out dates how far to trust ``model`` on a scene, and tune it if that may pay.

    It is tuned where ``options`` allow it and it gains as much as they ask for without: what is
    hardly of use before has never become so.

    ``parts`` are baselines that were learned without some of the pixels, and the positions of those
    in the prepared series. Raises `CancelledError` when stopped.
    """
    series = prepared.site.series
    pixels = spread_evenly(series.pixels, _PIXELS)
    untuned = _corrector(model, prepared)
    apart = [
        (untuned.on(baseline), np.flatnonzero(np.isin(pixels, positions)))
        for baseline, positions in parts
    ]
    apart = [(corrector, own) for corrector, own in apart if len(own)]
    answers = answers_by_band(untuned, series.at(pixels), apart, progress, options.workers)
    bands = series.values.shape[1]
    trust = trust_by_band(answers, model.trust) or (model.trust,) * bands
    ratios = tuple(answer.mse_ratio(factors) for answer, factors in zip(answers, trust))
    gain = gain_of(answers, trust)
    # The weights before tuning are scored: those after it were trained on most of these dates.
    tuning = None
    if options.finetune and 100 * gain >= options.least_gain:
        tuning = tune_on_site(model, prepared, pixels, progress=progress)
    corrector, trust_in_use = untuned, trust
    if tuning is not None and tuning.improved:
        corrector = _corrector(replace(model, weights=tuning.weights), prepared)
        trust_in_use = tuple(of_band.times(tuning.trust_factor) for of_band in trust)
    return Adaptation(corrector, trust, ratios, gain, tuning, untuned, trust_in_use)


def _corrector(model: Model, prepared: PreparedSite) -> Corrector:
    return Corrector(
        model, prepared.baseline, prepared.aspects, prepared.correlation, prepared.between
    )
