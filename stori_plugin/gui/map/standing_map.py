"""The map behind the frames: layers of the project that show the same once it stands still."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..state.player_state import RECONSTRUCTED, PlayerState, Stop
from . import time_control
from .acquisition_display import AcquisitionDisplay
from .result_layers import ResultLayers


class StandingMap(QObject):
    """Lets layers show what is now; ``caught_up`` says that the map does so by itself.

    ``is_moving`` is true while the map's time is changed from here, ``is_bare`` once the map has
    caught up and needs no frame.
    """

    caught_up = pyqtSignal()
    drawn = pyqtSignal()

    def __init__(
        self,
        state: PlayerState,
        display: AcquisitionDisplay,
        results: ResultLayers,
        canvas: QgsMapCanvas | None,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._state, self._display, self._results = state, display, results
        self._canvas = canvas
        self._is_settling = False
        self.is_moving = False
        self.is_bare = False
        results.drawn.connect(self.go_on)
        if canvas is not None:
            canvas.mapCanvasRefreshed.connect(self._map_drawn)

    def close_down(self) -> None:
        """Let go of the map."""
        if self._canvas is not None:
            self._canvas.mapCanvasRefreshed.disconnect(self._map_drawn)
        self._canvas = None

    def move(self, stop: Stop) -> None:
        """Take the map's time to a stop whose frame covers it; the map is not drawn."""
        self._is_settling = self.is_bare = False
        self.is_moving = True
        time_control.show_date_unseen(self._canvas, stop.date)
        self.is_moving = False

    def settle(self) -> None:
        """Let layers of the project show what is now."""
        now, canvas = self._state.now, self._canvas
        if now is None or canvas is None:
            return
        self._is_settling = self.is_moving = True
        source = self._state.source_of(now)
        if now.kind == RECONSTRUCTED and source is now:
            self._display.hide()
            if self._results.ids() and not time_control.is_in_use(canvas):
                time_control.show_first(canvas)
            time_control.show_date(canvas, now.date)
            if not self._results.shows(self._state.drawn_as(now)):
                self._results.draw(self._state.drawn_as(now))
        elif source is not None:
            self._display.show(source.key)
        self.is_moving = False
        canvas.refresh()

    def wait(self) -> None:
        """Take note that layers follow which somebody else asked for."""
        self._is_settling = True

    def go_on(self) -> None:
        """Draw the map again: a layer that was waited for has come."""
        if self._is_settling and self._canvas is not None:
            self._canvas.refresh()

    def _map_drawn(self) -> None:
        if self._is_settling and self.is_true():
            self._is_settling, self.is_bare = False, True
            self.caught_up.emit()
        self.drawn.emit()

    def is_true(self) -> bool:
        """Tell whether the map itself shows what is now, drawn as was chosen."""
        now = self._state.now
        if now is None or self._canvas is None or self._state.is_playing:
            return False
        if now.kind == RECONSTRUCTED and self._state.source_of(now) is now:
            return self._results.shows(self._state.drawn_as(now)) and self.has_layer_of(now)
        return self.has_layer_of(now) and self._display.is_faithful()

    def has_layer_of(self, stop: Stop) -> bool:
        """Tell whether a layer of a stop is on the map."""
        if self._canvas is None:
            return False
        is_result = stop.kind == RECONSTRUCTED and self._state.source_of(stop) is stop
        own = self._results.ids() if is_result else {self._display.layer_id()}
        return any(layer.id() in own for layer in self._canvas.layers())
