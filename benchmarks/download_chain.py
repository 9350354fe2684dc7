"""From nothing to a gap-free series: `/usr/bin/python3 -m benchmarks.download_chain`.

A catalogue on this computer (`benchmarks.local_catalogue`) is asked. `qgis_process` runs
`stori:download` and then `stori:reconstruct`; it is told how long each took, how many bytes came
for the windows that were wanted, and whether any gap is left.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from scripts.headless import enable_plugin, environment

from .local_catalogue import (
    BANDS,
    COLLECTIONS,
    EPSG,
    FLANDERS,
    SEASON,
    RangeServer,
    bounds_of,
    serve,
)  # fmt: skip

CHECKOUT = Path(__file__).resolve().parent.parent
_BYTES = {"B04": 2, "B08": 2, "SCL": 1, "vv": 4, "vh": 4}


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
    server, told = serve(folder, scenes)
    print(f"{told} ({time.perf_counter() - began:.0f} s to make)")
    try:
        return run_both(server, folder, side, method)
    finally:
        server.close()


def run_both(server: RangeServer, folder: Path, side: int, method: str) -> int:
    """Run both algorithms and print what they took."""
    build = folder / "build"
    enable_plugin(CHECKOUT, build)
    west, south, east, north = bounds_of(side)
    extent = f"{west},{east},{south},{north} [{EPSG}]"
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


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
