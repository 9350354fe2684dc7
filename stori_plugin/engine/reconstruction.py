"""The run itself: open, study, compute, write, tell."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import numpy as np
import rasterio

from .blocks import COMPUTE_TILE, in_order, plan_blocks, tiles_of
from .datasets import Datasets
from .grid import Window
from .job import DatedRaster, Job, Result
from .journal import Journal
from .manifest import manifest_text
from .progress import Progress
from .report import report_html
from .scene import Block, Scene, open_scene, read_block
from .storage import Product, Writer
from .study import Learned, study
from .threads import single_threaded_blas, worker_count
from .warming import warm_up

# Shares of the whole that the steps take, for the progress bar.
_OPENED, _STUDIED, _COMPUTED = 0.03, 0.15, 0.97
# Input files open at once, of the thousand or so that systems allow a process.
_OPEN_FILES = 500


@dataclass(frozen=True)
class Computed:
    """A block, ready to be written: stored numbers by product, and what was clear by date."""

    stored: dict[str, np.ndarray]
    clear: np.ndarray
    missing: int


class Reconstruction:
    """One run of one job."""

    def __init__(self, job: Job, progress: Progress) -> None:
        self.job = job
        self.progress = Journal(progress)

    def run(self) -> Result:
        """Do it; see `job.run`."""
        began = time.monotonic()
        progress, job = self.progress, self.job
        workers = worker_count(job.workers)
        # GDAL's own cache would take a twentieth of the machine's memory beside MEMORY.
        cache = {"GDAL_CACHEMAX": max(32, job.memory // 8)}
        with single_threaded_blas(), rasterio.Env(**cache):
            progress.step("Finding the acquisitions")
            scene = open_scene(job, progress)
            self._tell_scene(scene)
            progress.fraction(_OPENED)
            progress.step("Learning from the scene")
            warm_up(job.method, progress)
            with Datasets(scene.grid, most=_OPEN_FILES) as datasets:
                learned = study(job, scene, datasets, progress)
            progress.fraction(_STUDIED)
            blocks = plan_blocks(scene.grid, bytes_per_pixel(scene), job.memory, workers)
            products = self._products(scene)
            with (
                Datasets(scene.grid, most=max(16, _OPEN_FILES // workers)) as datasets,
                Writer(job.output, scene.grid, products, job.method) as writer,
            ):
                progress.step(
                    f"Reconstructing {len(scene.dates)} dates of {scene.grid.width} x "
                    f"{scene.grid.height} pixels in {len(blocks)} blocks"
                )
                shares = self._compute(scene, learned, datasets, blocks, workers, writer)
                progress.step("Finishing")
                return self._finish(scene, learned, shares, writer, time.monotonic() - began)

    def _tell_scene(self, scene: Scene) -> None:
        say = self.progress.say
        first, last = scene.optical.dates[0], scene.optical.dates[-1]
        say(f"{len(scene.optical.dates)} optical dates from {first} to {last}.")
        if scene.sar is not None:
            first, last = scene.sar.dates[0], scene.sar.dates[-1]
            orbits = len(set(scene.sar.orbits))
            say(f"{len(scene.sar.dates)} SAR passes from {first} to {last}, {orbits} orbits.")
        for note in scene.notes:
            say(note)
        for problem in scene.problems:
            self.progress.warn(problem)

    def _products(self, scene: Scene) -> list[Product]:
        spreads = (False, True) if self.job.uncertainty else (False,)
        return [
            Product(target.name, date, target.bands, target.storage, spread)
            for target in scene.targets
            for date in scene.dates
            for spread in spreads
        ]

    def _compute(self, scene, learned, datasets, blocks, workers, writer) -> Shares:
        shares = Shares(len(scene.optical.dates))
        # One thread that fails stops the others at their next check.
        stop = threading.Event()

        def check() -> None:
            self.progress.check()
            if stop.is_set():
                raise _StoppedError

        def work(window: Window) -> Computed:
            return self._compute_block(
                scene, learned, read_block(scene, datasets, window, check), check
            )

        try:
            for done, (window, computed) in enumerate(
                in_order(work, blocks, workers, self.progress), 1
            ):
                for name, stored in computed.stored.items():
                    self.progress.check()
                    writer.write(name, window, stored)
                shares.add(computed, window)
                part = done / len(blocks)
                self.progress.fraction(_STUDIED + (_COMPUTED - _STUDIED) * part)
        finally:
            stop.set()
        return shares

    def _compute_block(self, scene: Scene, learned: list[Learned], block: Block, check) -> Computed:
        shape = (block.window.height, block.window.width)
        stored: dict[str, np.ndarray] = {}
        missing = 0
        for item in learned:
            target = item.target
            outputs = {}
            for spread in (False, True) if self.job.uncertainty else (False,):
                for date in scene.dates:
                    product = Product(target.name, date, target.bands, target.storage, spread)
                    outputs[date, spread] = stored[product.name] = np.empty(
                        (len(target.bands), *shape), target.storage.dtype
                    )
            for rows, columns in tiles_of(block.window):
                check()
                series = item.fitted.screened(block.observations(target, rows, columns))
                estimate = item.fitted.reconstruct(series, scene.wanted)
                mean = estimate.mean
                if self.job.keep_observed:
                    mean = with_observed(mean, series, scene.wanted)
                tile = (len(target.bands), rows.stop - rows.start, columns.stop - columns.start)
                for o, date in enumerate(scene.dates):
                    values = target.storage.encode(mean[o]).reshape(tile)
                    outputs[date, False][:, rows, columns] = values
                    if self.job.uncertainty:
                        values = target.storage.encode(estimate.sd[o], spread=True).reshape(tile)
                        outputs[date, True][:, rows, columns] = values
                missing += int(np.isnan(mean[:, 0]).sum())
        clear = block.clear.reshape(len(block.clear), -1).sum(axis=1)
        return Computed(stored, clear, missing)

    def _finish(self, scene, learned, shares, writer, seconds: float) -> Result:
        self.progress.check()
        rasters = tuple(
            DatedRaster(
                writer.path(Product(t.name, d, t.bands, t.storage, False).name),
                writer.path(Product(t.name, d, t.bands, t.storage, True).name)
                if self.job.uncertainty
                else "",
                t.name,
                d,
                t.bands,
            )
            for t in scene.targets
            for d in scene.dates
        )
        summary = _summary(scene, learned, shares, seconds)
        self.progress.say(summary)
        facts = (self.job, scene, learned, shares, rasters, seconds, summary)
        writer.write_text("manifest.json", manifest_text(*facts))
        writer.write_text("report.html", report_html(*facts, self.progress.lines))
        writer.write_text("stori.log", "\n".join(self.progress.lines) + "\n")
        writer.finish()
        self.progress.fraction(1.0)
        return Result(
            rasters,
            writer.path("manifest.json"),
            writer.path("report.html"),
            writer.path("stori.log"),
            summary,
        )


class _StoppedError(Exception):
    """Another block failed or the user stopped; nobody waits for this one."""


class Shares:
    """How much of each date was clear, and how much of the result is missing."""

    def __init__(self, dates: int) -> None:
        self.clear = np.zeros(dates, np.int64)
        self.pixels = 0
        self.missing = 0

    def add(self, computed: Computed, window: Window) -> None:
        """Count a block."""
        self.clear += computed.clear
        self.pixels += window.height * window.width
        self.missing += computed.missing

    @property
    def by_date(self) -> np.ndarray:
        """The clear share of each acquisition date, 0 to 1."""
        return self.clear / max(self.pixels, 1)


def bytes_per_pixel(scene: Scene) -> float:
    """Estimate the memory that a block takes, per pixel."""
    dates, wanted = len(scene.optical.dates), len(scene.dates)
    optical = dates * (4.0 * len(scene.optical.bands) + 2.0)
    sar = 0.0
    if scene.sar is not None:
        # Power as read, filtered and flat copies, the prepared channels.
        passes, polarisations = len(scene.sar.dates), len(scene.sar.polarisations)
        sar = passes * 4.0 * (2 * polarisations + len(scene.sar.channels))
    outputs = sum(
        2.0 * wanted * len(target.bands) * np.dtype(target.storage.dtype).itemsize
        for target in scene.targets
    )
    # A compute tile's work is many times a pixel's, but tiles are small.
    bands = max(len(target.bands) for target in scene.targets)
    work = (dates + wanted) * bands * 24.0 * COMPUTE_TILE**2 / 128**2
    return optical + sar + outputs + work


def with_observed(mean: np.ndarray, series, wanted: np.ndarray) -> np.ndarray:
    """Put clear observations in the place of their estimates, on the dates that have them.

    ``mean`` is (O, B, N); a copy is returned.
    """
    result = mean.copy()
    place = {day: t for t, day in enumerate(series.days)}
    for o, day in enumerate(wanted):
        if day in place:
            t = place[day]
            result[o] = np.where(series.clear[t], series.values[t], mean[o])
    return result


def _summary(scene: Scene, learned: list[Learned], shares: Shares, seconds: float) -> str:
    methods = ", ".join(dict.fromkeys(item.fitted.method for item in learned))
    total = max(shares.pixels * len(scene.dates) * len(scene.targets), 1)
    filled = 100.0 * (1.0 - shares.missing / total)
    text = (
        f"{len(scene.dates)} dates from {scene.dates[0]} to {scene.dates[-1]} of "
        f"{', '.join(target.name for target in scene.targets)} by {methods}; "
        f"{100.0 * shares.by_date.mean():.0f} % of the observations were clear, "
        f"{filled:.2f} % of the result has a value; {seconds:.0f} s."
    )
    if shares.missing:
        text += " Pixels without a value were never seen clear."
    return text
