"""Dates in text: which characters of a name or description are the sensing date.

Of a product id it is always the sensing date that counts, never the processing date that
stands beside it. Numbers that are no dates (tiles, orbits, 20201345) are passed over.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple


class Moment(NamedTuple):
    """When something was sensed."""

    date: dt.date
    # The time of day (UTC); None where nothing tells it.
    time: dt.time | None


# Corona, the oldest imagery a series may hold, flew from 1960; air photos are older.
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
# Seven digits are rarely a date: only years that had such sensors, so that ids are left alone.
_FIRST_ORDINAL_YEAR = 1970


def _calendar_date(year: str, month: str, day: str) -> dt.date | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _ordinal_date(year: str, day: str) -> dt.date | None:
    length = 366 if calendar.isleap(int(year)) else 365
    if not _FIRST_ORDINAL_YEAR <= int(year) <= _LAST_YEAR or not 1 <= int(day) <= length:
        return None
    return dt.date(int(year), 1, 1) + dt.timedelta(days=int(day) - 1)


def _clock(digits: str | None) -> dt.time | None:
    """Read hhmm or hhmmss; some archives lose the leading zero (BigEarthNet: T93020)."""
    if not digits:
        return None
    digits = digits.zfill(len(digits) + len(digits) % 2).ljust(6, "0")
    try:
        return dt.time(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YMD = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"
_ORDINAL = r"(?P<y>\d{4})(?P<o>\d{3})"
_CLOCK = r"T(?P<t>\d{4,6})(?!\d)"

# Tried in this order over the whole text: product ids first, because only they tell which of
# several dates is the sensing date; then the general forms, the most telling first.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # Landsat Collection 1 and 2: path/row, sensing, processing
        rf"(?<![a-z\d])L[COTEM]\d{{2}}_\w{{4}}_\d{{6}}_{_YMD}_\d{{8}}(?!\d)",
        # Landsat scene ids before the collections
        rf"(?<![a-z\d])L[COTEM]\d{{7}}{_ORDINAL}[A-Z]{{3}}\d{{2}}",
        # HLS and MODIS/VIIRS: ordinal dates
        rf"HLS\.[LS]30\.T\w{{5}}\.{_ORDINAL}(?:{_CLOCK})?",
        rf"(?<![a-z\d])A{_ORDINAL}(?!\d)",
        # Sentinel-2 before December 2016: V marks the sensing date
        rf"S2[A-D]_\w+?_V{_YMD}{_CLOCK}",
        # Sentinel-1 and -2: the first date after the platform
        rf"(?<![a-z\d])S[12][A-D]?_(?:(?!\d{{8}})\w)*?(?<!\d){_YMD}(?:{_CLOCK})?(?!\d)",
        # General forms
        rf"(?<!\d){_YMD}{_CLOCK}",
        r"(?<!\d)(?P<y>\d{4})(?P<s>[-_./:])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)"
        r"(?:[T ](?P<t>\d{2}:?\d{2}(?::?\d{2})?))?",
        rf"(?<!\d){_YMD}(?P<t>\d{{6}})(?!\d)",
        # SNAP's stacks: Sigma0_VV_slv1_14Aug2018
        rf"(?<!\d)(?P<d>\d{{2}})(?P<w>{'|'.join(_MONTHS)})(?P<y>\d{{4}})(?!\d)",
        rf"(?<!\d){_YMD}(?!\d)(?:[-_](?P<t>[0-2]\d[0-5]\d[0-5]\d)(?!\d))?",
        rf"(?<!\d){_ORDINAL}(?!\d)",
    )
)


def _moment(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    if parts.get("o"):
        date = _ordinal_date(parts["y"], parts["o"])
    else:
        month = parts["m"] if parts.get("m") else str(_MONTHS.index(parts["w"].lower()) + 1)
        date = _calendar_date(parts["y"], month, parts["d"])
    time = (parts.get("t") or "").replace(":", "")
    return None if date is None else Moment(date, _clock(time))


def moment_in_text(text: str) -> Moment | None:
    """Find the sensing date in a name or description, and the time of day beside it.

    None where the text has no date.
    """
    for form in _FORMS:
        position = 0
        while True:
            match = form.search(text, position)
            if match is None:
                break
            moment = _moment(match)
            if moment is not None:
                return moment
            position = match.start() + 1
    return None


def date_in_text(text: str) -> dt.date | None:
    """Find the sensing date in a name or description; None where there is none."""
    moment = moment_in_text(text)
    return None if moment is None else moment.date
