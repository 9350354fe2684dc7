"""Dates on the time axis of a netCDF or Zarr file.

Source: CF Metadata Conventions 1.10, section 4.4: ``units`` are "days since 1990-01-01" and the
like, counted in a ``calendar``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ..names.dates import Moment

_SECONDS = {
    **dict.fromkeys(("d", "day", "days"), 86_400.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 60.0),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("ms", "msec", "msecs", "millisec", "millisecond", "milliseconds"), 1e-3),
    **dict.fromkeys(("microsecond", "microseconds", "us"), 1e-6),
    **dict.fromkeys(("nanosecond", "nanoseconds", "ns"), 1e-9),
}
_PLAIN = ("", "standard", "gregorian", "proleptic_gregorian")
# What AppEEARS names its calendar, whose days are those of the others: since 1900-03-01 and until
# 2100-02-28 both have the same leap years, so that dates so counted read alike.
_JULIAN, _SAME_LEAPS = "julian", (dt.datetime(1900, 3, 1), dt.datetime(2100, 3, 1))
# Before it "standard" counts by the Julian calendar, which none here has a use for.
_GREGORIAN = dt.datetime(1582, 10, 15)
_LONGEST_UNITS = 100  # characters
_UNITS = re.compile(
    r"\s*(?P<unit>[a-z]+)\s+since\s+(?P<y>\d{1,4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:[T ]+(?P<H>\d{1,2})(?::(?P<M>\d{1,2}))?(?::(?P<S>\d{1,2})(?P<f>\.\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?\s*",
    re.IGNORECASE,
)


def counts_time(units: str) -> bool:
    """Tell whether units are those of a time axis."""
    return " since " in units


def moments_on_axis(values: Sequence[float], units: str, calendar: str) -> list[Moment]:
    """Return when each number of a time axis is.

    Raises `ValueError` with the rest of a sentence ("counts time in ...") for units or a calendar
    that cannot be turned into dates.
    """
    units, calendar = units.strip(), calendar.strip()
    if calendar.lower() not in (*_PLAIN, _JULIAN):
        raise ValueError(f"counts time in the calendar “{calendar[:40]}”, which has other days")
    match = _UNITS.fullmatch(units) if len(units) <= _LONGEST_UNITS else None
    units = units[:_LONGEST_UNITS]
    seconds = _SECONDS.get(match["unit"].lower()) if match else None
    if match is None or seconds is None:
        raise ValueError(f"counts time as “{units}”, which gives no days")
    try:
        year, month, day, hour, minute, second = (int(match[part] or 0) for part in "ymdHMS")
        start = dt.datetime(year, month, day, hour, minute, second)
        if start < _GREGORIAN and calendar.lower() != "proleptic_gregorian":
            raise ValueError
        start -= _zone(match["zone"] or "")
        # Rounded, for a third of a day is no whole number of microseconds.
        times = [start + dt.timedelta(seconds=round(v * seconds, 3)) for v in values]
    except (ValueError, OverflowError):
        raise ValueError(f"counts time as “{units}”, which gives no dates of satellites") from None
    first, end = _SAME_LEAPS
    if calendar.lower() == _JULIAN and not all(first <= time < end for time in (start, *times)):
        raise ValueError(f"counts time in the calendar “{calendar[:40]}”, which has other days")
    is_timed = any(time.time() != dt.time() for time in times)
    return [Moment(t.date(), t.time().replace(microsecond=0) if is_timed else None) for t in times]


def _zone(text: str) -> dt.timedelta:
    if not text or text[0] not in "+-":
        return dt.timedelta()
    digits = text[1:].replace(":", "").ljust(4, "0") if len(text) > 3 else f"{text[1:]:0>2}00"
    shift = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -shift if text[0] == "-" else shift
