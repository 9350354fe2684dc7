"""The one place where rasters are opened: as what they are, and without the network.

Whoever opens a raster by its name (`open_raster`) opens it with the driver that its first bytes
ask for, never follows it to an address, and never lets it run code. A name that is an address
itself was given by the user and is asked, within limits of time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader

from ...support.addresses import ALLOW_VARIABLE, host_of, network_allowed
from ...support.errors import UnreadableRasterError
from ...support.open_files import check_table, files_at_once
from ...support.unanswered import reading
from .drivers import drivers_for
from .virtual_sources import check_sources, is_virtual_raster

_NOWHERE = "127.0.0.1:9"  # this computer's port that discards; nothing answers there
# Also metadata within a plain GeoTIFF may name an overview on the network.
_WALL = {
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "GDAL_HTTP_PROXY": _NOWHERE,
    "GDAL_HTTPS_PROXY": _NOWHERE,
    "GDAL_VRT_ENABLE_PYTHON": "NO",
}
_PATIENT = {
    "GDAL_HTTP_CONNECTTIMEOUT": "10",
    "GDAL_HTTP_TIMEOUT": "60",
    "GDAL_HTTP_LOW_SPEED_TIME": "20",
    "GDAL_HTTP_LOW_SPEED_LIMIT": "1",
    "GDAL_VRT_ENABLE_PYTHON": "NO",
}
# What GDAL keeps open of the sources of virtual rasters, if not told otherwise.
_POOL, _POOL_SIZE = "GDAL_MAX_DATASET_POOL_SIZE", 100
_REMOTE_DRIVERS = {
    ".jp2": ("JP2OpenJPEG", "JP2KAK", "JP2ECW", "JP2MrSID"),
    ".nc": ("netCDF",),
    ".img": ("HFA",),
}

_here = threading.local()


def is_address(path: str) -> bool:
    r"""Tell GDAL's names of what lies on the network from paths; \\server\share is a path."""
    return bool(host_of(path)) and not path.startswith(("\\\\", "//"))


@contextmanager
def guarded(path: str = "") -> Iterator[None]:
    """Let what this thread opens and reads in the ``with`` block reach the network for nobody.

    With an address as ``path``, or where the user allowed it, it may be reached, with limits.
    """
    is_open = network_allowed() or is_address(path)
    before = getattr(_here, "is_open", None)
    if before == is_open:  # GDAL's options take their time
        yield
        return
    with rasterio.Env(**_options(is_open)):
        _here.is_open = is_open
        try:
            yield
        finally:
            _here.is_open = before


def _options(is_open: bool) -> dict[str, str]:
    options = dict(_PATIENT if is_open else _WALL)
    if is_open:  # what a user's environment says about addresses counts
        options = {k: v for k, v in options.items() if k not in os.environ or "PYTHON" in k}
    pool = min(_POOL_SIZE, max(2, files_at_once() // 4))
    if pool < _POOL_SIZE and _POOL not in os.environ:
        options[_POOL] = str(pool)
    return options


def drivers_of(path: str) -> tuple[str, ...]:
    """Return the drivers that may open a name, after a look at all that it shows.

    Raises `UnreadableRasterError` for what may not be opened, `ExhaustedError` where no more files
    can be.
    """
    if is_address(path):
        return _of_address(path)
    drivers = drivers_for(path)
    if is_virtual_raster(path):
        check_sources(path)
    return drivers


def _of_address(path: str) -> tuple[str, ...]:
    start = path.lower()
    suffix = os.path.splitext(start.partition("?")[0])[1]
    if not start.startswith(("/vsi", "http://", "https://", "s3://", "gs://", "az://")):
        raise UnreadableRasterError(
            f"{path} is the name of a service or a database, which is not read: save what it shows "
            "as GeoTIFF, or take it out."
        )
    if suffix == ".vrt":
        raise UnreadableRasterError(
            f"{path} is a virtual raster on the network, which may show anything: download it and "
            f"set {ALLOW_VARIABLE}=1 if you trust it, or give the rasters that it shows."
        )
    return _REMOTE_DRIVERS.get(suffix, ("GTiff",))


class PlacelessReader(DatasetReader):  # type: ignore[misc]
    """An open raster whose CRS is not asked for: looking it up takes longer than all else."""

    def read_crs(self) -> None:
        """Return no CRS; rasterio asks for it when it opens a file."""


def open_here(path: str, reader: type[DatasetReader] = DatasetReader) -> DatasetReader:
    """Open a raster on a thread that is `guarded`; as `open_raster`, but the caller closes it."""
    failure: Exception | None = None
    present = _present()
    for driver in drivers_of(path):
        if driver not in present:
            continue
        try:
            # `rasterio.open` would set up GDAL's options anew for every file.
            return reader(path, driver=driver)
        except (RasterioError, OSError) as error:
            check_table(error, path)
            failure = failure or error
    if failure is not None:
        raise failure
    raise UnreadableRasterError(
        f"{path} is of a format that the GDAL of this installation does not read: save it as "
        "GeoTIFF, or take it out."
    )


@contextmanager
def open_raster(path: str, reader: type[DatasetReader] = DatasetReader) -> Iterator[DatasetReader]:
    """Open a raster for the ``with`` block, as what it is and without the network.

    With `PlacelessReader` its CRS is not known.

    Raises rasterio's errors for a file that is damaged or missing, `UnreadableRasterError` for one
    that may not be opened, `ExhaustedError` where no more files can be.
    """
    with reading(path), guarded(path), open_here(path, reader) as dataset:
        try:
            yield dataset
        except (RasterioError, OSError) as error:
            check_table(error, path)
            raise


def read_bands(dataset: DatasetReader, indexes: Sequence[int], **options: Any) -> np.ndarray:
    """Read bands (n, rows, columns) of an open raster at once, by their numbers from 1.

    Bands of several types, as virtual rasters stack them, come in one that holds the numbers of
    all; ``options`` are those of rasterio's ``read``.
    """
    kinds = dataset.dtypes  # worked out anew each time
    if len({kinds[index - 1] for index in indexes}) == 1:
        return dataset.read(list(indexes), **options)  # type: ignore[no-any-return]
    shape = options.pop("out_shape", None)
    if shape is not None:
        options["out_shape"] = shape[-2:]
    return np.stack([dataset.read(index, **options) for index in indexes])


_drivers: set[str] = set()


def _present() -> set[str]:
    """Return the drivers of this GDAL, asked once."""
    if not _drivers:
        with rasterio.Env() as env:
            _drivers.update(env.drivers())
    return _drivers
