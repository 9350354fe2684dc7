"""Reading windows of the target grid from rasters of any grid.

A raster whose pixels coincide with the grid's is read as it is; any other is warped on the fly
(``WarpedVRT``), always over the same virtual raster of the whole grid, or of the scene that the
grid is a part of, and with the exact transformation, so that a pixel's value does not depend on the
window it was read in.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterWindow

from ..acquisitions.series import GDAL_MASK, Band, Raster
from ..support.errors import UnreadableRasterError
from .grid import Grid, Window, aligned_offset, resampling_for, scales
from .source_vrt import as_power, without_impossible
from .unreadable import ReadTolerance, UnreadableTile, parts_of, tolerance

# Pixels. Zero would ask GDAL for the exact transformation, but rasterio 1.3 fails on it; with
# this the approximation is exact to rounding.
_EXACT = 1e-9
_RIM = 256  # pixels around the grid in which clouds are still seen, for the buffer around them
_UNSCALED = (1.0, 0.0)
_CONVERTED = ("decibel", "amplitude")
WAITS = (0.1, 0.4)  # seconds before a file is tried again


@dataclass(frozen=True)
class _Encoding:
    """What a raster's numbers mean; part of what tells open datasets apart."""

    # The stored number that means nothing; None where there is none.
    nodata: float | None
    # Whether the numbers are codes, which cannot be averaged.
    categorical: bool
    # The unit of scaled numbers where linear power is to be made of it: decibel or amplitude.
    unit: str
    # Scale and offset: physical = stored * scale + offset.
    scaling: tuple[float, float]
    # The lowest and the highest stored number that can be true; None where all can.
    valid: tuple[float, float] | None
    # The band that is 0 where nothing is known, or `GDAL_MASK`; 0 without, as in `Band`.
    validity: int

    @property
    def is_converted(self) -> bool:
        """Whether linear power is made of another unit, which must come before any averaging."""
        return self.unit in _CONVERTED


class _Overlap(NamedTuple):
    """What a window of the grid and a raster share."""

    dataset: rasterio.DatasetReader | WarpedVRT
    # The part of the dataset to read.
    source: RasterWindow
    # The rows and columns of the result that it fills.
    target: tuple[slice, slice]


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
        unit: str = "",
        scaling: tuple[float, float] = _UNSCALED,
        valid: tuple[float, float] | None = None,
        validity: int = 0,
    ) -> np.ndarray:
        """Read bands of a raster over a window of the grid.

        - ``raster``: the file.
        - ``indexes``: the bands to read, from 1.
        - ``window``: pixels of the grid; it may reach over the edge.
        - ``nodata``: the stored number that means nothing, None where there is none.
        - ``categorical``: whether the numbers are codes, which are not averaged.
        - ``unit``: of scaled backscatter; of "decibel" and "amplitude" linear power is returned.
        - ``scaling``: scale and offset of the stored numbers.
        - ``valid``: the lowest and the highest stored number that can be true; what lies beyond
          is missing before anything is averaged.
        - ``validity``: the band that is 0 where nothing is known, `GDAL_MASK`, or 0, as in `Band`.

        Returns (bands, rows, columns), float32: stored times scale plus offset, NaN where nothing
        is known. Raises `UnreadableRasterError` naming the file; where `tolerating` allows it,
        what cannot be read is NaN instead, storage tile by storage tile.
        """
        encoding = _Encoding(nodata, categorical, unit, scaling, valid, validity)
        allowed = tolerance()
        if allowed is None:
            return self._patiently(raster, indexes, window, encoding)
        allowed.note(raster.path)
        bands = tuple(indexes)
        lost = allowed.lost_of(raster.path, bands)
        if not lost:
            try:
                return self._patiently(raster, indexes, window, encoding)
            except UnreadableRasterError:
                pass  # in parts it may be readable
        return self._in_parts(raster, bands, window, encoding, allowed)

    def _patiently(
        self, raster: Raster, indexes: Sequence[int], window: Window, encoding: _Encoding
    ) -> np.ndarray:
        """Read, and where that fails once more a little later, as a network drive may need."""
        waits = () if raster.path in self._given_up else WAITS
        for wait in waits:
            try:
                return self._read(raster, indexes, window, encoding)
            except UnreadableRasterError:
                self._forget(raster.path)
                time.sleep(wait)
        try:
            return self._read(raster, indexes, window, encoding)
        except UnreadableRasterError:
            self._given_up.add(raster.path)
            self._forget(raster.path)
            raise

    def _in_parts(
        self,
        raster: Raster,
        bands: tuple[int, ...],
        window: Window,
        encoding: _Encoding,
        allowed: ReadTolerance,
    ) -> np.ndarray:
        """Read storage tile by storage tile; those that fail are lost and stay NaN."""
        result = np.full((len(bands), window.height, window.width), np.nan, np.float32)
        lost = allowed.lost_of(raster.path, bands)
        for row, column, part in parts_of(window, self.grid):
            if (row, column) in lost:
                continue
            try:
                values = self._read(raster, bands, part, encoding)
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

    def _read(
        self, raster: Raster, indexes: Sequence[int], window: Window, encoding: _Encoding
    ) -> np.ndarray:
        result = np.full((len(indexes), window.height, window.width), np.nan, np.float32)
        try:
            overlap = self._overlap(raster, window, encoding)
            if overlap is None:
                return result
            values = overlap.dataset.read(list(indexes), window=overlap.source)
            known = _known(overlap, indexes, encoding.validity)
        except (RasterioError, OSError) as error:
            raise UnreadableRasterError(
                f"{raster.path} cannot be read: the file is damaged or was cut short, or its "
                "drive is gone. Replace it or take it out of the inputs."
            ) from error
        if isinstance(overlap.dataset, WarpedVRT):
            values = _from_warped(values, encoding)
        else:
            values = _from_stored(values, encoding)
            if known is not None:
                values[~known] = np.nan
        result[(slice(None), *overlap.target)] = values
        return result

    def _overlap(self, raster: Raster, window: Window, encoding: _Encoding) -> _Overlap | None:
        """Open a raster and find what it shares with a window; None where that is nothing."""
        whole = self.grid.read_as
        row, column = self.grid.offset_in(whole)
        offset = aligned_offset(raster, whole)
        if offset is not None:
            offset = (offset[0] + row, offset[1] + column)
            rows, columns = raster.height, raster.width
            dataset = self._open((raster.path,), lambda: rasterio.open(raster.path))
        else:
            rim = _rim(encoding)
            offset = (rim + row, rim + column)
            rows, columns = whole.height + 2 * rim, whole.width + 2 * rim
            key = (raster.path, repr(encoding))
            dataset = self._open(key, lambda: self._warped(raster, encoding))
        top = max(window.row + offset[0], 0)
        left = max(window.column + offset[1], 0)
        bottom = min(window.row + offset[0] + window.height, rows)
        right = min(window.column + offset[1] + window.width, columns)
        if bottom <= top or right <= left:
            return None
        first_row, first_column = top - window.row - offset[0], left - window.column - offset[1]
        target = (
            slice(first_row, first_row + bottom - top),
            slice(first_column, first_column + right - left),
        )
        return _Overlap(dataset, RasterWindow(left, top, right - left, bottom - top), target)

    def _open(self, key: tuple[str, ...], opener: Callable[[], Any]) -> Any:
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

    def _warped(self, raster: Raster, encoding: _Encoding) -> WarpedVRT:
        nearest = Resampling.nearest
        # NaN as a source's nodata is equal to nothing that an integer band stores.
        nodata = np.nan if encoding.nodata is None else encoding.nodata
        whole = self.grid.read_as
        x_scale, y_scale = scales(raster, whole)
        rim = _rim(encoding)
        source = raster.path
        if encoding.is_converted:
            source = as_power(
                raster, encoding.unit, encoding.scaling, encoding.nodata, encoding.valid
            )
            nodata = np.nan
        elif encoding.valid is not None or encoding.validity:
            source = without_impossible(raster, encoding.nodata, encoding.valid, encoding.validity)
            nodata = np.nan
        return WarpedVRT(
            rasterio.open(source),
            crs=self._crs,
            transform=whole.affine * Affine.translation(-rim, -rim),
            width=whole.width + 2 * rim,
            height=whole.height + 2 * rim,
            resampling=nearest if encoding.categorical else resampling_for(raster, whole),
            src_nodata=nodata,
            nodata=np.nan,
            dtype="float32",
            tolerance=_EXACT,
            UNIFIED_SRC_NODATA="NO",  # else nodata counts as a value where another band has one
            XSCALE=x_scale,  # else they are worked out anew for every window
            YSCALE=y_scale,
        )


