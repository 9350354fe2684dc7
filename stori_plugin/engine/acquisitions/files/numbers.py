"""A few stored numbers of every file, read while it is open for its metadata.

Who judges a series must look at every file, and to open each once more would double the time of
a scan. So while a file is open one of its blocks is read, thinned: the one in the middle, which
lies at the same place in all files of a tile.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window

from .opening import read_bands

_SIDE = 16  # pixels kept along either side of a square block
_WHOLE = 64  # images up to this size are looked at as a whole
_WHOLE_BLOCK = 1_000_000  # pixels, up to which a block is read as a whole
_BANDS = 32  # of files with more bands some are looked at
# Where a block is taken, in parts of the image; the next one where a block says nothing.
_PLACES = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.75))
# Wavelets are undone for a whole tile at a time, too slow for every file.
_SLOW = ("JP2",)

# Of more files than these, those whose blocks take long are looked at in a part of their dates.
_MANY = 160
_LONG = 100_000  # bytes of a block, unpacked
_DAY = re.compile(r"\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{7}")

# Stored numbers, flat, by the number of the band from 1.
Sample = Mapping[int, np.ndarray]


def sample_of(dataset: rasterio.DatasetReader, has_mask: bool = False) -> Sample:
    """Read some stored numbers of an open raster, nodata among them; empty where that is slow.

    Each band has the same pixels, at most 256, in the data type of the file; with ``has_mask``
    those that the file's own mask shows.
    """
    if dataset.driver.startswith(_SLOW):
        return {}
    step = -(-dataset.count // _BANDS)
    indexes = list(range(1, dataset.count + 1, step))
    values = np.empty((0, 0))
    try:
        for window in _windows(dataset):
            values = _read(dataset, indexes, window)
            if has_mask:
                values = values[:, _read(dataset, [], window)[0] != 0]
            if _says_something(values, dataset.nodata):
                break
    except (RasterioError, OSError):
        return {}  # whoever needs its pixels says so
    kinds = dataset.dtypes
    return {
        index: band.ravel().astype(kinds[index - 1], copy=False)
        for index, band in zip(indexes, values)
    }


def _read(dataset: rasterio.DatasetReader, indexes: list[int], window: Window) -> np.ndarray:
    """Read a window of bands thinned, or of the file's mask where none are named.

    To thin what GDAL reads is quicker than to let it, but for memory.
    """
    read, bands = (partial(read_bands, dataset), indexes) if indexes else (dataset.read_masks, [1])
    rows, columns = _thin(window)
    if window.height * window.width > _WHOLE_BLOCK:
        return read(bands, window=window, out_shape=(len(bands), rows, columns))
    whole = window.width == dataset.width and window.height == dataset.height
    values = read(bands) if whole else read(bands, window=window)
    kept = _kept(window.height, window.width)
    return values.reshape(len(bands), -1)[:, kept].reshape(len(bands), rows, columns)


@lru_cache(maxsize=64)
def _kept(height: int, width: int) -> np.ndarray:
    """Return which pixels of a window are kept, by their places in its flat array."""
    rows, columns = _thin(Window(0, 0, width, height))
    row = (np.arange(rows) + 0.5) * height // rows
    column = (np.arange(columns) + 0.5) * width // columns
    return (row[:, None] * width + column).astype(int).ravel()


def takes_long(dataset: rasterio.DatasetReader) -> bool:
    """Tell a file whose blocks are large, and whose whole numbers need not be looked at one by one.

    Fractions and files that name no missing number may be stored otherwise than their neighbours.
    """
    kind = np.dtype(dataset.dtypes[0])
    declared = kind.kind == "u" or dataset.nodata is not None
    if kind.kind not in "iu" or kind.itemsize == 1 or not declared:
        return False
    rows, columns = dataset.block_shapes[0]
    size = min(rows, dataset.height) * min(columns, dataset.width) * kind.itemsize
    return size * min(dataset.count, _BANDS) > _LONG


def some_of(paths: Sequence[str]) -> set[str]:
    """Choose the files to look at in any case: all, or those of evenly chosen days."""
    if len(paths) <= _MANY:
        return set(paths)
    days: dict[str, list[str]] = {}
    for path in paths:
        found = _DAY.search(os.path.basename(path))
        days.setdefault(found[0] if found else path, []).append(path)
    ordered = [days[day] for day in sorted(days)]
    step = -(-len(paths) // _MANY)
    return {path for group in ordered[::step] for path in group}


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
    if not values.size:
        return False
    first = values.flat[0]
    empty = first == 0 or first == nodata or first != first  # not a number is unequal to itself
    return not empty or not bool((values == first).all() or (values != values).all())
