"""Builds an index from the dock: runs ``stori:buildindex`` in the background."""

from __future__ import annotations

import os
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...presentation.words import tr
from ..state.similar_state import BuildForm
from . import commands
from .algorithm_run import Run
from .one_run import OneRun
from .presenter import Presenter

ALGORITHM = "stori:buildindex"


class SimilarBuilder(OneRun):
    """Runs one build at a time.

    Signals: ``started``; ``progressed`` with a fraction and the step; ``ended`` with the path of
    the index (empty unless all went well) and a sentence.
    """

    started = pyqtSignal()
    progressed = pyqtSignal(float, str)
    ended = pyqtSignal(str, str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(presenter, parent)
        self._step = ""

    def start(self, form: BuildForm) -> str:
        """Begin; return a sentence where that is impossible, else an empty text."""
        if self.is_running:
            return tr("An index is being built: wait for it or cancel it first.")
        sentence = self._obstacle(form) or commands.obstacle(ALGORITHM)
        if sentence:
            return sentence
        algorithm = commands.create_algorithm(ALGORITHM)
        if algorithm is None:
            return commands.obstacle(ALGORITHM)
        run, given = Run(self._presenter.project), form.parameters()
        run.feedback.step_changed.connect(self._take_step)
        run.feedback.progressChanged.connect(self._show_progress)
        self._step = ""
        sentence = self._begin(run, algorithm, given, tr("The index could not be begun."))
        if not sentence:
            self.started.emit()
        return sentence

    def _obstacle(self, form: BuildForm) -> str:
        if not form.source:
            return tr("There is nothing to build from: run a reconstruction, or add a raster.")
        if not form.output:
            return tr("Choose the file that the index goes to.")
        if os.path.isdir(form.output):
            return tr("{} is a folder: give the index a file's name.").format(form.output)
        return ""

    def _take_step(self, text: str) -> None:
        self._step = text

    def _show_progress(self, percent: float) -> None:
        self.progressed.emit(percent / 100.0, self._step)

    def _executed(self, run: Run, is_well: bool, results: dict[str, Any]) -> None:
        run.release()
        if sip.isdeleted(self):
            return
        self._run = None
        if run.feedback.isCanceled():
            self.ended.emit("", tr("Stopped. Start it again with the same choices to go on."))
        elif not is_well:
            errors = run.feedback.errors
            self.ended.emit("", errors[-1] if errors else tr("The index could not be built."))
        else:
            self.ended.emit(results["OUTPUT"], "")
