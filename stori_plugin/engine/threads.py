"""Keeping linear algebra on the thread that calls it.

Blocks are computed side by side by a pool of threads; a BLAS that starts threads of its own
inside each of them makes two pools fight for the same cores, and its sums may then depend on
how many there are. The limit is process-wide while it holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def single_threaded_blas() -> Iterator[None]:
    """Hold BLAS and OpenMP at one thread inside the ``with`` block, where that is possible."""
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:  # an optional package: without it the sums stay right, only slower
        yield
        return
    with threadpool_limits(limits=1):
        yield


def worker_count(asked: int) -> int:
    """Return the number of workers for WORKERS: 0 means all the cores this process may use."""
    if asked > 0:
        return asked
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1
