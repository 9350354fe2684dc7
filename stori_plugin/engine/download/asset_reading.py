"""A window of a file elsewhere, brought onto the common grid.

Only the blocks that the window touches are fetched, of the overview that is fine enough. What is
read is an array at the file's own resolution; it is warped here, so that no other bytes are asked
for.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import MaskFlags
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..acquisitions.files.opening import guarded
from ..rasters.grid import Grid
from ..support.reprojection import bounds_in
from .courier import Courier
from .item_assets import Asset
from .jpeg2000_layout import SIGNATURES, Pixels, TileParts
from .partial_copy import PartialCopy
from .piece_on_grid import ALIGNED, Part, Piece, edge_of, is_aligned, on_grid
from .signing import Signer
from .tiff_layout import HEAD, is_tiff, read_directories
from .web import WebError

_MARGIN = 2  # pixels around, for interpolation at the edges
_FINE_ENOUGH = 1.001
_AROUND = 4  # bytes: cloud-optimised files repeat the size of a block before it and its end after
_JPEG_DRIVERS = ("JP2OpenJPEG", "JP2KAK", "JP2ECW", "JP2MrSID")


@dataclass(frozen=True)
class FileReader:
    """What is needed to read files of a source."""

    courier: Courier
    signer: Signer
    # Where parts of files lie meanwhile.
    folder: str


def read_asset(asset: Asset, grid: Grid, reader: FileReader) -> Piece | None:
    """Return what an asset has for a grid, None where it does not reach it.

    Raises `WebError` naming the file, `CancelledError`.
    """
    with PartialCopy(asset.url, reader.courier, reader.signer, reader.folder) as copy:
        head = copy.read(0, HEAD)
        is_jpeg = head.startswith(SIGNATURES)
        if not is_jpeg and not is_tiff(head):
            raise WebError(
                f"{copy.name} is neither GeoTIFF nor JPEG 2000: choose another source or asset."
            )
        try:
            if is_jpeg:
                part = _read_jpeg2000(copy, asset, grid)
            else:
                read_directories(copy.read, copy.name)
                copy.flush()
                part = _read_part(copy, asset, grid)
            return None if part is None else on_grid(part, grid, asset.is_mask)
        except (RasterioError, OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno:  # of this computer's own disk
                raise
            raise _unreadable(copy.name, error) from error


def _unreadable(name: str, error: Exception) -> WebError:
    return WebError(f"{name} cannot be read ({str(error)[:120]}): it may be damaged at its source.")


def _read_part(copy: PartialCopy, asset: Asset, grid: Grid) -> Part | None:
    with guarded(), rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"):
        with rasterio.open(copy.path, driver="GTiff", sharing=False) as dataset:
            _check_kind(dataset, copy.name)
            level = _level(dataset, grid)
            options = {} if level is None else {"overview_level": level}
            with rasterio.open(copy.path, driver="GTiff", sharing=False, **options) as view:
                window = _window(view, grid)
                if window is None:
                    return None
                spans = _spans(dataset, window, level, view.block_shapes[0])
        copy.fetch(spans)
        copy.flush()
        # Opened anew: what GDAL has cached of the parts that were empty must not be seen.
        with rasterio.open(copy.path, driver="GTiff", sharing=False, **options) as view:
            return _part_of(view, window, asset)


def _check_kind(dataset: rasterio.DatasetReader, name: str) -> None:
    """Raise where its first band is not all that it has, or is not understood."""
    if dataset.crs is None:
        raise ValueError("it has no coordinate reference system")
    if dataset.count != 1:
        raise WebError(
            f"{name} has {dataset.count} bands, and which is which is not known: choose assets of "
            "one band each (ASSETS), or another source."
        )
    if np.dtype(dataset.dtypes[0]).kind not in "uif":
        raise WebError(
            f"{name} holds {dataset.dtypes[0]}, which is neither reflectance nor power: choose "
            "another asset or collection."
        )
    if MaskFlags.per_dataset in dataset.mask_flag_enums[0]:
        raise WebError(
            f"{name} tells where it has no data by a mask within the file, which is not read here: "
            "choose another asset or source."
        )


def _part_of(view: rasterio.DatasetReader, window: Window, asset: Asset) -> Part:
    own = view.scales[0], view.offsets[0]
    return Part(
        view.read(1, window=window),
        view.window_transform(window),
        view.crs,
        (asset.scaling.nodata, view.nodata),
        None if own == (1.0, 0.0) else own,
    )


def _read_jpeg2000(copy: PartialCopy, asset: Asset, grid: Grid) -> Part | None:
    """Read a window of a JPEG 2000 whose head is here: only its tiles are fetched."""
    tiles = TileParts(copy.read, copy.name)
    copy.flush()
    with guarded(), rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR") as env:
        known = env.drivers()
        driver = next((each for each in _JPEG_DRIVERS if each in known), "")
        if not driver:
            raise WebError(
                f"{copy.name} is JPEG 2000, which this GDAL does not read: install its driver "
                "JP2OpenJPEG, or choose another source."
            )
        with rasterio.open(copy.path, driver=driver, sharing=False) as view:
            _check_kind(view, copy.name)
            window = _window(view, grid)
        if window is None:
            return None
        copy.fetch(tiles.within(lambda pixels: _meets(window, pixels)))
        copy.flush()
        with rasterio.open(copy.path, driver=driver, sharing=False) as view:
            return _part_of(view, window, asset)


def _meets(window: Window, pixels: Pixels) -> bool:
    left, top, right, bottom = pixels
    return (
        left < window.col_off + window.width
        and right > window.col_off
        and top < window.row_off + window.height
        and bottom > window.row_off
    )


def _level(dataset: rasterio.DatasetReader, grid: Grid) -> int | None:
    """Return the coarsest overview that is no coarser than the grid; None for the file itself."""
    own = edge_of(dataset.transform, dataset.crs, grid)
    chosen = None
    for level, factor in enumerate(dataset.overviews(1)):
        if own * factor <= grid.metres_per_pixel * _FINE_ENOUGH:
            chosen = level
    return chosen


def _window(view: rasterio.DatasetReader, grid: Grid) -> Window | None:
    """Return the pixels that a grid touches, with a margin; None where it touches none."""
    target, transform = CRS.from_wkt(grid.crs), view.transform
    bounds = bounds_in(target, view.crs, grid.bounds)
    if bounds is None or not all(map(math.isfinite, bounds)):
        return None
    corners = [~transform * (x, y) for x in bounds[::2] for y in bounds[1::2]]
    columns, rows = zip(*corners)
    margin = 0 if target == view.crs and is_aligned(transform, grid) else _MARGIN
    left = max(0, math.floor(min(columns) + ALIGNED) - margin)
    top = max(0, math.floor(min(rows) + ALIGNED) - margin)
    right = min(view.width, math.ceil(max(columns) - ALIGNED) + margin)
    bottom = min(view.height, math.ceil(max(rows) - ALIGNED) + margin)
    return Window(left, top, right - left, bottom - top) if left < right and top < bottom else None


def _spans(
    dataset: rasterio.DatasetReader, window: Window, level: int | None, block: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return where the blocks of a window lie in the file, with what may stand around each."""
    rows, columns = block
    last_row, last_column = window.row_off + window.height - 1, window.col_off + window.width - 1
    spans = []
    for y in range(window.row_off // rows, last_row // rows + 1):
        for x in range(window.col_off // columns, last_column // columns + 1):
            place = []
            for what in ("OFFSET", "SIZE"):
                with suppress(ValueError, TypeError):  # a block that holds nothing has no place
                    place.append(
                        int(dataset.get_tag_item(f"BLOCK_{what}_{x}_{y}", "TIFF", 1, level))
                    )
            if len(place) == 2:
                spans.append((place[0] - _AROUND, place[0] + place[1] + _AROUND))
    return spans
