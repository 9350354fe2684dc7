"""Training a network further on a user's scenes and tables."""

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
from ..methods.network.training_loop import (
    BatchSource,
    Schedule,
    TrainingOutcome,
    correct_held_out,
    train_network,
)
from ..methods.network.training_samples import PreparedSite, TrainingSite, screen_site
from ..methods.network.trust import fit_trust
from ..options.train_options import TrainingInputs
from ..rasters.reading import GridReader
from ..scene.job import Job
from ..scene.learn_scene import read_samples
from ..scene.sar_reader import learn_sar_levels
from ..scene.scene import open_scene
from ..support.errors import InputError
from ..support.progress import Progress
from ..support.threads import single_threaded_blas
from .gap_scores import GapScore, scores_by_gap
from .series_splits import by_series, with_indices
from .series_table import read_table

# Of a scene: windows that are read, and pixels of them to train on.
_WINDOWS = 16
_PIXELS = 600
_FEWEST_SERIES = 8  # of a scene or table
_SCENE_DRAWS = 4  # times that windows are hidden, of a scene's bands and of each index
_INDICES = (0, 1, 3, 4)  # numbers of `index_site`
_SEED = 1
# Shares of the whole work that are done when the series are read, and when windows are hidden.
_READ, _PREPARED = 0.1, 0.3


# What to train on of a site, and what is held out.
_Split = tuple[BatchSource, TrainingSet]


@dataclass(frozen=True)
class TrainingResult:
    """A trained model, and what the report tells of the training."""

    model: Model
    """The model with the best held-out score."""
    outcome: TrainingOutcome
    """The loss curve."""
    sources: tuple[tuple[str, int], ...]
    """The names of the scenes and tables, and how many series with targets each gave."""
    scores: tuple[GapScore, ...]
    """Held-out scores by length of gap."""

    @property
    def improved(self) -> bool:
        """Whether the held-out error fell at all."""
        return self.outcome.best.step > 0


def train(inputs: TrainingInputs, progress: Progress) -> TrainingResult:
    """Train on scenes and tables; same inputs, same weights.

    Of scenes some stretches of time are held out for the score, of tables some series. Raises
    `InputError` naming a scene or table that cannot be trained on, and `CancelledError`.
    """
    if not inputs.scenes and not inputs.tables:
        raise InputError("Nothing is given to train on: choose a scene, or a TABLE of series.")
    start = load_model(inputs.start) if inputs.start else shipped_model()
    with single_threaded_blas():
        progress.step("Reading the series")
        scenes = [_read_scene(job, progress) for job in inputs.scenes]
        tables = [_read_table(path, progress) for path in inputs.tables]
        progress.fraction(_READ)
        return train_on_sites(start, scenes, tables, inputs.steps, progress)


def train_on_sites(
    start: Model,
    scenes: Sequence[TrainingSite],
    tables: Sequence[TrainingSite],
    steps: int,
    progress: Progress,
) -> TrainingResult:
    """Train a model on sites that were read; see `train`.

    Args:
        start: the model to start from.
        scenes: sites of which stretches of time are held out.
        tables: sites of which series are held out.
        steps: steps of training.
        progress: hears of the steps; may stop the work.
    """
    progress.step("Hiding windows")
    sites = [*scenes, *tables]
    splits: list[_Split] = []
    for number, site in enumerate(sites):
        progress.check()
        seed = [_SEED, number]
        if number < len(scenes):
            random = np.random.default_rng(seed)
            splits.append(_split_scene(site, start.step, random, progress))
        else:
            splits.append(by_series(site, _INDICES, start.step, seed))
        progress.fraction(_READ + (_PREPARED - _READ) * (number + 1) / len(sites))
    progress.step(f"Training ({steps} steps)")
    return _train_and_score(steps, start, sites, splits, progress)


def _read_scene(job: Job, progress: Progress) -> TrainingSite:
    name = Path(job.optical[0].path).parent.name if job.optical else "scene"
    if not job.optical or not job.sar:
        raise InputError(
            f"The scene {name} needs both optical and SAR acquisitions to train on: give both."
        )
    scene = open_scene(job, progress)
    for problem in scene.problems:
        progress.warn(f"{name}: {problem}")
    with GridReader(scene.grid, check=progress.check) as datasets:
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


def _read_table(path: str, progress: Progress) -> TrainingSite:
    site = read_table(path, progress)
    if site.series.pixels < _FEWEST_SERIES:
        raise InputError(
            f"The table {path} has {site.series.pixels} usable series; give {_FEWEST_SERIES} or "
            "more."
        )
    return site


def _split_scene(
    site: TrainingSite, step: float, random: np.random.Generator, progress: Progress
) -> _Split:
    """Hide windows of a scene, and hold out stretches of time."""
    kept: list[TrainingSample] = []
    out: list[TrainingSample] = []
    for version in with_indices(site, _INDICES):
        progress.check()
        prepared = PreparedSite.of(screen_site(version), step, progress=progress)
        pixels = np.arange(version.series.pixels)
        sets = stretches(prepared)
        if not sets:
            raise InputError(
                f"The series of {site.name} is too short or too cloudy to hold out a part of it "
                "for the score: give more dates."
            )
        some_kept, some_out = by_dates(prepared, sets[0], pixels, _SCENE_DRAWS, random)
        kept += some_kept
        out += some_out
    return TrainingSet(kept), TrainingSet(out)


class _TrainingShare(Progress):
    """Shows the training as a share of the whole work; passes on that the user stops."""

    def __init__(self, outer: Progress) -> None:
        self._outer = outer

    def fraction(self, done: float) -> None:
        self._outer.fraction(_PREPARED + (1.0 - _PREPARED) * done)

    def is_cancelled(self) -> bool:
        return self._outer.is_cancelled()

    def check(self) -> None:
        self._outer.check()


def _train_and_score(
    steps: int,
    start: Model,
    sites: Sequence[TrainingSite],
    splits: Sequence[_Split],
    progress: Progress,
) -> TrainingResult:
    sources = [(training, 1.0 / len(splits)) for training, _ in splits]
    held_out = [samples for _, samples in splits]
    schedule = Schedule(steps=steps, rate=1e-3, check=max(1, steps // 10), patience=10, seed=_SEED)
    outcome = train_network(
        start.sizes, start.weights, sources, held_out, schedule, _TrainingShare(progress)
    )
    hidden = correct_held_out(
        InferenceNetwork(start.sizes, outcome.weights),
        [samples for samples in held_out if samples.size],
    )
    trust = fit_trust(hidden, start.trust)
    first, best = outcome.curve[0].held_out, outcome.best.held_out
    counts = tuple((site.name, training.size) for site, (training, _) in zip(sites, sources))
    about = {
        "trained_on": [name for name, _ in counts],
        "series": int(sum(count for _, count in counts)),
        "steps": outcome.best.step,
        "held_out_ratio_to_gp": round(best, 4),
        "held_out_ratio_to_gp_before": round(first, 4),
        "seed": _SEED,
        # Without what that one had started from: a file describes two trainings, however many
        # there were.
        "started_from": {k: v for k, v in start.about.items() if k != "started_from"},
    }
    model = Model(start.sizes, outcome.weights, start.step, trust, about)
    progress.say(
        f"Held-out error in gaps beyond a month: {first:.3f} times that of gp before, "
        f"{best:.3f} after step {outcome.best.step}."
    )
    return TrainingResult(model, outcome, counts, scores_by_gap(hidden, trust))
