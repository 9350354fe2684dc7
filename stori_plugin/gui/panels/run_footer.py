"""The foot of the dock: Run, Cancel, how far a run is, and what is to be said of it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...presentation.words import tr


class RunFooter(QWidget):
    """Stays in sight whatever tab is open."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._is_bad = False
        self.run = QPushButton(tr("&Run"), self)
        self.run.setObjectName("stori_run")
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.setObjectName("stori_cancel")
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.status = QLabel(self)
        self.status.setObjectName("stori_status")
        self.status.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.run)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        row.addStretch(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.status)
        self.show_running(False)
        self.say("")

    def show_running(self, is_running: bool) -> None:
        """Show what there is to do while a run goes on, or while none does."""
        self.run.setEnabled(not is_running)
        self.cancel.setVisible(is_running)
        self.progress.setVisible(is_running)
        self.progress.setValue(0)

    def say(self, text: str, is_bad: bool = False) -> None:
        """Say something of the run; bad news is bold."""
        self._is_bad = is_bad
        self.status.setText(text)
        font = self.status.font()
        font.setBold(is_bad)
        self.status.setFont(font)
        self.status.setVisible(bool(text))

    def settle(self) -> None:
        """Take back what stood in the way of a run, since what it was about has changed."""
        if self._is_bad:
            self.say("")
