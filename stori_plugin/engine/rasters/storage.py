"""How numbers are stored: dated GeoTIFFs, complete or not there at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling

from ..acquisitions.series import Series
from ..support.errors import UnknownBandError
from ..support.kernels import kernel
from .grid import Grid

TILE = 128  # pixels; blocks are whole numbers of tiles
OVERVIEWS_FROM = 1024

# What a raster holds, as its tag CONTENT says.
MEAN, SPREAD, QUALITY = "mean", "standard deviation", "quality"


@dataclass(frozen=True)
class Storage:
    """How a series' numbers become stored ones: ``stored = (value - offset) / scale``.

    ``tagged`` tells whether scale and offset go into the file; otherwise the numbers follow a
    convention, as reflectance times 10,000 does, and so did the input.
    """

    dtype: str
    scale: float
    offset: float
    nodata: float | None
    tagged: bool

    def encode(self, values: np.ndarray, spread: bool = False) -> np.ndarray:
        """Return stored numbers; NaN becomes nodata. A spread knows no offset."""
        dtype = np.dtype(self.dtype)
        offset = 0.0 if spread else self.offset
        if dtype.kind != "f":
            return self._whole_numbers(values, offset)
        stored = (values - np.float32(offset)) / np.float32(self.scale)
        return np.where(np.isfinite(stored), stored, np.float32(self.nodata)).astype(dtype)

    def _whole_numbers(self, values: np.ndarray, offset: float) -> np.ndarray:
        limits = np.iinfo(np.dtype(self.dtype))
        low, high = limits.min, limits.max
        # The number that means nodata must not be hit by a value.
        low += self.nodata == low
        high -= self.nodata == high
        values = np.ascontiguousarray(values, np.float32)
        stored = np.empty(values.shape, self.dtype)
        numbers = (np.float32(one) for one in (offset, self.scale, low, high))
        nodata = np.int64(0 if self.nodata is None else self.nodata)
        _encode(values.ravel(), *numbers, nodata, stored.ravel())
        return stored


@kernel()
def _encode(values, offset, scale, low, high, nodata, stored):
    for n in range(values.size):
        # Of the value: one that overflows in the division is too large, but it is not missing.
        is_there = abs(values[n]) < np.float32(np.inf)
        number = np.rint((values[n] - offset) / scale) if is_there else np.float32(0.0)
        number = min(max(number, low), high)
        stored[n] = np.int32(number) if is_there else nodata


FLOATING = Storage("float32", 1.0, 0.0, float("nan"), False)


def storage_like(dtype: str, scale: float, offset: float, tagged: bool) -> Storage:
    """Return the storage that keeps an input's scaling.

    Unsigned reflectance without an offset becomes signed, because an estimate near zero may be
    below it; its nodata is then -32768. Floating input stays floating.
    """
    kind = np.dtype(dtype)
    if kind.kind == "f" or scale == 1.0:
        return Storage("float32", scale, offset, float("nan"), tagged)
    if offset == 0.0:
        return Storage("int16", scale, offset, -32768.0, tagged)
    if kind.kind == "u":
        return Storage("uint16", scale, offset, 0.0, tagged)
    return Storage("int16", scale, offset, -32768.0, tagged)


@dataclass(frozen=True)
class OutputRaster:
    """One file to come: its series, date, bands and whether it holds standard deviations."""

    series: str
    date: dt.date
    bands: tuple[str, ...]
    storage: Storage
    spread: bool

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.series}_{self.date:%Y%m%d}{'_sd' if self.spread else ''}.tif"

    @property
    def content(self) -> str:
        """What its tag CONTENT says."""
        return SPREAD if self.spread else MEAN


def profile_of(product: OutputRaster, grid: Grid) -> dict:
    """Return how a product's file over a grid is laid out, as rasterio takes it."""
    return layout_of(grid, product.storage, len(product.bands))


def layout_of(grid: Grid, storage: Storage, bands: int) -> dict:
    """Return how a file of some bands over a grid is laid out, as rasterio takes it."""
    floating = np.dtype(storage.dtype).kind == "f"
    profile = {
        "driver": "GTiff",
        "width": grid.width,
        "height": grid.height,
        "count": bands,
        "dtype": storage.dtype,
        "crs": CRS.from_wkt(grid.crs),
        "transform": grid.affine,
        "nodata": storage.nodata,
        "compress": "deflate",
        "zlevel": 1,
        "predictor": 3 if floating else 2,
        "interleave": "band",
        "BIGTIFF": "IF_SAFER",
    }
    if min(grid.width, grid.height) >= TILE:
        profile.update(tiled=True, blockxsize=TILE, blockysize=TILE)
    return profile


def describe(dataset, product: OutputRaster, method: str) -> None:
    """Write band names, tags and scaling of a product into its open file."""
    dataset.descriptions = product.bands
    dataset.update_tags(
        ACQUISITION_DATE=product.date.isoformat(),
        SERIES=product.series,
        METHOD=method,
        CONTENT=product.content,
    )
    if product.storage.tagged:
        offset = 0.0 if product.spread else product.storage.offset
        dataset.scales = [product.storage.scale] * len(product.bands)
        dataset.offsets = [offset] * len(product.bands)


def add_overviews(path: str, grid: Grid) -> None:
    """Add overviews to a large raster, so that it draws fast."""
    largest = max(grid.width, grid.height)
    levels = [2**k for k in range(1, 10) if largest / 2**k >= OVERVIEWS_FROM / 4]
    if largest > OVERVIEWS_FROM:
        with rasterio.open(path, "r+") as dataset:
            dataset.build_overviews(levels, Resampling.average)


def storage_of(series: Series, *names: str) -> Storage:
    """Return how a result keeps the scaling that bands of a series have.

    Bands of several scalings can share a file only as floating numbers.
    """
    storages: dict[str, Storage] = {}
    for item in series.acquisitions:
        for band in item.bands:
            if band.name in names and band.name not in storages:
                dtype = series.rasters[band.path].dtype
                tagged = (band.scale, band.offset) != (1.0, 0.0) and _is_tagged(band)
                storages[band.name] = storage_like(dtype, band.scale, band.offset, tagged)
    missing = [name for name in names if name not in storages]
    if missing:
        raise UnknownBandError(f"There is no band “{missing[0]}”.")
    alike = {(one.dtype, one.scale, one.offset) for one in storages.values()}
    return storages[names[0]] if len(alike) == 1 else FLOATING


def _is_tagged(band) -> bool:
    # Reflectance times 10,000 is a convention that files follow without saying so.
    return not (abs(band.scale - 1e-4) < 1e-12 and band.offset == 0.0)
