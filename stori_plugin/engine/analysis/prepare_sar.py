"""One preparation run: backscatter levelled, filtered, turned into ratios and split into parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..acquisitions.scan import scan
from ..acquisitions.series import Series, Source
from ..options.prepare_sar_options import DECIBEL, QUEGAN, SPECKLE_FILTERS, UNITS, PrepareSarOptions
from ..options.series_options import WHOLE_GRID, Execution, GridOptions, SeriesRequest
from ..outputs.block_task import Check, Numbers, SeriesTask
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import Step, produce
from ..pixels import backscatter
from ..pixels.decomposition import Decomposition, decompose
from ..pixels.speckle import filtered
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING, OutputRaster
from ..rasters.target_grid import target_grid
from ..scene.sar_reader import SarLevels, SarReader, learn_sar_levels
from ..scene.told_levels import tell_levels, tell_likeness
from ..support.errors import InputError, ParameterError
from ..support.progress import Progress
from .series_stack import within

PARTS = ("trend", "seasonal", "residual")


@dataclass(frozen=True)
class Image:
    """One output date: its series (told apart by orbit where levels differ) and its passes."""

    series: str
    date: dt.date
    passes: tuple[int, ...]


def prepare_sar(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: PrepareSarOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
) -> WrittenRasters:
    """Write ``backscatter_YYYYMMDD.tif`` and, as asked, rvi, cr, trend, seasonal and residual.

    Raises `InputError` where no orbit fits or nothing holds a value.
    """
    _check(options)
    progress.step("Finding the acquisitions")
    series = within(scan(sources, "sar", progress), request.start, request.end)
    is_alike = options.non_local and options.speckle == QUEGAN
    reader = SarReader(_of_orbit(series, options.orbit), is_alike)
    target = target_grid(reader.series, None, grid.extent, grid.extent_crs, grid.resolution)
    images = _images(reader, options.level)
    for note in series.notes:
        progress.say(note)
    for problem in series.problems:
        progress.warn(problem)
    with GridReader(target, check=progress.check) as datasets:
        levels = learn_sar_levels(reader, datasets, progress.check)
    if options.level:
        tell_levels(reader, levels, progress)
    else:
        levels = replace(levels, offsets=np.zeros_like(levels.offsets))
    tell_likeness(levels, progress)
    task = preparation_task(target, reader, levels, options, images)
    progress.step(
        f"Preparing {len(reader.passes)} passes of {len(set(reader.orbits))} orbits, "
        f"read as {reader.units}"
    )
    channels = len(task.channels)
    return produce(
        execution,
        task,
        Step(
            "preparesar",
            {"parameters": vars(options)},
            {
                "speckle": options.speckle,
                "non_local": options.non_local,
                "level_orbits": options.level,
                "orbit": options.orbit,
                "unit": options.unit,
                "ratios": options.ratios,
                "decompose": options.decompose,
                "trend_days": options.span,
                "start": request.start,
                "end": request.end,
                **vars(grid),
            },
            sources,
            sorted(series.rasters),
            beliefs=series.beliefs,
        ),
        len(reader.passes) * 4.0 * (4 + (6 if options.decompose else 3) * channels),
        progress,
    )


def _check(options: PrepareSarOptions) -> None:
    if options.speckle not in SPECKLE_FILTERS:
        raise ParameterError(
            f"SPECKLE is “{options.speckle}”: choose one of {', '.join(SPECKLE_FILTERS)}."
        )
    if options.unit not in UNITS:
        raise ParameterError(f"UNIT is “{options.unit}”: choose one of {', '.join(UNITS)}.")
    if options.span is not None and not options.span > 0:
        raise ParameterError(f"TREND_DAYS is {options.span:g}: give days above 0, or 0 for auto.")


def _of_orbit(series: Series, orbit: str) -> Series:
    kept = tuple(a for a in series.acquisitions if orbit.lower() in a.orbit.lower())
    if not kept:
        orbits = ", ".join(name or "unknown" for name in series.orbits)
        raise InputError(f"No SAR pass has the orbit “{orbit}”: there are {orbits}.")
    return replace(series, acquisitions=kept)


def _images(reader: SarReader, level: bool) -> list[Image]:
    """Bring the passes of a day together, but never those of orbits with different levels."""
    apart = not level and len(set(reader.orbits)) > 1
    groups: dict[tuple[str, dt.date], list[int]] = {}
    for k, (date, orbit) in enumerate(zip(reader.dates, reader.orbits)):
        suffix = "_" + re.sub(r"[^a-z0-9]+", "", orbit.lower()) if apart else ""
        groups.setdefault((suffix.rstrip("_"), date), []).append(k)
    return [Image(s, date, tuple(group)) for (s, date), group in sorted(groups.items())]


@dataclass(frozen=True, eq=False)
class PreparationTask(SeriesTask):
    """Prepares the passes of a block."""

    reader: SarReader
    levels: SarLevels
    options: PrepareSarOptions
    images: tuple[Image, ...]
    # What is written of every image: polarisations, and what is made of them.
    channels: tuple[str, ...]
    # The channels of each series.
    groups: Mapping[str, tuple[str, ...]]
    # How the images of each suffix are split into parts; empty where they are not.
    decompositions: Mapping[str, Decomposition]

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Prepare a window."""
        channels = self._channels(self._backscatter(datasets, window, check))
        stored = {}
        for name, bands in self.groups.items():
            picked = [self.channels.index(band) for band in bands]
            for k, image in enumerate(self.images):
                stored[_product(name, image, bands).name] = FLOATING.encode(channels[k, picked])
        for series, split in self.decompositions.items():
            check()
            positions = [k for k, image in enumerate(self.images) if image.series == series]
            for part, values in zip(PARTS, self._split(channels[positions], positions, split)):
                for k, value in zip(positions, values):
                    stored[_product(part, self.images[k], ()).name] = FLOATING.encode(value)
        return Numbers(stored)

    def _backscatter(self, datasets: GridReader, window: Window, check: Check) -> np.ndarray:
        """Return levelled and filtered power (images, polarisations, rows, columns)."""
        reader, options = self.reader, self.options

        def smooth(power: np.ndarray, margin: int) -> np.ndarray:
            return filtered(power, margin, options.speckle)

        prepared = reader.decibel(datasets, window, self.levels, smooth, options.level, check)
        linear = backscatter.to_power(prepared)
        merged = np.empty((len(self.images), *linear.shape[1:]), np.float32)
        for k, image in enumerate(self.images):
            merged[k] = _mean_of_known(linear[list(image.passes)])
        return merged

    def _channels(self, power: np.ndarray) -> np.ndarray:
        """Return all channels in their units (images, channels, rows, columns)."""
        decibel = self.options.unit == DECIBEL
        count = len(self.reader.polarisations)
        result = np.empty((len(power), len(self.channels), *power.shape[2:]), np.float32)
        result[:, :count] = backscatter.to_decibel(power) if decibel else power
        if len(self.channels) > count:
            result[:, count] = backscatter.radar_vegetation_index(power[:, 0], power[:, 1])
            ratio = power[:, 1] / power[:, 0]
            result[:, count + 1] = backscatter.to_decibel(ratio) if decibel else ratio
        return result

    def _split(
        self, values: np.ndarray, positions: Sequence[int], split: Decomposition
    ) -> list[np.ndarray]:
        """Return trend, seasonal and residual parts, NaN where too little was seen."""
        images, channels, rows, columns = values.shape
        flat = np.ascontiguousarray(values.reshape(images, channels, -1))
        missing = np.isnan(flat)
        complete = backscatter.fill_missing(
            flat, day_numbers([self.images[k].date for k in positions])
        )
        flat[:, :, ~complete] = np.nan
        parts = split.apply(flat.reshape(images, -1))
        shaped = [part.reshape(images, channels, rows, columns) for part in parts]
        shaped[2][missing.reshape(shaped[2].shape)] = np.nan
        return shaped


