"""The rasters that one thread has open, and windows of the grid read from them.

A raster whose pixels coincide with the grid's is read as it is; any other is warped on the fly
(``WarpedVRT``), always over the same virtual raster of the whole grid, or of the scene that the
grid is a part of, and with the exact transformation, so that a pixel's value does not depend on the
window it was read in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.vrt import WarpedVRT
from rasterio.windows import Window as RasterWindow

from ..acquisitions.files.opening import drivers_of, open_here, read_bands
from ..acquisitions.series import GDAL_MASK, Raster
from ..support.errors import UnreadableRasterError
from ..support.open_files import check_table
from ..support.sentences import Sentence
from ..support.unanswered import LONG_PATIENCE, reading
from .grid import Grid, Window, aligned_offset, resampling_for, scales
from .source_vrt import as_power, without_impossible
from .stored_numbers import Encoding, from_stored, from_warped
from .stripes import Stripe, Stripes, stripe_width

# Pixels. Zero would ask GDAL for the exact transformation, but rasterio 1.3 fails on it; with
# this the approximation is exact to rounding.
_EXACT = 1e-9
_RIM = 256  # pixels around the grid in which clouds are still seen, for the buffer around them


class _Overlap(NamedTuple):
    """What a window of the grid and a raster share."""

    dataset: rasterio.DatasetReader | WarpedVRT
    # The part of the dataset to read.
    source: RasterWindow
    # The rows and columns of the result that it fills.
    target: tuple[slice, slice]


class OpenRasters:
    """Open rasters of one thread; the one not used for longest is closed first."""

    def __init__(
        self, grid: Grid, crs: CRS, most: int, stripes: Stripes | None = None, between: bool = True
    ) -> None:
        """``crs`` is that of the grid; ``most`` are open at once.

        ``stripes`` keep what is decoded for those who work along the rows of the grid; without
        ``between`` nothing is interpolated.
        """
        self._grid = grid
        self._stripes = stripes
        self._between = between
        self._crs = crs
        self._most = most
        self._opened: OrderedDict[tuple[str, ...], Any] = OrderedDict()

    def __len__(self) -> int:
        """Return how many are open."""
        return len(self._opened)

    def close(self) -> None:
        """Close all of them."""
        while self._opened:
            self._opened.popitem()[1].close()

    def forget(self, path: str) -> None:
        """Close what is open of a file."""
        for key in [key for key in self._opened if key[0] == path]:
            self._opened.pop(key).close()

    def keep_fewer(self) -> None:
        """Close all, and have half as many open from now on."""
        self._most = max(1, min(self._most, len(self._opened)) // 2)
        self.close()

    def read(
        self,
        raster: Raster,
        indexes: Sequence[int],
        window: Window,
        encoding: Encoding,
        alone: bool = False,
    ) -> np.ndarray:
        """Read bands of a raster over a window of the grid; see `reading.GridReader.read`.

        ``alone``: whether nothing beside the window may be touched. Raises
        `UnreadableRasterError` naming the file, `ExhaustedError` where no more files can be
        opened.
        """
        shape = (len(indexes), window.height, window.width)
        try:
            with reading(raster.path, LONG_PATIENCE):
                overlap = self._overlap(raster, window, encoding)
                if overlap is None:
                    return np.full(shape, np.nan, np.float32)
                values, known = self._stored(raster, indexes, overlap, encoding, alone)
        except (RasterioError, OSError) as error:
            check_table(error, raster.path)
            raise UnreadableRasterError(
                Sentence(
                    "{path} cannot be read: the file is damaged or was cut short, or "
                    "its drive is gone. Replace it or take it out of the inputs.",
                    path=raster.path,
                )
            ) from error
        if isinstance(overlap.dataset, WarpedVRT):
            values = from_warped(values, encoding)
        else:
            values = from_stored(values, encoding)
            if known is not None:
                values[~known] = np.nan
        if values.shape == shape:
            return values
        result = np.full(shape, np.nan, np.float32)
        result[(slice(None), *overlap.target)] = values
        return result

    def _stored(
        self,
        raster: Raster,
        indexes: Sequence[int],
        overlap: _Overlap,
        encoding: Encoding,
        alone: bool,
    ) -> Stripe:
        """Return what is stored, and where it is known; put together from stripes if there are."""
        dataset, source = overlap.dataset, overlap.source
        if self._stripes is None or alone:
            return _read(dataset, indexes, source, encoding)
        width = stripe_width(dataset.block_shapes[0][1])
        row, left, height = source.row_off, source.col_off, source.height
        right = left + source.width
        what = (raster.path, tuple(indexes), repr(encoding), row, height)
        parts = []
        for first in range(left // width * width, right, width):
            last = min(first + width, dataset.width)
            whole = RasterWindow(first, row, last - first, height)
            try:
                fetch = partial(_read, dataset, indexes, whole, encoding)
                stripe = self._stripes.get((*what, first), fetch)
            except (RasterioError, OSError):  # beside the window it may be damaged
                return _read(dataset, indexes, source, encoding)
            columns = slice(max(left - first, 0), min(right, last) - first)
            parts.append([None if one is None else one[..., columns] for one in stripe])
        values, known = ([one for one in some if one is not None] for some in zip(*parts))
        return np.concatenate(values, axis=2), np.concatenate(known, axis=2) if known else None

    def _overlap(self, raster: Raster, window: Window, encoding: Encoding) -> _Overlap | None:
        """Open a raster and find what it shares with a window; None where that is nothing."""
        whole = self._grid.read_as
        row, column = self._grid.offset_in(whole)
        offset = aligned_offset(raster, whole)
        if offset is not None:
            offset = (offset[0] + row, offset[1] + column)
            rows, columns = raster.height, raster.width
            dataset = self._open((raster.path,), lambda: open_here(raster.path))
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
        if key in self._opened:
            self._opened.move_to_end(key)
            return self._opened[key]
        while len(self._opened) >= self._most:
            self._opened.popitem(last=False)[1].close()
        self._opened[key] = opener()
        return self._opened[key]

    def _warped(self, raster: Raster, encoding: Encoding) -> WarpedVRT:
        nearest = Resampling.nearest
        drivers_of(raster.path)  # what stands between the file and GDAL is looked at here
        # NaN as a source's nodata is equal to nothing that an integer band stores.
        nodata = np.nan if encoding.nodata is None else encoding.nodata
        whole = self._grid.read_as
        x_scale, y_scale = scales(raster, whole)
        rim = _rim(encoding)
        source = raster.path
        resampling = nearest if encoding.categorical else resampling_for(raster, whole)
        if not self._between and resampling != Resampling.average:
            resampling = nearest
        if encoding.is_converted:
            source = as_power(
                raster, encoding.unit, encoding.scaling, encoding.nodata, encoding.valid
            )
            nodata = np.nan
        elif encoding.valid is not None or encoding.validity:
            source = without_impossible(raster, encoding.nodata, encoding.valid, encoding.validity)
            nodata = np.nan
        return WarpedVRT(
            open_here(source) if source == raster.path else rasterio.open(source),
            crs=self._crs,
            transform=whole.affine * Affine.translation(-rim, -rim),
            width=whole.width + 2 * rim,
            height=whole.height + 2 * rim,
            resampling=resampling,
            src_nodata=nodata,
            nodata=np.nan,
            dtype="float32",
            tolerance=_EXACT,
            UNIFIED_SRC_NODATA="NO",  # else nodata counts as a value where another band has one
            XSCALE=x_scale,  # else they are worked out anew for every window
            YSCALE=y_scale,
        )


def _rim(encoding: Encoding) -> int:
    """Return how many pixels beyond the grid a warped raster can be read."""
    return _RIM if encoding.categorical else 0


def _read(
    dataset: rasterio.DatasetReader | WarpedVRT,
    indexes: Sequence[int],
    window: RasterWindow,
    encoding: Encoding,
) -> Stripe:
    """Read what is stored, and where an aligned raster's mask or alpha band lets it count."""
    values = read_bands(dataset, indexes, window=window)
    validity = encoding.validity
    if not validity or isinstance(dataset, WarpedVRT):
        return values, None
    if validity == GDAL_MASK:
        return values, dataset.read_masks(list(indexes), window=window) != 0
    alpha = dataset.read(validity, window=window) != 0
    return values, np.broadcast_to(alpha, values.shape)
