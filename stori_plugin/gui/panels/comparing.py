"""Observed against reconstructed: bar and Result tab start it, the player shows the series."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..map.player import Player
from ..state.player_state import OBSERVED
from .player_bar import BESIDE, SWIPE, PlayerBar
from .result_panel import ResultPanel


class Comparing(QObject):
    """Keeps the ways to compare and what the map shows at one.

    ``put_aside`` says whether both halves of the map show its middle, side by side.
    """

    put_aside = pyqtSignal(bool)

    def __init__(
        self, player: Player, bar: PlayerBar, result: ResultPanel, parent: QObject | None = None
    ):
        super().__init__(parent)
        self._player, self._bar, self._result = player, bar, result
        bar.compare_asked.connect(self._ask)
        result.compare.toggled.connect(self._changed)
        if result.swipe is not None:
            result.swipe.stopped.connect(lambda: self._changed(False))

    def _ask(self, way: str) -> None:
        swipe = self._result.swipe
        if swipe is None:
            return
        swipe.stop()
        if way == SWIPE:
            self._result.compare.setChecked(True)
        elif way and swipe.start(is_beside=True):
            self._changed(True)

    def _changed(self, is_on: bool) -> None:
        """Let the map show the series while it is compared with images."""
        swipe = self._result.swipe
        is_on = is_on and swipe is not None and swipe.is_on
        if is_on and swipe is not None:
            now = self._player.state.now
            self._player.show_series()
            swipe.prefer(now.key if now is not None and now.kind == OBSERVED else "")
        self._player.be_silent(is_on)
        way = BESIDE if swipe is not None and swipe.is_beside else SWIPE
        self._bar.show_compared(way if is_on else "")
        self.put_aside.emit(is_on and way == BESIDE)
