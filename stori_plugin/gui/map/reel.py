"""The frames of what plays: which stop needs which picture, read ahead in the order of dates."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas

from ..state.player_state import PlayerState, Stop
from ..work.shown_series import ShownSeries
from .film_item import Frame
from .frames import Frames
from .map_view import view_of


class Reel:
    """Gives the frames of stops as they are drawn now, for the view of a map."""

    def __init__(
        self, state: PlayerState, series: ShownSeries, frames: Frames, canvas: QgsMapCanvas
    ):
        self._state, self._series, self._frames = state, series, frames
        self._canvas = canvas

    def frame_of(self, stop: Stop) -> Frame | None:
        """Return the frame of a stop; None before it was read."""
        source = self._state.source_of(stop)
        return self._frames.get(source, self._way(stop)) if source is not None else None

    def can_be_read(self, stop: Stop) -> bool:
        """Tell whether a stop can be shown as was chosen at all."""
        source = self._state.source_of(stop)
        return source is not None and self._series.acquisition(source, self._way(stop)) is not None

    def is_ready(self, stop: Stop) -> bool:
        """Tell whether there is a frame, or nothing to wait for."""
        if self.frame_of(stop) is not None or not self.can_be_read(stop):
            return True
        source = self._state.source_of(stop)
        view = view_of(self._canvas)
        return source is None or self._frames.is_blank(source, self._way(stop), view)

    def read(self, stop: Stop) -> None:
        """Read the frame of a stop for what is seen."""
        source = self._state.source_of(stop)
        if source is not None:
            self._frames.ask((source,), self._way(stop), view_of(self._canvas))

    def read_ahead(self, kind: str) -> None:
        """Read all frames of a kind, from what is shown now on."""
        stops = self._state.ahead(kind)
        sources = [source for source in map(self._state.source_of, stops) if source is not None]
        if sources:
            unique = tuple(dict.fromkeys(sources))
            self._frames.ask(unique, self._way(stops[0]), view_of(self._canvas))

    def is_of(self, stop: Stop | None, kind: str, key: str) -> bool:
        """Tell whether a frame that has come is that of a stop."""
        source = self._state.source_of(stop) if stop is not None else None
        return source is not None and (source.kind, source.key) == (kind, key)

    def _way(self, stop: Stop) -> str:
        return self._state.drawn_as(stop)
