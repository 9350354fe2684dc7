"""Gaps of a made scene told by SAR, by a coarse sensor, and by both.

`python3 -m benchmarks.coarse_scene --seeds 3 7` makes farmland whose truth is known, and beside its
clouded optical acquisitions and its SAR a coarse sensor: the mean of the truth over squares of
250 m, every day, with clouds of its own, gains and offsets by band, errors by date and by pixel.
All are read from files. Then every optical date within 30 days of a day is hidden, and GP fusion
says what was there; the errors are those against the truth of the day, over all pixels. Last comes
what a reconstruction costs without the coarse sensor and with it, in seconds of processor time and
in memory at its peak. With `--exact` the coarse sensor has neither clouds nor errors nor a level of
its own: no better one can be had, so its ratios are a bound for those of all others. With
`--shift 12` its pixels begin 12 pixels from the corner of the scene: no sensor's grid knows
another's. With `--grid modis` they are those of MODIS, and with `--grid exported` its rasters were
then brought to the scene's CRS, each pixel the nearest.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import rasterio
from scipy.ndimage import gaussian_filter
from scipy.stats import norm

from benchmarks.coarse_grids import GRIDS, export, modis_pixels, own_pixels
from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.learning.fitting import FittedTarget, fit
from stori_plugin.engine.methods.interface import Estimate, Observations
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.coarse_squares import read_squares
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.learn_scene import guided, learning_samples
from stori_plugin.engine.scene.sar_reader import learn_sar_levels
from stori_plugin.engine.scene.scene import Block, open_scene, read_block
from stori_plugin.engine.simulation.made_scene import Scene, simulate_scene
from stori_plugin.engine.simulation.writing import write_scene
from stori_plugin.engine.support.progress import SILENT

BANDS = ("B03", "B04", "B08", "B11")
# The same colours of MODIS, and by what its sensor differs: gain and offset.
COARSE_BANDS = ("sur_refl_b04", "sur_refl_b01", "sur_refl_b02", "sur_refl_b06", "state_1km")
GAINS, OFFSET = (1.03, 0.97, 1.02, 1.0), 0.004
FIRST, DAYS = dt.date(2021, 1, 1), 365
HALF_GAP = 30
CENTRES = range(60, 330, 27)
GUIDES = {"optical alone": (), "SAR": ("sar",), "coarse": ("coarse",), "both": ("sar", "coarse")}
_FILL, _SCALE, _CLOUD = -28672, 1e4, 1


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[3, 7])
    parser.add_argument("--edge", type=int, default=150, help="of a scene, pixels of 10 m; 0: none")
    parser.add_argument("--exact", action="store_true", help="a coarse sensor without any error")
    parser.add_argument("--shift", type=int, default=0, help="of coarse pixels, pixels of 10 m")
    parser.add_argument("--grid", choices=GRIDS, default="own", help="where coarse pixels lie")
    parser.add_argument("--cost-edge", type=int, default=500, help="of that which is timed")
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        folder, *guides = options.run
        return run(Path(folder), guides)
    names = ("NDVI", *BANDS, "NDVI of bands")
    if options.edge:
        print(f"| seed | told by | {' | '.join(names)} | mean of bands | within 90 % |")
        print("|---" * (len(names) + 4) + "|")
    for seed in options.seeds if options.edge else ():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, seed, options.edge, options.exact, options.shift, options.grid)
            for line in rows(folder, seed, options.edge):
                print(line, flush=True)
    if options.cost_edge:
        with tempfile.TemporaryDirectory() as name:
            where = {"shift": options.shift, "grid": options.grid}
            write(Path(name), options.seeds[0], options.cost_edge, **where)
            for guides in (("sar",), ("sar", "coarse")):
                print(cost(Path(name), guides), flush=True)
    return 0


def write(
    folder: Path, seed: int, edge: int, exact: bool = False, shift: int = 0, grid: str = "own"
) -> None:
    """Write a scene and what a coarse sensor saw of it; ``edge`` is a multiple of 50 pixels.

    With ``exact`` that is the mean of the truth over its pixels, each day. See `coarse_grids` for
    ``shift``, and for ``grid``, one of its `GRIDS`.
    """
    scene = made(seed, edge)
    write_scene(scene, folder)
    (folder / "coarse").mkdir()
    rng = np.random.default_rng(seed + 100)
    pixels = own_pixels(edge, shift) if grid == "own" else modis_pixels(edge)
    height, width = pixels.height, pixels.width
    clear = np.ones((DAYS, height, width), bool)
    if not exact:
        clear = coarse_clear(rng, max(height, width))[:, :height, :width]
    profile = {
        **{"driver": "GTiff", "width": width, "height": height, "count": len(COARSE_BANDS)},
        **{"dtype": "int16", "nodata": _FILL, "crs": pixels.crs, "transform": pixels.transform},
    }
    for day in range(DAYS):
        date = FIRST + dt.timedelta(days=day)
        mean = pixels.means(scene.truth(date))
        there = np.isfinite(mean).all(axis=0)
        seen = mean if exact else as_seen(np.where(there, mean, 0.0), rng)
        seen = np.where(clear[day], seen, rng.uniform(0.3, 0.7, seen.shape))
        stored = np.where(there, np.round(np.nan_to_num(seen) * _SCALE), _FILL)
        state = np.where(clear[day], 0, _CLOUD)
        with rasterio.open(folder / "coarse" / f"MOD09_{date:%Y%j}.tif", "w", **profile) as file:
            file.write(np.array([*stored, state], np.int16))
            file.descriptions = COARSE_BANDS
    if grid == "exported":
        export(folder / "coarse", edge)


def made(seed: int, edge: int) -> Scene:
    """Return the scene of a seed."""
    last = FIRST + dt.timedelta(days=DAYS - 1)
    return simulate_scene(edge, edge, FIRST, last, seed, bands=BANDS)


def coarse_clear(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return where the coarse sensor sees ground, (days, count, count) boolean.

    Every day has a cover of its own, and its clouds are some squares wide.
    """
    cover = rng.beta(0.7, 0.6, DAYS)
    field = gaussian_filter(rng.normal(size=(DAYS, count + 12, count + 12)), (0, 2.5, 2.5))
    field = field[:, 6:-6, 6:-6] / field.std()
    return norm.cdf(field) > cover[:, None, None]


