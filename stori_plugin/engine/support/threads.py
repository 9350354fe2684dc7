"""Work on several threads, and linear algebra on the thread that calls it.

Blocks are computed side by side by a pool of threads; a BLAS that starts threads of its own
inside each of them makes two pools fight for the same cores, and its sums may then depend on
how many there are. The limit is process-wide while it holds.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from .errors import ParameterError
from .sentences import Sentence

MOST_THREADS = 1024
Item = TypeVar("Item")
Result = TypeVar("Result")
_lock = threading.Lock()
_pools: Any = None
_limit: Any = None
_holders = 0


def find_thread_pools() -> Any | None:
    """Return the process's BLAS and OpenMP pools, looked for once; None without threadpoolctl.

    By itself that library walks the linker's list, calls back into Python and opens libraries
    meanwhile: it holds one of the linker's locks and wants the other and Python's, while an import
    on another thread, or QGIS that loads a part of itself, holds those and wants the first. So
    the list is read from the system where it has one (Linux); elsewhere the linker has no such
    walk.
    """
    global _pools
    with _lock:
        if _pools is None:
            try:
                from threadpoolctl import ThreadpoolController
            except ImportError:  # an optional package: without it the sums stay right, only slower
                return None
            import scipy.linalg  # noqa: F401  (brings the BLAS that is to be found)

            class Pools(ThreadpoolController):
                def _find_libraries_with_dl_iterate_phdr(self) -> None:
                    loaded = _loaded_libraries()
                    if not loaded:
                        super()._find_libraries_with_dl_iterate_phdr()
                    for path in loaded:
                        self._make_controller_from_path(path)

            _pools = Pools()
        return _pools


def _loaded_libraries(listed: str = "/proc/self/maps") -> list[str]:
    """Return the files of the libraries that this process has loaded, as Linux lists them."""
    try:
        with open(listed, encoding="utf-8", errors="surrogateescape") as file:
            names = (line.rstrip("\n").split(maxsplit=5)[5:] for line in file)
            return sorted({path for (path,) in filter(None, names) if _is_library(path)})
    except OSError:
        return []


def _is_library(path: str) -> bool:
    return ".so" in os.path.basename(path) and os.path.isfile(path)


@contextmanager
def single_threaded_blas() -> Iterator[None]:
    """Hold BLAS and OpenMP at one thread inside the ``with`` block, where that is possible.

    Several may hold at once, as two runs in one QGIS do: the first sets the limit and the last
    to leave restores what was before.
    """
    global _holders, _limit
    pools = find_thread_pools()
    if pools is None:
        yield
        return
    with _lock:
        if _holders == 0:
            _limit = pools.limit(limits=1)
        _holders += 1
    try:
        yield
    finally:
        with _lock:
            _holders -= 1
            if _holders == 0:
                _limit.restore_original_limits()


def worker_count(requested: int) -> int:
    """Return the number of workers for WORKERS: 0 means all the cores this process may use.

    Raises `ParameterError` for less, and for more than 1,024.
    """
    if not 0 <= requested <= MOST_THREADS:
        raise ParameterError(
            Sentence(
                "WORKERS is {requested:,}: give 0 for all cores, or up to {most:,} threads.",
                requested=requested,
                most=MOST_THREADS,
            )
        )
    if requested > 0:
        return requested
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def side_by_side(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> list[Result]:
    """Return what ``work`` makes of each item, in their order, on up to ``workers`` threads.

    The first error is raised once what was begun is finished; what was not is never begun.
    """
    waiting = list(items)
    if workers < 2 or len(waiting) < 2:
        return [work(item) for item in waiting]
    with ThreadPoolExecutor(min(workers, len(waiting)), thread_name_prefix="stori") as pool:
        futures = [pool.submit(work, item) for item in waiting]
        try:
            return [future.result() for future in futures]
        finally:
            for future in futures:
                future.cancel()
