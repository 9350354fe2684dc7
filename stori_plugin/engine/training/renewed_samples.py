"""Samples that are renewed: fields mixed from pairs of fields, and windows hidden again.

A table has few series, and a network overfits the same ones within a few hundred steps. So the
samples are made again all the time: other windows are hidden, some more observations are left out,
and pixels are mixed that lie across the border of two fields. The reflectance and the backscattered
power of such a pixel are the means of its parts, weighted by area (the linear mixture of Settle &
Drake 1993; as augmentation Zhang et al. 2018, mixup).
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

# So many sets of samples are in use; after so many batches a new one replaces the oldest.
_SETS, _BATCHES = 8, 25

Maker = Callable[[np.random.Generator], Sequence[TrainingSample]]


class RenewedSamples:
    """Samples to draw batches from, made by ``make`` and made again while they are used."""

    def __init__(self, make: Maker, seed: Sequence[int]) -> None:
        self._make = make
        self._random = np.random.default_rng(seed)
        self.sets: deque[TrainingSet] = deque(maxlen=_SETS)
        self._batches = 0
        # The number of series with a target in all sets so far.
        self.size = 0
        self._renew()

    def _renew(self) -> None:
        samples = TrainingSet(self._make(self._random))
        if samples.size:
            self.sets.append(samples)
            self.size += samples.size

    def next_batch(self, number: int, length: int, random: np.random.Generator) -> Batch:
        """Stack ``number`` series drawn at random; see `TrainingSet.batch`."""
        if self._batches and self._batches % _BATCHES == 0:
            self._renew()
        self._batches += 1
        return self.sets[random.integers(len(self.sets))].next_batch(number, length, random)


def mix_pixels(
    site: TrainingSite, among: np.ndarray, count: int, random: np.random.Generator
) -> TrainingSite | None:
    """Mix up to ``count`` pixels, each across the border of two of the series ``among``.

    A mixed pixel is clear where both parts are. None where no pair is clear together on enough
    dates.
    """
    series = site.series
    one, other = random.choice(among, count), random.choice(among, count)
    share = random.random(count).astype(np.float32)
    clear = series.clear[:, one] & series.clear[:, other]

    def mean(values: np.ndarray) -> np.ndarray:
        return values[..., one] * share + values[..., other] * (1 - share)

    vv, vh = (mean(to_power(series.sar[:, channel])) for channel in (0, 1))
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
    return replace(site, name=f"{site.name}, mixed", series=whole.at(used), truth=None)
