"""One run that maps the breaks of a series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..datasets import Datasets
from ..errors import InputError, ParameterError
from ..grid import Window
from ..progress import Progress
from ..scene import day_numbers
from ..series import Source
from ..storage import FLOATING
from .changes import DIRECTIONS, Breaks, band_names, find_breaks
from .maps import MapProduct
from .production import Made, Running, method_of, produce
from .stack import Request, Stack


def map_changes(
    sources: Sequence[Source],
    request: Request,
    breaks: Breaks,
    running: Running,
    progress: Progress,
    grid: Mapping[str, Any] | None = None,
) -> Made:
    """Write ``changes_<years>.tif``: date, magnitude and confidence of each pixel's breaks.

    ``request`` names one band or index. Dates count from the first of January, day 1, of the
    year in which the series begins. Raises `ParameterError` for breaks that cannot be,
    `InputError` where the series has one date only.
    """
    _check(breaks, request)
    progress.step("Finding the dated rasters")
    stack = Stack(sources, request, progress, **(grid or {}))
    (channel,) = stack.channels
    dates = channel.dates
    if len(dates) < 2:
        raise InputError(f"The series has {channel.name} on one date only: give at least two.")
    days = day_numbers(dates) - day_numbers([dt.date(dates[0].year - 1, 12, 31)])
    years = sorted({dates[0].year, dates[-1].year})
    product = MapProduct(
        "changes", dates[0], band_names(breaks.most), FLOATING, False, "-".join(map(str, years))
    )

    changed: list[bool] = []

    def work(datasets: Datasets, window: Window, check) -> dict[str, np.ndarray]:
        read = channel.read(datasets, window, check)
        values = read.values.reshape(len(dates), -1)
        sds = None if read.sd is None else read.sd.reshape(len(dates), -1)
        found = find_breaks(days, values, sds, breaks)
        changed.append(bool(np.isfinite(found[0]).any()))
        return {product.name: found.reshape(-1, window.height, window.width)}

    if not channel.has_sd:
        progress.warn("The series has no standard deviations (*_sd.tif): confidence is missing.")
    progress.step(f"Looking for breaks of {channel.name} on {len(dates)} dates")
    made = produce(
        running,
        stack.grid,
        [product],
        work,
        60.0 * len(dates) + 16.0 * len(product.bands),
        {"algorithm": "changes", "band": channel.name, "breaks": vars(breaks)},
        sorted(stack.series.rasters),
        progress,
        method_of(channel.sources[0][1].path),
    )
    if not any(changed):
        way = "change" if breaks.direction == "both" else breaks.direction
        progress.warn(
            f"No {way} of {breaks.least:g} or more was found in any pixel: the map is empty. "
            "Lower MIN_CHANGE, or widen WINDOW."
        )
    return made


def _check(breaks: Breaks, request: Request) -> None:
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
