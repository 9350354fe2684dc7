"""Where a run works: unfinished blocks, and the results that move into the folder at the end."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

from rasterio.errors import RasterioError

from ..rasters.grid import Grid, Window
from ..rasters.storage import OutputRaster
from ..rasters.unreadable import UnreadableTile
from ..scene.job import Job
from ..support.errors import OutputError
from ..support.progress import Progress
from ..support.staging import Staging, flush_folder
from ..support.threads import worker_count
from .block_files import BlockFile, cells_of, finished_blocks, read_block
from .raster_assembly import assemble, parts_of
from .run_record import RunRecord, difference


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

    def interrupted(self, identity: Mapping[str, Any]) -> RunRecord | None:
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
        self,
        record: RunRecord | None,
        identity: Mapping[str, Any],
        lost: Sequence[UnreadableTile],
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
        try:
            return self._unfinished.begin(identity, lost, probe)
        except OSError as error:
            raise self._unwritable(error) from error

    def finished(
        self,
        record: RunRecord,
        products: Sequence[OutputRaster],
        dates: int,
        blocks: Sequence[Window],
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
        products: Sequence[OutputRaster],
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


NAME = ".unfinished"
_FORMAT = 1
# Tells workers on other machines to leave the block they are at.
STOP = "stop"
_RECORD, _LOCK = "run.json", "lock"


class Unfinished:
    """The folder of unfinished work below an output folder that exists."""

    def __init__(self, output: str) -> None:
        self.output = output
        self.folder = os.path.join(output, NAME)
        self._lock: BinaryIO | None = None

    def open(self) -> None:
        """Make the folder and lock it; raise `OutputError` where another process holds it."""
        while self._lock is None:
            os.makedirs(self.folder, exist_ok=True)
            lock = open(os.path.join(self.folder, _LOCK), "ab")  # noqa: SIM115 (held for the run)
            try:
                _take(lock)
            except BlockingIOError as error:
                lock.close()
                raise OutputError(
                    f"OUTPUT {self.output} is where another run is writing right now: "
                    "choose another folder, or wait for it."
                ) from error
            if os.path.exists(lock.name):
                self._lock = lock
            else:  # a run that ended took it away between opening and locking
                lock.close()

    def close(self, keep: bool) -> None:
        """Give the lock back, and unless ``keep`` take the folder away."""
        if self._lock is None:
            return
        if not keep and os.name == "posix":  # while it is locked, so that nobody comes between
            shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()
        self._lock = None
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def record(self) -> RunRecord | None:
        """Return what an interrupted run wrote down; None where there is none, or not whole."""
        try:
            with open(os.path.join(self.folder, _RECORD), encoding="utf-8") as file:
                content = json.load(file)
            if content["format"] != _FORMAT:
                return None
            identity = content["identity"]
            difference(identity, identity)  # all its parts are there
            lost = tuple(UnreadableTile.of_plain(item) for item in content["lost"])
            return RunRecord(str(content["run"]), identity, lost, str(content["probe"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def check_same(self, record: RunRecord, identity: Mapping[str, Any]) -> None:
        """Raise `OutputError` telling how an interrupted run differs from this one."""
        told = difference(record.identity, identity)
        if told:
            raise OutputError(
                f"OUTPUT {self.output} holds the unfinished work of a run that differs: {told}. "
                "Run it as it was to go on with it, turn RESUME off to begin anew, or choose "
                "another folder."
            )

    def begin(
        self, identity: Mapping[str, Any], lost: Sequence[UnreadableTile], probe: str
    ) -> RunRecord:
        """Write down a new run, in place of what was there."""
        self.clear()
        record = RunRecord(uuid.uuid4().hex, identity, tuple(sorted(lost)), probe)
        content = {
            "format": _FORMAT,
            "run": record.run,
            "identity": identity,
            "lost": [loss.plain() for loss in record.lost],
            "probe": probe,
        }
        final = os.path.join(self.folder, _RECORD)
        with open(f"{final}.part", "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        os.replace(f"{final}.part", final)
        flush_folder(self.folder)
        return record

    def clear(self) -> int:
        """Take away what an earlier run left; return how many blocks it had finished."""
        blocks = 0
        for name in os.listdir(self.folder):
            if name != _LOCK:
                blocks += name.endswith(".block")
                os.remove(os.path.join(self.folder, name))
        return blocks

    def blocks(
        self, record: RunRecord, products: Sequence[OutputRaster], dates: int, progress: Progress
    ) -> list[BlockFile]:
        """Return the finished blocks of an interrupted run, all of them read and checked.

        ``dates`` is the number of optical acquisition dates. Damaged blocks are taken away, to
        be computed again.
        """
        bands = {product.name: len(product.bands) for product in products}
        found = []
        for path in finished_blocks(self.folder):
            progress.check()
            try:
                block = read_block(path, record.run)
                if not _fits(block, bands, dates):
                    raise ValueError("the file does not hold what it should")
                found.append(block)
            except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
                progress.warn(f"{path} is damaged ({error}) and is computed again.")
                _remove(path)
        self._remove_parts()
        return found

    def _remove_parts(self) -> None:
        for name in os.listdir(self.folder):
            if name.endswith(".part") or name == STOP:
                _remove(os.path.join(self.folder, name))


def _fits(block: BlockFile, bands: Mapping[str, int], dates: int) -> bool:
    cells = len(block.cells())
    return (
        list(block.sizes) == list(bands)
        and all(len(block.sizes[name]) == count * cells for name, count in bands.items())
        and block.clear.shape == (cells, dates)
        and block.missing.shape == (cells,)
    )


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:  # what cannot be taken away is written over
        pass


def _take(lock: BinaryIO) -> None:
    """Lock a file for this process, raising `BlockingIOError` where another one holds it."""
    if os.name == "posix":
        import fcntl

        try:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # not every network drive has locks; runs of one process stay apart anyway
            pass
        return
    import msvcrt

    try:
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError as error:
        raise BlockingIOError from error
