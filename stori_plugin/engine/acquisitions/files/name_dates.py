"""Dates in the names of a series, where one name alone leaves something open.

Which of two numbers is the day, which of two dates tells the files apart, whether two dates
beside each other are the ends of a period, whether a month is one: the names together tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..names.date_text import Moment, Reading

_FEW = 3
_PERIOD_WORDS = re.compile(
    r"(?<![a-z])(?:composites?|mosaics?|medians?|means?|max(?:imum)?|min(?:imum)?|mvc|avg|average"
    r"|stk|de[ck]ad\w*|month\w*|week\w*|quarter\w*)(?![a-z])|(?<![a-z0-9])p?\d{1,2}d(?:ays?)?(?![a-z])"
)

_ORDER_DOUBT = (
    "Day and month in the names of {files} can be exchanged, and no number above 12 tells them "
    "apart: the day is taken to come first. If the month does, rename the files to YYYY-MM-DD, or "
    "set the dates of the layers."
)
_RANGE_DOUBT = (
    "The names of {files} have two dates: the first is taken as the day of sensing. If they are "
    "the ends of the period of a composite, set the dates of the layers to its middle."
)
_COUNTER_DOUBT = (
    "The numbers behind the year in the names of {files} run from 001 on and are taken as days of "
    "the year. If they only count the files, set the dates of the layers."
)


@dataclass
class NamedDate:
    """The date in one name, and what becomes of it."""

    # What names of one kind share: the name without bands, its numbers as "#".
    template: str
    reading: Reading | None
    # A sentence on what is doubted, "{files}" for the names of all files that share it.
    doubt: str = ""
    # Why the date is not believed; "" where it is.
    why_not: str = ""
    # Whether its last day is the end of a period.
    is_period: bool = False


def template_of(key: str) -> str:
    """Return what names of one kind share, given a name without bands."""
    return re.sub(r"\d+", "#", key)


def settle_names(named: Sequence[NamedDate]) -> None:
    """Settle what single names leave open, in place."""
    _settle_order(named)
    for group in _by_template(named):
        _choose_column(group)
        _settle_ranges(group)
        _settle_months(group)
        _doubt_counters(group)


def _by_template(named: Iterable[NamedDate]) -> list[list[NamedDate]]:
    groups: dict[str, list[NamedDate]] = {}
    for one in named:
        groups.setdefault(one.template, []).append(one)
    return list(groups.values())


def _settle_order(named: Sequence[NamedDate]) -> None:
    """Decide which number is the day: by a number above 12 in names like it."""
    orders: dict[tuple[str, str], set[str]] = {}
    for one in named:
        if one.reading is not None and one.reading.order:
            for template in (one.template, ""):
                orders.setdefault((template, one.reading.sign), set()).add(one.reading.order)
    for one in named:
        reading = one.reading
        if reading is None or reading.other is None:
            continue
        own = orders.get((one.template, reading.sign)) or orders.get(("", reading.sign), set())
        if len(own) > 1:
            one.reading = None
            one.why_not = (
                "of the dates in the names some have the day first and some the month, and in "
                "these it can be either"
            )
        else:
            if own == {"month"}:
                reading = reading._replace(moment=Moment(reading.other, reading.moment.time))
            elif not own:
                one.doubt = _ORDER_DOUBT
            one.reading = reading._replace(other=None)


def _choose_column(group: Sequence[NamedDate]) -> None:
    """Take of several dates in each name the one that differs, where the chosen is one for all."""
    several = [one for one in group if one.reading is not None and len(one.reading.dates) > 1]
    counts = {len(one.reading.dates) for one in several if one.reading}
    if len(several) < len(group) or len(counts) != 1:
        return
    rows = [one.reading.dates for one in several if one.reading]
    distinct = [len({moment.date for moment in column}) for column in zip(*rows)]
    chosen = {one.reading.moment.date for one in several if one.reading}
    if len(chosen) == 1 and max(distinct) >= _FEW:
        best = distinct.index(max(distinct))
        for one in several:
            if one.reading is not None:
                one.reading = one.reading._replace(moment=one.reading.dates[best], last=None)


def _settle_ranges(group: Sequence[NamedDate]) -> None:
    """Tell the ends of a period from the days of sensing and of processing."""
    ranged = [one for one in group if one.reading is not None and one.reading.last is not None]
    ranged = [one for one in ranged if one.reading and one.reading.kind != "period"]
    ranges = sorted({(one.reading.moment.date, one.reading.last) for one in ranged if one.reading})
    is_period = _tile([(a, b) for a, b in ranges if b is not None])
    for one in ranged:
        reading = one.reading
        if reading is None or reading.last is None:
            continue
        if is_period or _PERIOD_WORDS.search(one.template.replace("#", "9")):
            one.is_period = True
            continue
        if len(ranges) < _FEW:
            one.doubt = _RANGE_DOUBT
        one.reading = reading._replace(last=None)


def _tile(ranges: Sequence[tuple[dt.date, dt.date]]) -> bool:
    """Tell whether periods are of one kind: each begins where another ended, or all are alike."""
    lengths = [(last - first).days for first, last in ranges]
    if len(ranges) < _FEW or min(lengths) < 2:
        return False
    steps = [(b[0] - a[0]).days for a, b in zip(ranges[:-1], ranges[1:])]
    joined = sum((b[0] - a[1]).days in (0, 1) for a, b in zip(ranges[:-1], ranges[1:]))
    alike = len(ranges) > _FEW and len(set(lengths)) == 1 and lengths[0] >= 5
    return 2 * joined >= len(steps) or (alike and len(set(steps)) == 1)


def _settle_months(group: Sequence[NamedDate]) -> None:
    """Believe a month only where every name of the kind has one."""
    monthly = [one for one in group if one.reading is not None and one.reading.kind == "period"]
    months = {one.reading.moment.date for one in monthly if one.reading}
    dateless = len(monthly) < len(group)
    for one in monthly:
        bare = one.reading is not None and not one.reading.sign
        if dateless or (bare and len(months) < _FEW):
            one.reading = None
            one.why_not = "a number like a month stands in the name, but no day"
        else:
            one.is_period = True


def _doubt_counters(group: Sequence[NamedDate]) -> None:
    """Doubt days of the year that count from 1: they may number the files."""
    days = sorted(
        {
            one.reading.moment.date
            for one in group
            if one.reading is not None and one.reading.kind == "day of year"
        }
    )
    if len(days) < _FEW or (days[0].month, days[0].day) != (1, 1):
        return
    if all((b - a).days == 1 for a, b in zip(days[:-1], days[1:])):
        for one in group:
            one.doubt = _COUNTER_DOUBT
