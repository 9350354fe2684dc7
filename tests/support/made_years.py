"""Short series of Sentinel-2 for the encoders that read a place's year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from made_rasters import write
from made_scene import write_raster
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.series import Source

BANDS = ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12")
TRANSFORM = from_origin(500_000, 5_600_000, 10, 10)
# Year, day, latitude and longitude of two chips, of which the second is not known.
PLACES = np.array([[np.nan, np.nan, 50.75, 3.25], [np.nan] * 4])


def passes(
    folder: Path, dates: Sequence[dt.date], levels: Sequence[float], names=("VV", "VH")
) -> tuple[Source, ...]:
    """Dated backscatter of the same ground in dB: VV as ``levels`` say, VH 6 dB less."""
    sources = []
    for date, level in zip(dates, levels):
        path = folder / f"S1_IW_GRD_{date:%Y%m%d}T173200_ASC.tif"
        bands = np.full((len(names), 16, 16), level, np.float32)
        bands[1:] -= 6
        write_raster(path, bands, names, float("nan"), transform=TRANSFORM)
        sources.append(Source(str(path), date))
    return tuple(sources)


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
