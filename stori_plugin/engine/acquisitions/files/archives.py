"""Zip and tar archives, read where they lie: nothing is ever unpacked to disk.

The functions on folders take a folder on disk or GDAL's name of one inside an archive.
"""

from __future__ import annotations

import fnmatch
import glob
import io
import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from itertools import islice
from typing import IO

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
# What the readers of archives raise for damaged ones; headers of a tar that name more headers
# without end are a RecursionError, which is a RuntimeError.
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, RuntimeError, LookupError, ArithmeticError, ValueError),
)
_LONGEST_READ = 2**27  # bytes
_LONGEST_NAME = 1000  # characters
_LONGEST_TABLE = MOST_MEMBERS * 1000  # bytes of a zip's
_MOST_VIRTUAL = 100  # virtual rasters in one archive, whose texts are unpacked one by one
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
    except _DAMAGED as error:
        check_table(error, archive)
        raise UnreadableRasterError(
            f"{archive} cannot be read as an archive; it may be damaged or cut off: "
            "download it again, or take it out."
        ) from error


@lru_cache(maxsize=2048)
def _members(archive: str, size: int, changed: int) -> tuple[str, ...]:
    list_names = _names_in_zip if archive.lower().endswith(".zip") else _names_in_tar
    names = [name.replace("\\", "/") for name in list_names(archive)]
    if len(set(names)) < len(names):
        raise UnreadableRasterError(
            f"{archive} holds two files of one name, of which it is open which is meant: pack it "
            "anew, or unpack it."
        )
    if sum(name.lower().endswith(".vrt") for name in names) > _MOST_VIRTUAL:
        raise UnreadableRasterError(
            f"{archive} holds more than {_MOST_VIRTUAL} virtual rasters: unpack it."
        )
    return tuple(sorted(filter(_is_plausible, names)))


def _is_plausible(name: str) -> bool:
    """Tell names from those that would lead out of the archive, or that have no end."""
    return len(name) <= _LONGEST_NAME and name[0] != "/" and ".." not in name.split("/")


def _names_in_zip(archive: str) -> list[str]:
    # Number and length of the members stand at the end; with these no long table is read at all.
    with open(archive, "rb") as file:
        file.seek(max(0, os.path.getsize(archive) - _END_OF_ZIP))
        end = file.read()
    place = end.rfind(b"PK\5\6")
    if place >= 0:
        count = int.from_bytes(end[place + 10 : place + 12], "little")
        length = int.from_bytes(end[place + 12 : place + 16], "little")
        if count > MOST_MEMBERS or length > _LONGEST_TABLE:
            raise _too_many(archive)
    with zipfile.ZipFile(archive) as opened:
        listed = opened.infolist()
    if len(listed) > MOST_MEMBERS:
        raise _too_many(archive)
    return [info.filename for info in listed if info.filename and not info.is_dir()]


class _Bounded(io.BufferedReader):
    """A file of which nobody reads as much at once as a header in it asks for."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size <= _LONGEST_READ:
            raise tarfile.ReadError("a header without end")
        return super().read(size)


@contextmanager
def _opened_tar(archive: str) -> Iterator[tarfile.TarFile]:
    with (
        _Bounded(io.FileIO(archive)) as file,
        tarfile.open(fileobj=file, mode="r:") as opened,
    ):
        yield opened


def _names_in_tar(archive: str) -> list[str]:
    names = []
    with _opened_tar(archive) as opened:
        for count, info in enumerate(opened):
            if count >= MOST_MEMBERS:
                raise _too_many(archive)
            if info.isreg() and info.name:
                names.append(info.name.removeprefix("./"))
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
            with _opened_tar(archive) as packed:
                # Tars of a whole folder put ./ before each name.
                own = {inner, f"./{inner}"}
                info = next((one for one in packed if one.name in own and one.isreg()), None)
                if info is None:
                    raise KeyError(inner)
                content = _extracted(packed, info).read(most)
    except _DAMAGED as error:
        check_table(error, archive)
        raise UnreadableRasterError(
            f"{inner} in {archive} cannot be read; it may be damaged or locked by a password: "
            "unpack it, or download it again."
        ) from error
    return content


@lru_cache(maxsize=32)
def heads_in(archive: str, size: int, changed: int, most: int) -> Mapping[str, bytes]:
    """Return the first ``most`` bytes of every file in an archive that can be read, by its name.

    All at once, since every look into an archive begins with its whole table; remembered while
    ``size`` and ``changed`` stay. Raises `ExhaustedError` where no more files can be opened.
    """
    heads: dict[str, bytes] = {}
    opened = _in_zip if archive.lower().endswith(".zip") else _in_tar
    try:
        for name, open_member in opened(archive):
            with suppress(*_DAMAGED), open_member() as member:
                heads[name] = member.read(most)
    except _DAMAGED as error:  # what is read of it counts
        check_table(error, archive)
    return heads


_Opened = Iterator[tuple[str, Callable[[], IO[bytes]]]]


def _in_zip(archive: str) -> _Opened:
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist()[:MOST_MEMBERS]:
            yield info.filename.replace("\\", "/"), partial(opened.open, info)


def _in_tar(archive: str) -> _Opened:
    with _opened_tar(archive) as opened:
        for info in islice(opened, MOST_MEMBERS):
            if info.isreg():
                yield info.name.removeprefix("./"), partial(_extracted, opened, info)


def _extracted(opened: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    return opened.extractfile(info) or io.BytesIO()
