"""Which date every file of a series has, and what speaks for and against it.

A file alone may be dated by its time of writing, by the day of a delivery, by a stamp that a
tool copied into all files. The series tells: a date of sensing tells files apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ..names.dates import Moment, Stated
from ..names.periods import Period, is_centred, period_of_name
from .candidates import listing
from .date_cases import FEW, DateCase, DatedName, Dating, alike
from .date_contests import (
    doubt_contradictions,
    doubt_copies,
    drop_copied,
    drop_folders,
    drop_names,
    drop_writing,
)
from .name_dates import NamedDate, settle_names, template_of
from .short_dates import read_short_dates

# Metadata that span more are of a whole series.
_LONGEST_PERIOD = 100
_SHORTEST_PERIOD = 3


def date_files(files: Sequence[DatedName]) -> list[Dating]:
    """Find the date of every file of a series."""
    cases = [DateCase(file, file.evidence) for file in files]
    _settle_names(cases)
    for key in ("acquired", "general"):
        drop_copied(cases, key)
    drop_names(cases)
    for case in cases:
        case.decide()
    drop_folders(cases)
    drop_writing(cases)
    read_short_dates(cases)
    doubt_contradictions(cases)
    find_periods(cases)
    doubt_crowds(cases)
    doubt_copies(cases)
    return _datings(cases)


def _datings(cases: Sequence[DateCase]) -> list[Dating]:
    members: dict[str, list[str]] = {}
    for case in cases:
        for doubt in case.doubts:
            members.setdefault(doubt, []).append(case.file.path)
    sentences = {
        doubt: doubt.replace("{files}", listing(sorted(set(paths))))
        for doubt, paths in members.items()
    }
    return [_dating(case, [sentences[doubt] for doubt in case.doubts]) for case in cases]


def _dating(case: DateCase, doubts: Sequence[str]) -> Dating:
    if case.best is None or (case.best.reading.kind == "period" and case.period is None):
        return Dating(None, why_not=case.why_not)
    if case.period is not None:
        by = f"{case.best.by}, middle of {case.period.first} to {case.period.last}"
        return Dating(Moment(case.period.middle, None), by, tuple(doubts))
    moment = case.evidence.timed(case.best.reading.moment)
    by = case.best.by
    if is_centred(case.name):
        by += ", the middle of 16 days"
    elif case.best.reading.kind == "product" and case.best.by == "the name":
        by = "the product's id in the name"
    return Dating(moment, by, tuple(doubts))


def _settle_names(cases: Sequence[DateCase]) -> None:
    named = []
    for case in cases:
        name = case.evidence.name
        reading = None if name is None else name.reading
        named.append(NamedDate(template_of(case.file.key), reading))
    settle_names(named)
    for case, one in zip(cases, named):
        name = None if one.reading is None else Stated("the name", one.reading)
        case.evidence = replace(case.evidence, name=name)
        case.why_not, case.name_is_period = one.why_not, one.is_period
        if one.doubt:
            case.doubts.append(one.doubt)


def find_periods(cases: Sequence[DateCase]) -> None:
    """Find the composites and the periods that they were made of."""
    named: dict[str, list[DateCase]] = {}
    for case in cases:
        if case.best is None or case.evidence.given is not None:
            continue
        case.period = _period_stated(case, case.best)
        name = case.evidence.name
        # Where metadata have another date than the name, somebody has set it.
        if case.period is None and (name is None or name.date == case.best.date):
            named.setdefault(template_of(case.file.key), []).append(case)
    for group in named.values():
        periods = [period_of_name(case.name, case.best.date) for case in group if case.best]
        if all(periods):  # dates that fit no such period are days
            for case, period in zip(group, periods):
                case.period = period
    for case in cases:
        if case.best is not None and case.period is not None:
            case.doubts.append(
                f"Composites of {case.period.word}, by {case.best.by}: {{files}}. The middle of "
                "the period is taken as their date; where it should be another day, set the dates "
                "of the layers."
            )


def _period_stated(case: DateCase, best: Stated) -> Period | None:
    """Return the period whose first and last day are stated; None for that of a day."""
    last = best.reading.last
    if last is None:
        return None
    days = (last - best.date).days + 1
    if best is case.evidence.name:
        word = "a month" if 28 <= days <= 31 else f"{days} days"
        return Period(best.date, last, word) if case.name_is_period else None
    is_period = _SHORTEST_PERIOD <= days <= _LONGEST_PERIOD
    return Period(best.date, last, f"{days} days") if is_period else None


def doubt_crowds(cases: Sequence[DateCase]) -> None:
    """Doubt a date that most files of one ground share whose names differ in numbers."""
    by_date: dict[dt.date, list[DateCase]] = {}
    for case in cases:
        # Folders were looked at before.
        by_folder = case.best is case.evidence.folder
        if case.best is not None and case.evidence.given is None and not by_folder:
            by_date.setdefault(case.best.date, []).append(case)
    for date, inside in by_date.items():
        if 2 * len(inside) < len(cases) or _have_times(inside):
            continue
        for group in alike(inside):
            if len({case.file.key for case in group}) > FEW:
                for case in group:
                    case.doubts.append(
                        f"{{files}} are images of one ground and all of {date}, by "
                        f"{case.best.by if case.best else ''}: if they were taken on several "
                        "days, rename them to YYYY-MM-DD, or set the dates of the layers."
                    )


def _have_times(cases: Sequence[DateCase]) -> bool:
    """Tell whether times of day tell the files of a date apart."""
    return len({case.best.reading.moment.time for case in cases if case.best}) > 1
