"""Seasons and breaks of the curves shown: what is marked, and by which parameters."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ...engine.options.changes_options import DIRECTIONS
from ...engine.options.phenology_options import SEASON_METHODS
from ...presentation.words import tr
from ..work.curve_events import CurveEvents

_YEAR = 365.0  # days
_ARROWS = 24  # pixels


class EventFields(QWidget):
    """Shows the choice of `CurveEvents`, and takes over what the user changes at once."""

    def __init__(self, events: CurveEvents, parent: QWidget | None = None):
        super().__init__(parent)
        self._events = events
        self._make_fields()
        self._lay_out()
        self._connect()
        self._enable()

    def _make_fields(self) -> None:
        choice = self._events.choice
        self.seasons = QCheckBox(tr("&Seasons"), self)
        self.seasons.setToolTip(tr("Mark start, peak and end of the seasons on the curve"))
        self.season_method = QComboBox(self)
        names = {"threshold": tr("share of the amplitude"), "derivative": tr("steepest change")}
        for name in SEASON_METHODS:
            self.season_method.addItem(names[name], name)
        self.season_method.setToolTip(tr("Where a season starts and ends"))
        self.share = _number(1.0, 99.0, 100.0 * choice.seasons.share, " %")
        self.share.setToolTip(tr("The share of the amplitude at which a season starts and ends"))
        self.amplitude = _number(0.0, 100.0, choice.seasons.least, "", 0.05)
        self.amplitude.setToolTip(tr("The smallest amplitude of a season"))
        self.breaks = QCheckBox(tr("&Breaks"), self)
        self.breaks.setToolTip(tr("Mark sudden changes on the curve, such as harvests"))
        self.direction = QComboBox(self)
        ways = {"fall": tr("fall"), "rise": tr("rise"), "both": tr("fall or rise")}
        for name in DIRECTIONS:
            self.direction.addItem(ways[name], name)
        self.least = _number(0.01, 100.0, choice.breaks.least, "", 0.05)
        self.least.setToolTip(tr("The smallest change"))
        self.window = _number(1.0, _YEAR, choice.breaks.window, tr(" days"))
        self.window.setToolTip(tr("Days within which it happens"))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(self.seasons)
        first.addWidget(self.breaks)
        first.addStretch(1)
        box.addLayout(first)
        self._of_seasons = self._row(self.season_method, self.share, tr("from"), self.amplitude)
        self._of_breaks = self._row(self.direction, self.least, tr("within"), self.window)
        box.addWidget(self._of_seasons)
        box.addWidget(self._of_breaks)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.hide()
        box.addWidget(self.why)

    def _row(self, *parts: QWidget | str) -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            widget = QLabel(part, self) if isinstance(part, str) else part
            if isinstance(widget, QComboBox):
                # As narrow as the dock may be.
                ways = QComboBox.SizeAdjustPolicy
                widget.setSizeAdjustPolicy(ways.AdjustToMinimumContentsLengthWithIcon)
                widget.setMinimumContentsLength(5)
            row.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
        return whole

    def _connect(self) -> None:
        for box in (self.seasons, self.breaks):
            box.toggled.connect(self._take)
        for choice in (self.season_method, self.direction):
            choice.currentIndexChanged.connect(self._take)
        for number in (self.share, self.amplitude, self.least, self.window):
            number.valueChanged.connect(self._take)
        self._events.explained.connect(self._explain)

    def _explain(self) -> None:
        self.why.setText(self._events.why)
        self.why.setVisible(bool(self._events.why))

    def _take(self, *_: object) -> None:
        old = self._events.choice
        self._enable()
        self._events.choose(
            has_seasons=self.seasons.isChecked(),
            has_breaks=self.breaks.isChecked(),
            seasons=replace(
                old.seasons,
                method=self.season_method.currentData(),
                share=self.share.value() / 100.0,
                least=self.amplitude.value(),
            ),
            breaks=replace(
                old.breaks,
                direction=self.direction.currentData(),
                least=self.least.value(),
                window=self.window.value(),
            ),
        )

    def _enable(self) -> None:
        self._of_seasons.setVisible(self.seasons.isChecked())
        self._of_breaks.setVisible(self.breaks.isChecked())
        self.share.setEnabled(self.season_method.currentData() == SEASON_METHODS[0])


def _number(
    low: float, high: float, value: float, suffix: str, step: float = 1.0
) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(0 if step >= 1.0 else 2)
    box.setRange(low, high)
    box.setSingleStep(step)
    box.setSuffix(suffix)
    box.setValue(value)
    box.setKeyboardTracking(False)
    # What is asked for otherwise has room for numbers that nobody needs.
    box.setMinimumWidth(box.fontMetrics().horizontalAdvance(f"00.0{suffix}") + _ARROWS)
    return box
