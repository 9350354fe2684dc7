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

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from .discovery.datetext import Moment, date_in_text, moment_in_text
from .errors import InputError, ParameterError

__all__ = [
    "DATE_TAGS",
    "UNDERSTOOD",
    "Moment",
    "date_in_text",
    "date_of",
    "date_parameter",
    "moment_in_tags",
    "moment_in_text",
    "moment_of",
    "output_dates",
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
        moment = dt.datetime(1970, 1, 1) + since
        return moment.date(), moment.time()
    return moment_in_text(value)


def moment_in_tags(tags: Mapping[str, str]) -> Moment | None:
    """Find the acquisition date in metadata by the precedence of ``DATE_TAGS``.

    ``TIFFTAG_DATETIME`` is left to `moment_of`.
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
    return next((found for found in map(moment_in_text, names) if found is not None), None)


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
        known = next((m for m in (from_tags, from_path) if m and m[0] == given and m[1]), None)
        return known or (given, None)
    if from_tags is not None:
        same_day = from_path is not None and from_path[0] == from_tags[0]
        return from_path if same_day and from_tags[1] is None else from_tags
    writing = {plain_key(key): str(value) for key, value in (tags or {}).items()}.get(_WRITING_TAG)
    written = moment_in_text(writing) if writing else None
    if written is not None and (from_path is None or written[0] < from_path[0]):
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
    return None if moment is None else moment[0]


# ------------------------------------------------------------------------------------------
# Dates of the output

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.IGNORECASE)
_STEP_FORMS = (
    "give an ISO 8601 duration of whole days, weeks, months or years such as P10D, P2W or P1M, "
    "the word observed, or a comma list of dates such as 2020-05-01,2020-06-01"
)


def _period(start: dt.date | None, end: dt.date | None) -> None:
    if start is not None and end is not None and start > end:
        raise ParameterError(
            f"START ({start}) is after END ({end}): give a START that is not later than END."
        )


def _bounds(
    observed: Iterable[dt.date], start: dt.date | None, end: dt.date | None
) -> tuple[dt.date, dt.date]:
    dates = sorted(observed)
    if not dates and (start is None or end is None):
        raise InputError(
            "There is no acquisition date to begin and end the output with: "
            "give START and END, or inputs with dates."
        )
    first, last = start or dates[0], end or dates[-1]
    if first > last:
        which = f"START ({first}) is after the last acquisition ({last})"
        if start is None:
            which = f"END ({last}) is before the first acquisition ({first})"
        raise ParameterError(f"{which}: choose a period that the inputs cover.")
    return first, last


def _months_later(date: dt.date, months: int) -> dt.date:
    years, month = divmod(date.month - 1 + months, 12)
    year = date.year + years
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day)


def _repeat(months: int, days: int, first: dt.date, last: dt.date) -> list[dt.date]:
    """Count each date from the first one, so that P1M from 31 January stays at month ends."""
    dates = []
    try:
        while True:
            k = len(dates)
            date = _months_later(first, k * months) + dt.timedelta(days=k * days)
            if date > last:
                return dates
            dates.append(date)
    except (OverflowError, ValueError):  # beyond the calendar's year 9999
        return dates


def _listed(step: str, start: dt.date | None, end: dt.date | None) -> list[dt.date]:
    dates = []
    for part in (p.strip() for p in step.split(",")):
        date = date_in_text(part) if re.fullmatch(r"\d{4}([-_./]?)\d{2}\1\d{2}", part) else None
        if date is None:
            raise ParameterError(f"STEP has “{part}”, which is not a date: {_STEP_FORMS}.")
        if (start and date < start) or (end and date > end):
            raise ParameterError(
                f"STEP asks for {date}, which is outside START and END: "
                "leave it out, or widen the period."
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
                f"No acquisition lies between {first} and {last}: widen START and END, "
                "or give STEP as a duration such as P10D."
            )
        return dates
    match = _DURATION.fullmatch(text)
    if match is None:
        return _listed(text, start, end)
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    months, days = months + 12 * years, days + 7 * weeks
    if not months and not days:
        raise ParameterError(f"STEP is “{step}”, which is no time at all: {_STEP_FORMS}.")
    return _repeat(months, days, *_bounds(observed, start, end))


def date_parameter(text: str, name: str) -> dt.date | None:
    """Read the date of a parameter, such as START; empty text means None.

    Raises `ParameterError` naming the parameter.
    """
    if not text.strip():
        return None
    date = date_in_text(text.strip())
    if date is None:
        raise ParameterError(f"{name} is “{text}”, which is not a date: write it as 2020-05-01.")
    return date
