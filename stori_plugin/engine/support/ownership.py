"""Whether a file or folder is the user's own: what others may have put there is not trusted.

Links are never followed, and pipes and devices never waited for.
"""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

# Windows has neither; there a link is only made with rights that others do not have.
_STRICT = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def is_plain_folder(path: str) -> bool:
    """Tell a folder that is neither a link nor a junction; raises `OSError` where there is none."""
    state = os.lstat(path)
    reparse = getattr(state, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 1)
    return stat.S_ISDIR(state.st_mode) and not reparse


def is_plain_file(path: str) -> bool:
    """Tell a file that is there and is no link, pipe or device."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def is_private(state: os.stat_result) -> bool:
    """Tell what this user owns and nobody else may write to.

    Windows keeps that in lists of its own, which are not looked at.
    """
    if os.name != "posix":
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS_MAY_WRITE


def owner_of_new(folder: str) -> int:
    """Return whose a file becomes that this process makes in a folder; raises `OSError`.

    Network drives may turn a user into another, or everybody into one.
    """
    import tempfile

    with tempfile.TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_uid


def opened_plain(path: str, flags: int = os.O_RDONLY, mode: str = "rb") -> BinaryIO:
    """Open a file that is neither link, pipe nor device; raises `OSError` for those."""
    handle = os.open(path, flags | _STRICT, 0o666)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(22, "not a regular file", path)
        return os.fdopen(handle, mode)  # type: ignore[return-value]  # all modes here are binary
    except BaseException:
        os.close(handle)
        raise


def made_new(path: str, permissions: int = 0o666) -> BinaryIO:
    """Make a file that nothing bears the name of yet, not even a link; raises `OSError`."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _STRICT, permissions)
    return os.fdopen(handle, "w+b")  # type: ignore[return-value]  # the mode is binary
