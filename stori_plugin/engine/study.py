"""What is learned of a scene before it is computed: scaling, hyperparameters, calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .calibration import Calibration, calibrate
from .datasets import Datasets
from .errors import InputError
from .grid import Window
from .job import Job
from .methods import METHODS, Estimate, Model, Observations
from .progress import Progress
from .sampling_windows import sample_windows
from .scene import Scene, Target, read_block

_WINDOWS = 9
_MOST_WINDOWS = 36
_SAR_WINDOWS = 3
_PIXELS = 400
_LEAST_DATES = 3


@dataclass(frozen=True)
class Learned:
    """A model for one target, how its uncertainty is calibrated, and which method it is."""

    target: Target
    method: str
    model: Model
    calibration: Calibration | None

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return the calibrated estimate on ``days``; without calibration no spread."""
        estimate = self.model.reconstruct(series, days)
        if self.calibration is None:
            return Estimate(estimate.mean, None)
        return self.calibration.apply(estimate, series, days)

    def describe(self) -> dict[str, Any]:
        """Return what was learned, for the manifest."""
        return {
            "series": self.target.name,
            "method": self.method,
            "model": self.model.describe(),
            "calibration": self.calibration.describe() if self.calibration else None,
        }


def study(job: Job, scene: Scene, datasets: Datasets, progress: Progress) -> list[Learned]:
    """Learn every target of a scene from a sample of its pixels.

    Raises `InputError` where no clear observation is found.
    """
    if scene.sar is not None:
        scene.sar.study(datasets, sample_windows(scene.grid, _SAR_WINDOWS))
    windows = sample_windows(scene.grid, _WINDOWS)
    samples = _read_samples(scene, datasets, windows, progress)
    if _clear_dates(samples[0]) < _LEAST_DATES:
        # Few clear pixels in the first windows: look at more before giving up.
        more = sample_windows(scene.grid, _MOST_WINDOWS)
        samples = _read_samples(scene, datasets, more, progress)
    learned = []
    for target, sample in zip(scene.targets, samples):
        progress.check()
        learned.append(_learn(job, target, sample, progress))
    return learned


def _clear_dates(sample: Observations) -> int:
    return int(sample.clear.any(axis=1).sum())


def _read_samples(
    scene: Scene, datasets: Datasets, windows: list[Window], progress: Progress
) -> list[Observations]:
    parts: list[list[Observations]] = [[] for _ in scene.targets]
    for window in windows:
        block = read_block(scene, datasets, window, progress.check)
        everything = (slice(0, window.height), slice(0, window.width))
        for part, target in zip(parts, scene.targets):
            series = block.observations(target, *everything)
            part.append(series.at(_evenly(series, _PIXELS // len(windows) + 1)))
    return [_joined(part) for part in parts]


def _evenly(series: Observations, most: int) -> np.ndarray:
    """Choose pixels evenly among those that were seen most."""
    seen = series.clear.sum(axis=0)
    usable = np.flatnonzero(seen >= max(1, 0.5 * np.median(seen)))
    if len(usable) > most:
        usable = usable[np.linspace(0, len(usable) - 1, most).round().astype(int)]
    return usable


def _joined(parts: list[Observations]) -> Observations:
    def along_pixels(name: str) -> np.ndarray:
        return np.concatenate([getattr(part, name) for part in parts], axis=-1)

    return Observations(
        parts[0].days,
        along_pixels("values"),
        along_pixels("clear"),
        parts[0].sar_days,
        along_pixels("sar"),
        along_pixels("sar_complete"),
    )


def _learn(job: Job, target: Target, sample: Observations, progress: Progress) -> Learned:
    dates = _clear_dates(sample)
    if dates == 0:
        raise InputError(
            f"No clear observation of {', '.join(target.bands)} was found on any date: check "
            "CLOUD_MASK and CLEAR_CLASSES, the nodata value, and that START and END leave "
            "something."
        )
    method = METHODS[job.method]
    if dates < _LEAST_DATES and job.method != "linear":
        progress.warn(
            f"Only {dates} dates have clear observations of {target.name}, too few for "
            f"{job.method}: linear interpolation is used."
        )
        method = METHODS["linear"]
    elif method.uses_sar and not sample.has_sar:
        progress.say(f"Without SAR, {method.name} works from the optical series alone.")
    progress.say(
        f"Learning {target.name} ({method.name}) from {sample.pixels} pixels on {dates} dates."
    )
    model = method().learn(sample, target.roles)
    calibration = None
    if job.uncertainty:
        own_spread = model.reconstruct(sample.at(np.arange(1)), sample.days[:1]).sd is not None
        calibration = calibrate(model, sample, progress, own_spread)
    return Learned(target, method.name, model, calibration)
