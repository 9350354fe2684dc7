"""HDF4 with grids of HDF-EOS, as MODIS products come: each field of two dimensions is an image.

GDAL names a field ``HDF4_EOS:EOS_GRID:"file.hdf":grid:field``. Not every GDAL has the driver.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

import rasterio
from rasterio.errors import RasterioError

from ...support.errors import UnreadableRasterError
from .containers import GRIDS
from .cube_images import CubeImage, opened
from .virtual_names import subdataset

_SHAPE = re.compile(r"\[(\d+)x(\d+)\]")
_INSTEAD = "convert the layers you need to GeoTIFF (gdal_translate), one file for each date"


@lru_cache(maxsize=1)
def reads_hdf4() -> bool:
    """Tell whether the GDAL of this installation has the drivers."""
    with rasterio.Env() as env:
        return {"HDF4", "HDF4Image"} <= set(env.drivers())


def grids_in(file: str, only: str = "") -> list[CubeImage]:
    """List the fields of the grids of a file, or the one ``only`` (``grid:field``).

    Raises `UnreadableRasterError` that says what to do where there are none, or where this GDAL
    does not read the format.
    """
    if not reads_hdf4():
        raise UnreadableRasterError(
            f"{file} is HDF4, which the GDAL of this installation does not read: {_INSTEAD}."
        )
    try:
        with opened(file) as dataset:
            tags = dataset.tags(ns="SUBDATASETS")
            named = [(subdataset(name), k) for k, name in enumerate(dataset.subdatasets, start=1)]
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{file} cannot be read as HDF4; it may be damaged or cut off: download it again, "
            "or take it out."
        ) from error
    images = []
    for parted, number in named:
        shape = _SHAPE.search(tags.get(f"SUBDATASET_{number}_DESC", ""))
        is_image = shape is not None and min(int(shape[1]), int(shape[2])) > 1
        if parted is None or parted[0] != GRIDS or not is_image or only not in ("", parted[2]):
            continue
        field = parted[2].rsplit(":", 1)[-1]
        stem = os.path.splitext(os.path.basename(file))[0]
        path = f'{GRIDS}:EOS_GRID:"{file}":{parted[2]}'
        images.append(CubeImage(path, f"{stem}_{field.replace(' ', '_')}", field))
    if not images:
        raise UnreadableRasterError(f"{file} holds no grid of HDF-EOS: {_INSTEAD}.")
    return images
