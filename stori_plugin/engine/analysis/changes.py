"""Breaks in a series, such as harvest, mowing or fire: when, how much and how sure.

A break is the largest change within a short window of time that the season's own slope does not
explain (`breaks`), found again and again among the pieces of the series that no earlier break has
used. Its confidence comes from the standard deviations of the two values that it lies between.
SAR may serve as a second witness (`break_witness`): where it jumps as well, less of optics will do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..acquisitions.series import Source
from ..options.changes_options import DIRECTIONS, ChangesOptions
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
from .break_witness import BackscatterWitness, BandWitness, open_witness
from .breaks import WitnessSeries, band_names, find_breaks
from .series_gaps import tell_unmasked
from .series_stack import Channel, Stack, parameters_of

__all__ = ["band_names", "find_breaks", "map_changes"]


@dataclass(frozen=True, eq=False)
class ChangesTask(SeriesTask):
    """Finds the breaks of every pixel of a block."""

    channel: Channel
    # The dates of the channel (T,), day 1 being the first of January of the first year.
    days: np.ndarray
    breaks: ChangesOptions
    witness: BackscatterWitness | BandWitness | None = None
    # The first day that is counted, less one.
    origin: int = 0

    @property
    def counted(self) -> int:
        """Pixels with a break."""
        return 1

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute the map of a window."""
        read = self.channel.read(datasets, window, check)
        values = read.values.reshape(len(self.days), -1)
        sds = None if read.sd is None else read.sd.reshape(len(self.days), -1)
        second = None
        if self.witness is not None:
            seen = self.witness.read(datasets, window, check)
            second = WitnessSeries(
                day_numbers(self.witness.dates) - self.origin, seen.reshape(len(seen), -1)
            )
        bands = find_breaks(self.days, values, sds, self.breaks, second)
        shaped = bands.reshape(-1, window.height, window.width)
        return Numbers({self.products[0].name: shaped}, np.isfinite(shaped[:1]))


def map_changes(
    sources: Sequence[Source],
    request: SeriesRequest,
    breaks: ChangesOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
    witness_sources: Sequence[Source] = (),
) -> WrittenRasters:
    """Write ``changes_<years>.tif``: date, magnitude and confidence of each pixel's breaks.

    ``request`` names one band or index. Dates count from the first of January, day 1, of the
    year in which the series begins. ``witness_sources`` are rasters of SAR as second witness, of
    which ``breaks.sar_band`` is read. Raises `ParameterError` for breaks that cannot be,
    `InputError` where the series has one date only, `UnknownBandError` where the witness lacks
    its band.
    """
    _check(breaks, request)
    if witness_sources and not breaks.sar_band.strip():
        raise ParameterError("SAR_BAND is empty: name VV, VH, RVI or another band of the rasters.")
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, grid)
    tell_unmasked(stack, progress)
    (channel,) = stack.channels
    dates = channel.dates
    if len(dates) < 2:
        raise InputError(f"The series has {channel.name} on one date only: give at least two.")
    origin = day_numbers([dt.date(dates[0].year - 1, 12, 31)])
    years = sorted({dates[0].year, dates[-1].year})
    witness = None
    if witness_sources:
        witness = open_witness(witness_sources, breaks.sar_band, request, stack.grid, progress)
        progress.say(f"{witness.name} on {len(witness.dates)} dates is the second witness.")
    names = band_names(breaks.most, witness is not None)
    product = MapProduct("changes", dates[0], names, FLOATING, False, "-".join(map(str, years)))
    if not channel.has_sd:
        progress.warn("The series has no standard deviations (*_sd.tif): confidence is missing.")
    progress.step(f"Looking for breaks of {channel.name} on {len(dates)} dates")
    written = produce(
        execution,
        ChangesTask(
            stack.grid,
            (product,),
            channel,
            day_numbers(dates) - origin,
            breaks,
            witness,
            int(origin[0]),
        ),
        Step(
            "changes",
            {"band": channel.name, "breaks": vars(breaks)},
            {
                "band": channel.name,
                "direction": breaks.direction,
                "min_change": breaks.least,
                "window": breaks.window,
                "max_breaks": breaks.most,
                "sar_band": breaks.sar_band if witness else "",
                **parameters_of(request, grid),
            },
            (*sources, *witness_sources),
            sorted({*stack.series.rasters, *(witness.series.rasters if witness else ())}),
            stack.sd_paths,
            method_of(channel.sources[0][1].path),
            (*stack.series.beliefs, *(witness.series.beliefs if witness else ())),
        ),
        60.0 * len(dates)
        + (60.0 * len(witness.dates) if witness else 0.0)
        + 16.0 * len(product.bands),
        progress,
    )
    if not any(written.counts):
        way = "change" if breaks.direction == "both" else breaks.direction
        progress.warn(
            f"No {way} of {breaks.least:g} or more was found in any pixel: the map is empty. "
            "Lower MIN_CHANGE, or widen WINDOW."
        )
    return written


def _check(breaks: ChangesOptions, request: SeriesRequest) -> None:
    if breaks.direction not in DIRECTIONS:
        raise ParameterError(
            f"DIRECTION is “{breaks.direction}”: choose one of {', '.join(DIRECTIONS)}."
        )
    if not breaks.least > 0:
        raise ParameterError(f"MIN_CHANGE is {breaks.least:g}: give a change above 0.")
    if not breaks.window > 0:
        raise ParameterError(f"WINDOW is {breaks.window:g}: give days above 0.")
    if len(request.names) != 1:
        raise ParameterError(
            f"BAND is “{', '.join(request.names)}”: name one band or index, such as NDVI."
        )
