"""Where a run works: unfinished blocks, and the results that move into the folder at the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rasterio.errors import RasterioError

from .assembly import assemble, parts_of
from .block_files import BlockFile, cells_of, finished_blocks
from .errors import OutputError
from .grid import Grid, Window
from .job import Job
from .losses import Loss
from .progress import Progress
from .staging import Staging
from .storage import Product
from .threads import worker_count
from .unfinished import Record, Unfinished


class Workplace:
    """The output folder of a run, while it runs.

    Used as a context: leaving it through an exception takes everything away again but, with
    ``resume``, the finished blocks.
    """

    def __init__(self, output: str, resume: bool, progress: Progress) -> None:
        self.output = os.path.abspath(output)
        self._resume = resume
        self._progress = progress
        self._staging = Staging(self.output)
        self._unfinished = Unfinished(self.output)
        self._names: list[str] = []
        self._kept = 0

    def __enter__(self) -> Workplace:
        self._staging.open()
        try:
            self._unfinished.open()
        except OutputError:
            self._staging.close()
            raise
        except OSError as error:
            self._staging.close()
            raise self._unwritable(error) from error
        return self

    def __exit__(self, kind, error, trace) -> None:
        done = kind is None
        self._kept = 0
        if not done and self._resume:
            self._kept = sum(1 for _ in finished_blocks(self._unfinished.folder))
        self._unfinished.close(keep=bool(self._kept))
        self._staging.close(keep_folder=done or bool(self._kept))
        if self._kept and isinstance(error, Exception):
            self._progress.say(self.told_of_kept())

    @property
    def folder(self) -> str:
        """The folder of unfinished work."""
        return self._unfinished.folder

    def path(self, name: str) -> str:
        """Return the final path of a raster or companion."""
        return os.path.join(self.output, name)

    def told_of_kept(self) -> str:
        """Say what was kept and how to go on, after the context was left."""
        blocks = "1 finished block is" if self._kept == 1 else f"{self._kept} finished blocks are"
        return (
            f"{blocks} kept in {self.folder}: run the same again into the "
            "same folder to go on from there, or delete that folder."
        )

    def told_on_cancel(self) -> str:
        """Say what a stop left behind, after the context was left."""
        if self._kept:
            return f"Stopped by the user; {self.told_of_kept()}"
        return "Stopped by the user; nothing was written."

    def interrupted(self, identity: Mapping[str, Any]) -> Record | None:
        """Return what is to be gone on with, if anything is.

        Raises `OutputError` where unfinished work of another run lies there.
        """
        record = self._unfinished.record() if self._resume else None
        if record is not None:
            self._unfinished.check_same(record, identity)
            return record
        try:
            thrown = self._unfinished.clear()
        except OSError as error:
            raise self._unwritable(error) from error
        if thrown and self._resume:
            self._progress.warn(
                f"{self.folder} held {thrown} blocks of a run that nothing is known of; they are "
                "thrown away."
            )
        elif thrown:
            self._progress.say(
                f"RESUME is off: {thrown} finished blocks of an interrupted run are thrown away."
            )
        return None

    def begin(
        self, record: Record | None, identity: Mapping[str, Any], lost: Sequence[Loss], probe: str
    ) -> Record:
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
        try:
            return self._unfinished.begin(identity, lost, probe)
        except OSError as error:
            raise self._unwritable(error) from error

    def finished(
        self, record: Record, products: Sequence[Product], dates: int, blocks: Sequence[Window]
    ) -> list[BlockFile]:
        """Return the blocks that are there already, and tell how much of the work they are."""
        found = self._unfinished.blocks(record, products, dates, self._progress)
        if found:
            there = {cell for block in found for cell in block.cells()}
            every = {cell for block in blocks for cell in cells_of(block)}
            self._progress.say(
                f"Going on with an interrupted run: {100 * len(there & every) / len(every):.0f} % "
                "of the ground is done."
            )
        return found

    def assemble(
        self,
        products: Sequence[Product],
        grid: Grid,
        job: Job,
        blocks: Sequence[BlockFile],
        show: Callable[[float], None],
    ) -> None:
        """Put the rasters together, still beside their place."""
        paths = {product.name: self._staging.path(product.name) for product in products}
        parts = parts_of(blocks, grid)
        workers = worker_count(job.workers)
        try:
            assemble(paths, products, grid, job.method, parts, workers, self._progress.check, show)
        except (OSError, RasterioError) as error:
            raise self._unwritable(error) from error
        self._names += sorted(paths)

    def write_text(self, name: str, text: str) -> None:
        """Write a companion file, such as the manifest, still beside its place."""
        try:
            with open(self._staging.path(name), "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise self._unwritable(error) from error
        self._names.append(name)

    def finish(self) -> None:
        """Move everything to its final place; the manifest last: it says that all is there."""
        names = sorted(self._names, key=lambda name: (name == "manifest.json", name))
        try:
            self._staging.put_in_place(names, self._progress.check)
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: Exception) -> OutputError:
        name = getattr(error, "filename", None)
        place = os.path.basename(name) if name else ""
        where = self.path(place) if place in self._names else f"OUTPUT {self.output}"
        told = getattr(error, "strerror", None) or error
        return OutputError(
            f"{where} could not be written ({told}): check that the disk has space and the "
            "folder may be written to, then run it again."
        )
