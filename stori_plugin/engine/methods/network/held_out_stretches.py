"""Which stretches of time of a scene are trained on, and which are held out for the score.

The pixels of a scene are not independent, but its dates are: stretches of time are held out. The
parcels of a table are independent fields, of which whole series are held out (`series_splits`).
"""

from __future__ import annotations

import numpy as np

from ...pixels.gaps import hidden_dates, target_dates
from .training_batches import TrainingSample
from .training_samples import PreparedSite, draw_samples, make_samples

# Samples to train on, and samples held out.
Split = tuple[list[TrainingSample], list[TrainingSample]]

# Half the length of a held-out stretch, in days; a set has so many stretches at most, and hides
# about a third of the time.
_HALF = 30.0
_MOST = 3
_LEAST_CLEAR = 0.5  # share of the pixels that are clear on the date in a stretch's middle
_FEWEST_DATES = 8  # clear dates beside the held-out stretches, to train on


def stretches(prepared: PreparedSite) -> list[np.ndarray]:
    """Return two sets of stretches of time to hold out in turn, (T,) True where held out.

    The stretches of both alternate in time. The list is empty where the series is too short.
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
    """Hold out the dates where ``held`` (T,), and hide windows of the others.

    Args:
        prepared: the site.
        held: (T,) boolean.
        pixels: positions of the pixels that are used.
        draws: times that windows are hidden.
        random: draws the windows.
    """
    away = held[:, None] & prepared.site.series.clear[:, pixels]
    held_out = list(make_samples(prepared, pixels, away, random))
    unseen = prepared.site.series.clear & ~held[:, None]
    left = prepared.with_clear(unseen)
    return list(draw_samples(left, draws, random, pixels, whole=1.0)), held_out