def as_seen(mean: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return what the coarse sensor makes of means of squares (B, rows, columns).

    With 3 % of error by date, 1.5 % by date and band, 2 % by pixel, and the sensor's own level.
    """
    bands = len(mean)
    mean = mean * (1.0 + rng.normal(0, 0.03)) * (1.0 + rng.normal(0, 0.015, (bands, 1, 1)))
    mean += rng.normal(0, 0.002, (bands, 1, 1))
    mean *= 1.0 + rng.normal(0, 0.02, mean.shape)
    return np.maximum(mean * np.array(GAINS)[:, None, None] + OFFSET, 0.001)


def job(folder: Path, guides: Sequence[str], **changes) -> Job:
    """Return the job on a written scene with SAR, with the coarse sensor, with both or none."""
    sources = {name: tuple(rasters_in(str(folder / name))) for name in ("optical", *guides)}
    return Job(**sources, **{"output": "", "method": "gp", "bands": (*BANDS, "NDVI"), **changes})


def rows(folder: Path, seed: int, edge: int) -> Iterator[str]:
    """Yield the rows of a scene: errors by what tells of the gaps, then the ratio."""
    scene = made(seed, edge)
    truths = [scene.truth(FIRST + dt.timedelta(days=day)) for day in CENTRES]
    found = {}
    for name, guides in GUIDES.items():
        errors, inside = in_gaps(job(folder, guides), np.stack(truths))
        found[name] = np.append(errors, errors[1 : 1 + len(BANDS)].mean())
        figures = " | ".join(f"{error:.4f}" for error in found[name])
        yield f"| {seed} | {name} | {figures} | {100 * inside:.1f} % |"
    better = np.minimum(found["SAR"], found["coarse"])
    ratios = " | ".join(f"{ratio:.2f}" for ratio in found["both"] / better)
    yield f"| {seed} | both / better of SAR and coarse | {ratios} | |"


def in_gaps(asked: Job, truths: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the errors in gaps around `CENTRES`, and the share of values within 90 % intervals.

    Errors are root mean squares of NDVI, of the bands, and of the NDVI that is computed from bands;
    ``truths`` is (days, bands, rows, columns). The share is of NDVI and bands.
    """
    scene = open_scene(asked, SILENT)
    with GridReader(scene.grid) as datasets:
        levels = learn_sar_levels(scene.sar, datasets, SILENT.check)

        def read(window: Window) -> Block:
            return read_block(scene, levels, datasets, window, SILENT.check)

        squares = read_squares(scene, levels)
        samples = guided(scene, squares, learning_samples(scene, read), SILENT)
        block = read(Window(0, 0, scene.grid.height, scene.grid.width))
    everything = slice(0, scene.grid.height), slice(0, scene.grid.width)
    start = (FIRST - dt.date(1970, 1, 1)).days
    squared, inside = [], []
    for target in sorted(scene.targets, key=lambda one: one.index is None):
        sample = samples[target.name]
        fitted = fit("gp", sample, target.roles, options=asked.method_options)
        series = block.observations(target, *everything)
        for day, truth in zip(CENTRES, truths):
            bands = truth.reshape(len(BANDS), -1)
            estimate = told(fitted, sample, series, float(start + day))
            wanted = ndvi(bands)[None] if target.index else bands
            off = estimate.mean[0] - wanted
            squared.append((target.name, np.nanmean(np.square(off), axis=1)))
            assert estimate.sd is not None
            inside.append(np.abs(off) < 1.6449 * estimate.sd[0])
            if not target.index:
                error = np.nanmean(np.square(ndvi(estimate.mean[0]) - ndvi(bands)))
                squared.append(("computed", error[None]))
    kinds = dict.fromkeys(name for name, _ in squared)
    means = [np.mean([e for kind, e in squared if kind == name], axis=0) for name in kinds]
    share = np.concatenate([part.ravel() for part in inside]).mean()
    return np.sqrt(np.concatenate(means)), float(share)


def told(fitted: FittedTarget, sample: Observations, series: Observations, day: float) -> Estimate:
    """Return what a method says of a day without what was seen within half a gap of it."""
    hidden = np.abs(sample.days - day) <= HALF_GAP
    (method,) = fitted.methods
    seen = fitted.screened(sample).without_dates(hidden)
    model = method.model.forgetting(seen) or method.model
    left = fitted.screened(series).without_dates(hidden)
    return replace(method, model=model).reconstruct(left, np.array([day]))


def ndvi(bands: np.ndarray) -> np.ndarray:
    """Return the index (...) of bands (B, ...)."""
    red, nir = bands[BANDS.index("B04")], bands[BANDS.index("B08")]
    return (nir - red) / (nir + red)


def run(folder: Path, guides: Sequence[str]) -> int:
    """Reconstruct, and print seconds of processor time and MiB at the peak."""
    with tempfile.TemporaryDirectory() as output:
        reconstruct(job(folder, guides, bands=BANDS, output=output, workers=2), SILENT)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"{used.ru_utime + used.ru_stime:.1f} s of processor time, {used.ru_maxrss >> 10} MiB")
    return 0


def cost(folder: Path, guides: Sequence[str]) -> str:
    """Say what a reconstruction takes in a process of its own, once what is compiled is there."""
    command = [sys.executable, "-m", "benchmarks.coarse_scene", "--run", str(folder), *guides]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return f"Reconstruction with optical, {', '.join(guides)}: {done.stdout.strip()}."


if __name__ == "__main__":
    sys.exit(main())
