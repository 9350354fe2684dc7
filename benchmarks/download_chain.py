"""From nothing to a gap-free series: `/usr/bin/python3 -m benchmarks.download_chain`.

A catalogue on this computer has a tile for each date, cut from the folder of real scenes (its
pixels mirrored to fill the tile), or simulated where there is none. `qgis_process` runs
`stori:download` and then `stori:reconstruct`; it is told how long each took, how many bytes came
for the windows that were wanted, and whether any gap is left.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from scripts.headless import enable_plugin, environment
from stori_plugin.engine.support.raster_library import load_rasterio

load_rasterio()
CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "tests" / "support"))

import rasterio  # noqa: E402
import rasterio.shutil  # noqa: E402
from range_server import RangeServer  # noqa: E402
from rasterio.transform import from_origin  # noqa: E402
from rasterio.warp import transform_bounds  # noqa: E402

from stori_plugin.engine.simulation import simulate_scene, write_scene  # noqa: E402

FLANDERS = Path("/work/shared/data/flanders")
EPSG = "EPSG:32631"
LEFT, TOP = 499_980.0, 5_700_000.0
BLOCK = 256
SEASON = dt.date(2019, 3, 1), dt.date(2019, 10, 31)
BANDS = ("B04", "B08")
SAR = ("vv", "vh")
_BYTES = {"B04": 2, "B08": 2, "SCL": 1, "vv": 4, "vh": 4}


class Taken(NamedTuple):
    """One date: bands by their assets, (rows, columns) each, and the metres of their pixels."""

    day: dt.date
    # The direction of the orbit of SAR, "" of optical dates.
    direction: str
    bands: dict[str, tuple[np.ndarray, float]]


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scenes", type=Path, default=FLANDERS, help="sentinel1/ and sentinel2/")
    parser.add_argument("--side", type=int, default=192, help="of the place, in pixels of 10 m")
    parser.add_argument("--method", default="auto")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="stori-chain-") as folder:
        return chain(Path(folder), options.scenes, options.side, options.method)


def chain(folder: Path, scenes: Path, side: int, method: str) -> int:
    """Make a catalogue, fetch from it and reconstruct; return 0 where no gap is left."""
    began = time.perf_counter()
    is_real = scenes.is_dir()
    dates = real(scenes / "sentinel2", scenes / "sentinel1") if is_real else simulated(folder)
    items = make_catalogue(folder / "files", dates)
    counts = {name: sum(item["collection"] == name for item in items) for name in COLLECTIONS}
    origin = f"cut from {scenes}" if is_real else "simulated"
    stored = sum(path.stat().st_size for path in (folder / "files").rglob("*.tif"))
    print(
        f"catalogue, {origin}: {counts}, {stored / 1e6:.1f} MB in files "
        f"({time.perf_counter() - began:.0f} s to make)"
    )
    server = RangeServer(folder / "files", [], 20)
    server.items = [with_address(item, server.address) for item in items]
    try:
        return run_both(server, folder, side, method)
    finally:
        server.close()


def run_both(server: RangeServer, folder: Path, side: int, method: str) -> int:
    """Run both algorithms and print what they took."""
    build = folder / "build"
    enable_plugin(CHECKOUT, build)
    corner = 32 * 10.0  # metres from the tile's own: blocks are touched and not met
    west, north = LEFT + corner, TOP - corner
    extent = f"{west},{west + 10 * side},{north - 10 * side},{north} [{EPSG}]"
    asked = {
        "EXTENT": extent,
        "START": SEASON[0],
        "END": SEASON[1],
        "SOURCE": "other",
        "ENDPOINT": server.endpoint,
        "COLLECTIONS": ",".join(COLLECTIONS),
        "BANDS": ",".join(BANDS),
        "OUTPUT": folder / "place",
    }
    seconds, results = run(build, "stori:download", **asked)
    optical = sorted(Path(results["OPTICAL_FOLDER"]).glob("*.tif"))
    sar = sorted(Path(results["SAR_FOLDER"]).glob("*.tif"))
    wanted = sum(
        (10 * side / asset["gsd"]) ** 2 * _BYTES[band]
        for item in server.items
        for band, asset in item["assets"].items()
    )
    came = server.bytes_of("/files/")
    print(
        f"stori:download: {seconds:.1f} s; {len(optical)} optical and {len(sar)} SAR dates of "
        f"{side} x {side} pixels; {came / 1e6:.1f} MB came in {server.count('/files/')} requests, "
        f"{came / wanted:.2f} of the bytes of the windows ({wanted / 1e6:.1f} MB, uncompressed)"
    )
    began = time.perf_counter()
    before = server.count("/files/")
    run(build, "stori:download", **asked)
    again = server.count("/files/") - before
    print(f"the same again: {time.perf_counter() - began:.1f} s, {again} requests for files")
    hidden = hidden_share(optical)
    seconds, results = run(
        build,
        "stori:reconstruct",
        OPTICAL_FOLDER=results["OPTICAL_FOLDER"],
        SAR_FOLDER=results["SAR_FOLDER"],
        BANDS="NDVI",
        METHOD=method,
        STEP="P10D",
        OUTPUT=folder / "series",
    )
    gaps, dates, values = gaps_in(results["LAYERS"])
    print(
        f"stori:reconstruct, METHOD {method}: {seconds:.1f} s; {dates} dates of NDVI, "
        f"{hidden:.0%} of the optical pixels were hidden, {gaps} of {values:,} values are missing"
    )
    return 1 if gaps or again else 0


def run(build: Path, name: str, **parameters: Any) -> tuple[float, dict[str, Any]]:
    """Run an algorithm by ``qgis_process``; return the seconds and its results."""
    given = [f"--{key}={value}" for key, value in parameters.items()]
    began = time.perf_counter()
    done = subprocess.run(
        ["qgis_process", "--json", "run", name, *given],
        env=environment(CHECKOUT, build),
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{name} failed: {done.stderr.strip()[-2000:]}")
    return seconds, json.loads(done.stdout)["results"]


def hidden_share(files: list[Path]) -> float:
    """Return the share of pixels that the scene classification does not call clear."""
    hidden = []
    for path in files:
        with rasterio.open(path) as dataset:
            classes = dataset.read(dataset.descriptions.index("SCL") + 1)
        hidden.append(1.0 - np.isin(classes, (4, 5, 6)).mean())
    return float(np.mean(hidden))


def gaps_in(layers: list[str]) -> tuple[int, int, int]:
    """Return how many values are missing, and of how many dates and values."""
    gaps = dates = values = 0
    for path in layers:
        with rasterio.open(path) as dataset:
            numbers = dataset.read(masked=True)
        missing = np.ma.getmaskarray(numbers) | ~np.isfinite(numbers.filled(0))
        gaps, values, dates = gaps + int(missing.sum()), values + numbers.size, dates + len(numbers)
    return gaps, dates, values


# --- the catalogue ----------------------------------------------------------------------

COLLECTIONS = ("sentinel-2-l2a", "sentinel-1-rtc")


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


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
