"""The list of the folders and layers of one role."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qgis.core import QgsMimeDataUtils, QgsProject
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from qgis.PyQt.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from ...presentation.words import tr
from ..state.dock_state import Input
from ..work.presenter import Presenter
from .role_words import role_words

_INPUT = Qt.ItemDataRole.UserRole


class InputList(QListWidget):
    """The folders and layers of one role; takes layers and files that are dropped on it."""

    def __init__(self, presenter: Presenter, role: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self.role = role
        self._hint = tr("Drop layers or a folder here")
        self.setAcceptDrops(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(f"{role_words(role)}: {self._hint}")
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
