"""Threads that read for others, who go on where they are not answered."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Generic, TypeVar

from .errors import CancelledError
from .progress import Progress
from .unanswered import LONG_PATIENCE, check_answer

Part = TypeVar("Part")
Result = TypeVar("Result")

_WAIT = 0.1  # seconds between looks at the cancel button
Surroundings = Callable[[], AbstractContextManager[Any]]


class Companion:
    """A thread that reads for one other thread.

    What it has opened stays its own: ``at_end`` is called on it when it is let go of, or when an
    answer that nobody waits for any more has come at last.
    """

    def __init__(
        self, surroundings: Surroundings = nullcontext, at_end: Callable[[], None] | None = None
    ) -> None:
        """``surroundings`` makes the context in which all its work is done."""
        self._asked: queue.SimpleQueue = queue.SimpleQueue()
        self._answers: queue.SimpleQueue = queue.SimpleQueue()
        self.is_lost = False
        # A daemon: the process can end though a drive never answers.
        self._thread = threading.Thread(
            target=_serve,
            args=(self._asked, self._answers, surroundings, at_end),
            name="stori-reader",
            daemon=True,
        )
        self._thread.start()

    def do(self, work: Callable[[], Result], check: Callable[[], None]) -> Result:
        """Do some reading there; returns and raises what ``work`` does.

        ``check`` is called every 0.1 s while it lasts, and may raise. Raises `NoAnswerError` naming
        the file that ``work`` says to be `reading` and that does not answer. After either the
        companion is lost, and another one has to be taken. Raises `CancelledError` where it was let
        go of before.
        """
        self._asked.put(work)
        del work
        while True:
            try:
                result, error = self._answers.get(timeout=_WAIT)
            except queue.Empty:
                self._look_after(check)
                if not self._thread.is_alive() and self._answers.empty():
                    self.is_lost = True
                    raise CancelledError from None  # it was let go of, and does nothing more
                continue
            if error is None:
                return result
            try:
                raise error
            finally:
                del error  # which holds this frame

    def _look_after(self, check: Callable[[], None]) -> None:
        try:
            check()
            check_answer(self._thread)
        except BaseException:
            self.is_lost = True
            self.let_go()
            raise

    def let_go(self) -> None:
        """Ask nothing more; what it opened is closed when it is done."""
        self._asked.put(None)

    def close(self) -> None:
        """Let go of it, and wait until it has closed what it opened, unless it is lost."""
        self.let_go()
        if not self.is_lost and threading.current_thread() is not self._thread:
            self._thread.join(LONG_PATIENCE)


def _serve(
    asked: queue.SimpleQueue,
    answers: queue.SimpleQueue,
    surroundings: Surroundings,
    at_end: Callable[[], None] | None,
) -> None:
    """Work until nothing more is asked; holds no work longer than it lasts."""
    with surroundings():
        while True:
            work = asked.get()
            if work is None:
                break
            answer: tuple[Any, BaseException | None]
            try:
                answer = work(), None
            except BaseException as error:  # raised again on the thread that waits
                answer = None, error
            del work
            answers.put(answer)
            del answer
        if at_end is not None:
            at_end()


class _Gang(Generic[Part, Result]):
    """Some threads that take parts of a work one after the other."""

    def __init__(self, work: Callable[[Part], Result], parts: Sequence[Part], count: int) -> None:
        self._work, self._parts = work, parts
        self._next = iter(range(len(parts)))
        self._lock = threading.Lock()
        self._is_over = False
        self.done: queue.SimpleQueue = queue.SimpleQueue()
        self.threads = [
            threading.Thread(target=self._run, name="stori-headers", daemon=True)
            for _ in range(min(count, len(parts)))
        ]
        for thread in self.threads:
            thread.start()

    def _take(self) -> int | None:
        with self._lock:
            return None if self._is_over else next(self._next, None)

    def _run(self) -> None:
        number = self._take()
        while number is not None:
            try:
                self.done.put((number, self._work(self._parts[number]), None))
            except BaseException as error:  # raised again on the thread that waits
                self.done.put((number, None, error))
            number = self._take()

    def stop(self) -> None:
        """Let no further part begin."""
        with self._lock:
            self._is_over = True


def side_by_side(
    work: Callable[[Part], Result], parts: Sequence[Part], count: int, progress: Progress
) -> Iterator[Result]:
    """Do the parts of a work on ``count`` threads, and give the results in the order of the parts.

    Raises what the first part in that order raises, `CancelledError` at once when asked to stop,
    and `NoAnswerError` where a part reads a file (`reading`) that does not answer. Threads that
    are waiting then are left to themselves.
    """
    gang = _Gang(work, parts, count)
    came: dict[int, tuple[Result, BaseException | None]] = {}
    try:
        for number in range(len(parts)):
            progress.check()
            while number not in came:
                try:
                    which, result, error = gang.done.get(timeout=_WAIT)
                    came[which] = result, error
                except queue.Empty:
                    progress.check()
                    for thread in gang.threads:
                        check_answer(thread)
            result, error = came.pop(number)
            if error is not None:
                raise error
            yield result
    finally:
        gang.stop()
