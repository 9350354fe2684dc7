"""Acquisition dates, read from text and metadata, and the dates of the output.

Where a date may come from, the first that answers wins:

1. the date that the user or the layer gave;
2. metadata that can be nothing but the acquisition's (`ACQUISITION_TAGS`);
3. the id of a product in the file's name, or in that of a folder above it;
4. metadata that may be the acquisition's (`GENERAL_TAGS`), unless the name has an earlier date:
   nothing is written before it was sensed;
5. the file name;
6. the folders above it, nearest first, also one each for year, month and day;
7. ``TIFFTAG_DATETIME``, which is the time of writing in most files.

A series of files tells more: `files.file_dates` holds these against each other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import numpy as np

from .date_text import Moment, Reading, date_in_text, moment_in_text, reading_in_text
from .day_ranges import day_between

__all__ = [
    "ACQUISITION_TAGS",
    "GENERAL_TAGS",
    "UNDERSTOOD",
    "DateEvidence",
    "Moment",
    "Stated",
    "date_in_text",
    "date_of",
    "evidence_of",
    "moment_in_tags",
    "moment_in_text",
    "moment_of",
    "plain_key",
    "stated_in_tags",
]

# What an acquisition may be called so that its date is found; sentences to the user show it.
UNDERSTOOD = (
    "YYYYMMDD, YYYY-MM-DD, DD.MM.YYYY, 05-Mar-2019, YYYYMMDDThhmmss, YYYYDDD, and the ids of "
    "Sentinel, Landsat, FORCE, HLS and MODIS products"
)

# Metadata keys, lower case with every other character as "_"; the first present wins.
ACQUISITION_TAGS = (
    "acquisition_date",
    "acquisition_datetime",
    "acquisitiondatetime",
    "acquisition_time",
    "acquisition_start_time",
    "acquisition_start",
    "acquisitiondate",
    "date_acquired",
    "datatake_1_datatake_sensing_start",
    "datatake_sensing_start",
    "sensing_time",
    "sensing_start",
    "sensing_date",
    "observation_date",
    "observation_time",
    "date_observed",
    "product_start_time",
    "product_start_date",
    "start_datetime",
    "rangebeginningdate",
    "time_coverage_start",
    "zero_doppler_start_time",
    "first_line_time",
    "system_time_start",
)
# These may be the time of writing.
GENERAL_TAGS = ("datetime", "timestamp", "date")
_WRITING_TAG = "tifftag_datetime"
# The end of what begins at the first.
_ENDS = {
    "acquisition_start_time": "acquisition_stop_time",
    "start_datetime": "end_datetime",
    "rangebeginningdate": "rangeendingdate",
    "time_coverage_start": "time_coverage_end",
    "system_time_start": "system_time_end",
}

_PARENTS = 2
# Year, month and day, and a number below them as in the buckets of Sentinel-2.
_DATE_FOLDERS = re.compile(
    r"(?:^|/)(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?:/\d{1,2})?/[^/]+$"
)
_DAY_FOLDERS = re.compile(r"(?:^|/)(?P<y>(?:19|20)\d{2})/(?P<o>\d{3})/[^/]+$")


@dataclass(frozen=True)
class Stated:
    """A date that something states."""

    # What states it: a key of the metadata, "the name", "the folder delivery_20240115".
    by: str
    reading: Reading

    @property
    def date(self) -> dt.date:
        """The date as it stands there."""
        return self.reading.moment.date


@dataclass(frozen=True)
class DateEvidence:
    """All that speaks for the date of a file; None where nothing does."""

    given: dt.date | None = None
    # Metadata of the acquisition, such that may be, and the time of writing.
    acquired: Stated | None = None
    general: Stated | None = None
    written: Stated | None = None
    name: Stated | None = None
    folder: Stated | None = None

    def best(self) -> Stated | None:
        """Choose by the precedence of this module."""
        if self.given is not None:
            return Stated("the date given", Reading(self._given_moment(), "date"))
        if self.acquired is not None:
            return self.acquired
        for path in (self.name, self.folder):
            if path is not None and path.reading.kind == "product":
                return path
        name = None if self.name is None or self.name.reading.is_doubtful else self.name
        general = self.general
        if general is not None and name is not None and name.date < general.date:
            general = None
        return general or name or self.folder or self.name or self.written

    def _given_moment(self) -> Moment:
        # The time of day still helps to tell passes apart when it belongs to the same date.
        assert self.given is not None
        for one in (self.acquired, self.general, self.name, self.folder):
            if one is not None and one.date == self.given and one.reading.moment.time:
                return one.reading.moment
        return Moment(self.given, None)

    def timed(self, moment: Moment) -> Moment:
        """Give a moment without time of day that of other evidence of the same day."""
        if moment.time is None:
            for one in (self.name, self.folder):
                if one is not None and one.date == moment.date and one.reading.moment.time:
                    return one.reading.moment
        return moment


def plain_key(key: str) -> str:
    """Bring a metadata key to lower case with ``_`` for all but letters and digits."""
    return re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_")


def _reading_of_value(key: str, value: str) -> Reading | None:
    # Google Earth Engine's system:time_start counts milliseconds since 1970.
    if key.startswith("system_time") and re.fullmatch(r"-?\d{9,14}(\.0*)?", value.strip()):
        since = dt.timedelta(milliseconds=float(value))
        try:
            sensed = dt.datetime(1970, 1, 1) + since
        except OverflowError:  # before the first year
            return None
        return Reading(Moment(sensed.date(), sensed.time()), "date")
    return reading_in_text(value)


def _stated(plain: Mapping[str, str], keys: Sequence[str]) -> Stated | None:
    for key in keys:
        reading = _reading_of_value(key, plain[key]) if key in plain else None
        if reading is not None and reading.kind != "period":
            day = _day_of_range(plain, key, reading)
            if day is not None:
                return Stated(key.upper(), reading._replace(moment=Moment(day, None), dates=()))
            last = _last_day(plain, key)
            last = last if last is not None and last > reading.moment.date else None
            return Stated(key.upper(), reading._replace(last=last, dates=()))
    return None


def _day_of_range(plain: Mapping[str, str], key: str, first: Reading) -> dt.date | None:
    """Find the day in the middle of a range of times that is one day in the zone of a place."""
    end = plain.get(_ENDS.get(key, ""), "")
    last = _reading_of_value(_ENDS[key], end) if end else None
    moments = [one.moment for one in (first, last) if one is not None]
    times = [dt.datetime.combine(date, time) for date, time in moments if time is not None]
    return day_between(*times) if len(times) == 2 else None


def _last_day(plain: Mapping[str, str], key: str) -> dt.date | None:
    """Find the last day of what begins with a key; None where that is all of one day."""
    end = plain.get(_ENDS.get(key, ""), "")
    reading = _reading_of_value(_ENDS[key], end) if end else None
    if reading is None:
        return None
    date, time = reading.moment
    # Earth Engine's end is the first moment after the period.
    return date - dt.timedelta(days=1) if time is not None and time == dt.time() else date


def _plain_tags(tags: Mapping[str, str]) -> dict[str, str]:
    return {plain_key(key): str(value) for key, value in tags.items()}


def stated_in_tags(tags: Mapping[str, str]) -> Stated | None:
    """Find the date that metadata state, by the precedence of this module.

    ``TIFFTAG_DATETIME`` is not among them.
    """
    return _stated(_plain_tags(tags), (*ACQUISITION_TAGS, *GENERAL_TAGS)) if tags else None


def moment_in_tags(tags: Mapping[str, str]) -> Moment | None:
    """Find the acquisition date in metadata; see `stated_in_tags`."""
    stated = stated_in_tags(tags)
    return None if stated is None else stated.reading.moment


def _stated_by_folders(pure: PurePath, parents: Sequence[str] | None) -> Stated | None:
    folders = [p.name for p in pure.parents][:_PARENTS] if parents is None else list(parents)
    folders += [p.name for p in pure.parents if p.name.lower().endswith(".safe")]
    for folder in folders:
        reading = reading_in_text(folder)
        if reading is not None and reading.kind != "period":
            return Stated(f"the folder {folder}", reading)
    path = "/".join(pure.parts[-6:])
    for form in (_DATE_FOLDERS, _DAY_FOLDERS) if parents is None else ():
        match = form.search(path)
        if match is not None:
            parts = match.groups()
            text = "-".join(part.zfill(2) for part in parts)
            reading = reading_in_text(text)
            if reading is not None and reading.kind != "period":
                return Stated(f"the folders {'/'.join(parts)}", reading)
    return None


def evidence_of(
    path: str,
    tags: Mapping[str, str] | None = None,
    parents: Sequence[str] | None = None,
    given: dt.date | None = None,
) -> DateEvidence:
    """List what speaks for a file's date; for the arguments see `date_of`."""
    plain = _plain_tags(tags) if tags else {}
    pure = PurePath(path)
    reading = reading_in_text(pure.name)
    return DateEvidence(
        given=given,
        acquired=_stated(plain, ACQUISITION_TAGS),
        general=_stated(plain, GENERAL_TAGS),
        written=_stated(plain, (_WRITING_TAG,)),
        name=None if reading is None else Stated("the name", reading),
        folder=_stated_by_folders(pure, parents),
    )


