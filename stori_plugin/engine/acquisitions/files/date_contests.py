"""One kind of evidence of dates against another, over a whole series.

A stamp that a tool copied into all files, the day of a delivery in a folder's name, the time at
which files were written: none of them tells images apart as the days of sensing do.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from ..names.dates import Moment
from ..names.terms import read_name
from .date_cases import FEW, RESOLUTION, DateCase, alike, holds_middle

_DAY = dt.timedelta(days=1)


def _span(dates: Iterable[dt.date]) -> tuple[dt.date, dt.date]:
    listed = sorted(dates)
    return listed[0], listed[-1]


def _spoken(span: tuple[dt.date, dt.date]) -> str:
    return f"{span[0]}" if span[0] == span[1] else f"{span[0]} to {span[1]}"


def drop_copied(cases: Sequence[DateCase], key: str) -> None:
    """Drop metadata that do not tell files apart whose names do: stamps of a tool."""
    pairs = []
    for case in cases:
        stated, named = getattr(case.evidence, key), case.path_date
        if stated is not None and named is not None:
            pairs.append((case, stated, named))
    apart = [abs(stated.date - named) > _DAY for _, stated, named in pairs]
    if 2 * sum(apart) <= len(pairs):
        return
    names, stamps = {named for *_, named in pairs}, {stated.date for _, stated, _ in pairs}
    if len(names) < FEW:
        return
    of_names, of_stamps = _span(names), _span(stamps)
    later = all(stated.date >= named for _, stated, named in pairs)
    bunched = 4 * (of_stamps[1] - of_stamps[0]) <= of_names[1] - of_names[0]
    if not (2 * len(stamps) <= len(names) or (later and bunched)):
        return
    doubt = (
        f"{pairs[0][1].by} in the metadata of {{files}} says {_spoken(of_stamps)}, the names say "
        f"{_spoken(of_names)}: it is taken for the time of processing, and the dates of the "
        "names are used. If the metadata are right, take the dates out of the names."
    )
    for case, *_ in pairs:
        case.evidence = replace(case.evidence, **{key: None})
        case.doubts.append(doubt)


def drop_names(cases: Sequence[DateCase]) -> None:
    """Drop the date in names that is one for all images of a ground whose metadata differ."""
    for group in alike(case for case in cases if case.evidence.general and case.evidence.name):
        names = {case.evidence.name.date for case in group if case.evidence.name}
        stamps = {case.evidence.general.date for case in group if case.evidence.general}
        if len(stamps) >= FEW and FEW * len(names) <= len(stamps):
            for case in group:
                case.evidence = replace(case.evidence, name=None)


def drop_folders(cases: Sequence[DateCase]) -> None:
    """Drop a folder's date where its files are of one ground and numbered: a day of delivery."""
    by_folder: dict[tuple[str, dt.date], list[DateCase]] = {}
    for case in cases:
        if case.best is not None and case.best is case.evidence.folder:
            by_folder.setdefault((case.best.by, case.best.date), []).append(case)
    names: dict[str, set[tuple[str, dt.date]]] = {}
    for folder, inside in by_folder.items():
        for case in inside:
            names.setdefault(case.below_folder[0], set()).add(folder)
    for (by, date), inside in by_folder.items():
        for group in alike(inside, lambda case: case.below_folder[1]):
            if any(len(names[case.below_folder[0]]) > 1 for case in group):
                continue  # each folder has them: the folders' dates tell them apart
            for case in group:
                case.evidence = replace(case.evidence, folder=None)
                case.why_not = (
                    f"{by} says {date}, which cannot be the day of {len(group)} images of one "
                    "ground with numbers in their names or folders"
                )
                case.decide()
    if len(by_folder) == 1 and len({case.file.key for case in cases}) > 1:
        ((by, date),) = by_folder
        inside = [case for case in by_folder[by, date] if case.best is case.evidence.folder]
        if len(inside) == len(cases) and _is_worded(by):
            for case in cases:
                case.doubts.append(
                    f"The only date of {{files}} is {date}, of {by}: if that is the day of a "
                    "delivery, set the dates of the layers."
                )


