"""How far every date of a result is from what was seen: days to the nearest clear observation.

A reconstructed value leans on the clear observations around it, and the nearer they are the more
it is worth (the accuracy protocol of this project scores by exactly that distance).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..acquisitions.series import Source
from ..options.series_options import LEAST_MEMORY, MASK_KINDS, MOST_WORKERS, Execution
from ..outputs.block_task import Check, Numbers, SeriesTask
from ..outputs.production import Step, produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING
from ..scene.job import Job
from ..scene.scene import Scene, open_scene
from ..support.checked_json import of_kind, part, parts, within
from ..support.manifests import opened_manifest
from ..support.progress import SILENT, Progress
from .temporal_stack import StackedRaster, StackProduct

SERIES = "days_to_clear"
# Folders that begin so are passed over by the search for rasters: this is no observation.
FOLDER = "_days_to_clear"


def days_to_clear(days: np.ndarray, clear: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the days (O, N) from each date wanted to the nearest clear observation of a pixel.

    ``days`` (T,) ascend, ``clear`` is (T, N), ``wanted`` (O,); NaN where a pixel was never clear.
    """
    seen = np.where(clear, days[:, None], np.nan)
    nothing = np.full((1, clear.shape[1]), np.nan)
    before = np.vstack([nothing, np.fmax.accumulate(seen, axis=0)])
    after = np.vstack([np.fmin.accumulate(seen[::-1], axis=0)[::-1], nothing])
    past = wanted[:, None] - before[np.searchsorted(days, wanted, "right")]
    ahead = after[np.searchsorted(days, wanted, "left")] - wanted[:, None]
    return np.fmin(past, ahead).astype(np.float32)


@dataclass(frozen=True, eq=False)
class DistanceTask(SeriesTask):
    """Looks for the clear observations around the dates of a block."""

    scene: Scene
    # The dates of the result (O,), in days.
    wanted: np.ndarray

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute the days of a window."""
        clear = self.scene.optical.read(datasets, window, check).clear
        days = days_to_clear(self.scene.days, clear.reshape(len(clear), -1), self.wanted)
        return Numbers({self.products[0].name: days.reshape(-1, window.height, window.width)})


def map_days_to_clear(manifest: str, progress: Progress = SILENT) -> StackedRaster:
    """Write the days to the nearest clear observation for a result of a run, a band per date.

    The inputs that the manifest of the run names are read again, with the masks of the run. The
    raster comes to lie in a folder of its own inside the result's. Raises `InputError` where the
    manifest or an input is gone, `OutputError` where nothing can be written.
    """
    with opened_manifest(manifest) as content:
        job = _job_of(content["parameters"])
        days = {part(item, "date", str) for item in content["outputs"]}
        dates = sorted(map(dt.date.fromisoformat, days))
        if not dates:
            raise ValueError("no outputs")
    progress.step("Opening the images")
    scene = open_scene(job, progress)
    for problem in scene.problems:
        progress.warn(problem)
    names = tuple(f"{date.isoformat()} (days)" for date in dates)
    product = StackProduct(SERIES, dates[0], names, FLOATING, False)
    progress.step(f"Looking for clear observations around {len(dates)} dates")
    folder = os.path.join(os.path.dirname(os.path.abspath(manifest)), FOLDER)
    written = produce(
        # Nobody is asked here whether an interrupted one is to be gone on with.
        Execution(folder, job.workers, job.memory, resume=False),
        DistanceTask(scene.grid, (product,), scene, day_numbers(dates)),
        Step(
            SERIES,
            {"manifest": os.path.abspath(manifest)},
            {},
            job.optical,
            sorted(scene.optical.series.rasters),
            beliefs=scene.beliefs,
        ),
        _bytes_per_pixel(len(scene.optical.dates), len(scene.optical.bands), len(dates)),
        progress,
    )
    return StackedRaster(
        written.rasters[0].path,
        "days to the nearest clear observation",
        dates[0],
        names,
        tuple(dates),
    )


def _bytes_per_pixel(seen: int, bands: int, wanted: int) -> float:
    return seen * (4.0 * bands + 1.0 + 3 * 8.0) + wanted * (3 * 8.0 + 4.0)


def _job_of(parameters: Any) -> Job:
    """Return the job that a manifest tells of; what this version does not know is passed over.

    Raises `ValueError` where it tells of none.
    """
    parameters = of_kind(parameters, dict, "parameters")
    given: dict[str, Any] = {
        name: tuple(map(_source, parts(parameters, name, dict))) for name in ("optical", "sar")
    }
    for name, kind in (("bands", str), ("clear_classes", int)):
        if name in parameters:
            given[name] = tuple(parts(parameters, name, kind))
    for name in ("start", "end"):
        given[name] = _day(parameters.get(name))
    if parameters.get("extent") is not None:
        given["extent"] = tuple(parts(parameters, "extent", float, 4))
    if parameters.get("resolution") is not None:
        given["resolution"] = part(parameters, "resolution", float)
    for item in dataclasses.fields(Job):
        if isinstance(item.default, (bool, int, float, str)) and item.name in parameters:
            given[item.name] = part(parameters, item.name, type(item.default))
    job = Job(**{"output": "", **given})
    within(job.workers, 0, MOST_WORKERS, "workers")
    within(job.memory, LEAST_MEMORY, sys.maxsize, "memory")
    if job.cloud_mask not in MASK_KINDS:
        raise ValueError("cloud_mask")
    return job


def _source(item: dict[str, Any]) -> Source:
    return Source(part(item, "path", str), _day(item.get("date")))


def _day(text: Any) -> dt.date | None:
    return dt.date.fromisoformat(of_kind(text, str, "date")) if text else None
