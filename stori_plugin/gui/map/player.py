"""Plays dates on the map: frames in front, the map itself behind them once it stands still."""

from __future__ import annotations

import datetime as dt

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal

from ..state.player_state import KIND_OF, KINDS, RECONSTRUCTED, PlayerState, Stop
from ..work.presenter import Presenter
from ..work.shown_series import ShownSeries
from .acquisition_display import AcquisitionDisplay
from .caption_words import caption_of
from .cover import Cover
from .frames import Frames
from .reel import Reel
from .result_layers import ResultLayers
from .standing_map import StandingMap


class Player(QObject):
    """Shows stops, one after the other or the one asked for.

    Signals: ``moved`` when another date is shown, ``changed`` when there is another choice or it
    plays or stops, ``message_sent`` with a sentence.
    """

    moved = pyqtSignal()
    changed = pyqtSignal()
    message_sent = pyqtSignal(str)

    def __init__(
        self,
        presenter: Presenter,
        series: ShownSeries,
        display: AcquisitionDisplay,
        canvas: QgsMapCanvas | None = None,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self.state = PlayerState()
        self._presenter, self._series, self._display = presenter, series, display
        self._canvas = canvas
        self.results = ResultLayers(presenter, series, self)
        self.frames = Frames(presenter, series, self)
        self.cover = Cover(canvas, self._own_layers, self) if canvas is not None else None
        frames = self.frames
        self._reel = Reel(self.state, series, frames, canvas) if canvas is not None else None
        self._standing = StandingMap(self.state, display, self.results, canvas, self)
        self._are_layers_new = False
        self._is_silent = False
        self._is_chosen = False  # by the user, or by what a run was asked for
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        display.draw_as(lambda: self.state.rendition)
        display.shown.connect(self._displayed)
        series.changed.connect(self._stops_differ)
        series.redrawn.connect(self._redraw)
        self._standing.caught_up.connect(self._uncover)
        self._standing.drawn.connect(lambda: self._write(self.caption()))
        self.frames.arrived.connect(self._arrived)
        self.frames.failed.connect(self._failed)
        presenter.project.cleared.connect(self.forget)
        if canvas is not None:
            canvas.extentsChanged.connect(self._view_differs)
            canvas.destinationCrsChanged.connect(self._view_differs)
        for kind in KINDS:
            self._stops_differ(kind)

    def close_down(self) -> None:
        """Let go of the map and the project."""
        self.pause()
        self._presenter.project.cleared.disconnect(self.forget)
        self.results.close_down()
        canvas = self._canvas
        if canvas is None:
            return
        self._standing.close_down()
        canvas.extentsChanged.disconnect(self._view_differs)
        canvas.destinationCrsChanged.disconnect(self._view_differs)
        if self.cover is not None:
            self.cover.close_down()
        self.cover = self._reel = self._canvas = None

    def forget(self) -> None:
        """Show nothing: the project was closed."""
        self._ticks.stop()
        self.frames.forget()
        if self.cover is not None:
            self.cover.forget()
        self.state.is_playing, self.state.now = False, None
        self._is_chosen = self._are_layers_new = False
        self.moved.emit()
        self.changed.emit()

    # --- what there is -------------------------------------------------------------------------

    def _stops_differ(self, kind: str) -> None:
        stops = self._series.stops(kind)
        before = {stop.key for stop in self.state.of(kind)}
        self.state.take(kind, stops)
        if kind != RECONSTRUCTED and before == {stop.key for stop in stops}:
            return  # of some the clear share has become known
        self.frames.forget(kind)
        offered = self._series.renditions()
        if not self._is_chosen or self.state.rendition not in offered:
            self.state.rendition = offered[0] if offered else ""
        if kind == RECONSTRUCTED and stops:
            self.state.choose_kind(kind)
            if not self._is_chosen:
                # An index was asked for: it is what is seen first.
                self.state.rendition = next(iter(self._series.indices), self.state.rendition)
                self._is_chosen = True
            if self._are_layers_new:
                self.choose(self.state.rendition)
        self.changed.emit()

    def layers_loaded(self, are_new: bool = True) -> None:
        """Draw the layers of a result alike; those that a project had keep their own look."""
        self._are_layers_new = are_new
        if are_new and self.state.of(RECONSTRUCTED):
            self.choose(self.state.rendition)

    def renditions(self) -> tuple[str, ...]:
        """Return the ways in which dates can be drawn."""
        return self._series.renditions()

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of which there are dates."""
        return tuple(kind for kind in KINDS if self.state.of(kind))

    # --- choices -------------------------------------------------------------------------------

    def choose(self, rendition: str) -> None:
        """Draw all dates in another way, observed and reconstructed alike."""
        self.state.rendition, self._is_chosen = rendition, True
        self.results.draw(rendition)
        now = self.state.now
        if now is not None:
            self._show(now)
            self._read_on()
            if not self.state.is_playing:
                self._standing.settle()
        self.changed.emit()

    def fade(self, is_on: bool) -> None:
        """Fade what of the result is unsure, or nothing."""
        self.frames.fades = is_on
        self.frames.forget(RECONSTRUCTED)
        now = self.state.now
        if now is not None and now.kind == RECONSTRUCTED:
            self._show(now)
            if not self.state.is_playing:
                self._standing.settle()

    def choose_kind(self, kind: str) -> None:
        """Show and play something else, from the date of now on."""
        self.state.choose_kind(kind)
        now = self.state.now
        if now is None or now.kind != kind:
            stop = self.state.nearest(kind, now.date if now is not None else dt.date.min)
            if stop is not None:
                self._show(stop)
                self._read_ahead(kind)
                if not self.state.is_playing:
                    self._standing.settle()
        self.changed.emit()

    def set_speed(self, speed: float, *_: object) -> None:
        """Show so many dates in a second."""
        self.state.speed = speed
        self._ticks.setInterval(round(1000 / speed))

    def set_loops(self, loops: bool) -> None:
        """Begin anew after the last date, or stop there."""
        self.state.loops = loops

    # --- playing -------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Play, or stop."""
        (self.pause if self.state.is_playing else self.play)()

    def play(self) -> None:
        """Play from what is shown on."""
        first = self.state.begin()
        if first is not None:
            self._show(first)
            self._read_ahead(first.kind)
            self._ticks.start(round(1000 / self.state.speed))
        self.changed.emit()

    def pause(self) -> None:
        """Stand still; the map catches up with what was shown last."""
        if not self.state.is_playing:
            return
        self._ticks.stop()
        self.state.is_playing = False
        self._standing.settle()
        self.changed.emit()

    def _tick(self) -> None:
        following = self.state.following()
        if following is None:
            self.pause()
        elif self._reel is None or self._reel.is_ready(following):
            self._show(following)

    def painted(self) -> int:
        """Return how many frames were to be seen so far, for who measures."""
        return self.cover.film.painted if self.cover is not None else 0

    # --- going to a date -------------------------------------------------------------------------

    def scrub(self, kind: str, date: dt.date) -> None:
        """Show the stop of a kind nearest to a date at once; `settle` follows."""
        stop = self.state.nearest(kind, date)
        if stop is not None and stop != self.state.now:
            self.pause()
            self._show(stop)
            self._read_ahead(kind)

    def settle(self) -> None:
        """Let the map catch up with what was shown by `scrub`."""
        self._standing.settle()

    def go_to(self, kind: str, key: str) -> bool:
        """Show a stop: what was clicked; tell whether there is such a one."""
        stop = self.state.named(kind, key)
        if stop is not None:
            self.pause()
            self._show(stop)
            self._standing.settle()
        return stop is not None

    def show_series(self) -> None:
        """Show the reconstructed series, at the date of now where something else is shown."""
        now = self.state.now
        if now is None or now.kind != RECONSTRUCTED:
            stop = self.state.nearest(RECONSTRUCTED, now.date if now else dt.date.min)
            if stop is not None:
                self.go_to(RECONSTRUCTED, stop.key)

    def date_shown(self) -> dt.date | None:
        """Return the date of what is shown; None where nothing is."""
        return self.state.now.date if self.state.now is not None else None

    def be_silent(self, is_silent: bool) -> None:
        """Write nothing on the map while others do, or write again."""
        self._is_silent = is_silent
        self._write(self.caption())

    def follow(self, date: dt.date | None) -> None:
        """Take note that the map shows another time, by whichever hand."""
        if self._standing.is_moving or date is None:
            return
        stop = self.state.named(RECONSTRUCTED, date.isoformat())
        if stop is None:
            earlier = [s for s in self.state.of(RECONSTRUCTED) if s.date <= date]
            stop = earlier[-1] if earlier else None
        if stop is not None and stop != self.state.now:
            self.pause()
            self.state.now = stop
            self._display.hide()
            self._standing.is_bare = True
            self._uncover()
            self._write(self.caption())
            self.moved.emit()

    def _show(self, stop: Stop) -> None:
        """Show the frame of a stop, or that of now until it comes."""
        self.state.now = stop
        self._paint(stop)
        self._standing.move(stop)
        self._write(self.caption())
        self.moved.emit()

    def _paint(self, stop: Stop) -> None:
        if self.cover is None or self._reel is None:
            return
        frame = self._reel.frame_of(stop)
        if frame is not None:
            self.cover.show(frame)
        elif self._reel.can_be_read(stop):
            self._reel.read(stop)
        else:
            self.cover.clear()

    def _read_on(self) -> None:
        """While it plays, read what follows anew: it would be waited for in vain."""
        if self.state.is_playing and self.state.now is not None:
            self._read_ahead(self.state.now.kind)

    def _read_ahead(self, kind: str) -> None:
        if self._reel is not None:
            self._reel.read_ahead(kind)

    def _arrived(self, kind: str, key: str) -> None:
        now, reel = self.state.now, self._reel
        is_bare = self._standing.is_bare
        if now is not None and reel is not None and reel.is_of(now, kind, key) and not is_bare:
            self._paint(now)

    def _failed(self, sentence: str) -> None:
        """Wait for frames no longer, and say why there are none."""
        self.pause()
        self.message_sent.emit(sentence)

    # --- the map behind the frames ---------------------------------------------------------------

    def _displayed(self, key: str) -> None:
        """Take note of an image that is shown, by whoever asked for it."""
        now = self.state.now
        source = self.state.source_of(now) if now is not None else None
        if source is None or source.key != key:
            stop = next(
                filter(None, (self.state.named(kind, key) for kind in KIND_OF.values())), None
            )
            if stop is not None:
                self._show(stop)
                self._standing.wait()
        self._standing.go_on()

    def _uncover(self) -> None:
        if self.cover is not None:
            self.cover.clear()

    def _own_layers(self) -> set[str]:
        return self.results.ids() | self._display.layer_ids()

    def _view_differs(self) -> None:
        """Read for what is seen now; until then frames move and grow with the map."""
        now = self.state.now
        if now is None or self.cover is None or not self.cover.is_there:
            return
        self.cover.view_differs()
        if self.state.is_playing:
            self._read_ahead(now.kind)
        elif self._reel is not None:
            self._reel.read(now)

    def _redraw(self) -> None:
        """Draw anew what was drawn before the clearest images were known."""
        self.frames.forget()
        self._display.forget_drawings()
        if self.results.shows(self.state.rendition):
            self.results.draw(self.state.rendition)
        now = self.state.now
        is_covered = self.cover is not None and self.cover.is_there
        # Layers of a result that a project brought along keep their look until they are played.
        if now is not None and (is_covered or now.kind != RECONSTRUCTED):
            self._show(now)
            if not self.state.is_playing:
                self._standing.settle()
        self._read_on()

    # --- words -----------------------------------------------------------------------------------

    def caption(self) -> str:
        """Return what is written on the map: date, kind and clear share of what is shown."""
        now = self.state.now
        if now is None or self.cover is None or self._is_silent:
            return ""
        if not self.cover.is_there and not self._standing.has_layer_of(now):
            return ""
        return caption_of(now, self.state.source_of(now))

    def _write(self, text: str) -> None:
        if self.cover is not None:
            self.cover.write(text)
