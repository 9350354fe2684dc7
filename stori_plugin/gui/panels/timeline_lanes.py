"""Where things stand on the timeline: lanes one below the other, dates from left to right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ...presentation.option_words import orbit_words
from ...presentation.words import tr
from ..state.dock_state import COARSE, OPTICAL, SAR, DockState, Row
from ..state.player_state import COARSELY, OBSERVED, RADAR, RECONSTRUCTED

# Lanes from above; of passes one for each orbit, below them that of a coarse sensor.
GAPS, IMAGES, RESULT, PASSES = range(4)
MOST_ORBITS = 4
MARGIN = 8  # pixels
_LABELS = 0.3  # of the width at most
_APART = 2  # pixels


@dataclass(frozen=True)
class Span:
    """The first and last day shown."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """The days from the first to the last."""
        return (self.last - self.first).days

    def share(self, date: dt.date) -> float:
        """Return where a date lies, 0 to 1."""
        return (date - self.first).days / max(self.days, 1)

    def date_at(self, share: float) -> dt.date:
        """Return the date that lies there; the first or the last for what is beyond."""
        return self.first + dt.timedelta(days=round(min(max(share, 0.0), 1.0) * self.days))


@dataclass(frozen=True)
class Mark:
    """An acquisition with a date, as it is painted."""

    date: dt.date
    row: Row


def span_of(dates: Sequence[dt.date]) -> Span | None:
    """Return the time that dates of acquisitions and of the output take; None without any."""
    return Span(min(dates), max(dates)) if dates else None


def gaps_of(state: DockState) -> list[tuple[dt.date, dt.date]]:
    """Return the long gaps between clear images; none before the clear shares are known."""
    rows = [row for row in state.rows(OPTICAL) if row.is_used and row.date]
    if not rows or any(row.clear is None for row in rows):
        return []
    from ...engine.scene.clear_shares import by_date, long_gaps

    return long_gaps(by_date((row.date, row.clear) for row in rows if row.date))


def orbits_of(marks: Sequence[Mark]) -> list[str]:
    """Return the orbits that have lanes; the last is shared by all that are too many."""
    return sorted({mark.row.orbit for mark in marks if mark.row.role == SAR})[:MOST_ORBITS]


@dataclass(frozen=True)
class Lanes:
    """The geometry of a timeline of a certain width."""

    width: int
    line: int
    """The height of a line of text in pixels."""

    orbits: tuple[str, ...] = ()
    span: Span | None = None
    labels: int = 0
    """The width of the longest label in pixels."""

    has_coarse: bool = False
    """Whether a coarse sensor has a lane."""

    @property
    def left(self) -> float:
        """Where time begins."""
        return MARGIN + min(self.labels, _LABELS * self.width)

    @property
    def height(self) -> int:
        """The height of all lanes with the scale."""
        return int(self.top(self.scale + 1)) - _APART

    @property
    def scale(self) -> int:
        """The lane of months and years, below all others."""
        return PASSES + max(len(self.orbits) + self.has_coarse, 1)

    @property
    def coarse(self) -> int:
        """The lane of a coarse sensor, where it has one."""
        return PASSES + len(self.orbits)

    def top(self, lane: int) -> float:
        """Return the upper edge of a lane."""
        return _APART + lane * (self.line + _APART)

    def x(self, date: dt.date) -> float:
        """Return where a date lies."""
        share = self.span.share(date) if self.span is not None else 0.0
        return self.left + share * (self.width - MARGIN - self.left)

    def date_at(self, x: float) -> dt.date | None:
        """Return the date that lies there; None without a time."""
        room = max(self.width - MARGIN - self.left, 1.0)
        return self.span.date_at((x - self.left) / room) if self.span is not None else None

    def lane_of(self, row: Row) -> int:
        """Return the lane of an acquisition."""
        if row.role == COARSE:
            return self.coarse
        return IMAGES if row.role == OPTICAL else PASSES + self.orbit(row)

    def orbit(self, row: Row) -> int:
        """Return the number of an orbit's lane."""
        return self.orbits.index(row.orbit) if row.orbit in self.orbits else MOST_ORBITS - 1

    def kind_at(self, y: float) -> str:
        """Return the kind of what lies there; the scale belongs to the result."""
        lane = int((y - _APART) // (self.line + _APART))
        if lane <= IMAGES:
            return OBSERVED
        if self.has_coarse and lane == self.coarse:
            return COARSELY
        return RADAR if PASSES <= lane < self.coarse else RECONSTRUCTED


def labels_of(orbits: Sequence[str], has_coarse: bool = False) -> list[str]:
    """Return what stands before each lane."""
    return [
        tr("Gaps"),
        tr("Images"),
        tr("Result"),
        *(orbit_words(orbit) or tr("Radar") for orbit in orbits),
        *([tr("Coarse")] if has_coarse else ()),
    ]
