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
from .presenter import Presenter

ALGORITHM = "stori:buildindex"


class SimilarBuilder(QObject):
    """Runs one build at a time.

    Signals: ``started``; ``progressed`` with a fraction and the step; ``ended`` with the path of
    the index (empty unless all went well) and a sentence.
    """

    started = pyqtSignal()
    progressed = pyqtSignal(float, str)
    ended = pyqtSignal(str, str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._run: Run | None = None
        self._step = ""
        presenter.project.cleared.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Tell whether a build is under way."""
        return self._run is not None

    def close(self) -> None:
        """Stop and let go of the project; returns when nothing is going on any more."""
        self._presenter.project.cleared.disconnect(self.cancel)
        run = self._run
        self.cancel()
        if run is not None and run.wait():
            run.release()

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
        is_well, sentence = algorithm.checkParameterValues(given, run.context)
        if not is_well:
            return sentence
        run.feedback.step_changed.connect(self._take_step)
        run.feedback.progressChanged.connect(self._show_progress)
        self._run, self._step = run, ""
        if not run.begin(algorithm, given, self._executed):
            self._run = None
            run.release()
            return (run.feedback.errors or [tr("The index could not be begun.")])[-1]
        self.started.emit()
        return ""

    def _obstacle(self, form: BuildForm) -> str:
        if not form.source:
            return tr("There is nothing to build from: run a reconstruction, or add a raster.")
        if not form.output:
            return tr("Choose the file that the index goes to.")
        if os.path.isdir(form.output):
            return tr("{} is a folder: give the index a file's name.").format(form.output)
        return ""

    def cancel(self) -> None:
        """Ask the build to stop; it answers through ``ended`` when it has."""
        if self._run is not None:
            self._run.cancel()

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
