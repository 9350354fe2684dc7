"""One acquisition becomes one GeoTIFF: whole or not there, with all that discovery reads of it.

Bands are read one after the other, so that no more than one is in memory; nothing in the file
depends on when or how often it was tried.
"""

from __future__ import annotations

import errno
import math
import os
import re
import uuid
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.errors import RasterioError

from ..pixels.mask_kinds import clear_of
from ..rasters.grid import Grid
from ..support.staging import flush_file
from .acquisition_plan import Acquisition
from .asset_reading import FileReader
from .catalogue_sources import LANDSAT, MASKS, SENTINEL2
from .fetched_files import IDENTITY, KEY, Fetched, read_fetched
from .item_scaling import AssetScaling
from .mosaic import mosaic, scaling_of_file
from .web import WebError

_TILE = 256
_DARK_SHARE = 5  # per cent of the clear pixels that are darker, and that are brighter
_NEGATIVE = 0.5  # share of negative numbers from which they are decibels
_MOST = 1_000_000  # about as many tell it
_FEWEST = 50  # clear pixels that tell how dark land is


def write_acquisition(
    plan: Acquisition, grid: Grid, reader: FileReader, output: str, source: str
) -> Fetched | None:
    """Fetch an acquisition and write its file below a folder; None where it has nothing there.

    Raises `WebError` where it cannot be had, `OSError` where it cannot be written.
    """
    if plan.lacking:
        raise WebError(f"the catalogue has no {', '.join(plan.lacking)} of it")
    if all(band in MASKS for band in plan.bands):
        raise WebError("the catalogue has no bands of it")
    staged = os.path.join(reader.folder, f"staged-{uuid.uuid4().hex}.tif")
    try:
        with rasterio.Env():  # GDAL's complaints become ours instead of lines on a terminal
            if not _write(staged, plan, grid, reader, source):
                return None
        final = os.path.join(output, plan.name)
        os.makedirs(os.path.dirname(final), exist_ok=True)
        reader.courier.stop.check()
        os.replace(staged, final)
    finally:
        with suppress(OSError):
            os.remove(staged)
    return read_fetched(final, plan.name)


def _write(path: str, plan: Acquisition, grid: Grid, reader: FileReader, source: str) -> bool:
    """Write all bands and what they tell; False where nothing is there."""
    scaling = scaling_of_file(plan)
    dataset = None
    clear: np.ndarray | None = None
    waiting: list[tuple[str, np.ndarray, np.ndarray]] = []  # masks, until the file is open
    known = np.zeros((grid.height, grid.width), bool)
    dark: dict[str, float] = {}
    sums: dict[int, int] = {}
    light = float("-inf")
    is_decibel = False
    try:
        for band in sorted(plan.bands, key=lambda band: band not in MASKS):
            numbers, has = mosaic(plan, band, grid, reader, scaling)
            if band in MASKS:
                waiting.append((band, numbers, has))
                if has.any():
                    kind = "python-fmask" if band == "Fmask" and plan.sensor == SENTINEL2 else band
                    clear = clear_of(numbers, kind, 50.0) & has
                continue
            if not has.any():
                return False
            known |= has
            if plan.is_sar:  # power is hardly ever negative, decibels mostly are
                is_decibel |= float((numbers[has] < 0).mean()) > _NEGATIVE
            if clear is not None:
                low, high = _span(numbers[clear & has], scaling)
                light, dark[band] = max(light, high), low
            dataset = dataset or _opened(path, plan, grid, numbers.dtype.name, scaling)
            waiting.append((band, numbers, has))
            while waiting:
                of_band, of_file, there = waiting.pop()
                stored = _stored(of_band, of_file, there, dataset)
                number = plan.bands.index(of_band) + 1
                dataset.write(stored, number)
                sums[number] = zlib.crc32(stored.data)
        if dataset is None:
            return False
        share = None if clear is None else float((clear & known).sum() / known.sum())
        told = _tags(plan, grid, source, float(known.mean()), share, dark)
        if math.isfinite(light):
            told["LIGHT"] = f"{light:.6f}"
        if is_decibel:
            told["UNITS"] = "dB"
        dataset.update_tags(**told)
        due = _header(dataset)
    finally:
        if dataset is not None:
            dataset.close()
    _check_written(path, sums, due)
    return True


