"""Rasters with an embedding in the bands of each pixel, and how their numbers are coded.

- AlphaEarth Foundations (Brown et al. 2025, arXiv 2507.22291): 64 bands of int8; -128 is missing,
  and a number v stands for (v / 127.5)² with the sign of v.
- TESSERA (Feng et al. 2025, arXiv 2506.20380): int8, times the numbers of a raster of scales beside
  it, whose name ends in ``_scales`` (one band for all, or one each); or NumPy's files of a tile, as
  they are published, see `numpy_tiles`.
- any other raster of two bands or more: its numbers as they are.

Vectors are brought to length one, so that their product is the cosine of their angle.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

import numpy as np
from rasterio.enums import MaskFlags
from rasterio.errors import RasterioError

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
MOST_BANDS = 4096


@dataclass(frozen=True)
class EmbeddingRaster:
    """One raster of embeddings."""

    raster: Raster
    """Its place and the type of its numbers."""
    bands: int
    """The length of its vectors."""
    coding: str
    """``plain``, ``AlphaEarth`` or ``TESSERA``."""
    nodata: float | None
    """The stored number that means nothing, may be NaN; None where there is none."""
    validity: int = 0
    """`GDAL_MASK` where the file has a mask of its own, else 0."""
    linear: tuple[tuple[float, float], ...] = ()
    """Scale and offset of each band, where the file states them."""
    scales: EmbeddingRaster | None = None
    """The raster of scales, where there is one."""
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
    if found.raster.dtype != "int8" or found.tile is not None:
        return found
    scales = _scales_beside(path)
    if scales is not None:
        _check_scales(found, scales)
        return replace(found, coding=TESSERA, linear=(), scales=scales)
    if found.bands == _ALPHAEARTH_BANDS:
        return replace(found, coding=ALPHAEARTH, nodata=_MISSING_BYTE, linear=())
    return found


def _tile_at(path: str) -> EmbeddingRaster:
    place = _looked_at(place_of(path)).raster
    tile = open_numpy_tile(path, place)
    raster = replace(place, path=path, dtype="int8")
    return EmbeddingRaster(raster, tile.codes.shape[2], TESSERA, None, tile=tile)


def _looked_at(path: str) -> EmbeddingRaster:
    try:
        with open_raster(path) as dataset:
            if dataset.crs is None:
                raise InputError(f"{path} has no CRS: set it, so that its place is known.")
            if np.dtype(dataset.dtypes[0]).kind not in "iuf":
                raise InputError(f"{path} holds complex numbers, which are no embeddings.")
            raster = Raster(
                path,
                dataset.crs.to_wkt(),
                tuple(dataset.transform)[:6],
                dataset.width,
                dataset.height,
                dataset.dtypes[0],
            )
            linear = tuple(zip(dataset.scales, dataset.offsets))
            stated = linear if any(one != (1.0, 0.0) for one in linear) else ()
            flags = dataset.mask_flag_enums[0]
            has_mask = MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags
            validity = GDAL_MASK if has_mask else 0
            return EmbeddingRaster(raster, dataset.count, PLAIN, dataset.nodata, validity, stated)
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{path} cannot be read: the file is missing or damaged. Replace it or take it out."
        ) from error


def _scales_beside(path: str) -> EmbeddingRaster | None:
    stem = os.path.splitext(path)[0]
    beside = next((stem + end for end in SCALES if os.path.isfile(stem + end)), None)
    return _looked_at(beside) if beside else None


def _check_scales(found: EmbeddingRaster, scales: EmbeddingRaster) -> None:
    one, other = found.raster, scales.raster
    same_place = (one.width, one.height) == (other.width, other.height) and np.allclose(
        one.transform, other.transform, rtol=0, atol=1e-3 * one.pixel_size
    )
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
    for band in values:
        squares += band * band
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        factor = np.where(
            np.isfinite(squares) & (squares > 0), 1 / np.sqrt(squares), np.float32(np.nan)
        )
    return values * factor.astype(np.float32)


def _numbers(reader: GridReader, item: EmbeddingRaster, window: Window) -> np.ndarray:
    indexes = range(1, item.bands + 1)
    is_byte = item.raster.dtype == "int8"
    # Signed bytes are warped as unsigned ones by GDAL before 3.7, nodata among them.
    nodata = None if is_byte else item.nodata
    values = reader.read(
        item.raster, indexes, window, nodata, categorical=True, validity=item.validity
    )
    if is_byte:
        values[values > 127] -= 256
        if item.nodata is not None:
            values[values == np.float32(item.nodata)] = np.nan
    values[~np.isfinite(values)] = np.nan
    if item.coding == ALPHAEARTH:
        values /= _ALPHAEARTH_STEP
        values *= np.abs(values)
    for k, (scale, offset) in enumerate(item.linear):
        values[k] = values[k] * np.float32(scale) + np.float32(offset)
    return values
