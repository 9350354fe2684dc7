"""What is painted over a picture of a plot: the date of the map, and what is being read."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from .content import Content
from .readings import Reading

_RING = 5.0  # pixels


class Axes:
    """Where the axes of a plot are on the screen."""

    def __init__(self, box: QRectF, content: Content) -> None:
        self.box = box
        self._content = content

    def x(self, days: float) -> float:
        """Return where so many days after the first date are, in pixels."""
        return self.box.left() + days / max(self._days, 1) * self.box.width()

    def days(self, x: float) -> int:
        """Return how many days after the first date a position in pixels stands for."""
        return round((x - self.box.left()) / self.box.width() * self._days)

    @property
    def _days(self) -> int:
        return (self._content.last - self._content.first).days

    def y(self, value: float, is_radar: bool) -> float:
        """Return where a value of the left or of the right axis is, in pixels."""
        content = self._content
        low, high = content.low or 0.0, content.high if content.high is not None else 1.0
        if is_radar:
            low, high = content.radar_low, content.radar_high
        return self.box.bottom() - (value - low) / ((high - low) or 1.0) * self.box.height()

    def place(self, reading: Reading) -> tuple[float, float]:
        """Return where a reading is drawn, in pixels."""
        days = (reading.date - self._content.first).days
        return self.x(days), self.y(reading.value, reading.is_radar)


def paint_reading(painter: QPainter, reading: Reading, axes: Axes) -> None:
    """Ring what is being read, and draw its interval."""
    x, y = axes.place(reading)
    painter.save()
    painter.setClipRect(axes.box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(reading.colour), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if reading.has_interval:
        ends = [axes.y(end, reading.is_radar) for end in (reading.low, reading.high)]
        painter.drawLine(QPointF(x, ends[0]), QPointF(x, ends[1]))
        for end in ends:
            painter.drawLine(QPointF(x - 4, end), QPointF(x + 4, end))
    painter.drawEllipse(QPointF(x, y), _RING, _RING)
    painter.restore()
