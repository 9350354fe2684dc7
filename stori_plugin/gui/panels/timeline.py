"""One strip along time: optical images by clear share, SAR passes by orbit, gaps, output dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QLocale, QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...presentation.words import tr
from ..state.dock_state import OPTICAL, SAR, DockState, Row
from ..work.presenter import Presenter

MARGIN = 8
_MOST_ORBITS = 4
_MARK = 5.0  # pixels
# Safe for colour-blind eyes, and strong enough on light and on dark.
OPTICAL_COLOUR, GAP_COLOUR, OUTPUT_COLOUR = "#2a9d4e", "#d9822b", "#3f7fd9"
ORBIT_COLOURS = ("#8e6bbf", "#c2578f", "#5f8fa8", "#a88a4a")


@dataclass(frozen=True)
class Span:
    """The first and last day shown."""

    first: dt.date
    last: dt.date

    def place(self, date: dt.date) -> float:
        """Return where a date lies, 0 to 1."""
        return (date - self.first).days / max((self.last - self.first).days, 1)


def span_of(rows: Sequence[Row], dates: Sequence[dt.date]) -> Span | None:
    """Return the time that acquisitions and output dates take; None without any."""
    days = [row.date for row in rows if row.date] + list(dates)
    return Span(min(days), max(days)) if days else None


def gaps_of(state: DockState) -> list[tuple[dt.date, dt.date]]:
    """Return the long gaps between clear images; none before the clear shares are known."""
    rows = [row for row in state.rows(OPTICAL) if row.is_used and row.date]
    if not rows or any(row.clear is None for row in rows):
        return []
    from ...engine.preview.survey import long_gaps

    best: dict[dt.date, float] = {}
    for row in rows:
        best[row.date] = max(best.get(row.date, 0.0), row.clear)
    return long_gaps(best)


class Timeline(QWidget):
    """Paints the strip; ``picked`` tells the key of the acquisition that was clicked."""

    picked = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent=None):
        super().__init__(parent)
        self._presenter = presenter
        self._rows: list[Row] = []
        self._dates: list[dt.date] = []
        self._gaps: list[tuple[dt.date, dt.date]] = []
        self._orbits: list[str] = []
        self._span: Span | None = None
        self._now: dt.date | None = None
        self._focus = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline of acquisitions"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Several signals of one change make one refresh.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        for signal in (presenter.rows_changed, presenter.clear_changed, presenter.dates_changed):
            signal.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """Take over what the state says."""
        state = self._presenter.state
        self._rows = [row for row in state.all_rows() if row.date]
        self._dates = state.output_dates()[0]
        self._gaps = gaps_of(state)
        orbits = sorted({row.orbit for row in self._rows if row.role == SAR})
        self._orbits = orbits[:_MOST_ORBITS]
        self._span = span_of(self._rows, self._dates)
        self._focus = min(self._focus, len(self._rows) - 1)
        self.updateGeometry()
        self.update()

    def show_now(self, date: dt.date | None) -> None:
        """Mark the date that the map shows."""
        if date != self._now:
            self._now = date
            self.update()

    # --- geometry -----------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of the lanes."""
        return QSize(240, int(self._lane(4 + max(len(self._orbits), 1))) - 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be usable in a narrow dock."""
        return QSize(160, self.sizeHint().height())

    def _lane(self, number: int) -> float:
        """Return the top of a lane: gaps, optical, output dates, one per orbit, years."""
        return 2 + number * (self.fontMetrics().height() + 2)

    def _x(self, date: dt.date) -> float:
        return MARGIN + self._span.place(date) * (self.width() - 2 * MARGIN)

    def _y(self, row: Row) -> float:
        if row.role == OPTICAL:
            return self._lane(1)
        line = self._orbits.index(row.orbit) if row.orbit in self._orbits else _MOST_ORBITS - 1
        return self._lane(3 + line) - 2

    def row_near(self, point: QPointF) -> Row | None:
        """Return the acquisition drawn under or near a point."""
        if self._span is None:
            return None
        height = self.fontMetrics().height() + 2
        lane = [row for row in self._rows if self._y(row) - 1 <= point.y() <= self._y(row) + height]
        near = min(lane, key=lambda row: abs(self._x(row.date) - point.x()), default=None)
        return near if near and abs(self._x(near.date) - point.x()) <= _MARK else None

    # --- mouse and keys -------------------------------------------------------------------

    def mouseMoveEvent(self, event) -> None:  # noqa: N802
        """Name what the pointer is over."""
        row = self.row_near(QPointF(event.pos()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if row else Qt.CursorShape.ArrowCursor)
        where = self.mapToGlobal(event.pos())
        QToolTip.showText(where, _described(row) if row else "", self)

    def mousePressEvent(self, event) -> None:  # noqa: N802
        """Pick what was clicked."""
        row = self.row_near(QPointF(event.pos()))
        if row and event.button() == Qt.MouseButton.LeftButton:
            self._focus = self._rows.index(row)
            self.picked.emit(row.key)
            self.update()

    def keyPressEvent(self, event) -> None:  # noqa: N802
        """Walk along the acquisitions with the arrow keys, pick with Return."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step and self._rows:
            self._focus = max(0, min(len(self._rows) - 1, self._focus + step))
            row = self._rows[self._focus]
            where = QPointF(self._x(row.date), self._y(row)).toPoint()
            QToolTip.showText(self.mapToGlobal(where), _described(row), self)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focus >= 0:
            self.picked.emit(self._rows[self._focus].key)
        else:
            super().keyPressEvent(event)

    # --- painting -------------------------------------------------------------------------

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw the strip in the colours of the theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._span is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            text = tr("The timeline appears when images are added")
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), text)
            return
        self._paint_months(painter)
        self._paint_gaps(painter)
        self._paint_outputs(painter)
        for row in self._rows:
            self._paint_row(painter, row)
        self._paint_cursors(painter)
        painter.end()

    def _paint_months(self, painter: QPainter) -> None:
        faint = QColor(self.palette().color(QPalette.ColorRole.Text))
        faint.setAlpha(45)
        text = QColor(faint)
        text.setAlpha(170)
        days = (self._span.last - self._span.first).days
        step = 1 if days < 200 else 3 if days < 1200 else 12
        date = dt.date(self._span.first.year, 1, 1)
        room = -1.0
        while date <= self._span.last:
            if date >= self._span.first:
                x = self._x(date)
                painter.setPen(QPen(faint, 1))
                painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
                label = str(date.year) if date.month == 1 else _month(date.month)
                width = self.fontMetrics().horizontalAdvance(label)
                if x > room and x + width + 4 < self.width():
                    painter.setPen(text)
                    painter.drawText(QPointF(x + 3, self.height() - 4), label)
                    room = x + width + 8
            month = date.month - 1 + step
            date = dt.date(date.year + month // 12, month % 12 + 1, 1)

    def _paint_gaps(self, painter: QPainter) -> None:
        top, height = self._lane(0), self.fontMetrics().height()
        for first, last in self._gaps:
            box = QRectF(self._x(first), top, self._x(last) - self._x(first), height)
            fill = QColor(GAP_COLOUR)
            fill.setAlpha(60)
            painter.fillRect(QRectF(box.left(), top, box.width(), self._lane(2) - top), fill)
            label = tr("{} d").format((last - first).days)
            if self.fontMetrics().horizontalAdvance(label) + 2 <= box.width():
                painter.setPen(self.palette().color(QPalette.ColorRole.Text))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), label)

    def _paint_outputs(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(OUTPUT_COLOUR), 1.4))
        top = self._lane(2) + 2
        for date in self._dates:
            x = self._x(date)
            painter.drawLine(QPointF(x, top), QPointF(x, top + self.fontMetrics().height() * 0.55))

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        x, y = self._x(row.date), self._y(row)
        height = self.fontMetrics().height()
        wide = self._mark_width()
        if row.role == OPTICAL:
            box = QRectF(x - wide / 2, y, wide, height)
            fill = QColor(OPTICAL_COLOUR)
            fill.setAlphaF(0.14 + 0.86 * (row.clear if row.clear is not None else 0.25))
        else:
            box = QRectF(x - wide / 3, y + height * 0.2, wide / 1.5, height * 0.6)
            fill = QColor(ORBIT_COLOURS[self._line(row) % len(ORBIT_COLOURS)])
        if row.is_used:
            painter.fillRect(box, fill)
        else:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def _mark_width(self) -> float:
        """Return how wide a mark may be, so that neighbours stay apart."""
        days = max((self._span.last - self._span.first).days, 1)
        return max(1.5, min(_MARK, 3.0 * (self.width() - 2 * MARGIN) / days))

    def _line(self, row: Row) -> int:
        return self._orbits.index(row.orbit) if row.orbit in self._orbits else _MOST_ORBITS - 1

    def _paint_cursors(self, painter: QPainter) -> None:
        if self._now and self._span.first <= self._now <= self._span.last:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            x = self._x(self._now)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.hasFocus() and 0 <= self._focus < len(self._rows):
            row = self._rows[self._focus]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            height = self.fontMetrics().height()
            painter.drawRect(QRectF(self._x(row.date) - 5, self._y(row) - 1, 10, height + 2))


def _month(number: int) -> str:
    return QLocale().standaloneMonthName(number, QLocale.FormatType.ShortFormat)


def _described(row: Row) -> str:
    text = f"{row.date.isoformat()}  {row.name}"
    if row.role == OPTICAL and row.clear is not None:
        text += "\n" + tr("{} % clear").format(round(100 * row.clear))
    if row.orbit:
        text += "\n" + row.orbit
    return text if row.is_used else text + "\n" + tr("left out")
