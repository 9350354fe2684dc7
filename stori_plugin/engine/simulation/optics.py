"""From canopy and soil to surface reflectance.

Leaves over soil follow the exponential approach to a closed canopy's
reflectance, ``R = R_closed + (R_soil - R_closed) exp(-k L)``: the solution of
two-stream radiative transfer for a horizontally even canopy (Goudriaan 1977,
*Crop micrometeorology: a simulation study*). The spectra below are set by hand
to lie within what Sentinel-2 shows of European farmland.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..support.errors import UnknownBandError
from .canopy import Canopy

BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
FINE_BANDS = ("B02", "B03", "B04", "B08")  # 10 m; the others are seen at 20 m

_LEAF = np.array([0.022, 0.050, 0.020, 0.082, 0.350, 0.485, 0.520, 0.530, 0.190, 0.082])
_STRAW = np.array([0.060, 0.104, 0.138, 0.178, 0.215, 0.242, 0.268, 0.290, 0.335, 0.235])
_BLOOM = np.array([0.050, 0.150, 0.135, 0.200, 0.360, 0.450, 0.475, 0.480, 0.240, 0.120])
_SOIL = np.array([0.078, 0.106, 0.134, 0.160, 0.184, 0.202, 0.216, 0.230, 0.300, 0.262])
_CLAY = np.array([0.072, 0.108, 0.158, 0.190, 0.218, 0.240, 0.258, 0.276, 0.355, 0.305])
_PAVED = np.array([0.095, 0.112, 0.125, 0.138, 0.150, 0.158, 0.166, 0.172, 0.195, 0.180])
_TILED = np.array([0.072, 0.098, 0.160, 0.185, 0.205, 0.218, 0.230, 0.240, 0.275, 0.240])
_WATER = np.array([0.036, 0.042, 0.026, 0.022, 0.016, 0.015, 0.014, 0.013, 0.008, 0.006])
_EXTINCTION = np.array([0.90, 0.82, 0.92, 0.78, 0.55, 0.47, 0.45, 0.45, 0.58, 0.72])
# How strongly chlorophyll darkens, cell structure brightens, and water darkens each band.
_GREENING = np.array([0.5, 0.7, 0.5, 0.85, 0.25, 0.05, 0.0, 0.0, 0.0, 0.0])
_STRUCTURE = np.array([0.1, 0.3, 0.1, 0.3, 0.9, 1.0, 1.0, 1.0, 0.5, 0.3])
_WETTING = np.array([0.36, 0.38, 0.40, 0.41, 0.42, 0.42, 0.43, 0.43, 0.50, 0.56])


@dataclass(frozen=True)
class Ground:
    """What lies under the plants and stays; arrays of one shape, unitless."""

    # A multiplier of the soil's reflectance.
    brightness: np.ndarray
    # How much of a redder soil is mixed in.
    clay: np.ndarray
    # The sealed share of the pixel.
    paved: np.ndarray
    # The share of red roofs in it.
    tiled: np.ndarray
    # The share of houses, which only the radar tells from roads.
    walls: np.ndarray
    # The share of open water.
    water: np.ndarray
    # A multiplier of the sealed part.
    gloss: np.ndarray


def band_indices(bands: Sequence[str]) -> np.ndarray:
    """Return the positions of ``bands`` in `BANDS`.

    Raises `UnknownBandError` for a band that the simulator does not know.
    """
    unknown = [band for band in bands if band not in BANDS]
    if unknown:
        raise UnknownBandError(
            f"The simulator has no band {unknown[0]}; choose from {', '.join(BANDS)}."
        )
    return np.array([BANDS.index(band) for band in bands])


def reflect(canopy: Canopy, season, ground: Ground, wetness, band: int) -> np.ndarray:
    """Return the reflectance (0 to 1) of one band, by its position in `BANDS`.

    ``wetness`` (0 to 1) is that of the soil's surface; arrays broadcast.
    """
    soil = (_SOIL[band] + (_CLAY[band] - _SOIL[band]) * ground.clay) * ground.brightness
    # A rough seedbed casts shadows; wet soil is darker, most of all in the SWIR.
    soil = soil * (1.0 - _WETTING[band] * wetness) * (1.0 - 0.035 * canopy.tilth)
    soil = soil + canopy.flooded * (1.4 * _WATER[band] + 0.02 - soil)
    area = canopy.green + canopy.brown
    share = canopy.green / np.maximum(area, 1e-4)
    leaf = _LEAF[band] * season.greenness ** np.float32(-_GREENING[band])
    leaf = leaf * season.leaf_nir ** np.float32(_STRUCTURE[band])
    closed = _STRAW[band] + (leaf - _STRAW[band]) * share
    closed = closed + (_BLOOM[band] - closed) * canopy.flower
    land = closed + (soil - closed) * np.exp(-np.float32(_EXTINCTION[band]) * area)
    sealed = (_PAVED[band] + (_TILED[band] - _PAVED[band]) * ground.tiled) * ground.gloss
    land = land + (sealed - land) * ground.paved
    return (land + (_WATER[band] - land) * ground.water).astype(np.float32)
