"""Short questions that must not wait for long work: answered on a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .tasks import Result, answer_of, at_work


class Asker(QObject):
    """Answers one question at a time; a newer one makes those before it pointless.

    QGIS runs no more tasks at once than there are cores, so that a question that were a task
    would wait until a run has ended.
    """

    _answered = pyqtSignal(int, object, str)

    def __init__(self, name: str, parent: QObject | None = None):
        super().__init__(parent)
        self._newest = 0
        # That it fits the result is held by the signature of `ask`.
        self._then: Callable[[Any], None] | None = None
        self._otherwise: Callable[[str], None] | None = None
        self._pool: ThreadPoolExecutor | None = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._answered.connect(self._answer)

    def ask(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        otherwise: Callable[[str], None],
    ) -> None:
        """Run ``work`` in the background, then call one of the others, with result or sentence."""
        if self._pool is None:
            return
        self._newest += 1
        self._then, self._otherwise = then, otherwise
        self._pool.submit(self._work, self._newest, work)

    def stop(self) -> None:
        """Want no answer any more."""
        self._newest += 1
        self._then = self._otherwise = None

    def close(self) -> None:
        """Stop, and take no more questions."""
        self.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _work(self, number: int, work: Callable[[], object]) -> None:
        if number != self._newest:
            return
        with at_work():
            result, sentence = answer_of(work)
        if number == self._newest:
            try:
                self._answered.emit(number, result, sentence)
            except RuntimeError:  # who asked has been deleted meanwhile
                pass

    def _answer(self, number: int, result: object, sentence: str) -> None:
        if number != self._newest:
            return
        then, otherwise = self._then, self._otherwise
        self._then = self._otherwise = None
        if then is None or otherwise is None:
            return
        if sentence:
            otherwise(sentence)
        else:
            then(result)
