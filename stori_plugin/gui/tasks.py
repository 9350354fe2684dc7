"""Background work of the dock: one small task per question to the engine."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..dependencies import import_required
from ..engine.errors import CancelledError, StoriError
from ..engine.progress import Progress
from ..metadata import tracker
from .words import tr


class TaskProgress(Progress):
    """The engine's progress as that of a task."""

    def __init__(self, task: EngineTask):
        self._task = task

    def fraction(self, done: float) -> None:
        """Show how far it is."""
        self._task.setProgress(100.0 * min(max(done, 0.0), 1.0))

    def is_cancelled(self) -> bool:
        """Tell whether the user or the dock called it off."""
        return self._task.isCanceled()


class EngineTask(QgsTask):
    """Runs ``work(task, progress)`` on a worker thread and answers on the main thread.

    Exactly one of ``succeeded`` and ``failed`` follows unless the task was called off;
    ``partly`` carries what ``work`` hands to `tell` on the way.
    """

    succeeded = pyqtSignal(object)
    failed = pyqtSignal(str)
    partly = pyqtSignal(object)

    def __init__(self, title: str, work: Callable[[EngineTask, Progress], Any]):
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._work = work
        self._result: Any = None
        self._sentence = ""

    def run(self) -> bool:
        """Do the work; never raises, because nobody above would hear it."""
        try:
            import_required()
            self._result = self._work(self, TaskProgress(self))
            return True
        except CancelledError:
            return False
        except StoriError as error:
            self._sentence = str(error)
        except Exception as error:
            QgsMessageLog.logMessage(
                traceback.format_exc(), "STORI", Qgis.MessageLevel.Warning, False
            )
            self._sentence = tr(
                "STORI failed in a way it should not ({kind}: {text}): please report it with the "
                "STORI page of the log messages at {where}."
            ).format(kind=type(error).__name__, text=error, where=tracker())
        return False

    def tell(self, part: Any) -> None:
        """Send a part of the result on its way."""
        self.partly.emit(part)

    def finished(self, is_done: bool) -> None:
        """Answer; QGIS calls this on the main thread."""
        if self.isCanceled():
            return
        if is_done:
            self.succeeded.emit(self._result)
        else:
            self.failed.emit(self._sentence)


class TaskKeeper:
    """Starts tasks, at most one per name: a newer question makes the older one pointless."""

    def __init__(self):
        self._running: dict[str, EngineTask] = {}

    def start(
        self,
        name: str,
        title: str,
        work: Callable[[EngineTask, Progress], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[str], None],
        partly: Callable[[Any], None] | None = None,
    ) -> EngineTask:
        """Run ``work`` in the background, then call one of the others on the main thread."""
        self.stop(name)
        task = EngineTask(title, work)

        def answer(call: Callable) -> Callable:
            def only_if_current(value: Any) -> None:
                if self._running.get(name) is task:
                    call(value)

            return only_if_current

        def forget_and(call: Callable) -> Callable:
            def forgotten(value: Any) -> None:
                if self._running.get(name) is task:
                    del self._running[name]
                    call(value)

            return forgotten

        task.succeeded.connect(forget_and(then))
        task.failed.connect(forget_and(otherwise))
        if partly is not None:
            task.partly.connect(answer(partly))
        self._running[name] = task
        QgsApplication.taskManager().addTask(task)
        return task

    def is_busy(self, name: str) -> bool:
        """Tell whether a question is still open."""
        return name in self._running

    def stop(self, name: str) -> None:
        """Call off a question, if it is open."""
        task = self._running.pop(name, None)
        if task is not None:
            try:
                task.cancel()
            except RuntimeError:
                pass  # QGIS has done away with it already

    def stop_all(self) -> None:
        """Call off everything."""
        for name in list(self._running):
            self.stop(name)
