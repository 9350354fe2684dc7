"""The bar above the timeline: play, what plays, how it is drawn, how fast, over and over."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ...engine.pixels.renditions import INFRARED, SAR, TRUE_COLOUR
from ...presentation.words import tr
from ..map.player import Player
from ..state.player_state import OBSERVED, RADAR, RECONSTRUCTED, SPEEDS


class PlayerBar(QWidget):
    """Buttons and choices of a `Player`."""

    def __init__(self, player: Player, parent: QWidget | None = None):
        super().__init__(parent)
        self._player = player
        self._is_filling = False
        self.play = _button(self, "stori_play", "/mActionPlay.svg", tr("Play on the map, or stop"))
        self.play.clicked.connect(player.toggle)
        self.kind = _choice(self, "stori_kind", tr("What plays"))
        self.kind.activated.connect(lambda _: player.choose_kind(self.kind.currentData()))
        self.rendition = _choice(
            self, "stori_rendition", tr("How all dates are drawn, observed and reconstructed")
        )
        self.rendition.activated.connect(lambda _: player.choose(self.rendition.currentData()))
        self.speed = _choice(self, "stori_speed", tr("Dates in a second"))
        for speed in SPEEDS:
            self.speed.addItem(tr("{}/s").format(f"{speed:g}"), speed)
        self.speed.setCurrentIndex(SPEEDS.index(player.state.speed))
        self.speed.activated.connect(lambda _: player.set_speed(self.speed.currentData()))
        self.loop = _button(
            self, "stori_loop", "/mActionReload.svg", tr("Begin anew after the last date")
        )
        self.loop.setCheckable(True)
        self.loop.setChecked(player.state.loops)
        self.loop.toggled.connect(player.set_loops)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for widget, stretch in (
            *((self.play, 0), (self.kind, 3), (self.rendition, 3)),
            *((self.speed, 0), (self.loop, 0)),
        ):
            row.addWidget(widget, stretch)
        player.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be chosen, and what is."""
        player, state = self._player, self._player.state
        self._fill(self.kind, [(_kind_spoken(kind), kind) for kind in player.kinds()], state.kind)
        ways = [(rendition_spoken(way), way) for way in player.renditions()]
        self._fill(self.rendition, ways, state.rendition)
        icon = "/mActionPause.svg" if state.is_playing else "/mActionPlay.svg"
        self.play.setIcon(QgsApplication.getThemeIcon(icon))
        for widget in (self.play, self.kind, self.rendition, self.speed, self.loop):
            widget.setEnabled(bool(state.playing))

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
    spoken = {RECONSTRUCTED: tr("Reconstructed"), OBSERVED: tr("Observed"), RADAR: tr("Radar")}
    return spoken[kind]


def rendition_spoken(rendition: str) -> str:
    """Return what a rendition is called."""
    spoken = {TRUE_COLOUR: tr("True colour"), INFRARED: tr("Infrared"), SAR: tr("Radar")}
    return spoken.get(rendition, rendition)
