"""What runs one algorithm at a time for the dock: begun, cancelled, and let go of with it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QObject

from .algorithm_run import Run
from .presenter import Presenter


class OneRun(QObject):
    """Runs one algorithm at a time in the background, and stops when the project is cleared.

    Those who derive from it connect to `Run.feedback` before `_begin`, and say in `_executed` what
    came of it.
    """

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._run: Run | None = None
        presenter.project.cleared.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Tell whether a run is under way."""
        return self._run is not None

    def cancel(self) -> None:
        """Ask it to stop; it answers through ``ended`` when it has."""
        if self._run is not None:
            self._run.cancel()

    def close(self) -> None:
        """Stop and let go of the project; returns when nothing is going on any more."""
        self._presenter.project.cleared.disconnect(self.cancel)
        run = self._run
        self.cancel()
        if run is not None and run.wait():
            run.release()

    def _begin(
        self, run: Run, algorithm: QgsProcessingAlgorithm, given: dict[str, Any], refused: str
    ) -> str:
        """Begin; return a sentence where that is impossible, ``refused`` where none says why."""
        is_well, sentence = algorithm.checkParameterValues(given, run.context)
        if not is_well:
            run.release()
            return sentence
        self._run = run
        if not run.begin(algorithm, given, self._executed):
            self._run = None
            run.release()
            return (run.feedback.errors or [refused])[-1]
        return ""

    def _executed(self, run: Run, is_well: bool, results: dict[str, Any]) -> None:
        """Take what came of the run; it is released there."""
        raise NotImplementedError
