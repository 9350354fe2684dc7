"""Pixels against time and memory: `python3 -m benchmarks.scale [--largest 2048] [--dask]`.

A season of 24 optical and 24 SAR dates, 4 bands, is reconstructed on 24 dates with standard
deviations, over squares of 256 pixels and more: virtual rasters show one scene again and again,
so that the inputs take no space. Each run is a process of its own, whose time and largest memory
are taken. From the runs follows what a tile of Sentinel-2 (10,980 x 10,980 pixels) would take.

With --dask the blocks of one run are computed by one and by two workers of a Dask scheduler on
this machine, in turn. With --kill the largest run is done undisturbed, then killed (SIGKILL) when
half of its blocks are finished and resumed, and all rasters are compared bit by bit: a season of
4,096 x 4,096 pixels is `python3 -m benchmarks.scale --kill --largest 4096`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.scale_scenes import EDGE, make_scene, virtual_scene
from benchmarks.scale_survival import survives
from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.progress import Progress
from stori_plugin.engine.support.threads import worker_count

TILE = 10_980  # pixels of a Sentinel-2 tile at 10 m


# --- runs -------------------------------------------------------------------------------------


class Timed(Progress):
    """Takes the time of the steps, and notes what is said of blocks and of going on."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.steps: dict[str, float] = {}
        self.planned = 0
        self.resumed = ""

    def step(self, text: str) -> None:
        """Note when a step begins."""
        self.steps[text.split()[0]] = time.perf_counter() - self.began
        blocks = re.search(r"in (\d+) blocks$", text)
        self.planned = int(blocks[1]) if blocks else self.planned

    def say(self, text: str) -> None:
        """Note that a run goes on."""
        self.resumed = text if text.startswith("Going on") else self.resumed


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
    reconstruct(job, progress)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "seconds": time.perf_counter() - progress.began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        "blocks": progress.steps["Finishing"] - progress.steps["Reconstructing"],
        "planned": progress.planned,
        "resumed": progress.resumed,
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


# --- Dask -------------------------------------------------------------------------------------


def on_workers(folder: Path, options: argparse.Namespace) -> None:
    """Compare one worker of one thread with two, in turn: the best of some runs of each."""
    import distributed

    scene = virtual_scene(folder / "scene", folder / "dask", options.dask_size)
    times: dict[int, list[float]] = {1: [], 2: []}
    with contextlib.ExitStack() as stack:
        addresses = {}
        for workers in times:
            cluster = distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None
            )
            addresses[workers] = stack.enter_context(cluster).scheduler_address
        # The first round starts the workers up, as a cluster that stands would be.
        for _ in range(1 + options.repeats):
            for workers, address in addresses.items():
                figures = measured(scene, folder / "out", options.method, address)
                times[workers].append(figures["blocks"])
    one, two = (min(times[workers][1:]) for workers in (1, 2))
    print(f"{options.dask_size} pixels on Dask: {one:.1f} s in blocks with one worker, "
          f"{two:.1f} s with two: {one / two:.2f} times as fast")  # fmt: skip


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest", type=int, default=2048, help="edge of the largest run")
    parser.add_argument("--method", default="gp")
    parser.add_argument("--plot", help="where to draw the picture")
    parser.add_argument("--kill", action="store_true", help="kill the largest run and resume it")
    parser.add_argument("--dask", action="store_true", help="compare one and two Dask workers")
    parser.add_argument("--dask-size", type=int, default=1024, help="edge of the runs on Dask")
    parser.add_argument("--repeats", type=int, default=2, help="runs on Dask of each kind")
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
            scene = virtual_scene(folder / "scene", folder, options.largest)
            survives(folder / "out", command_of(scene, folder / "out", options.method))
        else:
            scaling(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
