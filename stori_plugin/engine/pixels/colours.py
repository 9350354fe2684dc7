"""Colours of a series: the same on all dates, so that a change of colour is one on the ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

# From bare soil over sparse cover to a closed canopy, as fractions of the range
# shown; the greens darken evenly, so that they also read without colour vision.
VEGETATION_RAMP = (
    (0.00, "#8c6a4f"),
    (0.20, "#d9b98c"),
    (0.38, "#f2e8b6"),
    (0.55, "#b5d676"),
    (0.75, "#4ea64b"),
    (1.00, "#0b4f2c"),
)
# From dry over moist to wet and open water; lightness falls evenly.
WATER_RAMP = (
    (0.00, "#8c6a4f"),
    (0.25, "#d9c2a3"),
    (0.50, "#e8f0ee"),
    (0.75, "#6fb3d2"),
    (1.00, "#0b3c6f"),
)
_OF_WATER = ("NDWI", "MNDWI", "NDMI", "NDSI", "LSWI", "NDII")
INDEX_LIMITS = (-0.1, 0.9)
PERCENTILES = (2.0, 98.0)
MISSING = (201, 207, 214)

Limits = tuple  # (darkest, brightest) value


def ramp_of(name: str) -> tuple[tuple[float, str], ...]:
    """Return the ramp of an index: positions (0 to 1) and colours; vegetation's for most."""
    return WATER_RAMP if name.upper() in _OF_WATER else VEGETATION_RAMP


def percentile_limits(values: np.ndarray) -> Limits:
    """Return the limits that leave out the darkest and the brightest of finite ``values``."""
    if values.size == 0:
        return 0.0, 1.0
    low, high = (float(value) for value in np.percentile(values, PERCENTILES))
    return (low, high) if high > low else (low, low + 1.0)


def looks_like_an_index(limits: Limits) -> bool:
    """Tell a normalised difference from, say, a lone reflectance band in integers."""
    low, high = limits
    return low >= -1.0 and 0.35 <= high <= 1.0


def shared_limits(values: Sequence[np.ndarray], natural: bool = False) -> tuple[Limits, ...]:
    """Return the limits of each band from samples of it (any shape, NaN where missing).

    With ``natural`` one stretch serves all three, which keeps the hues that the eye would see;
    a lone index gets the limits that all indices have here.
    """
    known = [band[np.isfinite(band)] for band in values]
    if natural:
        return (percentile_limits(np.concatenate(known)),) * len(known)
    limits = tuple(percentile_limits(band) for band in known)
    return (INDEX_LIMITS,) if len(limits) == 1 and looks_like_an_index(limits[0]) else limits


def coloured(
    bands: np.ndarray,
    limits: Sequence[Limits],
    ramp: Sequence[tuple[float, str]] = VEGETATION_RAMP,
) -> np.ndarray:
    """Return a picture (rows, columns, 3), uint8, of one band (by a ramp) or of three.

    ``bands`` is (1 or 3, rows, columns), NaN where missing, which becomes grey. Without a ``ramp``
    one band is drawn from black to white.
    """
    low, high = (np.array(side, np.float32)[:, None, None] for side in zip(*limits))
    shares = np.clip((bands - low) / (high - low), 0.0, 1.0)
    missing = ~np.isfinite(shares).all(axis=0)
    shares = np.where(missing, 0.0, shares)
    if len(bands) == 1 and ramp:
        positions = [position for position, _ in ramp]
        stops = np.array([_parts(colour) for _, colour in ramp], np.float64)
        picture = np.stack([np.interp(shares[0], positions, stop) for stop in stops.T], axis=-1)
    else:
        picture = 255.0 * np.moveaxis(np.broadcast_to(shares, (3, *shares.shape[1:])), 0, -1)
    picture[missing] = MISSING
    return np.rint(picture).astype(np.uint8)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[k : k + 2], 16) for k in (1, 3, 5))
