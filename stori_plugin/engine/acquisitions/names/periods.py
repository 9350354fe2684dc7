"""Composites: which names and metadata speak of a period instead of a day, and of which one.

Sources: MOD09, MOD11, MOD13, MOD15 and MCD43 user guides (LP DAAC), PROBA-V and SPOT-VGT product
manuals (VITO), Copernicus Global Land product user manuals, Brazil Data Cube collections.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from .date_text import month_of


class Period(NamedTuple):
    """The days that a composite was made of, both ends included."""

    first: dt.date
    last: dt.date
    # What it is, for the user: "8 days", "a dekad", "a month".
    word: str

    @property
    def middle(self) -> dt.date:
        """The day in the middle; of an even number the later of the two."""
        return self.first + dt.timedelta(days=((self.last - self.first).days + 1) // 2)


_MODIS = r"(?<![a-z\d])(?:m[oy]d|mcd|vnp|vj[12])"
_END = r"(?![a-z\d])"
_MODIS_8_DAYS = "09a1|09q1|09h1|10a2|11a2|14a2|15a2h?|16a2(?:gf)?|17a2h?(?:gf)?|21a2"
_BRAZIL_DATA_CUBE = (
    r"(?<![a-z\d])(?:s2|landsat|lc8|cbers\d?|cb4\w?)(?:[-_](?:wfi|mux|l4|sr))*(?:[-_]\d\d)?"
    rf"[-_](?P<n>8|16)d{_END}"
)
# By what a name says; the number of days, or a word.
_LENGTHS: tuple[tuple[re.Pattern[str], int | str], ...] = tuple(
    (re.compile(form, re.IGNORECASE), length)
    for form, length in (
        (rf"{_MODIS}(?:{_MODIS_8_DAYS}){_END}", 8),
        (rf"{_MODIS}15a3h?{_END}", 4),
        (rf"{_MODIS}13(?:a1|a2|a4|q1|c1){_END}", 16),
        (rf"{_MODIS}13(?:a3|c2){_END}", "month"),
        (r"(?<![a-z\d])probav_s5_", "five days"),
        (r"(?<![a-z\d])(?:probav_s10_|v[12]krns10|s3[ab_]_sy_2_v10)", "dekad"),
        (r"(?<![a-z\d])c_gls_(?!ba|swb|wb|lst|ssm|swi|lwq)", "dekad"),
        (_BRAZIL_DATA_CUBE, "days"),
    )
)
# The date in the name is the middle already.
_CENTRED = re.compile(rf"{_MODIS}43[a-z]\d{_END}", re.IGNORECASE)
# 8 days begin anew with every year, 16 of MODIS run into the next.
_CUT_BY_THE_YEAR = (4, 8)


def period_of_name(name: str, date: dt.date) -> Period | None:
    """Find the period of a composite whose name states a date; None where it is of one day.

    None as well where that date is the middle or the end of what went into it.
    """
    for form, length in _LENGTHS:
        match = form.search(name)
        if match is not None:
            if length != "days":
                return _period(date, length)
            return _of_days(date, int(match["n"]), is_cut=True)
    return None


def is_centred(name: str) -> bool:
    """Tell a composite whose name states the middle of its period (MCD43, VNP43)."""
    return _CENTRED.search(name) is not None


def _period(date: dt.date, length: int | str) -> Period | None:
    if length == "month":
        if date.day != 1:
            return None
        return Period(*month_of(date), "a month")
    if length == "dekad":
        if date.day not in (1, 11, 21):
            return None  # products of the end of a dekad
        last = month_of(date)[1] if date.day == 21 else date + dt.timedelta(days=9)
        return Period(date, last, "a dekad")
    if length == "five days":
        if date.day not in (1, 6, 11, 16, 21, 26):
            return None
        last = month_of(date)[1] if date.day == 26 else date + dt.timedelta(days=4)
        return Period(date, last, "five days")
    return _of_days(date, int(length), is_cut=int(length) in _CUT_BY_THE_YEAR)


def _of_days(date: dt.date, days: int, is_cut: bool) -> Period | None:
    # Such periods are counted from the first of January; those of Aqua's 16 days from the ninth.
    if (date.timetuple().tm_yday - 1) % min(days, 8):
        return None
    last = date + dt.timedelta(days=days - 1)
    return Period(date, min(last, dt.date(date.year, 12, 31)) if is_cut else last, f"{days} days")
