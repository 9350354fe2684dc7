"""The question where the images are that a project does not find any more."""

from __future__ import annotations

import os

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...presentation.words import tr
from ..work.presenter import Presenter
from .question import Question


class MovedQuestion(Question):
    """Names the first path that is gone, and takes the answer; hidden where nothing is."""

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__("stori_moved_words", parent)
        self._memory = memory = presenter.memory
        self.find = self.answer(tr("Find it…"), self._find)
        self.find.setToolTip(tr("What lay beside it is found in the new place as well"))
        self.leave = self.answer(tr("Go on without"), memory.leave)
        memory.moved.asked.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        missing = self._memory.moved.missing
        self.setVisible(bool(missing))
        if not missing:
            return
        more = tr(" and {} more").format(len(missing) - 1) if len(missing) > 1 else ""
        self.words.setText(
            tr("This project names {}{}, which is not there any more. Was it moved?").format(
                missing[0], more
            )
        )

    def _find(self) -> None:
        old = self._memory.moved.missing[0]
        title, start = tr("Where is {} now?").format(os.path.basename(old)), os.path.dirname(old)
        if self._memory.is_folder(old):
            new = QFileDialog.getExistingDirectory(self, title, start)
        else:
            new = QFileDialog.getOpenFileName(self, title, start)[0]
        if new:
            self._memory.move(old, new)
