"""One run at a time in an output folder."""

from __future__ import annotations

import os
import shutil
import threading
import time
from typing import BinaryIO

from ..support.errors import OutputError

# The hidden folder of unfinished work inside an output folder.
UNFINISHED = ".unfinished"
LOCK = "lock"

# Output folders that runs of this process are writing to.
_busy: set[str] = set()
_mutex = threading.Lock()


class FolderLock:
    """The lock of an output folder; it lies in the folder of unfinished work.

    Runs of one process are kept apart even where the drive has no locks. A lock ends with its
    process, however that ends.
    """

    def __init__(self, output: str) -> None:
        self.folder = os.path.join(output, UNFINISHED)
        self._output = output
        self._real = os.path.realpath(output)
        self._file: BinaryIO | None = None

    def take(self) -> None:
        """Make the folder of unfinished work and lock it.

        Raises `OutputError` where another run holds it, `OSError` where it cannot be made.
        """
        with _mutex:
            if self._real in _busy:
                raise self._taken()
            _busy.add(self._real)
        try:
            while self._file is None:
                self._file = self._locked()
        except BaseException:
            self._forget()
            raise

    def release(self, keep: bool) -> None:
        """Give the lock back, and unless ``keep`` take the folder of unfinished work away."""
        if self._file is None:
            return
        if not keep and os.name == "posix":  # while it is locked, so that nobody comes between
            shutil.rmtree(self.folder, ignore_errors=True)
        self._file.close()
        self._file = None
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._forget()

    def _locked(self) -> BinaryIO | None:
        """Return the open and locked file; None where a run that ended has just removed it."""
        os.makedirs(self.folder, exist_ok=True)
        file = open(os.path.join(self.folder, LOCK), "ab")  # noqa: SIM115 (held for the run)
        try:
            _lock(file)
        except BlockingIOError as error:
            file.close()
            raise self._taken() from error
        if os.path.exists(file.name):
            return file
        file.close()
        return None

    def _taken(self) -> OutputError:
        return OutputError(
            f"OUTPUT {self._output} is where another run is writing right now: "
            "choose another folder, or wait for it."
        )

    def _forget(self) -> None:
        with _mutex:
            _busy.discard(self._real)


def clear_older(output: str) -> None:
    """Remove what killed runs of earlier versions left: they kept results to come elsewhere."""
    for name in os.listdir(output):
        path = os.path.join(output, name)
        if name.startswith(f"{UNFINISHED}-") and not _is_at_work(path):
            shutil.rmtree(path, ignore_errors=True)


def _is_at_work(folder: str) -> bool:
    number = os.path.basename(folder)[len(UNFINISHED) + 1 :]
    if not number.isdecimal() or int(number) == os.getpid():
        return False
    if os.name != "posix":  # there is no harmless way to ask; a day without a write tells
        return time.time() - os.path.getmtime(folder) < 86_400
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it lives, under another user
        return True
    return True


def _lock(file: BinaryIO) -> None:
    """Lock a file for this process, raising `BlockingIOError` where another one holds it."""
    if os.name == "posix":
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # not every network drive has locks; runs of one process stay apart anyway
            pass
        return
    import msvcrt

    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
    except OSError as error:
        raise BlockingIOError from error
