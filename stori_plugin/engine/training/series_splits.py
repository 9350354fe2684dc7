"""Which series of a table are trained on, and which are held out for the score.

The parcels of a table are independent fields, so some series are held out. Those to train on can be
renewed all the time (`renewed_samples`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ..methods.network.held_out_stretches import Split
from ..methods.network.training_batches import TrainingSample, TrainingSet
from ..methods.network.training_samples import (
    PreparedSite,
    TrainingSite,
    draw_samples,
    screen_site,
)
from .renewed_samples import RenewedSamples, mix_pixels
from .simulated_places import index_site

# What is held out: the share of the series, the times that windows are hidden of them, and the seed
# that draws them where the same series are to be held out every time.
_HELD_OUT_SHARE = 0.15
_HELD_OUT_DRAWS = 2
_SEED_OF_HELD_OUT = (3, 0)
# What is renewed: the times that windows are hidden in each set of samples, the number of mixed
# pixels, and the largest share of a series' observations that is left out besides.
_DRAWS, _MIXED, _MOST_LEFT_OUT = 2, 96, 0.5


def with_indices(site: TrainingSite, numbers: Sequence[int]) -> list[TrainingSite]:
    """Return a site, and those indices of some numbers that its bands allow; see `index_site`."""
    indices = [index_site(site, number) for number in numbers]
    return [site, *(one for one in indices if one is not None)]


def by_series(
    site: TrainingSite,
    indices: Sequence[int],
    step: float,
    draws: int,
    random: np.random.Generator,
) -> Split:
    """Hide windows of some series to train on, and of others to hold out.

    Args:
        site: the series.
        indices: numbers of the indices that are made of them as well; see `index_site`.
        step: days between the nodes.
        draws: times that windows are hidden of the series to train on.
        random: draws series and windows.

    Returns the samples to train on and those held out.
    """
    among, out_of = _split_numbers(site, random)
    kept: list[TrainingSample] = []
    out: list[TrainingSample] = []
    for version in with_indices(site, indices):
        prepared = PreparedSite.of(screen_site(version), step)
        kept += draw_samples(prepared, draws, random, among=among)
        out += draw_samples(prepared, _HELD_OUT_DRAWS, random, among=out_of)
    return kept, out


def by_series_renewed(
    site: TrainingSite, indices: Sequence[int], step: float, seed: Sequence[int]
) -> tuple[RenewedSamples, TrainingSet]:
    """Hold out some series as `by_series` does; the samples to train on are renewed.

    The same series of a table are held out every time, so that a network that is trained further
    on it is not scored on series that it was trained on before. Same seed, same samples.
    """
    random = np.random.default_rng(_SEED_OF_HELD_OUT)
    among, out_of = _split_numbers(site, random)
    prepared = [
        PreparedSite.of(screen_site(version), step) for version in with_indices(site, indices)
    ]
    held_out = TrainingSet(
        [
            sample
            for version in prepared
            for sample in draw_samples(version, _HELD_OUT_DRAWS, random, among=out_of)
        ]
    )
    training = RenewedSamples(partial(_make_samples, prepared, indices, among), [*seed, 1])
    return training, held_out


def _split_numbers(
    site: TrainingSite, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of the series to train on and of those to hold out."""
    order = random.permutation(site.series.pixels)
    count = max(int(_HELD_OUT_SHARE * len(order)), 1)
    return np.sort(order[count:]), np.sort(order[:count])


def _make_samples(
    prepared: Sequence[PreparedSite],
    indices: Sequence[int],
    among: np.ndarray,
    random: np.random.Generator,
) -> list[TrainingSample]:
    """Hide windows of the series themselves, thinned, and of pixels mixed from pairs of them."""
    samples: list[TrainingSample] = []
    for version in prepared:
        samples += draw_samples(_thinned(version, random), _DRAWS, random, among=among)
    mixed = mix_pixels(prepared[0].site, among, _MIXED, random)
    if mixed is not None:
        for version, site in zip(prepared, with_indices(mixed, indices)):
            samples += draw_samples(version.with_site(site), _DRAWS, random)
    return samples


def _thinned(prepared: PreparedSite, random: np.random.Generator) -> PreparedSite:
    """Return the site with up to half of each series' observations left out."""
    clear = prepared.site.series.clear
    left_out = random.random(clear.shape) < _MOST_LEFT_OUT * random.random(clear.shape[1])
    return prepared.with_clear(clear & ~left_out)
