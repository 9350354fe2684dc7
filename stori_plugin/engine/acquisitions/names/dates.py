"""Acquisition dates, read from text and metadata, and the dates of the output.

Where a date may come from, the first that answers wins:

1. the date that the user or the layer gave;
2. the dataset's metadata, in the order of ``DATE_TAGS``;
3. ``TIFFTAG_DATETIME``, unless the name carries an earlier date: that tag is the time
   of writing in most files, and no file is written before it was sensed;
4. the file name;
5. the folders above it, nearest first (a SAFE folder is one of them).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

import numpy as np

from .date_text import Moment, date_in_text, moment_in_text

__all__ = [
    "DATE_TAGS",
    "UNDERSTOOD",
    "Moment",
    "date_in_text",
    "date_of",
    "moment_in_tags",
    "moment_in_text",
    "moment_of",
    "plain_key",
]

# What an acquisition may be called so that its date is found; sentences to the user show it.
UNDERSTOOD = (
    "YYYYMMDD, YYYY-MM-DD, YYYY_MM_DD, YYYYMMDDThhmmss, YYYYDDD, and the ids of Sentinel, "
    "Landsat, FORCE, HLS and MODIS products"
)

# Metadata keys, lower case with every other character as "_"; the first present wins.
DATE_TAGS = (
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
    "datetime",
    "timestamp",
    "date",
)
_WRITING_TAG = "tifftag_datetime"

_PARENTS = 2


def plain_key(key: str) -> str:
    """Bring a metadata key to lower case with ``_`` for all but letters and digits."""
    return re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_")


def _moment_of_value(key: str, value: str) -> Moment | None:
    # Google Earth Engine's system:time_start counts milliseconds since 1970.
    if key == "system_time_start" and re.fullmatch(r"-?\d{9,14}(\.0*)?", value.strip()):
        since = dt.timedelta(milliseconds=float(value))
        sensed = dt.datetime(1970, 1, 1) + since
        return Moment(sensed.date(), sensed.time())
    return moment_in_text(value)


def moment_in_tags(tags: Mapping[str, str]) -> Moment | None:
    """Find the acquisition date in metadata by the precedence of ``DATE_TAGS``.

    ``TIFFTAG_DATETIME`` is not among them; `moment_of` weighs it.
    """
    plain = {plain_key(key): str(value) for key, value in tags.items()}
    for key in DATE_TAGS:
        moment = _moment_of_value(key, plain[key]) if key in plain else None
        if moment is not None:
            return moment
    return None


def _moment_in_path(path: str, parents: Sequence[str] | None) -> Moment | None:
    pure = PurePath(path)
    folders = [p.name for p in pure.parents][:_PARENTS] if parents is None else list(parents)
    folders += [p.name for p in pure.parents if p.name.lower().endswith(".safe")]
    names = (pure.name, *folders)
    return next(filter(None, map(moment_in_text, names)), None)


def moment_of(
    path: str,
    tags: Mapping[str, str] | None = None,
    parents: Sequence[str] | None = None,
    given: dt.date | None = None,
) -> Moment | None:
    """Find a file's acquisition date, and time of day where known; see `date_of`."""
    from_path = _moment_in_path(path, parents)
    from_tags = moment_in_tags(tags or {})
    if given is not None:
        # The time of day still helps to tell passes apart when it belongs to the same date.
        timed = (m for m in (from_tags, from_path) if m and m.date == given and m.time)
        return next(timed, None) or Moment(given, None)
    if from_tags is not None:
        same_day = from_path is not None and from_path.date == from_tags.date
        return from_path if same_day and from_tags.time is None else from_tags
    writing = {plain_key(key): str(value) for key, value in (tags or {}).items()}.get(_WRITING_TAG)
    written = moment_in_text(writing) if writing else None
    if written is not None and (from_path is None or written.date < from_path.date):
        return written
    return from_path


def date_of(
    path: str,
    tags: Mapping[str, str] | None = None,
    parents: Sequence[str] | None = None,
    given: dt.date | None = None,
) -> dt.date | None:
    """Find a file's acquisition date by the precedence of this module.

    ``tags`` is the dataset's metadata; ``parents`` the names of the folders to look at,
    nearest first (default: the two above the file and every SAFE folder); ``given`` the date
    that the user or the layer states. None where nothing tells.
    """
    moment = moment_of(path, tags, parents, given)
    return None if moment is None else moment.date


# ------------------------------------------------------------------------------------------
# Dates of the output


def day_numbers(dates: Sequence[dt.date]) -> np.ndarray:
    """Return dates as days since the first of January 1970, float64."""
    return np.array([date.toordinal() for date in dates], float) - dt.date(1970, 1, 1).toordinal()
