"""What holds several rasters and is one input: a SAFE product, an archive, a cube.

By name alone; nothing here needs a library that reads rasters.
"""

from __future__ import annotations

import os

from .safe import is_safe
from .virtual_names import archive_parts, subdataset

NETCDF_SUFFIXES = (".nc", ".nc4", ".cdf")
ZARR_SUFFIX = ".zarr"
HDF4_SUFFIX = ".hdf"
GRIDS = "HDF4_EOS"  # GDAL's name for a grid of HDF-EOS
_ZARR_FILES = (".zgroup", ".zmetadata", "zarr.json")


def is_cube(path: str) -> bool:
    """Tell netCDF, HDF-EOS and Zarr, by the name; also a variable of one, by GDAL's name."""
    parted = subdataset(path)
    if parted is not None:
        return parted[0] in ("NETCDF", "ZARR", GRIDS)
    return path.lower().endswith((*NETCDF_SUFFIXES, HDF4_SUFFIX)) or is_zarr(path)


def is_zarr(path: str) -> bool:
    """Tell a Zarr folder."""
    if not os.path.isdir(path):
        return False
    return path.rstrip("/\\").lower().endswith(ZARR_SUFFIX) or any(
        os.path.isfile(os.path.join(path, name)) for name in _ZARR_FILES
    )


def is_container(path: str) -> bool:
    """Tell what holds several rasters and is one input: a product, an archive, a cube."""
    if is_cube(path) or is_safe(path):
        return True
    place = archive_parts(path)
    return place is not None and (not place[1] or is_safe(path))
