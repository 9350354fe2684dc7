"""Pictures of dates on the map: painted over it, at the place they show, until it has caught up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

# Above the map, whose own item lies at -10, and below pins and outlines; above all of them.
_LOW, _HIGH = -5, 90


@dataclass(frozen=True)
class Frame:
    """A picture and where it lies."""

    image: QImage
    extent: QgsRectangle
    """In the map's CRS."""


def image_of(picture: np.ndarray) -> QImage:
    """Return a picture (rows, columns, 4), uint8, as an image that is quickly painted."""
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture).tobytes()
    image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    # Another format, and so a copy: the bytes go with this function.
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class FilmItem(QgsMapCanvasItem):
    """Paints one frame over the map, and over that what lies above the series."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self._canvas = canvas
        self.frame: Frame | None = None
        self.above: Frame | None = None  # what lies above the series
        self.painted = 0  # frames that were to be seen
        self._seen: Frame | None = None
        self.setZValue(_LOW)
        self.hide()

    def show_frame(self, frame: Frame) -> None:
        """Show another frame."""
        is_elsewhere = self.frame is None or frame.extent != self.frame.extent
        self.frame = frame
        self.show()
        if is_elsewhere:
            self.updatePosition()
        self.update()

    def show_above(self, above: Frame | None) -> None:
        """Show something else above the frames."""
        self.above = above
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.frame = None
        self.hide()

    def updatePosition(self) -> None:  # noqa: N802
        """Follow the map as it is moved and zoomed."""
        if self.frame is not None:
            self.setRect(self.frame.extent)

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        """Paint; the coordinates are those of the frame's upper left corner."""
        if self.frame is None:
            return
        painter.drawImage(self._place(self.frame), self.frame.image, _whole(self.frame))
        if self.above is not None and not self._canvas.rotation():
            painter.setClipRect(self.boundingRect())
            painter.drawImage(self._place(self.above), self.above.image, _whole(self.above))
        if self.frame is not self._seen:
            self._seen, self.painted = self.frame, self.painted + 1

    def _place(self, frame: Frame) -> QRectF:
        """Return where a frame is painted, to a part of a pixel where the map is not turned."""
        if self._canvas.rotation():
            return self.boundingRect()
        extent = frame.extent
        corner = self.toCanvasCoordinates(QgsPointXY(extent.xMinimum(), extent.yMaximum()))
        opposite = self.toCanvasCoordinates(QgsPointXY(extent.xMaximum(), extent.yMinimum()))
        return QRectF(corner - self.pos(), opposite - self.pos())


def _whole(frame: Frame) -> QRectF:
    return QRectF(frame.image.rect())


class DateCaption(QgsMapCanvasItem):
    """Writes on the map which date it shows; no part of the project and of no print."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self._canvas = canvas
        self.text = ""
        self.setZValue(_HIGH)
        self.hide()

    def show_text(self, text: str) -> None:
        """Write another text; an empty one hides it."""
        self.text = text
        self.setVisible(bool(text))
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Cover the map: where the text stands follows the size of the window."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:  # noqa: N802
        """Stay where it is when the map moves."""
        self.setPos(QPointF(0, 0))

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        """Write at the foot: messages of QGIS cover the head."""
        if not self.text:
            return
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(self.text) + 18, metrics.height() + 10
        box = QRectF(10, self._canvas.height() - height - 10, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 28, 36, 205))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text)
