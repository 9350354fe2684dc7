"""One phenology run: a map of the metrics for every season of a series."""

from __future__ import annotations

import datetime as dt
import re
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
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import FLOATING
from ..support.errors import InputError, ParameterError
from ..support.progress import Progress
from .season_metrics import METRICS, seasons
from .series_gaps import tell_unmasked
from .series_stack import Channel, Stack, parameters_of

_LEAST_DATES = 5


@dataclass(frozen=True)
class Season:
    """One season: its label, its first day, and which dates of the series lie in it.

    Day 1 of its dates is the first of January of the year in which it begins.
    """

    label: str
    first: dt.date
    positions: tuple[int, ...]

    @property
    def origin(self) -> dt.date:
        """The day before day 1."""
        return dt.date(self.first.year - 1, 12, 31)


@dataclass(frozen=True, eq=False)
class PhenologyTask(SeriesTask):
    """Describes the seasons of every pixel of a block."""

    channel: Channel
    seasons: tuple[Season, ...]
    options: PhenologyOptions

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
            results = seasons(days, values[rows], spreads, self.options)
            described |= np.isfinite(results[0][0]).reshape(shape)
            for is_spread, result in zip(_spreads(self.channel), results):
                name = _product(season, is_spread).name
                stored[name] = FLOATING.encode(result.reshape(len(METRICS), *shape), is_spread)
        return Numbers(stored, described[None])


def _spreads(channel: Channel) -> tuple[bool, ...]:
    return (False, True) if channel.has_sd else (False,)


def _product(season: Season, is_spread: bool) -> MapProduct:
    return MapProduct("phenology", season.first, METRICS, FLOATING, is_spread, season.label)


def map_phenology(
    sources: Sequence[Source],
    request: SeriesRequest,
    options: PhenologyOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
) -> WrittenRasters:
    """Write ``phenology_<season>.tif`` and, where the series has them, standard deviations.

    ``request`` names one band or index. Raises `ParameterError` for options that cannot be,
    `InputError` where no season has five dates.
    """
    _check(options, request)
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, grid)
    tell_unmasked(stack, progress)
    (channel,) = stack.channels
    whole = tuple(split_seasons(channel.dates, options.season_start))
    products = tuple(
        _product(season, is_spread) for season in whole for is_spread in _spreads(channel)
    )
    labels = ", ".join(season.label for season in whole)
    progress.step(f"Mapping the phenology of {channel.name}: {labels}")
    written = produce(
        execution,
        PhenologyTask(stack.grid, products, channel, whole, options),
        Step(
            "phenology",
            {"band": channel.name, "definition": _definition(options)},
            {
                "band": channel.name,
                "method": options.method,
                "threshold": 100.0 * options.share,
                "min_amplitude": options.least,
                "season_start": options.season_start.strip(),
                **parameters_of(request, grid),
            },
            sources,
            sorted(stack.series.rasters),
            stack.sd_paths,
            method_of(channel.sources[0][1].path),
        ),
        60.0 * len(channel.dates) + 16.0 * len(METRICS) * len(whole),
        progress,
    )
    if not any(written.counts):
        progress.warn(
            f"No pixel has a season of {channel.name}: the maps are empty. Every pixel's curve is "
            f"cut off before or after its peak, or rises by less than {options.least:g}: give "
            "a longer series, or change SEASON_START or MIN_AMPLITUDE."
        )
    return written


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


def split_seasons(dates: Sequence[dt.date], start: str) -> list[Season]:
    """Part dates into seasons of a year that begin on ``start`` (MM-DD).

    Seasons with fewer than five dates are left out. A season is called after the year it begins
    in. Raises `ParameterError` for a malformed start and `InputError` where no season is left.
    """
    month, day = _month_day(start)
    positions: dict[int, list[int]] = {}
    for position, date in enumerate(dates):
        year = date.year if (date.month, date.day) >= (month, day) else date.year - 1
        positions.setdefault(year, []).append(position)
    whole = [
        Season(str(year), dt.date(year, month, day), tuple(inside))
        for year, inside in sorted(positions.items())
        if len(inside) >= _LEAST_DATES
    ]
    if not whole:
        raise InputError(
            f"No season has {_LEAST_DATES} dates: give a longer series, or change SEASON_START."
        )
    return whole


def _month_day(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text.strip())
    if match:
        try:
            # A year without a leap day: a season cannot begin on one every year.
            date = dt.date(2001, int(match[1]), int(match[2]))
            return date.month, date.day
        except ValueError:
            pass
    raise ParameterError(
        f"SEASON_START is “{text}”: write month and day as MM-DD, such as 01-01 or 09-01."
    )
