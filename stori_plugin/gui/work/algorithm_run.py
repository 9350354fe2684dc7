"""One run of an algorithm beside the GUI, and all that must live as long as it does."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsTask,
)
from qgis.PyQt.QtCore import pyqtSignal


class RunFeedback(QgsProcessingFeedback):
    """Passes on what the algorithm says, from its thread to the main thread.

    Signals: ``logged`` with a line and whether it is a warning; ``step_changed`` with the name
    of the step.
    """

    opens_layers = True  # the algorithm leaves them to the `Loader`
    logged = pyqtSignal(str, bool)
    step_changed = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def setProgressText(self, text: str) -> None:  # noqa: N802
        """Pass on the name of the step."""
        self.step_changed.emit(text)
        self.logged.emit(text, False)

    def pushInfo(self, text: str) -> None:  # noqa: N802
        """Pass on something worth knowing."""
        self.logged.emit(text, False)

    def pushWarning(self, text: str) -> None:  # noqa: N802
        """Pass on a warning."""
        self.logged.emit(text, True)

    def pushDebugInfo(self, text: str) -> None:  # noqa: N802
        """Pass on what helps to report a fault."""
        self.logged.emit(text, False)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        """Keep the sentence; it is shown when the run has ended."""
        self.errors.append(error)
        self.logged.emit(error, True)


# A task knows its context and feedback by reference only: they are kept here until it has ended,
# even if the dock is gone before.
_under_way: set[Run] = set()


class Run:
    """One run of an algorithm in the background, with all that must live as long as it does."""

    def __init__(self, project: QgsProject):
        self.context = QgsProcessingContext()
        self.context.setProject(project)
        self.feedback = RunFeedback()
        self.context.setFeedback(self.feedback)
        self.task: QgsProcessingAlgRunnerTask | None = None

    def begin(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        then: Callable[[Run, bool, dict[str, Any]], None],
    ) -> bool:
        """Start, and tell whether it began.

        At the end ``then`` is called on the main thread with the run, whether all went well,
        and the results.
        """
        # Silent: QGIS would call a run that was cancelled a failed task.
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        self.task = QgsProcessingAlgRunnerTask(
            algorithm, parameters, self.context, self.feedback, flags
        )
        if self.task.isCanceled():
            return False
        _under_way.add(self)

        def ended(is_well: bool, results: dict[str, Any]) -> None:
            _under_way.discard(self)
            self.task = None
            if not is_well:
                gc.collect()  # a caught error holds contexts in cycles; they must go here
            then(self, is_well, results)

        self.task.executed.connect(ended)
        QgsApplication.taskManager().addTask(self.task)
        return True

    def cancel(self) -> None:
        """Ask it to stop."""
        self.feedback.cancel()
        if self.task is not None:
            self.task.cancel()

    def wait(self, seconds: float = 5.0) -> bool:
        """Wait until the thread of the run has ended, and tell whether it has."""
        ends = time.monotonic() + seconds
        while self.task is not None and self.task.isActive() and time.monotonic() < ends:
            time.sleep(0.01)
        return self.task is None or not self.task.isActive()

    def release(self) -> None:
        """Let go of the layers now: they must not outlive the providers that read them."""
        self.context.temporaryLayerStore().removeAllMapLayers()
