"""How the timeline looks, in the colours of the theme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import QLocale, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from ...presentation.words import tr
from ..state.dock_state import OPTICAL, SAR
from .timeline_lanes import GAPS, IMAGES, MARGIN, RESULT, Lanes, Mark, labels_of

MARK = 5.0  # pixels
# Safe for colour-blind eyes, and strong enough on light and on dark.
_OPTICAL, _COARSE, _GAP, _OUTPUT = "#2a9d4e", "#7d9c1e", "#d9822b", "#3f7fd9"
_ORBITS = ("#8e6bbf", "#c2578f", "#5f8fa8", "#a88a4a")


@dataclass(frozen=True)
class Drawn:
    """What is painted."""

    marks: Sequence[Mark] = ()
    gaps: Sequence[tuple[dt.date, dt.date]] = ()
    dates: Sequence[dt.date] = ()
    """The dates that a run is asked for, or has made."""

    made: Collection[dt.date] = field(default_factory=frozenset)
    """Those of them of which there are rasters."""

    done: float = 0.0
    """How much of the run that goes on is done, 0 to 1."""


class TimelinePainter:
    """Paints a timeline."""

    def __init__(self, painter: QPainter, lanes: Lanes, palette: QPalette):
        self._painter, self._lanes, self._palette = painter, lanes, palette
        self._metrics: QFontMetrics = painter.fontMetrics()

    def paint(self, drawn: Drawn) -> None:
        """Paint all but the cursors."""
        self._paint_scale()
        self._paint_labels()
        self._paint_gaps(drawn)
        self._paint_dates(drawn)
        for mark in drawn.marks:
            self._paint_mark(mark)

    def _colour(self, role: QPalette.ColorRole, alpha: int = 255) -> QColor:
        colour = QColor(self._palette.color(role))
        colour.setAlpha(alpha)
        return colour

    def _paint_labels(self) -> None:
        lanes, painter = self._lanes, self._painter
        painter.setPen(self._colour(QPalette.ColorRole.Text, 170))
        room = int(lanes.left - MARGIN)
        for lane, label in enumerate(labels_of(lanes.orbits, lanes.has_coarse)):
            text = self._metrics.elidedText(label, Qt.TextElideMode.ElideRight, room)
            box = QRectF(4, lanes.top(lane), room, lanes.line)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, int(flags), text)

    def _paint_scale(self) -> None:
        lanes, painter = self._lanes, self._painter
        span = lanes.span
        if span is None:
            return
        step = 1 if span.days < 200 else 3 if span.days < 1200 else 12
        date, room, year = dt.date(span.first.year, 1, 1), lanes.left - 4, None
        while date <= span.last:
            if date >= span.first:
                x = lanes.x(date)
                painter.setPen(QPen(self._colour(QPalette.ColorRole.Text, 45), 1))
                painter.drawLine(QPointF(x, 0), QPointF(x, lanes.height))
                is_new = date.year != year
                label = str(date.year) if step == 12 else _month(date.month, is_new and date.year)
                width = self._metrics.horizontalAdvance(label)
                if x > room and x + width + 4 < lanes.width:
                    painter.setPen(self._colour(QPalette.ColorRole.Text, 170))
                    painter.drawText(QPointF(x + 3, lanes.height - 4), label)
                    room, year = x + width + 8, date.year
            month = date.month - 1 + step
            date = dt.date(date.year + month // 12, month % 12 + 1, 1)
        if year is None:  # within a month or two: where it begins
            painter.setPen(self._colour(QPalette.ColorRole.Text, 170))
            label = _month(span.first.month, span.first.year)
            painter.drawText(QPointF(lanes.left, lanes.height - 4), label)

    def _paint_gaps(self, drawn: Drawn) -> None:
        lanes, painter = self._lanes, self._painter
        top = lanes.top(GAPS)
        for first, last in drawn.gaps:
            box = QRectF(lanes.x(first), top, lanes.x(last) - lanes.x(first), lanes.line)
            fill = QColor(_GAP)
            fill.setAlpha(60)
            painter.fillRect(
                QRectF(box.left(), top, box.width(), lanes.top(IMAGES + 1) - top), fill
            )
            label = tr("{} d").format((last - first).days)
            if self._metrics.horizontalAdvance(label) + 2 <= box.width():
                painter.setPen(self._palette.color(QPalette.ColorRole.Text))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), label)

    def _paint_dates(self, drawn: Drawn) -> None:
        """Paint a faint tick for each date asked for, filled as the run goes, strong once made."""
        lanes, painter = self._lanes, self._painter
        top, height = lanes.top(RESULT) + 2, lanes.line - 4
        faint = QColor(_OUTPUT)
        faint.setAlpha(90)
        for date in drawn.dates:
            x = lanes.x(date)
            share = 1.0 if date in drawn.made else drawn.done
            foot = top + height
            painter.setPen(QPen(faint, 1.4))
            painter.drawLine(QPointF(x, top), QPointF(x, foot))
            if share > 0:
                painter.setPen(QPen(QColor(_OUTPUT), 2.2))
                painter.drawLine(QPointF(x, foot - share * height), QPointF(x, foot))

    def _paint_mark(self, mark: Mark) -> None:
        lanes, painter, row = self._lanes, self._painter, mark.row
        x, y, width = lanes.x(mark.date), lanes.top(lanes.lane_of(row)), self._mark_width()
        if row.role != SAR:
            box = QRectF(x - width / 2, y, width, lanes.line)
            fill = QColor(_OPTICAL if row.role == OPTICAL else _COARSE)
            fill.setAlphaF(0.14 + 0.86 * (row.clear if row.clear is not None else 0.25))
        else:
            box = QRectF(x - width / 3, y + lanes.line * 0.2, width / 1.5, lanes.line * 0.6)
            fill = QColor(_ORBITS[lanes.orbit(row) % len(_ORBITS)])
        if row.is_used:
            painter.fillRect(box, fill)
        else:
            painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def _mark_width(self) -> float:
        """Return how wide a mark may be, so that neighbours stay apart."""
        days = max(self._lanes.span.days if self._lanes.span else 1, 1)
        room = self._lanes.width - MARGIN - self._lanes.left
        return max(1.5, min(MARK, 3.0 * room / days))

    def paint_cursors(self, now: dt.date | None, focus: Mark | None) -> None:
        """Paint the line of the date that is shown, and what the keys have come to."""
        lanes, painter = self._lanes, self._painter
        colour = self._palette.color(QPalette.ColorRole.Highlight)
        span = lanes.span
        if now and span is not None and span.first <= now <= span.last:
            painter.setPen(QPen(colour, 2))
            x = lanes.x(now)
            painter.drawLine(QPointF(x, 0), QPointF(x, lanes.height))
        if focus is not None:
            x, y = lanes.x(focus.date), lanes.top(lanes.lane_of(focus.row))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2))
            painter.drawRect(QRectF(x - 5, y - 1, 10, lanes.line + 2))


def _month(number: int, year: int | bool | None) -> str:
    """Return a month's name, with the year where there is one."""
    name = QLocale().standaloneMonthName(number, QLocale.FormatType.ShortFormat)
    return f"{name} {year}" if year else name
