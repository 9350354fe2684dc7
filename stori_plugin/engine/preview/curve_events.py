"""What happens on a curve that is looked at: the seasons' start, peak and end, and its breaks.

The same definitions as `analysis.phenology` and `analysis.changes` map them by, so that parameters
can be tried on a curve before a map is made.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..analysis.breaks import PARTS, find_breaks
from ..analysis.season_calendar import find_start, month_and_day, split_seasons
from ..analysis.season_metrics import METRICS, seasons, second_seasons
from ..learning.calibration import NORMAL_90
from ..options.changes_options import ChangesOptions
from ..options.phenology_options import PhenologyOptions
from ..support.errors import InputError
from .looked_at import Curve

START, PEAK, END, BREAK = "start", "peak", "end", "break"


@dataclass(frozen=True)
class Event:
    """A moment of a curve."""

    kind: str
    """One of `START`, `PEAK`, `END` and `BREAK`."""

    date: dt.date
    """Its day."""

    value: float
    """The curve on that day."""

    change: float = float("nan")
    """Of a break: by how much the curve falls (below 0) or rises; of a peak: the amplitude."""

    confidence: float = float("nan")
    """Of a break: the probability that it is as large as asked for, 0 to 1; NaN if unknown."""


def season_events(curve: Curve, options: PhenologyOptions) -> tuple[Event, ...]:
    """Return start, peak and end of each season of a curve, also of a second one in a year.

    Nothing where no season is whole. Raises `ParameterError` for a SEASON_START that is no day.
    """
    asked = month_and_day(options.season_start)
    values = curve.mean[:, None].astype(float)
    start = asked or find_start(curve.dates, values, options.least)
    try:
        years = split_seasons(curve.dates, *start)
    except InputError:
        return ()
    found = []
    for year in years:
        rows = list(year.positions)
        origin = day_numbers([year.origin])
        days = day_numbers([curve.dates[k] for k in rows]) - origin
        for describe in (seasons, second_seasons):
            metrics = dict(zip(METRICS, describe(days, values[rows], None, options)[0][:, 0]))
            for kind in (START, PEAK, END):
                if np.isfinite(metrics[kind]):
                    change = float(metrics["amplitude"]) if kind == PEAK else float("nan")
                    found.append(_event(curve, kind, float(origin[0] + metrics[kind]), change))
    return tuple(sorted(found, key=lambda event: event.date))


def break_events(
    curve: Curve, options: ChangesOptions, is_field: bool = False
) -> tuple[Event, ...]:
    """Return the breaks of a curve, by date.

    Confidence comes from the curve's 90 % interval; there is none for a field, whose interval is
    that of its pixels.
    """
    days = day_numbers(curve.dates)
    sds = (curve.high - curve.low) / (2.0 * NORMAL_90)
    found = find_breaks(days, curve.mean[:, None], None if is_field else sds[:, None], options)[
        :, 0
    ]
    parts = found[:-1].reshape(-1, len(PARTS))
    events = [
        _event(curve, BREAK, float(day), float(change), float(confidence))
        for day, change, confidence in parts
        if np.isfinite(day)
    ]
    return tuple(sorted(events, key=lambda event: event.date))


def largest_change(curve: Curve, options: ChangesOptions) -> float | None:
    """Return by how much a curve changes at most within the window, break or not.

    In the unit of the curve and in the direction asked for, 0 where it never goes that way; None
    where no two of its dates lie within the window.
    """
    known = np.isfinite(curve.mean)
    days, values = day_numbers(curve.dates)[known], curve.mean[known].astype(float)
    apart, change = days[None] - days[:, None], values[None] - values[:, None]
    near = (apart > 0) & (apart <= options.window)
    if not near.any():
        return None
    signed = {"fall": -change, "rise": change, "both": np.abs(change)}[options.direction]
    return max(float(signed[near].max()), 0.0)


def _event(
    curve: Curve, kind: str, day: float, change: float, confidence: float = float("nan")
) -> Event:
    days = day_numbers(curve.dates)
    known = np.isfinite(curve.mean)
    value = float(np.interp(day, days[known], curve.mean[known]))
    date = dt.date(1970, 1, 1) + dt.timedelta(days=round(day))
    return Event(kind, date, value, change, confidence)
