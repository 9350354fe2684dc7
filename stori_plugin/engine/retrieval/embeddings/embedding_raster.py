"""Rasters with an embedding in the bands of each pixel, and how their numbers are coded.

- AlphaEarth Foundations (Brown et al. 2025, arXiv 2507.22291): 64 bands of int8; -128 is missing,
  and a number v stands for (v / 127.5)² with the sign of v. Programs that know no int8 save them
  as wider whole numbers, which keep the nodata of -128.
- TESSERA (Feng et al. 2025, arXiv 2506.20380): int8, times the numbers of a raster of scales beside
  it, whose name ends in ``_scales`` (one band for all, or one each); or NumPy's files of a tile, as
  they are published, see `numpy_tiles`.
- any other raster of two bands or more: its numbers as they are.

Vectors are brought to length one, so that their product is the cosine of their angle.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import RasterioError

from ...acquisitions.files.headers import read_header
from ...acquisitions.files.opening import open_raster
from ...acquisitions.series import GDAL_MASK, Raster
from ...rasters.grid import Window
from ...rasters.reading import GridReader
from ...support.errors import InputError, UnreadableRasterError
from .numpy_tiles import SUFFIX, NumpyTile, open_numpy_tile, place_of

PLAIN, ALPHAEARTH, TESSERA = CODINGS = ("plain", "AlphaEarth", "TESSERA")
_ALPHAEARTH_BANDS = 64
_ALPHAEARTH_STEP = np.float32(127.5)
_MISSING_BYTE = -128
SCALES = ("_scales.tif", "_scales.tiff", "_scale.tif", "_scale.tiff")
_SIGNED_BYTE = "int8"
MOST_BANDS = 4096


class StoredBands(NamedTuple):
    """Bands of a file that are read at once: of one type, and with one number for nothing."""

    indexes: tuple[int, ...]
    """Their numbers in the file, from 1."""
    places: tuple[int, ...]
    """Which numbers of the vector they hold, from 0."""
    dtype: str
    """The type of their numbers, as NumPy names it."""
    nodata: float | None
    """The stored number that means nothing, may be NaN; None where there is none."""


@dataclass(frozen=True)
class EmbeddingRaster:
    """One raster of embeddings."""

    raster: Raster
    """Its place and the type of its numbers."""
    bands: int
    """The length of its vectors."""
    coding: str
    """``plain``, ``AlphaEarth`` or ``TESSERA``."""
    stored: tuple[StoredBands, ...] = ()
    """How its bands are stored; virtual rasters stack bands of several kinds."""
    validity: int = 0
    """Its alpha band, `GDAL_MASK` where the file has a mask of its own, else 0."""
    linear: tuple[tuple[float, float], ...] = ()
    """Scale and offset of each band, where the file states them."""
    scales: EmbeddingRaster | None = None
    """The raster of scales, where there is one."""
    names: tuple[str | None, ...] = ()
    """What it calls its bands."""
    tile: NumpyTile | None = None
    """What reads it, where it is one of NumPy's files."""

    @property
    def files(self) -> tuple[str, ...]:
        """All files that its numbers come from."""
        if self.tile is not None:
            return self.raster.path, self.tile.scales.path
        return (self.raster.path, self.scales.raster.path) if self.scales else (self.raster.path,)


def open_embedding(path: str) -> EmbeddingRaster:
    """Look at a raster of embeddings, and at a raster of scales beside it.

    Raises `InputError` for one that cannot hold vectors, `UnreadableRasterError` where it cannot
    be read.
    """
    found = _tile_at(path) if path.lower().endswith(SUFFIX) else _looked_at(path)
    if not 2 <= found.bands <= MOST_BANDS:
        raise InputError(
            f"{path} has {found.bands} band{'s' if found.bands > 1 else ''}: a raster of "
            f"embeddings has the numbers of a vector in 2 to {MOST_BANDS} bands."
        )
    if found.tile is not None:
        return found
    if all(one.dtype == _SIGNED_BYTE for one in found.stored):
        scales = _scales_beside(path)
        if scales is not None:
            _check_scales(found, scales)
            return replace(found, coding=TESSERA, linear=(), scales=scales)
    if found.bands == _ALPHAEARTH_BANDS and all(map(_may_be_alphaearth, found.stored)):
        stored = tuple(one._replace(nodata=_MISSING_BYTE) for one in found.stored)
        return replace(found, coding=ALPHAEARTH, stored=stored, linear=())
    return found


def _may_be_alphaearth(bands: StoredBands) -> bool:
    is_whole = np.dtype(bands.dtype).kind == "i"
    return bands.dtype == _SIGNED_BYTE or (is_whole and bands.nodata == _MISSING_BYTE)


def _tile_at(path: str) -> EmbeddingRaster:
    place = _looked_at(place_of(path)).raster
    tile = open_numpy_tile(path, place)
    raster = replace(place, path=path, dtype=_SIGNED_BYTE)
    return EmbeddingRaster(raster, tile.codes.shape[2], TESSERA, tile=tile)


