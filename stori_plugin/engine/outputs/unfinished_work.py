"""Finished blocks that an interrupted run left, and whether a run may go on with them."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from ..rasters.grid import Window
from ..rasters.unreadable import UnreadableTile
from ..support.errors import OutputError, StoriError
from ..support.progress import Progress
from ..support.sentences import Sentence
from .block_files import PART, SUFFIX, BlockFile, cells_of, finished_blocks, read_block
from .block_task import BlockTask
from .crew import STOP
from .folder_lock import LOCK, FolderLock, is_of_runs, remove_own
from .run_record import RunRecord, difference


class UnfinishedWork:
    """The folder of unfinished work of an output folder, locked for this run.

    ``unwritable`` turns an `OSError` into the sentence for it.
    """

    def __init__(
        self,
        lock: FolderLock,
        output: str,
        resume: bool,
        progress: Progress,
        unwritable: Callable[[Exception], StoriError],
    ) -> None:
        self.folder = lock.folder
        self._lock = lock
        self._output = output
        self._resume = resume
        self._progress = progress
        self._unwritable = unwritable
        self._is_looked_into = False

    def to_keep(self) -> int:
        """Count the finished blocks that outlive a failure of this run.

        What lay there before the run looked is not its own to take away.
        """
        if (not self._resume and self._is_looked_into) or self._lock.is_lost:
            return 0
        try:
            return sum(1 for _ in finished_blocks(self.folder))
        except OSError:  # the drive is gone
            return 0

    def interrupted(self, identity: Mapping[str, Any]) -> RunRecord | None:
        """Return what is to be gone on with, if anything is.

        Raises `OutputError` where unfinished work of another run lies there, and as all here do
        where the folder is not this run's any more.
        """
        self._lock.check()
        self._is_looked_into = True
        record = RunRecord.read(self.folder) if self._resume else None
        if record is not None:
            self._check_same(record, identity)
            return record
        blocks = self._clear()
        if blocks and self._resume:
            self._progress.warn(
                f"{self.folder} held {blocks} blocks of a run that nothing is known of; they are "
                "thrown away."
            )
        elif blocks:
            self._progress.say(
                f"RESUME is off: {blocks} finished blocks of an interrupted run are thrown away."
            )
        return None

    def _check_same(self, record: RunRecord, identity: Mapping[str, Any]) -> None:
        differences = difference(record.identity, identity)
        if differences:
            raise OutputError(
                Sentence(
                    "OUTPUT {output} holds the unfinished work of a run that differs: "
                    "{differences}. Run it as it was to go on with it, turn RESUME off "
                    "to begin anew, or choose another folder.",
                    output=self._output,
                    differences=differences,
                )
            )

    def begin(
        self,
        record: RunRecord | None,
        identity: Mapping[str, Any],
        unreadable: Iterable[UnreadableTile],
        probe: str,
    ) -> RunRecord:
        """Return the record to work under: that of the interrupted run, else a new one.

        Raises `OutputError` where the interrupted run had learned something else.
        """
        self._lock.check()
        if record is not None:
            if record.probe != probe:
                raise OutputError(
                    f"OUTPUT {self._output} holds the unfinished work of a run that came to other "
                    "numbers, as another kind of processor or inputs that read differently "
                    "cause: turn RESUME off to begin anew, or choose another folder."
                )
            return record
        self._clear()
        record = RunRecord(uuid.uuid4().hex, identity, tuple(sorted(unreadable)), probe)
        try:
            record.write(self.folder)
        except OSError as error:
            raise self._unwritable(error) from error
        return record

    def finished(
        self, record: RunRecord, task: BlockTask, blocks: Sequence[Window]
    ) -> list[BlockFile]:
        """Return the blocks that are there already, and tell how much of the work they are.

        All of them are read and checked. Damaged ones are taken away, to be computed again.
        """
        self._lock.check()
        there = []
        for path in finished_blocks(self.folder):
            self._progress.check()
            try:
                block = read_block(path, record.name)
                if not _fits(block, task):
                    raise ValueError("the file does not hold what it should")
                there.append(block)
            except (OSError, ValueError) as error:
                self._progress.warn(f"{path} is damaged ({error}) and is computed again.")
                _remove(path)
        for name in os.listdir(self.folder):
            if name.endswith(PART) or name == STOP:
                _remove(os.path.join(self.folder, name))
        if there:
            done = {cell for block in there for cell in block.cells()}
            every = {cell for window in blocks for cell in cells_of(window)}
            self._progress.say(
                Sentence(
                    "Going on with an interrupted run: {share:.0f} % of the ground is done.",
                    share=100 * len(done & every) / len(every),
                )
            )
        return there

    def _clear(self) -> int:
        """Take away what an earlier run left; return how many blocks it had finished."""
        blocks = 0
        try:
            for name in os.listdir(self.folder):
                if is_of_runs(name) and name != LOCK:
                    blocks += name.endswith(SUFFIX)
                    remove_own(os.path.join(self.folder, name))
        except OSError as error:
            raise self._unwritable(error) from error
        return blocks


def _fits(block: BlockFile, task: BlockTask) -> bool:
    window, grid = block.window, task.grid
    if window.row + window.height > grid.height or window.column + window.width > grid.width:
        return False
    cells = len(block.cells())
    bands = {product.name: len(product.bands) for product in task.products}
    return (
        list(block.sizes) == list(bands)
        and all(len(block.sizes[name]) == count * cells for name, count in bands.items())
        and block.counts.shape == (cells, task.counted)
        and block.missing.shape == (cells,)
    )


def _remove(path: str) -> None:
    with suppress(OSError):  # what cannot be taken away is written over
        os.remove(path)
