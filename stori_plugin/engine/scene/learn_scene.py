"""What is learned of a scene before it is computed: scaling, hyperparameters, calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..learning.fitting import Fitted, fit
from ..methods import surroundings
from ..methods.method_registry import AUTO, METHODS, Observations, Options
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.sample_windows import sample_windows
from ..scene.job import Job
from ..scene.scene import Block, Scene, Target, read_block
from ..support.errors import InputError
from ..support.progress import Progress

WINDOWS = 9
_MOST_WINDOWS = 36
SAR_WINDOWS = 3
_PIXELS = 400
_LEAST_DATES = 3


@dataclass(frozen=True)
class Learned:
    """A target with the method fitted to it, and how much of the sample was dropped (0 to 1)."""

    target: Target
    fitted: Fitted
    dropped: float

    def describe(self) -> dict[str, Any]:
        """Return what was learned, for the manifest."""
        return {
            "series": self.target.name,
            "chosen_because": self.chosen_because,
            "dropped_as_outliers": round(self.dropped, 5),
            **self.fitted.describe(self.target.bands),
        }

    @property
    def sentences(self) -> list[str]:
        """What the methods in use say of what they learned."""
        told = (part.model.sentence() for part in self.fitted.parts)
        return [sentence for sentence in told if sentence]

    @property
    def chosen_because(self) -> str:
        """What `auto` says of its choice; empty for a method that was asked for."""
        selection = self.fitted.selection
        return selection.reason(self.target.name, self.target.bands) if selection else ""


def study(job: Job, scene: Scene, datasets: GridReader, progress: Progress) -> list[Learned]:
    """Learn every target of a scene from a sample of its pixels.

    Raises `InputError` where no clear observation is found.
    """
    if scene.sar is not None:
        scene.sar.study(datasets, sample_windows(scene.grid, SAR_WINDOWS), progress.check)
    windows = sample_windows(scene.grid, WINDOWS)
    samples = read_samples(scene, datasets, windows, progress)
    if _clear_dates(samples[0]) < _LEAST_DATES:
        # Few clear pixels in the first windows: look at more before giving up.
        more = sample_windows(scene.grid, _MOST_WINDOWS)
        samples = read_samples(scene, datasets, more, progress)
    learned = []
    for target, sample in zip(scene.targets, samples):
        progress.check()
        learned.append(learn(job, target, sample, progress))
    return learned


def _clear_dates(sample: Observations) -> int:
    return int(sample.clear.any(axis=1).sum())


def read_samples(
    scene: Scene,
    datasets: GridReader,
    windows: list[Window],
    progress: Progress,
    most: int = _PIXELS,
) -> list[Observations]:
    """Read about ``most`` pixels from some windows, a set of series per target of the scene."""
    parts: list[list[Observations]] = [[] for _ in scene.targets]
    for window in windows:
        block = read_block(scene, datasets, window, progress.check)
        for part, target in zip(parts, scene.targets):
            part.append(_chosen(block, target, len(windows)))
    return [_joined(part) for part in parts]


def sample_of(blocks: list[Block], target: Target) -> Observations:
    """Choose the pixels to learn a target from, out of blocks that were read whole."""
    return _joined([_chosen(block, target, len(blocks)) for block in blocks])


def _chosen(block: Block, target: Target, windows: int) -> Observations:
    everything = (slice(0, block.window.height), slice(0, block.window.width))
    series = block.observations(target, *everything)
    return series.at(_evenly(series, _PIXELS // windows + 1))


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
        surroundings.joined([part.around for part in parts]),
    )


def learn(job: Job, target: Target, sample: Observations, progress: Progress) -> Learned:
    """Fit the method of a job to a sample of one target's series.

    With too few clear dates linear interpolation takes its place, and the user is told. Raises
    `InputError` where nothing in the sample is clear.
    """
    dates = _clear_dates(sample)
    if dates == 0:
        raise InputError(
            f"No clear observation of {', '.join(target.bands)} was found on any date: check "
            "CLOUD_MASK and CLEAR_CLASSES, the nodata value, and that START and END leave "
            "something."
        )
    name = _method_for(job, target, sample, dates, progress)
    what = f"{target.name} ({'all methods' if name == AUTO else name})"
    progress.say(f"Learning {what} from {sample.pixels} pixels on {dates} dates.")
    options = Options(job.model, job.finetune)
    how = {"uncertainty": job.uncertainty, "robust": job.robust, "progress": progress}
    fitted = fit(name, sample, target.roles, options=options, **how)
    dropped = 1.0 - fitted.screened(sample).clear.sum() / max(sample.clear.sum(), 1)
    if dropped > 0:
        progress.say(
            f"{100 * dropped:.1f} % of the clear observations of {target.name} stand out from "
            "their neighbours like missed cloud, haze or shadow and are not used."
        )
    learned = Learned(target, fitted, float(dropped))
    if learned.chosen_because:
        progress.say(learned.chosen_because)
    for sentence in learned.sentences:
        progress.say(f"{target.name}: {sentence}")
    return learned


def _method_for(
    job: Job, target: Target, sample: Observations, dates: int, progress: Progress
) -> str:
    """Return the method of a job, or what takes its place where there is too little to learn."""
    name = job.method
    if dates < _LEAST_DATES and name != "linear":
        purpose = "to choose a method by" if name == AUTO else f"for {name}"
        progress.warn(
            f"Only {dates} dates have clear observations of {target.name}, too few {purpose}: "
            "linear interpolation is used."
        )
        return "linear"
    if name != AUTO and METHODS[name].uses_sar and not sample.has_sar:
        progress.say(f"Without SAR, {name} works from the optical series alone.")
    return name
