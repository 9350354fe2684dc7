"""The button that draws on the map how alike every place is to the examples."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...presentation.words import tr
from ..work.similar_everywhere import SimilarEverywhere
from ..work.similar_finder import SimilarFinder


class EverywhereButton(QToolButton):
    """Starts and stops `SimilarEverywhere`; ``said`` carries a sentence once it is needed."""

    said = pyqtSignal(str)

    def __init__(
        self, finder: SimilarFinder, everywhere: SimilarEverywhere, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._finder, self._everywhere = finder, everywhere
        self.setObjectName("stori_similar_everywhere")
        self.clicked.connect(self._press)
        everywhere.changed.connect(self.show_state)

    def show_state(self) -> None:
        """Show whether it can be pressed, and in the tip why not."""
        is_running, lacking = self._everywhere.is_running, self.lacking()
        self.setText(tr("&Cancel") if is_running else tr("&Everywhere"))
        self.setEnabled(is_running or (self._finder.index is not None and not lacking))
        self.setToolTip(lacking or tr("Draw on the map how alike every place is to the examples"))

    def lacking(self) -> str:
        """Return why it cannot be pressed although an index is open, or ""."""
        index = self._finder.index
        return self._finder.state.lacking_everywhere(index.crs) if index is not None else ""

    def _press(self) -> None:
        index, state = self._finder.index, self._finder.state
        if self._everywhere.is_running:
            self._everywhere.cancel()
        elif index is not None:
            self.said.emit(self._everywhere.start(index, state.alike, state.unlike))
