"""What the engine says while it works, and to whom."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from .errors import CancelledError
from .sentences import joined
from .unanswered import check_answer

_WAIT = 0.1  # seconds between looks at the cancel button


class Progress:
    """The listener that hears nothing. Subclasses show, log or forward.

    Every method may be called from a worker thread.
    """

    def fraction(self, done: float) -> None:
        """Take note that ``done`` (0 to 1) of the whole job is finished."""

    def step(self, text: str) -> None:
        """Take note that a named step of the job begins."""

    def say(self, text: str) -> None:
        """Pass on something worth knowing."""

    def warn(self, text: str) -> None:
        """Pass on something that the user should look at."""

    def is_cancelled(self) -> bool:
        """Tell whether the user asked to stop."""
        return False

    def check(self) -> None:
        """Raise `CancelledError` if the user asked to stop."""
        if self.is_cancelled():
            raise CancelledError


@dataclass(frozen=True)
class Share:
    """A part of the whole job: called with how much of the part is done, 0 to 1."""

    progress: Progress
    first: float = 0.0
    last: float = 1.0
    # What the names of its steps begin with.
    title: str = ""

    def __call__(self, done: float) -> None:
        """Tell how much of the part is done."""
        self.progress.fraction(self.first + (self.last - self.first) * done)

    def begin(self, what: str) -> None:
        """Tell that the part begins, and what it is."""
        self.progress.step(joined((self.title, what), ""))
        self(0.0)

    def parts(self, weights: Sequence[float]) -> list[Share]:
        """Cut it into parts that follow each other, as long as their ``weights`` say."""
        ends = [0.0, *accumulate(weights)]
        each = (self.last - self.first) / (ends[-1] or 1.0)
        return [
            replace(self, first=self.first + each * a, last=self.first + each * b)
            for a, b in zip(ends, ends[1:])
        ]


class Tally:
    """Counts what is finished of some things on any threads, and tells which share that is."""

    def __init__(self, count: int, show: Callable[[float], None]) -> None:
        self._count, self._show, self._done = count, show, 0
        self._lock = threading.Lock()

    def add(self) -> None:
        """Count one more."""
        with self._lock:
            self._done += 1
            self._show(min(self._done / self._count, 1.0))


# Nobody listens: what every function takes where its caller names no progress.
SILENT = Progress()
UNSEEN = Share(SILENT)


def aside(
    work: Callable[[], Any],
    progress: Progress,
    name: str,
    daemon: bool = False,
    seconds: float = float("inf"),
) -> Any:
    """Do on a thread of its own what cannot be interrupted, so that Cancel is heard.

    Returns and raises what ``work`` does; raises `CancelledError` at once when asked to stop,
    `NoAnswerError` where it reads a file that does not answer (`reading`), and `TimeoutError`
    where it has not ended after ``seconds``; the thread then goes on by itself. A ``daemon``
    does not keep the process from ending.
    """
    result: list[Any] = []
    failed: list[BaseException] = []

    def guarded() -> None:
        try:
            result.append(work())
        except BaseException as error:  # raised again on the thread that waits
            failed.append(error)

    thread = threading.Thread(target=guarded, name=name, daemon=daemon)
    thread.start()
    latest = time.monotonic() + seconds
    while thread.is_alive():
        thread.join(_WAIT)
        progress.check()
        check_answer(thread)
        if time.monotonic() > latest and thread.is_alive():
            raise TimeoutError(f"no end within {seconds:g} s")
    if failed:
        raise failed[0]
    return result[0]


class Part(Progress):
    """Passes everything on to another listener, as of a part of its job."""

    def __init__(self, listener: Progress, first: float, last: float) -> None:
        """``first`` and ``last`` (0 to 1) are where in the whole job the part begins and ends."""
        self._listener = listener
        self._share = Share(listener, first, last)

    def fraction(self, done: float) -> None:
        """Pass on the share of the whole job that is done."""
        self._share(done)

    def step(self, text: str) -> None:
        """Pass on a step."""
        self._listener.step(text)

    def say(self, text: str) -> None:
        """Pass on a message."""
        self._listener.say(text)

    def warn(self, text: str) -> None:
        """Pass on a warning."""
        self._listener.warn(text)

    def is_cancelled(self) -> bool:
        """Ask the listener."""
        return self._listener.is_cancelled()


class Journal(Progress):
    """Passes everything on to another listener and remembers what was said, with the time."""

    def __init__(self, listener: Progress) -> None:
        self._listener = listener
        self._lock = threading.Lock()
        self.lines: list[str] = []

    def _note(self, text: str) -> None:
        with self._lock:
            self.lines.append(f"{dt.datetime.now():%Y-%m-%d %H:%M:%S}  {text}")

    def fraction(self, done: float) -> None:
        """Pass on the share of the job that is done."""
        self._listener.fraction(done)

    def step(self, text: str) -> None:
        """Note and pass on a step."""
        self._note(text)
        self._listener.step(text)

    def say(self, text: str) -> None:
        """Note and pass on a message."""
        self._note(text)
        self._listener.say(text)

    def warn(self, text: str) -> None:
        """Note and pass on a warning."""
        self._note(f"Warning: {text}")
        self._listener.warn(text)

    def is_cancelled(self) -> bool:
        """Ask the listener."""
        return self._listener.is_cancelled()
