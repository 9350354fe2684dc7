"""Pixels against time and memory: `python3 -m benchmarks.scale [--largest 2048] [--dask]`.

A season of 24 optical and 24 SAR dates, 4 bands, is reconstructed on 24 dates with standard
deviations, over squares of 256 pixels and more: virtual rasters repeat one scene, so that the
inputs take no space. Each run is a process of its own, whose time and largest memory are taken.
From the runs follows what a tile of Sentinel-2 (10,980 x 10,980 pixels) would take. With --dask
the blocks of one run are computed by one and by two workers of a Dask scheduler on this machine;
with --kill the largest run is killed half-way and resumed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin
from scipy import ndimage

from benchmarks.speed import BANDS, blobs
from stori_plugin.engine.acquisitions import rasters_in
from stori_plugin.engine.job import Job, run
from stori_plugin.engine.progress import Progress
from stori_plugin.engine.threads import worker_count

EDGE = 256
DATES = 24
TILE = 10_980  # pixels of a Sentinel-2 tile at 10 m
CORNER = (500_000, 5_600_000)


# --- virtual scenes ---------------------------------------------------------------------------


def make_scene(folder: Path) -> None:
    """Write the scene that is repeated."""
    rng = np.random.default_rng(1)
    fields = ndimage.zoom(rng.random((8, 8)), EDGE // 8, order=0)
    for name in ("optical", "sar"):
        (folder / name).mkdir(parents=True)
    for k in range(DATES):
        day = 8 * k
        stamp = str(np.datetime64("2021-03-01") + day).replace("-", "")
        green = 0.5 + 0.4 * np.cos((day - 365 * fields) / 58.0)
        spectrum = ((0.10, 0.03), (0.13, 0.07), (0.18, 0.03), (0.25, 0.45))
        bands = np.stack([soil + (leaf - soil) * green for soil, leaf in spectrum])
        bands += rng.normal(0, 0.008, bands.shape)
        stored = (np.clip(bands, 0.001, 1) * 10_000).astype(np.uint16)
        clear = ndimage.zoom(blobs(rng, 1, 64, 0.5)[0], EDGE // 64, order=0)
        decibel = np.stack([-12 + 3 * green, -19 + 5 * green])
        decibel += 10 * np.log10(rng.gamma(4.5, 1 / 4.5, decibel.shape))
        optical = folder / "optical" / f"S2A_MSIL2A_{stamp}T105021"
        write(Path(f"{optical}_10m.tif"), stored, BANDS, 0)
        classes = np.where(clear, 4, 9).astype(np.uint8)[None]
        write(Path(f"{optical}_SCL.tif"), classes, ("SCL",), 0)
        radar = folder / "sar" / f"S1A_IW_GRDH_1SDV_{stamp}T173200_ASC.tif"
        write(radar, decibel.astype(np.float32), ("VV", "VH"), np.nan)


def write(path: Path, array: np.ndarray, names: tuple[str, ...], nodata: float) -> None:
    """Write a tiled, compressed GeoTIFF."""
    profile = {
        "driver": "GTiff", "dtype": array.dtype, "count": len(array), "crs": "EPSG:32631",
        "height": EDGE, "width": EDGE, "nodata": nodata, "tiled": True, "compress": "deflate",
        "blockxsize": 256, "blockysize": 256, "transform": from_origin(*CORNER, 10, 10),
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(array)
        dataset.descriptions = names


KINDS = {"uint16": "UInt16", "uint8": "Byte", "float32": "Float32"}


def repeat(source: Path, target: Path, size: int) -> None:
    """Write a virtual raster of ``size`` pixels that repeats another one."""
    with rasterio.open(source) as dataset:
        kind, names, nodata = KINDS[dataset.dtypes[0]], dataset.descriptions, dataset.nodata
    bands = ""
    for index, name in enumerate(names, 1):
        sources = "".join(
            f'<SimpleSource><SourceFilename relativeToVRT="0">{source}</SourceFilename>'
            f'<SourceBand>{index}</SourceBand><SrcRect xOff="0" yOff="0" xSize="{EDGE}" '
            f'ySize="{EDGE}"/><DstRect xOff="{x}" yOff="{y}" xSize="{EDGE}" ySize="{EDGE}"/>'
            "</SimpleSource>"
            for y in range(0, size, EDGE)
            for x in range(0, size, EDGE)
        )
        bands += (
            f'<VRTRasterBand dataType="{kind}" band="{index}"><Description>{name}</Description>'
            f"<NoDataValue>{nodata}</NoDataValue>{sources}</VRTRasterBand>"
        )
    geo = f"{CORNER[0]}, 10, 0, {CORNER[1]}, 0, -10"
    target.write_text(
        f'<VRTDataset rasterXSize="{size}" rasterYSize="{size}"><SRS>EPSG:32631</SRS>'
        f"<GeoTransform>{geo}</GeoTransform>{bands}</VRTDataset>"
    )


def virtual_scene(scene: Path, folder: Path, size: int) -> Path:
    """Make a scene of ``size`` pixels; return its folder."""
    place = folder / f"scene-{size}"
    for kind in ("optical", "sar"):
        (place / kind).mkdir(parents=True)
        for path in sorted((scene / kind).iterdir()):
            repeat(path, place / kind / f"{path.stem}.vrt", size)
    return place


# --- runs -------------------------------------------------------------------------------------


class Timed(Progress):
    """Takes the time of the steps."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.steps: dict[str, float] = {}

    def step(self, text: str) -> None:
        """Note when a step begins."""
        self.steps[text.split()[0]] = time.perf_counter() - self.began


