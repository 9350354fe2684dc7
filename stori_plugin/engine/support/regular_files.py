"""Files of others, opened only where they are files: a pipe or a device would wait for ever."""

from __future__ import annotations

import errno
import io
import os
import stat
from typing import BinaryIO, TextIO

# Opening a pipe waits for somebody who writes into it, unless it is opened like this.
_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file to read its bytes.

    Raises `OSError` where it cannot be opened, and where it is a folder, a pipe or a device.
    """
    path = os.fspath(path)
    try:
        # Looked at first, because opening alone is an order to some devices.
        _check_kind(os.stat(path).st_mode, path)
        handle = os.open(path, os.O_RDONLY | _NEVER_WAIT)
    except ValueError as error:  # a name that no file can have
        raise OSError(errno.EINVAL, "no file can have that name", repr(path)) from error
    try:
        _check_kind(os.fstat(handle).st_mode, path)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def open_text(path: str | os.PathLike[str], encoding: str = "utf-8") -> TextIO:
    """Open a text file to read it line by line; ends of lines stay as they are.

    Raises `OSError` as `open_regular` does.
    """
    return io.TextIOWrapper(open_regular(path), encoding=encoding, newline="")


def check_regular(path: str) -> None:
    """Raise `OSError` whose ``strerror`` says what it is for a pipe, a socket or a device.

    Folders pass, and so does what is not there: others complain about these.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISDIR(mode):
        _check_kind(mode, path)


def check_replaceable(path: str) -> None:
    """Raise `OSError` whose ``strerror`` says why nothing may be moved to where a path leads.

    A file, and a link itself, can be replaced, and what is not there is made; pipes and devices are
    the system's, and a folder may hold anything.
    """
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISLNK(mode):
        _check_kind(mode, path)


_KINDS = {
    stat.S_IFIFO: "it is a pipe, not a file",
    stat.S_IFSOCK: "it is a socket, not a file",
    stat.S_IFCHR: "it is a device, not a file",
    stat.S_IFBLK: "it is a device, not a file",
}


def _check_kind(mode: int, path: str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
    if not stat.S_ISREG(mode):
        spoken = _KINDS.get(stat.S_IFMT(mode), "it is no regular file")
        raise OSError(errno.EINVAL, spoken, path)
