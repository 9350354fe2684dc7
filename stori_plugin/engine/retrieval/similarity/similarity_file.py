"""The raster that tells how alike every place is to an example, as a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from ...outputs.earlier_results import side_files
from ...rasters.grid import Grid, Window
from ...rasters.storage import FLOATING, add_overviews, layout_of
from ...support.errors import InputError, OutputError, ParameterError
from ...support.progress import Progress
from ...support.staging import written_beside

BAND = "similarity"
_BINS = 4000  # of the values from -1 to 1, for their quantiles
_SHOWN = (0.5, 0.999)  # quantiles between which the raster is drawn


@dataclass(frozen=True)
class SimilarityRaster:
    """A raster of similarity that was written."""

    path: str
    """The GeoTIFF: float32, the cosine to the example from -1 to 1, NaN where nothing is known."""
    pixels: int
    """How many pixels have a value."""
    limits: tuple[float, float]
    """The median of its values and what one in a thousand exceeds: where a drawing may begin and
    end."""


def check_output(output: str, inputs: Iterable[str]) -> None:
    """Raise `ParameterError` for a file that is no GeoTIFF, `OutputError` for one of the inputs."""
    if not output.lower().endswith((".tif", ".tiff")):
        raise ParameterError(f"OUTPUT is {output}: give a file that ends in .tif.")
    if os.path.realpath(output) in {os.path.realpath(path) for path in inputs}:
        raise OutputError(f"OUTPUT {output} is one of the inputs: choose another file.")


def write_similarity(
    output: str, grid: Grid, blocks: Iterable[tuple[Window, np.ndarray]], progress: Progress
) -> SimilarityRaster:
    """Write the values (rows, columns) float32 of windows of a grid, NaN where nothing is known.

    Raises `InputError` where no value is known, `OutputError` where the file cannot be written;
    nothing lies under its name then, nor where ``blocks`` raises.
    """
    try:
        with written_beside(output, keep_suffix=True) as staged:
            counts = _write(staged, grid, blocks, progress)
            if not counts.any():
                raise InputError("No pixel of the extent has an embedding: choose another EXTENT.")
            add_overviews(staged, grid)
        _remove_side_files(output)
    except (RasterioError, OSError) as error:
        raise OutputError(
            f"OUTPUT {output} cannot be written ({_reason(error)}): check that the disk has space "
            "and the folder may be written to."
        ) from error
    return SimilarityRaster(output, int(counts.sum()), _limits(counts))


def _write(
    path: str, grid: Grid, blocks: Iterable[tuple[Window, np.ndarray]], progress: Progress
) -> np.ndarray:
    """Write the blocks; return how many values each of the bins has."""
    counts = np.zeros(_BINS, np.int64)
    written, pixels = 0, grid.width * grid.height
    with rasterio.open(path, "w", **layout_of(grid, FLOATING, 1)) as dataset:
        dataset.descriptions = (BAND,)
        for block, values in blocks:
            place = RasterWindow(block.column, block.row, block.width, block.height)
            dataset.write(values, 1, window=place)
            known = values[np.isfinite(values)]
            counts += np.histogram(known, _BINS, (-1.0, 1.0))[0]
            written += block.width * block.height
            progress.fraction(written / pixels)
    return counts


def _remove_side_files(path: str) -> None:
    """Take away what GDAL and QGIS wrote beside an earlier raster of that name."""
    folder, name = os.path.split(os.path.abspath(path))
    for outdated in side_files(folder, [name], ()):
        with suppress(OSError):
            os.remove(os.path.join(folder, outdated))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _limits(counts: np.ndarray) -> tuple[float, float]:
    total = int(counts.sum())
    reached = np.cumsum(counts)
    edges = np.linspace(-1.0, 1.0, _BINS + 1)
    low = float(edges[int(np.searchsorted(reached, _SHOWN[0] * total))])
    high = float(edges[int(np.searchsorted(reached, _SHOWN[1] * total)) + 1])
    return low, max(high, low + 2.0 / _BINS)
