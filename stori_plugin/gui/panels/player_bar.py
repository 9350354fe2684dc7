"""The bar above the timeline: play and how fast, what plays, how it is drawn, what to compare."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QActionGroup
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ...engine.pixels.renditions import INFRARED, SAR, TRUE_COLOUR
from ...presentation.words import tr
from ..map.player import Player
from ..state.player_state import COARSELY, OBSERVED, RADAR, RECONSTRUCTED, SPEEDS

SWIPE, BESIDE = "swipe", "beside"


class PlayerBar(QWidget):
    """Buttons and choices of a `Player`.

    ``compare_asked`` carries `SWIPE` or `BESIDE`, or nothing where comparing is to end.
    """

    compare_asked = pyqtSignal(str)

    def __init__(self, player: Player, parent: QWidget | None = None):
        super().__init__(parent)
        self._player = player
        self._is_filling = False
        self.play = _button(self, "stori_play", "/mActionPlay.svg", tr("Play on the map, or stop"))
        self.play.clicked.connect(player.toggle)
        self.play.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.play.setMenu(self._pace())
        self.kind = _choice(self, "stori_kind", tr("What plays"))
        self.kind.activated.connect(lambda _: player.choose_kind(self.kind.currentData()))
        self.rendition = _choice(
            self, "stori_rendition", tr("How all dates are drawn, observed and reconstructed")
        )
        self.rendition.activated.connect(lambda _: player.choose(self.rendition.currentData()))
        self.compare = QToolButton(self)
        self.compare.setObjectName("stori_compare_ways")
        self.compare.setText("◧")
        self.compare.setToolTip(tr("Compare what was observed with what was reconstructed"))
        self.compare.setAccessibleName(self.compare.toolTip())
        self.compare.setAutoRaise(True)
        self.compare.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.ways = {
            SWIPE: menu.addAction(tr("A line to drag")),
            BESIDE: menu.addAction(tr("Side by side")),
        }
        for way, action in self.ways.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self._compare, way))
        self.compare.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for widget, stretch in (
            *((self.play, 0), (self.kind, 4), (self.rendition, 3), (self.compare, 0)),
        ):
            row.addWidget(widget, stretch)
        player.changed.connect(self.refresh)
        self.refresh()

    def _pace(self) -> QMenu:
        """Return the menu of how fast it plays, and whether over and over."""
        player, menu = self._player, QMenu(self)
        self.speeds = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(tr("{} dates a second").format(f"{speed:g}"))
            action.setCheckable(True)
            action.setChecked(speed == player.state.speed)
            action.triggered.connect(partial(player.set_speed, speed))
            self.speeds.addAction(action)
        menu.addSeparator()
        self.loop = menu.addAction(tr("Begin anew after the last date"))
        self.loop.setCheckable(True)
        self.loop.setChecked(player.state.loops)
        self.loop.toggled.connect(player.set_loops)
        return menu

    def refresh(self) -> None:
        """Show what can be chosen, and what is."""
        player, state = self._player, self._player.state
        self._fill(self.kind, [(_kind_spoken(kind), kind) for kind in player.kinds()], state.kind)
        ways = [(rendition_spoken(way), way) for way in player.renditions()]
        self._fill(self.rendition, ways, state.rendition)
        icon = "/temporal_navigation/pause.svg" if state.is_playing else "/mActionPlay.svg"
        self.play.setIcon(QgsApplication.getThemeIcon(icon))
        for widget in (self.play, self.kind, self.rendition):
            widget.setEnabled(bool(state.playing))
        self.compare.setEnabled(bool(state.of(RECONSTRUCTED) and state.of(OBSERVED)))

    def show_compared(self, way: str) -> None:
        """Tick how both are compared; nothing where they are not."""
        for other, action in self.ways.items():
            action.setChecked(other == way)

    def _compare(self, way: str, is_on: bool) -> None:
        self.compare_asked.emit(way if is_on else "")

    def _fill(self, box: QComboBox, items: list[tuple[str, str]], chosen: str) -> None:
        if [box.itemData(number) for number in range(box.count())] != [data for _, data in items]:
            box.clear()
            for text, data in items:
                box.addItem(text, data)
        box.setCurrentIndex(box.findData(chosen))


def _button(parent: QWidget, name: str, icon: str, words: str) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    return button


def _choice(parent: QWidget, name: str, words: str) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setToolTip(words)
    box.setAccessibleName(words)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(4)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _kind_spoken(kind: str) -> str:
    spoken = {
        RECONSTRUCTED: tr("Reconstructed"),
        OBSERVED: tr("Observed"),
        RADAR: tr("Radar"),
        COARSELY: tr("Coarse"),
    }
    return spoken[kind]


def rendition_spoken(rendition: str) -> str:
    """Return what a rendition is called."""
    spoken = {TRUE_COLOUR: tr("True colour"), INFRARED: tr("Infrared"), SAR: tr("Radar")}
    return spoken.get(rendition, rendition)
