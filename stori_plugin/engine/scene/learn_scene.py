"""What is learned of a scene before it is computed: levels of SAR, methods, calibration.

A run learns a scene as a whole (`learn_scene`). The preview learns method by method what somebody
wants to look at, validation and training learn on dates of their own choice; they are made of the
same parts, so that all of them read the same numbers. This stands beside the scene and not in the
run because most of those who learn a scene are no run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from ..learning.fitting import FittedTarget, fit
from ..learning.learning_time import learning_seconds
from ..learning.scene_word import SceneWord, learn_scene_word
from ..methods import surroundings
from ..methods.method_registry import AUTO, METHODS, Observations
from ..methods.squares import Squares
from ..options.series_options import WHOLE_SCENE
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.sample_windows import learning_windows, sample_windows
from ..support.errors import InputError
from ..support.progress import UNSEEN, Progress, Share
from ..support.sentences import Sentence, joined
from .coarse_squares import read_squares
from .job import Job
from .optical_reader import OpticalBlock
from .reading_beside import reading_beside
from .sar_reader import SarLevels, learn_sar_levels
from .scene import Block, Scene, read_block
from .targets import Target
from .told_coarse import tell_squares
from .told_levels import tell_levels, tell_likeness

_WINDOWS = 9
_MOST_WINDOWS = 36
_PIXELS = 400
_FEWEST_DATES = 3


@dataclass(frozen=True)
class LearnedScene:
    """What was learned of a scene. It never changes."""

    sar_levels: SarLevels
    """The unit and the levels of backscatter; those of no pass without SAR."""

    targets: Mapping[str, FittedTarget]
    """What was learned of each series to reconstruct, by the name of its `Target`."""

    words: Mapping[str, SceneWord | None]
    """What the scene says of a pixel's values before its own clear observations, likewise."""

    @property
    def reads_surroundings(self) -> bool:
        """Whether any method looks at the SAR of a pixel's neighbours."""
        return any(target.reads_surroundings for target in self.targets.values())


def where_learned(job: Job) -> str:
    """Say where a job learns; "" without an extent, where there is but one place."""
    if job.extent is None:
        return ""
    if job.learn_from == WHOLE_SCENE:
        return "The methods learn from the whole scene: every EXTENT gives a pixel the same values."
    return (
        "The methods learn from EXTENT alone: another extent gives the same pixels slightly other "
        f"values and standard deviations. With LEARN_FROM {WHOLE_SCENE} they are the same."
    )


def learn_scene(
    job: Job,
    scene: Scene,
    datasets: GridReader,
    progress: Progress,
    shares: Sequence[Share] = (UNSEEN, UNSEEN),
) -> LearnedScene:
    """Learn every target of a scene from a sample of its pixels.

    ``shares`` are told how much is done of reading the sample, and of learning from it.

    Raises `InputError` where there is no backscatter or no clear observation.
    """
    windows = learning_windows(scene.grid, _WINDOWS)

    def optical(check: Callable[[], None]) -> dict[Window, OpticalBlock]:
        with datasets.together(windows):
            return {window: scene.optical.read(datasets, window, check) for window in windows}

    with reading_beside(optical, progress.check) as seen:
        levels = learn_sar_levels(scene.sar, datasets, progress.check)
        if scene.sar is not None:
            tell_levels(scene.sar, levels, progress)
            tell_likeness(levels, progress)

        def read(window: Window) -> Block:
            known = seen().get(window)
            return read_block(scene, levels, datasets, window, progress.check, optical=known)

        with reading_beside(partial(read_squares, scene, levels), progress.check) as squares:
            with datasets.together(windows):
                samples = learning_samples(scene, read)
            samples = guided(scene, squares(), samples, progress)
    targets, words = {}, {}
    shares[0](1.0)
    dates = len(scene.optical.dates) + (len(scene.sar.dates) if scene.sar else 0)
    times = [learning_seconds(job.method, len(target.bands), dates) for target in scene.targets]
    for target, of_target in zip(scene.targets, shares[1].parts(times)):
        progress.check()
        sample = samples[target.name]
        of_target = replace(
            of_target, title=Sentence("Learning {series}: ", series=_spoken(target.name))
        )
        fitted = targets[target.name] = fit_target(job, target, sample, progress, of_target)
        if job.fill_unseen or job.quality:
            words[target.name] = learn_scene_word(fitted, sample, scene.wanted)
    return LearnedScene(levels, targets, words)


def learning_samples(scene: Scene, read: Callable[[Window], Block]) -> dict[str, Observations]:
    """Return the series to learn each target of a scene from, by name.

    ``read`` reads a window of the grid. The windows depend on the grid alone, or on the scene that
    it is a part of, and on whether enough dates are clear in them.
    """
    samples = _samples(scene, learning_windows(scene.grid, _WINDOWS), _PIXELS, read)
    if _clear_dates(samples[scene.targets[0].name]) < _FEWEST_DATES:
        # Few clear pixels in the first windows: look at more before giving up.
        samples = _samples(scene, learning_windows(scene.grid, _MOST_WINDOWS), _PIXELS, read)
    return samples


