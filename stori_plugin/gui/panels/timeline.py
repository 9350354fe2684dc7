"""One strip along time: images by clear share, SAR passes by orbit, gaps, output dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from qgis.PyQt.QtCore import QPoint, QPointF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...presentation.words import tr
from ..state.dock_state import COARSE
from ..state.player_state import KIND_OF, RECONSTRUCTED
from ..work.presenter import Presenter
from ..work.thumbnails import Thumbnails
from .timeline_lanes import Lanes, Mark, Span, gaps_of, labels_of, orbits_of, span_of
from .timeline_painting import MARK, Drawn, TimelinePainter
from .timeline_words import date_words, mark_words

_DRAGGED = 4  # pixels: less is a click


class Timeline(QWidget):
    """Paints the strip and takes what the mouse does on it.

    Signals: ``picked`` with the key of the acquisition that was clicked; ``scrubbed`` with a kind
    of `player_state` and a date while the mouse drags over a lane, or clicks beside all marks;
    ``released`` when that ends.
    """

    picked = pyqtSignal(str)
    scrubbed = pyqtSignal(str, object)
    released = pyqtSignal()

    def __init__(
        self,
        presenter: Presenter,
        thumbnails: Thumbnails | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._thumbnails = presenter, thumbnails
        self._marks: list[Mark] = []
        self._dates: list[dt.date] = []
        self._made: frozenset[dt.date] = frozenset()
        self._done = 0.0
        self._gaps: list[tuple[dt.date, dt.date]] = []
        self._orbits: tuple[str, ...] = ()
        self._has_coarse = False
        self._span: Span | None = None
        self._now: dt.date | None = None
        self._focus = -1
        self._pressed: QPoint | None = None
        self._dragged = ""  # the kind of the lane that the mouse drags over
        self._hovered: tuple[str, str] = ("", "")
        self._painted: tuple[tuple, Drawn, QPixmap] | None = None
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
        if thumbnails is not None:
            thumbnails.arrived.connect(self._thumbnail_arrived)
        self.refresh()

    def refresh(self) -> None:
        """Take over what the state says."""
        state = self._presenter.state
        self._marks = [Mark(row.date, row) for row in state.all_rows() if row.date]
        self._dates = sorted({*state.output_dates()[0], *self._made})
        self._gaps = gaps_of(state)
        self._orbits = tuple(orbits_of(self._marks))
        self._has_coarse = any(mark.row.role == COARSE for mark in self._marks)
        self._span = span_of([*(mark.date for mark in self._marks), *self._dates])
        self._focus = min(self._focus, len(self._marks) - 1)
        self.updateGeometry()
        self.update()

    def show_now(self, date: dt.date | None) -> None:
        """Mark the date that the map shows."""
        if date != self._now:
            self._now = date
            self.update()

    def show_made(self, dates: Collection[dt.date]) -> None:
        """Mark the dates of which there are rasters."""
        self._made, self._done = frozenset(dates), 0.0
        self._soon.start()

    def show_done(self, share: float) -> None:
        """Fill the dates of a run that goes on: ``share`` of it is done, 0 to 1."""
        self._made, self._done = frozenset(), share
        self.update()

    # --- geometry -----------------------------------------------------------------------

    def lanes(self) -> Lanes:
        """Return where everything stands."""
        metrics = self.fontMetrics()
        widths = map(metrics.horizontalAdvance, labels_of(self._orbits, self._has_coarse))
        longest = max(widths, default=0) + 6
        return Lanes(
            self.width(), metrics.height(), self._orbits, self._span, longest, self._has_coarse
        )

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of the lanes, or of a line of text where nothing stands in them."""
        is_empty = self._span is None
        return QSize(240, 2 * self.fontMetrics().height() if is_empty else self.lanes().height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be usable in a narrow dock."""
        return QSize(160, self.sizeHint().height())

    def corner_of(self, mark: Mark) -> QPointF:
        """Return where a mark is painted: the middle of its upper edge."""
        lanes = self.lanes()
        return QPointF(lanes.x(mark.date), lanes.top(lanes.lane_of(mark.row)))

    def mark_near(self, point: QPointF) -> Mark | None:
        """Return the mark painted under or near a point."""
        lanes = self.lanes()

        def distance(mark: Mark) -> float:
            return abs(lanes.x(mark.date) - point.x())

        def is_in_lane(mark: Mark) -> bool:
            return -1 <= point.y() - lanes.top(lanes.lane_of(mark.row)) <= lanes.line + 2

        near = min(filter(is_in_lane, self._marks), key=distance, default=None)
        return near if near is not None and distance(near) <= MARK else None

    def made_near(self, point: QPointF) -> dt.date | None:
        """Return the date of the result whose tick is under or near a point."""
        lanes = self.lanes()
        if lanes.kind_at(point.y()) != RECONSTRUCTED:
            return None
        near = min(self._made, key=lambda date: abs(lanes.x(date) - point.x()), default=None)
        return near if near and abs(lanes.x(near) - point.x()) <= MARK else None

    # --- mouse and keys -------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Name what the pointer is over; go along with it while it drags."""
        if self._pressed is not None:
            if self._dragged or abs(event.pos().x() - self._pressed.x()) >= _DRAGGED:
                self._drag(event.pos())
            return
        point = QPointF(event.pos())
        mark, made = self.mark_near(point), self.made_near(point)
        is_there = mark is not None or made is not None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if is_there else arrow)
        self._hover(mark, made, event.pos())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick what was clicked; from there on a drag may follow."""
        if event.button() != Qt.MouseButton.LeftButton or self._span is None:
            return
        self._pressed = event.pos()
        mark = self.mark_near(QPointF(event.pos()))
        if mark is not None:
            self._focus = self._marks.index(mark)
            self.picked.emit(mark.row.key)
            self.update()
        else:
            self._drag(event.pos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a drag."""
        was_dragged, self._dragged, self._pressed = self._dragged, "", None
        if was_dragged:
            self.released.emit()

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        """Name nothing any more."""
        self._hovered = ("", "")

    def _drag(self, point: QPoint) -> None:
        lanes = self.lanes()
        self._dragged = self._dragged or lanes.kind_at((self._pressed or point).y())
        date = lanes.date_at(point.x())
        if date is not None:
            self.scrubbed.emit(self._dragged, date)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk along the acquisitions with the arrow keys, pick with Return."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step and self._marks:
            self._focus = max(0, min(len(self._marks) - 1, self._focus + step))
            mark = self._marks[self._focus]
            self._hover(mark, None, self.corner_of(mark).toPoint())
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focus >= 0:
            self.picked.emit(self._marks[self._focus].row.key)
        else:
            super().keyPressEvent(event)

    # --- words on what the pointer is over ---------------------------------------------------

    def _hover(self, mark: Mark | None, made: dt.date | None, point: QPoint) -> None:
        about = ("", "")
        if mark is not None:
            about = (KIND_OF[mark.row.role], mark.row.key)
        elif made is not None:
            about = (RECONSTRUCTED, made.isoformat())
        self._hovered, self._place = about, point
        self._say(mark, made)

    def _say(self, mark: Mark | None, made: dt.date | None) -> None:
        kind, key = self._hovered
        picture = self._thumbnails.ask(kind, key) if self._thumbnails is not None and key else ""
        text = mark_words(mark, picture) if mark else date_words(made, picture) if made else ""
        QToolTip.showText(self.mapToGlobal(self._place), text, self)

    def _thumbnail_arrived(self, kind: str, key: str) -> None:
        if self._hovered == (kind, key) and self.isVisible():
            point = QPointF(self._place)
            self._say(self.mark_near(point), self.made_near(point))

    # --- painting -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the strip in the colours of the theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._span is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            text = tr("The timeline appears when images are added")
            centred = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), centred, text)
        else:
            painter.drawPixmap(0, 0, self._strip())
            is_at = self.hasFocus() and 0 <= self._focus < len(self._marks)
            focus = self._marks[self._focus] if is_at else None
            cursors = TimelinePainter(painter, self.lanes(), self.palette())
            cursors.paint_cursors(self._now, focus)
        painter.end()

    def _strip(self) -> QPixmap:
        """Return all but the cursors: these move while it plays, thousands of marks do not."""
        ratio = self.devicePixelRatioF()
        about = (self.size(), self.palette().cacheKey(), ratio, self.font().key())
        drawn = Drawn(self._marks, self._gaps, self._dates, self._made, self._done)
        if self._painted is None or self._painted[:2] != (about, drawn):
            strip = QPixmap(self.size() * ratio)
            strip.setDevicePixelRatio(ratio)
            strip.fill(self.palette().color(QPalette.ColorRole.Base))
            painter = QPainter(strip)
            painter.setFont(self.font())
            TimelinePainter(painter, self.lanes(), self.palette()).paint(drawn)
            painter.end()
            self._painted = (about, drawn, strip)
        return self._painted[2]
