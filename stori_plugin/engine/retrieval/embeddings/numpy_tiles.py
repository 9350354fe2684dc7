"""Tiles of embeddings as NumPy's files, as TESSERA publishes them, read pixel by pixel.

Three files make up a tile (documentation of GeoTessera, "Quantization System"): ``grid_X_Y.npy``,
int8 (rows, columns, bands); ``grid_X_Y_scales.npy``, float32 (rows, columns) or one for each band;
and ``grid_X_Y.tiff``, a mask of land that tells CRS and place, beside them or in the folder
``global_0.1_degree_tiff_all``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

import numpy as np
from affine import Affine
from rasterio.crs import CRS

from ...acquisitions.series import Raster
from ...rasters.grid import Grid, Window
from ...support.checked_arrays import MalformedArrayError, whole_size
from ...support.errors import InputError, UnreadableRasterError
from ...support.regular_files import open_regular
from ...support.reprojection import points_in

SUFFIX = ".npy"
SCALES = "_scales.npy"
PLACES = "global_0.1_degree_tiff_all"
_LEVELS = 4  # folders above a tile in which its mask of land may lie
_MAGIC = b"\x93NUMPY"
_LONGEST_HEADER = 4096  # bytes
_HEADER = re.compile(
    r"\s*\{\s*'descr':\s*'([<|]?[a-z]\d)',\s*'fortran_order':\s*(True|False),"
    r"\s*'shape':\s*\(([\d, ]*)\),?\s*\}\s*"
)


@dataclass(frozen=True)
class NumpyFile:
    """An array in a file, of which pieces are read."""

    path: str
    dtype: str
    """Of its numbers, as NumPy names it."""
    shape: tuple[int, ...]
    """(rows, columns) or (rows, columns, bands)."""
    offset: int
    """Bytes before the first number."""

    def read(self, rows: range, columns: range) -> np.ndarray:
        """Return (rows, columns, bands) of neighbouring rows and columns."""
        kind = np.dtype(self.dtype)
        bands = self.shape[2:]
        pixel = int(np.prod(bands, dtype=np.int64)) * kind.itemsize
        values = np.empty((len(rows), len(columns), *bands), kind)
        try:
            with open_regular(self.path) as file:
                for number, row in enumerate(rows):
                    file.seek(self.offset + (row * self.shape[1] + columns.start) * pixel)
                    piece = file.read(len(columns) * pixel)
                    if len(piece) != len(columns) * pixel:
                        raise _cut_short(self.path)
                    values[number] = np.frombuffer(piece, kind).reshape(values.shape[1:])
        except OSError as error:
            raise _unreadable(self.path, error) from error
        return values if bands else values[..., None]


@dataclass(frozen=True)
class NumpyTile:
    """The codes of a tile and their scales."""

    codes: NumpyFile
    scales: NumpyFile

    def read(self, raster: Raster, grid: Grid, window: Window) -> np.ndarray:
        """Return numbers (bands, rows, columns) float32 of a window of a grid.

        Of each pixel of the grid the pixel of the tile below its centre counts; NaN where there is
        none, or no scale above 0.
        """
        row, column = _pixels_below(raster, grid, window)
        result = np.full((self.codes.shape[2], *row.shape), np.nan, np.float32)
        inside = (row >= 0) & (row < raster.height) & (column >= 0) & (column < raster.width)
        if not inside.any():
            return result
        at_row, at_column = row[inside], column[inside]
        rows = range(int(at_row.min()), int(at_row.max()) + 1)
        columns = range(int(at_column.min()), int(at_column.max()) + 1)
        place = (at_row - rows.start, at_column - columns.start)
        scales = self.scales.read(rows, columns)[place].astype(np.float32)
        scales[~(scales > 0)] = np.nan
        with np.errstate(invalid="ignore", over="ignore"):  # what is infinite counts as missing
            result[:, inside] = (self.codes.read(rows, columns)[place] * scales).T
        return result


def open_numpy_tile(path: str, place: Raster) -> NumpyTile:
    """Look at a tile that lies where its mask of land does.

    Raises `InputError` where it is no such tile, lacks its scales or has other pixels than the
    mask, and `UnreadableRasterError` where it cannot be read.
    """
    stem = path[: -len(SUFFIX)]
    codes = _opened(path)
    if codes.dtype != "|i1" or len(codes.shape) != 3:
        raise InputError(
            f"{path} holds an array {codes.shape} of {np.dtype(codes.dtype).name}: a tile of "
            "embeddings is int8 with rows, columns and bands, as TESSERA's."
        )
    if not os.path.isfile(stem + SCALES):
        raise InputError(f"{stem + SCALES} is missing, without which {path} means nothing: add it.")
    scales = _opened(stem + SCALES)
    if scales.dtype not in ("<f4", "<f8") or scales.shape not in (codes.shape[:2], codes.shape):
        raise InputError(
            f"{scales.path} has other pixels or bands than {path}, whose scales it should hold: "
            "give both as they were published."
        )
    if (place.height, place.width) != codes.shape[:2]:
        raise InputError(
            f"{place.path} has {place.width} x {place.height} pixels and {path}, whose place it "
            f"tells, {codes.shape[1]} x {codes.shape[0]}: give both as they were published."
        )
    return NumpyTile(codes, scales)


def place_of(path: str) -> str:
    """Return the mask of land that tells where a tile lies; `InputError` where there is none."""
    folder, name = os.path.split(os.path.abspath(path))
    stem = name[: -len(SUFFIX)]
    for _ in range(_LEVELS):
        for inside in (folder, os.path.join(folder, PLACES)):
            for suffix in (".tiff", ".tif"):
                place = os.path.join(inside, stem + suffix)
                if os.path.isfile(place):
                    return place
        folder = os.path.dirname(folder)
    raise InputError(
        f"Nothing tells where {path} lies: put its mask of land {stem}.tiff beside it, or into a "
        f"folder {PLACES} above, as it was published."
    )


def _opened(path: str) -> NumpyFile:
    try:
        with open_regular(path) as file:
            start = file.read(12)
            # The length has two bytes in version 1 of the format and four in versions 2 and 3.
            is_first = start[6:7] == b"\x01"
            first = 10 if is_first else 12
            length = int.from_bytes(start[8:first], "little")
            if start[:6] != _MAGIC or not 0 < length <= _LONGEST_HEADER:
                raise InputError(f"{path} is no array of NumPy: replace it or take it out.")
            file.seek(first)
            told = _HEADER.fullmatch(file.read(length).decode("latin-1"))
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    if told is None or told[2] == "True" or told[1][1:] not in ("i1", "f4", "f8"):
        raise InputError(
            f"{path} is an array of another kind than TESSERA's: replace it or take it out."
        )
    shape = tuple(int(part) for part in told[3].split(",") if part.strip())
    try:
        needed = whole_size(shape, np.dtype(told[1]).itemsize)
    except MalformedArrayError as error:
        raise _cut_short(path) from error
    if len(shape) not in (2, 3) or 0 in shape or first + length + needed > size:
        raise _cut_short(path)
    return NumpyFile(path, told[1], shape, first + length)


def _cut_short(path: str) -> InputError:
    return InputError(f"{path} holds less than it says: it was cut short. Get the file again.")


def _unreadable(path: str, error: OSError) -> UnreadableRasterError:
    return UnreadableRasterError(f"{path} cannot be read ({error.strerror or error}).")


def _pixels_below(raster: Raster, grid: Grid, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and columns of a raster below the centres of a window's pixels; -1 for none."""
    columns, rows = np.meshgrid(
        np.arange(window.width) + (window.column + 0.5), np.arange(window.height) + window.row + 0.5
    )
    xs, ys = grid.affine * (columns, rows)
    source, target = CRS.from_wkt(grid.crs), CRS.from_wkt(raster.crs)
    if source != target:
        moved = points_in(source, target, xs.ravel().tolist(), ys.ravel().tolist())
        xs, ys = (np.array(one).reshape(xs.shape) for one in moved)
    column, row = ~Affine(*raster.transform[:6]) * (xs, ys)
    return _whole(row), _whole(column)


def _whole(places: np.ndarray) -> np.ndarray:
    return np.where((places >= 0) & (places < 2**31), places, -1.0).astype(np.int64)
