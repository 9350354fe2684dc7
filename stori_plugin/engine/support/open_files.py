"""How many files this process may have open, and what it means when no more can be opened.

A table of open files that is full says nothing about the file that could not be opened: to take
it for damage would make results depend on how many are open at the moment.
"""

from __future__ import annotations

import errno
import os

from .errors import StoriError

# Input files open at once, whatever the system allows.
_MOST = 500
# What QGIS, Python, outputs and the side files of rasters need besides.
_FOR_OTHERS = 64
_FEWEST = 4
# Where the system's descriptors of this process are listed.
_LISTS = ("/proc/self/fd", "/dev/fd")
# What GDAL, HDF5 and the C library say.
_TEXTS = ("too many open files", "no file descriptors available", "emfile", "enfile")
_NUMBERS = (errno.EMFILE, errno.ENFILE)


class ExhaustedError(StoriError):
    """No more files can be opened, though this one may be whole."""


def allowed_files() -> int | None:
    """Return how many files the system lets this process have open; None where it sets no limit.

    Windows counts handles, of which there are millions.
    """
    try:
        import resource
    except ImportError:  # Windows
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if soft == resource.RLIM_INFINITY else soft


def open_now() -> int:
    """Return how many files this process has open; 0 where that cannot be known."""
    for folder in _LISTS:
        try:
            return len(os.listdir(folder))
        except OSError:
            pass
    return 0


def files_at_once() -> int:
    """Return how many input files may be kept open together, as things stand: 4 to 500."""
    allowed = allowed_files()
    if allowed is None:
        return _MOST
    left = allowed - open_now()
    return max(_FEWEST, min(_MOST, left - min(_FOR_OTHERS, left // 2)))


def is_table_full(error: BaseException | None) -> bool:
    """Tell whether something failed because no more files can be opened, by all its causes."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, ExhaustedError) or getattr(error, "errno", None) in _NUMBERS:
            return True
        if any(text in str(error).lower() for text in _TEXTS):
            return True
        error = error.__cause__ or error.__context__
    return False


def check_table(error: BaseException, path: str = "") -> None:
    """Raise `ExhaustedError` where something failed because no more files can be opened.

    To be called before the failure is taken for a damaged file.
    """
    if is_table_full(error):
        raise exhausted(path) from error


def exhausted(path: str = "") -> ExhaustedError:
    """Return the error that says so."""
    allowed = allowed_files()
    figure = f" ({allowed:,} are allowed)" if allowed is not None else ""
    what = f"{path or 'An input'} could not be opened"
    return ExhaustedError(
        f"{what}: this process has too many files open{figure}. Lower WORKERS, close other "
        "projects, or allow more (ulimit -n) before QGIS is started; the file itself may be whole."
    )
