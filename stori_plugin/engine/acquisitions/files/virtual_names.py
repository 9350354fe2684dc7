"""GDAL's own names: what lies inside another file, and the file that it lies in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from ...support.sentences import Sentence

# What GDAL's name of an archive begins with, by the archive's suffix.
PREFIXES = {".zip": "/vsizip/", ".tar": "/vsitar/"}
_NAMED = 5
_SUBDATASET = re.compile(
    r'(?P<driver>[A-Za-z]\w+):(?:EOS_GRID:)?(?:"(?P<quoted>[^"]+)"|(?P<bare>.+?)):(?P<part>[^"]+)'
)
# One file, unpacked or in part; the rest of the name is its own.
_WRAPPER = re.compile(r"/vsigzip/|/vsisubfile/[\d_]+,|vrt://", re.IGNORECASE)
_TIED = re.compile(r'[A-Za-z]\w+:"?(?P<file>.+?)"?(?::[^\\/]*)*')


def is_virtual(path: str) -> bool:
    """Tell GDAL's own names (/vsizip/..., NETCDF:...) from paths, also those with a drive."""
    return path.startswith("/vsi") or ":" in path[2:]


def subdataset(path: str) -> tuple[str, str, str] | None:
    """Take a name such as NETCDF:"x.nc":B04 apart: driver, file and part; None for any other."""
    match = _SUBDATASET.fullmatch(path)
    if match is None or path.startswith("/") or len(match["driver"]) < 2:
        return None
    return match["driver"].upper(), match["quoted"] or match["bare"], match["part"].lstrip("/")


def archive_parts(path: str) -> tuple[str, str] | None:
    """Part a name into the archive on disk and what is meant inside, "" for the whole of it.

    Understood are paths of archives and GDAL's names of what is in them; None for any other.
    """
    plain = path
    for suffix, prefix in PREFIXES.items():
        if path.startswith(prefix):
            plain = path[len(prefix) :]
            if plain.startswith("{"):
                outer, _, inner = plain[1:].partition("}")
                return outer, inner.strip("/")
            return _split(plain, suffix)
    is_archive = os.path.splitext(path)[1].lower() in PREFIXES and os.path.isfile(path)
    return (path, "") if is_archive else None


def _split(plain: str, suffix: str) -> tuple[str, str] | None:
    """Find the archive in a path that goes on inside it: the first part that is a file."""
    plain = plain.replace("\\", "/")
    end = plain.lower().find(suffix)
    while end >= 0:
        end += len(suffix)
        if plain[end : end + 1] in ("", "/") and os.path.isfile(plain[:end]):
            return plain[:end], plain[end:].strip("/")
        end = plain.lower().find(suffix, end)
    return None


def unwrapped(path: str) -> str:
    """Return what GDAL's names for one file unpacked or in part mean; any other name is its own."""
    while (wrapper := _WRAPPER.match(path)) is not None:
        path = path[wrapper.end() :]
        if wrapper[0].endswith("//"):  # vrt://, which options may follow
            path = path.partition("?")[0]
    return path


def file_behind(path: str) -> str:
    """Return the file or folder on disk that a name reads from; a plain path is its own."""
    path = unwrapped(path)
    if path.startswith("/vsi"):
        parts = archive_parts(path)
        return parts[0] if parts else path
    if not is_virtual(path):
        return path
    parted = subdataset(path)
    if parted is not None:
        return file_behind(parted[1])
    match = _TIED.fullmatch(path)
    return match["file"] if match else path


def shown_name(path: str) -> str:
    """Name a file as a person would: without folders, a part of it with a colon."""
    parted = subdataset(path)
    if parted is not None and parted[0] in ("NETCDF", "ZARR", "HDF4_EOS"):
        return f"{os.path.basename(parted[1])}:{parted[2]}"
    return os.path.basename(path.rstrip("/\\")) or path


def listing(paths: Iterable[str]) -> str:
    """Name up to five files, and say how many more there are."""
    names = [shown_name(path) for path in paths]
    text = ", ".join(names[:_NAMED])
    if len(names) <= _NAMED:
        return text
    return Sentence("{files} and {count} more", files=text, count=len(names) - _NAMED)
