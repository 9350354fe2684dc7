"""A short training on the scene itself, kept only where it pays.

A scene is few fields and few dates, which a network learns by heart at once. So some stretches of
time are held out entirely, the steps are few and small, and the tuned weights replace the given
ones only if they told the held-out stretches better by a margin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..calibration import hidden_dates, target_dates
from ..errors import InputError
from ..progress import Progress
from .architecture import Weights
from .exercises import Studied, hiding, windows
from .model import Model
from .practice import Practice
from .training import Schedule, train

# Half the length of a held-out stretch, in days, and how many there are at most.
_HALF = 30.0
_STRETCHES = 3
_LEAST_CLEAR = 0.5
# Fewer clear dates than this beside the held-out stretches teach nothing.
_FEWEST_DATES = 10
_DRAWS = 6
# The held-out error must fall by this share; less is chance.
_MARGIN = 0.01
SCHEDULE = Schedule(steps=240, width=128, length=46, rate=5e-4, decay=0.01, check=40, patience=3)


@dataclass(frozen=True)
class Tuned:
    """Weights after tuning; the held-out error as a ratio to the baseline's, before and after."""

    weights: Weights
    before: float
    after: float

    @property
    def paid(self) -> bool:
        """Whether the held-out stretches were told better by a margin."""
        return self.after < self.before * (1 - _MARGIN)


def tune(
    model: Model,
    studied: Studied,
    pixels: np.ndarray,
    schedule: Schedule = SCHEDULE,
    progress: Progress | None = None,
) -> Tuned | None:
    """Train ``model`` on a scene for a while; None where the scene has too little to learn from.

    ``pixels`` are those of the sample to train on. Raises `CancelledError` when stopped.
    """
    series = studied.place.series
    targets = target_dates(series.days, series.clear, _LEAST_CLEAR, _HALF + 1.0, _STRETCHES)
    if len(targets) == 0:
        return None
    held = hidden_dates(series.days, targets, _HALF)
    if series.clear[~held].any(axis=1).sum() < _FEWEST_DATES:
        return None
    random = np.random.default_rng(schedule.seed)
    away = held[:, None] & series.clear[:, pixels]
    held_out = Practice(list(hiding(studied, pixels, away, random)))
    practice = Practice(list(windows(_without(studied, held), _DRAWS, random, pixels)))
    try:
        trained = train(
            model.sizes, model.weights, [(practice, 1.0)], [held_out], schedule,
            progress or Progress(),
        )  # fmt: skip
    except InputError:
        return None
    return Tuned(trained.weights, trained.curve[0].held_out, trained.best.held_out)


def _without(studied: Studied, held: np.ndarray) -> Studied:
    """The same scene without what was seen on the held-out dates."""
    series = studied.place.series
    clear = series.clear & ~held[:, None]
    values = np.where(clear, studied.values, np.float32(np.nan))
    place = replace(studied.place, series=replace(series, clear=clear))
    return replace(studied, place=place, values=values)
