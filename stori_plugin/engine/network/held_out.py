"""Held-out dates of a scene: what the network is worth there, before it is used.

Whole dates are hidden, as clouds hide them, in windows of several lengths. The same windows decide
whether fine-tuning paid and how far each component's correction is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..calibration import folds, hidden_dates, target_dates
from ..progress import Progress
from .exercises import Exercise, Studied, hiding
from .passes import Network
from .practice import Practice
from .training import gathered
from .trust import HeldOut, Trust, fit_trust

HALF_WINDOWS = (4.0, 15.0, 30.0, 45.0)
_LEAST_CLEAR = 0.5
_TARGETS = 8
_FEWEST_DATES_LEFT = 6


def windows_of_scene(
    studied: Studied,
    pixels: np.ndarray,
    random: np.random.Generator,
    every: slice = slice(None),
    progress: Progress | None = None,
) -> Iterator[list[Exercise]]:
    """Hide windows of whole dates and yield one exercise per component for each set of windows.

    ``every`` chooses among the target dates, which are spread over the series.
    """
    series = studied.place.series
    for half in HALF_WINDOWS:
        targets = target_dates(series.days, series.clear, _LEAST_CLEAR, half + 1.0, _TARGETS)
        for group in folds(series.days, targets[every], half):
            if progress is not None:
                progress.check()
            dates = hidden_dates(series.days, group, half)
            hidden = dates[:, None] & series.clear[:, pixels]
            left = series.clear[~dates].any(axis=1).sum()
            if left < _FEWEST_DATES_LEFT or not hidden.any():
                continue
            yield list(hiding(studied, pixels, hidden, random))


def answers_by_component(
    network: Network, windows: Sequence[Sequence[Exercise]]
) -> list[HeldOut]:
    """Let the network correct all windows; what it said, per component."""
    count = len(windows[0]) if windows else 0
    return [
        gathered(network, [Practice([window[index]]) for window in windows])
        for index in range(count)
    ]


def trust_by_component(answers: Sequence[HeldOut], prior: Trust) -> tuple[Trust, ...]:
    """Learn how far the correction of each component is to be believed."""
    return tuple(fit_trust(one, prior) for one in answers)
