"""The table of acquisitions: tick, date, sensor, orbit, bands, how they are read, problems."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ...presentation.words import tr
from ..state.dock_state import Row
from ..work.presenter import Presenter
from .acquisition_model import (
    CLEAR,
    DATE,
    IS_SHOWN,
    KIND,
    ORBIT,
    READ,
    SENSOR,
    SHOWN,
    SORTED_BY,
    AcquisitionModel,
)
from .row_menu import menu_of, menu_of_several

_LEAST_LINES = 6


class AcquisitionTable(QTableView):
    """Shows the acquisitions; ``chosen`` tells the key of the one that has the focus."""

    chosen = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(parent)
        self.acquisitions = AcquisitionModel(presenter, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.acquisitions)
        self._sorted.setSortRole(SORTED_BY)
        self._sorted.setFilterRole(IS_SHOWN)
        self._sorted.setFilterKeyColumn(DATE)
        self._sorted.setFilterFixedString(SHOWN)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        lines = _LEAST_LINES * self.verticalHeader().defaultSectionSize()
        # On a low screen the tab scrolls, rather than that the table shows a line or two.
        self.setMinimumHeight(lines + header.sizeHint().height() + 2 * self.frameWidth())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        letter = self.fontMetrics().averageCharWidth()
        widths = {DATE: 20, KIND: 9, CLEAR: 12, SENSOR: 12, ORBIT: 12, READ: 32}
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
        chosen = [self.row_of(line) for line in self.selectionModel().selectedRows(DATE)]
        if len(chosen) > 1 and row in chosen:
            return menu_of_several(chosen, self._presenter, self)
        return menu_of(row, self._presenter, self.chosen.emit, lambda: self.edit(date), self)

    @property
    def shown(self) -> int:
        """How many lines are shown."""
        return self._sorted.rowCount()

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
