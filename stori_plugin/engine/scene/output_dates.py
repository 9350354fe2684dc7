"""The dates of the output: a step, the observed ones, or a list."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from ..acquisitions.names.date_text import date_in_text
from ..support.errors import InputError, ParameterError
from ..support.sentences import Sentence

_DURATION = re.compile(
    r"P(?:(\d{1,7})Y)?(?:(\d{1,7})M)?(?:(\d{1,7})W)?(?:(\d{1,7})D)?", re.IGNORECASE
)
MOST_DATES = 20_000  # half a century, day by day
_STEP_FORMS = Sentence(
    "give an ISO 8601 duration of whole days, weeks, months or years such as P10D, P2W or P1M, "
    "the word observed, or a comma list of dates such as 2020-05-01,2020-06-01"
)


def _period(start: dt.date | None, end: dt.date | None) -> None:
    if start is not None and end is not None and start > end:
        raise ParameterError(
            Sentence(
                "START ({start}) is after END ({end}): give a START that is not later than END.",
                start=start,
                end=end,
            )
        )


def _bounds(
    observed: Iterable[dt.date], start: dt.date | None, end: dt.date | None
) -> tuple[dt.date, dt.date]:
    dates = sorted(observed)
    if not dates and (start is None or end is None):
        raise InputError(
            Sentence(
                "There is no acquisition date to begin and end the output with: "
                "give START and END, or inputs with dates."
            )
        )
    first, last = start or dates[0], end or dates[-1]
    if first > last:
        after = Sentence(
            "START ({first}) is after the last acquisition ({last}): choose a period that the "
            "inputs cover.",
            first=first,
            last=last,
        )
        before = Sentence(
            "END ({last}) is before the first acquisition ({first}): choose a period that the "
            "inputs cover.",
            first=first,
            last=last,
        )
        raise ParameterError(before if start is None else after)
    return first, last


def _months_later(date: dt.date, months: int) -> dt.date:
    years, month = divmod(date.month - 1 + months, 12)
    year = date.year + years
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day)


def _repeat(months: int, days: int, first: dt.date, last: dt.date) -> list[dt.date]:
    """Count each date from the first one, so that P1M from 31 January stays at month ends."""
    dates: list[dt.date] = []
    try:
        while True:
            k = len(dates)
            date = _months_later(first, k * months) + dt.timedelta(days=k * days)
            if date > last:
                return dates
            dates.append(date)
    except (OverflowError, ValueError):  # beyond the calendar's year 9999
        return dates


def _check_count(dates: float) -> None:
    if dates > MOST_DATES:
        raise ParameterError(
            Sentence(
                "STEP, START and END ask for about {dates:,.0f} dates, and "
                "{most:,} are the most: give a longer STEP or a shorter period.",
                dates=dates,
                most=MOST_DATES,
            )
        )


def _listed(step: str, start: dt.date | None, end: dt.date | None) -> list[dt.date]:
    dates = []
    _check_count(step.count(",") + 1)
    for part in (p.strip() for p in step.split(",")):
        date = date_in_text(part) if re.fullmatch(r"\d{4}([-_./]?)\d{2}\1\d{2}", part) else None
        if date is None:
            raise ParameterError(
                Sentence(
                    "STEP has “{part}”, which is not a date: {forms}.", part=part, forms=_STEP_FORMS
                )
            )
        if (start and date < start) or (end and date > end):
            raise ParameterError(
                Sentence(
                    "STEP asks for {date}, which is outside START and END: leave it "
                    "out, or widen the period.",
                    date=date,
                )
            )
        dates.append(date)
    return sorted(set(dates))


def output_dates(
    step: str,
    observed: Iterable[dt.date] = (),
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> list[dt.date]:
    """List the output's dates, ascending and distinct.

    ``step``: an ISO 8601 duration of days, weeks, months and years (``P10D``, ``P2W``,
    ``P1M``, ``P1Y``), counted from ``start`` or the first observed date up to and including
    ``end`` or the last observed date; ``observed`` for the observed dates of the period; or a
    comma list of dates. ``observed`` holds the optical acquisition dates.

    Raises `ParameterError` for a malformed step or a period that cannot be, `InputError` when
    the period is open and nothing was observed.
    """
    _period(start, end)
    observed = list(observed)
    text = step.strip()
    if text.lower() == "observed":
        first, last = _bounds(observed, start, end)
        dates = sorted({date for date in observed if first <= date <= last})
        if not dates:
            raise InputError(
                Sentence(
                    "No acquisition lies between {first} and {last}: widen START and "
                    "END, or give STEP as a duration such as P10D.",
                    first=first,
                    last=last,
                )
            )
        return dates
    match = _DURATION.fullmatch(text)
    if match is None:
        return _listed(text, start, end)
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    months, days = months + 12 * years, days + 7 * weeks
    if not months and not days:
        raise ParameterError(
            Sentence(
                "STEP is “{step}”, which is no time at all: {forms}.", step=step, forms=_STEP_FORMS
            )
        )
    first, last = _bounds(observed, start, end)
    _check_count(((last - first).days // (30.4 * months + days)) + 1)
    return _repeat(months, days, first, last)


def date_parameter(text: str, name: str) -> dt.date | None:
    """Read the date of a parameter, such as START; empty text means None.

    Raises `ParameterError` naming the parameter.
    """
    if not text.strip():
        return None
    date = date_in_text(text.strip())
    if date is None:
        raise ParameterError(
            Sentence(
                "{name} is “{text}”, which is not a date: write it as 2020-05-01.",
                name=name,
                text=text,
            )
        )
    return date


_NEAR = dt.timedelta(days=60)  # beyond this a date has nothing to do with the observations


def far_dates(requested: Sequence[dt.date], optical: Sequence[dt.date]) -> list[str]:
    """Return a sentence on the dates that lie far from any optical acquisition, if there are.

    Raises `ParameterError` where all of them do.
    """
    first, last = optical[0] - _NEAR, optical[-1] + _NEAR
    far = [date for date in requested if not first <= date <= last]
    if not far:
        return []
    seen = {"days": _NEAR.days, "first": optical[0], "last": optical[-1]}
    if len(far) == len(requested):
        raise ParameterError(
            Sentence(
                "All dates that STEP, START and END ask for ({start} to {end}) lie more than "
                "{days} days outside the optical acquisitions ({first} to {last}): choose a "
                "period that the inputs cover.",
                start=requested[0],
                end=requested[-1],
                **seen,
            )
        )
    return [
        Sentence(
            "{far} of {count} dates lie more than {days} days outside the optical acquisitions "
            "({first} to {last}): their values are little more than a guess.",
            far=len(far),
            count=len(requested),
            **seen,
        )
    ]
