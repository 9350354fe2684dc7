"""Seasons and breaks of the curves that are shown, live while their parameters change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.options.changes_options import HARVEST, ChangesOptions
from ...engine.options.phenology_options import PhenologyOptions
from ..state.event_words import no_break_words, no_season_words
from .asker import Asker

if TYPE_CHECKING:
    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Curve

    # The events of each curve, and why there are none.
    Found = tuple[list[tuple[Event, ...]], str]


@dataclass(frozen=True)
class EventChoice:
    """What is looked for on the curves."""

    has_seasons: bool = False
    """Whether the start, the peak and the end of seasons are marked."""

    has_breaks: bool = False
    """Whether breaks are marked."""

    seasons: PhenologyOptions = field(default_factory=PhenologyOptions)
    """How seasons are delimited."""

    breaks: ChangesOptions = HARVEST
    """What counts as a break."""


class CurveEvents(QObject):
    """Finds events in the background.

    Signals: ``found`` when `events` are others, ``explained`` when `why` is another sentence,
    ``message_sent`` with a sentence on what cannot be.
    """

    found = pyqtSignal()
    explained = pyqtSignal()
    message_sent = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.choice = EventChoice()
        self.events: list[tuple[Event, ...]] = []
        self.why = ""  # nothing is marked; empty where something is
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
            self._take(([], ""))
            return

        def look() -> Found:
            events = [events_of(curve, is_field, choice) for curve, is_field in curves]
            return events, why_none([curve for curve, _ in curves if curve], events, choice)

        self._asker.ask(look, self._take, self.message_sent.emit)

    def _take(self, found: Found) -> None:
        events, why = found
        if why != self.why:
            self.why = why
            self.explained.emit()
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


def why_none(
    curves: Sequence[Curve], events: Sequence[Sequence[Event]], choice: EventChoice
) -> str:
    """Say why nothing of what is asked for is marked on any curve; empty where something is."""
    from ...engine.preview.curve_events import BREAK, largest_change

    kinds = {event.kind for found in events for event in found}
    said = []
    if curves and choice.has_seasons and not kinds - {BREAK}:
        said.append(no_season_words(choice.seasons))
    if curves and choice.has_breaks and BREAK not in kinds:
        changes = [largest_change(curve, choice.breaks) for curve in curves]
        known = [change for change in changes if change is not None]
        said.append(no_break_words(choice.breaks, max(known, default=None)))
    return "\n".join(said)
