"""Reading windows of the target grid from rasters of any grid.

A raster whose pixels coincide with the grid's is read as it is; any other is warped on the fly
(``WarpedVRT``), always over the same virtual raster of the whole grid and with the exact
transformation, so that a pixel's value does not depend on the window it was read in.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from xml.sax.saxutils import escape

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterWindow

from .errors import UnreadableRasterError
from .grid import Grid, Window
from .series import Raster

_ALIGNED = 1e-3  # pixels
# Pixels. Zero would ask GDAL for the exact transformation, but rasterio 1.3 fails on it; with
# this the approximation is exact to rounding.
_EXACT = 1e-9
_COARSER = 1.5  # a target pixel this much larger averages what it covers


class Datasets:
    """Open rasters, kept open per thread because GDAL's handles belong to one thread each.

    At most ``most`` are open in each thread; the one not used for longest is closed first.
    Closing the object closes those of all threads.
    """

    def __init__(self, grid: Grid, most: int = 256) -> None:
        self.grid = grid
        self._crs = CRS.from_wkt(grid.crs)
        self._most = most
        self._local = threading.local()
        self._all: list[OrderedDict] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Datasets:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            for opened in self._all:
                while opened:
                    opened.popitem()[1].close()

    def read(
        self,
        raster: Raster,
        indexes: Sequence[int],
        window: Window,
        nodata: float | None,
        categorical: bool = False,
        decibel: bool = False,
    ) -> np.ndarray:
        """Read bands of a raster over a window of the grid.

        ``indexes`` count from 1. Returns (bands, rows, columns) in stored numbers: float32 with
        NaN where nothing is known, or the raster's own type if ``categorical``, with zero
        there. With ``decibel`` what is stored is dB and what is returned is linear power.
        Raises `UnreadableRasterError` naming the file.
        """
        dtype = np.dtype(raster.dtype) if categorical else np.dtype(np.float32)
        empty = 0 if categorical else np.nan
        result = np.full((len(indexes), window.height, window.width), empty, dtype)
        try:
            dataset, part, place = self._locate(raster, window, nodata, categorical, decibel)
            if part is None:
                return result
            values = dataset.read(list(indexes), window=part)
        except (RasterioError, OSError) as error:
            raise UnreadableRasterError(
                f"{raster.path} cannot be read: the file is damaged or was cut short. "
                "Replace it or take it out of the inputs."
            ) from error
        if not categorical:
            values = _as_float(values, nodata, decibel, isinstance(dataset, WarpedVRT))
        result[(slice(None), *place)] = values
        return result

    def _locate(self, raster, window, nodata, categorical, decibel):
        """Return the dataset to read from, its window, and the place of that in the result."""
        offset = aligned_offset(raster, self.grid)
        if offset is not None:
            rows, columns = raster.height, raster.width
            dataset = self._open((raster.path,), lambda: rasterio.open(raster.path))
        else:
            offset = (0, 0)
            rows, columns = self.grid.height, self.grid.width
            key = (raster.path, categorical, decibel)
            dataset = self._open(key, lambda: self._warped(raster, nodata, categorical, decibel))
        top = max(window.row + offset[0], 0)
        left = max(window.column + offset[1], 0)
        bottom = min(window.row + offset[0] + window.height, rows)
        right = min(window.column + offset[1] + window.width, columns)
        if bottom <= top or right <= left:
            return dataset, None, None
        first_row, first_column = top - window.row - offset[0], left - window.column - offset[1]
        place = (
            slice(first_row, first_row + bottom - top),
            slice(first_column, first_column + right - left),
        )
        return dataset, RasterWindow(left, top, right - left, bottom - top), place

    def _open(self, key, opener):
        opened = getattr(self._local, "opened", None)
        if opened is None:
            opened = self._local.opened = OrderedDict()
            with self._lock:
                self._all.append(opened)
        if key in opened:
            opened.move_to_end(key)
            return opened[key]
        while len(opened) >= self._most:
            opened.popitem(last=False)[1].close()
        opened[key] = opener()
        return opened[key]

    def _warped(self, raster: Raster, nodata, categorical: bool, decibel: bool):
        path = _as_power(raster, nodata) if decibel else raster.path
        if decibel and nodata is not None:
            nodata = _power_of(nodata)
        resampling = Resampling.nearest if categorical else _resampling(raster, self.grid)
        source = rasterio.open(path)
        return WarpedVRT(
            source,
            crs=self._crs,
            transform=self.grid.affine,
            width=self.grid.width,
            height=self.grid.height,
            resampling=resampling,
            src_nodata=nodata,
            nodata=nodata,
            tolerance=_EXACT,
        )


def aligned_offset(raster: Raster, grid: Grid) -> tuple[int, int] | None:
    """Return (rows, columns) from grid to raster pixels, or None if they do not coincide."""
    a, b, x0, d, e, y0 = raster.transform[:6]
    ga, _, gx, _, ge, gy = grid.transform[:6]
    reach = max(grid.width, grid.height, raster.width, raster.height)
    if b or d or abs(a - ga) * reach > _ALIGNED * ga or abs(e - ge) * reach > -_ALIGNED * ge:
        return None
    column, row = (gx - x0) / a, (gy - y0) / e
    if abs(column - round(column)) > _ALIGNED or abs(row - round(row)) > _ALIGNED:
        return None
    if raster.crs != grid.crs and CRS.from_wkt(raster.crs) != CRS.from_wkt(grid.crs):
        return None
    return round(row), round(column)


def _resampling(raster: Raster, grid: Grid) -> Resampling:
    own = Grid(raster.crs, raster.transform, raster.width, raster.height)
    coarser = grid.metres_per_pixel > _COARSER * own.metres_per_pixel
    return Resampling.average if coarser else Resampling.bilinear


def _as_float(values, nodata, decibel: bool, warped: bool) -> np.ndarray:
    result = values.astype(np.float32)
    if decibel and warped:
        unknown = ~(result > 0)
        if nodata is not None:
            unknown |= result == np.float32(_power_of(nodata))
        result[unknown] = np.nan
        return result
    if nodata is not None and not np.isnan(nodata):
        result[values == np.asarray(nodata).astype(values.dtype)] = np.nan
    if decibel:
        result = np.power(np.float32(10.0), result / np.float32(10.0))
    return result


def _power_of(decibel: float) -> float:
    return float(10.0 ** (decibel / 10.0))


def _as_power(raster: Raster, nodata: float | None) -> str:
    """Describe a virtual raster that gives linear power for dB, so that warping averages power."""
    with rasterio.open(raster.path) as dataset:
        types = dataset.dtypes
    geo = ", ".join(repr(float(raster.transform[i])) for i in (2, 0, 1, 5, 3, 4))
    value = "" if nodata is None else f"<NoDataValue>{_power_of(nodata)!r}</NoDataValue>"
    bands = "".join(
        f'<VRTRasterBand dataType="Float32" band="{index}" subClass="VRTDerivedRasterBand">{value}'
        f"<PixelFunctionType>dB2pow</PixelFunctionType><SourceTransferType>Float32"
        f'</SourceTransferType><SimpleSource><SourceFilename relativeToVRT="0">'
        f"{escape(raster.path)}</SourceFilename><SourceBand>{index}</SourceBand></SimpleSource>"
        "</VRTRasterBand>"
        for index in range(1, len(types) + 1)
    )
    return (
        f'<VRTDataset rasterXSize="{raster.width}" rasterYSize="{raster.height}">'
        f"<SRS>{escape(raster.crs)}</SRS><GeoTransform>{geo}</GeoTransform>{bands}</VRTDataset>"
    )
