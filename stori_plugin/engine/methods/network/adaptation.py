"""Taking the network to a scene: what it is worth there, and a short training on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...support.progress import Progress
from .corrector import Corrector
from .finetune import Tuned
from .finetune import tune as tune_on
from .held_out import answers_by_band, trust_by_band
from .model_file import Model
from .training_samples import PreparedSite
from .trust import KNOTS, Trust

_PIXELS = 160


@dataclass(frozen=True)
class Adaptation:
    """A model for one scene.

    Per band: how far its correction is believed, and the mean squared error with that on the
    scene's held-out dates, as a ratio to that of GP fusion. ``untuned`` has the weights before
    they have seen any date of the scene.
    """

    corrector: Corrector
    trust: tuple[Trust, ...]
    gain: tuple[float, ...]
    tuned: Tuned | None
    untuned: Corrector
    belief: tuple[Trust, ...]

    @property
    def useful(self) -> bool:
        """Whether any band is corrected at all."""
        return any(any(trust.factors) for trust in self.trust)

    def describe(self) -> dict[str, Any]:
        """Return it as plain numbers and words for the manifest."""
        paid = self.tuned is not None and self.tuned.paid
        told = None
        if self.tuned is not None:
            told = {"before": round(self.tuned.before, 4), "after": round(self.tuned.after, 4)}
        return {
            "weights": "tuned on the scene" if paid else "as trained before",
            "tuning": told,
            "gap_days": list(KNOTS),
            "trust": [np.round(trust.factors, 3).tolist() for trust in self.belief],
            "held_out_mse_ratio_to_gp": [round(gain, 4) for gain in self.gain],
        }

    def sentence(self) -> str:
        """Say in words which weights are used, and by how much they gained."""
        text = "The network is believed as far as held-out dates bear it out"
        if self.gain:
            error = float(np.sqrt(np.mean(self.gain)))
            text += f": their error falls to {error:.3f} times that of gp"
        if self.tuned is None:
            return f"{text}. Its weights are as they were trained before."
        before, after = self.tuned.before, self.tuned.after
        change = f"from {before:.3f} to {after:.3f} times that of gp"
        if self.tuned.paid:
            return f"{text}. It was tuned on the scene, error in long held-out gaps {change}."
        return f"{text}. Tuning it on the scene did not pay ({change}) and was undone."


def adapt(model: Model, studied: PreparedSite, tune: bool, progress: Progress) -> Adaptation:
    """Find out on held-out dates how far to trust ``model`` on a scene, and tune it if allowed.

    Raises `CancelledError` when stopped.
    """
    place = studied.place
    pixels = _spread(place.series.pixels)
    context = (studied.baseline, studied.aspects, studied.correlation, studied.between)
    corrector = Corrector(model, *context)
    answers = answers_by_band(corrector, place.series.at(pixels), progress)
    bands = place.series.values.shape[1]
    trust = trust_by_band(answers, model.trust) or (model.trust,) * bands
    gain = tuple(one.gain(factors) for one, factors in zip(answers, trust))
    # The weights before tuning are judged: those after it have seen most of these dates.
    tuned = tune_on(model, studied, pixels, progress=progress) if tune else None
    used, belief = corrector, trust
    if tuned is not None and tuned.paid:
        used = Corrector(replace(model, weights=tuned.weights), *context)
        belief = tuple(one.times(tuned.belief) for one in trust)
    return Adaptation(used, trust, gain, tuned, corrector, belief)


def _spread(pixels: int) -> np.ndarray:
    return np.unique(np.linspace(0, pixels - 1, min(_PIXELS, pixels)).round().astype(int))
