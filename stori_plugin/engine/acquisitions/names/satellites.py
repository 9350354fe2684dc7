"""Which of the Sentinel-1 satellites took an image: one is tenths of a decibel above another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from statistics import median

from .dates import plain_key

_SATELLITE_TAGS = (
    *("platform", "satellite", "spacecraft", "mission", "sensor", "source", "product", "scene"),
    *("granule", "title", "system_index", "id"),
)
# S1A_IW…, S1A__IW___D (pyroSAR), …_S1A_30_v1.0 (OPERA), s1a_33NWB (S1Tiling), s1a-iw-grd (in
# SAFE), S1AIA and S1BID (FORCE), Sentinel-1A. With a space or a dash before its letter this is a
# satellite in metadata only: in a name S1_A and Sentinel-1_D are directions.
_NAMED = r"S1([A-D])(?:(?:IW|EW|SM|WV|I|E|W|S\d)[AD]?)?|sentinel[-_ ]?1([A-D])"
_SATELLITE = re.compile(rf"(?<![a-z0-9])(?:{_NAMED})(?![a-z0-9])", re.IGNORECASE)
_STATED = re.compile(r"(?<![a-z0-9])(?:S|sentinel)[-_ ]?1[-_ ]([A-D])(?![a-z0-9])", re.IGNORECASE)

_CYCLE = 12  # days after which a satellite passes along the same orbit again
_FEWEST = 8  # passes
_MOST_AT_A_TIME = 4
_REST = 0.1


def satellite_of(names: Sequence[str], tags: Mapping[str, str]) -> str:
    """Find the satellite, S1A to S1D: by the first name, else by metadata, else by other names.

    "" where nothing tells it, or where all that does names several.
    """
    plain = [(plain_key(key), str(value)) for key, value in tags.items()]
    stated = [value for key, value in plain if any(tag in key for tag in _SATELLITE_TAGS)]
    for form, texts in (
        (_SATELLITE, (*names[:1], *stated)),
        (_STATED, stated),
        (_SATELLITE, names[1:]),
    ):
        for text in texts:
            found = {"".join(match).upper() for match in form.findall(text)}
            if len(found) == 1:
                return f"S1{found.pop()}"
    return ""


def with_cycles(
    dates: Sequence[dt.date], orbits: Sequence[str], satellites: Sequence[str]
) -> list[str]:
    """Name the satellites of passes, those without a name by their day in the 12-day cycle.

    A satellite sees a place from one orbit every 12 days: passes of an orbit on other days of that
    cycle are of another satellite, or of another orbit where its number is unknown. Series whose
    dates keep to no such cycle, as means of months do, stay without names.
    """
    named = list(satellites)
    for orbit in set(orbits):
        unknown = [k for k, o in enumerate(orbits) if o == orbit and not satellites[k]]
        by_day: dict[int, list[int]] = {}
        for k in unknown:
            by_day.setdefault(dates[k].toordinal() % _CYCLE, []).append(k)
        cycles = [own for own in by_day.values() if _keeps_to_cycle([dates[k] for k in own])]
        rest = len(unknown) - sum(map(len, cycles))
        if 2 <= len(cycles) <= _MOST_AT_A_TIME and rest <= _REST * len(unknown):
            for own in cycles:
                for k in own:
                    named[k] = f"every {_CYCLE} days from {min(dates[j] for j in own)}"
    return named


def _keeps_to_cycle(dates: Sequence[dt.date]) -> bool:
    days = sorted({date.toordinal() for date in dates})
    return len(days) >= _FEWEST and median(b - a for a, b in zip(days, days[1:])) == _CYCLE
