"""What is trained on and what is held out of a place, for the score.

Pixels of a scene are no independent witnesses, its dates are: of a scene stretches of time are
held out. Parcels of a table are fields of their own: there some series are held out.
"""

from __future__ import annotations

import numpy as np

from ...pixels.gaps import hidden_dates, target_dates
from .training_batches import TrainingSample
from .training_samples import PreparedSite, draw_samples, make_samples

Split = tuple[list[TrainingSample], list[TrainingSample]]

# Half the length of a held-out stretch, in days. A set of them hides about a third of the time,
# and is so many at most.
_HALF = 30.0
_MOST = 3
_LEAST_CLEAR = 0.5
# Fewer clear dates than this beside the held-out stretches teach nothing.
_FEWEST_DATES = 8


def stretches(prepared: PreparedSite) -> list[np.ndarray]:
    """Return two sets of stretches of time to hold out in turn, (T,) True where held out.

    They take turns in time. None are returned where the series is too short for that.
    """
    series = prepared.site.series
    days, clear = series.days, series.clear
    number = int(np.clip(round((days[-1] - days[0]) / (6 * _HALF)), 1, _MOST))
    targets = target_dates(days, clear, _LEAST_CLEAR, _HALF + 1.0, 2 * number)
    if len(targets) < 2:
        return []
    sets = [hidden_dates(days, targets[turn::2], _HALF) for turn in range(2)]
    return [held for held in sets if clear[~held].any(axis=1).sum() >= _FEWEST_DATES]


def by_dates(
    prepared: PreparedSite,
    held: np.ndarray,
    pixels: np.ndarray,
    draws: int,
    random: np.random.Generator,
) -> Split:
    """Hold out the dates where ``held`` (T,); ``pixels`` are those that take part."""
    away = held[:, None] & prepared.site.series.clear[:, pixels]
    held_out = list(make_samples(prepared, pixels, away, random))
    unseen = prepared.site.series.clear & ~held[:, None]
    return list(draw_samples(prepared.with_clear(unseen), draws, random, pixels)), held_out