def preparation_task(
    grid: Grid,
    reader: SarReader,
    levels: SarLevels,
    options: PrepareSarOptions,
    images: Sequence[Image],
) -> PreparationTask:
    """Return the task that prepares the passes of a reader on a grid."""
    is_pair = len(reader.polarisations) == 2
    made = ("RVI", "CR") if is_pair and options.ratios else ()
    channels = (*reader.polarisations, *made)
    groups = {"backscatter": reader.polarisations, **{name.lower(): (name,) for name in made}}
    decompositions = {}
    if options.decompose:
        for series in sorted({image.series for image in images}):
            days = day_numbers([image.date for image in images if image.series == series])
            decompositions[series] = decompose(days, options.span)
    # Not VV_trend: what is called by a polarisation would be read as backscatter.
    parts = {
        part: tuple(f"{channel}{part}" for channel in channels)
        for part in (PARTS if decompositions else ())
    }
    products = tuple(
        _product(name, image, bands)
        for name, bands in {**groups, **parts}.items()
        for image in images
    )
    return PreparationTask(
        grid,
        products,
        reader,
        levels,
        options,
        tuple(images),
        channels,
        groups,
        decompositions,
    )


def _product(name: str, image: Image, bands: tuple[str, ...]) -> OutputRaster:
    return OutputRaster(name + image.series, image.date, bands, FLOATING, False)


def _mean_of_known(power: np.ndarray) -> np.ndarray:
    if len(power) == 1:
        return power[0]
    known = np.isfinite(power)
    count = known.sum(axis=0)
    total = np.where(known, power, np.float32(0.0)).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.float32(np.nan))