def _rim(encoding: _Encoding) -> int:
    """Return how many pixels beyond the grid a warped raster can be read."""
    return _RIM if encoding.categorical else 0


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


def _known(overlap: _Overlap, indexes: Sequence[int], validity: int) -> np.ndarray | None:
    """Say where an aligned raster's mask or alpha band lets pixels count; None without one."""
    dataset = overlap.dataset
    if not validity or isinstance(dataset, WarpedVRT):
        return None
    if validity == GDAL_MASK:
        return dataset.read_masks(list(indexes), window=overlap.source) != 0
    alpha = dataset.read(validity, window=overlap.source) != 0
    return np.broadcast_to(alpha, (len(indexes), *alpha.shape))


def _from_stored(values: np.ndarray, encoding: _Encoding) -> np.ndarray:
    result = values.astype(np.float32)
    if encoding.nodata is not None and not np.isnan(encoding.nodata):
        result[values == np.asarray(encoding.nodata).astype(values.dtype)] = np.nan
    if encoding.valid is not None:
        low, high = encoding.valid
        result[(values < low) | (values > high)] = np.nan
    result = _scaled(result, encoding)
    if encoding.unit == "amplitude":
        return result * result
    if encoding.unit == "decibel":
        with np.errstate(all="ignore"):  # no backscatter is that strong; it is damage
            result = np.power(np.float32(10.0), result / np.float32(10.0))
        result[np.isinf(result)] = np.nan
    return result


def _from_warped(values: np.ndarray, encoding: _Encoding) -> np.ndarray:
    if encoding.is_converted:  # scaled before it was warped
        return np.where(values > 0, values, np.float32(np.nan))
    return _scaled(values, encoding)


def _scaled(values: np.ndarray, encoding: _Encoding) -> np.ndarray:
    if encoding.scaling == _UNSCALED:
        return values
    return values * np.float32(encoding.scaling[0]) + np.float32(encoding.scaling[1])


def by_file(bands: Sequence[Band]) -> list[list[Band]]:
    """Group bands that can be read at once: those of one file whose numbers mean the same."""
    files: dict[tuple, list[Band]] = {}
    for band in bands:
        alike = (
            *(band.path, repr(band.nodata), band.scale, band.offset),
            *(band.unit, band.valid, band.validity),
        )
        files.setdefault(alike, []).append(band)
    return list(files.values())