def moment_of(
    path: str,
    tags: Mapping[str, str] | None = None,
    parents: Sequence[str] | None = None,
    given: dt.date | None = None,
) -> Moment | None:
    """Find a file's acquisition date, and time of day where known; see `date_of`."""
    evidence = evidence_of(path, tags, parents, given)
    best = evidence.best()
    if best is None or best.reading.kind == "period":
        return None
    return evidence.timed(best.reading.moment)


def date_of(
    path: str,
    tags: Mapping[str, str] | None = None,
    parents: Sequence[str] | None = None,
    given: dt.date | None = None,
) -> dt.date | None:
    """Find a file's acquisition date by the precedence of this module, from the file alone.

    ``tags`` is the dataset's metadata; ``parents`` the names of the folders to look at,
    nearest first (default: the two above the file and every SAFE folder); ``given`` the date
    that the user or the layer states. Where day and month can be exchanged the day is first.
    None where nothing tells.
    """
    moment = moment_of(path, tags, parents, given)
    return None if moment is None else moment.date


# ------------------------------------------------------------------------------------------
# Dates of the output


def day_numbers(dates: Sequence[dt.date]) -> np.ndarray:
    """Return dates as days since the first of January 1970, float64."""
    return np.array([date.toordinal() for date in dates], float) - dt.date(1970, 1, 1).toordinal()
