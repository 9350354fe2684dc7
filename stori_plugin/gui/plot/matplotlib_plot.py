"""The plot as a picture: matplotlib draws it on a worker thread, the window only shows it.

A drawing takes matplotlib some 50 ms, and several times that while the engine computes; on the
window's own thread that would be felt. The line that follows the map is painted on the picture.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
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
from .overlay import Axes, paint_reading
from .printed import PRINT_DPI, print_size, save_picture
from .readings import Reading, nearest, readings_of

if TYPE_CHECKING:
    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Pixel

_PAUSE = 120  # milliseconds after the last change of size


class PicturePlot:
    """Shows pixels as a picture of matplotlib's."""

    def __init__(
        self,
        parent: QWidget,
        clicked: Callable[[dt.date], None],
        hovered: Callable[[Reading | None], None],
    ):
        self.widget = _View(parent, clicked, hovered, self._draw)
        self._pixels: list[Pixel] = []
        self._channel = ""
        self._events: list[Sequence[Event]] = []
        self._asker = Asker("stori-plot", self.widget)
        self._saver = Asker("stori-print", self.widget)

    @property
    def content(self) -> Content | None:
        """What the picture that is shown now was drawn from."""
        return self.widget.content

    def close(self) -> None:
        """Draw nothing any more."""
        self._asker.close()
        self._saver.close()

    def show(
        self, pixels: Sequence[Pixel], sar_channel: str, events: Sequence[Sequence[Event]] = ()
    ) -> None:
        """Draw pixels; the picture follows when it is ready."""
        self._pixels, self._channel, self._events = list(pixels), sar_channel, list(events)
        self._draw()

    def save(self, path: str, done: Callable[[str], None]) -> None:
        """Write the plot at the size of print; ``done`` gets a sentence, empty if all is well."""
        ratio = PRINT_DPI / 96.0
        canvas = Canvas(*print_size(), ratio, 96.0, 13.0, "#000000", "#ffffff")
        content = content_of(self._pixels, self._channel, canvas.text, self._events)
        canvas = canvas.fitting(content)
        self._saver.ask(lambda: save_picture(draw(content, canvas), path), done, done)

    def show_now(self, date: dt.date | None) -> None:
        """Move the line to the date that the map shows."""
        self.widget.now = date
        self.widget.update()

    def _draw(self) -> None:
        canvas = self.widget.canvas()
        content = content_of(self._pixels, self._channel, canvas.text, self._events)
        canvas = canvas.fitting(content)

        def take(image: QImage) -> None:
            self.widget.take(image, canvas, content)

        self._asker.ask(lambda: draw(content, canvas), take, self.widget.setToolTip)


class _View(QWidget):
    """The picture, the line of the date shown and the mouse."""

    def __init__(
        self,
        parent: QWidget,
        clicked: Callable[[dt.date], None],
        hovered: Callable[[Reading | None], None],
        stale: Callable[[], None],
    ):
        super().__init__(parent)
        self.now: dt.date | None = None
        self.reading: Reading | None = None
        self._readings: tuple[Reading, ...] = ()
        self._clicked, self._hovered = clicked, hovered
        self.setMouseTracking(True)
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
        self._readings = readings_of(content) if content is not None else ()
        self._read(None)
        self.update()
        if replace(canvas, rows=1) != self.canvas():
            self._pause.start()

    def _axes(self) -> Axes | None:
        """Return where the axes are in the picture as it is shown now; None without any."""
        if self.content is None or self._drawn_for is None:
            return None
        left, top, right, bottom = self._drawn_for.frame()
        width, height = self.width(), self.height()
        box = QRectF(left * width, top * height, (right - left) * width, (bottom - top) * height)
        return Axes(box, self.content)

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
        """Tell which date was clicked: that of what is near, else that of the place."""
        axes, point = self._axes(), QPointF(event.pos())
        if axes is None or self.content is None or not axes.box.contains(point):
            return
        near = nearest(self._readings, point.x(), point.y(), axes.place)
        days = dt.timedelta(days=axes.days(point.x()))
        self._clicked(near.date if near is not None else self.content.first + days)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Read what is under the pointer."""
        axes, point = self._axes(), QPointF(event.pos())
        is_inside = axes is not None and axes.box.contains(point)
        self._read(
            nearest(self._readings, point.x(), point.y(), axes.place)
            if axes is not None and is_inside
            else None
        )

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Read nothing any more."""
        super().leaveEvent(event)
        self._read(None)

    def _read(self, reading: Reading | None) -> None:
        if reading != self.reading:
            self.reading = reading
            self._hovered(reading)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show the picture, stretched until the next one comes, the line and the reading."""
        painter = QPainter(self)
        # Where a screen's scale is no whole number, rows would be left out.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            painter.drawImage(self.rect(), self._image)
        axes = self._axes()
        if self.content is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, tr("Click on the map to see a pixel over time."))
        elif axes is not None:
            self._paint_now(painter, self.content, axes)
            if self.reading is not None:
                paint_reading(painter, self.reading, axes)
        painter.end()

    def _paint_now(self, painter: QPainter, content: Content, axes: Axes) -> None:
        if self.now is None or not content.first <= self.now <= content.last:
            return
        x = axes.x((self.now - content.first).days)
        colour = QColor(self._drawn_for.text if self._drawn_for is not None else "#000000")
        colour.setAlphaF(0.7)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(x, axes.box.top()), QPointF(x, axes.box.bottom()))