def guided(
    scene: Scene,
    squares: Mapping[str, Squares],
    samples: Mapping[str, Observations],
    progress: Progress,
) -> dict[str, Observations]:
    """Return samples, by target, with what a coarser sensor saw of the scene, where there is one.

    ``squares`` are what `read_squares` returns. The user is told of a sensor that saw too little.
    """
    if scene.coarse is None:
        return dict(samples)
    tell_squares(scene.coarse, squares, progress)
    return {name: replace(one, squares=squares.get(name)) for name, one in samples.items()}


def read_samples(
    scene: Scene,
    levels: SarLevels,
    datasets: GridReader,
    windows: int,
    pixels: int,
    progress: Progress,
) -> dict[str, Observations]:
    """Return series of some pixels for each target of a scene, by name.

    ``levels``: those of the scene (`learn_sar_levels`).
    ``windows``: how many windows to read, spread over the grid.
    ``pixels``: about how many pixels to take from them, as far as they were seen.
    """

    def read(window: Window) -> Block:
        return read_block(scene, levels, datasets, window, progress.check)

    return _samples(scene, sample_windows(scene.grid, windows), pixels, read)


def _samples(
    scene: Scene, windows: Sequence[Window], pixels: int, read: Callable[[Window], Block]
) -> dict[str, Observations]:
    each = pixels // len(windows) + 1
    parts: dict[str, list[Observations]] = {target.name: [] for target in scene.targets}
    for window in windows:
        block = read(window)
        for target in scene.targets:
            parts[target.name].append(_chosen(block, target, each))
    return {name: _joined(part) for name, part in parts.items()}


def _chosen(block: Block, target: Target, most: int) -> Observations:
    """Return up to ``most`` pixels of a block, spread evenly among those that were seen most."""
    everything = (slice(0, block.window.height), slice(0, block.window.width))
    series = block.observations(target, *everything)
    seen = series.clear.sum(axis=0)
    usable = np.flatnonzero(seen >= max(1, 0.5 * np.median(seen)))
    if len(usable) > most:
        usable = usable[np.linspace(0, len(usable) - 1, most).round().astype(int)]
    return series.at(usable)


def _joined(parts: Sequence[Observations]) -> Observations:
    def along_pixels(name: str) -> np.ndarray:
        return np.concatenate([getattr(part, name) for part in parts], axis=-1)

    return Observations(
        parts[0].days,
        along_pixels("values"),
        along_pixels("clear"),
        parts[0].sar_days,
        along_pixels("sar"),
        along_pixels("sar_complete"),
        surroundings.join_surroundings([part.around for part in parts]),
        along_pixels("grade"),
    )


def _clear_dates(sample: Observations) -> int:
    return int(sample.clear.any(axis=1).sum())


def fit_target(
    job: Job,
    target: Target,
    sample: Observations,
    progress: Progress,
    share: Share = UNSEEN,
) -> FittedTarget:
    """Fit the method of a job to a sample of one target's series; ``share`` is told how far it is.

    With too few clear dates linear interpolation takes its place, and the user is told. Raises
    `InputError` where nothing in the sample is clear.
    """
    dates = _clear_dates(sample)
    if dates == 0:
        raise InputError(
            Sentence(
                "No clear observation of {bands} was found on any date: check "
                "CLOUD_MASK and CLEAR_CLASSES, the nodata value, and that START "
                "and END leave something.",
                bands=", ".join(target.bands),
            )
        )
    name = _method_for(job, target, sample, dates, progress)
    methods = Sentence("all methods") if name == AUTO else name
    what = joined((_spoken(target.name), " (", methods, ")"), "")
    progress.say(
        Sentence(
            "Learning {what} from {pixels} pixels on {dates} dates.",
            what=what,
            pixels=sample.pixels,
            dates=dates,
        )
    )
    fitted = fit(
        name,
        sample,
        target.roles,
        uncertainty=job.uncertainty,
        robust=job.robust,
        progress=progress,
        options=job.method_options,
        beside_lines=True,
        share=share,
    )
    if fitted.dropped > 0:
        progress.say(
            Sentence(
                "{share:.1f} % of the clear observations of {series} stand out "
                "from their neighbours like missed cloud, haze or shadow and are "
                "not used.",
                share=100 * fitted.dropped,
                series=_spoken(target.name),
            )
        )
    reason = fitted.reason(target.name, target.bands)
    if reason:
        progress.say(reason)
    for sentence in fitted.sentences:
        progress.say(f"{target.name}: {sentence}")
    return fitted


def _method_for(
    job: Job, target: Target, sample: Observations, dates: int, progress: Progress
) -> str:
    """Return the method of a job, or what takes its place where there is too little to learn."""
    name = job.method
    if dates < _FEWEST_DATES and name != "linear":
        purpose = Sentence("to choose a method by")
        if name != AUTO:
            purpose = Sentence("for {method}", method=name)
        progress.warn(
            Sentence(
                "Only {dates} dates have clear observations of {series}, too few {purpose}: "
                "linear interpolation is used.",
                dates=dates,
                series=_spoken(target.name),
                purpose=purpose,
            )
        )
        return "linear"
    if name != AUTO and not METHODS[name].uses_sar and sample.squares is not None:
        progress.warn(
            Sentence("{name} makes no use of the coarse rasters: auto, gp and stori do.", name=name)
        )
    if name != AUTO and METHODS[name].uses_sar and not sample.has_sar:
        progress.say(
            Sentence("Without SAR, {name} works from the optical series alone.", name=name)
        )
    return name


def _spoken(series: str) -> str:
    return Sentence("reflectance") if series == "reflectance" else series
