"""Training on a user's own scenes and tables, from a given network on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..methods.network.held_out_stretches import by_dates, stretches
from ..methods.network.inference import InferenceNetwork
from ..methods.network.model_file import Model, load_model, shipped_model
from ..methods.network.sar_trends import CHANNELS
from ..methods.network.training_batches import TrainingSample, TrainingSet
from ..methods.network.training_loop import Schedule, TrainingOutcome, gathered, train
from ..methods.network.training_samples import PreparedSite, TrainingSite, screened
from ..methods.network.trust import fit_trust
from ..rasters.reading import GridReader
from ..scene.job import Job
from ..scene.learn_scene import read_samples
from ..scene.sar_reader import learn_sar_levels
from ..scene.scene import open_scene
from ..support.errors import InputError
from ..support.progress import Progress
from ..support.threads import single_threaded_blas
from .gap_scores import GapScore, scores_by_gap
from .series_splits import by_series_anew, with_indices
from .series_table import read_table

_WINDOWS = 16
_PIXELS = 600
_FEWEST_SERIES = 8
# Draws of hidden windows, of a scene's bands and of each index.
_SCENE_DRAWS = 4
_INDICES = (0, 1, 3, 4)
_SEED = 1
_READ, _PREPARED = 0.1, 0.3


@dataclass(frozen=True)
class TrainingInputs:
    """What a run learns from.

    ``scenes`` are jobs of which only the inputs count; ``tables`` are files as `read_table` reads
    them; ``start`` is the file of a model to start from, "" for the one that comes with the
    plugin.
    """

    scenes: tuple[Job, ...] = ()
    tables: tuple[str, ...] = ()
    start: str = ""
    steps: int = 2000


@dataclass(frozen=True)
class TrainingResult:
    """A trained model, and the way there: what it saw, the loss curve, held-out scores by gap."""

    model: Model
    trained: TrainingOutcome
    sources: tuple[tuple[str, int], ...]
    scores: tuple[GapScore, ...]

    @property
    def gained(self) -> bool:
        """Whether the held-out error fell at all."""
        return self.trained.best.step > 0


def run_training(lesson: TrainingInputs, progress: Progress) -> TrainingResult:
    """Train on scenes and tables; same inputs, same weights.

    Of scenes some stretches of time are held out for the score, of tables some series. Raises
    `InputError` naming a scene or table that nothing can be learned from, and `CancelledError`.
    """
    if not lesson.scenes and not lesson.tables:
        raise InputError("Nothing is given to train on: choose a scene, or a TABLE of series.")
    start = load_model(lesson.start) if lesson.start else shipped_model()
    with single_threaded_blas():
        progress.step("Reading the series")
        scenes = [_read_scene(job, progress) for job in lesson.scenes]
        tables = [_read_table(path) for path in lesson.tables]
        progress.fraction(_READ)
        return teach(start, scenes, tables, lesson.steps, progress)


def teach(
    start: Model,
    scenes: Sequence[TrainingSite],
    tables: Sequence[TrainingSite],
    steps: int,
    progress: Progress,
) -> TrainingResult:
    """Train ``start`` for some steps on places that were read; see `run_training`."""
    progress.step("Hiding windows")
    everything = [*scenes, *tables]
    splits = []
    for number, place in enumerate(everything):
        progress.check()
        seed = [_SEED, number]
        if number < len(scenes):
            random = np.random.default_rng(seed)
            splits.append(_split_scene(place, start.step, random, progress))
        else:
            splits.append(by_series_anew(place, _INDICES, start.step, seed))
        progress.fraction(_READ + (_PREPARED - _READ) * (number + 1) / len(everything))
    progress.step(f"Training ({steps} steps)")
    return _train(steps, start, everything, splits, progress)


def _read_scene(job: Job, progress: Progress) -> TrainingSite:
    name = Path(job.optical[0].path).parent.name if job.optical else "scene"
    if not job.optical or not job.sar:
        raise InputError(
            f"The scene {name} needs both optical and SAR acquisitions to train on: give both."
        )
    scene = open_scene(job, progress)
    for problem in scene.problems:
        progress.warn(f"{name}: {problem}")
    with GridReader(scene.grid) as datasets:
        levels = learn_sar_levels(scene.sar, datasets, progress.check)
        samples = read_samples(scene, levels, datasets, _WINDOWS, _PIXELS, progress)
    target = scene.targets[0]
    sample = samples[target.name]
    usable = sample.sar_complete & sample.clear.any(axis=0)
    if sample.sar.shape[1] != len(CHANNELS) or usable.sum() < _FEWEST_SERIES:
        raise InputError(
            f"The scene {name} has no SAR series of both VV and VH where it was seen clear; "
            "the network cannot learn from it."
        )
    return TrainingSite(name, sample.at(usable), target.roles)


def _read_table(path: str) -> TrainingSite:
    place = read_table(path)
    if place.series.pixels < _FEWEST_SERIES:
        raise InputError(
            f"The table {path} has {place.series.pixels} usable series; give {_FEWEST_SERIES} or "
            "more."
        )
    return place


def _split_scene(place: TrainingSite, step: float, random, progress: Progress):
    kept: list[TrainingSample] = []
    out: list[TrainingSample] = []
    for version in with_indices(place, _INDICES):
        progress.check()
        studied = PreparedSite.of(screened(version), step, progress=progress)
        pixels = np.arange(version.series.pixels)
        sets = stretches(studied)
        if not sets:
            raise InputError(
                f"The series of {place.name} is too short or too cloudy to hold out a part of it "
                "for the score: give more dates."
            )
        some_kept, some_out = by_dates(studied, sets[0], pixels, _SCENE_DRAWS, random)
        kept += some_kept
        out += some_out
    return TrainingSet(kept), TrainingSet(out)


class _Later(Progress):
    """Shows the training's share of the whole; the rest goes through."""

    def __init__(self, outer: Progress) -> None:
        self._outer = outer

    def fraction(self, done: float) -> None:
        self._outer.fraction(_PREPARED + (1.0 - _PREPARED) * done)

    def is_cancelled(self) -> bool:
        return self._outer.is_cancelled()

    def check(self) -> None:
        self._outer.check()


def _train(
    steps: int, start: Model, places: Sequence[TrainingSite], splits, progress
) -> TrainingResult:
    practice = [(kept, 1.0 / len(splits)) for kept, _ in splits]
    held_out = [out for _, out in splits]
    schedule = Schedule(steps=steps, rate=1e-3, check=max(1, steps // 10), patience=10, seed=_SEED)
    trained = train(start.sizes, start.weights, practice, held_out, schedule, _Later(progress))
    used = [kind for kind in held_out if kind.size]
    answers = gathered(InferenceNetwork(start.sizes, trained.weights), used)
    trust = fit_trust(answers, start.trust)
    first, best = trained.curve[0].held_out, trained.best.held_out
    sources = tuple((place.name, kind.size) for place, (kind, _) in zip(places, practice))
    about = {
        "trained_on": [name for name, _ in sources],
        "series": int(sum(size for _, size in sources)),
        "steps": trained.best.step,
        "held_out_ratio_to_gp": round(best, 4),
        "held_out_ratio_to_gp_before": round(first, 4),
        "seed": _SEED,
        "started_from": dict(start.about),
    }
    model = Model(start.sizes, trained.weights, start.step, trust, about)
    told = f"Held-out error in gaps beyond a month: {first:.3f} times that of gp before, "
    progress.say(f"{told}{best:.3f} after step {trained.best.step}.")
    return TrainingResult(model, trained, sources, scores_by_gap(answers, trust))
