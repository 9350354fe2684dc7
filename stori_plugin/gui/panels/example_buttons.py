"""The buttons with which examples are shown on the map, and the tools that they turn on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Union

from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...presentation.words import tr
from ..map.field_tool import FieldTool
from ..map.point_tool import PointTool
from ..state.similar_state import ALIKE, UNLIKE

Switch = Union[QToolButton, QAction]


class ExampleButtons(QObject):
    """``alike``, ``unlike`` and ``draw``, of which one at most is on.

    Signals: ``picked`` with x, y, the map's CRS and whether the place is alike; ``drawn`` with a
    `MapField` that is.
    """

    picked = pyqtSignal(float, float, str, int)
    drawn = pyqtSignal(object)

    def __init__(self, project: QgsProject, canvas: QgsMapCanvas | None, parent: QWidget):
        super().__init__(parent)
        self._project, self._canvas = project, canvas
        self._tools: dict[Switch, QgsMapTool] = {}
        self.alike = self._button(
            "stori_similar_alike", tr("&Alike"), tr("Click on the map on what you look for")
        )
        self.unlike = self._button(
            "stori_similar_unlike", tr("&Unlike"), tr("Click on the map on what you do not want")
        )
        # In a menu of the first: a narrow dock has no room for a third.
        menu = QMenu(self.alike)
        self.draw = menu.addAction(tr("Draw what you look for"))
        self.draw.setToolTip(
            tr("Corner by corner up to a right click, or a click on a polygon of a layer")
        )
        menu.setToolTipsVisible(True)
        self.alike.setMenu(menu)
        self.alike.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._prepare(self.draw)

    @property
    def all(self) -> tuple[Switch, ...]:
        """The switches, of which one is on at most."""
        return self.alike, self.unlike, self.draw

    def close_down(self) -> None:
        """Take the tools off the map."""
        for tool in self._tools.values():
            if self._canvas is not None:
                self._canvas.unsetMapTool(tool)

    def show_state(self, is_possible: bool) -> None:
        """Let examples be shown, or not."""
        for button in self.all:
            button.setEnabled(is_possible and self._canvas is not None)
            if not button.isEnabled():
                button.setChecked(False)

    def _button(self, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self.parent())
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        self._prepare(button)
        return button

    def _prepare(self, switch: Switch) -> None:
        switch.setCheckable(True)
        switch.toggled.connect(lambda is_on: self._use(switch, is_on))

    def _use(self, button: Switch, is_on: bool) -> None:
        if self._canvas is None:
            return
        if is_on:
            for other in self.all:
                if other is not button:
                    other.setChecked(False)
            self._canvas.setMapTool(self._tool_of(button))
        elif button in self._tools and self._canvas.mapTool() is self._tools[button]:
            self._canvas.unsetMapTool(self._tools[button])

    def _tool_of(self, button: Switch) -> QgsMapTool:
        if button not in self._tools:
            tool: QgsMapTool
            if button is self.draw:
                tool = FieldTool(self._canvas, self._project)
                tool.picked.connect(self.drawn)
            else:
                tool = PointTool(self._canvas)
                tool.picked.connect(self._taking(ALIKE if button is self.alike else UNLIKE))
            tool.deactivated.connect(lambda: button.setChecked(False))
            self._tools[button] = tool
        return self._tools[button]

    def _taking(self, mark: int) -> Callable[[float, float, str], None]:
        return lambda x, y, crs: self.picked.emit(x, y, crs, mark)
