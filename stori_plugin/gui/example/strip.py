"""The strip above the tabs in which the tour speaks."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ...presentation.words import tr
from .tour import Tour


class TourStrip(QFrame):
    """Shows a `Tour`; ``pressed`` and ``closed`` tell what the user does."""

    pressed = pyqtSignal()
    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("stori_tour")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.button = QPushButton(self)
        self.button.setObjectName("stori_tour_go")
        self.button.clicked.connect(lambda: self.pressed.emit())
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("stori_tour_close")
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(tr("Close the tour"))
        self.close_button.setAccessibleName(tr("Close the tour"))
        self.close_button.clicked.connect(lambda: self.closed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 4, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_tour(self, tour: Tour) -> None:
        """Show where the tour is."""
        self.words.setText(tour.words)
        self.button.setText(tour.button)
        self.button.setVisible(bool(tour.button))
        self.button.setEnabled(tour.is_button_on)
        self.setVisible(bool(tour.words))
