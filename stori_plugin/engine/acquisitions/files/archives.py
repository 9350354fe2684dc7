"""Zip and tar archives, read where they lie: nothing is ever unpacked to disk.

The functions on folders take a folder on disk or GDAL's name of one inside an archive.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import tarfile
import zipfile
import zlib
from functools import lru_cache

from ...support.errors import UnreadableRasterError
from ...support.open_files import check_table
from ...support.regular_files import check_regular, open_regular
from .virtual_names import PREFIXES, archive_parts

# Products have about a hundred files; who lists more means to exhaust memory, or holds an archive
# of a whole collection.
MOST_MEMBERS = 10_000
# The metadata of a product have some 50 kB.
_MOST_TEXT = 16_000_000
# Compressed as a whole: every look inside would unpack them from the start.
SLOW_SUFFIXES = (".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".7z", ".rar")
_LONGEST_IN_TAR = 99  # characters; GDAL knows no extension of the format
_DAMAGED = (zipfile.BadZipFile, tarfile.TarError)
_END_OF_ZIP = 22 + 65_535  # bytes; the last record and the longest comment after it


def is_archive(path: str) -> bool:
    """Tell whether a file is an archive that is read where it lies, by its name."""
    return os.path.splitext(path)[1].lower() in PREFIXES


def inside(archive: str, member: str) -> str:
    """Return GDAL's name of a member of an archive."""
    prefix = PREFIXES[os.path.splitext(archive)[1].lower()]
    return f"{prefix}{archive}/{member}".rstrip("/")


def members_of(archive: str) -> tuple[str, ...]:
    """List the files in an archive, folders parted by "/".

    Raises `UnreadableRasterError` that says what to do where it is damaged or holds more than
    `MOST_MEMBERS`.
    """
    try:
        check_regular(archive)
        status = os.stat(archive)
        return _members(archive, status.st_size, status.st_mtime_ns)
    except (
        OSError,
        zipfile.BadZipFile,
        tarfile.TarError,
        ValueError,
        NotImplementedError,
    ) as error:
        check_table(error, archive)
        raise UnreadableRasterError(
            f"{archive} cannot be read as an archive; it may be damaged or cut off: "
            "download it again, or take it out."
        ) from error


@lru_cache(maxsize=2048)
def _members(archive: str, size: int, changed: int) -> tuple[str, ...]:
    list_names = _names_in_zip if archive.lower().endswith(".zip") else _names_in_tar
    names = [name.replace("\\", "/") for name in list_names(archive)]
    # Names that would lead out of the archive are none of a product.
    return tuple(sorted(n for n in names if n[0] != "/" and ".." not in n.split("/")))


def _names_in_zip(archive: str) -> list[str]:
    # The number of members stands at the end; with it no long table is read at all.
    with open(archive, "rb") as file:
        file.seek(max(0, os.path.getsize(archive) - _END_OF_ZIP))
        end = file.read()
    place = end.rfind(b"PK\5\6")
    if place >= 0 and int.from_bytes(end[place + 10 : place + 12], "little") > MOST_MEMBERS:
        raise _too_many(archive)
    with zipfile.ZipFile(archive) as opened:
        listed = opened.infolist()
    if len(listed) > MOST_MEMBERS:
        raise _too_many(archive)
    return [info.filename for info in listed if info.filename and not info.is_dir()]


def _names_in_tar(archive: str) -> list[str]:
    names = []
    with tarfile.open(archive, "r:") as opened:
        for count, info in enumerate(opened):
            if count >= MOST_MEMBERS:
                raise _too_many(archive)
            if info.isreg() and info.name:
                names.append(info.name[2:] if info.name.startswith("./") else info.name)
    if any(len(name) > _LONGEST_IN_TAR for name in names):
        raise UnreadableRasterError(
            f"{archive} holds names too long for a tar to be read where it lies: unpack it."
        )
    return [name for name in names if name]


def _too_many(archive: str) -> UnreadableRasterError:
    return UnreadableRasterError(
        f"{archive} holds more than {MOST_MEMBERS} files: unpack it, and give the rasters that "
        "belong to one series."
    )


# ------------------------------------------------------------------------------------------
# Folders, on disk or in an archive


def matching(folder: str, *parts: str) -> list[str]:
    """List the files below a folder by patterns for each part of their path, sorted."""
    place = archive_parts(folder)
    if place is None:
        return sorted(glob.glob(os.path.join(glob.escape(folder), *parts)))
    archive, inner = place
    start = inner.split("/") if inner else []
    found = []
    for name in members_of(archive):
        names = name.split("/")
        below = names[len(start) :]
        if names[: len(start)] == start and len(below) == len(parts):
            found += [inside(archive, name)] * all(map(fnmatch.fnmatchcase, below, parts))
    return found


def has_folder(folder: str, name: str) -> bool:
    """Tell whether there is a folder of that name in a folder."""
    place = archive_parts(folder)
    if place is None:
        return os.path.isdir(os.path.join(folder, name))
    archive, inner = place
    start = f"{inner}/{name}/" if inner else f"{name}/"
    return any(member.startswith(start) for member in members_of(archive))


def text_of(path: str, most: int = _MOST_TEXT) -> str:
    """Read a text file on disk or in an archive, at most ``most`` bytes of it (16 MB).

    Raises `UnreadableRasterError` where an archive is damaged there.
    """
    place = archive_parts(path)
    if place is None:
        with open_regular(path) as file:
            content = file.read(most)
        return content.decode("utf-8", "replace")
    return member_of(*place, most).decode("utf-8", "replace")


def member_of(archive: str, inner: str, most: int) -> bytes:
    """Read a file in an archive, at most ``most`` bytes of it.

    Raises `UnreadableRasterError` where the archive is damaged there.
    """
    try:
        if archive.lower().endswith(".zip"):
            with zipfile.ZipFile(archive) as opened, opened.open(inner) as member:
                content = member.read(most)
        else:
            with tarfile.open(archive, "r:") as packed:
                extracted = packed.extractfile(inner)
                content = extracted.read(most) if extracted else b""
    except (OSError, KeyError, RuntimeError, EOFError, zlib.error, *_DAMAGED) as error:
        check_table(error, archive)
        raise UnreadableRasterError(
            f"{inner} in {archive} cannot be read; it may be damaged or locked by a password: "
            "unpack it, or download it again."
        ) from error
    return content
