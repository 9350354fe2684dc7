"""The rasters of embeddings in a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rasterio.errors import RasterioError

from ...acquisitions.files.opening import guarded, open_raster
from ...support.errors import InputError, ParameterError, StoriError
from ...support.linked_folders import walk_links
from ...support.progress import Progress
from ...support.unanswered import reading
from . import numpy_tiles
from .embedding_raster import SCALES

_RASTERS = (".tif", ".tiff")


def embeddings_given(files: Sequence[str], folder: str, progress: Progress) -> list[str]:
    """Return the rasters that are given one by one or by their folder.

    Raises `ParameterError` where both are given, and what `embeddings_in` raises.
    """
    if files and folder:
        raise ParameterError("Rasters and a folder of embeddings are given: choose one of them.")
    return embeddings_in(folder, progress) if folder else list(files)


def embeddings_in(folder: str, progress: Progress) -> list[str]:
    """Return the rasters of embeddings below a folder, in the order of their paths.

    GeoTIFFs and TESSERA's tiles of NumPy; their scales and masks of land, which belong to them,
    and hidden files are left out, and so are rasters of one band, such as an earlier similarity,
    which ``progress`` hears. Raises `InputError` where there is no folder or none in it.
    """
    with reading(folder):
        if not os.path.isdir(folder):
            raise InputError(f"The folder {folder} does not exist: check the path.")
        found, tiles = [], set()
        for here, below, names in walk_links(folder):
            progress.check()
            below[:] = [name for name in below if name[0] != "." and name != numpy_tiles.PLACES]
            for name in names:
                lower = name.lower()
                if name[0] == "." or lower.endswith((*SCALES, numpy_tiles.SCALES)):
                    continue
                if lower.endswith(numpy_tiles.SUFFIX):
                    tiles.add(name[: -len(numpy_tiles.SUFFIX)])
                    found.append(os.path.join(here, name))
                elif lower.endswith(_RASTERS):
                    found.append(os.path.join(here, name))
    # A raster that is called as a tile tells where it lies.
    kept = [
        path for path in found if not (path.lower().endswith(_RASTERS) and _stem(path) in tiles)
    ]
    vectors: list[str] = []
    with guarded():
        for path in kept:
            progress.check()
            if path.lower().endswith(_RASTERS) and _has_one_band(path):
                progress.say(f"Left out: {path} has one band and no vectors.")
            else:
                vectors.append(path)
    if not vectors:
        raise InputError(
            f"{folder} holds no embeddings: choose a folder of GeoTIFFs with a vector in the bands "
            "of each pixel, or of TESSERA's tiles (.npy)."
        )
    return sorted(vectors)


def _has_one_band(path: str) -> bool:
    try:
        with open_raster(path) as dataset:
            return dataset.count == 1
    except (StoriError, RasterioError, OSError):
        return False  # said by whoever reads it


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]
