"""The question whether what a project names on the network may be contacted."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...presentation.known_hosts import hosts_of
from ...presentation.words import tr
from ..work.presenter import Presenter
from .question import Question

_NAMED = 3


class ContactQuestion(Question):
    """Names what waits, and takes the answer; hidden while there is nothing to ask."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__("stori_contact_words", parent)
        self._presenter = presenter
        self.allow = self.answer(tr("Contact them"), lambda: presenter.answer(True))
        self.refuse = self.answer(tr("Take these inputs out"), lambda: presenter.answer(False))
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
