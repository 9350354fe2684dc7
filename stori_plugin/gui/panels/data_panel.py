"""The Data tab: two lists of inputs and the table of what was found in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from qgis.core import QgsMimeDataUtils, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSettings, QSize, Qt
from qgis.PyQt.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...presentation.words import tr
from ..state.dock_state import OPTICAL, SAR, Input
from ..work.presenter import Presenter, raster_layers
from .acquisition_table import AcquisitionTable
from .contact_question import ContactQuestion
from .filter_button import FilterButton
from .moved_question import MovedQuestion
from .place_panel import PlacePanel

LAST_FOLDER = "stori/last_folder"
_INPUT = Qt.ItemDataRole.UserRole
_MOST_PROBLEMS = 3


class InputList(QListWidget):
    """The folders and layers of one role; takes layers and files that are dropped on it."""

    def __init__(self, presenter: Presenter, role: str, hint: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self.role = role
        self._hint = hint
        self.setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(hint)
        presenter.inputs_changed.connect(self._refresh)
        self._refresh()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for little: the table below needs the room."""
        return QSize(120, 4 * (self.fontMetrics().height() + 4))

    def chosen(self) -> list[Input]:
        """Return the inputs that are selected."""
        return [item.data(_INPUT) for item in self.selectedItems()]

    def _refresh(self) -> None:
        self.clear()
        for chosen in self._presenter.state.inputs:
            if chosen.role == self.role:
                item = QListWidgetItem(f"{chosen.name}/" if chosen.is_folder else chosen.name)
                item.setToolTip(chosen.path)
                item.setData(_INPUT, chosen)
                self.addItem(item)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the list, or the hint where it is empty."""
        super().paintEvent(event)
        if self.count():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        box = self.viewport().rect().adjusted(6, 2, -6, -2)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(box, flags, self._hint)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Delete take out what is selected."""
        if event.key() == Qt.Key.Key_Delete and self.selectedItems():
            self._presenter.remove(self.chosen())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept layers and files."""
        if event.mimeData().hasUrls() or QgsMimeDataUtils.isUriList(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Accept them anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take what was dropped."""
        mime = event.mimeData()
        if QgsMimeDataUtils.isUriList(mime):
            self._take_uris(QgsMimeDataUtils.decodeUriList(mime))
        else:
            self._take_paths([url.toLocalFile() for url in mime.urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _take_uris(self, uris: Sequence[QgsMimeDataUtils.Uri]) -> None:
        project = QgsProject.instance()
        layers = [project.mapLayer(uri.layerId) for uri in uris if uri.layerId]
        self._presenter.add_layers([layer for layer in layers if layer is not None], self.role)
        self._take_paths([uri.uri for uri in uris if not uri.layerId and uri.layerType != "vector"])

    def _take_paths(self, paths: list[str]) -> None:
        for folder in (path for path in paths if os.path.isdir(path)):
            self._presenter.add_folder(folder, self.role)
        files = [path for path in paths if path and not os.path.isdir(path)]
        if files:
            self._presenter.add_files(files, self.role)


class DataPanel(QWidget):
    """Lets the user say which images there are, and shows what was found in them."""

    def __init__(
        self,
        presenter: Presenter,
        selected_layers: Callable[[], list[QgsRasterLayer]],
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        """``selected_layers`` returns what is selected in the layer tree."""
        super().__init__(parent)
        self._presenter = presenter
        self._selected_layers = selected_layers
        self.optical = InputList(
            presenter, OPTICAL, tr("Drop optical layers or a folder here"), self
        )
        self.sar = InputList(presenter, SAR, tr("Drop SAR layers or a folder here"), self)
        self.place = PlacePanel(presenter, canvas, self)
        self.table = AcquisitionTable(presenter, self)
        self.filter = FilterButton(presenter, self)
        self.filter.changed.connect(self.table.acquisitions.show_only)
        self.table.acquisitions.filled.connect(self._count)
        self.question = ContactQuestion(presenter, self)
        self.moved = MovedQuestion(presenter, self)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setObjectName("stori_problems")
        self._lay_out()
        self._count()
        presenter.rows_changed.connect(self._refresh)
        presenter.clear_changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        self.given = QWidget(self)
        lists = QGridLayout()
        for column, (title, widget) in enumerate(
            ((tr("&Optical"), self.optical), (tr("&SAR"), self.sar))
        ):
            label = QLabel(title, self)
            label.setBuddy(widget)
            lists.addWidget(label, 0, column)
            widget.setMaximumHeight(5 * (self.fontMetrics().height() + 4))
            lists.addWidget(widget, 1, column)
            lists.setColumnStretch(column, 1)
        of_given = QVBoxLayout(self.given)
        of_given.setContentsMargins(0, 0, 0, 0)
        of_given.addLayout(lists)
        of_given.addLayout(self._buttons())
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addLayout(self._doors())
        box.addWidget(self.given)
        box.addWidget(self.place)
        box.addWidget(self.question)
        box.addWidget(self.moved)
        box.addWidget(self.summary)
        box.addWidget(self.problems)
        box.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignRight)
        box.addWidget(self.table, 1)

    def _doors(self) -> QHBoxLayout:
        """Make the two ways to images; one is open at a time."""
        self.have, self.get = QRadioButton(tr("I have &rasters"), self), QRadioButton(self)
        self.get.setText(tr("&Get rasters for this place"))
        self.have.setChecked(True)
        self.place.hide()
        self.have.toggled.connect(self.given.setVisible)
        self.get.toggled.connect(self.place.setVisible)
        self.have.toggled.connect(self._refresh)
        row = QHBoxLayout()
        row.addWidget(self.have)
        row.addWidget(self.get)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, tip, call in (
            ("folder", tr("Add &folder…"), tr("Add all rasters of a folder"), self._add_folder),
            ("layers", tr("Add &layers"), tr("Add layers of the project"), self._show_layers),
            ("swap", "⇄", tr("Move what is selected to the other list"), self._move),
            ("remove", tr("Remove"), tr("Take what is selected out of the lists"), self._remove),
        ):
            button = QToolButton(self)
            button.setObjectName(f"stori_{name}")
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add_folder(self) -> None:
        start = QSettings().value(LAST_FOLDER, "", str)
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of images"), start)
        if folder:
            QSettings().setValue(LAST_FOLDER, folder)
            self._presenter.add_folder(folder)

    def _show_layers(self) -> None:
        layers = raster_layers(self._presenter.project)
        menu = QMenu(self)
        selected = [layer for layer in self._selected_layers() if layer in layers]
        action = menu.addAction(tr("The {} selected in the layer tree").format(len(selected)))
        action.setEnabled(bool(selected))
        action.triggered.connect(lambda: self._presenter.add_layers(selected))
        action = menu.addAction(tr("All {} rasters of the project").format(len(layers)))
        action.setEnabled(bool(layers))
        action.triggered.connect(lambda: self._presenter.add_layers(layers))
        menu.exec(self.sender().mapToGlobal(self.sender().rect().bottomLeft()))

    def _move(self) -> None:
        optical, sar = self.optical.chosen(), self.sar.chosen()
        if optical:
            self._presenter.move(optical, SAR)
        if sar:
            self._presenter.move(sar, OPTICAL)

    def _remove(self) -> None:
        chosen = [*self.optical.chosen(), *self.sar.chosen()]
        if chosen:
            self._presenter.remove(chosen)

    def close_down(self) -> None:
        """Stop all work and let go of the project."""
        self.place.close_down()
        self.filter.close_down()

    def _count(self) -> None:
        every = self.table.acquisitions.rowCount()
        self.filter.show_count(self.table.shown, every)
        self.filter.setVisible(every > 0)

    def _refresh(self) -> None:
        state = self._presenter.state
        counts = [
            (sum(row.is_used for row in rows), len(rows))
            for rows in (state.rows(OPTICAL), state.rows(SAR))
        ]
        text = tr("{} of {} optical and {} of {} SAR acquisitions are used.")
        (optical, all_optical), (sar, all_sar) = counts
        has_any = all_optical or all_sar
        self.summary.setText(
            text.format(optical, all_optical, sar, all_sar)
            if has_any
            else tr("Add the folder of your images; whether they are optical or SAR is found out.")
        )
        self.summary.setVisible(bool(has_any) or self.have.isChecked())
        problems = state.problems
        shown = problems[:_MOST_PROBLEMS]
        if len(problems) > len(shown):
            shown.append(tr("… and {} more.").format(len(problems) - len(shown)))
        self.problems.setText("\n".join(shown))
        self.problems.setToolTip("\n".join(problems))
        self.problems.setVisible(bool(problems))
