"""Speed, as ratios within one run: `python3 -m benchmarks.speed`.

Two questions are answered. How many pixels a second does the Gaussian process kernel reconstruct
(60 optical dates, 45 % clear, clouds in blobs; 60 output dates; 80 SAR dates of two channels;
mean and standard deviation), beside the arithmetic rate of a matrix product on the same cores?
And how long does a whole run take, beside plain rasterio that reads the same inputs and writes
outputs of the same size on as many threads, and with how much memory? From a run follows what a
tile of Sentinel-2 would take: finding and learning are counted once, the rest by pixels. With
--repeat everything is done so often in turn, and medians are told; with --scaling runs on one
worker are told as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import rasterio
from rasterio.transform import from_origin
from scipy import ndimage

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.methods.method_registry import METHODS, Observations
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.progress import Progress
from stori_plugin.engine.support.threads import single_threaded_blas, worker_count

BANDS = ("B02", "B03", "B04", "B08")


TILE = 10_980  # pixels of a Sentinel-2 tile at 10 m


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--size", type=int, nargs="+", default=[1024], help="edges of the scenes in pixels"
    )
    parser.add_argument("--only", choices=("kernel", "run"))
    parser.add_argument("--methods", nargs="+", default=["gp"])
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--scaling", action="store_true", help="on one worker as well")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        folder, workers = Path(options.folder), worker_count(options.workers)
        began = time.perf_counter()
        ready = 0.0
        if options.step == "plain":
            plain(folder, workers)
        else:
            ready = engine(folder, options.step, workers) - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps([ready, time.perf_counter() - began, memory]))
        return 0
    if options.only != "run":
        kernel()
    if options.only != "kernel":
        for size in options.size:
            whole_runs(size, options.methods, options.repeat, options.scaling)
    return 0


# --- the kernel -------------------------------------------------------------------------------


def blobs(rng: np.random.Generator, count: int, edge: int, share: float) -> np.ndarray:
    """Return ``count`` masks (edge, edge) of which about ``share`` is true, in blobs."""
    masks = np.empty((count, edge, edge), bool)
    for mask in masks:
        field = ndimage.gaussian_filter(rng.standard_normal((edge, edge)), edge / 6, mode="wrap")
        mask[:] = field > np.quantile(field, np.clip(rng.normal(1.0 - share, 0.35), 0.02, 0.98))
    return masks


def made_series(rng: np.random.Generator, edge: int) -> Observations:
    """Return edge x edge pixels of one year, waves with phases of their own, clouds in blobs."""
    days, sar_days = np.linspace(0.0, 365.0, 60), np.linspace(0.0, 365.0, 80)
    pixels = edge * edge
    phase = rng.uniform(0, 365, pixels)
    curve = 0.5 + 0.3 * np.cos((days[:, None] - phase) / 58.0)
    radar = np.cos((sar_days[:, None, None] - phase) / 58.0)
    radar = radar + rng.normal(0, 0.3, (80, 2, pixels))
    values = (curve + rng.normal(0, 0.03, curve.shape))[:, None].astype(np.float32)
    clear = blobs(rng, 60, edge, 0.45).reshape(60, -1)
    return Observations(
        days, values, clear, sar_days, radar.astype(np.float32), np.ones(pixels, bool)
    )


def kernel(tile: int = 64, tiles: int = 32) -> None:
    """Time the Gaussian process on compute tiles, on all cores."""
    rng = np.random.default_rng(0)
    wanted = np.linspace(0.0, 365.0, 60)
    work = [made_series(rng, tile) for _ in range(4)]
    workers = worker_count(0)
    with single_threaded_blas():
        model = METHODS["gp"]().learn(work[0], ("vegetation",))
        model.reconstruct(work[0], wanted)
        order = [work[i % len(work)] for i in range(tiles)]
        began = time.perf_counter()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(lambda part: model.reconstruct(part, wanted), order))
        seconds = time.perf_counter() - began
        rate = tiles * tile * tile / seconds
        gemm = matrix_rate(workers)
    patterns = np.mean([len(np.unique(np.packbits(w.clear, 0), axis=1).T) for w in work])
    clear = np.mean([w.clear.mean() for w in work])
    print(f"gp kernel on {workers} cores: {rate:,.0f} pixels/s with standard deviation")
    print(f"  60 dates {100 * clear:.0f} % clear, {patterns:.0f} patterns of clear dates per "
          f"{tile * tile} pixels; 60 output dates, 80 SAR dates x 2")  # fmt: skip
    # Per pixel, of its own: the SAR product, the solve and the mean; the rest is shared.
    seen = 60 * clear
    own = 2 * 160 * 120 + seen**2 + 2 * seen * 60
    shared = (seen**3 / 3 + seen**2 * 60 + 2 * seen * 60) * patterns / tile**2
    print(f"  {rate * (own + shared) / 1e9:.1f} Gflop/s needed; a float32 matrix product on the "
          f"same cores does {gemm / 1e9:.0f}")  # fmt: skip


def matrix_rate(workers: int) -> float:
    """Return the flop/s of float32 matrix products, one per core at a time."""
    a = np.random.default_rng(0).random((1024, 1024), np.float32)
    a @ a

    def product(_: int) -> None:
        a @ a

    began = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(product, range(8 * workers)))
    return 8 * workers * 2 * 1024**3 / (time.perf_counter() - began)


# --- the whole run ----------------------------------------------------------------------------


def write(path: Path, array: np.ndarray, names: tuple[str, ...], nodata: float) -> None:
    """Write a tiled, compressed GeoTIFF on a 10 m grid."""
    profile = {
        "driver": "GTiff", "dtype": array.dtype, "count": len(array), "crs": "EPSG:32631",
        "height": array.shape[1], "width": array.shape[2], "nodata": nodata, "tiled": True,
        "transform": from_origin(500_000, 5_600_000, 10, 10), "compress": "deflate", "zlevel": 1,
        "predictor": 3 if array.dtype.kind == "f" else 2, "interleave": "pixel",
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(array)
        dataset.descriptions = names


def make_scene(folder: Path, size: int) -> None:
    """Write 60 optical and 60 SAR acquisitions of one year, noise and fields in them."""
    rng = np.random.default_rng(1)
    fields = ndimage.zoom(rng.random((size // 32 + 1, size // 32 + 1)), 32, order=0)[:size, :size]
    (folder / "optical").mkdir(parents=True)
    (folder / "sar").mkdir()
    for k in range(60):
        date = np.datetime64("2021-01-01") + 6 * k
        stamp = str(date).replace("-", "")
        green = 0.5 + 0.4 * np.cos((6 * k - 365 * fields) / 58.0)
        spectrum = ((0.10, 0.03), (0.13, 0.07), (0.18, 0.03), (0.25, 0.45))
        bands = [soil + (leaf - soil) * green for soil, leaf in spectrum]
        noise = rng.normal(0, 0.008, (4, size, size))
        values = np.clip(np.stack(bands) + noise, 0.001, 1) * 10_000
        name = folder / "optical" / f"S2A_MSIL2A_{stamp}T105021"
        write(Path(f"{name}_10m.tif"), values.astype(np.uint16), BANDS, 0)
        clear = ndimage.zoom(blobs(rng, 1, 64, 0.45)[0], size // 64, order=0)
        write(Path(f"{name}_SCL.tif"), np.where(clear, 4, 9).astype(np.uint8)[None], ("SCL",), 0)
        decibel = np.stack([-12 + 3 * green, -19 + 5 * green])
        decibel += 10 * np.log10(rng.gamma(4.5, 1 / 4.5, decibel.shape))
        sar = folder / "sar" / f"S1A_IW_GRDH_1SDV_{stamp}T173200_ASC.tif"
        write(sar, decibel.astype(np.float32), ("VV", "VH"), np.nan)


def plain(folder: Path, workers: int = 1) -> None:
    """Read all inputs and write outputs of the size of the run's, with rasterio alone."""
    latest: dict[str, np.ndarray] = {}

    def read(path: Path) -> None:
        with rasterio.open(path) as dataset:
            values = dataset.read()
            if values.dtype == np.uint16:
                latest["values"] = values.astype(np.int16)

    def write_one(name: str) -> None:
        write(out / name, latest["values"], BANDS, -32768)

    out = folder / "plain"
    out.mkdir()
    names = [f"reflectance_{k:02d}{kind}.tif" for k in range(46) for kind in ("", "_sd")]
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(read, sorted(folder.glob("*/*.tif"))))
        list(pool.map(write_one, names))


