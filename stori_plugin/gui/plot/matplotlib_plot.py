"""The plot as a picture: matplotlib draws it on a worker thread, the window only shows it.

A drawing takes matplotlib some 50 ms, and several times that while the engine computes; on the
window's own thread that would be felt. The line that follows the map is painted on the picture.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from qgis.PyQt.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import QWidget

from ...presentation.words import tr
from ..work.asker import Asker
from .content import Content, colours_of, content_of
from .matplotlib_figure import Canvas, draw

if TYPE_CHECKING:
    from ...engine.preview.looked_at import Pixel

_PAUSE = 120  # milliseconds after the last change of size


class PicturePlot:
    """Shows pixels as a picture of matplotlib's."""

    def __init__(self, parent: QWidget, clicked: Callable[[dt.date], None]):
        self.widget = _View(parent, self._press, self._draw)
        self._clicked = clicked
        self._pixels: list[Pixel] = []
        self._channel = ""
        self._asker = Asker("stori-plot", self.widget)

    @property
    def content(self) -> Content | None:
        """What the picture that is shown now was drawn from."""
        return self.widget.content

    def close(self) -> None:
        """Draw nothing any more."""
        self._asker.close()

    def show(self, pixels: Sequence[Pixel], sar_channel: str) -> None:
        """Draw pixels; the picture follows when it is ready."""
        self._pixels, self._channel = list(pixels), sar_channel
        self._draw()

    def show_now(self, date: dt.date | None) -> None:
        """Move the line to the date that the map shows."""
        self.widget.now = date
        self.widget.update()

    def _draw(self) -> None:
        canvas = self.widget.canvas()
        content = content_of(self._pixels, self._channel, canvas.text)

        def take(image: QImage) -> None:
            self.widget.take(image, canvas, content)

        self._asker.ask(lambda: draw(content, canvas), take, self.widget.setToolTip)

    def _press(self, share: float) -> None:
        if self.content is not None:
            days = (self.content.last - self.content.first).days
            self._clicked(self.content.first + dt.timedelta(days=round(share * days)))


class _View(QWidget):
    """The picture, the line of the date shown and the mouse."""

    def __init__(
        self, parent: QWidget, pressed: Callable[[float], None], stale: Callable[[], None]
    ):
        super().__init__(parent)
        self.now: dt.date | None = None
        self._pressed = pressed
        self._image: QImage | None = None
        self._drawn_for: Canvas | None = None
        self.content: Content | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(stale)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(tr("Plot of the pixel over time"))

    def canvas(self) -> Canvas:
        """Return what a picture of the size of now is drawn for."""
        ratio = self.devicePixelRatioF()
        return Canvas(
            max(round(self.width() * ratio), 1),
            max(round(self.height() * ratio), 1),
            ratio,
            self.logicalDpiX(),
            self.fontMetrics().height(),
            *colours_of(self),
        )

    def take(self, image: QImage, canvas: Canvas, content: Content | None) -> None:
        """Show another picture."""
        self._image, self._drawn_for, self.content = image, canvas, content
        self.update()
        if canvas != self.canvas():
            self._pause.start()

    def _box(self, drawn_for: Canvas) -> QRectF:
        """Return where the axes are in the picture as it is shown now."""
        left, top, right, bottom = drawn_for.frame()
        width, height = self.width(), self.height()
        return QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for a picture of the new size, once it stays."""
        super().resizeEvent(event)
        self._pause.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._pause.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell where along the time axis was clicked."""
        if self.content is None or self._drawn_for is None:
            return
        box, point = self._box(self._drawn_for), QPointF(event.pos())
        if box.contains(point):
            self._pressed((point.x() - box.left()) / box.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show the picture, stretched until the next one comes, and the line."""
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(self.rect(), self._image)
        if self.content is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, tr("Click on the map to see a pixel over time."))
        if self.now is not None and self.content is not None and self._drawn_for is not None:
            self._paint_now(painter, self.now, self.content, self._drawn_for)
        painter.end()

    def _paint_now(
        self, painter: QPainter, now: dt.date, content: Content, drawn_for: Canvas
    ) -> None:
        first, last = content.first, content.last
        if not first <= now <= last:
            return
        box = self._box(drawn_for)
        share = (now - first).days / max((last - first).days, 1)
        x = box.left() + share * box.width()
        colour = QColor(drawn_for.text)
        colour.setAlphaF(0.7)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
