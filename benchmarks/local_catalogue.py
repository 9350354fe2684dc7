"""A catalogue on this computer: a tile for each date of a folder of scenes, served by its parts.

Tiles are cut from real scenes (their pixels mirrored to fill the tile), or simulated where there
are none. The place that is asked for lies within the first blocks of each tile.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import rasterio
import rasterio.shutil
from rasterio.transform import from_origin
from rasterio.warp import transform_bounds

from stori_plugin.engine.simulation import simulate_scene, write_scene
from tests.support.range_server import RangeServer

FLANDERS = Path("/work/shared/data/flanders")
EPSG = "EPSG:32631"
LEFT, TOP = 499_980.0, 5_700_000.0
BLOCK = 256
SEASON = dt.date(2019, 3, 1), dt.date(2019, 10, 31)
BANDS = ("B04", "B08")
SAR = ("vv", "vh")
COLLECTIONS = ("sentinel-2-l2a", "sentinel-1-rtc")
PAGE = 20  # items


class Taken(NamedTuple):
    """One date: bands by their assets, (rows, columns) each, and the metres of their pixels."""

    day: dt.date
    # The direction of the orbit of SAR, "" of optical dates.
    direction: str
    bands: dict[str, tuple[np.ndarray, float]]


def serve(folder: Path, scenes: Path) -> tuple[RangeServer, str]:
    """Make the tiles below ``folder``; return who serves them, and in a sentence what is there."""
    is_real = scenes.is_dir()
    dates = real(scenes / "sentinel2", scenes / "sentinel1") if is_real else simulated(folder)
    items = make_catalogue(folder / "files", dates)
    counts = {name: sum(item["collection"] == name for item in items) for name in COLLECTIONS}
    origin = f"cut from {scenes}" if is_real else "simulated"
    stored = sum(path.stat().st_size for path in (folder / "files").rglob("*.tif"))
    server = RangeServer(folder / "files", [], PAGE)
    server.items = [with_address(item, server.address) for item in items]
    return server, f"catalogue, {origin}: {counts}, {stored / 1e6:.1f} MB in files"


def bounds_of(side: int) -> tuple[float, float, float, float]:
    """Return (west, south, east, north) in `EPSG` of a place of ``side`` pixels of 10 m."""
    corner = 32 * 10.0  # metres from the tile's own: blocks are touched and not met
    west, north = LEFT + corner, TOP - corner
    return west, north - 10 * side, west + 10 * side, north


def simulated(folder: Path) -> Iterator[Taken]:
    """Give the dates of a simulated scene."""
    scene = write_scene(simulate_scene(64, 64, seed=7, bands=BANDS), folder / "scene")
    for taken in real(Path(scene.optical), Path(scene.sar)):
        yield taken._replace(day=taken.day.replace(year=SEASON[0].year))


def real(optical: Path, sar: Path) -> Iterator[Taken]:
    """Give the dates of folders of scenes: reflectance, its classification, SAR in decibels."""
    for path in sorted(optical.glob("*_10m.tif")):
        with rasterio.open(path) as dataset:
            names = dataset.descriptions if dataset.descriptions[0] else ("B02", "B03", *BANDS)
            found = dict(zip(names, dataset.read()))
        with rasterio.open(str(path).replace("_10m.tif", "_SCL_20m.tif")) as dataset:
            classes = dataset.read(1)
        bands = {band: (found[band], 10.0) for band in BANDS}
        yield Taken(_day(path), "", {**bands, "SCL": (classes, 20.0)})
    for path in sorted(sar.glob("*.tif")):
        with rasterio.open(path) as dataset:
            power = 10 ** (dataset.read().astype(np.float32) / 10)
            pixel = dataset.res[0]
        direction = "descending" if "_DES" in path.name else "ascending"
        yield Taken(_day(path), direction, {band: (power[k], pixel) for k, band in enumerate(SAR)})


def _day(path: Path) -> dt.date:
    return dt.datetime.strptime(re.findall(r"\d{8}", path.name)[0], "%Y%m%d").date()


def make_catalogue(folder: Path, dates: Iterator[Taken]) -> list[dict]:
    """Write tiles of all dates of the season as cloud-optimised GeoTIFFs; return their items."""
    items = []
    for taken in dates:
        if not SEASON[0] <= taken.day <= SEASON[1]:
            continue
        is_sar = bool(taken.direction)
        time_of_day = {"": "105021", "ascending": "173152", "descending": "055806"}[taken.direction]
        stem = f"S1A_IW_GRDH_1SDV_{taken.day:%Y%m%d}T{time_of_day}" if is_sar else ""
        stem = stem or f"S2A_MSIL2A_{taken.day:%Y%m%d}T105021_N0212_R051_T31UES_20200101T000000"
        assets = {}
        for band, (numbers, pixel) in taken.bands.items():
            size = round(3 * BLOCK * 10 / pixel)
            path = folder / stem / f"{band}.tif"
            nodata = float("nan") if is_sar else 0
            _write(path, mirrored(numbers, size), pixel, nodata)
            assets[band] = {"href": f"SERVER/files/{stem}/{band}.tif", "gsd": pixel}
        properties = {
            "datetime": f"{taken.day}T{':'.join(re.findall('..', time_of_day))}Z",
            "platform": f"sentinel-{'1' if is_sar else '2'}a",
            "sat:relative_orbit": {"": 51, "ascending": 161, "descending": 110}[taken.direction],
            "sat:orbit_state": taken.direction or "descending",
        }
        if not is_sar:
            properties |= {"s2:processing_baseline": "02.12", "s2:mgrs_tile": "31UES"}
        bounds = LEFT, TOP - 30 * BLOCK, LEFT + 30 * BLOCK, TOP
        items.append(
            {
                "type": "Feature",
                "id": stem,
                "collection": COLLECTIONS[is_sar],
                "bbox": list(transform_bounds(EPSG, "EPSG:4326", *bounds)),
                "properties": properties,
                "assets": assets,
                "links": [],
            }
        )
    return items


def mirrored(numbers: np.ndarray, size: int) -> np.ndarray:
    """Fill a square of ``size`` pixels with an image and its mirror images."""
    rows, columns = numbers.shape
    return np.pad(numbers, ((0, size - rows), (0, size - columns)), mode="symmetric")


def _write(path: Path, numbers: np.ndarray, pixel: float, nodata: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": "GTiff", "width": numbers.shape[1], "height": numbers.shape[0], "count": 1,
        "dtype": numbers.dtype.name, "crs": EPSG, "nodata": nodata,
        "transform": from_origin(LEFT, TOP, pixel, pixel),
    }  # fmt: skip
    with rasterio.MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.write(numbers, 1)
        rasterio.shutil.copy(
            memory.name, str(path), driver="COG", compress="deflate", blocksize=BLOCK,
            overviews="AUTO",
        )  # fmt: skip


def with_address(item: dict, address: str) -> dict:
    """Return an item whose files lie on a server."""
    return dict(json.loads(json.dumps(item).replace("SERVER", address)))
