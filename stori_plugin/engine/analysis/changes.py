"""Breaks in a series, such as harvest, mowing or fire: when, how much and how sure.

A break is the largest change within a short window of time, found again and again among the
pieces of the series that no earlier break has used. Its confidence comes from the standard
deviations of the two values that it lies between.
"""

from __future__ import annotations

import datetime as dt
import math
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
from ..support.kernels import kernel
from ..support.progress import Progress
from .pixel_series import known_dates
from .series_gaps import tell_unmasked
from .series_stack import Channel, Stack, parameters_of

PARTS = ("date", "magnitude", "confidence")


def band_names(most: int) -> tuple[str, ...]:
    """Return the names of the bands: date_1, magnitude_1, confidence_1, date_2, ..., count."""
    return (*(f"{part}_{k}" for k in range(1, most + 1) for part in PARTS), "count")


@kernel()
def _find(times, values, used, window, way):
    """Find the largest change within the window that uses no used piece; way 0 is either way."""
    best, first, last = 0.0, -1, -1
    count = len(times)
    for i in range(count - 1):
        for j in range(i + 1, count):
            if used[j - 1] or times[j] - times[i] > window:
                break
            change = values[j] - values[i]
            size = abs(change) if way == 0 else way * change
            # Of equal changes the one that takes less time.
            if size > best + 1e-9 or (
                first >= 0
                and size > best - 1e-9
                and times[j] - times[i] < times[last] - times[first]
            ):
                best, first, last = max(best, size), i, j
    return best, first, last


@kernel()
def _steepest(times, values, first, last):
    """Return the middle of the piece that changes most, in the direction of the whole."""
    sign = 1.0 if values[last] > values[first] else -1.0
    best, steepest = -1e300, first
    for i in range(first, last):
        slope = sign * (values[i + 1] - values[i]) / (times[i + 1] - times[i])
        if slope > best:
            best, steepest = slope, i
    return 0.5 * (times[steepest] + times[steepest + 1])


@kernel()
def _pixel(times, values, sds, least, window, way, most, out):
    used = np.zeros(len(times), np.bool_)
    count = 0
    while count < most:
        size, first, last = _find(times, values, used, window, way)
        if first < 0 or size < least:
            break
        out[3 * count] = _steepest(times, values, first, last)
        out[3 * count + 1] = values[last] - values[first]
        spread = math.sqrt(sds[first] ** 2 + sds[last] ** 2)
        if spread > 0:
            out[3 * count + 2] = 0.5 * math.erfc(-(size - least) / spread / math.sqrt(2.0))
        for piece in range(first, last):
            used[piece] = True
        count += 1
    out[3 * most] = count


@kernel()
def _pixels(days, values, sds, least, window, way, most, out):
    dates, pixels = values.shape
    times, curve, errors = np.empty(dates), np.empty(dates), np.empty(dates)
    for pixel in range(pixels):
        count = known_dates(days, values, sds, pixel, times, curve, errors)
        if count >= 2:
            _pixel(
                times[:count],
                curve[:count],
                errors[:count],
                least,
                window,
                way,
                most,
                out[:, pixel],
            )


def find_breaks(
    days: np.ndarray, values: np.ndarray, sds: np.ndarray | None, breaks: ChangesOptions
) -> np.ndarray:
    """Find the breaks of every pixel.

    ``days`` (T,) are ascending; ``values`` and ``sds`` are (T, N), NaN where missing. Returns
    the bands of `band_names` as (3 most + 1, N), float32: dates in the count of ``days``, the
    middle of the steepest piece; magnitudes in the unit of the series, negative for a fall;
    confidence (0..1), the probability that the true change is at least ``least`` if the errors
    of both values are Gaussian and independent. NaN where there is no (further) break, and for
    confidence without ``sds``; the count is NaN where a pixel has fewer than two values.
    """
    way = {"fall": -1.0, "rise": 1.0, "both": 0.0}[breaks.direction]
    out = np.full((3 * breaks.most + 1, values.shape[1]), np.nan)
    known = np.full(values.shape, np.nan) if sds is None else sds.astype(np.float64)
    _pixels(
        np.asarray(days, np.float64),
        values.astype(np.float64),
        known,
        breaks.least,
        breaks.window,
        way,
        breaks.most,
        out,
    )
    return out.astype(np.float32)


@dataclass(frozen=True, eq=False)
class ChangesTask(SeriesTask):
    """Finds the breaks of every pixel of a block."""

    channel: Channel
    # The dates of the channel (T,), day 1 being the first of January of the first year.
    days: np.ndarray
    breaks: ChangesOptions

    @property
    def counted(self) -> int:
        """Pixels with a break."""
        return 1

    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute the map of a window."""
        read = self.channel.read(datasets, window, check)
        values = read.values.reshape(len(self.days), -1)
        sds = None if read.sd is None else read.sd.reshape(len(self.days), -1)
        bands = find_breaks(self.days, values, sds, self.breaks)
        shaped = bands.reshape(-1, window.height, window.width)
        return Numbers({self.products[0].name: shaped}, np.isfinite(shaped[:1]))


def map_changes(
    sources: Sequence[Source],
    request: SeriesRequest,
    breaks: ChangesOptions,
    execution: Execution,
    progress: Progress,
    grid: GridOptions = WHOLE_GRID,
) -> WrittenRasters:
    """Write ``changes_<years>.tif``: date, magnitude and confidence of each pixel's breaks.

    ``request`` names one band or index. Dates count from the first of January, day 1, of the
    year in which the series begins. Raises `ParameterError` for breaks that cannot be,
    `InputError` where the series has one date only.
    """
    _check(breaks, request)
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, grid)
    tell_unmasked(stack, progress)
    (channel,) = stack.channels
    dates = channel.dates
    if len(dates) < 2:
        raise InputError(f"The series has {channel.name} on one date only: give at least two.")
    days = day_numbers(dates) - day_numbers([dt.date(dates[0].year - 1, 12, 31)])
    years = sorted({dates[0].year, dates[-1].year})
    product = MapProduct(
        "changes", dates[0], band_names(breaks.most), FLOATING, False, "-".join(map(str, years))
    )
    if not channel.has_sd:
        progress.warn("The series has no standard deviations (*_sd.tif): confidence is missing.")
    progress.step(f"Looking for breaks of {channel.name} on {len(dates)} dates")
    written = produce(
        execution,
        ChangesTask(stack.grid, (product,), channel, days, breaks),
        Step(
            "changes",
            {"band": channel.name, "breaks": vars(breaks)},
            {
                "band": channel.name,
                "direction": breaks.direction,
                "min_change": breaks.least,
                "window": breaks.window,
                "max_breaks": breaks.most,
                **parameters_of(request, grid),
            },
            sources,
            sorted(stack.series.rasters),
            stack.sd_paths,
            method_of(channel.sources[0][1].path),
            stack.series.beliefs,
        ),
        60.0 * len(dates) + 16.0 * len(product.bands),
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
