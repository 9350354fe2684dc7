"""Computing the blocks of a run that are not done yet, here or on the workers of a scheduler."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

import rasterio

from ..rasters.blocks import SHARE_OF_STRIPES, in_order
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.stripes import Stripes
from ..rasters.unreadable import UnreadableTile
from ..support.open_files import files_at_once
from ..support.progress import Progress
from ..support.threads import worker_count
from .block_files import BlockFile, cells_of
from .block_task import Watch, WatchedCheck, store_block
from .crew import BlockOrder, Crew


def crew_of(
    scheduler: str, workers: int, memory: int, progress: Progress
) -> AbstractContextManager[Crew]:
    """Return who computes blocks: the workers of a scheduler, or threads of this process.

    ``scheduler`` is the address of a Dask scheduler, empty for this process; ``workers`` is the
    number of threads, 0 for all cores; ``memory`` is MEMORY in MiB. Raises
    `MissingPackageError` where Dask is wanted and absent, `ParameterError` where the scheduler
    does not answer or has no use.
    """
    if not scheduler:
        return nullcontext(Threads(worker_count(workers), memory, progress))
    from .dask_crew import Scheduler

    return Scheduler(scheduler, progress)


def compute_blocks(
    crew: Crew,
    order: BlockOrder,
    blocks: Sequence[Window],
    finished: Sequence[BlockFile],
    show: Callable[[float], None],
) -> list[BlockFile]:
    """Compute what is not finished; return all blocks of the run.

    A block whose neighbour found an input unreadable, in reach of its own readers, is computed
    again without it: so the result does not depend on who came first.
    """
    done = {block.window: block for block in finished}
    there = {cell for block in finished for cell in block.cells()}
    waiting = [block for block in blocks if not there.issuperset(cells_of(block))]
    shown = _Shown(len(blocks), len(blocks) - len(waiting), show)
    while waiting:
        unreadable = _all_unreadable(done.values())
        for block in crew.compute(order, waiting, unreadable, shown.watch):
            done[block.window] = block
            shown.finish(block.window)
        unreadable = _all_unreadable(done.values())
        waiting = [
            block.window
            for block in done.values()
            if _to_repeat(block, unreadable, order.task.reach)
        ]
    return list(done.values())


class _Shown:
    """How much of all blocks is done: those that are finished, and parts of those in work."""

    def __init__(self, blocks: int, finished: int, show: Callable[[float], None]) -> None:
        self._blocks, self._finished, self._show = blocks, finished, show
        self._in_work: dict[Window, float] = {}
        self._lock = threading.Lock()

    def watch(self, window: Window, done: float) -> None:
        with self._lock:
            self._in_work[window] = done
            self._tell()

    def finish(self, window: Window) -> None:
        with self._lock:
            self._in_work.pop(window, None)
            self._finished += 1
            self._tell()

    def _tell(self) -> None:
        done = self._finished + sum(self._in_work.values())
        self._show(min(done / max(self._blocks, 1), 1.0))


def _all_unreadable(blocks: Iterable[BlockFile]) -> list[UnreadableTile]:
    return sorted({tile for block in blocks for tile in block.unreadable})


def _to_repeat(block: BlockFile, unreadable: Sequence[UnreadableTile], reach: int) -> bool:
    around = block.window.grown(reach)
    known = set(block.unreadable)
    return any(tile not in known and tile.touches(around) for tile in unreadable)


class _StoppedError(Exception):
    """Another block failed or the user stopped; nobody waits for this one."""


class Threads:
    """The threads of this process."""

    def __init__(self, workers: int, memory: int, progress: Progress) -> None:
        self.workers = workers
        self._stripes = int(SHARE_OF_STRIPES * memory * 2**20)
        self._progress = progress

    def compute(
        self,
        order: BlockOrder,
        windows: Sequence[Window],
        unreadable: Sequence[UnreadableTile],
        watch: Watch | None = None,
    ) -> Iterator[BlockFile]:
        """Compute blocks side by side, and give them in the order asked for."""
        # One thread that fails stops the others at their next check.
        stop = threading.Event()

        def check() -> None:
            self._progress.check()
            if stop.is_set():
                raise _StoppedError

        def one(window: Window) -> BlockFile:
            told = WatchedCheck(check, window, watch) if watch else check
            with rasterio.Env():  # GDAL's complaints become ours instead of lines on a terminal
                run = order.record.name
                return store_block(
                    order.task, datasets, window, unreadable, order.folder, run, told
                )

        most = max(1, files_at_once() // self.workers)
        stripes = Stripes(self._stripes)
        with GridReader(order.task.grid, most, check, stripes) as datasets:
            try:
                for _, block in in_order(one, list(windows), self.workers, self._progress):
                    yield block
            finally:
                stop.set()
