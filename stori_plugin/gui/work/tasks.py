"""Background work of the dock: one small task per question to the engine."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt import sip

from ...engine.support.errors import CancelledError, StoriError
from ...engine.support.progress import Progress, aside
from ...metadata import tracker
from ...presentation.collector import leaving_garbage_alone
from ...presentation.spoken import spoken
from ...presentation.words import tr
from .engine_start import load_engine
from .mailbox import mailbox

Result = TypeVar("Result")
Part = TypeVar("Part")

if TYPE_CHECKING:
    # Takes a function that sends a part of the result to the main thread, and the progress.
    Work = Callable[[Callable[[Part], None], Progress], Result]


def _log_fault() -> None:
    text = traceback.format_exc()
    QgsMessageLog.logMessage(text, "STORI", Qgis.MessageLevel.Warning, False)


class TaskProgress(Progress):
    """The engine's progress as that of a task, which may be gone before the work is."""

    def __init__(self, task: EngineTask):
        self._task: EngineTask | None = task

    def let_go(self) -> None:
        """Tell the work, if it still goes on, that nobody waits for it any more."""
        self._task = None

    def fraction(self, done: float) -> None:
        """Show how far it is."""
        task = self._task
        if task is not None:
            task.setProgress(100.0 * min(max(done, 0.0), 1.0))

    def is_cancelled(self) -> bool:
        """Tell whether the user or the dock called it off."""
        task = self._task
        return task is None or task.isCanceled()


_at_work = threading.Condition()
_workers: set[int] = set()


@contextmanager
def at_work() -> Iterator[None]:
    """Mark this thread as busy for `wait_until_idle`."""
    with _at_work:
        _workers.add(threading.get_ident())
    try:
        yield
    finally:
        with _at_work:
            _workers.discard(threading.get_ident())
            _at_work.notify_all()


def wait_until_idle(seconds: float = 5.0) -> bool:
    """Wait for the threads that were called off, and tell whether all have ended.

    When QGIS ends it takes down GDAL, and a thread that still reads would crash the process.
    """
    with _at_work:
        return _at_work.wait_for(lambda: not _workers, seconds)


def answer_of(work: Callable[[], Result]) -> tuple[Result | None, str]:
    """Return what ``work`` returns and no sentence, or nothing and a sentence on what failed.

    Raises `CancelledError` only.
    """
    try:
        return work(), ""
    except CancelledError:
        raise
    except StoriError as error:
        return None, spoken(error)
    except Exception as error:
        _log_fault()
        return None, tr(
            "STORI failed in a way it should not ({kind}: {text}): please report it with the "
            "STORI page of the log messages at {where}."
        ).format(kind=type(error).__name__, text=error, where=tracker())


# Tasks that QGIS will still call: it holds them on its side only, where Python does not look. One
# that was called off could be taken for garbage, and taken apart while its thread begins.
_expected: set[EngineTask] = set()


class EngineTask(QgsTask):
    """Runs ``work(send, progress)`` on a worker thread and answers on the main thread.

    Then exactly one of ``then`` (with the result) and ``otherwise`` (with a sentence) is called,
    unless the task was called off. ``partly`` is called with each part of the result that
    ``work`` hands to ``send``.
    """

    def __init__(
        self,
        title: str,
        work: Work[Part, Result],
        then: Callable[[Result], None],
        otherwise: Callable[[str], None],
        partly: Callable[[Part], None] | None = None,
        is_listed: bool = False,
    ):
        """``is_listed`` shows it in QGIS's list of tasks, which QGIS will not end before."""
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        # Of what is not listed nothing is lost: QGIS ends without asking.
        quiet = QgsTask.Flag.Hidden | QgsTask.Flag.CancelWithoutPrompt
        self._is_listed = is_listed
        super().__init__(title, flags if is_listed else flags | quiet)
        # A class of Qt cannot be generic: that the result fits is held by the signature above.
        self._work: Callable[[Callable[[Any], None], Progress], Any] | None = work
        self._then: Callable[[Any], None] | None = then
        self._otherwise: Callable[[str], None] | None = otherwise
        self._result: Any = None
        self._sentence = ""
        self._address = mailbox().open(partly) if partly is not None else 0
        _expected.add(self)

    def run(self) -> bool:
        """Do the work; never raises, because nobody above would hear it."""
        progress = TaskProgress(self)
        try:
            return self._is_done(progress)
        finally:
            progress.let_go()

    def _is_done(self, progress: TaskProgress) -> bool:
        work = self._work
        if work is None:
            return False

        def load_and_work() -> object:
            with at_work(), leaving_garbage_alone():
                load_engine()
                return work(self._send, progress)

        def wait() -> object:
            # A drive that does not answer holds no thread of QGIS; what is listed writes files, and
            # ends in order.
            if self._is_listed:
                return load_and_work()
            return aside(load_and_work, progress, "stori-task", daemon=True)

        try:
            self._result, self._sentence = answer_of(wait)
        except CancelledError:
            return False
        return not self._sentence

    def _send(self, part: object) -> None:
        mailbox().send(self._address, part)

    def hush(self) -> None:
        """Deliver no more parts of the result."""
        mailbox().close(self._address)

    def finished(self, is_done: bool) -> None:
        """Answer; QGIS calls this on the main thread, and nothing of the task afterwards."""
        _expected.discard(self)
        self.hush()
        then, otherwise = self._then, self._otherwise
        result, sentence = self._result, self._sentence
        # What was asked and answered may hold on to half of the dock.
        self._work = self._then = self._otherwise = self._result = None
        if self.isCanceled() or then is None or otherwise is None:
            return
        try:
            if is_done:
                then(result)
            else:
                otherwise(sentence)
        except Exception:
            # PyQt ends the whole process for what escapes from here.
            _log_fault()


class TaskKeeper:
    """Starts tasks, at most one per name: a newer question makes the older one pointless."""

    def __init__(self) -> None:
        self._running: dict[str, EngineTask] = {}
        self._is_closed = False

    def close(self) -> None:
        """Call off everything and take no more questions: who asked is about to go."""
        self._is_closed = True
        self.stop_all()

    def start(
        self,
        name: str,
        title: str,
        work: Work[Part, Result],
        then: Callable[[Result], None],
        otherwise: Callable[[str], None],
        partly: Callable[[Part], None] | None = None,
        is_listed: bool = False,
    ) -> None:
        """Run ``work`` in the background, then call one of the others on the main thread."""
        self.stop(name)
        if self._is_closed:
            return

        def is_current() -> bool:
            return self._running.get(name) is task

        def is_answer_wanted() -> bool:
            if not is_current():
                return False
            del self._running[name]
            return True

        def take(result: Result) -> None:
            if is_answer_wanted():
                then(result)

        def fail(sentence: str) -> None:
            if is_answer_wanted():
                otherwise(sentence)

        def take_part(part: Part) -> None:
            if is_current() and partly is not None:
                partly(part)

        task = EngineTask(title, work, take, fail, take_part, is_listed)
        self._running[name] = task
        QgsApplication.taskManager().addTask(task)

    def is_busy(self, name: str) -> bool:
        """Tell whether a question is still open."""
        return name in self._running

    def stop(self, name: str) -> None:
        """Call off a question, if it is open."""
        task = self._running.pop(name, None)
        if task is None:
            return
        task.hush()
        if not sip.isdeleted(task):
            task.cancel()

    def stop_all(self) -> None:
        """Call off everything."""
        for name in list(self._running):
            self.stop(name)
