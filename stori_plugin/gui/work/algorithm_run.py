"""One run of an algorithm beside the GUI, and all that must live as long as it does."""

from __future__ import annotations

import gc
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
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication


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


_MOMENT = 100  # milliseconds


class RunTask(QgsProcessingAlgRunnerTask):
    """The task of a run, which does not stop as soon as QGIS means to end.

    QGIS calls tasks off first, then asks whether to save the project, and then those who may hold
    it up (`leaving_qgis`). So what comes from outside is done a moment later, and not at all where
    QGIS is asking something by then, or somebody has objected.
    """

    def __init__(self, *arguments: Any):
        # Silent: QGIS would call a run that was cancelled a failed task.
        flag = QgsTask.Flag
        super().__init__(*arguments, flag.CanCancel | flag.Silent | flag.CancelWithoutPrompt)
        self._is_asked_to_stop = False

    def cancel(self) -> None:
        """Stop in a moment."""
        self._is_asked_to_stop = True
        QTimer.singleShot(_MOMENT, self._stop)

    def object(self) -> None:
        """Let what QGIS has just asked not come to pass."""
        self._is_asked_to_stop = False

    def stop(self) -> None:
        """Stop at once."""
        super().cancel()

    def _stop(self) -> None:
        is_asking = QApplication.activeModalWidget() is not None
        if self._is_asked_to_stop and not is_asking and not sip.isdeleted(self):
            super().cancel()


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
        self.task: RunTask | None = None

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
        self.task = RunTask(algorithm, parameters, self.context, self.feedback)
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
            self.task.stop()

    def wait(self, seconds: float = 5.0) -> bool:
        """Wait until the thread of the run has ended, and tell whether it has."""
        if self.task is not None and self.task.isActive():
            # Its status is set on the main thread, which waits here.
            self.task.waitForFinished(int(1000 * seconds))
        return self.task is None or not self.task.isActive()

    def release(self) -> None:
        """Let go of the layers now: they must not outlive the providers that read them."""
        self.context.temporaryLayerStore().removeAllMapLayers()