def _looked_at(path: str) -> EmbeddingRaster:
    try:
        with open_raster(path) as dataset:
            if dataset.crs is None:
                raise InputError(f"{path} has no CRS: set it, so that its place is known.")
            if any(np.dtype(dtype).kind not in "iuf" for dtype in dataset.dtypes):
                raise InputError(f"{path} holds complex numbers, which are no embeddings.")
            raster = Raster(
                path,
                dataset.crs.to_wkt(),
                tuple(dataset.transform)[:6],
                dataset.width,
                dataset.height,
                dataset.dtypes[0],
            )
            validity = _validity(dataset, path)
            indexes = [k for k in dataset.indexes if k != validity]
            scales, offsets = dataset.scales, dataset.offsets
            linear = [(scales[k - 1], offsets[k - 1]) for k in indexes]
            stated = tuple(linear) if any(one != (1.0, 0.0) for one in linear) else ()
            stored = _stored(dataset, indexes)
            names = tuple(dataset.descriptions[k - 1] for k in indexes)
            return EmbeddingRaster(
                raster, len(indexes), PLAIN, stored, validity, stated, names=names
            )
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{path} cannot be read: the file is missing or damaged. Replace it or take it out."
        ) from error


def _validity(dataset: rasterio.DatasetReader, path: str) -> int:
    """Return the alpha band, `GDAL_MASK` for a mask of the file, or 0."""
    flags = dataset.mask_flag_enums[0]
    if ColorInterp.alpha in dataset.colorinterp:
        # GDAL says so of the fourth of all bytes; whether it is true tell the numbers.
        return read_header(path).validity
    return GDAL_MASK if MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags else 0


def _stored(dataset: rasterio.DatasetReader, indexes: Sequence[int]) -> tuple[StoredBands, ...]:
    dtypes, nothing = dataset.dtypes, dataset.nodatavals  # worked out anew each time
    kinds: dict[str, list[int]] = {}
    for place, index in enumerate(indexes):
        kinds.setdefault(f"{dtypes[index - 1]} {nothing[index - 1]}", []).append(place)
    return tuple(
        StoredBands(
            tuple(indexes[place] for place in places),
            tuple(places),
            dtypes[indexes[places[0]] - 1],
            nothing[indexes[places[0]] - 1],
        )
        for places in kinds.values()
    )


def _scales_beside(path: str) -> EmbeddingRaster | None:
    stem = os.path.splitext(path)[0]
    for end, spelled in product(SCALES, (str.lower, str.upper)):
        if os.path.isfile(stem + spelled(end)):
            return _looked_at(stem + spelled(end))
    return None


def _check_scales(found: EmbeddingRaster, scales: EmbeddingRaster) -> None:
    one, other = found.raster, scales.raster
    same_place = (one.width, one.height) == (other.width, other.height) and np.allclose(
        one.transform, other.transform, rtol=0, atol=1e-3 * one.pixel_size
    )
    same_place = same_place and CRS.from_wkt(one.crs) == CRS.from_wkt(other.crs)
    if not same_place or scales.bands not in (1, found.bands):
        raise InputError(
            f"{other.path} has other pixels or bands than {one.path}, whose scales it should "
            "hold: give both as they were published."
        )


def read_vectors(reader: GridReader, item: EmbeddingRaster, window: Window) -> np.ndarray:
    """Return vectors of length one (bands, rows, columns) float32 of a window of the grid.

    NaN where a number is missing, and for vectors of length zero. Where the pixels of the raster
    are others than those of the grid the nearest count: means of codes mean nothing.
    """
    if item.tile is not None:
        values = item.tile.read(item.raster, reader.grid, window)
    else:
        values = _numbers(reader, item, window)
    if item.scales is not None:
        scales = _numbers(reader, item.scales, window)
        scales[~(scales > 0)] = np.nan
        values = values * scales
    # Band by band, so that the bits do not depend on the size of the window.
    squares = np.zeros(values.shape[1:], np.float32)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        for band in values:
            squares += band * band
        factor = np.where(
            np.isfinite(squares) & (squares > 0), 1 / np.sqrt(squares), np.float32(np.nan)
        )
    return values * factor.astype(np.float32)


def _numbers(reader: GridReader, item: EmbeddingRaster, window: Window) -> np.ndarray:
    values = np.empty((item.bands, window.height, window.width), np.float32)
    for bands in item.stored:
        found = _read(reader, item, bands, window)
        if len(item.stored) == 1:
            values = found
        else:
            values[list(bands.places)] = found
    values[~np.isfinite(values)] = np.nan
    if item.coding == ALPHAEARTH:
        values /= _ALPHAEARTH_STEP
        values *= np.abs(values)
    for k, (scale, offset) in enumerate(item.linear):
        values[k] = values[k] * np.float32(scale) + np.float32(offset)
    return values


def _read(
    reader: GridReader, item: EmbeddingRaster, bands: StoredBands, window: Window
) -> np.ndarray:
    is_byte = bands.dtype == _SIGNED_BYTE
    # Signed bytes are warped as unsigned ones by GDAL before 3.7, nodata among them.
    nodata = None if is_byte else bands.nodata
    values = reader.read(
        item.raster, bands.indexes, window, nodata, categorical=True, validity=item.validity
    )
    if is_byte:
        values[values > 127] -= 256
        if bands.nodata is not None:
            values[values == np.float32(bands.nodata)] = np.nan
    return values
