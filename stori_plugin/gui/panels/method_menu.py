"""The menu of methods that a pixel is shown with, each with the line that it is drawn by."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...engine.options.method_options import CHOICES
from ...engine.pages.method_looks import MethodLook, method_look
from ...presentation.words import tr
from ..state.choice_words import method_choices, method_titles
from ..work.prober import Prober

_WIDTH, _HEIGHT = 28, 16  # pixels of an icon


class MethodMenu(QMenu):
    """Offers the methods; that of the run is always shown."""

    def __init__(self, prober: Prober, parent: QWidget | None = None):
        super().__init__(parent)
        self._prober = prober
        self.actions_by_name: dict[str, QAction] = {}
        titles = method_choices()
        for name in CHOICES:
            action = self.addAction(line_icon(method_look(name)), titles[name])
            action.setCheckable(True)
            action.toggled.connect(lambda on, name=name: self._choose(name, on))
            self.actions_by_name[name] = action
        self.refresh()

    def refresh(self) -> None:
        """Take over what is shown and which method the run has."""
        for name, action in self.actions_by_name.items():
            is_of_run = name == self._prober.run_method
            action.blockSignals(True)
            action.setChecked(name in self._prober.methods)
            action.blockSignals(False)
            action.setEnabled(not is_of_run)
            of_run = tr("{} ({}, of the run)").format(method_titles()[name], name)
            action.setText(of_run if is_of_run else method_choices()[name])

    def _choose(self, name: str, is_on: bool) -> None:
        others = tuple(method for method in self._prober.chosen if method != name)
        self._prober.choose(methods=(*others, name) if is_on else others)


def line_icon(look: MethodLook) -> QIcon:
    """Return a piece of the line that a method is drawn by."""
    picture = QPixmap(_WIDTH, _HEIGHT)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    pen = QPen(QColor(look.colour), look.width + 0.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.dashes:
        pen.setDashPattern(list(look.dashes))
    painter.setPen(pen)
    painter.drawLine(QPointF(0, _HEIGHT / 2), QPointF(_WIDTH, _HEIGHT / 2))
    painter.end()
    return QIcon(picture)
