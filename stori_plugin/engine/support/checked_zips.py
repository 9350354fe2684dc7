"""Zip archives of strangers: sizes are looked at before anything is unpacked.

A table of members costs memory for each, and a member of a megabyte may unpack to a thousand. Both
are refused where they are more than what is asked for could need.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from .regular_files import open_regular

MOST_MEMBERS = 20_000
_MOST_TABLE = 8 * 2**20  # bytes
_CHUNK = 2**20  # bytes
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# Deflate makes at most 1032 bytes of one.
_MOST_EXPANDED, _ALWAYS = 1032, 4096
_END, _LOCATOR, _END_64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_END_SIZE, _LOCATOR_SIZE, _END_64_SIZE, _LONGEST_COMMENT = 22, 20, 56, 65_535
# What zipfile raises for archives that are damaged.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(ArithmeticError, LookupError, RuntimeError, ValueError),
)


class MalformedZipError(ValueError):
    """An archive is damaged or holds what it should not; its message goes on "it ..."."""


class CheckedZip:
    """The members of an archive by name; `opened_zip` makes it."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive, self.file_size = archive, size
        self._members = {info.filename: info for info in archive.infolist()}
        if len(self._members) != len(archive.infolist()):
            raise MalformedZipError("holds two members of one name")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in the order of the archive."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return the bytes that a member says it has."""
        return self._member(name).file_size

    def read(self, name: str, most_bytes: int) -> bytes:
        """Return a member of ``most_bytes`` at most, unpacked piece by piece.

        Raises `MalformedZipError` where it is not there, larger, encrypted or damaged.
        """
        info = self._member(name)
        room = min(info.compress_size, self.file_size) * _MOST_EXPANDED + _ALWAYS
        if info.file_size > min(most_bytes, room):
            raise MalformedZipError(f"says that “{_shown(name)}” has {info.file_size:,} bytes")
        if info.flag_bits & _ENCRYPTED:
            raise MalformedZipError("is locked by a password")
        if info.compress_type not in _METHODS:
            raise MalformedZipError("is packed in an unusual way")
        content = bytearray()
        try:
            with self._archive.open(info) as member:
                while piece := member.read(_CHUNK):
                    content += piece
                    if len(content) > info.file_size:
                        break
        except _DAMAGE as error:
            raise MalformedZipError("is damaged") from error
        if len(content) != info.file_size:
            raise MalformedZipError("is damaged")
        return bytes(content)

    def _member(self, name: str) -> zipfile.ZipInfo:
        if name not in self._members:
            raise MalformedZipError(f"has no member “{_shown(name)}”")
        return self._members[name]


def _shown(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:57]}..."


@contextmanager
def opened_zip(path: str | os.PathLike[str]) -> Iterator[CheckedZip]:
    """Open an archive, to be read inside the ``with`` block.

    Raises `MalformedZipError` for what is none or has too many members, and `OSError`.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        _check_table(file, size)
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGE as error:
            raise MalformedZipError("is no whole archive") from error
        with archive:
            yield CheckedZip(archive, size)


def _check_table(file: BinaryIO, size: int) -> None:
    """Refuse an archive whose table of members is too long to be read at all."""
    first = max(size - _END_SIZE - _LONGEST_COMMENT - _LOCATOR_SIZE - _END_64_SIZE, 0)
    file.seek(first)
    tail = file.read()
    file.seek(0)
    # Of several ends any may be taken for the right one: all must be within bounds.
    at = -1
    found = False
    while (at := tail.find(_END, at + 1)) >= 0:
        found = True
        _check_counts(tail[at:], 10, 2, 12, 4)
    at = -1
    while (at := tail.find(_END_64, at + 1)) >= 0:
        _check_counts(tail[at:], 32, 8, 40, 8)
    if not found:
        raise MalformedZipError("is no whole archive")


def _check_counts(end: bytes, count_at: int, count_size: int, table_at: int, size: int) -> None:
    count = int.from_bytes(end[count_at : count_at + count_size], "little")
    table = int.from_bytes(end[table_at : table_at + size], "little")
    unknown = (256**count_size - 1, 256**size - 1)  # the longer form of the end says it
    if (count > MOST_MEMBERS and count != unknown[0]) or (
        table > _MOST_TABLE and table != unknown[1]
    ):
        raise MalformedZipError(f"holds more than {MOST_MEMBERS:,} members")
