"""Validation on a user's own inputs: read a sample, hide gaps, score, and write it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..learning.fitting import fit_all
from ..learning.warm_up import warm_up
from ..methods.method_registry import CHOICES, Estimate, Observations
from ..methods.network.model_file import load_model
from ..options.series_options import WHOLE_SCENE
from ..options.validate_options import BOTH, CLOUD, LONGEST_GAP, SCENE, ValidationOptions
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..scene.coarse_squares import read_squares
from ..scene.job import Job, check_learn_from
from ..scene.learn_scene import guided, learning_samples, read_samples, where_learned
from ..scene.sar_reader import SarLevels, learn_sar_levels
from ..scene.scene import Block, Scene, open_scene, read_block
from ..scene.targets import Target
from ..support.errors import InputError, ParameterError
from ..support.progress import SILENT, Progress
from ..support.text_files import csv_text
from ..support.threads import single_threaded_blas
from .protocol import Score, Validation, cloud_covers, clouded_dates, validate

FIELDS = (
    *("method", "band", "gap_shape", "gap_days", "n", "rmse", "mae", "bias", "r2"),
    *("coverage90", "width90", "rmse_ratio_to_linear"),
)
_WINDOWS = 36
_PIXELS = 2000
_EXAMPLES = 3
_USUAL = ValidationOptions()


@dataclass(frozen=True)
class Example:
    """One pixel, and what each method makes of it."""

    series: Observations
    """Its observations."""

    days: np.ndarray
    """(O,) dates of the estimates, in days."""

    estimates: dict[str, Estimate]
    """What each method makes of the observations on those dates."""


@dataclass(frozen=True)
class TargetValidation:
    """The validation of one target of a scene."""

    target: Target
    """The series that was validated."""

    validation: Validation
    """Its scores."""

    examples: tuple[Example, ...]
    """A few pixels to look at."""


def parse_gaps(text: str) -> tuple[int, ...]:
    """Read GAPS, such as ``1,30,60,90``; raise `ParameterError` for anything else."""
    try:
        gaps = tuple(sorted({int(part) for part in text.split(",") if part.strip()}))
    except ValueError as error:
        raise ParameterError(
            f"GAPS is “{text}”: give whole days with commas, such as 1,30,60,90."
        ) from error
    if not gaps or gaps[0] < 1 or gaps[-1] > LONGEST_GAP:
        raise ParameterError(f"GAPS is “{text}”: give lengths from 1 to {LONGEST_GAP} days.")
    return gaps


def parse_methods(text: str) -> tuple[str, ...]:
    """Read METHODS, such as ``gp,linear``; empty means all. Raises `ParameterError`."""
    parts = (part.strip().lower() for part in text.split(","))
    requested = tuple(dict.fromkeys(part for part in parts if part))
    for name in requested:
        if name not in CHOICES:
            raise ParameterError(f"METHODS has “{name}”: choose from {', '.join(CHOICES)}.")
    return requested or CHOICES


def run_validation(
    job: Job, options: ValidationOptions = _USUAL, progress: Progress = SILENT
) -> tuple[Scene, list[TargetValidation]]:
    """Validate methods on the inputs of a job; its output folder and dates are not used.

    About 2,000 pixels are read from windows spread over the scene, or over the job's extent. What
    methods learn from is a part of them, or where the job says so of the whole scene. Raises
    `InputError` where no date is clear enough to be hidden and compared with, and what `open_scene`
    raises.
    """
    if job.model:
        load_model(job.model)
    check_learn_from(job.learn_from)
    with single_threaded_blas():
        progress.step("Finding the acquisitions")
        scene = open_scene(job, progress)
        for problem in scene.problems:
            progress.warn(problem)
        progress.fraction(0.05)
        progress.step("Reading a sample of the scene")
        if where := where_learned(job):
            progress.say(where)
        for method in options.methods:
            warm_up(method, progress)
        with GridReader(scene.grid, check=progress.check) as datasets:
            levels = learn_sar_levels(scene.sar, datasets, progress.check)
            samples = read_samples(scene, levels, datasets, _WINDOWS, _PIXELS, progress)
            squares = read_squares(scene, levels, progress.check)
            samples = guided(scene, squares, samples, progress)
            learned = _learned(job, scene, levels, datasets, progress)
        progress.fraction(0.2)
        validated = []
        for done, target in enumerate(scene.targets, 1):
            progress.step(f"Hiding gaps in {target.name}: {', '.join(options.methods)}")
            sample = samples[target.name]
            from_scene = learned.get(target.name)
            validated.append(_validated(job, target, sample, from_scene, options, progress))
            progress.fraction(0.2 + 0.75 * done / len(scene.targets))
    return scene, validated


def _learned(
    job: Job, scene: Scene, levels: SarLevels, datasets: GridReader, progress: Progress
) -> dict[str, Observations]:
    """Return what a run would learn from where that is not what is scored; else nothing."""
    if job.learn_from != WHOLE_SCENE:
        return {}

    def read(window: Window) -> Block:
        return read_block(scene, levels, datasets, window, progress.check)

    squares = read_squares(scene, levels, progress.check)
    return guided(scene, squares, learning_samples(scene, read), progress)


def _validated(
    job: Job,
    target: Target,
    sample: Observations,
    learned: Observations | None,
    options: ValidationOptions,
    progress: Progress,
) -> TargetValidation:
    method_options = job.method_options
    validation = Validation((), {})
    for shape in (SCENE, CLOUD) if options.shape == BOTH else (options.shape,):
        dates = clouded_dates(sample.clear)
        clouded = shape == CLOUD
        of_shape = validate(
            sample,
            target.bands,
            target.roles,
            options.methods,
            options.gaps,
            progress=progress,
            options=method_options,
            learned=learned,
            covers=cloud_covers(sample.clear, dates) if clouded else (),
            learned_covers=cloud_covers(learned.clear, dates) if clouded and learned else (),
        )
        validation = validation.and_also(of_shape)
    if not validation.scores:
        raise InputError(
            f"No date of {target.name} can be hidden and compared with: more than 90 % of the "
            "scene must be clear on it, 45 days or more from both ends of the series. Choose a "
            "smaller EXTENT or a longer series."
        )
    days = np.arange(sample.days[0], sample.days[-1] + 1.0, 5.0)
    chosen = np.linspace(0, sample.pixels - 1, _EXAMPLES + 2).round().astype(int)[1:-1]
    pixels = sample.at(chosen)
    estimates = {}
    source = sample if learned is None else learned
    every = fit_all(
        options.methods, source, target.roles, progress=progress, options=method_options
    )
    for method, fitted in every.items():
        progress.check()
        for sentence in fitted.sentences:
            progress.say(f"{target.name}, {method}: {sentence}")
        estimates[method] = fitted.reconstruct(fitted.screened(pixels), days)
    examples = []
    for n in range(pixels.pixels):
        one = {method: _of_pixel(estimate, n) for method, estimate in estimates.items()}
        examples.append(Example(pixels.at(np.array([n])), days, one))
    return TargetValidation(target, validation, tuple(examples))


def _of_pixel(estimate: Estimate, n: int) -> Estimate:
    sd = None if estimate.sd is None else estimate.sd[:, :, n : n + 1]
    return Estimate(estimate.mean[:, :, n : n + 1], sd)


def scores_csv(validated: Sequence[TargetValidation]) -> str:
    """Return the scores of all targets as CSV text, a row per method, band, shape and length."""
    scores = [score for item in validated for score in item.validation.scores]
    return csv_text(FIELDS, [_row(score) for score in scores])


def _row(score: Score) -> list[object]:
    values = (getattr(score, name) for name in FIELDS)
    return [f"{value:.6g}" if isinstance(value, float) else value for value in values]
