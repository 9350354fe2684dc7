"""Whether disk and memory suffice, looked at before the work begins."""

from __future__ import annotations

import os
import shutil
import sys
from functools import lru_cache
from typing import Any

from .errors import OutputError, ParameterError
from .sentences import Sentence

_MIB = 2**20


def existing(folder: str) -> str:
    """Return the folder itself, or the innermost of those around it that exists."""
    folder = os.path.abspath(folder)
    while folder and not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder


def free_disk(folder: str) -> float | None:
    """Return the free bytes of the disk that a folder lies on; None where it is unknown."""
    try:
        usage = shutil.disk_usage(existing(folder))
    except OSError:
        return None
    # Folders of the system, such as /proc, and some network drives say that they have no size.
    return float(usage.free) if usage.total else None


def check_disk(folder: str, least: float, likely: float) -> str:
    """Compare the free disk with what will be written, in bytes.

    Raises `OutputError` where less than ``least`` is free. Returns a warning where less than
    ``likely`` is, else "".
    """
    free = free_disk(folder)
    if free is None or free >= likely:
        return ""
    figures: dict[str, Any] = {"needed": likely / _MIB, "folder": folder, "free": free / _MIB}
    if free < least:
        raise OutputError(
            Sentence(
                "About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run "
                "lasts, and {free:,.0f} MiB are free: free some, choose another disk, fewer dates "
                "or bands, a smaller EXTENT, or turn UNCERTAINTY off.",
                **figures,
            )
        )
    return Sentence(
        "About {needed:,.0f} MiB are needed on the disk of OUTPUT {folder} while the run lasts, "
        "and {free:,.0f} MiB are free: it may become full.",
        **figures,
    )


def free_memory() -> float | None:
    """Return the bytes of memory that a process may still take; None where it is unknown."""
    limits = [value for value in (_of_machine(), _of_group()) if value is not None]
    return min(limits) if limits else None


def _of_machine() -> float | None:
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            for line in file:
                if line.startswith("MemAvailable:"):
                    return float(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return _of_windows()


def _of_windows() -> float | None:
    # In this form the type checker knows that the lines below are for Windows alone.
    if sys.platform != "win32":
        return None
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "c", "d", "e", "f", "g")),
        )

    status = Status()
    status.length = ctypes.sizeof(Status)
    is_known = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
    return float(status.free) if is_known else None


def _of_group(root: str = "/sys/fs/cgroup") -> float | None:
    """Return what a container's limit leaves; file caches that give way count as free."""
    try:
        with open(os.path.join(root, "memory.max"), encoding="ascii") as file:
            limit = float(file.read())  # "max" is no number: no limit
        with open(os.path.join(root, "memory.current"), encoding="ascii") as file:
            used = float(file.read())
        with open(os.path.join(root, "memory.stat"), encoding="ascii") as file:
            stat = dict(line.split() for line in file if len(line.split()) == 2)
        return limit - used + float(stat.get("inactive_file", 0))
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=1)
def _trim() -> Any:
    """Return what gives free memory back to the system; None where there is no such thing."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    # Of the GNU C library, whose threads keep what they have freed, each for itself.
    return getattr(ctypes.CDLL(None), "malloc_trim", None)


def give_back_memory() -> None:
    """Give back to the system what was freed; takes a few milliseconds."""
    trim = _trim()
    if trim is not None:
        trim(0)


def check_memory(needed: float) -> None:
    """Raise `ParameterError` where the blocks in work need more memory than is free (bytes)."""
    free = free_memory()
    if free is not None and needed > free:
        raise ParameterError(
            Sentence(
                "The blocks in work need about {needed:,.0f} MiB of memory and "
                "{free:,.0f} MiB are free: lower MEMORY or WORKERS, or close other "
                "programs.",
                needed=needed / _MIB,
                free=max(free, 0) / _MIB,
            )
        )
