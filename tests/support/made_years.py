"""Short series of Sentinel-2 for the encoders that read a place's year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.series import Source

BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
# Year, day, latitude and longitude of two chips, of which the second is not known.
PLACES = np.array([[np.nan, np.nan, 50.75, 3.25], [np.nan] * 4])


def season(
    folder: Path, dates: Sequence[dt.date], kinds: Sequence[float], bands: Sequence[str] = BANDS
) -> tuple[Source, ...]:
    """Dated rasters of two chips side by side, each with the brightness of its kind."""
    sources = []
    for number, date in enumerate(dates):
        path = write(folder / f"S2_{date:%Y%m%d}.tif", *bands, size=16)
        with rasterio.open(path, "r+") as raster:
            values = np.empty(raster.shape, raster.dtypes[0])
            for column, kind in enumerate(kinds):
                values[:, 8 * column : 8 * column + 8] = 1000 + 900 * kind * number
            for band in range(1, len(bands) + 1):
                raster.write(values + 10 * band, band)
        sources.append(Source(str(path), date))
    return tuple(sources)
