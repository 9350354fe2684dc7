"""Where the time of a whole run goes: `python3 -m benchmarks.profile`.

One run by a method, on one thread so that times add up, with a clock around every step. A step's
time is what its thread spent computing in it and in nothing that is told of by itself. Beside it
stand the floors of the same machine: plain rasterio that reads and writes the same, memory
bandwidth, and a float32 matrix product.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import shutil
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job

from .speed import make_scene, matrix_rate, plain

_ENGINE = "stori_plugin.engine"
# Steps in the order of a run: what is told, and the functions that do it.
STEPS: dict[str, tuple[str, ...]] = {
    "find the acquisitions": ("scene.scene:open_scene",),
    "learn: read and decode": (),
    "learn: levels of SAR": ("scene.sar_reader:learn_sar_levels",),
    "learn: sample, methods, calibration": ("scene.learn_scene:learn_scene",),
    "read and decode": ("rasters.open_rasters:OpenRasters.read",),
    "scale reflectance, merge days": ("scene.optical_reader:OpticalReader._read",),
    "masks": ("scene.optical_reader:OpticalReader._sky",),
    "false alarms of masks": ("pixels.false_alarms:false_alarms",),
    "patches of haze and shadow": ("pixels.stained_patches:stained_patches",),
    "SAR: merge passes": ("scene.sar_reader:SarReader.power",),
    "SAR: decibels, index": ("scene.sar_reader:SarReader.read",),
    "SAR: speckle filter": ("pixels.backscatter:filter_speckle",),
    "SAR: levels of orbits": ("pixels.orbit_levels:level_orbits",),
    "SAR: averages of what is alike": ("pixels.alike:averaged",),
    "gather series of tiles": ("scene.scene:Block.observations",),
    "screen outliers": ("methods.screening:Screen.apply",),
    "components": (
        "methods.gp.components:Components.transform",
        "methods.gp.components:Components.limits",
    ),
    "prior of the dates": ("methods.gp.conditioning:condition",),
    "solve": ("methods.gp.scene_model:GaussianProcessModel.solve",),
    "network": ("methods.network.corrector:Corrector.correct",),
    "other methods": (
        "methods.linear:LinearModel.reconstruct",
        "methods.whittaker:WhittakerModel.reconstruct",
        "methods.harmonic:HarmonicModel.reconstruct",
    ),
    "back-transform": ("methods.gp.components:Components.restore",),
    "calibrate, mix methods": (
        "learning.calibration:Calibration.apply",
        "learning.fitting:FittedTarget.reconstruct",
    ),
    "quality": ("run.block_work:BlockWork._quality",),
    "encode": ("rasters.storage:Storage.encode",),
    "compress": ("outputs.block_files:compressed",),
    "write blocks": ("outputs.block_files:write_block",),
    "put rasters together": ("outputs.raster_assembly:write_raster",),
    "overviews": ("rasters.storage:add_overviews",),
}
LEARNING, READING = "learn: ", "read and decode"


class Clock:
    """The processor time of every step, over all threads; only its own."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._local = threading.local()
        self._lock = threading.Lock()
        # A learning run takes all steps within it: those of the blocks are told apart from them.
        self.learning = False

    def around(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with a clock around it."""

        @functools.wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            told, clock = step, time.thread_time
            if step.startswith(LEARNING):
                # Several threads learn; what they read others read for them.
                before, self.learning, clock = self.learning, True, self._without_reading
            elif self.learning:
                if step != READING:
                    return function(*arguments, **named)
                told = LEARNING + READING
            inner = getattr(self._local, "inner", None)
            self._local.inner = 0.0
            began = clock()
            try:
                return function(*arguments, **named)
            finally:
                took = clock() - began
                with self._lock:
                    self.seconds[told] += took - self._local.inner
                self._local.inner = None if inner is None else inner + took
                if step.startswith(LEARNING):
                    self.learning = before

        return timed

    def _without_reading(self) -> float:
        return time.process_time() - self.seconds[LEARNING + READING]

    def install(self) -> None:
        """Put the clock around every step, wherever its name was imported."""
        for step, places in STEPS.items():
            for place in places:
                module_name, _, name = place.partition(":")
                module = importlib.import_module(f"{_ENGINE}.{module_name}")
                *owners, last = name.split(".")
                if owners:
                    owner = getattr(module, owners[0], None)
                    if owner is not None:
                        setattr(owner, last, self.around(step, owner.__dict__[last]))
                    continue
                original = getattr(module, last)
                timed = self.around(step, original)
                for other in [m for n, m in sys.modules.items() if n.startswith(_ENGINE)]:
                    for key, value in list(vars(other).items()):
                        if value is original:
                            setattr(other, key, timed)


def memory_rate() -> float:
    """Return the bytes/s at which one thread copies what no cache holds."""
    source = np.ones(2**27, np.uint8)
    target = np.empty_like(source)
    np.copyto(target, source)
    began = time.perf_counter()
    for _ in range(4):
        np.copyto(target, source)
    return 4 * 2 * source.nbytes / (time.perf_counter() - began)


def profile(folder: Path, method: str, workers: int) -> tuple[Clock, float, float]:
    """Run once; return the clock, and the processor and the wall time of the run."""
    clock = Clock()
    clock.install()
    job = Job(
        optical=tuple(rasters_in(str(folder / "optical"))),
        sar=tuple(rasters_in(str(folder / "sar"))),
        output=str(folder / "series"),
        step="P8D",
        method=method,
        workers=workers,
    )
    began, before = time.perf_counter(), time.process_time()
    reconstruct(job)
    return clock, time.process_time() - before, time.perf_counter() - began


def main() -> int:
    """Profile what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--method", default="auto")
    parser.add_argument("--size", type=int, default=1024, help="edge of the scene in pixels")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="stori-profile-"))
    try:
        make_scene(folder, options.size)
        began = time.process_time()
        plain(folder)
        floor = time.process_time() - began
        shutil.rmtree(folder / "plain")
        clock, spent, wall = profile(folder, options.method, options.workers)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report(clock, spent, wall, options)
    print(f"\nfloors: plain rasterio, same inputs and outputs {floor:.1f} s; memory "
          f"{memory_rate() / 1e9:.1f} GB/s; float32 matrix product "
          f"{matrix_rate(1) / 1e9:.0f} Gflop/s a core")  # fmt: skip
    return 0


def report(clock: Clock, spent: float, wall: float, options: argparse.Namespace) -> None:
    """Print the steps with their shares, which add up."""
    pixels = options.size**2
    print(f"{options.method}, {options.size} x {options.size} pixels, {options.workers} workers: "
          f"{spent:.1f} s of processor time, {wall:.1f} s")  # fmt: skip
    print(f"{'':38s} {'s':>7s} {'share':>7s} {'ns/px':>8s}")
    other = spent - sum(clock.seconds.values())
    for step, seconds in [*((s, clock.seconds[s]) for s in STEPS), ("everything else", other)]:
        if seconds > 0.0005 * spent:
            print(f"{step:38s} {seconds:7.2f} {100 * seconds / spent:6.1f} % "
                  f"{1e9 * seconds / pixels:8.0f}")  # fmt: skip
    print(f"{'together':38s} {spent:7.2f} {100.0:6.1f} %")
    blocks = spent - sum(clock.seconds[s] for s in STEPS if s.startswith(LEARNING))
    print(f"in none of the kernels, in no file and in no compression: {100 * other / blocks:.1f} % "
          f"of what is not learning")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
