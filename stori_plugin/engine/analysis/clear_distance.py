"""How far every date of a result is from what was seen: days to the nearest clear observation.

A reconstructed value leans on the clear observations around it, and the nearer they are the more
it is worth (the accuracy protocol of this project scores by exactly that distance).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from typing import Any

import numpy as np

from ..acquisitions.dates import day_numbers
from ..acquisitions.series import Source
from ..options.series_options import Execution
from ..outputs.production import produce
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING
from ..scene.job import Job
from ..scene.scene import open_scene
from ..support.errors import InputError
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


def map_days_to_clear(manifest: str, progress: Progress = SILENT) -> StackedRaster:
    """Write the days to the nearest clear observation for a result of a run, a band per date.

    The inputs that the manifest of the run names are read again, with the masks of the run. The
    raster comes to lie in a folder of its own inside the result's. Raises `InputError` where the
    manifest or an input is gone, `OutputError` where nothing can be written.
    """
    content = _content_of(manifest)
    job = _job_of(content["parameters"], manifest)
    dates = sorted({dt.date.fromisoformat(item["date"]) for item in content["outputs"]})
    progress.step("Opening the images")
    scene = open_scene(job, progress)
    names = tuple(f"{date.isoformat()} (days)" for date in dates)
    product = StackProduct(SERIES, dates[0], names, FLOATING, False)
    wanted = day_numbers(dates)

    def work(datasets: GridReader, window: Window, check) -> dict[str, np.ndarray]:
        clear = scene.optical.read(datasets, window, check).clear
        found = days_to_clear(scene.days, clear.reshape(len(clear), -1), wanted)
        return {product.name: found.reshape(-1, window.height, window.width)}

    progress.step(f"Looking for clear observations around {len(dates)} dates")
    folder = os.path.join(os.path.dirname(os.path.abspath(manifest)), FOLDER)
    made = produce(
        Execution(folder, job.workers, job.memory),
        scene.grid,
        [product],
        work,
        _bytes_per_pixel(len(scene.optical.dates), len(scene.optical.bands), len(dates)),
        {"algorithm": SERIES, "manifest": os.path.abspath(manifest)},
        sorted(scene.optical.series.rasters),
        progress,
    )
    return StackedRaster(
        made.rasters[0].path, "days to the nearest clear observation", dates[0], names, tuple(dates)
    )


def _bytes_per_pixel(seen: int, bands: int, wanted: int) -> float:
    return seen * (4.0 * bands + 1.0 + 3 * 8.0) + wanted * (3 * 8.0 + 4.0)


def _content_of(manifest: str) -> dict[str, Any]:
    try:
        with open(manifest, encoding="utf-8") as file:
            content = json.load(file)
        if content["outputs"] and content["parameters"]:
            return content
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(manifest) from error
    raise _unreadable(manifest)


def _job_of(parameters: dict[str, Any], manifest: str) -> Job:
    """Return the job that a manifest tells of; what this version does not know is passed over."""
    known = {item.name for item in dataclasses.fields(Job)}
    given = {name: value for name, value in parameters.items() if name in known}
    try:
        for name in ("optical", "sar"):
            given[name] = tuple(_source(item) for item in given[name])
        for name in ("start", "end"):
            given[name] = dt.date.fromisoformat(given[name]) if given.get(name) else None
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(manifest) from error
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Job(**{**given, **lists})


def _source(item: dict[str, Any]) -> Source:
    date = item["date"]
    return Source(item["path"], dt.date.fromisoformat(date) if date else None)


def _unreadable(manifest: str) -> InputError:
    return InputError(
        f"The manifest {manifest} cannot be read: it was moved or damaged. Run it again."
    )
