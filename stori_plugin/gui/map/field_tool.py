"""The map tool that picks fields: a click on a polygon of a layer, or corners one after another."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QCursor, QKeyEvent

from ..work.places import MapField, Polygon
from .map_view import crs_of

_COLOUR = "#d55e00"
_POLYGON = Qgis.GeometryType.Polygon


class FieldTool(QgsMapTool):
    """Picks fields; ``picked`` carries a `MapField`.

    A click on a polygon of a layer takes it. Elsewhere a click sets a corner of a polygon; a right
    click or a double click ends it, Escape or Backspace take corners back.
    """

    picked = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject):
        super().__init__(canvas)
        self._project = project
        self._corners: list[QgsPointXY] = []
        self._band: QgsRubberBand | None = None
        self._has_ended = False
        self.setCursor(QCursor(Qt.CursorShape.CrossCursor))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Take a polygon, set a corner, or end the drawing."""
        if self._has_ended:  # by the press of this very release
            self._has_ended = False
        elif event.button() == Qt.MouseButton.RightButton:
            self._end()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.click(event.mapPoint())

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """End the drawing."""
        self._has_ended = True
        self._end()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Let the polygon follow the pointer."""
        if self._corners:
            self._draw(event.mapPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take corners back."""
        if self._corners and event.key() == Qt.Key.Key_Escape:
            self._corners = []
        elif self._corners and event.key() == Qt.Key.Key_Backspace:
            self._corners.pop()
        else:
            return
        event.accept()
        self._draw()

    def deactivate(self) -> None:
        """Draw nothing any more."""
        self._corners = []
        self._draw()
        super().deactivate()

    def click(self, point: QgsPointXY) -> None:
        """Take the polygon at a point of the map, or set a corner there."""
        found = None if self._corners else self._polygon_at(point)
        if found is not None:
            self._pick(found)
            return
        self._corners.append(point)
        self._draw()

    def _end(self) -> None:
        corners = list(dict.fromkeys((point.x(), point.y()) for point in self._corners))
        self._corners = []
        self._draw()
        if len(corners) > 2:
            self._pick(QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in corners]]))

    def _pick(self, geometry: QgsGeometry) -> None:
        crs = crs_of(self.canvas())
        polygons = polygons_of(geometry)
        if polygons:
            self.picked.emit(MapField(polygons, crs))

    def _polygon_at(self, point: QgsPointXY) -> QgsGeometry | None:
        """Return the polygon of the uppermost layer at a point, in the map's CRS."""
        spot = QgsGeometry.fromPointXY(point)
        for layer, to_map in self._polygon_layers():
            try:
                there = to_map.transform(point, Qgis.TransformDirection.Reverse)
                request = QgsFeatureRequest(QgsRectangle(there, there)).setNoAttributes()
                for feature in layer.getFeatures(request):
                    geometry = QgsGeometry(feature.geometry())
                    geometry.transform(to_map)
                    if geometry.contains(spot):
                        return geometry
            except QgsCsException:  # the layer does not reach here
                continue
        return None

    def _polygon_layers(self) -> Iterator[tuple[QgsVectorLayer, QgsCoordinateTransform]]:
        target = self.canvas().mapSettings().destinationCrs()
        for layer in self.canvas().layers():
            if isinstance(layer, QgsVectorLayer) and layer.geometryType() == _POLYGON:
                yield layer, QgsCoordinateTransform(layer.crs(), target, self._project)

    def _draw(self, pointer: QgsPointXY | None = None) -> None:
        """Draw the corners set so far, and the pointer as the next."""
        if self._band is not None:
            self.canvas().scene().removeItem(self._band)
            self._band = None
        points = [*self._corners, *([pointer] if pointer is not None else [])]
        if not self._corners:
            return
        kind = _POLYGON if len(points) > 2 else Qgis.GeometryType.Line
        self._band = QgsRubberBand(self.canvas(), kind)
        fill = QColor(_COLOUR)
        fill.setAlpha(40)
        self._band.setFillColor(fill)
        self._band.setStrokeColor(QColor(_COLOUR))
        self._band.setWidth(2)
        for corner in points:
            self._band.addPoint(corner)


def polygons_of(geometry: QgsGeometry) -> tuple[Polygon, ...]:
    """Return the polygons of a geometry, arcs as many short straight pieces."""
    straight = QgsGeometry(geometry.constGet().segmentize())
    straight.convertToMultiType()
    return tuple(
        tuple(tuple((point.x(), point.y()) for point in ring) for ring in rings)
        for rings in straight.asMultiPolygon()
    )
