"""A raster of how alike every place is to an example."""

from __future__ import annotations

import numpy as np

from ...options.build_index_options import EMBEDDINGS
from ...options.similarity_raster_options import SimilarityRequest
from ...rasters.blocks import in_order
from ...rasters.grid import Window
from ...rasters.reading import GridReader
from ...rasters.storage import TILE
from ...rasters.target_grid import grid_over
from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ...support.threads import worker_count
from ..embeddings.embedding_files import embeddings_given
from ..embeddings.embedding_mosaic import EmbeddingMosaic, check_size, open_embeddings
from ..finding.refine import AGAINST
from ..finding.thumbnails import embeddings_of
from ..index.index_file import open_index
from .example_pixels import mean_vector
from .place_similarity import similarity_of_places
from .similarity_file import SimilarityRaster, check_output, write_similarity

# Pixels of a block, as many as the storage tiles of published embeddings have: smaller ones would
# be unpacked over and over where GDAL's cache does not hold a row of them.
_EDGE = 8 * TILE
_NUMBERS = 2**22  # of vectors that are compared at once


def similarity_raster(request: SimilarityRequest, progress: Progress = SILENT) -> SimilarityRaster:
    """Write how alike every place is to the example, block by block.

    Of rasters of embeddings, and of an index of such, every pixel: the example is the mean of the
    vectors below ``alike``, less `AGAINST` times that below ``unlike``, see `refined_query`; the
    value of a pixel the cosine of its angle to that. The grid is that of the first raster over the
    ground of all; where several have a pixel the first counts. Of any other index every chip, see
    `similarity_of_places`.

    Raises `InputError` for rasters that do not go together or examples beside them,
    `ParameterError` for what cannot be, `OutputError` where the result cannot be written, and
    `CancelledError`; nothing lies under the final name then.
    """
    if not request.index:
        files = embeddings_given(request.files, request.folder, progress)
        return _similarity_of_pixels(request, files, progress)
    if request.files or request.folder:
        raise ParameterError("Rasters of embeddings and an index are given: choose one of both.")
    index = open_index(request.index)
    if index.encoder != EMBEDDINGS:
        return similarity_of_places(index, request, progress)
    return _similarity_of_pixels(request, embeddings_of(index), progress)


def _similarity_of_pixels(
    request: SimilarityRequest, files: list[str], progress: Progress
) -> SimilarityRaster:
    items = open_embeddings(files, progress)
    check_output(request.output, [path for item in items for path in item.files])
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

        blocks = in_order(work, grid.windows(_EDGE), workers, progress)
        return write_similarity(request.output, grid, blocks, progress)


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
