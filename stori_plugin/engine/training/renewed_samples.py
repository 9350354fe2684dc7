"""Practice that does not run out: fields mixed from pairs of fields, and windows hidden anew.

A table has few series, and a network that sees the same ones again and again learns them by heart
within a few hundred steps. So the exercises are made anew all the time. The windows are others,
some observations more are left out, and pixels are invented that lie across the border of two
fields: a pixel's reflectance and its backscattered power are the means of its parts, weighted by
area (the linear mixture of Settle & Drake 1993; as augmentation Zhang et al. 2018, mixup).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..methods.network.training_batches import Batch, TrainingSample, TrainingSet
from ..methods.network.training_samples import TrainingSite
from ..pixels.backscatter import radar_vegetation_index, to_decibel, to_power
from .series_table import FEWEST_CLEAR

# So many sets of exercises are in use, and the oldest makes room for a new one after so many
# batches.
_SETS, _BATCHES = 8, 25

Maker = Callable[[np.random.Generator], Sequence[TrainingSample]]


class RenewedSamples:
    """Samples as `TrainingSet` draws from, made by ``make`` and made again while they are used."""

    def __init__(self, make: Maker, seed: Sequence[int]) -> None:
        self._make = make
        self._random = np.random.default_rng(seed)
        self._sets: deque[TrainingSet] = deque(maxlen=_SETS)
        self._drawn = 0
        self.size = 0
        self._renew()

    def _renew(self) -> None:
        found = TrainingSet(self._make(self._random))
        if found.size:
            self._sets.append(found)
            # How many series with something hidden there were so far.
            self.size += found.size

    def next_batch(self, number: int, length: int, random: np.random.Generator) -> Batch:
        """Stack ``number`` series drawn at random; see `TrainingSet.batch`."""
        if self._drawn and self._drawn % _BATCHES == 0:
            self._renew()
        self._drawn += 1
        return self._sets[random.integers(len(self._sets))].next_batch(number, length, random)


def mixed(
    place: TrainingSite, among: np.ndarray, count: int, random: np.random.Generator
) -> TrainingSite | None:
    """Invent up to ``count`` pixels, each across the border of two of the series ``among``.

    Clear where both parts are; None where no pair is clear together often enough.
    """
    series = place.series
    one, other = random.choice(among, count), random.choice(among, count)
    share = random.random(count).astype(np.float32)
    clear = series.clear[:, one] & series.clear[:, other]

    def mean(values: np.ndarray) -> np.ndarray:
        return values[..., one] * share + values[..., other] * (1 - share)

    vv, vh = (mean(to_power(series.sar[:, channel], decibel=True)) for channel in (0, 1))
    sar = np.stack([to_decibel(vv), to_decibel(vh), radar_vegetation_index(vv, vh)], axis=1)
    used = np.flatnonzero(clear.sum(axis=0) >= FEWEST_CLEAR)
    if not len(used):
        return None
    whole = replace(
        series,
        values=mean(series.values),
        clear=clear,
        sar=sar.astype(np.float32),
        sar_complete=np.ones(count, bool),
        around=None,
    )
    return replace(place, name=f"{place.name}, mixed", series=whole.at(used), truth=None)
