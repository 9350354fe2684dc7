"""Headers of files that have not changed since they were read.

Looking at a folder, correcting a date and starting a run each ask for the headers of the same
hundreds of files, one right after the other.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from typing import Any

# About 3 kB each.
_MOST = 5000
# What such a file says depends on the files that it names.
_REFERRING = (".vrt",)
_SIDE_FILE = ".aux.xml"

State = tuple  # sizes and times of change: alike as long as nobody has written


def state_of(path: str) -> State | None:
    """Return what tells a changed file from an unchanged one; None where nothing can."""
    if path.lower().endswith(_REFERRING):
        return None
    states: list[tuple[int, int] | None] = []
    for name in (path, path + _SIDE_FILE):
        try:
            found = os.stat(name)
        except OSError:
            if name == path:
                return None
            states.append(None)
        else:
            states.append((found.st_size, found.st_mtime_ns))
    return tuple(states)


class HeaderMemory:
    """Keeps the headers that were read last, each with the state of its file. Thread-safe."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[State, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, path: str, state: State | None) -> Any | None:
        """Return the header of a file that is still in this state; None where there is none."""
        with self._lock:
            known, header = self._kept.get(path, (None, None))
            if header is None or state is None or known != state:
                return None
            self._kept.move_to_end(path)
            return header

    def keep(self, path: str, state: State | None, header: Any) -> None:
        """Remember a header with the state that its file had before it was read."""
        if state is None:
            return
        with self._lock:
            self._kept[path] = state, header
            self._kept.move_to_end(path)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
