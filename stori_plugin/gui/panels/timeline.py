"""One strip along time: optical images by clear share, SAR passes by orbit, gaps, output dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QLocale, QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
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

    @property
    def days(self) -> int:
        """The days from the first to the last."""
        return (self.last - self.first).days

    def share(self, date: dt.date) -> float:
        """Return where a date lies, 0 to 1."""
        return (date - self.first).days / max(self.days, 1)


@dataclass(frozen=True)
class Mark:
    """An acquisition with a date, as it is painted."""

    date: dt.date
    row: Row


def span_of(dates: Sequence[dt.date]) -> Span | None:
    """Return the time that dates of acquisitions and of the output take; None without any."""
    return Span(min(dates), max(dates)) if dates else None


def gaps_of(state: DockState) -> list[tuple[dt.date, dt.date]]:
    """Return the long gaps between clear images; none before the clear shares are known."""
    rows = [row for row in state.rows(OPTICAL) if row.is_used and row.date]
    if not rows or any(row.clear is None for row in rows):
        return []
    from ...engine.scene.clear_shares import by_date, long_gaps

    return long_gaps(by_date((row.date, row.clear) for row in rows if row.date))


class Timeline(QWidget):
    """Paints the strip; ``picked`` tells the key of the acquisition that was clicked."""

    picked = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._marks: list[Mark] = []
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
        self._marks = [Mark(row.date, row) for row in state.all_rows() if row.date]
        self._dates = state.output_dates()[0]
        self._gaps = gaps_of(state)
        orbits = sorted({mark.row.orbit for mark in self._marks if mark.row.role == SAR})
        self._orbits = orbits[:_MOST_ORBITS]
        self._span = span_of([*(mark.date for mark in self._marks), *self._dates])
        self._focus = min(self._focus, len(self._marks) - 1)
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
        share = self._span.share(date) if self._span is not None else 0.0
        return MARGIN + share * (self.width() - 2 * MARGIN)

    def _y(self, row: Row) -> float:
        if row.role == OPTICAL:
            return self._lane(1)
        return self._lane(3 + self._line(row)) - 2

    def _line(self, row: Row) -> int:
        """Return the number of an orbit's lane; all that are too many share the last one."""
        return self._orbits.index(row.orbit) if row.orbit in self._orbits else _MOST_ORBITS - 1

    def corner_of(self, mark: Mark) -> QPointF:
        """Return where a mark is painted: the middle of its upper edge."""
        return QPointF(self._x(mark.date), self._y(mark.row))

    def mark_near(self, point: QPointF) -> Mark | None:
        """Return the mark painted under or near a point."""
        height = self.fontMetrics().height() + 2

        def distance(mark: Mark) -> float:
            return abs(self._x(mark.date) - point.x())

        lane = [m for m in self._marks if -1 <= point.y() - self._y(m.row) <= height]
        near = min(lane, key=distance, default=None)
        return near if near is not None and distance(near) <= _MARK else None

    # --- mouse and keys -------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Name what the pointer is over."""
        mark = self.mark_near(QPointF(event.pos()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        where = self.mapToGlobal(event.pos())
        QToolTip.showText(where, _description(mark) if mark else "", self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick what was clicked."""
        mark = self.mark_near(QPointF(event.pos()))
        if mark and event.button() == Qt.MouseButton.LeftButton:
            self._focus = self._marks.index(mark)
            self.picked.emit(mark.row.key)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk along the acquisitions with the arrow keys, pick with Return."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step and self._marks:
            self._focus = max(0, min(len(self._marks) - 1, self._focus + step))
            mark = self._marks[self._focus]
            where = self.corner_of(mark).toPoint()
            QToolTip.showText(self.mapToGlobal(where), _description(mark), self)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focus >= 0:
            self.picked.emit(self._marks[self._focus].row.key)
        else:
            super().keyPressEvent(event)

    # --- painting -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the strip in the colours of the theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._span is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            text = tr("The timeline appears when images are added")
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), text)
            return
        self._paint_months(painter, self._span)
        self._paint_gaps(painter)
        self._paint_outputs(painter)
        width = self._mark_width(self._span)
        for mark in self._marks:
            self._paint_mark(painter, mark, width)
        self._paint_cursors(painter, self._span)
        painter.end()

    def _paint_months(self, painter: QPainter, span: Span) -> None:
        faint = QColor(self.palette().color(QPalette.ColorRole.Text))
        faint.setAlpha(45)
        text = QColor(faint)
        text.setAlpha(170)
        step = 1 if span.days < 200 else 3 if span.days < 1200 else 12
        date = dt.date(span.first.year, 1, 1)
        room = -1.0
        while date <= span.last:
            if date >= span.first:
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

    def _paint_mark(self, painter: QPainter, mark: Mark, width: float) -> None:
        row, x, y = mark.row, self._x(mark.date), self._y(mark.row)
        height = self.fontMetrics().height()
        if row.role == OPTICAL:
            box = QRectF(x - width / 2, y, width, height)
            fill = QColor(OPTICAL_COLOUR)
            fill.setAlphaF(0.14 + 0.86 * (row.clear if row.clear is not None else 0.25))
        else:
            box = QRectF(x - width / 3, y + height * 0.2, width / 1.5, height * 0.6)
            fill = QColor(ORBIT_COLOURS[self._line(row) % len(ORBIT_COLOURS)])
        if row.is_used:
            painter.fillRect(box, fill)
        else:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def _mark_width(self, span: Span) -> float:
        """Return how wide a mark may be, so that neighbours stay apart."""
        return max(1.5, min(_MARK, 3.0 * (self.width() - 2 * MARGIN) / max(span.days, 1)))

    def _paint_cursors(self, painter: QPainter, span: Span) -> None:
        if self._now and span.first <= self._now <= span.last:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            x = self._x(self._now)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.hasFocus() and 0 <= self._focus < len(self._marks):
            corner = self.corner_of(self._marks[self._focus])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            height = self.fontMetrics().height()
            painter.drawRect(QRectF(corner.x() - 5, corner.y() - 1, 10, height + 2))


def _month(number: int) -> str:
    return QLocale().standaloneMonthName(number, QLocale.FormatType.ShortFormat)


def _description(mark: Mark) -> str:
    row = mark.row
    text = f"{mark.date.isoformat()}  {row.name}"
    if row.role == OPTICAL and row.clear is not None:
        text += "\n" + tr("{} % clear").format(round(100 * row.clear))
    if row.orbit:
        text += "\n" + row.orbit
    return text if row.is_used else text + "\n" + tr("left out")
