"""A few values of a raster, read coarsely, for the choice of colours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import rasterio
from rasterio.enums import Resampling

SIDE = 256  # pixels; overviews serve larger rasters


def coarse_values(path: str, bands: Sequence[int]) -> list[np.ndarray]:
    """Return the finite values of some bands (1-based) of a raster, on at most 256 x 256 pixels.

    Scale and offset tags are applied, nodata is left out. One array (values,) per band, float64;
    empty ones for a raster that cannot be read, which others complain about.
    """
    try:
        with rasterio.open(path) as dataset:
            shape = (min(dataset.height, SIDE), min(dataset.width, SIDE))
            return [_values(dataset, band, shape) for band in bands]
    except (rasterio.errors.RasterioError, rasterio.errors.RasterioIOError):
        return [np.empty(0) for _ in bands]


def _values(dataset: rasterio.DatasetReader, band: int, shape: tuple[int, int]) -> np.ndarray:
    stored = dataset.read(band, out_shape=shape, resampling=Resampling.nearest, masked=True)
    values = stored.compressed().astype(np.float64)
    values = values * dataset.scales[band - 1] + dataset.offsets[band - 1]
    return values[np.isfinite(values)]
