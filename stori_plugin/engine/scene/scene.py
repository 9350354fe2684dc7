"""The inputs of a run brought together: readers, target grid and dates, mutually checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Optional

import numpy as np

from ..acquisitions.beliefs import Belief
from ..acquisitions.harmonising import unshared
from ..acquisitions.names.dates import day_numbers
from ..acquisitions.scan import scan
from ..acquisitions.series import Series
from ..methods.interface import Observations
from ..methods.surroundings import REACH, Surroundings
from ..options.series_options import MASK_NONE, WHOLE_SCENE, Masking
from ..pixels.backscatter import fill_missing
from ..pixels.doubtful_classes import NOTHING
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.target_grid import ground_of, part_of_scene, target_grid
from ..support.errors import InputError, NoOverlapError
from ..support.progress import Progress
from ..support.sentences import Sentence
from .coarse_files import told_coarser, told_resampled, without_bright, without_coarse
from .coarse_reader import CoarseReader, coarse_reader
from .optical_reader import OpticalBlock, OpticalReader, index_values
from .output_dates import far_dates, output_dates
from .sar_reader import SarLevels, SarReader
from .sensor_levels import LevelledSeries, level_sensors
from .targets import Target, find_targets

if TYPE_CHECKING:
    from .job import Job


_WITHOUT_SAR = " share no time: choose rasters of the same period, or run without SAR."
_WITHOUT_COARSE = " share no time: choose rasters of the same period, or leave COARSE out."
_NAMED = 3  # acquisitions, of those without a mask

# The optical, the SAR and the coarse series, the last two where there are any.
Scanned = tuple[Series, Optional[Series], Optional[Series]]


@dataclass(frozen=True)
class Scene:
    """What was found for a job. It never changes; what is learned of it is a `LearnedScene`."""

    optical: OpticalReader
    """Reads reflectance and what is clear."""

    sar: SarReader | None
    """Reads backscatter; None without SAR."""

    coarse: CoarseReader | None
    """Reads what a coarser sensor saw; None without one."""

    grid: Grid
    """The grid of the result, on which everything else is read."""

    targets: tuple[Target, ...]
    """The series to reconstruct."""

    dates: tuple[dt.date, ...]
    """The output dates, ascending."""

    notes: tuple[str, ...]
    """Sentences on what was found."""

    problems: tuple[str, ...]
    """Sentences on what the user should look at."""

    @property
    def beliefs(self) -> tuple[Belief, ...]:
        """What is believed of the files, optical before SAR before a coarser sensor."""
        others = (self.sar and self.sar.series, self.coarse and self.coarse.optical.series)
        beliefs = [series.beliefs for series in (self.optical.series, *others) if series]
        return tuple(chain.from_iterable(beliefs))

    @property
    def days(self) -> np.ndarray:
        """The optical acquisition dates (T,) in days."""
        return day_numbers(self.optical.dates)

    @property
    def wanted(self) -> np.ndarray:
        """The output dates (O,) in days."""
        return day_numbers(self.dates)

    @property
    def sar_days(self) -> np.ndarray:
        """The SAR acquisition dates (U,) in days; empty without SAR."""
        return day_numbers(self.sar.dates if self.sar else ())


def open_scene(job: Job, progress: Progress, scanned: Scanned | None = None) -> Scene:
    """Find the acquisitions of a job and settle grid, bands and dates.

    ``scanned`` are the series where they are known already.
    Raises `InputError` and its kin where the inputs cannot be used together.
    """
    if not job.optical:
        raise InputError(
            Sentence(
                "No optical rasters were given: choose layers in OPTICAL or a "
                "folder in OPTICAL_FOLDER."
            )
        )
    coarse, coarse_series = None, None
    if scanned is not None:
        series, sar_series, coarse_series = scanned
    else:
        optical_sources = without_coarse(job.optical, job.coarse)
        series = scan(optical_sources, "optical", progress)
        sar_series = scan(job.sar, "sar", progress) if job.sar else None
    targets, read = find_targets(job.bands, series)
    masking = Masking(job.cloud_mask, job.clear_classes, job.mask_buffer)
    levels = LevelledSeries(series)
    if job.level_sensors:
        levels = level_sensors(series, read, masking, progress)
        series = levels.series
    optical = OpticalReader(series, read, masking, job.robust)
    sar = SarReader(sar_series, job.non_local) if sar_series else None
    if sar is not None:
        _check_periods(optical.dates, sar.dates, "SAR", _WITHOUT_SAR)
    dates = output_dates(job.step, optical.dates, job.start, job.end)
    read_series = _only(series, read)
    grid = target_grid(read_series, sar_series, job.extent, job.extent_crs, job.resolution)
    if job.learn_from == WHOLE_SCENE:
        grid = part_of_scene(grid, read_series, sar_series, job.resolution)
    if job.coarse and coarse_series is None:
        coarse_series = scan(job.coarse, "optical", progress)
    if coarse_series is not None:
        coarse_series = without_bright(coarse_series)
        _check_periods(optical.dates, coarse_series.dates, "coarse", _WITHOUT_COARSE)
        coarse = coarse_reader(
            coarse_series, targets, masking, grid.learned_from, job.coarse_resolution
        )
    problems = [
        *series.problems,
        *told_coarser(series),
        *(sar_series.problems if sar_series else ()),
    ]
    problems += coarse_series.problems if coarse_series else ()
    problems += told_resampled(coarse_series, job.coarse_resolution)
    if job.coarse_resolution and coarse is None:
        problems.append(Sentence("COARSE_RESOLUTION tells of COARSE alone; none was given."))
    problems += [*far_dates(dates, optical.dates), *levels.problems]
    notes = [*series.notes, *(sar_series.notes if sar_series else ()), *levels.notes]
    notes += coarse_series.notes if coarse_series else ()
    if not job.bands:
        told = notes if len({item.sensor for item in series.acquisitions}) > 1 else problems
        told += unshared(series)
    problems += filter(None, (optical.without_bands,))
    if job.extent is None:
        ground = ground_of(read_series)
        problems += ground.problems()
        notes += ground.notes()
    if job.cloud_mask != MASK_NONE and optical.unmasked:
        problems.append(
            f"{len(optical.unmasked)} of {len(series.acquisitions)} optical acquisitions have no "
            f"cloud mask; all their pixels count as clear.{_told_bare(optical, series)}"
        )
    if coarse and job.cloud_mask != MASK_NONE and coarse.optical.unmasked:
        problems.append(
            f"{len(coarse.optical.unmasked)} of {len(coarse.optical.series.acquisitions)} coarse "
            "acquisitions have no cloud mask; all their pixels count as clear. Add their quality "
            "layers, unless clouds were taken out of them before."
        )
    return Scene(optical, sar, coarse, grid, targets, tuple(dates), tuple(notes), tuple(problems))


def _told_bare(optical: OpticalReader, series: Series) -> str:
    """Name the acquisitions without a mask where others have one."""
    bare = optical.unmasked
    if len(bare) == len(series.acquisitions):
        return ""
    named = ", ".join(f"{item.date} ({item.name})" for item in bare[:_NAMED])
    more = f" and {len(bare) - _NAMED} more" if len(bare) > _NAMED else ""
    return f" Without one: {named}{more}; add their masks, or take out what is clouded."


def _only(series: Series, bands: Sequence[str]) -> Series:
    """Return the series with some bands only, whose rasters then decide the grid."""
    kept = [
        replace(item, bands=tuple(band for band in item.bands if band.name in bands))
        for item in series.acquisitions
    ]
    return replace(series, acquisitions=tuple(item for item in kept if item.bands))


def _check_periods(
    optical: Sequence[dt.date], other: Sequence[dt.date], what: str, remedy: str
) -> None:
    if other[-1] < optical[0] or optical[-1] < other[0]:
        raise NoOverlapError(
            f"The {what} acquisitions ({other[0]} to {other[-1]}) and the optical ones "
            f"({optical[0]} to {optical[-1]}){remedy}"
        )


def read_block(
    scene: Scene,
    levels: SarLevels,
    datasets: GridReader,
    window: Window,
    check: Callable[[], None],
    surroundings: bool = True,
    optical: OpticalBlock | None = None,
) -> Block:
    """Read everything of a window of the grid.

    ``levels``: those of the scene (`learn_sar_levels`).
    ``check``: called between files; may raise to stop.
    ``surroundings``: whether SAR is read one pixel beyond the window on each side as well, for
    methods that look at the neighbours of a pixel.
    ``optical``: the optical observations of the window where they were read before.
    """
    if optical is None:
        optical = scene.optical.read(datasets, window, check)
    if scene.sar is None:
        return Block(scene, window, optical, None)
    if not surroundings:
        sar = scene.sar.read(datasets, window, levels, check)
        return Block(scene, window, optical, sar)
    ring = scene.sar.read(datasets, window.grown(REACH), levels, check)
    inner = ring[:, :, REACH:-REACH, REACH:-REACH]
    return Block(scene, window, optical, inner, ring)


@dataclass(frozen=True)
class Block:
    """What was read of a window of a scene."""

    scene: Scene
    """The scene."""

    window: Window
    """The window of its grid."""

    optical: OpticalBlock
    """The optical observations."""

    sar: np.ndarray | None
    """(passes, channels, rows, columns), None without SAR."""

    ring: np.ndarray | None = None
    """The same with one pixel more on each side, where that was read."""

    @property
    def reflectance(self) -> np.ndarray:
        """(dates, bands, rows, columns) 0 to 1, NaN where missing."""
        return self.optical.reflectance

    @property
    def clear(self) -> np.ndarray:
        """(dates, rows, columns) boolean."""
        return self.optical.clear

    def observations(self, target: Target, rows: slice, columns: slice) -> Observations:
        """Return the series of a tile of the block for one target."""
        scene = self.scene
        clear, grade = self.clear[:, rows, columns], self.optical.grade[:, rows, columns]
        reflectance = self.reflectance[:, :, rows, columns]
        if target.index is not None:
            values = index_values(target.index, scene.optical.series, scene.optical, reflectance)[
                :, None
            ]
            known = np.isfinite(values[:, 0])
            clear, grade = clear & known, np.where(known, grade, np.uint8(NOTHING))
        else:
            picked = [scene.optical.bands.index(name) for name in target.bands]
            values = reflectance[:, picked]
        dates = len(clear)
        values = np.nan_to_num(values.reshape(dates, len(target.bands), -1), nan=0.0)
        clear = np.ascontiguousarray(clear.reshape(dates, -1))
        grade = np.ascontiguousarray(grade.reshape(dates, -1))
        pixels = clear.shape[1]
        if self.sar is None:
            sar = np.zeros((0, 0, pixels), np.float32)
            complete = np.zeros(pixels, bool)
            return Observations(
                scene.days, values, clear, scene.sar_days, sar, complete, grade=grade
            )
        part = self.sar[:, :, rows, columns]
        sar = np.array(part.reshape(*part.shape[:2], -1), np.float32, order="C")
        complete = fill_missing(sar, scene.sar_days)
        around = self._around(rows, columns)
        return Observations(scene.days, values, clear, scene.sar_days, sar, complete, around, grade)

    def _around(self, rows: slice, columns: slice) -> Surroundings | None:
        if self.ring is None:
            return None
        height, width = self.clear.shape[1:]
        (top, bottom, _), (left, right, _) = rows.indices(height), columns.indices(width)
        ring = self.ring[:, :, top : bottom + 2 * REACH, left : right + 2 * REACH]
        return Surroundings.of_tile(ring, self.scene.sar_days)
