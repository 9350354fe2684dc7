"""Tiny rasters for tests of the scan."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin


def write(
    path: Path,
    *descriptions: str,
    value: float = 1500,
    dtype: str = "uint16",
    pixel: float = 10.0,
    nodata: float | None = None,
    crs: str | None = "EPSG:32631",
    scaling: tuple[float, float] | None = None,
    driver: str = "GTiff",
    size: int = 6,
    tags: dict[str, str] | None = None,
) -> Path:
    """Write a raster of one value with a band per description ("" leaves it undescribed)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": driver,
        "width": size,
        "height": size,
        "count": max(1, len(descriptions)),
        "dtype": dtype,
        "nodata": nodata,
        "crs": crs,
        "transform": from_origin(500_000, 5_600_000, pixel, pixel),
    }
    with rasterio.open(path, "w", **profile) as dataset:
        shape = (dataset.count, size, size)
        dataset.write(np.full(shape, value).astype(dtype))
        for index, text in enumerate(descriptions, start=1):
            if text:
                dataset.set_band_description(index, text)
        if scaling:
            dataset.scales = [scaling[0]] * dataset.count
            dataset.offsets = [scaling[1]] * dataset.count
        if tags:
            dataset.update_tags(**tags)
    return path
