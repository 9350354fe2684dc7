"""A question within a panel: words, and two buttons that answer."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Question(QWidget):
    """Shows its words above what can be answered; whoever asks hides it where nothing is asked."""

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setObjectName(name)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.words)
        box.addLayout(self._buttons)

    def answer(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Add an answer to the right of the others, and return its button."""
        button = QPushButton(text, self)
        button.clicked.connect(lambda: act())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
