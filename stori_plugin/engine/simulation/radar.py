"""From canopy and soil to backscatter, and its speckle.

Plants over soil follow the water-cloud model (Attema and Ulaby 1978, *Radio
Science* 13:357-364): ``s = s_canopy (1 - t2) + s_soil t2`` with the two-way
transmission ``t2 = exp(-2 k V / cos(angle))``, in linear power.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .canopy import Canopy
from .optics import Ground

REFERENCE_ANGLE = 37.0
# Per polarisation (VV, VH), in dB: dry flat soil, gain from dry to wet, water,
# buildings, roads, and the loss per degree of incidence angle for soil and plants.
_DRY_SOIL = (-15.0, -23.0)
_WET_GAIN = (6.5, 4.5)
_WATER = (-20.5, -27.5)
_BUILDINGS = (-4.5, -11.5)
_ASPHALT = (-17.0, -25.5)
_SOIL_SLOPE = (0.16, 0.14)
_PLANT_SLOPE = (0.09, 0.08)
_SPREAD = np.array([0.16, 0.68, 0.16])


@dataclass(frozen=True)
class Orbit:
    """One relative orbit."""

    # From 1 to 175.
    number: int
    # "ascending" or "descending".
    direction: str
    # The incidence angle in degrees.
    angle: float
    # The day of its first pass.
    first_day: float
    # The time of day (UTC), hhmmss.
    time: str

    @property
    def is_ascending(self) -> bool:
        """Tell whether the satellite flies north, looking east in the evening."""
        return self.direction == "ascending"


def _power(decibel) -> np.ndarray:
    return np.exp(np.asarray(decibel, dtype=np.float32) * np.float32(np.log(10) / 10))


def scatter(canopy: Canopy, season, ground: Ground, wetness, angle, channel, aspect=0.0):
    """Return backscatter in linear power for one channel, 0 for VV and 1 for VH.

    ``wetness`` (0 to 1) is the soil moisture, ``angle`` the incidence angle in
    degrees, ``aspect`` in dB what rows, furrows and walls add for this orbit.
    """
    veg = season.veg_vv if channel == 0 else season.veg_vh
    dim = season.dim_vv if channel == 0 else season.dim_vh
    tilt = angle - REFERENCE_ANGLE
    soil = _DRY_SOIL[channel] + _WET_GAIN[channel] * wetness + canopy.tilth
    soil = soil - _SOIL_SLOPE[channel] * tilt + aspect
    soil = np.where(canopy.flooded > 0, _WATER[channel] + 1.5, soil)
    path = np.asarray(2.0 / np.cos(np.deg2rad(angle)), dtype=np.float32)
    through = np.exp(-path * dim * canopy.bulk)
    plants = _power(veg - _PLANT_SLOPE[channel] * tilt)
    land = plants * (1.0 - through) + _power(soil) * through
    walls = _power(_BUILDINGS[channel] + 4.0 * np.clip(aspect, -0.6, 0.6)) * ground.gloss**2
    land = land + (_power(_ASPHALT[channel]) - land) * ground.paved
    land = land + (walls - land) * ground.walls
    return land + (_power(_WATER[channel]) - land) * ground.water


def speckle(shape: tuple, looks: float, rng: np.random.Generator) -> np.ndarray:
    """Return unit-mean multiplicative speckle [..., H, W] of the given number of looks.

    Neighbouring pixels are correlated, as in ground-range products whose
    pixels are finer than the resolution.
    """
    share = float((_SPREAD**2).sum() ** 2)
    noise = rng.standard_gamma(np.float32(looks * share), shape, dtype=np.float32)
    for axis in (-1, -2):
        noise = (_SPREAD[1] * noise + _SPREAD[0] * np.roll(noise, 1, axis)
                 + _SPREAD[2] * np.roll(noise, -1, axis))  # fmt: skip
    # Gamma draws of about one look come close to zero; no product shows that.
    return np.maximum(noise / np.float32(looks * share), 0.02)
