"""Encoding chips of a source, with their time and place where an encoder is told these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rasterio.crs import CRS

from ...support.reprojection import points_in
from ..chips.chip_source import ChipSource
from .encoder_registry import Encoder
from .pixel_years import YearEncoder
from .prithvi import PrithviEncoder

_DEGREES = CRS.from_epsg(4326)


def encode_of(
    encoder: Encoder, chips: np.ndarray, source: ChipSource, rows: Sequence[int]
) -> np.ndarray:
    """Return embeddings (n, dim) float32 of chips, which are those rows of a source."""
    if not (isinstance(encoder, (PrithviEncoder, YearEncoder)) and encoder.knows_places):
        return encoder.encode(chips)
    return encoder.encode_at(chips, moments_of(source, rows))


def moments_of(source: ChipSource, rows: Sequence[int]) -> np.ndarray:
    """Return year, day of the year, latitude and longitude (n, 4) of chips; NaN where unknown."""
    moments = np.full((len(rows), 4), np.nan)
    for number, row in enumerate(rows):
        date = source.table.date(row)
        if date is not None:
            moments[number, :2] = date.year, date.timetuple().tm_yday
    centres = source.table.corners[list(rows)].mean(1)
    known = np.isfinite(centres).all(1)
    if source.crs and known.any():
        xs, ys = centres[known].T.tolist()
        east, north = points_in(source.crs, _DEGREES, xs, ys)
        places = np.stack([north, east], -1)
        moments[known, 2:] = np.where(np.isfinite(places), places, np.nan)
    return moments
