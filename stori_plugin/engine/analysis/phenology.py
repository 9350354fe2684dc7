"""One phenology run: a map of the metrics for every season of a series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..acquisitions.series import Source
from ..options.phenology_options import SEASON_METHODS, PhenologyOptions
from ..options.series_options import WHOLE_GRID, Execution, GridOptions, SeriesRequest
from ..outputs.block_task import Check, Numbers, SeriesTask
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.maps import MapProduct
from ..outputs.production import Step, method_of, produce
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.sample_windows import sample_windows
from ..rasters.storage import FLOATING
from ..support.errors import ParameterError
from ..support.progress import Progress
from .season_calendar import Season, cut_seasons, find_start, month_and_day, split_seasons
from .season_metrics import METRICS, seasons, second_seasons
from .series_gaps import tell_unmasked
from .series_stack import Channel, Stack, parameters_of

# The series of the maps of the lower of two seasons.
SECOND = "phenology_second"
# What the beginning of seasons is told from: so many windows, every so many pixels of each.
_SAMPLE_WINDOWS, _SAMPLE_STEP = 9, 4
# With fewer pixels that have two seasons in a year there are no maps of the second.
_SECOND_SHARE = 0.05


@dataclass(frozen=True, eq=False)
class PhenologyTask(SeriesTask):
    """Describes the seasons of every pixel of a block."""

    channel: Channel
    seasons: tuple[Season, ...]
    options: PhenologyOptions
    # Whether the lower of two seasons in a year is described as well.
    has_second: bool = False

    @property
    def counted(self) -> int:
        """Pixels with a season."""
        return 1

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute the maps of a window."""
        dates, shape = self.channel.dates, (window.height, window.width)
        read = self.channel.read(datasets, window, check)
        values = read.values.reshape(len(dates), -1)
        sds = None if read.sd is None else read.sd.reshape(len(dates), -1)
        stored = {}
        described = np.zeros(shape, bool)
        for season in self.seasons:
            check()
            rows = list(season.positions)
            days = day_numbers([dates[k] for k in rows]) - day_numbers([season.origin])
            spreads = None if sds is None else sds[rows]
            for is_second in (False, True) if self.has_second else (False,):
                describe = second_seasons if is_second else seasons
                results = describe(days, values[rows], spreads, self.options)
                described |= np.isfinite(results[0][0]).reshape(shape)
                for is_spread, result in zip(_spreads(self.channel), results):
                    name = _product(season, is_spread, is_second).name
                    stored[name] = FLOATING.encode(result.reshape(len(METRICS), *shape), is_spread)
        return Numbers(stored, described[None])


def _spreads(channel: Channel) -> tuple[bool, ...]:
    return (False, True) if channel.has_sd else (False,)


def _product(season: Season, is_spread: bool, is_second: bool = False) -> MapProduct:
    series = SECOND if is_second else "phenology"
    return MapProduct(series, season.first, METRICS, FLOATING, is_spread, season.label)


def map_phenology(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: PhenologyOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
) -> WrittenRasters:
    """Write ``phenology_<season>.tif`` and, where the series has them, standard deviations.

    Where enough pixels have two seasons in a year, ``phenology_second_<season>.tif`` has the one
    with the lower peak. Warns of seasons that the ends of the series or SEASON_START cut.
    ``request`` names one band or index. Raises `ParameterError` for options that cannot be,
    `InputError` where no season has five dates.
    """
    _check(options, request)
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, grid)
    tell_unmasked(stack, progress)
    (channel,) = stack.channels
    curves = _sampled(channel, stack.grid, progress)
    asked = month_and_day(options.season_start)
    month, day = asked or find_start(channel.dates, curves, options.least)
    whole = tuple(split_seasons(channel.dates, month, day))
    if asked is None and (month, day) != (1, 1):
        progress.say(f"Seasons begin on {month:02}-{day:02}, when {channel.name} is low.")
    for sentence in cut_seasons(channel.dates, curves, whole, options.least, asked is None):
        progress.warn(sentence)
    has_second = _has_second(channel.dates, curves, whole, options, progress)
    products = tuple(
        _product(season, is_spread, is_second)
        for season in whole
        for is_second in ((False, True) if has_second else (False,))
        for is_spread in _spreads(channel)
    )
    labels = ", ".join(season.label for season in whole)
    progress.step(f"Mapping the phenology of {channel.name}: {labels}")
    written = produce(
        execution,
        PhenologyTask(stack.grid, products, channel, whole, options, has_second),
        Step(
            "phenology",
            {"band": channel.name, "definition": _definition(options)},
            {
                "band": channel.name,
                "method": options.method,
                "threshold": 100.0 * options.share,
                "min_amplitude": options.least,
                "season_start": f"{month:02}-{day:02}",
                **parameters_of(request, grid),
            },
            sources,
            sorted(stack.series.rasters),
            stack.sd_paths,
            method_of(channel.sources[0][1].path),
            stack.series.beliefs,
        ),
        60.0 * len(channel.dates) + 16.0 * len(METRICS) * len(whole) * (1 + has_second),
        progress,
    )
    if not any(written.counts):
        progress.warn(
            f"No pixel has a season of {channel.name}: the maps are empty. Every pixel's curve is "
            f"cut off before or after its peak, or rises by less than {options.least:g}: give "
            "a longer series, or change SEASON_START or MIN_AMPLITUDE."
        )
    return written


def _sampled(channel: Channel, grid: Grid, progress: Progress) -> np.ndarray:
    """Read the curves of some pixels, (T, N), NaN where missing."""
    with GridReader(grid, check=progress.check) as datasets:
        read = [
            channel.read(datasets, window, progress.check, spread=False).values
            for window in sample_windows(grid, _SAMPLE_WINDOWS)
        ]
    curves = [values.reshape(len(channel.dates), -1)[:, ::_SAMPLE_STEP] for values in read]
    return np.concatenate(curves, axis=1).astype(np.float64)


def _has_second(
    dates: Sequence[dt.date],
    curves: np.ndarray,
    whole: Sequence[Season],
    options: PhenologyOptions,
    progress: Progress,
) -> bool:
    """Tell whether enough of the sampled pixels have two seasons in one year, and say so."""
    most = 0.0
    for season in whole:
        rows = list(season.positions)
        days = day_numbers([dates[k] for k in rows])
        one = np.isfinite(seasons(days, curves[rows], None, options)[0][0])
        other = np.isfinite(second_seasons(days, curves[rows], None, options)[0][0])
        if one.any():
            most = max(most, float((one & other).sum() / one.sum()))
    if most < _SECOND_SHARE:
        return False
    progress.say(
        f"Up to {100 * most:.0f} % of the sampled pixels have two seasons in a year: "
        f"{SECOND}_<season>.tif describes the one with the lower peak."
    )
    return True


def _check(options: PhenologyOptions, request: SeriesRequest) -> None:
    if options.method not in SEASON_METHODS:
        raise ParameterError(
            f"METHOD is “{options.method}”: choose one of {', '.join(SEASON_METHODS)}."
        )
    if not 0.0 < options.share < 1.0:
        raise ParameterError(
            f"THRESHOLD is {100 * options.share:g}: give per cent between 0 and 100."
        )
    if len(request.names) != 1:
        raise ParameterError(
            f"BAND is “{', '.join(request.names)}”: name one band or index, such as NDVI."
        )


def _definition(options: PhenologyOptions) -> dict[str, Any]:
    """Return what delimits a season, for the manifest."""
    return {"method": options.method, "share": options.share, "least": options.least}
