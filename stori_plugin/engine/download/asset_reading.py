"""A window of a file elsewhere, brought onto the common grid.

Only the blocks that the window touches are fetched, of the overview that is fine enough. What is
read is an array at the file's own resolution; it is warped here, so that no other bytes are asked
for.
"""

from __future__ import annotations

import math
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.warp import reproject
from rasterio.windows import Window

from ..acquisitions.files.opening import guarded, open_raster
from ..rasters.grid import Grid
from ..support.reprojection import bounds_in
from .courier import Courier
from .partial_copy import PartialCopy
from .signing import Signer
from .stac_items import Asset
from .tiff_layout import HEAD, is_tiff, read_directories
from .web import WebError

_MARGIN = 2  # pixels around, for interpolation at the edges
_FINE_ENOUGH = 1.001
_COARSER = 1.5  # a target pixel this much larger averages what it covers
_ALIGNED = 1e-3  # pixels
_AROUND = 4  # bytes: cloud-optimised files repeat the size of a block before it and its end after
_TRIES = 3
_JPEG2000 = (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")


class Piece(NamedTuple):
    """What a file has for a grid: (rows, columns), and where it has something."""

    numbers: np.ndarray
    known: np.ndarray


class _Part(NamedTuple):
    numbers: np.ndarray  # (rows, columns) at the file's resolution
    transform: Affine
    crs: CRS
    nodata: float | None


@dataclass(frozen=True)
class FileReader:
    """What is needed to read files of a source."""

    courier: Courier
    signer: Signer
    # Where parts of files lie meanwhile.
    folder: str
    # The proxy as GDAL takes it, for formats that it has to read by itself.
    proxy: str = ""


def read_asset(asset: Asset, grid: Grid, reader: FileReader) -> Piece | None:
    """Return what an asset has for a grid, None where it does not reach it.

    Raises `WebError` naming the file, `CancelledError`.
    """
    with PartialCopy(asset.url, reader.courier, reader.signer, reader.folder) as copy:
        head = copy.read(0, HEAD)
        if head[:12] in _JPEG2000 or head[:4] == _JPEG2000[1]:
            part = _read_jpeg2000(asset, grid, reader)
        elif not is_tiff(head):
            raise WebError(
                f"{copy.name} is neither GeoTIFF nor JPEG 2000: choose another source or asset."
            )
        else:
            read_directories(copy.read, copy.name)
            copy.flush()
            try:
                part = _read_part(copy, asset, grid)
            except (RasterioError, OSError, ValueError) as error:
                raise _unreadable(copy.name, error) from error
    return None if part is None else _on_grid(part, grid, asset.is_mask)


def _unreadable(name: str, error: Exception) -> WebError:
    return WebError(f"{name} cannot be read ({str(error)[:120]}): it may be damaged at its source.")


def _read_part(copy: PartialCopy, asset: Asset, grid: Grid) -> _Part | None:
    with guarded(), rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"):
        with rasterio.open(copy.path, driver="GTiff", sharing=False) as dataset:
            if dataset.crs is None:
                raise ValueError("it has no coordinate reference system")
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


def _part_of(view: rasterio.DatasetReader, window: Window, asset: Asset) -> _Part:
    stated = asset.scaling.nodata
    nodata = view.nodata if stated is None else stated
    return _Part(view.read(1, window=window), view.window_transform(window), view.crs, nodata)


def _read_jpeg2000(asset: Asset, grid: Grid, reader: FileReader) -> _Part | None:
    """Let GDAL read a window by ranges: where a JPEG 2000 keeps its parts only its reader knows."""
    proxy = {"GDAL_HTTP_PROXY": reader.proxy} if reader.proxy else {}
    failure: Exception | None = None
    for _ in range(_TRIES):
        reader.courier.stop.check()
        signed = reader.signer.sign(asset.url)
        reader.courier.rules.check(signed, True)
        path = f"/vsicurl/{signed}"
        options = {
            **proxy,
            "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
            "CPL_VSIL_CURL_USE_HEAD": "NO",  # a signature is good for GET alone
            "CPL_VSIL_CURL_NON_CACHED": "/vsicurl/",
            "CPL_VSIL_CURL_ALLOWED_FILENAME": path,  # and none that might lie beside it
        }
        try:
            with guarded(path), rasterio.Env(**options), open_raster(path) as view:
                window = _window(view, grid)
                return None if window is None else _part_of(view, window, asset)
        except (RasterioError, OSError, ValueError) as error:
            failure = error
            reader.courier.stop.pause(1.0)
    assert failure is not None
    name = os.path.basename(asset.url.partition("?")[0])
    raise _unreadable(name, failure) from failure


def _level(dataset: rasterio.DatasetReader, grid: Grid) -> int | None:
    """Return the coarsest overview that is no coarser than the grid; None for the file itself."""
    own = _edge(dataset.transform, dataset.crs, grid)
    chosen = None
    for level, factor in enumerate(dataset.overviews(1)):
        if own * factor <= grid.metres_per_pixel * _FINE_ENOUGH:
            chosen = level
    return chosen


def _edge(transform: Affine, crs: CRS, grid: Grid) -> float:
    """Return the edge of a file's pixel in metres, near the grid."""
    edge = math.sqrt(abs(transform.a * transform.e - transform.b * transform.d))
    if not crs.is_geographic:
        return edge * float(crs.linear_units_factor[1])
    moved = bounds_in(CRS.from_wkt(grid.crs), crs, grid.bounds)
    middle = (moved[1] + moved[3]) / 2 if moved else 0.0
    return edge * 111_320.0 * math.sqrt(math.cos(math.radians(middle)))


def _window(view: rasterio.DatasetReader, grid: Grid) -> Window | None:
    """Return the pixels that a grid touches, with a margin; None where it touches none."""
    target, transform = CRS.from_wkt(grid.crs), view.transform
    bounds = bounds_in(target, view.crs, grid.bounds)
    if bounds is None or not all(map(math.isfinite, bounds)):
        return None
    corners = [~transform * (x, y) for x in bounds[::2] for y in bounds[1::2]]
    columns, rows = zip(*corners)
    margin = 0 if target == view.crs and _is_aligned(transform, grid) else _MARGIN
    left = max(0, math.floor(min(columns) + _ALIGNED) - margin)
    top = max(0, math.floor(min(rows) + _ALIGNED) - margin)
    right = min(view.width, math.ceil(max(columns) - _ALIGNED) + margin)
    bottom = min(view.height, math.ceil(max(rows) - _ALIGNED) + margin)
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


def _is_aligned(transform: Affine, grid: Grid) -> bool:
    """Tell whether pixels of a file are pixels of a grid in the same CRS."""
    own = grid.affine
    if transform.b or transform.d or abs(transform.a - own.a) > 1e-6 * own.a:
        return False
    if abs(transform.e - own.e) > -1e-6 * own.e:
        return False
    column, row = ~transform * (own.c, own.f)
    return abs(column - round(column)) < _ALIGNED and abs(row - round(row)) < _ALIGNED


def _on_grid(part: _Part, grid: Grid, is_mask: bool) -> Piece:
    nodata = part.nodata
    if nodata is None and part.numbers.dtype.kind in "iu":
        nodata = 0.0
    target = CRS.from_wkt(grid.crs)
    numbers = part.numbers
    if numbers.dtype.kind == "f":
        numbers = np.where(_unknown(numbers, nodata), np.float32(np.nan), numbers)
        nodata = float("nan")
    empty = np.full((grid.height, grid.width), nodata, numbers.dtype)
    if part.crs == target and _is_aligned(part.transform, grid):
        column, row = ~part.transform * (grid.affine.c, grid.affine.f)
        placed = _paste(empty, numbers, -round(row), -round(column))
    else:
        edge = _edge(part.transform, part.crs, grid)
        coarser = grid.metres_per_pixel > _COARSER * edge
        smooth = Resampling.average if coarser else Resampling.bilinear
        placed = empty
        reproject(
            numbers,
            placed,
            src_transform=part.transform,
            src_crs=part.crs,
            src_nodata=nodata,
            dst_transform=grid.affine,
            dst_crs=target,
            dst_nodata=nodata,
            resampling=Resampling.nearest if is_mask else smooth,
            num_threads=1,
        )
    return Piece(placed, ~_unknown(placed, nodata))


def _unknown(numbers: np.ndarray, nodata: float | None) -> np.ndarray:
    if numbers.dtype.kind == "f":
        missing = ~np.isfinite(numbers)
        return missing if nodata is None else missing | (numbers == nodata)
    return np.asarray(numbers == nodata)


def _paste(target: np.ndarray, numbers: np.ndarray, row: int, column: int) -> np.ndarray:
    """Put an array into another with its first pixel at a row and column, as far as it fits."""
    top, left = max(row, 0), max(column, 0)
    bottom = min(row + numbers.shape[0], target.shape[0])
    right = min(column + numbers.shape[1], target.shape[1])
    if top < bottom and left < right:
        target[top:bottom, left:right] = numbers[
            top - row : bottom - row, left - column : right - column
        ]
    return target
