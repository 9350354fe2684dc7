"""A few stored numbers of every file, read while it is open for its metadata.

Who judges a series must look at every file, and to open each once more would double the time of
a scan. So while a file is open one of its blocks is read, thinned: the one in the middle, which
lies at the same place in all files of a tile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window

_SIDE = 16  # pixels kept along either side of a square block
_WHOLE = 64  # images up to this size are looked at as a whole
_BANDS = 32  # of files with more bands some are looked at
# Where a block is taken, in parts of the image; the next one where a block says nothing.
_PLACES = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.75))
# Wavelets are undone for a whole tile at a time, too slow for every file.
_SLOW = ("JP2",)

# Stored numbers, flat, by the number of the band from 1.
Sample = Mapping[int, np.ndarray]


def sample_of(dataset: rasterio.DatasetReader) -> Sample:
    """Read some stored numbers of an open raster, nodata among them; empty where that is slow.

    Each band has the same pixels, at most 256, in the data type of the file.
    """
    if dataset.driver.startswith(_SLOW):
        return {}
    step = -(-dataset.count // _BANDS)
    indexes = list(range(1, dataset.count + 1, step))
    values = np.empty((0, 0))
    try:
        for window in _windows(dataset):
            values = dataset.read(indexes, window=window, out_shape=(len(indexes), *_thin(window)))
            if _says_something(values, dataset.nodata):
                break
    except (RasterioError, OSError):
        return {}  # whoever needs its pixels says so
    return {index: band.ravel() for index, band in zip(indexes, values)}


def looks_like_alpha(values: np.ndarray) -> bool:
    """Tell an alpha band by some of its numbers: nothing but 0 and the highest there is."""
    top = float(values.max(initial=0))
    full = np.iinfo(values.dtype).max if values.dtype.kind in "iu" else top
    return top in (full, 255.0, 65535.0, 1.0) and bool(np.isin(values, (0, top)).mean() > 0.9)


def _windows(dataset: rasterio.DatasetReader) -> Iterator[Window]:
    """Choose blocks to look at, the first that says something is enough."""
    width, height = dataset.width, dataset.height
    if max(width, height) <= _WHOLE:
        yield Window(0, 0, width, height)
        return
    rows, columns = dataset.block_shapes[0]
    for x, y in _PLACES:
        top = int(y * (height - 1)) // rows * rows
        left = int(x * (width - 1)) // columns * columns
        yield Window(left, top, min(columns, width - left), min(rows, height - top))


def _thin(window: Window) -> tuple[int, int]:
    """Return rows and columns to keep of a window, 256 pixels at most."""
    rows = min(window.height, _SIDE)
    return rows, min(window.width, _SIDE * _SIDE // rows)


def _says_something(values: np.ndarray, nodata: float | None) -> bool:
    first = values.flat[0]
    empty = first == 0 or first == nodata or first != first  # not a number is unequal to itself
    return not empty or not bool((values == first).all() or (values != values).all())
