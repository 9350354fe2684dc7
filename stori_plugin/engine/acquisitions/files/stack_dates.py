"""Dates of the bands of one file, by their metadata or descriptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..names.date_text import reading_in_text
from ..names.dates import Moment, stated_in_tags
from ..names.periods import Period, period_of_name
from .name_dates import NamedDate, settle_names, template_of


class BandDates(NamedTuple):
    """The dates of the bands, None where a band has none, and sentences on what is doubted."""

    moments: tuple[Moment | None, ...]
    doubts: tuple[str, ...] = ()


def date_tags(name: str, tags: Sequence[Mapping[str, str]]) -> BandDates:
    """Read the dates of bands from the metadata of each, in a file of a name."""
    stated = [stated_in_tags(of_band) for of_band in tags]
    return _of_name(name, [None if one is None else one.reading.moment for one in stated], ())


def date_texts(name: str, texts: Sequence[str]) -> BandDates:
    """Read the dates of bands from the description of each, in a file of a name."""
    named = [NamedDate(template_of(text), reading_in_text(text)) for text in texts]
    if not all(one.reading for one in named):
        return BandDates((None,) * len(named))
    settle_names(named)
    doubts = tuple(dict.fromkeys(one.doubt for one in named if one.doubt))
    moments: list[Moment | None] = []
    for one in named:
        moment = None if one.reading is None else one.reading.moment
        if moment and one.reading and one.is_period and one.reading.last:
            moment = Moment(Period(moment.date, one.reading.last, "").middle, None)
        moments.append(moment)
    if any(one.is_period for one in named):
        return BandDates(tuple(moments), (*doubts, _doubt("", "the descriptions")))
    return _of_name(name, moments, doubts)


def _of_name(name: str, moments: Sequence[Moment | None], doubts: tuple[str, ...]) -> BandDates:
    """Bring the dates to the middle of their periods where the file is named a composite."""
    moved: list[Moment | None] = []
    word = ""
    for moment in moments:
        period = None if moment is None else period_of_name(name, moment.date)
        word = period.word if period else word
        moved.append(Moment(period.middle, None) if period else moment)
    return BandDates(tuple(moved), (*doubts, _doubt(f" of {word}", "the name")) if word else doubts)


def _doubt(of_length: str, by: str) -> str:
    return (
        f"The bands of {{files}} are composites{of_length}, by {by}: the middle of the period is "
        "taken as their date. Where it should be another day, describe the bands by that day."
    )
