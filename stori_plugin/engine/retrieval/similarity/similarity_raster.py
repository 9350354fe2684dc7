"""A raster of how alike every place is to an example, from rasters of embeddings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from ...options.similarity_raster_options import SimilarityRequest
from ...outputs.earlier_results import side_files
from ...rasters.blocks import in_order
from ...rasters.grid import Grid, Window, grid_over
from ...rasters.reading import GridReader
from ...rasters.storage import FLOATING, TILE, add_overviews, layout_of
from ...support.errors import InputError, OutputError, ParameterError
from ...support.progress import SILENT, Progress
from ...support.staging import written_beside
from ...support.threads import worker_count
from ..embeddings.embedding_files import embeddings_given
from ..embeddings.embedding_mosaic import EmbeddingMosaic, check_size, open_embeddings
from ..embeddings.embedding_raster import EmbeddingRaster
from ..finding.refine import AGAINST
from ..finding.thumbnails import embeddings_of
from ..index.index_file import open_index
from .example_pixels import mean_vector

BAND = "similarity"
_BINS = 4000  # of the values from -1 to 1, for their quantiles
# Pixels of a block, as many as the storage tiles of published embeddings have: smaller ones would
# be unpacked over and over where GDAL's cache does not hold a row of them.
_EDGE = 8 * TILE
_NUMBERS = 2**22  # of vectors that are compared at once
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


def similarity_raster(request: SimilarityRequest, progress: Progress = SILENT) -> SimilarityRaster:
    """Write how alike every pixel is to the example, block by block.

    The example is the mean of the vectors below ``alike``, less `AGAINST` times that below
    ``unlike``, see `refined_query`; the value of a pixel the cosine of its angle to that. The grid
    is that of the first raster over the ground of all; where several have a pixel the first counts.

    Raises `InputError` for rasters that do not go together or examples beside them,
    `ParameterError` for what cannot be, `OutputError` where the result cannot be written, and
    `CancelledError`; nothing lies under the final name then.
    """
    files = _files(request, progress)
    items = open_embeddings(files, progress)
    _check_output(request, items)
    grid = grid_over([item.raster for item in items], request.extent, request.extent_crs)
    check_size(grid)
    workers = worker_count(request.workers)
    with GridReader(grid, check=progress.check) as reader:
        whole = grid_over([item.raster for item in items])
        progress.step("Reading the examples")
        with GridReader(whole, check=progress.check) as of_examples:
            query = _query(request, EmbeddingMosaic(of_examples, items), progress)
        progress.step(f"Comparing {grid.width} x {grid.height} pixels")
        mosaic = EmbeddingMosaic(reader, items)

        def work(block: Window) -> np.ndarray:
            strips = _strips(block, mosaic.bands)
            return np.concatenate([_compared(query, mosaic.vectors(strip)) for strip in strips])

        try:
            with written_beside(request.output, keep_suffix=True) as staged:
                counts = _write(staged, grid, work, workers, progress)
                if not counts.any():
                    raise InputError(
                        "No pixel of the extent has an embedding: choose another EXTENT."
                    )
                add_overviews(staged, grid)
            _remove_side_files(request.output)
        except (RasterioError, OSError) as error:
            raise OutputError(
                f"OUTPUT {request.output} cannot be written ({_reason(error)}): check that the "
                "disk has space and the folder may be written to."
            ) from error
    return SimilarityRaster(request.output, int(counts.sum()), _limits(counts))


def _files(request: SimilarityRequest, progress: Progress) -> list[str]:
    """Return the rasters that are given, by their folder, or by an index that was built of them."""
    if not request.index:
        return embeddings_given(request.files, request.folder, progress)
    if request.files or request.folder:
        raise ParameterError(
            "Rasters of embeddings and an index of them are given: choose one of both."
        )
    return embeddings_of(open_index(request.index))


def _check_output(request: SimilarityRequest, items: Sequence[EmbeddingRaster]) -> None:
    if not request.output.lower().endswith((".tif", ".tiff")):
        raise ParameterError(f"OUTPUT is {request.output}: give a file that ends in .tif.")
    inputs = {os.path.realpath(path) for item in items for path in item.files}
    if os.path.realpath(request.output) in inputs:
        raise OutputError(f"OUTPUT {request.output} is one of the inputs: choose another file.")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _remove_side_files(path: str) -> None:
    """Take away what GDAL and QGIS wrote beside an earlier raster of that name."""
    folder, name = os.path.split(os.path.abspath(path))
    for outdated in side_files(folder, [name], ()):
        with suppress(OSError):
            os.remove(os.path.join(folder, outdated))


def _query(request: SimilarityRequest, mosaic: EmbeddingMosaic, progress: Progress) -> np.ndarray:
    """Return the example as a vector (bands,) float32 of length one."""
    grid, read = mosaic.grid, mosaic.vectors
    query = mean_vector(request.alike, grid, read, progress, "the examples")
    if request.unlike:
        query = query - AGAINST * mean_vector(request.unlike, grid, read, progress, "UNLIKE")
    length = float(np.sqrt(np.square(query).sum()))
    if not length > 0:
        raise InputError("The examples cancel each other out: choose fewer that are unlike.")
    return (query / length).astype(np.float32)


def _strips(block: Window, bands: int) -> list[Window]:
    """Cut a block into strips of rows whose vectors take little memory."""
    rows = max(1, _NUMBERS // (bands * block.width))
    return [
        Window(row, block.column, min(rows, block.row + block.height - row), block.width)
        for row in range(block.row, block.row + block.height, rows)
    ]


def _compared(query: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """Return the products (rows, columns) of unit vectors (bands, rows, columns) with one."""
    # Band by band: the bits do not depend on the block, as those of a product of matrices would.
    sums = np.zeros(vectors.shape[1:], np.float32)
    for weight, band in zip(query, vectors):
        sums += weight * band
    return np.clip(sums, np.float32(-1), np.float32(1))


def _write(path: str, grid: Grid, work, workers: int, progress: Progress) -> np.ndarray:
    """Write the blocks in order; return how many values each of the bins has."""
    counts = np.zeros(_BINS, np.int64)
    blocks = grid.windows(_EDGE)
    with rasterio.open(path, "w", **layout_of(grid, FLOATING, 1)) as dataset:
        dataset.descriptions = (BAND,)
        for done, (block, values) in enumerate(in_order(work, blocks, workers, progress), 1):
            place = RasterWindow(block.column, block.row, block.width, block.height)
            dataset.write(values, 1, window=place)
            known = values[np.isfinite(values)]
            counts += np.histogram(known, _BINS, (-1.0, 1.0))[0]
            progress.fraction(done / len(blocks))
    return counts


def _limits(counts: np.ndarray) -> tuple[float, float]:
    total = int(counts.sum())
    if total == 0:
        return 0.0, 1.0
    reached = np.cumsum(counts)
    edges = np.linspace(-1.0, 1.0, _BINS + 1)
    low = float(edges[int(np.searchsorted(reached, _SHOWN[0] * total))])
    high = float(edges[int(np.searchsorted(reached, _SHOWN[1] * total)) + 1])
    return low, max(high, low + 2.0 / _BINS)
