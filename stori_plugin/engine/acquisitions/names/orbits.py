"""Which pass of Sentinel-1 an acquisition belongs to.

Passes of one relative orbit see a place under the same incidence angle, others do not: they
must be told apart before their backscatter is compared. In order of trust:

1. the direction and the relative orbit that metadata or the file name state;
2. the relative orbit computed from the absolute orbit number in a product id;
3. the direction from the local solar time of the pass: Sentinel-1 flies the dusk-dawn
   terminator, north about 18 h and south about 6 h;
4. where no orbit number is known, passes of one direction are told apart by their time of day:
   one relative orbit passes a place within seconds of the same time, neighbouring orbits that
   see it too do so more than five minutes earlier or later.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .dates import plain_key
from .satellites import satellite_of

ASCENDING, DESCENDING = "ascending", "descending"

_DIRECTION_TAGS = (
    "orbit",
    "orbit_pass",
    "orbit_state",
    "sat_orbit_state",
    "orbit_direction",
    "orbitproperties_pass",
    "pass",
    "pass_direction",
    "flight_direction",
    "orbit_pass_direction",
)
_RELATIVE_TAGS = (
    "relative_orbit",
    "sat_relative_orbit",
    "relative_orbit_number",
    "relative_orbit_start",
    "relativeorbitnumber_start",
    "relorbit",
    "rel_orbit",
    "orbit_relative",
    "path_number",
    "track_number",
    "track",
)
_ABSOLUTE_TAGS = (
    "absolute_orbit",
    "sat_absolute_orbit",
    "absolute_orbit_number",
    "abs_orbit",
    "orbitnumber_start",
    "start_orbit_number",
)

# S1AIA and S1BID (FORCE), S1A__IW___D_ (pyroSAR).
_DIRECTION_LETTER = re.compile(r"(?<![a-z0-9])s1[a-d](?:i|e|_+(?:iw|ew|sm)_+)([ad])(?![a-z0-9])")
_REPEAT = 175  # orbits in the 12 days after which Sentinel-1 sees a place the same way again
_LAST_ORBIT_BEFORE_MOVE = 8018
_SAME_PASS = 240  # seconds


class Pass(NamedTuple):
    """What is known of one pass over a place."""

    # "ascending" or "descending", "" where unknown.
    direction: str
    # From 1 to 175; None where unknown.
    relative_orbit: int | None
    # The time of day (UTC); None where unknown.
    time: dt.time | None
    # S1A, S1B, S1C or S1D; "" where unknown.
    satellite: str = ""


def relative_orbit(platform: str, absolute: int) -> int | None:
    """Compute the relative orbit (1..175) from the absolute orbit number.

    ``platform`` is S1A, S1B, S1C or S1D; None for others. S1A and S1B: ESA Mission Performance
    Centre (STEP forum 7042). S1C: SentiWiki "S1 Products", and 99 in place of 172 since it was
    moved in June 2026 (after orbit 8018); S1D: presented with it at FRINGE 2026.
    """
    offsets = {"S1A": 73, "S1B": 27, "S1C": 172, "S1D": 42}
    if platform == "S1C" and absolute > _LAST_ORBIT_BEFORE_MOVE:
        offsets["S1C"] = 99
    offset = offsets.get(platform)
    return None if offset is None else (absolute - offset) % _REPEAT + 1


def _direction(text: str, whole: bool = False) -> str:
    """Read a direction; metadata values may be one letter, names hold a word among others."""
    if whole and text.strip().lower() in ("a", "d"):
        return ASCENDING if text.strip().lower() == "a" else DESCENDING
    match = re.search(r"(?<![a-z])(asc(?:ending)?|des(?:c|cending)?)(?![a-z])", text.lower())
    match = match or _DIRECTION_LETTER.search(text.lower())
    if match is None:
        return ""
    return ASCENDING if match[1].startswith("a") else DESCENDING


def _number(text: str, highest: int) -> int | None:
    match = re.fullmatch(r"\s*0*(\d{1,6})(?:\.0*)?\s*", text)
    return int(match[1]) if match and 1 <= int(match[1]) <= highest else None


def _relative_in_name(name: str) -> int | None:
    match = re.search(
        r"(?<![a-z])(?:(?:asc|desc?)(?:ending)?[_-]?(\d{3})|"
        r"(?:rel(?:ative)?[_-]?orb(?:it)?|orbit|orb|track|ro)[_-]?(\d{1,3}))(?![a-z0-9])",
        name.lower(),
    )
    return _number(match[1] or match[2], _REPEAT) if match else None


def _relative_by_absolute(names: Sequence[str], plain: Mapping[str, str]) -> int | None:
    for name in names:
        match = re.search(r"(S1[A-D])_\w{2}_.*?\d{8}T\d{6}_\d{8}T\d{6}_(\d{6})_", name, re.I)
        if match:
            return relative_orbit(match[1].upper(), int(match[2]))
    absolute = next((plain[key] for key in _ABSOLUTE_TAGS if key in plain), "")
    number = _number(absolute, 999_999)
    stated = " ".join((*names, *(v for k, v in plain.items() if "platform" in k or "miss" in k)))
    match = re.search(r"(?:S1|sentinel[-_ ]?1)([A-D])", stated, re.I)
    return relative_orbit(f"S1{match[1].upper()}", number) if match and number else None


def pass_of(names: Sequence[str], tags: Mapping[str, str], time: dt.time | None) -> Pass:
    """Find direction, relative orbit and satellite of a Sentinel-1 file, sensed at ``time``.

    ``names`` are the file's name and those of its folders; ``tags`` its metadata.
    """
    plain = {plain_key(key): str(value) for key, value in tags.items()}
    stated = (_direction(plain[key], whole=True) for key in _DIRECTION_TAGS if key in plain)
    direction = next(filter(None, (*stated, *map(_direction, names))), "")
    numbers = (_number(plain[key], _REPEAT) for key in _RELATIVE_TAGS if key in plain)
    relative = next((number for number in numbers if number), None)
    relative = relative or _relative_by_absolute(names, plain)
    relative = relative or next(filter(None, map(_relative_in_name, names)), None)
    return Pass(direction, relative, time, satellite_of(names, tags))


def direction_by_sun(time: dt.time, longitude: float) -> str:
    """Tell the direction from the local mean solar time of a Sentinel-1 pass; "" if neither.

    ``time`` is UTC, ``longitude`` in degrees east. At latitudes where a pass is far from the
    node the time shifts by up to two hours, so three either side are allowed.
    """
    hours = (time.hour + time.minute / 60 + longitude / 15) % 24
    if abs(hours - 18) <= 3:
        return ASCENDING
    return DESCENDING if abs(hours - 6) <= 3 else ""


def _seconds(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def _first_times(times: Sequence[dt.time]) -> dict[dt.time, dt.time]:
    """Map each time of day to the first one of its pass; the day is a circle."""
    ordered = sorted(set(times))
    seconds = [_seconds(time) for time in ordered]
    gaps = [(seconds[k] - seconds[k - 1]) % 86400 for k in range(len(ordered))]
    starts = [k for k, gap in enumerate(gaps) if gap > _SAME_PASS]
    first = ordered[starts[-1]] if starts else ordered[0]
    firsts = {}
    for k, time in enumerate(ordered):
        first = time if k in starts else first
        firsts[time] = first
    return firsts


def orbit_labels(passes: Sequence[Pass]) -> list[str]:
    """Name the orbit of each acquisition of a series; see the head of this module.

    Times of day are used only among acquisitions whose relative orbit is unknown, and only if
    they tell some apart.
    """
    by_direction: dict[str, list[dt.time]] = {}
    for each in passes:
        if each.relative_orbit is None and each.time is not None:
            by_direction.setdefault(each.direction, []).append(each.time)
    firsts = {direction: _first_times(times) for direction, times in by_direction.items()}
    labels = []
    for each in passes:
        detail = "" if each.relative_orbit is None else str(each.relative_orbit)
        of_direction = firsts.get(each.direction, {})
        several = len(set(of_direction.values())) > 1
        if each.relative_orbit is None and each.time is not None and several:
            detail = of_direction[each.time].strftime("%H:%M")
        labels.append(" ".join(filter(None, (each.direction, detail))))
    return labels
