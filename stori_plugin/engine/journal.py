"""Keeping what was said during a run, for its log."""

from __future__ import annotations

import datetime as dt
import threading

from .progress import Progress


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