def doubt_copies(cases: Sequence[DateCase]) -> None:
    """Doubt the date that files of one name and ground share that lie in several folders."""
    groups: dict[tuple[str, Moment], dict[str, DateCase]] = {}
    for case in cases:
        if case.best is not None and case.evidence.given is None:
            moment = case.evidence.timed(case.best.reading.moment)
            folder = os.path.dirname(case.file.path)
            groups.setdefault((case.name, moment), {})[_without_bands(folder)] = case
    for group in groups.values():
        inside = list(group.values())
        same = [case for case in inside if _on_one_ground(inside[0], case)]
        if len(same) >= FEW:
            for case in same:
                case.doubts.append(
                    "Three or more folders have images of one name, ground and date ({files}): "
                    "if they were taken on several days, put these into the names of the folders "
                    "as YYYY-MM-DD, or set the dates of the layers; else keep one of them."
                )


def _without_bands(folder: str) -> str:
    """Leave out a last folder that only parts bands, polarisations or resolutions."""
    above, last = os.path.split(folder)
    return folder if not RESOLUTION.fullmatch(last) and read_name(last).product_key else above


def _on_one_ground(one: DateCase, other: DateCase) -> bool:
    ours, theirs = one.file.bounds, other.file.bounds
    return holds_middle(ours, theirs) and holds_middle(theirs, ours)


def _is_worded(by: str) -> bool:
    """Tell a folder's name that says more than a date."""
    return sum(letter.isalpha() for letter in by.split(" ")[-1]) > 1


def drop_writing(cases: Sequence[DateCase]) -> None:
    """Take the time of writing for that of sensing only where it looks like that."""
    written = [case for case in cases if case.best and case.best is case.evidence.written]
    if not written:
        return
    keys = {case.file.key for case in written}
    moments = sorted({case.best.reading.moment for case in written if case.best})
    days = sorted({moment.date for moment in moments})
    steps = [(b - a).days for a, b in zip(days[:-1], days[1:])]
    hours = [m.time.hour + m.time.minute / 60 for m in moments if m.time is not None]
    if len(keys) == 1 or (
        10 * len(days) >= 6 * len(keys)
        and median(steps) >= 2
        and (not hours or max(hours) - min(hours) <= 3)
    ):
        for case in written:
            case.doubts.append(
                "Only TIFFTAG_DATETIME dates {files}: in most files that is when they were "
                "written. If it is so here, rename the files to YYYY-MM-DD, or set the dates of "
                "the layers."
            )
        return
    for case in written:
        case.evidence = replace(case.evidence, written=None)
        case.why_not = (
            f"TIFFTAG_DATETIME says {_spoken((days[0], days[-1]))}, which looks like the time "
            "of writing"
        )
        case.decide()


def doubt_contradictions(cases: Sequence[DateCase]) -> None:
    """Doubt dates that another date of the same file speaks against."""
    for case in cases:
        best, name, written = case.best, case.evidence.name, case.evidence.written
        if best is None or case.evidence.given is not None:
            continue
        if best is case.evidence.acquired and name is not None:
            apart = best.date - name.date
            if abs(apart) > _DAY and (name.reading.kind == "product" or apart > _DAY):
                case.doubts.append(
                    f"{best.by} in the metadata of {{files}} is another day than that in the "
                    "name: the metadata is believed. If the name is right, set the dates of the "
                    "layers."
                )
        elif best is name and name.reading.kind != "product" and written is not None:
            if name.date - written.date > _DAY:
                case.doubts.append(
                    "By TIFFTAG_DATETIME {files} were written before the day in their names, "
                    "which is believed: if it is that of processing, set the dates of the layers."
                )
