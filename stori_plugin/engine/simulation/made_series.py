"""Single-pixel series of invented places: the practice ground for a network.

One call simulates one *group*: pixels of one place, which share the dates, the
climate, the weather, the sensors' habits and the scene-wide spells of cloud,
and differ in what grows and when. Places differ in everything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..support.errors import ParameterError
from .optics import BANDS, band_indices, reflect
from .places import choose_place, make_land
from .sensing import COMPOSITE_DAYS, composite, observe, optical_days, receive_echoes
from .weather import cloud_cover, draw_spells

CADENCES = ("daily", "composite")
BAND_SETS = (
    BANDS,
    ("B02", "B03", "B04", "B08"),
    ("B02", "B03", "B04", "B08", "B11", "B12"),
    ("B05", "B06", "B07", "B8A", "B11", "B12"),
)


@dataclass(frozen=True)
class SimulatedSeries:
    """Series of ``n`` pixels of one place."""

    # int32 [T], days of the optical dates from a common origin: ascending, distinct.
    t_opt: np.ndarray
    # float32 [n, T, B], reflectance as observed: noise, haze and, where not clear, clouds.
    x: np.ndarray
    # bool [T, n], the mask as a classifier would give it, mistakes included.
    clear: np.ndarray
    # float32 [n, T, B], the cloudless reflectance.
    truth: np.ndarray
    # int32 [U], days of the radar passes from the same origin, ascending.
    t_sar: np.ndarray
    # float32 [n, U, 2], VV and VH in dB with speckle, orbits not levelled.
    sar: np.ndarray
    # int32 [U], the relative orbit of each pass.
    orbit: np.ndarray
    # int32 [n], the field of each pixel.
    field: np.ndarray
    # Names of the B bands.
    bands: tuple[str, ...]
    # How the optical dates came about.
    cadence: str


def simulate_series(
    n: int,
    rng: np.random.Generator,
    bands: tuple[str, ...] | None = None,
    days: int | None = None,
    cadence: str | None = None,
    cloudiness: float | None = None,
) -> SimulatedSeries:
    """Simulate ``n`` pixels of one invented place; call again for another place.

    ``bands`` (default: one of `BAND_SETS`), ``days`` (length of the series;
    default 300 to 760), ``cadence`` (one of `CADENCES`) and ``cloudiness`` (0
    to 1; default 0.3 to 0.72) are drawn where they are not given. The same
    generator state gives the same series. Raises `ParameterError` for numbers
    that make no series and `UnknownBandError` for unknown bands.
    """
    if n < 1:
        raise ParameterError(f"n is {n}; ask for at least one series.")
    if days is not None and days < 60:
        raise ParameterError(f"days is {days}; a series needs at least 60 days.")
    if cadence is not None and cadence not in CADENCES:
        raise ParameterError(f"cadence is {cadence!r}; choose from {', '.join(CADENCES)}.")
    bands = BAND_SETS[rng.integers(len(BAND_SETS))] if bands is None else tuple(bands)
    positions = band_indices(bands)
    length = int(rng.integers(300, 761)) if days is None else days
    cadence = str(rng.choice(CADENCES, p=[0.65, 0.35])) if cadence is None else cadence
    cloudiness = float(rng.uniform(0.3, 0.72)) if cloudiness is None else cloudiness

    land = make_land(choose_place(rng), n, length + COMPOSITE_DAYS, rng)

    def truth(on: np.ndarray) -> np.ndarray:
        canopy, season, wet = land.on(on)
        return np.stack(
            [reflect(canopy, season, land.ground, wet**1.5, band) for band in positions], axis=-1
        )

    t_opt = optical_days(length, rng)
    spells = draw_spells(-365.25, length, rng) if rng.random() < 0.7 else []
    shift = rng.uniform(0, 365.25)
    spells = [(begin + shift, end + shift) for begin, end in spells]
    cover = cloud_cover(t_opt, rng, cloudiness, spells)
    real = truth(t_opt)
    seen, clear = observe(real, cover, positions, rng)
    if cadence == "composite":
        t_opt, seen, clear, real = composite(t_opt, seen, clear, truth, length, rng)
    t_sar, sar, orbit = receive_echoes(land, length, cadence, rng)
    return SimulatedSeries(
        t_opt=t_opt.astype(np.int32),
        x=np.ascontiguousarray(seen.transpose(1, 0, 2), dtype=np.float32),
        clear=clear,
        truth=np.ascontiguousarray(real.transpose(1, 0, 2), dtype=np.float32),
        t_sar=t_sar.astype(np.int32),
        sar=np.ascontiguousarray(sar),
        orbit=orbit.astype(np.int32),
        field=land.field,
        bands=bands,
        cadence=cadence,
    )
