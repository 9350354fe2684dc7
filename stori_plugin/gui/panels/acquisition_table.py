"""The table of acquisitions: tick, date, sensor, orbit, bands, how they are read, problems."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QTableView,
    QWidget,
)

from ...engine.acquisitions.files.virtual_names import shown_name
from ...engine.acquisitions.names.sensors import SPOKEN
from ...presentation.words import tr
from ..state.dock_state import OPTICAL, Row
from ..work.presenter import Presenter
from .row_menu import menu_of

DATE, KIND, CLEAR, SENSOR, ORBIT, BANDS, READ, PROBLEM = _COLUMNS = range(8)
_DOUBTED = "⚠"
_SORTED_BY = Qt.ItemDataRole.UserRole


class AcquisitionModel(QStandardItemModel):
    """The rows of the state as items of Qt; all changes go through the presenter.

    Qt holds the texts, so that drawing and sorting never wait for Python, which may be busy with
    the images on other threads.
    """

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(0, len(_COLUMNS), parent)
        self._presenter = presenter
        self._rows: list[Row] = []
        self._is_filling = False
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
        if [row.key for row in rows] != [row.key for row in old]:
            self._fill(rows)
        else:
            for line, (row, before) in enumerate(zip(rows, old)):
                if row is not before and row != before:
                    for column in _COLUMNS:
                        _fill_item(self.item(line, column), row, column)
        self._is_filling = False

    def _fill(self, rows: list[Row]) -> None:
        self.beginResetModel()
        # One signal to the views at the end, in place of one for each cell.
        self.blockSignals(True)
        self.setRowCount(0)
        for row in rows:
            items = [QStandardItem() for _ in _COLUMNS]
            for column, item in enumerate(items):
                _fill_item(item, row, column)
            self.appendRow(items)
        self.blockSignals(False)
        self.endResetModel()

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
            _fill_item(item, row, DATE)
            self._is_filling = False
            self._presenter.correct_date(row, text)

    def row_at(self, number: int) -> Row:
        """Return the acquisition in a line of the table."""
        return self._rows[number]

    def line_of(self, key: str) -> int:
        """Return the line of an acquisition, -1 where it is not in the table."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), -1)


def _fill_item(item: QStandardItem, row: Row, column: int) -> None:
    """Fill an item with what its cell shows."""
    text = _text(row, column)
    item.setText(text)
    item.setData(row.clear if column == CLEAR and row.clear is not None else text, _SORTED_BY)
    item.setToolTip(_tooltip(row))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if column == DATE:
        if row.is_whole and row.is_readable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        state = Qt.CheckState
        item.setCheckState(state.Checked if row.is_used else state.Unchecked)
        # The last column may be out of sight.
        item.setIcon(_warning_sign() if row.doubts else QIcon())
    item.setFlags(flags)


def _warning_sign() -> QIcon:
    return QApplication.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)


def _text(row: Row, column: int) -> str:
    if column == DATE:
        return row.date.isoformat() if row.date else ""
    if column == KIND:
        return tr("optical") if row.role == OPTICAL else tr("SAR")
    if column == CLEAR:
        return "" if row.clear is None else f"{100 * row.clear:.0f} %"
    if column == SENSOR:
        return SPOKEN.get(row.sensor, "")
    if column == ORBIT:
        return row.orbit
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


class AcquisitionTable(QTableView):
    """Shows the acquisitions; ``chosen`` tells the key of the one that has the focus."""

    chosen = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(parent)
        self.acquisitions = AcquisitionModel(presenter, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.acquisitions)
        self._sorted.setSortRole(_SORTED_BY)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        letter = self.fontMetrics().averageCharWidth()
        widths = {DATE: 25, KIND: 9, CLEAR: 12, SENSOR: 12, ORBIT: 12, READ: 32}
        for column, letters in widths.items():
            header.resizeSection(column, letters * letter)
        self.setAccessibleName(tr("Acquisitions found"))
        self.doubleClicked.connect(self._show)
        self._presenter = presenter
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def menu_at(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a line."""
        row = self.row_of(index)
        date = index.sibling(index.row(), DATE)
        return menu_of(row, self._presenter, self.chosen.emit, lambda: self.edit(date), self)

    def row_of(self, index: QModelIndex) -> Row:
        """Return the acquisition in a line as it is sorted."""
        return self.acquisitions.row_at(self._sorted.mapToSource(index).row())

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_at(index).exec(self.viewport().mapToGlobal(place))

    def _show(self, index: QModelIndex) -> None:
        if index.column() != DATE:
            self.chosen.emit(self.row_of(index).key)

    def select(self, key: str) -> None:
        """Move the selection to an acquisition."""
        line = self.acquisitions.line_of(key)
        if line >= 0:
            index = self._sorted.mapFromSource(self.acquisitions.index(line, DATE))
            self.setCurrentIndex(index)
            self.scrollTo(index)
