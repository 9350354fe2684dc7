"""The state of the land on a day: leaves, straw, flowers and tilth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .rotation import Season

LONG_AGO = 1.0e3
REGROWTH_DAYS = 16.0


@dataclass(frozen=True)
class Canopy:
    """What stands on the ground; all arrays of one shape, days or pixels."""

    # Leaf area (m2/m2), green and brown.
    green: np.ndarray
    brown: np.ndarray
    # The share of the canopy in bloom.
    flower: np.ndarray
    # The water-bearing plant matter that radar feels, in units of leaf area.
    bulk: np.ndarray
    # The roughness of the soil, in dB above a settled surface.
    tilth: np.ndarray
    # The share under shallow water.
    flooded: np.ndarray


def _logistic(x: np.ndarray) -> np.ndarray:
    # Clipped, because float32 exp overflows beyond 88.
    return 1.0 / (1.0 + np.exp(-np.clip(x, -30, 30)))


def _regrown(season: Season, day: np.ndarray) -> np.ndarray:
    """Return the share of the sward that stands again after the last cut: 0.25 to 1."""
    elapsed = day - season.cuts
    since = np.where(elapsed >= 0, elapsed, LONG_AGO).min(axis=0)
    return 1.0 - 0.75 * np.exp(-since / REGROWTH_DAYS)


def stand(season: Season, day, shift=0.0, vigour=1.0, pulse=0.0) -> Canopy:
    """Return the canopy of seasons on a day.

    ``day`` broadcasts with the arrays of ``season``; ``shift`` (days) delays
    growth of a pixel within its field, ``vigour`` multiplies its leaf area and
    ``pulse`` adds the relative ups and downs that weather causes.
    """
    day = np.asarray(day, dtype=np.float32)
    local = day - np.asarray(shift, dtype=np.float32)
    emerged = _logistic((local - season.begin - 14.0) / 4.0)
    risen = _logistic((local - season.rise) / season.rise_width)
    fallen = _logistic((local - season.fall) / season.fall_width)
    size = vigour * (1.0 + pulse)
    early = season.early * emerged * (1.0 - (1.0 - season.keep) * fallen)
    grown = np.maximum(season.peak - season.early, 0.0) * risen
    uncut = _regrown(season, day)

    growing = day < season.harvest
    bare = day >= season.plough
    since_harvest = np.where(growing, 0.0, day - season.harvest)
    volunteers = season.weeds * _logistic((since_harvest - 24.0) / 6.0)
    stubble = season.stubble * np.exp(-since_harvest / 70.0)
    green = np.where(growing, (early + grown * (1.0 - fallen)) * uncut, volunteers) * size
    brown = np.where(growing, season.straw * grown * fallen * uncut, stubble) * vigour
    sprouts = 0.4 * season.weeds * _logistic((day - season.plough - 28.0) / 7.0) * size
    green = np.where(bare, sprouts, green)
    brown = np.where(bare, 0.06 * stubble, brown)

    # Stems and fruit lag behind the leaves and lose only a part of their water.
    heavy = _logistic((local - season.rise - 9.0) / season.rise_width)
    dried = _logistic((local - season.fall - 7.0) / season.fall_width)
    standing = (early + (season.peak - season.early) * heavy * (1 - season.drying * dried)) * uncut
    bulk = np.where(growing, standing * size, 0.6 * green + 0.15 * brown)

    bloom = np.exp(-0.5 * ((local - season.rise - 28.0) / 9.0) ** 2)
    flower = season.flower * bloom * growing
    seedbed = 2.2 * np.exp(-np.maximum(day - season.begin, 0.0) / 45.0) * (season.keep < 0.5)
    tilth = np.where(bare, 3.0 * np.exp(-np.maximum(day - season.plough, 0) / 60.0), seedbed)
    flooded = ((day >= season.begin) & (day < season.flood)).astype(np.float32)
    return Canopy(*(np.asarray(a, dtype=np.float32)
                    for a in (green, brown, flower, bulk, tilth, flooded)))  # fmt: skip
