"""An image of a cube, and how its parts are opened."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import rasterio
from rasterio.errors import NotGeoreferencedWarning

from ..names.dates import Moment
from .opening import open_raster


@dataclass(frozen=True)
class CubeImage:
    """A variable of a netCDF file or of a grid of HDF-EOS, or of Zarr on one date."""

    path: str
    # What stands for the file's name: that of the cube, and of the variable.
    name: str
    variable: str
    # When; None where GDAL's bands or the name tell it.
    moment: Moment | None = None


@contextmanager
def opened(name: str) -> Iterator[rasterio.DatasetReader]:
    """Open a part of a cube, which may lack a place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with open_raster(name) as dataset:
            yield dataset
