"""Reading on a thread beside the one that asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from ..rasters.unreadable import tolerance, tolerating
from ..support.errors import CancelledError

Result = TypeVar("Result")


@contextmanager
def reading_beside(
    read: Callable[[Callable[[], None]], Result], check: Callable[[], None]
) -> Iterator[Callable[[], Result]]:
    """Let a thread of its own ``read`` inside the ``with`` block.

    ``read`` is handed what it calls between files: it raises what ``check`` raises, and stops where
    the block is left. What cannot be read is allowed as where the block stands. Gives what waits
    for the result and returns it; that raises what ``read`` raises.
    """
    allowed, stop = tolerance(), threading.Event()

    def go_on() -> None:
        check()
        if stop.is_set():
            raise CancelledError("Nobody waits any more.")

    def work() -> Result:
        with tolerating(allowed):
            return read(go_on)

    with ThreadPoolExecutor(1, thread_name_prefix="stori-beside") as beside:
        future = beside.submit(work)
        try:
            yield future.result
        finally:
            stop.set()
