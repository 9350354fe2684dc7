"""More pixels of a few files, where those read with the metadata do not tell."""

from __future__ import annotations

import datetime as dt
import math
import warnings
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from rasterio.enums import Resampling
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.windows import Window

from ...support.errors import UnreadableRasterError
from ...support.progress import Progress
from ..files.band_layers import Layer
from ..files.opening import open_raster

Item = TypeVar("Item")

MOST_FILES = 12
_WINDOW = 32
_NOTHING = np.empty(0)


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """Choose ``most`` of some items, or all, evenly from the first to the last."""
    chosen = np.linspace(0, len(items) - 1, min(most, len(items))).round().astype(int)
    return [items[k] for k in chosen]


def _windows(width: int, height: int) -> list[Window]:
    """Choose five small windows: whole images may be too large to sample otherwise."""
    corners = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.75), (0.25, 0.75), (0.75, 0.25))
    w, h = min(_WINDOW, width), min(_WINDOW, height)
    return [Window(int(x * (width - w)), int(y * (height - h)), w, h) for x, y in corners]


def _stored(layer: Layer) -> np.ndarray:
    """Read some stored numbers of a band."""
    raster = layer.file.header.raster
    try:
        with open_raster(raster.path) as dataset:
            blocks = [
                dataset.read(layer.index, window=window)
                for window in _windows(raster.width, raster.height)
            ]
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{raster.path} cannot be read to its end; it may be damaged or cut off: "
            "copy or download it again, or take it out."
        ) from error
    return np.concatenate([block.ravel() for block in blocks]).astype(np.float64)


def sample_of_layer(layer: Layer) -> np.ndarray:
    """Read some valid stored numbers of a band."""
    nodata = layer.file.header.nodata[layer.index - 1]
    values = _stored(layer)
    keep = np.isfinite(values) & (values != 0)
    if nodata is not None and not math.isnan(nodata):
        keep &= values != nodata
    return values[keep]


def _when(layer: Layer) -> tuple[dt.date, dt.time]:
    if layer.moment is None:
        return dt.date.min, dt.time.min
    return layer.moment.date, layer.moment.time or dt.time.min


def _spread(layers: Sequence[Layer]) -> list[Layer]:
    """Choose some layers of different files, spread evenly over the series."""
    by_path = {layer.file.path: layer for layer in layers}
    # A file may carry a time of day where another of its date carries none.
    paths = sorted(by_path, key=lambda path: (*_when(by_path[path]), path))
    return [by_path[path] for path in evenly(paths, MOST_FILES)]


def stored_numbers(layers: Sequence[Layer], progress: Progress) -> list[np.ndarray]:
    """Read some stored numbers, nodata among them, of some files of a group of layers."""
    samples = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        for layer in _spread(layers):
            progress.check()
            samples.append(_stored(layer))
    return samples


def fuller_samples(layers: Sequence[Layer], progress: Progress) -> list[np.ndarray]:
    """Return the sample of every layer, empty for most of the files that none was read of.

    Of those, a few that state nothing themselves are opened, spread evenly over the series.
    Raises `CancelledError` when the user stops.
    """
    samples = [layer.file.header.sample.get(layer.index, _NOTHING) for layer in layers]
    bare = [
        layer
        for layer in layers
        if not layer.file.header.sample
        and not layer.file.header.takes_long  # of these others were looked at
        and layer.kind == "band"
        and layer.file.candidate.image is None
    ]
    if not bare:
        return samples
    chosen = _spread_products(bare)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        for k, layer in enumerate(layers):
            if layer.file.path in chosen and not samples[k].size:
                progress.check()
                samples[k] = _read(layer)
    return samples


def _read(layer: Layer) -> np.ndarray:
    """Read a band thinned: wavelets and overviews serve that quickly."""
    raster = layer.file.header.raster
    shape = (min(_WINDOW, raster.height), min(_WINDOW, raster.width))
    try:
        with open_raster(raster.path) as dataset:
            stored = dataset.read(layer.index, out_shape=shape, resampling=Resampling.nearest)
    except (RasterioError, OSError):
        return _NOTHING  # whoever needs its pixels says so
    return stored.ravel()


def _spread_products(layers: Sequence[Layer]) -> set[str]:
    """Choose some products spread evenly over the series: the paths of all their files."""
    by_product: dict[object, list[Layer]] = {}
    # A file may carry a time of day where another of its date carries none.
    for layer in sorted(layers, key=lambda layer: (*_when(layer), layer.file.path)):
        by_product.setdefault((layer.moment, layer.product), []).append(layer)
    groups = evenly(list(by_product.values()), MOST_FILES)
    return {layer.file.path for group in groups for layer in group}
