"""The button that opens the result of an earlier run."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSettings
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton, QWidget

from ...presentation.words import tr
from ..work.result_opener import ResultOpener

LAST_RESULT = "stori/last_result"


class OpenResult(QPushButton):
    """Asks for the folder of a result, and has it opened."""

    def __init__(self, opener: ResultOpener, parent: QWidget | None = None):
        super().__init__(tr("Open a result…"), parent)
        self._opener = opener
        self.setObjectName("stori_open_result")
        self.setToolTip(tr("Show what an earlier run wrote: choose its folder"))
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        start = QSettings().value(LAST_RESULT, "", str)
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of a result"), start)
        if folder:
            QSettings().setValue(LAST_RESULT, folder)
            self._opener.open(folder)
