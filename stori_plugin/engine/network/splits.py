"""What is trained on and what is held out of a place, for the score.

Pixels of a scene are no independent witnesses, its dates are: of a scene stretches of time are
held out. Parcels of a table are fields of their own: there some series are held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ..hiding import hidden_dates, target_dates
from .exercises import Place, Studied, hiding, screened, windows
from .practice import Exercise, Practice
from .renewal import Renewing, mixed
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
_SEED_OF_HELD_OUT = (3, 0)
# Of a table: draws of windows and number of mixed pixels in each set of exercises, and the
# largest share of a series' observations that is left out besides.
_DRAWS, _MIXED, _MOST_LEFT_OUT = 2, 96, 0.5


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
    unseen = studied.place.series.clear & ~held[:, None]
    return list(windows(studied.seeing(unseen), draws, random, pixels)), held_out


def by_series(
    place: Place, indices: Sequence[int], step: float, draws: int, random: np.random.Generator
) -> Split:
    """Hold out some series, for the place's bands and for the ``indices`` of some numbers."""
    among, out_of = _parted(place, random)
    kept, out = [], []
    for version in with_indices(place, indices):
        studied = Studied.of(screened(version), step)
        kept += windows(studied, draws, random, among=among)
        out += windows(studied, _HELD_OUT_DRAWS, random, among=out_of)
    return kept, out


def by_series_anew(
    place: Place, indices: Sequence[int], step: float, seed: Sequence[int]
) -> tuple[Renewing, Practice]:
    """Hold out some series as `by_series` does; what is trained on is made anew all the time.

    Of a table the same series are held out every time, so that a network trained further on it
    is not judged on what it learned before. Same seed, same practice.
    """
    random = np.random.default_rng(_SEED_OF_HELD_OUT)
    among, out_of = _parted(place, random)
    studied = [Studied.of(screened(version), step) for version in with_indices(place, indices)]
    out = [one for some in studied for one in windows(some, _HELD_OUT_DRAWS, random, among=out_of)]
    return Renewing(partial(_made_anew, studied, indices, among), [*seed, 1]), Practice(out)


def _parted(place: Place, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Part the series, by number, into those to train on and those to hold out."""
    order = random.permutation(place.series.pixels)
    split = max(int(_HELD_OUT_SHARE * len(order)), 1)
    return np.sort(order[split:]), np.sort(order[:split])


def _made_anew(
    studied: Sequence[Studied], indices: Sequence[int], among: np.ndarray, random
) -> list[Exercise]:
    """Hide windows of the series themselves, thinned, and of pixels mixed from pairs of them."""
    found: list[Exercise] = []
    for some in studied:
        found += windows(_thinned(some, random), _DRAWS, random, among=among)
    invented = mixed(studied[0].place, among, _MIXED, random)
    if invented is not None:
        for some, version in zip(studied, with_indices(invented, indices)):
            found += windows(some.alike(version), _DRAWS, random)
    return found


def _thinned(studied: Studied, random) -> Studied:
    """Leave out up to half of each series' observations."""
    clear = studied.place.series.clear
    left_out = random.random(clear.shape) < _MOST_LEFT_OUT * random.random(clear.shape[1])
    return studied.seeing(clear & ~left_out)
