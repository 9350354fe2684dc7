"""What plays on the map: the dates of each kind, the one shown now, pace, and how it is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...engine.pixels.renditions import SAR as AS_RADAR
from .rows import COARSE, OPTICAL, SAR

OBSERVED, RADAR, RECONSTRUCTED = "observed", "radar", "reconstructed"
COARSELY = "coarsely observed"
KINDS = (RECONSTRUCTED, OBSERVED, RADAR, COARSELY)
KIND_OF = {OPTICAL: OBSERVED, SAR: RADAR, COARSE: COARSELY}
"""The kind of the acquisitions of each role."""
SPEEDS = (1.0, 2.0, 5.0, 10.0)  # dates in a second


@dataclass(frozen=True)
class Stop:
    """One date of one kind that can be shown."""

    kind: str
    """One of `KINDS`."""

    key: str
    """What tells it apart from others of its kind: the key of a row, or the date in ISO form."""

    date: dt.date
    """The day of it."""

    clear: float | None = None
    """The share that is clear, 0 to 1; None where that is not known or means nothing."""


@dataclass
class PlayerState:
    """The stops and where among them the map is."""

    stops: Mapping[str, tuple[Stop, ...]] = field(default_factory=dict)
    """By kind, in the order of dates."""

    kind: str = OBSERVED
    """What Play goes through, one of `KINDS`."""

    is_kind_chosen: bool = False
    """Whether that was chosen; else it is the first of `KINDS` of which there is a stop."""

    now: Stop | None = None
    """What is shown; None before anything was."""

    rendition: str = ""
    """How all dates are drawn, see `engine.pixels.renditions`; "" before it is known."""

    is_playing: bool = False
    """Whether it moves by itself."""

    speed: float = 5.0
    """Dates in a second."""

    loops: bool = True
    """Whether it begins anew after the last date."""

    def take(self, kind: str, stops: Sequence[Stop]) -> None:
        """Take the stops of a kind; what is shown and is no more among them is shown no more."""
        ordered = tuple(sorted(stops, key=lambda stop: (stop.date, stop.key)))
        self.stops = {**self.stops, kind: ordered}
        if self.now is not None and self.now.kind == kind:
            key = self.now.key
            self.now = next((stop for stop in ordered if stop.key == key), None)
        if not self.is_kind_chosen or not self.of(self.kind):
            self.kind = next((k for k in KINDS if self.of(k)), self.kind)

    def choose_kind(self, kind: str) -> None:
        """Let Play go through a kind, also when others come."""
        self.kind, self.is_kind_chosen = kind, True

    def of(self, kind: str) -> tuple[Stop, ...]:
        """Return the stops of a kind."""
        return self.stops.get(kind, ())

    @property
    def playing(self) -> tuple[Stop, ...]:
        """What Play goes through."""
        return self.of(self.kind)

    def nearest(self, kind: str, date: dt.date) -> Stop | None:
        """Return the stop of a kind nearest to a date, the earlier of equals."""
        return min(self.of(kind), key=lambda stop: abs((stop.date - date).days), default=None)

    def named(self, kind: str, key: str) -> Stop | None:
        """Return the stop of that key."""
        return next((stop for stop in self.of(kind) if stop.key == key), None)

    def place(self) -> int:
        """Return the position of what is shown among what Play goes through; -1 before them.

        Where something else is shown, that of the last stop that is not after its date.
        """
        if self.now is None:
            return -1
        if self.now in self.playing:
            return self.playing.index(self.now)
        return sum(stop.date <= self.now.date for stop in self.playing) - 1

    def following(self) -> Stop | None:
        """Return the stop after what is shown; the first after the last where it loops."""
        stops, place = self.playing, self.place()
        if not stops:
            return None
        if place + 1 < len(stops):
            return stops[place + 1]
        return stops[0] if self.loops else None

    def begin(self) -> Stop | None:
        """Begin to play; return the first stop to show, None where there is nothing to play.

        What is shown already is where it begins, and after the last date it begins anew.
        """
        stops = self.playing
        self.is_playing = bool(stops)
        if not stops:
            return None
        place = self.place()
        if self.now in stops and place + 1 < len(stops):
            return self.now
        return stops[place + 1] if place + 1 < len(stops) else stops[0]

    def ahead(self, kind: str) -> tuple[Stop, ...]:
        """Return the stops of a kind in the order in which they are likely to be wanted."""
        stops = self.of(kind)
        if self.now is None or not stops:
            return stops
        first = sum(stop.date < self.now.date for stop in stops)
        return stops[first:] + stops[:first]

    def drawn_as(self, stop: Stop) -> str:
        """Return how a stop is drawn: passes of radar as radar, else as was chosen."""
        return AS_RADAR if stop.kind == RADAR else self.rendition

    def source_of(self, stop: Stop) -> Stop | None:
        """Return the stop whose pixels are shown for another: of images drawn as radar a pass."""
        if self.drawn_as(stop) == AS_RADAR and stop.kind != RADAR:
            return self.nearest(RADAR, stop.date)
        return stop
