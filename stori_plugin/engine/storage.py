"""How numbers are stored: dated GeoTIFFs, complete or not there at all."""

from __future__ import annotations

import datetime as dt
import os
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from .errors import OutputError
from .grid import Grid, Window
from .staging import Staging

TILE = 128  # pixels; blocks are whole numbers of tiles
_OPEN = 200
_OVERVIEWS_FROM = 1024


@dataclass(frozen=True)
class Storage:
    """How a series' numbers become stored ones: ``stored = (value - offset) / scale``.

    ``tagged`` tells whether scale and offset go into the file; otherwise the numbers follow a
    convention, as reflectance times 10,000 does, and so did the input.
    """

    dtype: str
    scale: float
    offset: float
    nodata: float
    tagged: bool

    def encode(self, values: np.ndarray, spread: bool = False) -> np.ndarray:
        """Return stored numbers; NaN becomes nodata. A spread knows no offset."""
        dtype = np.dtype(self.dtype)
        offset = 0.0 if spread else self.offset
        stored = (values - np.float32(offset)) / np.float32(self.scale)
        missing = ~np.isfinite(stored)
        if dtype.kind == "f":
            return np.where(missing, np.float32(self.nodata), stored).astype(dtype)
        limits = np.iinfo(dtype)
        low, high = limits.min, limits.max
        # The number that means nodata must not be hit by a value.
        low += self.nodata == low
        high -= self.nodata == high
        stored = np.clip(np.rint(np.where(missing, 0.0, stored)), low, high).astype(dtype)
        stored[missing] = dtype.type(self.nodata)
        return stored


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
class Product:
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


def profile_of(product: Product, grid: Grid) -> dict:
    """Return how a product's file over a grid is laid out, as rasterio takes it."""
    floating = np.dtype(product.storage.dtype).kind == "f"
    profile = {
        "driver": "GTiff",
        "width": grid.width,
        "height": grid.height,
        "count": len(product.bands),
        "dtype": product.storage.dtype,
        "crs": CRS.from_wkt(grid.crs),
        "transform": grid.affine,
        "nodata": product.storage.nodata,
        "compress": "deflate",
        "zlevel": 1,
        "predictor": 3 if floating else 2,
        "interleave": "band",
        "BIGTIFF": "IF_SAFER",
    }
    if min(grid.width, grid.height) >= TILE:
        profile.update(tiled=True, blockxsize=TILE, blockysize=TILE)
    return profile


def describe(dataset, product: Product, method: str) -> None:
    """Write band names, tags and scaling of a product into its open file."""
    dataset.descriptions = product.bands
    dataset.update_tags(
        ACQUISITION_DATE=product.date.isoformat(),
        SERIES=product.series,
        METHOD=method,
        CONTENT="standard deviation" if product.spread else "mean",
    )
    if product.storage.tagged:
        offset = 0.0 if product.spread else product.storage.offset
        dataset.scales = [product.storage.scale] * len(product.bands)
        dataset.offsets = [offset] * len(product.bands)


def add_overviews(path: str, grid: Grid) -> None:
    """Add overviews to a large raster, so that it draws fast."""
    largest = max(grid.width, grid.height)
    levels = [2**k for k in range(1, 10) if largest / 2**k >= _OVERVIEWS_FROM / 4]
    if largest > _OVERVIEWS_FROM:
        with rasterio.open(path, "r+") as dataset:
            dataset.build_overviews(levels, Resampling.average)


class Writer:
    """Writes products block by block beside their place, and moves them there when all is done.

    Used as a context: leaving it through an exception takes everything away again.
    """

    def __init__(self, folder: str, grid: Grid, products: Sequence[Product], method: str) -> None:
        self.folder = os.path.abspath(folder)
        self.grid = grid
        self.products = {product.name: product for product in products}
        self.method = method
        self._staging = Staging(self.folder)
        self._open: OrderedDict[str, rasterio.io.DatasetWriter] = OrderedDict()
        self._begun: set[str] = set()

    def __enter__(self) -> Writer:
        self._staging.open()
        return self

    def __exit__(self, kind, error, trace) -> None:
        self._close(quietly=True)
        self._staging.close(keep_folder=kind is None)

    def path(self, name: str) -> str:
        """Return the final path of a product or companion."""
        return os.path.join(self.folder, name)

    def write(self, name: str, window: Window, stored: np.ndarray) -> None:
        """Write stored numbers (bands, rows, columns) of a product over a window."""
        try:
            dataset = self._dataset(self.products[name])
            dataset.write(
                stored, window=RasterWindow(window.column, window.row, window.width, window.height)
            )
        except (RasterioError, OSError) as error:
            raise self._full(name, error) from error

    def write_text(self, name: str, text: str) -> None:
        """Write a companion file, such as the manifest."""
        try:
            with open(self._staging.path(name), "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise self._full(name, error) from error
        self._begun.add(name)

    def finish(self) -> None:
        """Add overviews to large rasters, and move everything to its final place."""
        self._close()
        name = ""
        try:
            for name in sorted(self._begun & self.products.keys()):
                add_overviews(self._staging.path(name), self.grid)
            # The manifest last: where it lies, everything it names lies too.
            last = sorted(self._begun, key=lambda name: (name.endswith(".json"), name))
            self._staging.put_in_place(last)
        except RasterioError as error:
            raise self._full(name, error) from error
        except OSError as error:
            raise self._full(os.path.basename(error.filename or name), error) from error

    def _full(self, name: str, error: Exception) -> OutputError:
        return OutputError(
            f"{self.path(name)} could not be written ({error}): "
            "check that the disk has space and the folder may be written to."
        )

    def _dataset(self, product: Product):
        name = product.name
        if name in self._open:
            self._open.move_to_end(name)
            return self._open[name]
        while len(self._open) >= _OPEN:
            self._open.popitem(last=False)[1].close()
        path = self._staging.path(name)
        if name in self._begun:
            dataset = rasterio.open(path, "r+")
        else:
            dataset = rasterio.open(path, "w", **profile_of(product, self.grid))
            describe(dataset, product, self.method)
            self._begun.add(name)
        self._open[name] = dataset
        return dataset

    def _close(self, quietly: bool = False) -> None:
        while self._open:
            name, dataset = self._open.popitem()
            try:
                dataset.close()
            except (RasterioError, OSError) as error:
                if not quietly:
                    raise self._full(name, error) from error
