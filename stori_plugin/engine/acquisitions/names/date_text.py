"""Dates in text: which characters of a name or description are the sensing date.

Of a product id it is always the sensing date that counts, never the processing date that
stands beside it; of other names with several dates the earliest, for nothing is processed before
it is sensed. Numbers that are no dates (tiles, orbits, versions, 20201345) are passed over.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .date_forms import (
    DAYS_OF_YEAR,
    HARDLY,
    MONTHS,
    NEVER,
    PERIODS,
    PRODUCT_IDS,
    TIMED,
    WHOLE,
    YEAR_LAST,
    without_accents,
)
from .day_ranges import day_of_range


class Moment(NamedTuple):
    """When something was sensed."""

    date: dt.date
    # The time of day (UTC); None where nothing tells it.
    time: dt.time | None


class Reading(NamedTuple):
    """A date as a text states it."""

    # Of a period its first day.
    moment: Moment
    # "product" (the id of one), "date", "day of year" or "period".
    kind: str
    # The last day where the text names a period: a month, or two dates beside each other.
    last: dt.date | None = None
    # The other date that the text may mean where day and month can be exchanged.
    other: dt.date | None = None
    # "day" or "month": which of two numbers comes first, "" where it is open or not the question.
    order: str = ""
    # What stands between the numbers of such a date, and of a month; "" where nothing does.
    sign: str = ""
    # Every date of the text, as they stand; empty for the id of a product.
    dates: tuple[Moment, ...] = ()
    # Whether words before the date speak of processing or delivery.
    is_doubtful: bool = False


# Corona, the oldest imagery a series may hold, flew from 1960; air photos are older.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
# Numbers in other orders are rarely dates: only years that had satellites, so that ids are left
# alone.
_FIRST_SATELLITE = 1970
# All that is read of a text: names of files have 255 characters, descriptions of bands fewer.
LONGEST_TEXT = 500
_LEAST_DIGITS = re.compile(r"(?:\d\D*){4}")
_BESIDE = re.compile(r"(?:-\d\d:\d\d(?::\d\d)?)?[-_. ]{0,3}(?:to|bis|au|until|a)?[-_. ]{0,3}", re.I)


def _calendar_date(year: int, month: int, day: int) -> dt.date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _ordinal_date(year: int, day: int) -> dt.date | None:
    length = 366 if calendar.isleap(year) else 365
    if not _FIRST_SATELLITE <= year <= _LAST_YEAR or not 1 <= day <= length:
        return None
    return dt.date(year, 1, 1) + dt.timedelta(days=day - 1)


def _clock(digits: str | None) -> dt.time | None:
    """Read hhmm or hhmmss; some archives lose the leading zero (BigEarthNet: T93020)."""
    if not digits:
        return None
    digits = digits.zfill(len(digits) + len(digits) % 2).ljust(6, "0")
    try:
        return dt.time(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


def _in_utc(date: dt.date, time: dt.time | None, zone: str | None) -> Moment:
    if time is None or not zone:
        return Moment(date, time)
    digits = zone[1:].replace(":", "")
    ahead = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    sensed = dt.datetime.combine(date, time) - (-ahead if zone[0] == "-" else ahead)
    return Moment(sensed.date(), sensed.time())


def _year(parts: dict[str, str | None]) -> int:
    if parts.get("yy"):
        short = int(parts["yy"] or 0)
        return short + (1900 if short >= 60 else 2000)
    return int(parts["y"] or 0)


def _month(parts: dict[str, str | None]) -> int:
    word = parts.get("w")
    return MONTHS[word.lower()] if word else int(parts["m"] or 0)


def _plain(match: re.Match[str], kind: str) -> Reading | None:
    """Read a date whose parts are told apart by their places."""
    parts = match.groupdict()
    if parts.get("o"):
        date = _ordinal_date(_year(parts), int(parts["o"] or 0))
    else:
        date = _calendar_date(_year(parts), _month(parts), int(parts["d"] or 0))
    if date is None:
        return None
    # Year and day apart may be other numbers (EPSG:2056, parcel 120): no image is of the future.
    if kind == "day of year" and not match[0][:7].isdigit() and date > _tomorrow():
        return None
    time = _clock((parts.get("t") or "").replace(":", ""))
    return Reading(_in_utc(date, time, parts.get("z")), kind)


def _year_last(match: re.Match[str], kind: str) -> Reading | None:
    """Read a date whose first two numbers may be day and month, or month and day."""
    parts = match.groupdict()
    year, one, two, sign = int(parts["y"]), int(parts["a"]), int(parts["b"]), parts["s"]
    if year < _FIRST_SATELLITE:
        return None
    day_first, month_first = _calendar_date(year, two, one), _calendar_date(year, one, two)
    date = day_first or month_first
    if date is None or date > _tomorrow():
        return None
    time = _clock((parts.get("t") or "").replace(":", ""))
    moment = _in_utc(date, time, parts.get("z"))
    if day_first and month_first:
        # Dots are put where the day comes first.
        other = None if sign == "." or day_first == month_first else month_first
        return Reading(moment, kind, other=other, sign=sign)
    return Reading(moment, kind, order="day" if day_first else "month", sign=sign)


def _tomorrow() -> dt.date:
    return dt.date.today() + dt.timedelta(days=1)


def month_of(date: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date's month."""
    return date.replace(day=1), date.replace(day=calendar.monthrange(date.year, date.month)[1])


def _period(match: re.Match[str], kind: str) -> Reading | None:
    parts = match.groupdict()
    year = int(parts["y"])
    if not _FIRST_SATELLITE <= year <= _tomorrow().year:
        return None
    if parts.get("k"):
        try:
            first = dt.date.fromisocalendar(year, int(parts["k"]), 1)
        except ValueError:
            return None
        return Reading(Moment(first, None), kind, last=first + dt.timedelta(days=6), sign="-")
    months = (3 * int(parts["q"]) - 2, 3 * int(parts["q"])) if parts.get("q") else None
    one, other = months or (_month(parts), _month(parts))
    if not 1 <= one <= 12:
        return None
    last = month_of(dt.date(year, other, 1))[1]
    sign = "" if match[0].isdigit() else "-"
    return Reading(Moment(dt.date(year, one, 1), None), kind, last=last, sign=sign)


_RANKS = (
    (TIMED, "date", _plain),
    (WHOLE, "date", _plain),
    (YEAR_LAST, "date", _year_last),
    (DAYS_OF_YEAR, "day of year", _plain),
    (PERIODS, "period", _period),
)


class _Found(NamedTuple):
    start: int
    end: int
    rank: int
    reading: Reading


def _matches(text: str, forms: Sequence[re.Pattern[str]], kind, read, rank: int, taken):
    """List what some forms find in a text, beside what is taken already."""
    found: list[_Found] = []
    for form in forms:
        position = 0
        while (match := form.search(text, position)) is not None:
            start, end = match.span()
            free = all(end <= other.start or start >= other.end for other in (*taken, *found))
            reading = read(match, kind) if free else None
            if reading is not None:
                found.append(_Found(start, end, rank, reading))
            position = start + 1
    return found


def _of_product(text: str) -> Reading | None:
    for form in PRODUCT_IDS:
        found = _matches(text, (form,), "product", _plain, 0, ())
        if found:
            return min(found).reading
    return None


@lru_cache(maxsize=32768)
def reading_in_text(text: str) -> Reading | None:
    """Find the sensing date in a name or description, with all that the text says of it.

    None where the text has no date. Of a text without end the beginning is read.
    """
    text = text[:LONGEST_TEXT]
    if _LEAST_DIGITS.search(text) is None:
        return None
    text = NEVER.sub(lambda match: "x" * len(match[0]), without_accents(text))
    reading = _of_product(text)
    if reading is not None:
        return reading
    found: list[_Found] = []
    for rank, (forms, kind, read) in enumerate(_RANKS):
        if kind != "period" or not found:
            found += _matches(text, forms, kind, read, rank, found)
    if not found:
        return None
    sure = [one for one in found if not HARDLY.search(text, 0, one.start)]
    rank = min(one.rank for one in sure or found)
    chosen = min(
        (one for one in sure or found if one.rank == rank),
        key=lambda one: (one.reading.moment.date, one.start),
    )
    day = day_of_range(text)
    if day is not None and chosen.rank <= 1:
        return chosen.reading._replace(moment=Moment(day, None), is_doubtful=not sure)
    return chosen.reading._replace(
        last=chosen.reading.last or _end_of_range(text, chosen, found),
        dates=tuple(one.reading.moment for one in sorted(found)),
        is_doubtful=not sure,
    )


def _end_of_range(text: str, chosen: _Found, found: Sequence[_Found]) -> dt.date | None:
    """Find the date that stands right behind the chosen one in the same form, if it is later."""
    for one in found:
        beside = one.rank == chosen.rank and one.start >= chosen.end
        later = one.reading.moment.date > chosen.reading.moment.date
        if beside and later and _BESIDE.fullmatch(text[chosen.end : one.start]):
            return one.reading.moment.date
    return None


def moment_in_text(text: str) -> Moment | None:
    """Find the sensing date in a name or description, and the time of day beside it.

    None where the text has no date, or one whose day and month may be exchanged.
    """
    reading = reading_in_text(text)
    if reading is None or reading.kind == "period" or reading.other is not None:
        return None
    return reading.moment


def date_in_text(text: str) -> dt.date | None:
    """Find the sensing date in a name or description; None where there is none."""
    moment = moment_in_text(text)
    return None if moment is None else moment.date
