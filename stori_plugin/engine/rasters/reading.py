"""Reading windows of the target grid from rasters of any grid.

A raster whose pixels coincide with the grid's is read as it is; any other is warped on the fly
(``WarpedVRT``), always over the same virtual raster of the whole grid and with the exact
transformation, so that a pixel's value does not depend on the window it was read in.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterWindow

from ..acquisitions.series import Band, Raster
from ..support.errors import UnreadableRasterError
from .decibel_vrt import as_power
from .grid import Grid, Window, aligned_offset, resampling_for, scales
from .unreadable import ReadTolerance, UnreadableTile, parts_of, tolerance

# Pixels. Zero would ask GDAL for the exact transformation, but rasterio 1.3 fails on it; with
# this the approximation is exact to rounding.
_EXACT = 1e-9
_RIM = 256  # pixels around the grid in which clouds are still seen, for the buffer around them
_UNSCALED = (1.0, 0.0)
_WAITS = (0.1, 0.4)  # seconds before a file is tried again


@dataclass(frozen=True)
class _How:
    """How a raster's numbers are to be read; part of what tells open datasets apart."""

    nodata: float | None
    categorical: bool
    decibel: bool
    scaling: tuple[float, float]


class GridReader:
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
        self._given_up: set[str] = set()  # files that were waited for in vain

    def __enter__(self) -> GridReader:
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
        (``categorical``) are not averaged.

        Raises `UnreadableRasterError` naming the file; where `tolerating` allows it, what
        cannot be read is NaN instead, storage tile by storage tile.
        """
        how = _How(nodata, categorical, decibel, scaling)
        allowed = tolerance()
        if allowed is None:
            return self._patiently(raster, indexes, window, how)
        allowed.note(raster.path)
        bands = tuple(indexes)
        lost = allowed.lost_of(raster.path, bands)
        if not lost:
            try:
                return self._patiently(raster, indexes, window, how)
            except UnreadableRasterError:
                pass  # in parts it may be readable
        return self._in_parts(raster, bands, window, how, allowed)

    def _patiently(self, raster: Raster, indexes: Sequence[int], window: Window, how: _How):
        """Read, and where that fails once more a little later, as a network drive may need."""
        waits = () if raster.path in self._given_up else _WAITS
        for wait in waits:
            try:
                return self._read(raster, indexes, window, how)
            except UnreadableRasterError:
                self._forget(raster.path)
                time.sleep(wait)
        try:
            return self._read(raster, indexes, window, how)
        except UnreadableRasterError:
            self._given_up.add(raster.path)
            self._forget(raster.path)
            raise

    def _in_parts(
        self,
        raster: Raster,
        bands: tuple[int, ...],
        window: Window,
        how: _How,
        allowed: ReadTolerance,
    ) -> np.ndarray:
        """Read storage tile by storage tile; those that fail are lost and stay NaN."""
        result = np.full((len(bands), window.height, window.width), np.nan, np.float32)
        lost = allowed.lost_of(raster.path, bands)
        for row, column, part in parts_of(window, self.grid):
            if (row, column) in lost:
                continue
            try:
                values = self._read(raster, bands, part, how)
            except UnreadableRasterError as error:
                self._forget(raster.path)
                allowed.lose(UnreadableTile(raster.path, bands, row, column), error)
                continue
            _copy_overlap(values, part, result, window)
        return result

    def _forget(self, path: str) -> None:
        """Close what this thread has open of a file."""
        opened = getattr(self._local, "opened", {})
        for key in [key for key in opened if key[0] == path]:
            opened.pop(key).close()

    def _read(self, raster: Raster, indexes: Sequence[int], window: Window, how: _How):
        result = np.full((len(indexes), window.height, window.width), np.nan, np.float32)
        try:
            dataset, part, place = self._locate(raster, window, how)
            if part is None:
                return result
            values = dataset.read(list(indexes), window=part)
        except (RasterioError, OSError) as error:
            raise UnreadableRasterError(
                f"{raster.path} cannot be read: the file is damaged or was cut short, or its "
                "drive is gone. Replace it or take it out of the inputs."
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
            rim = _rim(how)
            offset = (rim, rim)
            rows, columns = self.grid.height + 2 * rim, self.grid.width + 2 * rim
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
        x_scale, y_scale = scales(raster, self.grid)
        rim = _rim(how)
        source = as_power(raster, how.scaling, how.nodata) if how.decibel else raster.path
        return WarpedVRT(
            rasterio.open(source),
            crs=self._crs,
            transform=self.grid.affine * Affine.translation(-rim, -rim),
            width=self.grid.width + 2 * rim,
            height=self.grid.height + 2 * rim,
            resampling=nearest if how.categorical else resampling_for(raster, self.grid),
            src_nodata=nodata,
            nodata=np.nan,
            dtype="float32",
            tolerance=_EXACT,
            UNIFIED_SRC_NODATA="NO",  # else nodata counts as a value where another band has one
            XSCALE=x_scale,  # else they are worked out anew for every window
            YSCALE=y_scale,
        )


def _rim(how: _How) -> int:
    """Return how many pixels beyond the grid a warped raster can be read."""
    return _RIM if how.categorical else 0


def _copy_overlap(values: np.ndarray, part: Window, result: np.ndarray, whole: Window) -> None:
    """Copy what a part and the whole share: (bands, rows, columns) each, of their windows."""
    top, left = max(part.row, whole.row), max(part.column, whole.column)
    bottom = min(part.row + part.height, whole.row + whole.height)
    right = min(part.column + part.width, whole.column + whole.width)
    to = (
        slice(top - whole.row, bottom - whole.row),
        slice(left - whole.column, right - whole.column),
    )
    of = (slice(top - part.row, bottom - part.row), slice(left - part.column, right - part.column))
    result[(slice(None), *to)] = values[(slice(None), *of)]


def _from_stored(values: np.ndarray, how: _How) -> np.ndarray:
    result = values.astype(np.float32)
    if how.nodata is not None and not np.isnan(how.nodata):
        result[values == np.asarray(how.nodata).astype(values.dtype)] = np.nan
    result = _scaled(result, how)
    if how.decibel:
        with np.errstate(all="ignore"):  # no backscatter is that strong; it is damage
            result = np.power(np.float32(10.0), result / np.float32(10.0))
        result[np.isinf(result)] = np.nan
    return result


def _from_warped(values: np.ndarray, how: _How) -> np.ndarray:
    if how.decibel:  # scaled before it was warped
        return np.where(values > 0, values, np.float32(np.nan))
    return _scaled(values, how)


def _scaled(values: np.ndarray, how: _How) -> np.ndarray:
    if how.scaling == _UNSCALED:
        return values
    return values * np.float32(how.scaling[0]) + np.float32(how.scaling[1])


def by_file(bands: Sequence[Band]) -> list[list[Band]]:
    """Group bands that can be read at once: those of one file with the same nodata and scaling."""
    files: dict[tuple, list[Band]] = {}
    for band in bands:
        alike = (band.path, repr(band.nodata), band.scale, band.offset)
        files.setdefault(alike, []).append(band)
    return list(files.values())