def job_on(scene: Path, output: Path, method: str, scheduler: str = "") -> Job:
    """Return the job of all runs."""
    optical = tuple(rasters_in(str(scene / "optical")))
    sar = tuple(rasters_in(str(scene / "sar")))
    return Job(
        optical=optical, sar=sar, output=str(output), step="P8D", method=method, scheduler=scheduler
    )


def one_run(options: argparse.Namespace) -> None:
    """Reconstruct in this process and print the figures as JSON."""
    progress = Timed()
    job = job_on(Path(options.scene), Path(options.output), options.method, options.scheduler)
    run(job, progress)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "seconds": time.perf_counter() - progress.began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "blocks": progress.steps["Finishing"] - progress.steps["Reconstructing"],
    }
    print(json.dumps(figures))


def command_of(scene: Path, output: Path, method: str, scheduler: str = "") -> list[str]:
    """Return the command of a run of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--scene", str(scene)]
    command += ["--output", str(output), "--method", method]
    return [*command, "--scheduler", scheduler] if scheduler else command


def measured(scene: Path, output: Path, method: str, scheduler: str = "") -> dict[str, float]:
    """Run in a process of its own; return its figures and the disk that the result takes."""
    command = command_of(scene, output, method, scheduler)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    disk = sum(path.stat().st_size for path in output.rglob("*")) / 2**20
    shutil.rmtree(output)
    return {**json.loads(done.stdout.splitlines()[-1]), "disk": disk}


def sizes_up_to(largest: int) -> list[int]:
    """Return 256, 512, ... up to the largest."""
    return [EDGE * 2**k for k in range(8) if EDGE * 2**k <= largest]


def scaling(folder: Path, options: argparse.Namespace) -> None:
    """Measure, print, draw and project."""
    print("pixels a side | seconds | CPU seconds | memory MiB | disk MiB | pixels/s in blocks")
    found = {}
    for size in sizes_up_to(options.largest):
        scene = virtual_scene(folder / "scene", folder, size)
        found[size] = each = measured(scene, folder / "out", options.method)
        print(f"{size:13d} | {each['seconds']:7.1f} | {each['cpu']:11.1f} | {each['memory']:10.0f}"
              f" | {each['disk']:8.0f} | {size**2 / each['blocks']:,.0f}", flush=True)  # fmt: skip
    project(found)
    if options.plot:
        draw(found, Path(options.plot))


def project(found: dict[int, dict[str, float]]) -> None:
    """Say what a tile and a country would take, from the largest run."""
    size, cores = max(found), worker_count(0)
    largest, fixed = found[size], found[size]["seconds"] - found[size]["blocks"]
    ratio = TILE**2 / size**2
    hours = (fixed + largest["blocks"] * ratio) / 3600
    idle = largest["cpu"] * ratio / cores / 3600
    print(f"a Sentinel-2 tile, from the run of {size} pixels: {hours:.2f} hours on {cores} cores "
          f"as they were, {idle:.2f} by CPU time if they have nothing else to do; "
          f"{largest['disk'] * ratio / 1024:.0f} GiB of results")  # fmt: skip
    print(f"a country of 60 tiles (half a million km2): {60 * idle / 24:.1f} days on one such "
          f"machine, {60 * idle / 30:.1f} hours on thirty")  # fmt: skip


def draw(found: dict[int, dict[str, float]], path: Path) -> None:
    """Draw time and memory against pixels."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(8, 3.2), constrained_layout=True)
    pixels = [size**2 / 1e6 for size in found]
    titles = {"cpu": "CPU time (s)", "memory": "largest memory (MiB)"}
    for axis, (name, title) in zip(axes, titles.items()):
        axis.loglog(pixels, [each[name] for each in found.values()], "o-", color="#2b7a5b")
        axis.set_xlabel("million pixels")
        axis.set_title(title, loc="left", fontsize=10)
        axis.grid(alpha=0.3)
    axes[1].set_ylim(50, 4000)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)


