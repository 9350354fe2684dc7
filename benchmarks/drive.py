"""A hand on the mouse: what the ways of `benchmarks.desktop_drive` have in common."""

from __future__ import annotations

import os
import time
from pathlib import Path

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDateEdit,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)
from qgis.utils import iface, plugins

from benchmarks.session import Phases, after

_LEFT = Qt.MouseButton.LeftButton
_FRAMES = 3  # that the map has to show one after the other before it counts as playing


class Drive(Phases):
    """One way through the desktop; every click is one of the mouse on what lies there."""

    def __init__(self):
        self.dock = plugins["stori_plugin"].desktop.dock
        self.clicks, self.typed = 0, 0
        self._pictures = os.environ.get("STORI_PICTURES", "")
        self._taken = 0
        self._shown: list = []
        self.dock.player.moved.connect(lambda: self._shown.append(1))
        super().__init__()

    # --- what a hand does ---------------------------------------------------------------------

    def click(self, widget: QWidget, where: QPoint | None = None) -> None:
        """Click on a widget as the mouse does: it has to be there, on top and in use."""
        where = where if where is not None else widget.rect().center()
        below = QApplication.widgetAt(widget.mapToGlobal(where))
        if below is None or not (below is widget or widget.isAncestorOf(below)):
            raise RuntimeError(f"{widget.objectName() or widget} cannot be clicked on: "
                               f"{below} lies there")  # fmt: skip
        if not widget.isEnabled():
            raise RuntimeError(f"{widget.objectName() or widget} is greyed out")
        self.clicks += 1
        QTest.mouseClick(widget, _LEFT, Qt.KeyboardModifier.NoModifier, where)

    def type(self, widget: QWidget, text: str) -> None:
        """Write over what a field says."""
        self.typed += 1
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        if isinstance(widget, QDateEdit):
            widget.setSelectedSection(QDateEdit.Section.YearSection)
        QTest.keyClicks(widget, text)

    def choose(self, button: QToolButton, word: str) -> None:
        """Open the menu of a button, and click on the entry that has ``word`` in it."""

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(50, look)
                return
            entry = next(each for each in menu.actions() if word in each.text())
            self.click(menu, menu.actionGeometry(entry).center())

        QTimer.singleShot(50, look)
        self.click(button)

    def answer(self, path: str) -> None:
        """Type ``path`` into the next dialog that asks for one, and accept it."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(50, look)
                return
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            self.typed += 1
            field.setText(path)  # keys would wake the completion, which takes the first it finds
            kinds = QDialogButtonBox.StandardButton
            box = dialog.findChild(QDialogButtonBox)
            button = next(b for b in map(box.button, (kinds.Open, kinds.Save)) if b is not None)
            self.clicks += 1
            QTest.mouseClick(button, _LEFT)

        QTimer.singleShot(50, look)

    def picture(self, name: str) -> None:
        """Keep what the screen shows, where pictures are asked for."""
        if self._pictures:
            self._taken += 1
            path = Path(self._pictures) / f"{self._taken:02d}-{name}.png"
            iface.mainWindow().screen().grabWindow(0).save(str(path))

    def phase(self, name: str, *until):
        """Wait for conditions one after the other; a picture is taken when all have come."""
        began = time.perf_counter()
        self.heart.begin(name)
        yield from until
        self.waits[name] = time.perf_counter() - began
        self.heart.end()
        yield after(0.2)  # until what was laid out anew is painted
        self.picture(name.replace(" ", "-"))
        yield after(0.1)  # what the picture took is nobody's

    # --- what there is to click on --------------------------------------------------------------

    def toolbar_button(self) -> QWidget:
        """Return the button on the toolbar."""
        return iface.mainWindow().findChild(QToolButton, "stori_button")

    def open_tab(self, number: int) -> None:
        """Click on a tab of the dock."""
        bar = self.dock.tabs.tabBar()
        self.click(bar, bar.tabRect(number).center())

    def click_map(self) -> None:
        """Click on the middle of the map."""
        canvas = iface.mapCanvas()
        self.click(canvas.viewport(), self.middle())

    def middle(self) -> QPoint:
        """Return where a field near the middle of the scene lies on the canvas."""
        canvas = iface.mapCanvas()
        centre = canvas.extent().center()
        at = canvas.getCoordinateTransform().transform(QgsPointXY(centre.x() - 60, centre.y() + 30))
        return QPoint(round(at.x()), round(at.y()))

    # --- what is waited for -------------------------------------------------------------------

    def is_drawn(self) -> bool:
        """Tell whether the map shows something and draws nothing any more."""
        canvas = iface.mapCanvas()
        return bool(canvas.layers()) and not canvas.isDrawing()

    def has_curve(self) -> bool:
        """Tell whether the plot shows a pixel with all its curves."""
        prober = self.dock.prober
        return bool(prober.pixels) and len(prober.pixels[0].curves) >= len(prober.methods)

    def has_result(self) -> bool:
        """Tell whether there are dates of a result to play."""
        return bool(self.dock.player.state.of("reconstructed"))

    def plays(self) -> bool:
        """Tell whether the map has shown some dates one after the other."""
        return len(self._shown) >= _FRAMES and self.dock.player.state.is_playing

    def play(self, button: QWidget):
        """Press *Play* and see the map move."""
        self._shown.clear()
        self.click(button)
        yield self.plays

    def finish_log(self, began: float) -> None:
        """Keep what is printed: clicks, typed texts and seconds."""
        self.more = {
            "clicks": self.clicks,
            "typed": self.typed,
            "whole": time.perf_counter() - began,
        }
