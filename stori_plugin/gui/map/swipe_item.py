"""What comparing paints over the map, and the tool that moves its line."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QCursor, QImage, QPainter, QPen

from .cloud_hatch import Clouds, paint_clouds

_ABOVE = 50


class SwipeItem(QgsMapCanvasItem):
    """Paints the observed side, the line, and what lies on which side.

    Left of the line the observed image is painted over the map; or, with ``is_beside``, both sides
    show the middle of the map, each on its half.
    """

    def __init__(self, canvas: QgsMapCanvas, is_beside: bool = False):
        super().__init__(canvas)
        self._canvas = canvas
        self._observed: QImage | None = None
        self._reconstructed: QImage | None = None
        self._extent = QgsRectangle()
        self.is_beside = is_beside
        self.clouds: Clouds | None = None
        self.share = 0.5
        self.cross: QPointF | None = None
        self.labels = ("", "")
        self.setZValue(_ABOVE)

    @property
    def is_ready(self) -> bool:
        """Tell whether there is something to be seen."""
        is_whole = self._reconstructed is not None or not self.is_beside
        return self._observed is not None and is_whole

    def show_observed(self, image: QImage, extent: QgsRectangle) -> None:
        """Show another observed side, which covers ``extent``."""
        self._observed, self._extent = image, extent
        self.updatePosition()
        self.update()

    def show_reconstructed(self, image: QImage) -> None:
        """Show another reconstructed side, of the same extent; only beside each other."""
        self._reconstructed = image
        self.update()

    def split(self) -> float:
        """Return where the line is, in pixels from the left edge of the map."""
        return (0.5 if self.is_beside else self.share) * self._canvas.width()

    def updatePosition(self) -> None:  # noqa: N802
        """Follow the map as it is moved and zoomed."""
        if self.is_beside:
            self.setPos(QPointF(0, 0))
            self.prepareGeometryChange()
        elif self._observed is not None:
            self.setRect(self._extent)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Cover the observed side, or the map."""
        if self.is_beside:
            return QRectF(0, 0, self._canvas.width(), self._canvas.height())
        return super().boundingRect()

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        """Paint; the coordinates are those of the item's upper left corner."""
        if self._observed is None or not self.is_ready:
            return
        box, top = self.boundingRect(), -self.pos().y()
        split, bottom = self.split() - self.pos().x(), top + self._canvas.height()
        left = QRectF(box.left(), box.top(), split - box.left(), box.height())
        painter.save()
        painter.setClipRect(left)
        painter.drawImage(left if self.is_beside else box, self._observed,
                          QRectF(self._observed.rect()))  # fmt: skip
        if self.clouds is not None:
            paint_clouds(painter, self.clouds, self._place(self.clouds.extent), left)
        painter.restore()
        if self._reconstructed is not None:
            right = QRectF(split, box.top(), box.right() - split, box.height())
            painter.drawImage(right, self._reconstructed, QRectF(self._reconstructed.rect()))
        for colour, width in (("#000000", 4), ("#ffffff", 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(split, top), QPointF(split, bottom))
        self._name_sides(painter, split, bottom)
        self._paint_cross(painter)

    def _place(self, extent: QgsRectangle) -> QRectF:
        """Return where an extent is painted."""
        corner = self.toCanvasCoordinates(QgsPointXY(extent.xMinimum(), extent.yMaximum()))
        opposite = self.toCanvasCoordinates(QgsPointXY(extent.xMaximum(), extent.yMinimum()))
        # The half shows the middle of the map: a quarter of its width lies left of it.
        shift = QPointF(0.25 * self._canvas.width() if self.is_beside else 0.0, 0.0)
        return QRectF(corner - self.pos() - shift, opposite - self.pos() - shift)

    def _name_sides(self, painter: QPainter, split: float, bottom: float) -> None:
        """Write on either side of the line, at the foot: messages of QGIS cover the head."""
        height = painter.fontMetrics().height() + 6
        for text, is_left in zip(self.labels, (True, False)):
            width = painter.fontMetrics().horizontalAdvance(text) + 12
            x = split - width - 6 if is_left else split + 6
            box = QRectF(x, bottom - height - 8, width, height)
            painter.fillRect(box, QColor(255, 255, 255, 210))
            painter.setPen(QColor("#202020"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_cross(self, painter: QPainter) -> None:
        """Mark the place under the pointer on both halves."""
        if self.cross is None or not self.is_beside:
            return
        half = self._canvas.width() / 2
        for x in (self.cross.x() % half, self.cross.x() % half + half):
            for colour, width in (("#000000", 3), ("#ffffff", 1)):
                painter.setPen(QPen(QColor(colour), width))
                y = self.cross.y()
                painter.drawLine(QPointF(x - 7, y), QPointF(x + 7, y))
                painter.drawLine(QPointF(x, y - 7), QPointF(x, y + 7))


class SwipeTool(QgsMapTool):
    """Moves the line with the mouse; ``pointed`` tells where that is."""

    moved = pyqtSignal(float)
    pointed = pyqtSignal(QPointF)

    def __init__(self, canvas: QgsMapCanvas, is_beside: bool = False):
        super().__init__(canvas)
        shapes = Qt.CursorShape
        self.setCursor(QCursor(shapes.CrossCursor if is_beside else shapes.SplitHCursor))

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Take the line to the pointer."""
        self._move(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Drag the line."""
        self.pointed.emit(QPointF(event.pos()))
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event)

    def _move(self, event: QgsMapMouseEvent) -> None:
        share = event.pos().x() / max(self.canvas().width(), 1)
        self.moved.emit(min(max(share, 0.0), 1.0))
