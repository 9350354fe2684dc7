"""The table of acquisitions: tick, date, sensor, orbit, bands, clear share, problems."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from .presenter import Presenter
from .state import OPTICAL, Row
from .words import tr

DATE, KIND, CLEAR, SENSOR, ORBIT, BANDS, PROBLEM = range(7)
_SENSORS = {"sentinel1": "Sentinel-1", "sentinel2": "Sentinel-2", "landsat": "Landsat"}


class AcquisitionModel(QAbstractTableModel):
    """The rows of the state as a Qt model; all changes go through the presenter."""

    def __init__(self, presenter: Presenter, parent=None):
        super().__init__(parent)
        self._presenter = presenter
        self._rows: list[Row] = presenter.state.all_rows()
        presenter.rows_changed.connect(self._refresh)
        presenter.clear_changed.connect(self._refresh_clear)

    def _refresh(self) -> None:
        rows = self._presenter.state.all_rows()
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            self._all_differ(DATE, PROBLEM)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _refresh_clear(self) -> None:
        self._rows = self._presenter.state.all_rows()
        self._all_differ(CLEAR, CLEAR)

    def _all_differ(self, first: int, last: int) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._rows) - 1, last))

    def row_at(self, number: int) -> Row:
        """Return the acquisition in a line of the table."""
        return self._rows[number]

    def line_of(self, key: str) -> int:
        """Return the line of an acquisition, -1 where it is not in the table."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent=None) -> int:  # noqa: N802
        """Return the number of acquisitions."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent=None) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):  # noqa: N802
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Date"), tr("Kind"), tr("Clear"), tr("Sensor"), tr("Orbit"), tr("Bands"),
            tr("Problems"),
        )[section]  # fmt: skip

    def flags(self, index: QModelIndex):
        """Say what may be ticked and edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() == DATE and self._rows[index.row()].is_whole:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: QModelIndex, role=Qt.ItemDataRole.DisplayRole):
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.UserRole:
            return row.clear if column == CLEAR and row.clear is not None else _text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == DATE:
            return Qt.CheckState.Checked if row.is_used else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row)
        return None

    def setData(self, index: QModelIndex, value, role=Qt.ItemDataRole.EditRole):  # noqa: N802
        """Tick, untick or date an acquisition."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self._presenter.set_used(row, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and str(value) != _text(row, DATE):
            self._presenter.correct_date(row, str(value))
            return True
        return False


def _text(row: Row, column: int) -> str:
    if column == DATE:
        return row.date.isoformat() if row.date else ""
    if column == KIND:
        return tr("optical") if row.role == OPTICAL else tr("SAR")
    if column == CLEAR:
        return "" if row.clear is None else f"{100 * row.clear:.0f} %"
    if column == SENSOR:
        return _SENSORS.get(row.sensor, "")
    if column == ORBIT:
        return row.orbit
    return ", ".join(row.bands) if column == BANDS else row.problem


def _tooltip(row: Row) -> str:
    files = "\n".join(os.path.basename(path) for path in row.paths[:6])
    text = f"{row.name}\n{files}" if files != row.name else row.name
    if not row.is_whole:
        text += "\n" + tr("It shares its file or product, so it cannot be left out by itself.")
    return f"{text}\n{row.problem}" if row.problem else text


class AcquisitionTable(QTableView):
    """Shows the acquisitions; ``chosen`` tells the key of the one that has the focus."""

    chosen = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent=None):
        super().__init__(parent)
        self.acquisitions = AcquisitionModel(presenter, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.acquisitions)
        self._sorted.setSortRole(Qt.ItemDataRole.UserRole)
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
        for column, letters in ((DATE, 17), (KIND, 9), (CLEAR, 8), (SENSOR, 12), (ORBIT, 17)):
            header.resizeSection(column, letters * letter)
        self.setAccessibleName(tr("Acquisitions found"))
        self.doubleClicked.connect(self._show)

    def _show(self, index: QModelIndex) -> None:
        if index.column() != DATE:
            self.chosen.emit(self.acquisitions.row_at(self._sorted.mapToSource(index).row()).key)

    def select(self, key: str) -> None:
        """Move the selection to an acquisition."""
        line = self.acquisitions.line_of(key)
        if line >= 0:
            index = self._sorted.mapFromSource(self.acquisitions.index(line, DATE))
            self.setCurrentIndex(index)
            self.scrollTo(index)
