"""Results that come into a folder all at once: made beside it, and moved in at the end."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Sequence

from .errors import OutputError

_UNFINISHED = ".unfinished"

# Folders that runs of this process are writing to.
_busy: set[str] = set()
_lock = threading.Lock()


class Staging:
    """A place for unfinished files inside an output folder, on the same disk as their goal."""

    def __init__(self, folder: str) -> None:
        self.folder = os.path.abspath(folder)
        self._real = os.path.realpath(folder)
        self._place = os.path.join(self.folder, f"{_UNFINISHED}-{os.getpid()}")
        self._made = _missing_parents(self.folder)

    def open(self) -> None:
        """Make the place, and clear what killed runs left; raise `OutputError` if it cannot be."""
        with _lock:
            if self._real in _busy:
                raise OutputError(
                    f"OUTPUT {self.folder} is where another run is writing right now: "
                    "choose another folder, or wait for it."
                )
            _busy.add(self._real)
        try:
            os.makedirs(self.folder, exist_ok=True)
            _clear_leftovers(self.folder)
            os.makedirs(self._place)
        except OSError as error:
            self.close()
            raise OutputError(
                f"OUTPUT {self.folder} cannot be written to ({error.strerror}): "
                "choose another folder."
            ) from error

    def close(self, keep_folder: bool = False) -> None:
        """Take away what is unfinished, and unless ``keep_folder`` the folders made for it."""
        shutil.rmtree(self._place, ignore_errors=True)
        for folder in () if keep_folder else self._made:
            try:
                os.rmdir(folder)
            except OSError:  # something else came to lie there; it is not ours to remove
                break
        with _lock:
            _busy.discard(self._real)

    def path(self, name: str) -> str:
        """Return where a file lies while it is unfinished."""
        return os.path.join(self._place, name)

    def put_in_place(self, names: Sequence[str], check: Callable[[], None] = lambda: None) -> None:
        """Move files to their final place, in that order; all of them or, on `OSError`, none.

        They are flushed to the disk before; ``check`` is called meanwhile and may raise to stop.
        The last file, a manifest, tells that all are there: what bore its name goes away first.
        """
        for name in names:
            check()
            _flush(self.path(name))
        replaced = os.path.join(self._place, "replaced")
        os.makedirs(replaced)
        moved: list[str] = []
        try:
            for name in names[-1:]:
                moved.append(name)
                self._set_aside(name, os.path.join(replaced, name))
            for name in names:
                moved.append(name)
                self._swap(name, os.path.join(replaced, name))
        except OSError:
            for name in reversed(dict.fromkeys(moved)):
                self._restore(name, os.path.join(replaced, name))
            raise
        flush_folder(self.folder)

    def _set_aside(self, name: str, old: str) -> None:
        final = os.path.join(self.folder, name)
        if os.path.isdir(final):
            raise IsADirectoryError(21, "a folder of that name is in its place", final)
        if os.path.lexists(final):
            os.replace(final, old)

    def _swap(self, name: str, old: str) -> None:
        self._set_aside(name, old)
        os.replace(self.path(name), os.path.join(self.folder, name))

    def _restore(self, name: str, old: str) -> None:
        final = os.path.join(self.folder, name)
        if os.path.lexists(old):
            os.replace(old, final)
        elif not os.path.lexists(self.path(name)) and os.path.isfile(final):
            os.remove(final)  # new, and alone of its kind


def _flush(path: str) -> None:
    """Make sure that a file's content survives a loss of power, before it gets its name."""
    with open(path, "r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: str) -> None:
    """Make sure that the names in a folder survive a loss of power, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # not every network drive offers it
        pass
    finally:
        os.close(handle)


def _missing_parents(folder: str) -> list[str]:
    """Return the folders that do not exist yet, innermost first."""
    missing = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing


def _clear_leftovers(folder: str) -> None:
    """Remove what a killed run of a process that is gone left behind."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if name.startswith(f"{_UNFINISHED}-") and not _still_at_work(path):
            shutil.rmtree(path, ignore_errors=True)


def _still_at_work(place: str) -> bool:
    number = os.path.basename(place)[len(_UNFINISHED) + 1 :]
    if not number.isdecimal():
        return False
    if int(number) == os.getpid():  # no run of ours is writing here, or this one had not begun
        return False
    if os.name != "posix":  # there is no harmless way to ask; a day without a write tells
        return time.time() - os.path.getmtime(place) < 86_400
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it lives, under another user
        return True
    return True
