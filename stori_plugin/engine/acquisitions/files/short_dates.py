"""Dates in forms that may be any number, believed where a whole series bears them out.

A year of two digits, a year and 0305, milliseconds since 1970: one name alone tells nothing. All
names of a series together do, where no file has another date, one form alone fits every name, and
its dates tell the images of one ground apart.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from ..names.date_forms import MONTHS, without_accents
from ..names.date_text import Reading
from ..names.dates import Moment, Stated
from .date_cases import FEW, DateCase, holds_middle

_FIRST_YEAR = 1984  # of Landsat's and SPOT's archives
_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
_TWO = r"(?<!\d)(\d\d)(\d\d)(\d\d)(?!\d)"
_SIGNED = r"(?<![\d.])(\d\d)([-._])(\d\d)\2(\d\d)(?![\d]|\.\d)"
_WORDED = rf"(?<!\d)(\d\d)[-_. ]?({_WORD})[-_. ]?(\d\d)(?!\d)"


class _Form(NamedTuple):
    """One way of writing a date."""

    pattern: re.Pattern[str]
    # Brings the groups to year, month and day.
    order: Callable[[Sequence[str]], tuple[str, str, str]]


def _form(pattern: str, order: Callable[[Sequence[str]], tuple[str, str, str]]) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), order)


_FORMS = (
    _form(_TWO, lambda g: (g[0], g[1], g[2])),
    _form(_TWO, lambda g: (g[2], g[1], g[0])),
    _form(_TWO, lambda g: (g[2], g[0], g[1])),
    _form(_SIGNED, lambda g: (g[0], g[2], g[3])),
    _form(_SIGNED, lambda g: (g[3], g[2], g[0])),
    _form(_SIGNED, lambda g: (g[3], g[0], g[2])),
    _form(_WORDED, lambda g: (g[2], g[1], g[0])),
    _form(_WORDED, lambda g: (g[0], g[1], g[2])),
    _form(r"(?<!\d)(\d{4})[-_.](\d\d)(\d\d)(?!\d)", lambda g: (g[0], g[1], g[2])),
)
_MILLISECONDS = re.compile(r"(?<!\d)(\d{12,13})(?!\d)")


def read_short_dates(cases: Sequence[DateCase]) -> None:
    """Date a series of one ground none of whose files has a date, where one form fits all names."""
    if len({case.file.key for case in cases}) < FEW or any(map(_has_date, cases)):
        return
    first = cases[0].file.bounds
    if not all(holds_middle(first, case.file.bounds) for case in cases):
        return
    names = [without_accents(os.path.splitext(case.name)[0]) for case in cases]
    fitting = [moments for moments in _columns(names) if _tell_apart(cases, moments)]
    days = {tuple(moment.date for moment in moments) for moments in fitting}
    if len(days) != 1 or _count(fitting[0]):
        return
    spoken = f"{cases[0].name} is of {fitting[0][0].date}"
    for case, moment in zip(cases, fitting[0]):
        stated = Stated("the name", Reading(moment, "date", dates=(moment,)))
        case.evidence = replace(case.evidence, name=stated)
        case.why_not = ""
        case.doubts.append(
            f"The dates in the names of {{files}} are told by the whole series: {spoken}. If "
            "that is wrong, rename the files to YYYY-MM-DD, or set the dates of the layers."
        )
        case.decide()


def _has_date(case: DateCase) -> bool:
    return case.best is not None or case.evidence.given is not None


def _columns(names: Sequence[str]) -> Iterator[list[Moment]]:
    """Read what stands at one place of all names, in every form that gives each a date."""
    for form in _FORMS:
        yield from _complete([[_moment(form, m) for m in form.pattern.finditer(n)] for n in names])
    yield from _complete([[_since_1970(m[1]) for m in _MILLISECONDS.finditer(n)] for n in names])


def _complete(rows: Sequence[Sequence[Moment | None]]) -> Iterator[list[Moment]]:
    for column in zip(*rows) if len({len(row) for row in rows}) == 1 else ():
        moments = [moment for moment in column if moment is not None]
        if len(moments) == len(rows):
            yield moments


def _moment(form: _Form, match: re.Match[str]) -> Moment | None:
    year, month, day = form.order(match.groups())
    number = int(year) if len(year) == 4 else 2000 + int(year)
    if len(year) == 2 and number > dt.date.today().year:
        number -= 100
    try:
        date = dt.date(number, MONTHS[month.lower()] if month.isalpha() else int(month), int(day))
    except ValueError:
        return None
    return Moment(date, None) if _is_plausible(date) else None


def _since_1970(digits: str) -> Moment | None:
    sensed = dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=int(digits))
    return Moment(sensed.date(), sensed.time()) if _is_plausible(sensed.date()) else None


def _is_plausible(date: dt.date) -> bool:
    return dt.date(_FIRST_YEAR, 1, 1) <= date <= dt.date.today() + dt.timedelta(days=1)


def _tell_apart(cases: Sequence[DateCase], moments: Sequence[Moment]) -> bool:
    """Tell whether each image has a date of its own."""
    pairs = {(case.file.key, moment.date) for case, moment in zip(cases, moments)}
    days, keys = {date for _, date in pairs}, {key for key, _ in pairs}
    return len(days) == len(pairs) == len(keys)


def _count(moments: Sequence[Moment]) -> bool:
    """Tell whether dates count up from day to day."""
    days = sorted({moment.date for moment in moments})
    return median((b - a).days for a, b in zip(days[:-1], days[1:])) < 2
