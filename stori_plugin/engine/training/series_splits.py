"""Which series of a table are trained on and which are held out, for the score.

Parcels of a table are fields of their own: there some series are held out. What is trained on can
be made anew all the time (`renewed_samples`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ..methods.network.held_out_stretches import Split
from ..methods.network.training_batches import TrainingSample, TrainingSet
from ..methods.network.training_samples import PreparedSite, TrainingSite, screened, windows
from .renewed_samples import RenewedSamples, mixed
from .simulated_places import index_of

_HELD_OUT_SHARE = 0.15


_HELD_OUT_DRAWS = 2


_SEED_OF_HELD_OUT = (3, 0)


# Of a table: draws of windows and number of mixed pixels in each set of exercises, and the
# largest share of a series' observations that is left out besides.
_DRAWS, _MIXED, _MOST_LEFT_OUT = 2, 96, 0.5


def with_indices(place: TrainingSite, numbers: Sequence[int]) -> list[TrainingSite]:
    """Return a place and the vegetation indices of some numbers that its bands allow."""
    indices = [index_of(place, number) for number in numbers]
    return [place, *(one for one in indices if one is not None)]


def by_series(
    place: TrainingSite,
    indices: Sequence[int],
    step: float,
    draws: int,
    random: np.random.Generator,
) -> Split:
    """Hold out some series, for the place's bands and for the ``indices`` of some numbers."""
    among, out_of = _parted(place, random)
    kept, out = [], []
    for version in with_indices(place, indices):
        studied = PreparedSite.of(screened(version), step)
        kept += windows(studied, draws, random, among=among)
        out += windows(studied, _HELD_OUT_DRAWS, random, among=out_of)
    return kept, out


def by_series_anew(
    place: TrainingSite, indices: Sequence[int], step: float, seed: Sequence[int]
) -> tuple[RenewedSamples, TrainingSet]:
    """Hold out some series as `by_series` does; what is trained on is made anew all the time.

    Of a table the same series are held out every time, so that a network trained further on it
    is not judged on what it learned before. Same seed, same practice.
    """
    random = np.random.default_rng(_SEED_OF_HELD_OUT)
    among, out_of = _parted(place, random)
    studied = [PreparedSite.of(screened(version), step) for version in with_indices(place, indices)]
    out = [one for some in studied for one in windows(some, _HELD_OUT_DRAWS, random, among=out_of)]
    return RenewedSamples(partial(_made_anew, studied, indices, among), [*seed, 1]), TrainingSet(
        out
    )


def _parted(place: TrainingSite, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Part the series, by number, into those to train on and those to hold out."""
    order = random.permutation(place.series.pixels)
    split = max(int(_HELD_OUT_SHARE * len(order)), 1)
    return np.sort(order[split:]), np.sort(order[:split])


def _made_anew(
    studied: Sequence[PreparedSite], indices: Sequence[int], among: np.ndarray, random
) -> list[TrainingSample]:
    """Hide windows of the series themselves, thinned, and of pixels mixed from pairs of them."""
    found: list[TrainingSample] = []
    for some in studied:
        found += windows(_thinned(some, random), _DRAWS, random, among=among)
    invented = mixed(studied[0].place, among, _MIXED, random)
    if invented is not None:
        for some, version in zip(studied, with_indices(invented, indices)):
            found += windows(some.alike(version), _DRAWS, random)
    return found


def _thinned(studied: PreparedSite, random) -> PreparedSite:
    """Leave out up to half of each series' observations."""
    clear = studied.place.series.clear
    left_out = random.random(clear.shape) < _MOST_LEFT_OUT * random.random(clear.shape[1])
    return studied.seeing(clear & ~left_out)
