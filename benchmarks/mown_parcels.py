"""Breaks of real parcels beside what an observer noted, each difference explained.

A folder holds ``series_*.csv.gz`` (parcel, time, variable, mean, sd, clear_share) and may hold
``events_*.csv`` (parcel, date, event).
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stori_plugin.engine.acquisitions.names.dates import day_numbers
from stori_plugin.engine.analysis.breaks import WitnessSeries, find_breaks
from stori_plugin.engine.options.changes_options import ChangesOptions

OPTIONS = ChangesOptions(most=20)
NDVI, COHERENCE, RVI = "NDVI", "s1_coh6_VV", "RVI"
# Drops that must be found: of so much, between clear dates so many days apart at most.
DROP, APART = 0.25, 15
# A date is clear where so much of the parcel is.
CLEAR = 0.9
# A note belongs to a break that lies so many days before it at most, or so many after it.
BEFORE, AFTER = 45, 10
# Months in which greenness falls for other reasons.
_WINTER = (11, 12, 1, 2)
_EPOCH = dt.date(1970, 1, 1)
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True)
class Parcel:
    """A parcel: its clear NDVI, what SAR saw of it, and the days that an observer noted."""

    name: str
    # Days since 1970 and values of NDVI on clear dates.
    days: np.ndarray
    ndvi: np.ndarray
    # By variable: days, several of which may be alike, and values.
    sar: dict[str, tuple[np.ndarray, np.ndarray]]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Break:
    """A break that was found."""

    day: float
    magnitude: float
    # How many times its error coherence and RVI jump.
    coherence: float
    rvi: float


def read_parcels(folder: Path, clear: float = CLEAR) -> list[Parcel]:
    """Read all parcels of a folder."""
    rows = [
        row for path in sorted(folder.glob("series_*.csv.gz")) for row in _rows(path) if row["mean"]
    ]
    events = [row for path in sorted(folder.glob("events_*.csv")) for row in _rows(path)]
    parcels = []
    for name in dict.fromkeys(row["parcel"] for row in rows):
        own = [row for row in rows if row["parcel"] == name]
        seen = [
            row for row in own if row["variable"] == NDVI and float(row["clear_share"]) >= clear
        ]
        sar = {
            variable: _series([row for row in own if row["variable"] == variable])
            for variable in (COHERENCE, RVI)
        }
        notes = tuple(sorted(_day(row["date"]) for row in events if row["parcel"] == name))
        days, ndvi = _series(seen)
        # Two images of one day are one date.
        dates, place = np.unique(days, return_inverse=True)
        means = np.bincount(place, weights=ndvi) / np.maximum(np.bincount(place), 1)
        parcels.append(Parcel(name, dates, means, sar, notes))
    return parcels


def _rows(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _series(rows: Sequence[dict[str, str]]) -> tuple[np.ndarray, np.ndarray]:
    pairs = sorted((_day(row["time"]), float(row["mean"])) for row in rows)
    return np.array([day for day, _ in pairs], float), np.array([value for _, value in pairs])


def _day(text: str) -> int:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(f"“{text}” is no date: write YYYY-MM-DD.")
    return int(day_numbers([dt.date(*map(int, match.groups()))])[0])


def date_of(day: float) -> str:
    """Write a day since 1970 as a date, the earlier one for the middle between two."""
    return f"{_EPOCH + dt.timedelta(days=int(day - day_numbers([_EPOCH])[0])):%Y-%m-%d}"


def breaks_of(parcel: Parcel) -> list[Break]:
    """Find the breaks of a parcel, by date; coherence is the second witness."""
    found = {}
    for variable in (RVI, COHERENCE):
        days, values = parcel.sar[variable]
        witness = WitnessSeries(days, values[:, None])
        bands = find_breaks(parcel.days, parcel.ndvi[:, None], None, OPTIONS, witness)[:, 0]
        found[variable] = bands[:-1].reshape(OPTIONS.most, -1)
    jumps = {row[0]: row[3] for row in found[RVI] if np.isfinite(row[0])}
    return sorted(
        (
            Break(float(day), float(size), float(jump), float(jumps.get(day, np.nan)))
            for day, size, _, jump in found[COHERENCE]
            if np.isfinite(day)
        ),
        key=lambda item: item.day,
    )


def drops_of(parcel: Parcel) -> list[tuple[float, float, float]]:
    """Return the drops that must be found: the days of both dates, and by how much NDVI falls."""
    days, ndvi = parcel.days, parcel.ndvi
    return [
        (days[k], days[k + 1], ndvi[k] - ndvi[k + 1])
        for k in range(len(days) - 1)
        if ndvi[k] - ndvi[k + 1] >= DROP and days[k + 1] - days[k] <= APART
    ]


def is_found(drop: tuple[float, float, float], breaks: Sequence[Break]) -> bool:
    """Tell whether a break is dated between the two dates of a drop."""
    return any(drop[0] <= item.day <= drop[1] for item in breaks)


def matched(parcel: Parcel, breaks: Sequence[Break]) -> dict[int, Break]:
    """Return the break of every note that has one, the nearest in time, each break once."""
    pairs = sorted(
        (abs(note - item.day), note, item.day, item)
        for note in parcel.notes
        for item in breaks
        if -AFTER <= note - item.day <= BEFORE
    )
    taken: dict[int, Break] = {}
    for _, note, _, item in pairs:
        if note not in taken and item not in taken.values():
            taken[note] = item
    return taken


def explain_note(parcel: Parcel, note: int, own: Break | None) -> str:
    """Say why a note has no break of its day: what the series shows there."""
    if own is None:
        return _why_not(parcel, note)
    before, after = _around(parcel, own.day)
    late = note - parcel.days[after]
    if parcel.days[before] <= note <= parcel.days[after]:
        return "as noted: it lies between the clear dates of the drop"
    if late > 0:
        return f"the series fell before: the note comes {late:.0f} days after the drop was over"
    return f"the series fell later: at the note it still stood, {-late:.0f} days before the low"


def _why_not(parcel: Parcel, note: int) -> str:
    near = (parcel.days >= note - BEFORE) & (parcel.days <= note + BEFORE)
    days, ndvi = parcel.days[near], parcel.ndvi[near]
    if len(days) < 2:
        return "no two clear dates about it"
    k = int(np.argmin(np.diff(ndvi)))
    fall, apart = ndvi[k] - ndvi[k + 1], days[k + 1] - days[k]
    told = f"{date_of(days[k])} to {date_of(days[k + 1])}"
    if apart > OPTIONS.window:
        return f"no clear date for {apart:.0f} days ({told}), longer than WINDOW; fell {fall:.2f}"
    if fall >= OPTIONS.least:
        return (
            f"fell {fall:.2f} in {apart:.0f} days ({told}), no more than the slope beside it brings"
        )
    return f"no drop: the largest near it is {fall:.2f} ({told}), less than MIN_CHANGE"


def explain_break(parcel: Parcel, item: Break) -> str:
    """Say what a break is that nobody noted: how it fell and what came after."""
    before, after = _around(parcel, item.day)
    days, ndvi = parcel.days, parcel.ndvi
    fall = f"{ndvi[before]:.2f} to {ndvi[after]:.2f} in {days[after] - days[before]:.0f} days"
    later = (days > days[after]) & (days <= days[after] + BEFORE)
    rise = (ndvi[later] - ndvi[after]).max() if later.any() else 0.0
    drop = ndvi[before] - ndvi[after]
    if not later.any():
        return f"not noted; {fall}, no clear date after it to judge by"
    quick = days[later][0] - days[after] <= 6 and ndvi[later][0] - ndvi[after] >= 0.7 * drop
    if quick:
        return f"not noted; {fall}, back at once: a cloud or snow that the mask has missed"
    if int(date_of(item.day)[5:7]) in _WINTER:
        return f"not noted; {fall}, in winter: frost, haze or low sun as likely as a cut"
    if rise >= 0.4 * drop:
        return f"not noted; {fall}, grown back by {rise:.2f}: a cut"
    return f"not noted; {fall}, stays low: cut or ploughed"


def _around(parcel: Parcel, day: float) -> tuple[int, int]:
    """Return the clear dates before and after a day."""
    after = int(np.clip(np.searchsorted(parcel.days, day), 1, len(parcel.days) - 1))
    return after - 1, after
