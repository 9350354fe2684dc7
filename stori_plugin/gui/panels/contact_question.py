"""The question whether what a project names on the network may be contacted."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...presentation.known_hosts import hosts_of
from ...presentation.words import tr
from ..work.presenter import Presenter

_NAMED = 3


class ContactQuestion(QWidget):
    """Names what waits, and takes the answer; hidden while there is nothing to ask."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setObjectName("stori_contact_words")
        self.allow = QPushButton(tr("Contact them"), self)
        self.refuse = QPushButton(tr("Take these inputs out"), self)
        self.allow.clicked.connect(lambda: presenter.answer(True))
        self.refuse.clicked.connect(lambda: presenter.answer(False))
        buttons = QHBoxLayout()
        buttons.addWidget(self.allow)
        buttons.addWidget(self.refuse)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.words)
        box.addLayout(buttons)
        presenter.contacts.asked.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        paths = self._presenter.contacts.waiting
        self.setVisible(bool(paths))
        more = tr(" and {} more").format(len(paths) - _NAMED) if len(paths) > _NAMED else ""
        self.words.setText(
            tr(
                "This project reads images from the network, at {}: {}{}. Nothing was asked yet."
            ).format(", ".join(sorted(hosts_of(paths))), ", ".join(paths[:_NAMED]), more)
        )
