"""The strip above the tabs in which the tour speaks."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

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
        # The button below the words: beside them it would leave a narrow dock no room for these.
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 4, 4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.close_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.hide()

    def show_tour(self, tour: Tour) -> None:
        """Show where the tour is."""
        self.words.setText(tour.words)
        self.button.setText(tour.button)
        self.button.setVisible(bool(tour.button))
        self.button.setEnabled(tour.is_button_on)
        self.setVisible(bool(tour.words))
