"""The output folder of a run: its lock, what is unfinished in it, and what moves in at the end."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from types import TracebackType

from rasterio.errors import RasterioError

from ..acquisitions.files.virtual_names import file_behind, listing, shown_name
from ..support.errors import CancelledError, OutputError, StoriError
from ..support.open_files import exhausted, is_table_full
from ..support.progress import Progress
from ..support.sentences import Sentence
from ..support.staging import bring_back, move_in
from ..support.threads import worker_count
from .block_files import BlockFile
from .block_task import BlockTask
from .earlier_results import earlier_rasters, side_files
from .folder_lock import STAGED, FolderLock, remove_own
from .raster_assembly import assemble, parts_of
from .unfinished_work import UnfinishedWork

# What a system says of a drive that went away.
_GONE = {errno.ENXIO, errno.ENODEV, errno.ENOTCONN, errno.ETIMEDOUT}
_GONE |= {getattr(errno, name) for name in ("ESTALE", "EHOSTDOWN") if hasattr(errno, name)}


def check_place(output: str, inputs: Iterable[str]) -> None:
    """Raise `OutputError` where an output folder is the folder of one of the input files.

    Whoever reads such a folder next would take the results for acquisitions.
    """
    folder = os.path.realpath(output)
    for path in inputs:
        if os.path.dirname(os.path.realpath(file_behind(path))) == folder:
            raise OutputError(
                Sentence(
                    "OUTPUT {output} is the folder of the input {path}: choose a "
                    "folder of its own.",
                    output=output,
                    path=shown_name(path),
                )
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
        self._has_staged = False
        self.unfinished = UnfinishedWork(
            self._lock, self.output, resume, progress, self._unwritable
        )

    def __enter__(self) -> OutputFolder:
        """Raise `OutputError` where another run is at work, or nothing can be written."""
        self._made = _missing_folders(self.output)
        try:
            self._lock.take(self._progress.check)
        except OSError as error:
            self._remove_made()
            raise OutputError(
                Sentence(
                    "OUTPUT {output} cannot be written to ({reason}): choose another folder.",
                    output=self.output,
                    reason=error.strerror,
                )
            ) from error
        returned = bring_back(self.staged(""), self.output)
        if returned:
            self._progress.say(
                f"Brought back into {self.output}: {listing(returned)}, which a run that was "
                "stopped from outside was about to replace."
            )
        self._remove_staged()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        kept = 0
        try:
            kept = 0 if kind is None else self.unfinished.to_keep()
            if not self._lock.is_lost:
                self._remove_staged()
        finally:
            self._lock.release(keep=bool(kept))
        if kind is not None and not kept:
            self._remove_made()
        if isinstance(error, (OSError, RasterioError)) and self._is_of_drive(error):
            raise self._unwritable(error) from error
        if kept and self._resume and isinstance(error, Exception):
            self._progress.say(self._kept_sentence(kept))
        if kept and self._resume and isinstance(error, CancelledError):
            stopped = Sentence("Stopped by the user; {kept}", kept=self._kept_sentence(kept))
            raise CancelledError(stopped) from error

    @property
    def folder(self) -> str:
        """The folder of unfinished work."""
        return self._lock.folder

    def path(self, name: str) -> str:
        """Return the final path of a raster or companion."""
        return os.path.join(self.output, name)

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
        paths = {product.name: self.staged(product.name) for product in task.products}
        parts = parts_of(blocks, task.grid)
        check, count = self._progress.check, worker_count(workers)
        try:
            self._make_staged()
            assemble(paths, task.products, task.grid, method, parts, count, check, show)
        except (OSError, RasterioError) as error:
            raise self._unwritable(error) from error
        self._names += sorted(paths)

    def write_text(self, name: str, text: str) -> None:
        """Write a companion file, such as the manifest, still beside its place."""
        try:
            self._make_staged()
            with open(self.staged(name), "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise self._unwritable(error) from error
        self._names.append(name)

    def finish(self, manifest: str) -> None:
        """Move everything to its final place; the manifest last: it says that all is there.

        What an earlier run left, and this one does not write again, goes away with it.
        """
        names = sorted(self._names, key=lambda name: (name == manifest, name))
        self._lock.check()
        earlier = earlier_rasters(self.output, manifest, names)
        outdated = [*earlier, *side_files(self.output, [*earlier, *names], names)]
        try:
            left = move_in(self.staged(""), self.output, names, self._progress.check, outdated)
        except OSError as error:
            raise self._unwritable(error) from error
        gone = [name for name in earlier if name not in left]
        if gone:
            self._progress.say(
                f"Taken away from {self.output}: {listing(gone)}, which an earlier run wrote and "
                "this one did not."
            )
        if left:
            self._progress.warn(
                f"{listing(left)} in {self.output} are of an earlier run and could not be taken "
                "away: close the programs that have them open, and delete them."
            )

    def staged(self, name: str) -> str:
        """Return where a raster or companion lies until everything moves in; "" for the folder."""
        return os.path.join(self.folder, STAGED, name)

    def _make_staged(self) -> None:
        """Make the folder of what moves in at the end, this run's own and new."""
        self._lock.check()
        if not self._has_staged:
            os.mkdir(self.staged(""), 0o700)
            self._has_staged = True

    def _remove_staged(self) -> None:
        with suppress(OSError):  # it is not there, or the drive is gone
            remove_own(os.path.join(self.folder, STAGED))

    def _remove_made(self) -> None:
        for folder in self._made:
            try:
                os.rmdir(folder)
            except OSError:  # something else came to lie there; it is not ours to remove
                break

    def _kept_sentence(self, kept: int) -> str:
        if kept == 1:
            return Sentence(
                "1 finished block is kept in {folder}: run the same again into the same folder to "
                "go on from there, or delete that folder.",
                folder=self.folder,
            )
        return Sentence(
            "{blocks} finished blocks are kept in {folder}: run the same again into the same "
            "folder to go on from there, or delete that folder.",
            blocks=kept,
            folder=self.folder,
        )

    def _is_gone(self, error: Exception) -> bool:
        """Tell whether an error comes of a drive, or a folder, that went away meanwhile."""
        return getattr(error, "errno", None) in _GONE or not os.path.isdir(self.folder)

    def _is_of_drive(self, error: Exception) -> bool:
        """Tell whether an error that nobody foresaw comes of the output's drive."""
        name = str(getattr(error, "filename", None) or "")
        is_output = name.startswith(self.output + os.sep)
        return is_output or getattr(error, "errno", None) == errno.EIO or self._is_gone(error)

    def _unwritable(self, error: Exception) -> StoriError:
        if is_table_full(error):
            return exhausted(str(getattr(error, "filename", None) or self.output))
        if self._is_gone(error):
            reason = getattr(error, "strerror", None) or "it is not there any more"
            return OutputError(
                Sentence(
                    "OUTPUT {output} went away while the run was writing ({reason}): "
                    "connect its drive again or choose another folder, then run it "
                    "again.",
                    output=self.output,
                    reason=reason,
                )
            )
        name = os.path.basename(getattr(error, "filename", None) or "")
        where = self.path(name) if name in self._names else f"OUTPUT {self.output}"
        reason = getattr(error, "strerror", None) or error
        return OutputError(
            Sentence(
                "{where} could not be written ({reason}): check that the disk has "
                "space and the folder may be written to, then run it again.",
                where=where,
                reason=reason,
            )
        )


def _missing_folders(folder: str) -> list[str]:
    """Return the folders that do not exist yet, innermost first."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing
