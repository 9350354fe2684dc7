"""The acquisitions as items of Qt: what each cell of their table shows."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QApplication, QStyle, QWidget

from ...engine.acquisitions.files.virtual_names import shown_name
from ...engine.acquisitions.names.sensors import SPOKEN
from ...presentation.option_words import orbit_words
from ...presentation.words import tr
from ..state.dock_state import Row
from ..state.row_filter import RowFilter
from ..work.presenter import Presenter
from .role_words import role_words

DATE, KIND, CLEAR, SENSOR, ORBIT, BANDS, READ, PROBLEM = _COLUMNS = range(8)
_DOUBTED = "⚠"
_AT_ONCE = 800  # lines are made; others wait until Qt has done what else there is to do
SORTED_BY = Qt.ItemDataRole.UserRole
IS_SHOWN = Qt.ItemDataRole.UserRole + 1
"""Of the first column: `SHOWN` where the filter shows the line. Qt reads it without Python."""
SHOWN = "yes"
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OWN = _FIXED | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable


class AcquisitionModel(QStandardItemModel):
    """The rows of the state as items of Qt; all changes go through the presenter.

    Qt holds the texts, so that drawing and sorting never wait for Python, which may be busy with
    the images on other threads. Signal: ``filled`` when lines, or those shown, may be others.
    """

    filled = pyqtSignal()

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(0, len(_COLUMNS), parent)
        self._presenter = presenter
        self._rows: list[Row] = []
        self._is_filling = False
        self._filter = RowFilter()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self.setHorizontalHeaderLabels(
            [tr("Date"), tr("Kind"), tr("Clear share"), tr("Sensor"), tr("Orbit"), tr("Bands"),
             tr("Read as"), tr("Problems")]
        )  # fmt: skip
        presenter.rows_changed.connect(self._refresh)
        presenter.clear_changed.connect(self._refresh)
        self.itemChanged.connect(self._take)
        self._refresh()

    def _refresh(self) -> None:
        rows, old = self._presenter.state.all_rows(), self._rows
        self._rows = rows
        self._is_filling = True
        keys = [row.key for row in rows]
        kept = self.rowCount() if [row.key for row in old] == keys[: len(old)] else 0
        for line, (row, before) in enumerate(zip(rows[:kept], old)):
            if row is not before and row != before:
                _fill_items([self.item(line, column) for column in _COLUMNS], row)
        if len(rows) != len(old) or not kept:
            self._fill(rows, kept)
        self._mark_shown()
        self._is_filling = False
        self.filled.emit()

    def _go_on(self) -> None:
        """Make lines that had to wait."""
        self._is_filling = True
        self._fill(self._rows, self.rowCount())
        self._is_filling = False
        self.filled.emit()

    def _fill(self, rows: list[Row], kept: int) -> None:
        """Make some of the lines after the first ``kept``, which are as they were."""
        self.beginResetModel()
        # One signal to the views at the end, in place of one for each cell.
        self.blockSignals(True)
        self.setRowCount(kept)
        for row in rows[kept : kept + _AT_ONCE]:
            items = [QStandardItem() for _ in _COLUMNS]
            _fill_items(items, row)
            items[DATE].setData(self._mark_of(row), IS_SHOWN)
            self.appendRow(items)
        self.blockSignals(False)
        self.endResetModel()
        if self.rowCount() < len(rows):
            self._rest.start(0)
        else:
            self._rest.stop()

    def show_only(self, chosen: RowFilter) -> None:
        """Mark the lines that a filter shows."""
        self._filter = chosen
        self._is_filling = True
        self._mark_shown()
        self._is_filling = False
        self.filled.emit()

    def _mark_of(self, row: Row) -> str:
        return SHOWN if self._filter.accepts(row) else ""

    def _mark_shown(self) -> None:
        for line, row in enumerate(self._rows[: self.rowCount()]):
            item, mark = self.item(line, DATE), self._mark_of(row)
            if item.data(IS_SHOWN) != mark:
                item.setData(mark, IS_SHOWN)

    def _take(self, item: QStandardItem) -> None:
        """Pass on a tick or a date that the user changed, and show what became of it."""
        if self._is_filling:
            return
        row = self._rows[item.row()]
        is_used = item.checkState() == Qt.CheckState.Checked
        if is_used != row.is_used:
            self._presenter.set_used(row, is_used)
        elif item.text() != _text(row, DATE):
            text = item.text()
            self._is_filling = True
            item.setText(_text(row, DATE))
            self._is_filling = False
            self._presenter.correct_date(row, text)

    def row_at(self, number: int) -> Row:
        """Return the acquisition in a line of the table."""
        return self._rows[number]

    def line_of(self, key: str) -> int:
        """Return the line of an acquisition, -1 where it is not in the table."""
        lines = enumerate(self._rows[: self.rowCount()])
        return next((line for line, row in lines if row.key == key), -1)


def _fill_items(items: list[QStandardItem], row: Row) -> None:
    """Fill the items of a line with what its cells show."""
    tooltip = _tooltip(row)
    for column, item in enumerate(items):
        text = _text(row, column)
        item.setText(text)
        sorted_by = row.clear if column == CLEAR and row.clear is not None else text
        if sorted_by != "":
            item.setData(sorted_by, SORTED_BY)
        item.setToolTip(tooltip)
        item.setFlags(_FIXED)
    first = items[DATE]
    is_own = row.is_whole and row.is_readable
    first.setFlags(_OWN if is_own else _FIXED)
    state = Qt.CheckState
    first.setCheckState(state.Checked if row.is_used else state.Unchecked)
    # The last column may be out of sight.
    if row.doubts or not first.icon().isNull():
        first.setIcon(_warning_sign() if row.doubts else QIcon())


def _warning_sign() -> QIcon:
    return QApplication.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)


def _text(row: Row, column: int) -> str:
    if column == DATE:
        return row.date.isoformat() if row.date else ""
    if column == KIND:
        return role_words(row.role)
    if column == CLEAR:
        return "" if row.clear is None else f"{100 * row.clear:.0f} %"
    if column == SENSOR:
        return SPOKEN.get(row.sensor, "")
    if column == ORBIT:
        return orbit_words(row.orbit)
    if column == BANDS:
        return ", ".join(row.bands)
    return row.reading if column == READ else _problems(row)


def _problems(row: Row) -> str:
    """Return what is wrong; the mark and what is doubted come first."""
    doubted = tr("doubted: {}").format(", ".join(row.doubted)) if row.doubted else ""
    marked = f"{_DOUBTED} {doubted}" if doubted else ""
    return "; ".join(filter(None, (marked, row.problem)))


def _tooltip(row: Row) -> str:
    files = "\n".join(shown_name(path) for path in row.paths[:6])
    text = f"{row.name}\n{files}" if files != row.name else row.name
    if not row.is_whole:
        text += "\n" + tr("It shares its file with others, so it cannot be left out by itself.")
    if row.reading:
        text += "\n" + tr("Read as: {}").format(row.reading)
    return "\n".join([text, *filter(None, (row.problem,)), *row.doubts])
