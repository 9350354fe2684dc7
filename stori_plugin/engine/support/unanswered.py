"""What each thread waits for: drives and addresses that do not answer are named, and left.

Nothing can interrupt a read that the system does not answer. So such reads happen on threads
that somebody else looks after, who goes on without them when they take too long.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import StoriError
from .sentences import Sentence

# Seconds for the header of a file or the listing of a folder; a sleeping drive takes up to 30.
PATIENCE = 60.0
# Seconds for a part of its pixels.
LONG_PATIENCE = 300.0

# By thread: what it reads, since when and for how long at most.
_waiting: dict[int, tuple[str, float, float]] = {}


class NoAnswerError(StoriError):
    """A file's drive or address does not answer."""


@contextmanager
def reading(path: str, patience: float | None = None) -> Iterator[None]:
    """Note that this thread reads a file or folder, for `check_answer` of whoever waits for it."""
    me = threading.get_ident()
    before = _waiting.get(me)
    _waiting[me] = (path, time.monotonic(), PATIENCE if patience is None else patience)
    try:
        yield
    finally:
        if before is None:
            _waiting.pop(me, None)
        else:
            _waiting[me] = (before[0], time.monotonic(), before[2])


def still_answered() -> None:
    """Note that what this thread reads goes on answering, so that its patience begins anew."""
    me = threading.get_ident()
    noted = _waiting.get(me)
    if noted is not None:
        _waiting[me] = (noted[0], time.monotonic(), noted[2])


def check_answer(thread: threading.Thread) -> None:
    """Raise `NoAnswerError` naming the file where a thread has been reading one for too long."""
    noted = _waiting.get(thread.ident or 0)
    if noted is not None and time.monotonic() - noted[1] > noted[2]:
        raise no_answer(noted[0], noted[2])


def no_answer(path: str, seconds: float) -> NoAnswerError:
    """Return the error that names what does not answer."""
    return NoAnswerError(
        Sentence(
            "{path} has not answered for {seconds:.0f} seconds: check that its "
            "drive or its address is there, then run it again, or take it out "
            "of the inputs.",
            path=path,
            seconds=seconds,
        )
    )