# --- Dask and kills ---------------------------------------------------------------------------


def on_workers(folder: Path, options: argparse.Namespace) -> None:
    """Compare one worker of one thread with two."""
    import distributed

    scene = virtual_scene(folder / "scene", folder / "dask", options.dask_size)
    found = {}
    for workers in (1, 2):
        with distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None
        ) as cluster:
            address = cluster.scheduler_address
            # The first run starts the workers up, as a cluster that stands would be.
            measured(scene, folder / "out", options.method, address)
            found[workers] = measured(scene, folder / "out", options.method, address)["blocks"]
    print(f"{options.dask_size} pixels on Dask: {found[1]:.1f} s in blocks with one worker, "
          f"{found[2]:.1f} s with two: {found[1] / found[2]:.2f} times as fast")  # fmt: skip


def killed_half_way(folder: Path, options: argparse.Namespace) -> None:
    """Kill the largest run when half of its blocks are there, and resume it."""
    scene = virtual_scene(folder / "scene", folder / "kill", options.largest)
    output = folder / "killed"
    process = subprocess.Popen(command_of(scene, output, options.method))
    blocks = (options.largest // 1024) ** 2 or 1
    while process.poll() is None and len(list(output.rglob("*.block"))) < max(blocks // 2, 1):
        time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = len(list(output.rglob("*.block")))
    figures = measured(scene, output, options.method)
    print(f"killed with {there} blocks finished, resumed: {figures['seconds']:.1f} s for the rest, "
          f"{figures['memory']:.0f} MiB")  # fmt: skip


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest", type=int, default=2048, help="edge of the largest run")
    parser.add_argument("--method", default="gp")
    parser.add_argument("--plot", help="where to draw the picture")
    parser.add_argument("--kill", action="store_true", help="kill and resume the largest run")
    parser.add_argument("--dask", action="store_true", help="compare one and two Dask workers")
    parser.add_argument("--dask-size", type=int, default=1024)
    for hidden in ("--scene", "--output", "--scheduler"):
        parser.add_argument(hidden, default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.scene:
        one_run(options)
        return 0
    folder = Path(tempfile.mkdtemp(prefix="stori-scale-"))
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    try:
        make_scene(folder / "scene")
        if options.dask:
            on_workers(folder, options)
        elif options.kill:
            killed_half_way(folder, options)
        else:
            scaling(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
