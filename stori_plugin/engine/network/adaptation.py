"""Taking the network to a scene: what it is worth there, and a short training on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .exercises import Studied
from .finetune import Tuned
from .finetune import tune as tune_on
from .held_out import answers_by_component, trust_by_component, windows_of_scene
from .model import Model
from .passes import Network
from .trust import HeldOut, Trust

_PIXELS = 160
_SEED = 7


@dataclass(frozen=True)
class Adapted:
    """A model for one scene.

    ``correlation`` and ``between`` are what `predict.Corrector` asks for; ``gain`` is the mean
    squared error on the scene's held-out dates as a ratio to that of GP fusion, per component,
    with the trust given there.
    """

    model: Model
    correlation: np.ndarray
    between: np.ndarray
    trust: tuple[Trust, ...]
    gain: tuple[float, ...]
    tuned: Tuned | None

    def describe(self) -> dict[str, Any]:
        """Return it as plain numbers and words for the manifest."""
        paid = self.tuned is not None and self.tuned.paid
        told = {"before": self.tuned.before, "after": self.tuned.after} if self.tuned else None
        return {
            "weights": "tuned on the scene" if paid else "as trained before",
            "tuning": told,
            "trust": [[round(f, 3) for f in trust.factors] for trust in self.trust],
            "held_out_mse_ratio_to_gp": [round(gain, 4) for gain in self.gain],
        }


def adapt(model: Model, studied: Studied, tune: bool) -> Adapted:
    """Find out on held-out dates how far to trust ``model`` on a scene, and tune it if allowed."""
    random = np.random.default_rng(_SEED)
    pixels = _spread(studied.place.series.pixels)
    windows = list(windows_of_scene(studied, pixels, random))
    answers = answers_by_component(Network(model.sizes, model.weights), windows)
    trust = trust_by_component(answers, model.trust)
    if not trust:
        trust = (model.trust,) * studied.count
    # The weights before tuning are judged: those after it have seen most of these dates.
    tuned = tune_on(model, studied, pixels) if tune else None
    if tuned is not None and tuned.paid:
        model = replace(model, weights=tuned.weights)
    count = studied.count
    return Adapted(
        model, studied.correlation[:count], studied.between, trust, _gains(answers, trust), tuned
    )


def _gains(answers: list[HeldOut], trust: tuple[Trust, ...]) -> tuple[float, ...]:
    return tuple(one.gain(factors) for one, factors in zip(answers, trust))


def _spread(pixels: int) -> np.ndarray:
    return np.unique(np.linspace(0, pixels - 1, min(_PIXELS, pixels)).round().astype(int))
