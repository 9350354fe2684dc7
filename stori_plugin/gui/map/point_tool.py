"""The map tool that picks points, for looking at pixels and for examples of what to find."""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCursor

from .map_view import crs_of


class PointTool(QgsMapToolEmitPoint):
    """Picks points with a cross; ``picked`` carries x, y and the map's CRS as rasterio takes it."""

    picked = pyqtSignal(float, float, str)

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.setCursor(QCursor(Qt.CursorShape.CrossCursor))
        self.canvasClicked.connect(self._pick)

    def _pick(self, point: QgsPointXY, _button: Qt.MouseButton) -> None:
        self.picked.emit(point.x(), point.y(), crs_of(self.canvas()))
