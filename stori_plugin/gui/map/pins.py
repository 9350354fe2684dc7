"""The places that are looked at, on the map: numbered pins, and outlines of fields."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsRubberBand
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from ..work.places import PIN_COLOURS, MapField, Place

_RADIUS, _HEIGHT = 10.0, 26.0  # pixels
_WIDTH = 2  # of outlines


class Pin(QgsMapCanvasItem):
    """A pin with a number, whose tip is at a point of the map."""

    def __init__(self, canvas: QgsMapCanvas, point: QgsPointXY, number: int, colour: str):
        super().__init__(canvas)
        self.point, self.number, self.colour = point, number, colour
        self.setZValue(60)
        self.updatePosition()

    def updatePosition(self) -> None:  # noqa: N802
        """Follow the map as it is moved and zoomed."""
        self.setPos(self.toCanvasCoordinates(self.point))

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return what the pin covers, around its tip."""
        return QRectF(-_RADIUS - 2, -_HEIGHT - 2, 2 * _RADIUS + 4, _HEIGHT + 4)

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        """Draw the pin and its number."""
        head = QPointF(0.0, _RADIUS - _HEIGHT)
        shape = QPainterPath(QPointF(0.0, 0.0))
        shape.lineTo(-0.8 * _RADIUS, head.y() + 0.6 * _RADIUS)
        shape.lineTo(0.8 * _RADIUS, head.y() + 0.6 * _RADIUS)
        shape.closeSubpath()
        around = QPainterPath()
        around.addEllipse(head, _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#ffffff"), 1.5))
        painter.setBrush(QColor(self.colour))
        painter.drawPath(shape.united(around))
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(int(1.2 * _RADIUS))
        painter.setFont(font)
        box = QRectF(-_RADIUS, head.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self.number))


class Pins:
    """All pins and outlines of a map. Main thread only."""

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject):
        self._canvas, self._project = canvas, project
        self.pins: list[Pin] = []
        self.outlines: list[QgsRubberBand] = []
        self._is_hidden = False

    def show(self, places: Sequence[Place]) -> None:
        """Show these places and no others; what has no place on the map is left out."""
        self.clear()
        for number, place in enumerate(places):
            colour = PIN_COLOURS[number % len(PIN_COLOURS)]
            geometry = self._on_map(place)
            if geometry is None:
                continue
            if isinstance(place, MapField):
                self._outline(geometry, colour)
            middle = geometry.pointOnSurface().asPoint()
            self.pins.append(Pin(self._canvas, middle, number + 1, colour))
        self.hide(self._is_hidden)

    def hide(self, is_hidden: bool) -> None:
        """Hide all, while the map shows places where they are not, or show them again."""
        self._is_hidden = is_hidden
        for item in (*self.pins, *self.outlines):
            item.setVisible(not is_hidden)

    def clear(self) -> None:
        """Take everything off the map."""
        for item in (*self.pins, *self.outlines):
            self._canvas.scene().removeItem(item)
        self.pins, self.outlines = [], []

    def _outline(self, geometry: QgsGeometry, colour: str) -> None:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        band.setToGeometry(geometry, None)
        fill = QColor(colour)
        fill.setAlpha(30)
        band.setFillColor(fill)
        band.setStrokeColor(QColor(colour))
        band.setWidth(_WIDTH)
        self.outlines.append(band)

    def _on_map(self, place: Place) -> QgsGeometry | None:
        """Return where a place is in the map's CRS; None where it has no place there."""
        geometry = geometry_of(place)
        target = self._canvas.mapSettings().destinationCrs()
        source = QgsCoordinateReferenceSystem(place.crs)
        if source.isValid() and source != target:
            try:
                geometry.transform(QgsCoordinateTransform(source, target, self._project))
            except QgsCsException:
                return None
        return geometry


def geometry_of(place: Place) -> QgsGeometry:
    """Return a place as geometry in its own CRS."""
    if not isinstance(place, MapField):
        return QgsGeometry.fromPointXY(QgsPointXY(place.x, place.y))
    return QgsGeometry.fromMultiPolygonXY(
        [[[QgsPointXY(*point) for point in ring] for ring in rings] for rings in place.polygons]
    )
