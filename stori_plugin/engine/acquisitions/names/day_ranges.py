"""Ranges of times that are one day: that of a place whose day is not that of Greenwich."""

from __future__ import annotations

import datetime as dt
import re

_HALF_DAY, _ONE_DAY = dt.timedelta(hours=12), dt.timedelta(hours=24)
_TIME = r"(\d{4})-?(\d{2})-?(\d{2})[-T_ ](\d{2})[-:_.]?(\d{2})(?:[-:_.]?(\d{2}))?(?:\.0+)?Z?"
_RANGE = re.compile(
    rf"(?<!\d){_TIME}[-_. ]{{0,3}}(?:to)?[-_./ ]{{0,3}}{_TIME}(?!\d)", re.IGNORECASE
)


def day_of_range(text: str) -> dt.date | None:
    """Find the day of a range of times in a text; None where there is none, or no such range."""
    match = _RANGE.search(text)
    if match is None:
        return None
    numbers = [int(part or 0) for part in match.groups()]
    try:
        first, last = (
            dt.datetime(year, month, day, hour, minute, second)
            for year, month, day, hour, minute, second in (numbers[:6], numbers[6:])
        )
    except ValueError:
        return None
    return day_between(first, last)


def day_between(first: dt.datetime, last: dt.datetime) -> dt.date | None:
    """Return the day in the middle of a range of more than half a day and at most 24 hours.

    None for every other range: that of a pass, or a period.
    """
    return (first + (last - first) / 2).date() if _HALF_DAY < last - first <= _ONE_DAY else None
