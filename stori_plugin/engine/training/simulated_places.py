"""Invented places to practise on, from the simulator of single series."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..acquisitions.band_names import SENTINEL2, canonical
from ..acquisitions.terms import term_of_description
from ..methods.interface import Observations
from ..methods.network.training_samples import TrainingSite
from ..methods.surroundings import Surroundings
from ..pixels.backscatter import (
    level_orbits,
    orbit_offsets,
    radar_vegetation_index,
    to_decibel,
    to_power,
)
from ..pixels.spectral_indices import Index, bands_for, compute, index_named
from ..simulation import SimulatedSeries, simulate_series
from ..support.errors import UnknownBandError

PIXELS = 48
# What sensors have in common, with and without shortwave infrared, with and without red.
_BANDS = (
    ("B02", "B03", "B04", "B08"),
    ("B02", "B03", "B04", "B08", "B11", "B12"),
    ("B03", "B04", "B06", "B08", "B11"),
    ("B05", "B06", "B8A", "B11", "B12"),
)
# Long enough for two sides of the longest window, short enough for many places.
_DAYS = (400, 560)
# Most scenes come speckle-filtered over the neighbourhood; parcels come as they are.
_FILTERED = 0.6
_AT_AN_EDGE = 0.3
_MOST_PASSES = 100
# Indices that rise with vegetation. NDVI, the one asked for most, is there twice.
_INDICES = ("NDVI", "NDMI", "NDVI", "NDRE", "NBR", "GNDVI", "kNDVI")


def simulated_place(seed: int, number: int) -> TrainingSite:
    """Simulate place ``number`` of the series that ``seed`` starts, `PIXELS` pixels."""
    random = np.random.default_rng([seed, number])
    bands = _BANDS[random.integers(len(_BANDS))]
    found = simulate_series(PIXELS, random, bands, days=int(random.integers(*_DAYS)))
    places = _windows(found.field, random)
    found = _with_fewer_passes(found)
    backscatter = _prepared(found, places if random.random() < _FILTERED else None)
    series = Observations(
        found.t_opt.astype(float),
        np.ascontiguousarray(found.x.transpose(1, 2, 0)),
        found.clear,
        found.t_sar.astype(float),
        backscatter,
        np.ones(PIXELS, bool),
        Surroundings(backscatter, np.ones(PIXELS, bool), places),
    )
    roles = tuple(canonical(term_of_description(b), SENTINEL2)[1] for b in found.bands)
    truth = np.ascontiguousarray(found.truth.transpose(1, 2, 0))
    return TrainingSite(f"simulated {number}", series, roles, truth)


def index_of(place: TrainingSite, number: int) -> TrainingSite | None:
    """Return the same place with a vegetation index as its only band.

    ``number`` chooses among the indices that its bands allow; None where there is none.
    """
    roles = {str(band): role for band, role in enumerate(place.roles)}
    options = [index_named(name) for name in _INDICES]
    options = [index for index in options if _can_be_made(index, roles)]
    if not options:
        return None
    index = options[number % len(options)]
    used = bands_for(index, roles)

    def one(values: np.ndarray) -> np.ndarray:
        bands = {role: values[:, int(used[role])] for role in index.roles}
        return np.nan_to_num(compute(index, bands)).astype(np.float32)[:, None]

    return replace(
        place,
        name=f"{place.name}, {index.name}",
        series=replace(place.series, values=one(place.series.values)),
        roles=("vegetation",),
        truth=None if place.truth is None else one(place.truth),
    )


def _can_be_made(index: Index, roles: dict[str, str]) -> bool:
    try:
        bands_for(index, roles)
    except UnknownBandError:
        return False
    return True


def _windows(field: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Windows (9, N) of pixels of the same field; at an edge a third belongs to others."""
    count = len(field)
    around = np.empty((9, count), int)
    for pixel in range(count):
        mates = np.flatnonzero(field == field[pixel])
        around[:, pixel] = random.choice(mates, 9)
        if random.random() < _AT_AN_EDGE:
            others = random.permutation([0, 1, 2, 3, 5, 6, 7, 8])[:3]
            around[others, pixel] = random.integers(count, size=3)
    around[4] = np.arange(count)
    return around


def _with_fewer_passes(found: SimulatedSeries) -> SimulatedSeries:
    """Leave out whole orbits where passes are many: learning GP fusion is cubic in them."""
    orbits = list(dict.fromkeys(found.orbit.tolist()))
    while len(orbits) > 1 and np.isin(found.orbit, orbits).sum() > _MOST_PASSES:
        orbits.pop()
    kept = np.isin(found.orbit, orbits)
    return replace(found, t_sar=found.t_sar[kept], sar=found.sar[:, kept], orbit=found.orbit[kept])


def _prepared(found: SimulatedSeries, places) -> np.ndarray:
    """Backscatter (U, 3, N) as scenes have it: filtered or not, orbits levelled, RVI beside."""
    power = to_power(found.sar.transpose(1, 2, 0), decibel=True)
    if places is not None:
        power = 0.5 * power + 0.5 * power[:, :, places].mean(axis=2)
    orbits = [str(orbit) for orbit in found.orbit]
    decibel = to_decibel(power)
    decibel = np.ascontiguousarray(decibel + orbit_offsets(decibel, orbits)[:, :, None])
    level_orbits(decibel, orbits)
    vv, vh = (to_power(decibel[:, channel], decibel=True) for channel in (0, 1))
    return np.stack([decibel[:, 0], decibel[:, 1], radar_vegetation_index(vv, vh)], axis=1)
