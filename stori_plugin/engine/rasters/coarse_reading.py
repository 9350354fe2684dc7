"""A few values of a raster, read coarsely, for colours and shares.

Apart from `reading`: there is no grid here, and the shell reads colours without the engine's rest.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import rasterio
from rasterio.enums import Resampling

from ..acquisitions.files.opening import drivers_of, open_raster
from ..acquisitions.series import GDAL_MASK, Band
from ..support.errors import UnreadableRasterError

SIDE = 256  # pixels; overviews serve larger rasters


def coarsely(dataset: rasterio.DatasetReader, band: int, masked: bool = False) -> np.ndarray:
    """Read what is stored in a band (1-based) on at most 256 x 256 pixels, each the nearest one.

    With ``masked`` the array is masked where GDAL knows of no value. Raises rasterio's errors.
    """
    shape = (min(dataset.height, SIDE), min(dataset.width, SIDE))
    return dataset.read(band, out_shape=shape, resampling=Resampling.nearest, masked=masked)


def coarse_stored(
    band: Band, shape: tuple[int, int] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Read what is stored in a band, thinned to ``shape``, and where it is a measurement.

    Without ``shape`` at most 256 x 256 pixels. Returns (rows, columns) as stored, and a boolean
    array of that shape. Raises rasterio's errors.
    """
    with open_raster(band.path) as dataset:
        shape = shape or (min(dataset.height, SIDE), min(dataset.width, SIDE))
        options = {"out_shape": shape, "resampling": Resampling.nearest}
        values = dataset.read(band.index, **options)
        known = np.isfinite(values)
        if band.validity == GDAL_MASK:
            known &= dataset.read_masks(band.index, **options) != 0
        elif band.validity:
            known &= dataset.read(band.validity, **options) != 0
    if band.nodata is not None:
        known &= values != band.nodata
    if band.valid is not None:
        known &= (values >= band.valid[0]) & (values <= band.valid[1])
    return values, known


def coarse_values(path: str, bands: Sequence[int]) -> list[np.ndarray]:
    """Return the finite values of some bands (1-based) of a raster, on at most 256 x 256 pixels.

    Scale and offset tags are applied, nodata is left out. One array (values,) per band, float64;
    empty ones for a raster that cannot be read, which others complain about.
    """
    try:
        # Not shut off from the network as elsewhere: on the main thread that would hold for QGIS.
        with rasterio.open(path, driver=drivers_of(path)[0]) as dataset:
            return [_values(dataset, band) for band in bands]
    except (UnreadableRasterError, rasterio.errors.RasterioError, rasterio.errors.RasterioIOError):
        return [np.empty(0) for _ in bands]


def _values(dataset: rasterio.DatasetReader, band: int) -> np.ndarray:
    read = np.ma.asarray(coarsely(dataset, band, masked=True))
    values = read.compressed().astype(np.float64)
    values = values * dataset.scales[band - 1] + dataset.offsets[band - 1]
    return values[np.isfinite(values)]
