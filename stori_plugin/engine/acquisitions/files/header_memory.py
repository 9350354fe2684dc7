"""What was read of files last, recalled as long as nobody has written to them."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Optional

from .virtual_names import file_behind

if TYPE_CHECKING:
    from .headers import Header

# About 3 kB each.
_MOST = 5000
# What such a file says depends on the files that it names.
_REFERRING = (".vrt",)
_SIDE_FILE = ".aux.xml"

# Sizes and times of change: alike as long as nobody has written.
State = tuple[Optional[tuple[int, int]], ...]


def state_of(path: str) -> State | None:
    """Return what tells a changed file from an unchanged one; None where nothing can.

    What lies inside another file changes with that file.
    """
    path = file_behind(path)
    if path.lower().endswith(_REFERRING) or os.path.isdir(path):
        return None
    states: list[tuple[int, int] | None] = []
    for name in (path, path + _SIDE_FILE):
        try:
            status = os.stat(name)
        except OSError:
            if name == path:
                return None
            states.append(None)
        else:
            states.append((status.st_size, status.st_mtime_ns))
    return tuple(states)


class HeaderMemory:
    """Keeps the headers that were read last, each with the state of its file. Thread-safe."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[State, Header]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, path: str, state: State | None) -> Header | None:
        """Return the header of a file that is still in this state; None where there is none."""
        with self._lock:
            kept = self._kept.get(path)
            if kept is None or state is None or kept[0] != state:
                return None
            self._kept.move_to_end(path)
            return kept[1]

    def keep(self, path: str, state: State | None, header: Header) -> None:
        """Remember a header with the state that its file had before it was read."""
        if state is None:
            return
        with self._lock:
            self._kept[path] = state, header
            self._kept.move_to_end(path)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
