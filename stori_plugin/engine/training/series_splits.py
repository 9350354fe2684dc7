"""Which series of a table are trained on, and which are held out for the score.

The parcels of a table are independent fields, so some series are held out. Those to train on can be
renewed all the time (`renewed_samples`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from ..methods.network.training_batches import TrainingSample, TrainingSet
from ..methods.network.training_samples import (
    PreparedParts,
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
# A site that was prepared, and the positions of the series that are drawn of it.
_Part = tuple[PreparedSite, np.ndarray]


def with_indices(site: TrainingSite, numbers: Sequence[int]) -> list[TrainingSite]:
    """Return a site, and those indices of some numbers that its bands allow; see `index_site`."""
    indices = [index_site(site, number) for number in numbers]
    return [site, *(one for one in indices if one is not None)]


def by_series(
    site: TrainingSite, indices: Sequence[int], step: float, seed: Sequence[int]
) -> tuple[RenewedSamples, TrainingSet]:
    """Hide windows of some series to train on, and of others to hold out.

    Args:
        site: the series.
        indices: numbers of the indices that are made of them as well; see `index_site`.
        step: days between the nodes.
        seed: draws windows.

    Returns the samples to train on, which are renewed, and those held out. The same series of a
    table are held out every time, so that a network that is trained further on it is not scored on
    series that it was trained on before. Same seed, same samples.
    """
    random = np.random.default_rng(_SEED_OF_HELD_OUT)
    among, out_of = _split_numbers(site, random)
    prepared = [
        PreparedParts.of(screen_site(version), step, among)
        for version in with_indices(site, indices)
    ]
    held_out = TrainingSet(
        [
            sample
            for version in prepared
            for sample in draw_samples(version.whole, _HELD_OUT_DRAWS, random, among=out_of)
        ]
    )
    parts = list(zip(*(version.parts for version in prepared)))
    training = RenewedSamples(partial(_make_samples, parts, indices), [*seed, 1])
    return training, held_out


def _split_numbers(
    site: TrainingSite, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of the series to train on and of those to hold out."""
    order = random.permutation(site.series.pixels)
    count = max(int(_HELD_OUT_SHARE * len(order)), 1)
    return np.sort(order[count:]), np.sort(order[:count])


def _make_samples(
    parts: Sequence[Sequence[_Part]], indices: Sequence[int], random: np.random.Generator
) -> list[TrainingSample]:
    """Hide windows of the series themselves, thinned, and of pixels mixed from pairs of them.

    ``parts`` of the site, each of the series and of its indices.
    """
    samples: list[TrainingSample] = []
    for versions in parts:
        for version, pixels in versions:
            samples += draw_samples(_thinned(version, random), _DRAWS, random, among=pixels)
        first, pixels = versions[0]
        mixed = mix_pixels(first.site, pixels, _MIXED // len(parts), random)
        if mixed is None:
            continue
        for (version, _), site in zip(versions, with_indices(mixed, indices)):
            samples += draw_samples(version.with_site(site), _DRAWS, random)
    return samples


def _thinned(prepared: PreparedSite, random: np.random.Generator) -> PreparedSite:
    """Return the site with up to half of each series' observations left out."""
    clear = prepared.site.series.clear
    left_out = random.random(clear.shape) < _MOST_LEFT_OUT * random.random(clear.shape[1])
    return prepared.with_clear(clear & ~left_out)
