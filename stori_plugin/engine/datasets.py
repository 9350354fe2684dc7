"""Reading windows of the target grid from rasters of any grid.

A raster whose pixels coincide with the grid's is read as it is; any other is warped on the fly
(``WarpedVRT``), always over the same virtual raster of the whole grid and with the exact
transformation, so that a pixel's value does not depend on the window it was read in.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform
from rasterio.windows import Window as RasterWindow

from .errors import UnreadableRasterError
from .grid import Grid, Window
from .series import Band, Raster

_ALIGNED = 1e-3  # pixels
# Pixels. Zero would ask GDAL for the exact transformation, but rasterio 1.3 fails on it; with
# this the approximation is exact to rounding.
_EXACT = 1e-9
_COARSER = 1.5  # a target pixel this much larger averages what it covers
_UNSCALED = (1.0, 0.0)


@dataclass(frozen=True)
class _How:
    """How a raster's numbers are to be read; part of what tells open datasets apart."""

    nodata: float | None
    categorical: bool
    decibel: bool
    scaling: tuple[float, float]


class Datasets:
    """Open rasters, kept open per thread because GDAL's handles belong to one thread each.

    At most ``most`` are open in each thread; the one not used for longest is closed first.
    Closing the object closes those of all threads.
    """

    def __init__(self, grid: Grid, most: int = 500) -> None:
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
        scaling: tuple[float, float] = _UNSCALED,
    ) -> np.ndarray:
        """Read bands of a raster over a window of the grid.

        ``indexes`` count from 1; ``nodata`` is in stored numbers. Returns (bands, rows,
        columns), float32, NaN where nothing is known: what is stored times scale plus offset
        (``scaling``). With ``decibel`` that is dB and what is returned is linear power. Codes
        (``categorical``) are not averaged. Raises `UnreadableRasterError` naming the file.
        """
        result = np.full((len(indexes), window.height, window.width), np.nan, np.float32)
        how = _How(nodata, categorical, decibel, scaling)
        try:
            dataset, part, place = self._locate(raster, window, how)
            if part is None:
                return result
            values = dataset.read(list(indexes), window=part)
        except (RasterioError, OSError) as error:
            raise UnreadableRasterError(
                f"{raster.path} cannot be read: the file is damaged or was cut short. "
                "Replace it or take it out of the inputs."
            ) from error
        if isinstance(dataset, WarpedVRT):
            values = _from_warped(values, how)
        else:
            values = _from_stored(values, how)
        result[(slice(None), *place)] = values
        return result

    def _locate(self, raster: Raster, window: Window, how: _How):
        """Return the dataset to read from, its window, and the place of that in the result."""
        offset = aligned_offset(raster, self.grid)
        if offset is not None:
            rows, columns = raster.height, raster.width
            dataset = self._open((raster.path,), lambda: rasterio.open(raster.path))
        else:
            offset = (0, 0)
            rows, columns = self.grid.height, self.grid.width
            dataset = self._open((raster.path, repr(how)), lambda: self._warped(raster, how))
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

    def _warped(self, raster: Raster, how: _How):
        nearest = Resampling.nearest
        # NaN as a source's nodata is equal to nothing that an integer band stores.
        nodata = np.nan if how.nodata is None or how.decibel else how.nodata
        x_scale, y_scale = _scales(raster, self.grid)
        return WarpedVRT(
            rasterio.open(_as_power(raster, how) if how.decibel else raster.path),
            crs=self._crs,
            transform=self.grid.affine,
            width=self.grid.width,
            height=self.grid.height,
            resampling=nearest if how.categorical else _resampling(raster, self.grid),
            src_nodata=nodata,
            nodata=np.nan,
            dtype="float32",
            tolerance=_EXACT,
            UNIFIED_SRC_NODATA="NO",  # else nodata counts as a value where another band has one
            XSCALE=x_scale,  # else they are worked out anew for every window
            YSCALE=y_scale,
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


def _scales(raster: Raster, grid: Grid) -> tuple[float, float]:
    """Return the pixels of the grid per pixel of the raster, across and down, at the middle."""
    x, y = grid.affine * (grid.width / 2, grid.height / 2)
    a, _, _, _, e, _ = grid.transform[:6]
    xs, ys = transform(grid.crs, raster.crs, [x, x + a, x], [y, y, y + e])
    inverse = ~Affine(*raster.transform[:6])
    columns, rows = zip(*(inverse * place for place in zip(xs, ys)))
    across = math.hypot(columns[1] - columns[0], columns[2] - columns[0])
    down = math.hypot(rows[1] - rows[0], rows[2] - rows[0])
    return 1.0 / across, 1.0 / down


def _from_stored(values: np.ndarray, how: _How) -> np.ndarray:
    result = values.astype(np.float32)
    if how.nodata is not None and not np.isnan(how.nodata):
        result[values == np.asarray(how.nodata).astype(values.dtype)] = np.nan
    result = _scaled(result, how)
    if how.decibel:
        result = np.power(np.float32(10.0), result / np.float32(10.0))
    return result


def _from_warped(values: np.ndarray, how: _How) -> np.ndarray:
    if how.decibel:  # scaled before it was warped
        return np.where(values > 0, values, np.float32(np.nan))
    return _scaled(values, how)


def _scaled(values: np.ndarray, how: _How) -> np.ndarray:
    if how.scaling == _UNSCALED:
        return values
    return values * np.float32(how.scaling[0]) + np.float32(how.scaling[1])


def _as_power(raster: Raster, how: _How) -> str:
    """Describe a virtual raster that gives linear power for dB, so that warping averages power.

    It stands on another one that scales what is stored and gives NaN for nodata.
    """
    with rasterio.open(raster.path) as dataset:
        indexes = dataset.indexes
    scale, offset = how.scaling
    nodata = "" if how.nodata is None else f"<NODATA>{how.nodata!r}</NODATA>"
    scaled = _virtual(
        raster,
        indexes,
        "",
        f"<ScaleOffset>{offset!r}</ScaleOffset><ScaleRatio>{scale!r}</ScaleRatio>{nodata}",
        raster.path,
    )
    power = "<PixelFunctionType>dB2pow</PixelFunctionType>"
    power += "<SourceTransferType>Float32</SourceTransferType>"
    return _virtual(raster, indexes, power, "", scaled)


def _virtual(raster: Raster, indexes: Sequence[int], function: str, scaling: str, of: str) -> str:
    """Describe a virtual float raster with NaN as nodata, of a file or of another description."""
    kind = ' subClass="VRTDerivedRasterBand"' if function else ""
    source = "ComplexSource" if scaling else "SimpleSource"
    bands = "".join(
        f'<VRTRasterBand dataType="Float32" band="{index}"{kind}><NoDataValue>nan</NoDataValue>'
        f'{function}<{source}><SourceFilename relativeToVRT="0">{escape(of)}</SourceFilename>'
        f"<SourceBand>{index}</SourceBand>{scaling}</{source}></VRTRasterBand>"
        for index in indexes
    )
    geo = ", ".join(repr(float(raster.transform[i])) for i in (2, 0, 1, 5, 3, 4))
    return (
        f'<VRTDataset rasterXSize="{raster.width}" rasterYSize="{raster.height}">'
        f"<SRS>{escape(raster.crs)}</SRS><GeoTransform>{geo}</GeoTransform>{bands}</VRTDataset>"
    )


def by_file(bands: Sequence[Band]) -> list[list[Band]]:
    """Group bands that can be read at once: those of one file with the same nodata and scaling."""
    files: dict[tuple, list[Band]] = {}
    for band in bands:
        alike = (band.path, repr(band.nodata), band.scale, band.offset)
        files.setdefault(alike, []).append(band)
    return list(files.values())
