"""Pipes and devices beside a raster, under names that are looked for there.

GDAL looks for overviews, masks and metadata beside what it opens, and waits for ever where one is
a pipe; nothing else in the process goes on meanwhile, since Python's lock is held.
"""

from __future__ import annotations

import os
import stat
from functools import lru_cache

# What metadata, overviews, masks and places of rasters end in, for any format.
_SUFFIXES = (
    *(".xml", ".aux", ".ovr", ".msk", ".rrd", ".hdr", ".txt", ".dim", ".imd", ".rpb", ".rpc"),
    *(".pvl", ".att", ".eph", ".tfw", ".wld", ".jgw", ".j2w", ".tab", ".map", ".prj", ".json"),
    *(".til", ".bqb", ".clr", ".stx", ".blw", ".bpw", ".ers", ".rsc", ".sgrd", ".mgrd", ".rdc"),
)


def pipe_beside(path: str) -> str:
    """Return the name of a pipe or device that is looked for beside a raster; "" without one."""
    folder = os.path.dirname(path) or "."
    stem = os.path.splitext(os.path.basename(path))[0].lower()
    for name in _irregular_in(folder):
        lower = name.lower()
        if lower.startswith(stem) or lower.endswith(_SUFFIXES):
            return name
    return ""


def pipe_in(folder: str) -> str:
    """Return the name of a pipe or device in a folder, all of which is read; "" without one."""
    return next(iter(_irregular_in(folder)), "")


def _irregular_in(folder: str) -> tuple[str, ...]:
    try:
        return _irregular(folder, os.stat(folder).st_mtime_ns)
    except (OSError, ValueError):
        return ()


@lru_cache(maxsize=1024)
def _irregular(folder: str, changed: int) -> tuple[str, ...]:
    """List the pipes and devices of a folder; sockets answer at once that they are none."""
    try:
        with os.scandir(folder) as entries:
            return tuple(entry.name for entry in entries if _waits(entry))
    except OSError:  # it may not be listed
        return ()


def _waits(entry: os.DirEntry[str]) -> bool:
    try:
        if entry.is_file() or entry.is_dir():
            return False
        mode = entry.stat().st_mode
    except OSError:  # a link to nowhere
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode)
