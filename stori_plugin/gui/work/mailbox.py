"""Parts of results on their way from the workers to the main thread."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from qgis.PyQt.QtCore import QObject, pyqtSignal

Part = TypeVar("Part")


class Mailbox(QObject):
    """Carries parts of results from the workers to the main thread, where it lives.

    One for all tasks, which lasts as long as the process. A sender per task, connected to a
    function, would be a cycle that the garbage collector may take apart on whichever thread it
    runs, while the main thread is about to call that function.
    """

    _sent = pyqtSignal(int, object)

    def __init__(self) -> None:
        super().__init__()
        # Each listener knows the type of what its own task sends.
        self._listeners: dict[int, Callable[[Any], None]] = {}
        self._numbers = itertools.count(1)
        self._sent.connect(self._deliver)

    def open(self, listener: Callable[[Part], None]) -> int:
        """Return the address from which ``listener`` is called, until it is closed."""
        number = next(self._numbers)
        self._listeners[number] = listener
        return number

    def close(self, number: int) -> None:
        """Deliver nothing there any more."""
        self._listeners.pop(number, None)

    def send(self, number: int, part: object) -> None:
        """Send something to an address, from any thread."""
        self._sent.emit(number, part)

    def _deliver(self, number: int, part: object) -> None:
        listener = self._listeners.get(number)
        if listener is not None:
            listener(part)


@cache
def mailbox() -> Mailbox:
    """Return the process's mailbox; the first call is made on the main thread."""
    return Mailbox()
