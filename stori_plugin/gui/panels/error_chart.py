"""The errors of methods by length of gap, as a run measured them on hidden dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...engine.pages.method_looks import method_look
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.run.run_scores import SeriesScores

_HEIGHT = 150  # pixels
_LEVELS = 4  # lines at most, above zero
_STEPS = (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0, float("inf"))
_DOT = 4.0


class ErrorChart(QWidget):
    """Draws the first series that was measured: a line per method, a dot where it is used."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.scores: SeriesScores | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Errors by length of gap"))
        self.setToolTip(
            tr("Root mean square errors on hidden dates; 1 is that of straight lines on average")
        )
        self.hide()

    def show_scores(self, every: Sequence[SeriesScores]) -> None:
        """Draw other scores; nothing is shown where methods were not compared."""
        compared = (one for one in every if sum(v is not None for v in one.used) > 1)
        self.scores = next(compared, None)
        self.setVisible(self.scores is not None)
        if self.scores is not None:
            self.setAccessibleDescription(self.words())
        self.update()

    def words(self) -> str:
        """Return what the drawing says, for a screen reader."""
        scores = self.scores
        if scores is None:
            return ""
        return "; ".join(
            f"{method}: "
            + ", ".join(
                tr("{} d {}").format(round(days), f"{value:.2f}")
                for days, value in zip(scores.gap_days, row)
                if value is not None
            )
            for method, row in scores.relative.items()
        )

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a low drawing."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw axes, lines, dots and names."""
        if self.scores is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letter = self.fontMetrics().height()
        names = max(self.fontMetrics().horizontalAdvance(name) for name in self.scores.relative)
        box = QRectF(2.5 * letter, 1.5 * letter, 0, 0)
        box.setRight(self.width() - names - 8)
        box.setBottom(self.height() - 1.4 * letter)
        top = max(v for row in self.scores.relative.values() for v in row if v is not None)
        self._paint_axes(painter, box, top)
        ends = []
        for method, row in self.scores.relative.items():
            end = self._paint_line(painter, box, top, method, row)
            if end is not None:
                ends.append((end.y(), method))
        self._paint_names(painter, box, ends)
        self._paint_used(painter, box, top)
        painter.end()

    def _point(self, box: QRectF, top: float, k: int, value: float) -> QPointF:
        steps = max(len(self.scores.gap_days) - 1, 1) if self.scores is not None else 1
        x = box.left() + (0.05 + 0.9 * k / steps) * box.width()
        return QPointF(x, box.bottom() - value / (1.05 * top) * box.height())

    def _paint_axes(self, painter: QPainter, box: QRectF, top: float) -> None:
        faint = QColor(self.palette().color(QPalette.ColorRole.Text))
        text = QColor(faint)
        faint.setAlpha(50)
        painter.setPen(text)
        title = tr("Errors by length of gap")
        painter.drawText(QPointF(0, self.fontMetrics().ascent()), title)
        step = next(size for size in _STEPS if top / size <= _LEVELS)
        for k in range(int(top / step) + 1):
            value = k * step
            y = self._point(box, top, 0, value).y()
            painter.setPen(faint)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(text)
            label = QRectF(0, y - 10, box.left() - 4, 20)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, int(flags), f"{value:g}")
        for k, days in enumerate(self.scores.gap_days if self.scores is not None else ()):
            x = self._point(box, top, k, 0.0).x()
            label = QRectF(x - 30, box.bottom() + 1, 60, self.height() - box.bottom() - 1)
            painter.drawText(
                label, int(Qt.AlignmentFlag.AlignCenter), tr("{} d").format(round(days))
            )

    def _paint_line(
        self, painter: QPainter, box: QRectF, top: float, method: str, row: Sequence[float | None]
    ) -> QPointF | None:
        """Draw the line of a method, and return where it ends."""
        points = [self._point(box, top, k, v) for k, v in enumerate(row) if v is not None]
        look = method_look(method)
        pen = QPen(QColor(look.colour), look.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if look.dashes:
            pen.setDashPattern(list(look.dashes))
        painter.setPen(pen)
        for one, other in zip(points, points[1:]):
            painter.drawLine(one, other)
        return points[-1] if points else None

    def _paint_names(self, painter: QPainter, box: QRectF, ends: list[tuple[float, str]]) -> None:
        """Write the methods beside the ends of their lines, below each other."""
        letter = self.fontMetrics().height()
        bottom = box.top() - letter
        for y, method in sorted(ends):
            bottom = max(y + letter / 3, bottom + 0.9 * letter)
            painter.setPen(QColor(method_look(method).colour))
            painter.drawText(QPointF(box.right() + 4, bottom), method)

    def _paint_used(self, painter: QPainter, box: QRectF, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(method_look("result").colour))
        for k, value in enumerate(self.scores.used if self.scores is not None else ()):
            if value is not None:
                painter.drawEllipse(self._point(box, top, k, value), _DOT, _DOT)
