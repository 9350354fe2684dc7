"""What headers of rasters must be to be believed: whole, somewhere, and of a bounded size.

GDAL opens a file by its header alone, and takes whatever number stands there.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping

import numpy as np
import rasterio

from ...support.errors import UnreadableRasterError
from ..names.date_text import LONGEST_TEXT

_BLOCKS_CHECKED = 16
# GDAL holds a whole block in memory to read one pixel of it. The images of Sentinel-2 and Landsat
# as one block have 0.3 GiB.
_LARGEST_BLOCK = 2**30  # bytes


def check_whole(dataset: rasterio.DatasetReader, path: str) -> None:
    """Raise where a GeoTIFF was cut off: its header is at the front and opens all the same."""
    if dataset.driver != "GTiff" or not os.path.isfile(path):
        return
    if _blocks_end(dataset) > os.path.getsize(path):
        raise UnreadableRasterError(
            f"{path} is cut off (its pixels should go on after the end of the file): "
            "copy or download it again, or take it out."
        )


def _blocks_end(dataset: rasterio.DatasetReader) -> int:
    """Find how far into the file the blocks of a GeoTIFF reach, in bytes; 0 where unknown."""
    height, width = dataset.block_shapes[-1]
    columns, rows = -(-dataset.width // width), -(-dataset.height // height)
    total = columns * rows
    step = max(1, total // _BLOCKS_CHECKED)
    end = 0
    for number in {*range(0, total, step), total - 1}:
        where = f"{number % columns}_{number // columns}"
        offset = dataset.get_tag_item(f"BLOCK_OFFSET_{where}", "TIFF", bidx=dataset.count)
        size = dataset.get_tag_item(f"BLOCK_SIZE_{where}", "TIFF", bidx=dataset.count)
        if offset and size:
            end = max(end, int(offset) + int(size))
    return end


def check_shape(dataset: rasterio.DatasetReader, path: str) -> None:
    """Raise where the pixels of a raster lie nowhere; see `check_blocks` as well."""
    transform = tuple(dataset.transform)[:6]
    a, b, _, d, e, _ = transform
    if not all(map(math.isfinite, transform)) or a * e - b * d == 0.0:
        raise UnreadableRasterError(
            f"{path} does not say where its pixels lie, or that they have no size (geotransform "
            f"{', '.join(f'{number:.6g}' for number in transform)}): georeference it anew, or take "
            "it out."
        )
    check_blocks(dataset, path)


def check_blocks(dataset: rasterio.DatasetReader, path: str) -> None:
    """Raise where a raster is stored in blocks that no memory holds."""
    for kind, (height, width) in zip(dataset.dtypes, dataset.block_shapes):
        size = height * width * np.dtype(kind).itemsize
        if size > _LARGEST_BLOCK:
            raise UnreadableRasterError(
                f"{path} is stored in blocks of {width:,} x {height:,} pixels, which take "
                f"{size >> 20:,} MiB to read one of: save it anew in tiles (gdal_translate -co "
                "TILED=YES), or take it out."
            )


def shortened(tags: Mapping[str, str]) -> dict[str, str]:
    """Return tags without what is longer than anything that is looked for in them."""
    return {key[:LONGEST_TEXT]: value[:LONGEST_TEXT] for key, value in tags.items()}
