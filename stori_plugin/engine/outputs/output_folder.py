"""The output folder of a run: its lock, what is unfinished in it, and what moves in at the end."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

from rasterio.errors import RasterioError

from ..acquisitions.files.virtual_names import file_behind, shown_name
from ..rasters.grid import Window
from ..rasters.unreadable import UnreadableTile
from ..support.errors import CancelledError, OutputError
from ..support.progress import Progress
from ..support.staging import move_in
from ..support.threads import worker_count
from .block_files import PART, SUFFIX, BlockFile, cells_of, finished_blocks, read_block
from .block_task import BlockTask
from .crew import STOP
from .folder_lock import LOCK, FolderLock, clear_older
from .raster_assembly import assemble, parts_of
from .run_record import RunRecord, difference

_STAGED = "staged"


def check_place(output: str, inputs: Iterable[str]) -> None:
    """Raise `OutputError` where an output folder is the folder of one of the input files.

    Whoever reads such a folder next would take the results for acquisitions.
    """
    folder = os.path.realpath(output)
    for path in inputs:
        if os.path.dirname(os.path.realpath(file_behind(path))) == folder:
            raise OutputError(
                f"OUTPUT {output} is the folder of the input {shown_name(path)}: "
                "choose a folder of its own."
            )


class OutputFolder:
    """The output folder of a run, while it runs.

    Used as a context: leaving it through an exception takes everything away again but, with
    ``resume``, the finished blocks; a `CancelledError` then says what was kept.
    """

    def __init__(self, output: str, resume: bool, progress: Progress) -> None:
        self.output = os.path.abspath(output)
        self._resume = resume
        self._progress = progress
        self._lock = FolderLock(self.output)
        self._made: list[str] = []
        self._names: list[str] = []

    def __enter__(self) -> OutputFolder:
        """Raise `OutputError` where another run is at work, or nothing can be written."""
        self._made = _missing_folders(self.output)
        try:
            self._lock.take()
            clear_older(self.output)
        except OSError as error:
            self._lock.release(keep=True)
            self._remove_made()
            raise OutputError(
                f"OUTPUT {self.output} cannot be written to ({error.strerror}): "
                "choose another folder."
            ) from error
        self._remove_staged()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        is_done = kind is None
        kept = 0
        if not is_done and self._resume:
            kept = sum(1 for _ in finished_blocks(self.folder))
        self._remove_staged()
        self._lock.release(keep=bool(kept))
        if not is_done and not kept:
            self._remove_made()
        if kept and isinstance(error, Exception):
            self._progress.say(self._kept_sentence(kept))
        if kept and isinstance(error, CancelledError):
            raise CancelledError(f"Stopped by the user; {self._kept_sentence(kept)}") from error

    @property
    def folder(self) -> str:
        """The folder of unfinished work."""
        return self._lock.folder

    def path(self, name: str) -> str:
        """Return the final path of a raster or companion."""
        return os.path.join(self.output, name)

    # --- going on with an interrupted run ---------------------------------------------------

    def interrupted(self, identity: Mapping[str, Any]) -> RunRecord | None:
        """Return what is to be gone on with, if anything is.

        Raises `OutputError` where unfinished work of another run lies there.
        """
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
                f"OUTPUT {self.output} holds the unfinished work of a run that differs: "
                f"{differences}. Run it as it was to go on with it, turn RESUME off to begin "
                "anew, or choose another folder."
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
        if record is not None:
            if record.probe != probe:
                raise OutputError(
                    f"OUTPUT {self.output} holds the unfinished work of a run that came to other "
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
        there = []
        for path in finished_blocks(self.folder):
            self._progress.check()
            try:
                block = read_block(path, record.name)
                if not _fits(block, task):
                    raise ValueError("the file does not hold what it should")
                there.append(block)
            except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
                self._progress.warn(f"{path} is damaged ({error}) and is computed again.")
                _remove(path)
        for name in os.listdir(self.folder):
            if name.endswith(PART) or name == STOP:
                _remove(os.path.join(self.folder, name))
        if there:
            done = {cell for block in there for cell in block.cells()}
            every = {cell for window in blocks for cell in cells_of(window)}
            self._progress.say(
                f"Going on with an interrupted run: {100 * len(done & every) / len(every):.0f} % "
                "of the ground is done."
            )
        return there

    def _clear(self) -> int:
        """Take away what an earlier run left; return how many blocks it had finished."""
        blocks = 0
        try:
            for name in os.listdir(self.folder):
                if name != LOCK:
                    blocks += name.endswith(SUFFIX)
                    os.remove(os.path.join(self.folder, name))
        except OSError as error:
            raise self._unwritable(error) from error
        return blocks

    # --- what moves in at the end -----------------------------------------------------------

    def assemble(
        self,
        task: BlockTask,
        method: str,
        blocks: Sequence[BlockFile],
        workers: int,
        show: Callable[[float], None],
    ) -> None:
        """Put the rasters together from all blocks, still beside their place.

        ``method`` goes into their tags, ``workers`` is as in WORKERS; ``show`` is told the share
        done.
        """
        paths = {product.name: self._staged(product.name) for product in task.products}
        parts = parts_of(blocks, task.grid)
        check, count = self._progress.check, worker_count(workers)
        try:
            os.makedirs(self._staged(""), exist_ok=True)
            assemble(paths, task.products, task.grid, method, parts, count, check, show)
        except (OSError, RasterioError) as error:
            raise self._unwritable(error) from error
        self._names += sorted(paths)

    def write_text(self, name: str, text: str) -> None:
        """Write a companion file, such as the manifest, still beside its place."""
        try:
            os.makedirs(self._staged(""), exist_ok=True)
            with open(self._staged(name), "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise self._unwritable(error) from error
        self._names.append(name)

    def finish(self, manifest: str) -> None:
        """Move everything to its final place; the manifest last: it says that all is there."""
        names = sorted(self._names, key=lambda name: (name == manifest, name))
        try:
            move_in(self._staged(""), self.output, names, self._progress.check)
        except OSError as error:
            raise self._unwritable(error) from error

    def _staged(self, name: str) -> str:
        return os.path.join(self.folder, _STAGED, name)

    def _remove_staged(self) -> None:
        shutil.rmtree(self._staged(""), ignore_errors=True)

    def _remove_made(self) -> None:
        for folder in self._made:
            try:
                os.rmdir(folder)
            except OSError:  # something else came to lie there; it is not ours to remove
                break

    def _kept_sentence(self, kept: int) -> str:
        blocks = "1 finished block is" if kept == 1 else f"{kept} finished blocks are"
        return (
            f"{blocks} kept in {self.folder}: run the same again into the "
            "same folder to go on from there, or delete that folder."
        )

    def _unwritable(self, error: Exception) -> OutputError:
        name = os.path.basename(getattr(error, "filename", None) or "")
        where = self.path(name) if name in self._names else f"OUTPUT {self.output}"
        reason = getattr(error, "strerror", None) or error
        return OutputError(
            f"{where} could not be written ({reason}): check that the disk has space and the "
            "folder may be written to, then run it again."
        )


def _fits(block: BlockFile, task: BlockTask) -> bool:
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


def _missing_folders(folder: str) -> list[str]:
    """Return the folders that do not exist yet, innermost first."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing
