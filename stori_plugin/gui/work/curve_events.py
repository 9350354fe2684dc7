"""Seasons and breaks of the curves that are shown, live while their parameters change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.options.changes_options import ChangesOptions
from ...engine.options.phenology_options import PhenologyOptions
from .asker import Asker

if TYPE_CHECKING:
    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Curve


@dataclass(frozen=True)
class EventChoice:
    """What is looked for on the curves."""

    has_seasons: bool = False
    """Whether the start, the peak and the end of seasons are marked."""

    has_breaks: bool = False
    """Whether breaks are marked."""

    seasons: PhenologyOptions = field(default_factory=PhenologyOptions)
    """How seasons are delimited."""

    breaks: ChangesOptions = field(default_factory=ChangesOptions)
    """What counts as a break."""


class CurveEvents(QObject):
    """Finds events in the background.

    Signals: ``found`` when `events` are others, ``message_sent`` with a sentence on what cannot be.
    """

    found = pyqtSignal()
    message_sent = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.choice = EventChoice()
        self.events: list[tuple[Event, ...]] = []
        self._curves: list[tuple[Curve | None, bool]] = []
        self._asker = Asker("stori-events", self)

    def close(self) -> None:
        """Look for nothing any more."""
        self._asker.close()

    def choose(self, **values: Any) -> None:
        """Look for something else; ``values`` are fields of `EventChoice`."""
        self.choice = replace(self.choice, **values)
        self._look()

    def look(self, curves: Sequence[tuple[Curve | None, bool]]) -> None:
        """Look at other curves, one per place, each with whether the place is a field."""
        self._curves, self.events = list(curves), []
        self._look()

    def _look(self) -> None:
        curves, choice = list(self._curves), self.choice
        if not (choice.has_seasons or choice.has_breaks):
            self._asker.stop()
            self._take([])
            return
        self._asker.ask(
            lambda: [events_of(curve, is_field, choice) for curve, is_field in curves],
            self._take,
            self.message_sent.emit,
        )

    def _take(self, events: list[tuple[Event, ...]]) -> None:
        if events != self.events:
            self.events = events
            self.found.emit()


def events_of(curve: Curve | None, is_field: bool, choice: EventChoice) -> tuple[Event, ...]:
    """Return the events of a curve that are asked for. Takes its time when called first."""
    from ...engine.preview.curve_events import break_events, season_events

    if curve is None:
        return ()
    found = season_events(curve, choice.seasons) if choice.has_seasons else ()
    return found + (break_events(curve, choice.breaks, is_field) if choice.has_breaks else ())
