"""A lock that one run holds for as long as it lives: here, in a container, on another computer.

Whether its holder lives is told by the lock of the system, which ends with its process, and never
by a number of a process, which containers and computers share. Where the system's lock may not
reach, on drives without locks and from other computers, the holder writes down a beat every second,
and whoever comes next watches for a while whether it goes on. No clock is compared with another.
"""

from __future__ import annotations

import json
import os
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, BinaryIO

from .checked_json import MalformedJSONError, checked_json
from .ownership import opened_plain

BEAT = 1.0  # seconds
WATCH = 6.0  # seconds without a beat, until a run counts as dead
_FAR = 1 << 30  # the byte that Windows locks; what lies before it stays readable for others

# What this process holds.
_busy: set[str] = set()
_mutex = threading.Lock()


class HeldError(Exception):
    """Another run holds the lock."""


class RunLock:
    """The lock at a path, a small file of its own."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.is_lost = False
        self._real = ""
        self._file: BinaryIO | None = None
        self._token = uuid.uuid4().hex
        self._beats = 0
        self._is_locked = False
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def take(self, check: Callable[[], None] = lambda: None) -> None:
        """Take it, or raise `HeldError` where another run has it, `OSError` where nobody can.

        ``check`` is called while it is watched whether another run lives, and may raise.
        """
        real = os.path.realpath(self.path)
        with _mutex:
            if real in _busy:
                raise HeldError
            _busy.add(real)
        self._real = real
        self._ended.clear()
        try:
            while self._file is None:
                self._open()
            self._watch(check)
            self._beat()
            if not self._is_locked:  # another may have seen the same silence
                time.sleep(BEAT / 4)
                if self._is_taken_over():
                    raise HeldError
        except BaseException:
            self.release(lambda: None)
            raise
        self._thread = threading.Thread(target=self._go_on, name="stori-lock", daemon=True)
        self._thread.start()

    def release(self, clear: Callable[[], None]) -> None:
        """Give it back whatever happens; ``clear`` takes files away while nobody comes between.

        On Windows nothing open can be taken away: there it is called again afterwards.
        """
        self._ended.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(2 * BEAT)  # a drive that does not answer is not waited for
        file, self._file = self._file, None
        try:
            if file is not None and not self.is_lost:
                clear()
        finally:
            try:
                if file is not None:
                    with suppress(OSError):
                        file.close()
                    if os.name != "posix" and not self.is_lost:
                        clear()
            finally:
                with _mutex:
                    _busy.discard(self._real)

    def _open(self) -> None:
        """Open and lock the file; not where a run that ended has just taken it away."""
        file = opened_plain(self.path, os.O_RDWR | os.O_CREAT, "r+b")
        try:
            self._is_locked = _lock(file)
            if os.path.samestat(os.fstat(file.fileno()), os.stat(self.path)):
                self._file = file
        except FileNotFoundError:
            pass
        finally:
            if self._file is None:
                file.close()

    def _watch(self, check: Callable[[], None]) -> None:
        """See that whoever wrote the last beat writes no other."""
        last = self._read()
        if last is None or (self._is_locked and last.get("locked") and _is_here(last)):
            return
        ends = time.monotonic() + WATCH
        while time.monotonic() < ends:
            check()
            time.sleep(BEAT / 4)
            if self._read() != last:
                raise HeldError

    def _read(self) -> dict[str, Any] | None:
        """Return what the file says, opened anew: so drives of other computers show the latest."""
        try:
            with opened_plain(self.path) as file:
                content = checked_json(file.read(4096))
        except (OSError, MalformedJSONError):
            return None
        return content if isinstance(content, dict) else None

    def _beat(self) -> None:
        file = self._file
        if file is None:
            return
        self._beats += 1
        content = {
            "run": self._token,
            "machine": _machine(),
            "locked": self._is_locked,
            "beat": self._beats,
        }
        file.seek(0)
        file.write(json.dumps(content).encode().ljust(256) + b"\n")
        file.flush()
        with suppress(OSError):  # not every drive can
            os.fsync(file.fileno())

    def _is_taken_over(self) -> bool:
        said = self._read()
        return said is not None and said.get("run") != self._token

    def _go_on(self) -> None:
        while not self._ended.wait(BEAT):
            if self._is_taken_over():  # this computer slept, and another run went on
                self.is_lost = True
                return
            with suppress(OSError, ValueError):  # the drive is gone, or the lock just given back
                self._beat()


def _is_here(said: dict[str, Any]) -> bool:
    return said.get("machine") == _machine()


@cache
def _machine() -> str:
    """Name the kernel that runs, which containers of a computer share."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return f"{uuid.getnode():x}"


def _lock(file: BinaryIO) -> bool:
    """Lock a file for this process, `HeldError` where another has it; False without locks."""
    if os.name == "posix":
        import fcntl

        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HeldError from error
        except OSError:
            return False
        return True
    import msvcrt

    file.seek(_FAR)
    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
    except OSError as error:
        raise HeldError from error
    return True
