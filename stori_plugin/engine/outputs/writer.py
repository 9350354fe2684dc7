"""Rasters written tile by tile under a name beside the final one."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from ..rasters.grid import Grid, Window
from ..rasters.storage import OutputRaster, add_overviews, describe, profile_of
from ..support.errors import OutputError
from ..support.staging import Staging

_OPEN = 200


class Writer:
    """Writes products block by block beside their place, and moves them there when all is done.

    Used as a context: leaving it through an exception takes everything away again.
    """

    def __init__(
        self, folder: str, grid: Grid, products: Sequence[OutputRaster], method: str
    ) -> None:
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

    def _dataset(self, product: OutputRaster):
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
