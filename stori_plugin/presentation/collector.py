"""Python's garbage collector beside QGIS: worker threads leave alone what others made.

The collector runs on whichever thread happens to trigger it. What earlier runs left in cycles, a
context with its layers above all, would be taken apart by a thread that computes, while layers
belong to the main thread: QGIS may crash, or lose a layer that has come to lie in the same place.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_under_way = 0


@contextmanager
def leaving_garbage_alone() -> Iterator[None]:
    """Let no collection in the ``with`` block see what was there before it, on any thread.

    When the last of such blocks has ended all is seen again. Any thread may call.
    """
    global _under_way
    with _lock:
        _under_way += 1
        gc.freeze()
    try:
        yield
    finally:
        with _lock:
            _under_way -= 1
            if not _under_way:
                gc.unfreeze()


def take_garbage_away() -> None:
    """Collect what earlier runs left in cycles, where that is safe: on the main thread.

    What was out of the collector's sight for a while it looks at seldom, and files of layers would
    stay open.
    """
    if threading.current_thread() is threading.main_thread():
        gc.collect()
