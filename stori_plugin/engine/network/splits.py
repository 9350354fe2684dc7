"""What is trained on and what is held out of a place, for the score.

Pixels of a scene are no independent witnesses, its dates are: of a scene stretches of time are
held out. Parcels of a table are fields of their own: there some series are held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..hiding import hidden_dates, target_dates
from .exercises import Place, Studied, hiding, screened, windows
from .practice import Exercise
from .simulated import index_of

Split = tuple[list[Exercise], list[Exercise]]

# Half the length of a held-out stretch, in days. A set of them hides about a third of the time,
# and is so many at most.
_HALF = 30.0
_MOST = 3
_LEAST_CLEAR = 0.5
# Fewer clear dates than this beside the held-out stretches teach nothing.
_FEWEST_DATES = 8
_HELD_OUT_SHARE = 0.15
_HELD_OUT_DRAWS = 2


def with_indices(place: Place, numbers: Sequence[int]) -> list[Place]:
    """Return a place and the vegetation indices of some numbers that its bands allow."""
    indices = [index_of(place, number) for number in numbers]
    return [place, *(one for one in indices if one is not None)]


def stretches(studied: Studied) -> list[np.ndarray]:
    """Return two sets of stretches of time to hold out in turn, (T,) True where held out.

    They take turns in time. None are returned where the series is too short for that.
    """
    series = studied.place.series
    days, clear = series.days, series.clear
    number = int(np.clip(round((days[-1] - days[0]) / (6 * _HALF)), 1, _MOST))
    targets = target_dates(days, clear, _LEAST_CLEAR, _HALF + 1.0, 2 * number)
    if len(targets) < 2:
        return []
    sets = [hidden_dates(days, targets[turn::2], _HALF) for turn in range(2)]
    return [held for held in sets if clear[~held].any(axis=1).sum() >= _FEWEST_DATES]


def by_dates(
    studied: Studied, held: np.ndarray, pixels: np.ndarray, draws: int, random: np.random.Generator
) -> Split:
    """Hold out the dates where ``held`` (T,); ``pixels`` are those that take part."""
    away = held[:, None] & studied.place.series.clear[:, pixels]
    held_out = list(hiding(studied, pixels, away, random))
    return list(windows(_without(studied, held), draws, random, pixels)), held_out


def _without(studied: Studied, held: np.ndarray) -> Studied:
    """The same scene without what was seen on the held-out dates."""
    series = studied.place.series
    clear = series.clear & ~held[:, None]
    values = np.where(clear, studied.values, np.float32(np.nan))
    place = replace(studied.place, series=replace(series, clear=clear))
    return replace(studied, place=place, values=values)


def by_series(
    place: Place, indices: Sequence[int], step: float, draws: int, random: np.random.Generator
) -> Split:
    """Hold out some series, for the place's bands and for the ``indices`` of some numbers."""
    order = random.permutation(place.series.pixels)
    split = max(int(_HELD_OUT_SHARE * len(order)), 1)
    kept, out = [], []
    for version in with_indices(place, indices):
        studied = Studied.of(screened(version), step)
        kept += windows(studied, draws, random, among=np.sort(order[split:]))
        out += windows(studied, _HELD_OUT_DRAWS, random, among=np.sort(order[:split]))
    return kept, out