def _stored(band: str, numbers: np.ndarray, there: np.ndarray, dataset: Any) -> np.ndarray:
    """Return a band as the file stores it; raises `WebError` where its numbers do not fit."""
    dtype = np.dtype(dataset.dtypes[0])
    with np.errstate(invalid="ignore"):
        stored = np.array(numbers, dtype, order="C")
    is_other = numbers.dtype != dtype and dtype.kind != "f"
    if is_other and not np.array_equal(stored[there], numbers[there]):
        raise WebError(
            f"{band} is stored as {numbers.dtype} and other bands as {dataset.dtypes[0]}, which "
            "one file cannot hold: ask for it by itself (BANDS), or choose another source."
        )
    stored[~there] = dataset.nodata
    return stored


def _header(dataset: Any) -> tuple:
    """Return what stands in the header of a file that is open."""
    tags = {name: value for name, value in dataset.tags().items() if name != "AREA_OR_POINT"}
    return tags, dataset.descriptions, dataset.scales, dataset.offsets, dataset.nodatavals


def _check_written(path: str, sums: Mapping[int, int], header: tuple) -> None:
    """Read a file back: GDAL does not tell what a full disk took of the end of it.

    Raises `OSError`.
    """
    try:
        with rasterio.open(path, driver="GTiff") as dataset:
            is_whole = repr(_header(dataset)) == repr(header) and all(
                zlib.crc32(dataset.read(number).data) == due for number, due in sums.items()
            )
    except (RasterioError, OSError):
        is_whole = False
    if not is_whole:
        raise OSError(errno.ENOSPC, "not all of a file could be written; the disk may be full")
    flush_file(path)


def _span(numbers: np.ndarray, scaling: AssetScaling) -> tuple[float, float]:
    """Return the reflectance that few pixels lie below, and that few lie above."""
    if numbers.size < _FEWEST:
        return float("nan"), float("-inf")
    some = numbers[:: max(1, numbers.size // _MOST)]
    low, high = np.percentile(some, (_DARK_SHARE, 100 - _DARK_SHARE))
    return (
        float(low) * scaling.scale + scaling.offset,
        float(high) * scaling.scale + scaling.offset,
    )


def _opened(path: str, plan: Acquisition, grid: Grid, dtype: str, scaling: AssetScaling) -> Any:
    """Open the file to write; ``dtype`` is that of what is read."""
    nodata = scaling.nodata
    floating = np.dtype(dtype).kind == "f"
    if floating:
        dtype, nodata = "float32", float("nan")
    elif nodata is None or not np.iinfo(dtype).min <= nodata <= np.iinfo(dtype).max:
        nodata = 0.0
    dataset = rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=grid.width,
        height=grid.height,
        count=len(plan.bands),
        dtype=dtype,
        crs=CRS.from_wkt(grid.crs),
        transform=grid.affine,
        nodata=nodata,
        compress="deflate",
        zlevel=6,
        predictor=3 if floating else 2,
        interleave="band",
        tiled=True,
        blockxsize=_TILE,
        blockysize=_TILE,
        BIGTIFF="IF_SAFER",
    )
    dataset.descriptions = plan.bands
    if not plan.is_sar:
        dataset.scales = [1.0 if band in MASKS else scaling.scale for band in plan.bands]
        dataset.offsets = [0.0 if band in MASKS else scaling.offset for band in plan.bands]
    return dataset


def _tags(
    plan: Acquisition,
    grid: Grid,
    source: str,
    covered: float,
    clear: float | None,
    dark: Mapping[str, float],
) -> dict[str, str]:
    first = plan.first
    has_orbit = first.orbit is not None and plan.sensor != LANDSAT
    tags = {
        "ACQUISITION_DATETIME": f"{first.moment.isoformat()}Z",
        "PLATFORM": first.platform,
        "RELATIVE_ORBIT": str(first.orbit) if has_orbit else "",
        "ORBIT_STATE": first.direction,
        "PROCESSING_BASELINE": "" if first.baseline is None else f"{first.baseline:05.2f}",
        "TILES": " ".join(sorted({item.tile for item in plan.items if item.tile})),
        "UNITS": "linear power" if plan.is_sar else "",
        "ITEMS": _plain(" ".join(item.address or item.id for item in plan.items)),
        "CATALOGUE": source,
        KEY: plan.key,
        IDENTITY: plan.identity(grid),
        "COVERED_SHARE": f"{covered:.4f}",
        "CLEAR_SHARE": "" if clear is None else f"{clear:.4f}",
        "DARK": " ".join(f"{band}={value:.4f}" for band, value in sorted(dark.items())),
    }
    return {name: value for name, value in tags.items() if value}


def _plain(text: str) -> str:
    """Return a text as a tag can hold it, which is a piece of XML."""
    return re.sub(r"[^ -~]", "", text)[:4000].strip()
