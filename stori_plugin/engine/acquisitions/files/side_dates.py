"""Dates that stand in a JSON file beside a raster: STAC items, requests of sentinelhub-py.

Looked up only for files that say nothing of their date themselves.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import Any

from ...support.checked_json import MalformedJSONError, json_file
from ..names.dates import Moment, moment_in_text

REQUEST = "request.json"
_RESPONSE = re.compile(r"response\.tiff?|default\.tiff?", re.IGNORECASE)
_LONGEST_DATE = 64  # characters
_MOST_TEXT = 4_000_000  # bytes; the geometry of a request may be long


def is_response(path: str) -> bool:
    """Tell what sentinelhub-py downloads, by its name: a request lies beside it."""
    return _RESPONSE.fullmatch(os.path.basename(path)) is not None


def moment_beside(path: str) -> Moment | None:
    """Find the date of a raster in a JSON file beside it; None where none tells it surely.

    A span of time counts where it lies within one day.
    """
    stem, _ = os.path.splitext(path)
    folder = os.path.dirname(path)
    names = [f"{stem}.json", f"{path}.json"]
    names += [os.path.join(folder, REQUEST)] if is_response(path) else []
    for name in names:
        content = _content(name)
        moment = _of_item(content) or _of_request(content)
        if moment is not None:
            return moment
    return None


def moments_beside(path: str, count: int) -> list[Moment] | None:
    """Find the dates of ``count`` bands in the JSON file that R's terra writes beside a raster."""
    times = _content(f"{path}.aux.json").get("time")
    if not isinstance(times, list) or len(times) != count:
        return None
    moments = [_moment(time) for time in times]
    return None if None in moments else [moment for moment in moments if moment]


def _content(name: str) -> dict[str, Any]:
    try:
        content = json_file(name, _MOST_TEXT, finite=False)
    except (OSError, MalformedJSONError):
        return {}
    return content if isinstance(content, dict) else {}


def _of_item(content: dict[str, Any]) -> Moment | None:
    """Read a STAC item: the datetime, else start and end of one day."""
    properties = content.get("properties")
    if not isinstance(properties, dict):
        return None
    stated = properties.get("datetime")
    if isinstance(stated, str):
        return _moment(stated)
    return _one_day([(properties.get("start_datetime"), properties.get("end_datetime"))])


def _of_request(content: dict[str, Any]) -> Moment | None:
    """Read the time range of a request; of several data sources all must be of one day."""
    try:
        payload = content["request"]["payload"] if "request" in content else content["payload"]
        data = payload["input"]["data"]
        ranges = [one["dataFilter"]["timeRange"] for one in data]
        return _one_day([(one["from"], one["to"]) for one in ranges])
    except (KeyError, TypeError):
        return None


def _moment(text: Any) -> Moment | None:
    is_short = isinstance(text, str) and len(text) <= _LONGEST_DATE
    return moment_in_text(text) if is_short else None


def _one_day(spans: list[tuple[Any, Any]]) -> Moment | None:
    """Return the day that all spans lie in; midnight at the end of a day belongs to it."""
    days = set()
    for first, last in spans:
        start, end = _moment(first), _moment(last)
        if start is None or end is None:
            return None
        ends = end.date
        if end.time in (None, dt.time()) and ends - start.date == dt.timedelta(days=1):
            ends = start.date if end.time is not None else ends
        if ends != start.date:
            return None
        days.add(start.date)
    return Moment(days.pop(), None) if len(days) == 1 else None
