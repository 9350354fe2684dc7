"""Computing the blocks of a run that are not done yet, here or on the workers of a scheduler."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

import rasterio

from ..rasters.blocks import in_order
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.unreadable import UnreadableTile
from ..run.block_work import reach_of
from ..scene.job import Job
from ..support.progress import Progress
from ..support.threads import worker_count
from .block_files import BlockFile, cells_of
from .crew import OPEN_FILES, BlockOrder, Crew


def crew_of(job: Job, progress: Progress) -> AbstractContextManager[Crew]:
    """Return who computes the blocks of a job: threads of this process, or a scheduler's workers.

    Raises `MissingPackageError` where Dask is wanted and absent, `ParameterError` where the
    scheduler does not answer or has no use.
    """
    if not job.scheduler:
        return nullcontext(Threads(worker_count(job.workers), progress))
    from .dask_crew import Scheduler

    return Scheduler(job.scheduler, progress)


def compute_blocks(
    crew: Crew,
    order: BlockOrder,
    blocks: Sequence[Window],
    finished: Sequence[BlockFile],
    show: Callable[[float], None],
) -> list[BlockFile]:
    """Compute what is not finished; return all blocks of the run.

    A block whose neighbour found an input lost, in reach of its own readers, is computed again
    without it: so the result does not depend on who came first.
    """
    done = {block.window: block for block in finished}
    there = {cell for block in finished for cell in block.cells()}
    waiting = [block for block in blocks if not there.issuperset(cells_of(block))]
    reach = reach_of(order.work.scene)
    count = len(blocks) - len(waiting)
    while waiting:
        lost = _all_lost(done.values())
        for block in crew.compute(order, waiting, lost):
            done[block.window] = block
            count += 1
            show(min(count / len(blocks), 1.0))
        lost = _all_lost(done.values())
        waiting = [block.window for block in done.values() if _to_repeat(block, lost, reach)]
    return list(done.values())


def _all_lost(blocks: Iterable[BlockFile]) -> list[UnreadableTile]:
    return sorted({loss for block in blocks for loss in block.lost})


def _to_repeat(block: BlockFile, lost: Sequence[UnreadableTile], reach: int) -> bool:
    around = block.window.grown(reach)
    own = set(block.lost)
    return any(loss not in own and loss.touches(around) for loss in lost)


class _StoppedError(Exception):
    """Another block failed or the user stopped; nobody waits for this one."""


class Threads:
    """The threads of this process."""

    def __init__(self, workers: int, progress: Progress) -> None:
        self.workers = workers
        self._progress = progress

    def compute(
        self, order: BlockOrder, windows: Sequence[Window], lost: Sequence[UnreadableTile]
    ) -> Iterator[BlockFile]:
        """Compute blocks side by side, and give them in the order asked for."""
        # One thread that fails stops the others at their next check.
        stop = threading.Event()

        def check() -> None:
            self._progress.check()
            if stop.is_set():
                raise _StoppedError

        def one(window: Window) -> BlockFile:
            with rasterio.Env():  # GDAL's complaints become ours instead of lines on a terminal
                return order.work.write(datasets, window, lost, order.folder, order.run, check)

        most = max(16, OPEN_FILES // self.workers)
        with GridReader(order.work.scene.grid, most=most) as datasets:
            try:
                for _, block in in_order(one, list(windows), self.workers, self._progress):
                    yield block
            finally:
                stop.set()