class _Noted(Progress):
    """Notes when the blocks begin."""

    ready = 0.0

    def step(self, text: str) -> None:
        if text.startswith("Reconstructing"):
            self.ready = time.perf_counter()


def engine(folder: Path, method: str, workers: int) -> float:
    """Run the reconstruction; return when its blocks began, by the clock."""
    progress = _Noted()
    job = Job(
        optical=tuple(rasters_in(str(folder / "optical"))),
        sar=tuple(rasters_in(str(folder / "sar"))),
        output=str(folder / "series"),
        step="P8D",
        method=method,
        workers=workers,
    )
    reconstruct(job, progress)
    return progress.ready


class Taken(NamedTuple):
    """What one process took: seconds until its blocks began and in all, MiB at most."""

    ready: float
    seconds: float
    memory: float


def whole_runs(size: int, methods: Sequence[str], repeat: int, scaling: bool) -> None:
    """Time runs and plain rasterio in processes of their own, in turn, and print their ratios."""
    folder = Path(tempfile.mkdtemp(prefix="stori-speed-"))
    every = worker_count(0)
    asked = [(step, every) for step in ("plain", *methods)]
    asked += [(methods[0], 1), ("plain", 1)] if scaling and every > 1 else []
    found: dict[tuple[str, int], list[Taken]] = {one: [] for one in asked}
    try:
        make_scene(folder, size)
        for _ in range(repeat):
            for one in asked:
                found[one].append(_timed(folder, *one))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    medians = {one: Taken(*np.median(taken, axis=0)) for one, taken in found.items()}
    print(f"whole runs, {size} x {size} pixels, 4 bands, 60 optical and 60 SAR dates to 45, with "
          f"standard deviations; medians of {repeat}")  # fmt: skip
    for (step, workers), took in medians.items():
        text = f"  {step} on {workers} threads: {took.seconds:.1f} s, {took.memory:.0f} MiB"
        if step != "plain":
            rest = (took.seconds - took.ready) * (TILE / size) ** 2
            of_plain = medians.get(("plain", workers), medians["plain", every]).seconds
            text += (f", {took.ready:.1f} s of it to find and learn; "
                     f"{took.seconds / of_plain:.2f} x plain on as many threads; a tile of "
                     f"{TILE:,} x {TILE:,} in {(took.ready + rest) / 3600:.2f} h")  # fmt: skip
        print(text)
    if (methods[0], 1) in medians:
        one, more = medians[methods[0], 1], medians[methods[0], every]
        blocks = (one.seconds - one.ready) / (more.seconds - more.ready)
        print(f"  1 -> {every} workers: {blocks:.2f} x as fast in the blocks, "
              f"{one.seconds / more.seconds:.2f} x in all")  # fmt: skip


def _timed(folder: Path, step: str, workers: int) -> Taken:
    command = [sys.executable, "-m", "benchmarks.speed", "--step", step, "--folder", str(folder)]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--workers", str(workers)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    seconds = time.perf_counter() - began
    for name in ("series", "plain"):
        shutil.rmtree(folder / name, ignore_errors=True)
    ready, inside, memory = json.loads(done.stdout.splitlines()[-1])
    return Taken(ready + seconds - inside if ready else 0.0, seconds, memory)


if __name__ == "__main__":
    sys.exit(main())
