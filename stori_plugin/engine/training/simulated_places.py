"""Simulated sites to train on, from the simulator of single series."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..acquisitions.names.band_names import SENTINEL2, canonical
from ..acquisitions.names.terms import term_of_description
from ..methods.interface import Observations
from ..methods.network.training_samples import TrainingSite
from ..methods.surroundings import CENTRE, Surroundings
from ..pixels.backscatter import radar_vegetation_index, to_decibel, to_power
from ..pixels.orbit_levels import level_orbits
from ..pixels.pass_levels import learn_levels
from ..pixels.spectral_indices import Index, bands_for, compute, index_named
from ..simulation import SimulatedSeries, simulate_series
from ..support.errors import UnknownBandError

PIXELS = 48
# Sets of bands as sensors have them: with and without shortwave infrared, with and without red.
_BANDS = (
    ("B02", "B03", "B04", "B08"),
    ("B02", "B03", "B04", "B08", "B11", "B12"),
    ("B03", "B04", "B06", "B08", "B11"),
    ("B05", "B06", "B8A", "B11", "B12"),
)
# Length of the series: enough for both sides of the longest window, short enough for many sites.
_DAYS = (400, 560)
# Share of the sites whose SAR is filtered over the 3x3 window, as most scenes are; parcels are not.
_FILTERED = 0.6
_AT_AN_EDGE = 0.3  # share of the pixels whose window reaches into other fields
_MOST_PASSES = 100
_MOST_DATES = 110
# Indices that rise with vegetation. NDVI, which is used most, is drawn twice as often.
_INDICES = ("NDVI", "NDMI", "NDVI", "NDRE", "NBR", "GNDVI", "kNDVI")


def simulate_site(seed: int, number: int) -> TrainingSite:
    """Simulate a site of `PIXELS` pixels, number ``number`` of a ``seed``."""
    random = np.random.default_rng([seed, number])
    bands = _BANDS[random.integers(len(_BANDS))]
    simulated = simulate_series(PIXELS, random, bands, days=int(random.integers(*_DAYS)))
    windows = _windows(simulated.field, random)
    simulated = _with_fewer_dates(_with_fewer_passes(simulated))
    backscatter = _backscatter(simulated, windows if random.random() < _FILTERED else None)
    series = Observations(
        simulated.t_opt.astype(float),
        np.ascontiguousarray(simulated.x.transpose(1, 2, 0)),
        simulated.clear,
        simulated.t_sar.astype(float),
        backscatter,
        np.ones(PIXELS, bool),
        Surroundings(backscatter, np.ones(PIXELS, bool), windows),
    )
    roles = tuple(_role(band) for band in simulated.bands)
    truth = np.ascontiguousarray(simulated.truth.transpose(1, 2, 0))
    return TrainingSite(f"simulated {number}", series, roles, truth)


def _role(band: str) -> str:
    meaning = term_of_description(band)
    return canonical(meaning, SENTINEL2)[1] if meaning else ""


def index_site(site: TrainingSite, number: int) -> TrainingSite | None:
    """Return the same site with a vegetation index as its only band.

    ``number`` chooses among the indices that its bands allow; None where there is none.
    """
    roles = {str(band): role for band, role in enumerate(site.roles)}
    indices = [index_named(name) for name in _INDICES]
    indices = [index for index in indices if _can_be_made(index, roles)]
    if not indices:
        return None
    index = indices[number % len(indices)]
    used = bands_for(index, roles)

    def computed(values: np.ndarray) -> np.ndarray:
        bands = {role: values[:, int(used[role])] for role in index.roles}
        return np.nan_to_num(compute(index, bands)).astype(np.float32)[:, None]

    return replace(
        site,
        name=f"{site.name}, {index.name}",
        series=replace(site.series, values=computed(site.series.values)),
        roles=("vegetation",),
        truth=None if site.truth is None else computed(site.truth),
    )


def _can_be_made(index: Index, roles: dict[str, str]) -> bool:
    try:
        bands_for(index, roles)
    except UnknownBandError:
        return False
    return True


def _windows(field: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Return windows (9, N) of pixels of the same field; at an edge a third is of others."""
    count = len(field)
    around = np.empty((9, count), int)
    for pixel in range(count):
        same_field = np.flatnonzero(field == field[pixel])
        around[:, pixel] = random.choice(same_field, 9)
        if random.random() < _AT_AN_EDGE:
            others = random.permutation([0, 1, 2, 3, 5, 6, 7, 8])[:3]
            around[others, pixel] = random.integers(count, size=3)
    around[CENTRE] = np.arange(count)
    return around


def _with_fewer_passes(series: SimulatedSeries) -> SimulatedSeries:
    """Leave out whole orbits where there are many passes: learning GP fusion is cubic in them."""
    orbits = list(dict.fromkeys(series.orbit.tolist()))
    while len(orbits) > 1 and np.isin(series.orbit, orbits).sum() > _MOST_PASSES:
        orbits.pop()
    kept = np.isin(series.orbit, orbits)
    return replace(
        series, t_sar=series.t_sar[kept], sar=series.sar[:, kept], orbit=series.orbit[kept]
    )


def _with_fewer_dates(series: SimulatedSeries) -> SimulatedSeries:
    """Keep `_MOST_DATES` optical dates, spread evenly; learning is cubic in them as well."""
    count = len(series.t_opt)
    if count <= _MOST_DATES:
        return series
    kept = np.linspace(0, count - 1, _MOST_DATES).round().astype(int)
    return replace(
        series,
        t_opt=series.t_opt[kept],
        x=series.x[:, kept],
        clear=series.clear[kept],
        truth=series.truth[:, kept],
    )


def _backscatter(series: SimulatedSeries, windows: np.ndarray | None) -> np.ndarray:
    """Return VV, VH and RVI (U, 3, N) as scenes have them, with the levels of orbits removed.

    Power is filtered over ``windows`` (9, N) where they are given.
    """
    power = to_power(series.sar.transpose(1, 2, 0))
    if windows is not None:
        power = 0.5 * power + 0.5 * power[:, :, windows].mean(axis=2)
    orbits = [str(orbit) for orbit in series.orbit]
    decibel, days = to_decibel(power), series.t_sar.astype(float)
    offsets, _ = learn_levels(decibel, days, orbits, [""] * len(orbits))
    decibel = np.ascontiguousarray(decibel + offsets[:, :, None])
    level_orbits(decibel, days, orbits)
    vv, vh = (to_power(decibel[:, channel]) for channel in (0, 1))
    return np.stack([decibel[:, 0], decibel[:, 1], radar_vegetation_index(vv, vh)], axis=1)
