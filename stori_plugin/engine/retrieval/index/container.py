"""One file that holds named arrays and facts: the format of the index.

Layout, all numbers little-endian: the eight bytes of `MAGIC`; the arrays one after the other,
each at a multiple of 64 bytes; the facts and the list of arrays as JSON (UTF-8); its length
(uint64), its CRC-32 (uint32), four zero bytes, and `MAGIC` once more. The end is written last, so
that a file that was cut short lacks it. Arrays are read piece by piece, when they are asked for.
Nothing of what the file says of itself is believed before it is looked at.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

import numpy as np

from ...support.checked_arrays import MalformedArrayError, whole_size
from ...support.checked_json import MalformedJSONError, checked_json, part, within
from ...support.errors import InputError, OutputError
from ...support.regular_files import open_regular
from ...support.staging import written_beside
from .stored_array import FileState, StoredArray

MAGIC = b"STORIIX1"
_END = struct.Struct("<QII8s")
_ALIGNED = 64
_CHUNK = 4 * 2**20  # bytes
# Names of a million chips take some 60 MB.
_LONGEST_TABLE = 256 * 2**20  # bytes
_MOST_ARRAYS = 256
_DTYPES = ("<f4", "<f8", "<i4", "<i8", "<u8")
# Bytes of the largest array whose checksum is tested when the file is opened: reading through a
# larger one would take longer than the search itself.
_LARGEST_VERIFIED = 512 * 2**20


class Section(NamedTuple):
    """What an array of the file must be to be read."""

    dtypes: tuple[str, ...]
    """The types that its numbers may have, as NumPy writes them."""
    axes: tuple[int, ...]
    """How many axes it may have."""


@dataclass(frozen=True)
class ArrayStream:
    """An array that is written in pieces, so that it is never in memory as a whole."""

    dtype: str
    """The type of its numbers, as NumPy writes it."""
    shape: tuple[int, ...]
    """The shape of the whole array."""
    pieces: Callable[[], Iterable[np.ndarray]]
    """Gives the rows from the first on, each time it is called."""


def write(
    path: str, facts: Mapping[str, Any], arrays: Mapping[str, np.ndarray | ArrayStream]
) -> None:
    """Write a file beside its place and move it there; raise `OutputError` naming it."""
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with written_beside(path) as staged, open(staged, "wb") as file:
            _write(file, facts, arrays)
    except OSError as error:
        raise OutputError(
            f"OUTPUT {path} cannot be written ({error.strerror}): choose another place."
        ) from error


def _write(
    file: BinaryIO, facts: Mapping[str, Any], arrays: Mapping[str, np.ndarray | ArrayStream]
) -> None:
    file.write(MAGIC)
    sections = []
    for name, array in arrays.items():
        file.write(b"\0" * (-file.tell() % _ALIGNED))
        offset, check = file.tell(), 0
        stream = array if isinstance(array, ArrayStream) else _whole(array)
        for piece in stream.pieces():
            content = np.ascontiguousarray(piece, stream.dtype).tobytes()
            check = zlib.crc32(content, check)
            file.write(content)
        sections.append({"name": name, "dtype": stream.dtype, "shape": list(stream.shape),
                         "offset": offset, "crc32": check})  # fmt: skip
    described = {"facts": dict(facts), "arrays": sections}
    text = json.dumps(described, ensure_ascii=False, sort_keys=True).encode()
    file.write(text)
    file.write(_END.pack(len(text), zlib.crc32(text), 0, MAGIC))
    file.flush()
    os.fsync(file.fileno())


def _whole(array: np.ndarray) -> ArrayStream:
    dtype = array.dtype.newbyteorder("<").str
    return ArrayStream(dtype, array.shape, lambda: iter((array,)))


def read(
    path: str, sections: Callable[[str], Section | None], verify: bool = True
) -> tuple[dict[str, Any], dict[str, StoredArray]]:
    """Return the facts and the arrays of a file.

    Args:
        path: the file.
        sections: what the array of a name must be; None for a name that the file must not have.
        verify: whether every array up to 512 MiB is checked against its CRC-32.

    Raises `InputError` for a file that is missing, of another kind, cut short or damaged, or whose
    arrays are not what was declared.
    """
    try:
        with open_regular(path) as file:
            state = FileState.of(file)
            facts, listed = _described(path, file, state.size)
            arrays = {}
            for item in listed:
                name, array, check = _section(item, path, state, sections)
                if name in arrays:
                    raise MalformedJSONError(f"has two arrays “{name}”")
                if verify:
                    _verify(file, item["offset"], array, check)
                arrays[name] = array
    except OSError as error:
        raise InputError(
            f"The index {path} cannot be opened ({error.strerror}): check the path."
        ) from error
    except (MalformedJSONError, MalformedArrayError) as error:
        raise damaged(path, f"it {error}") from error
    return facts, arrays


def _described(path: str, file: BinaryIO, size: int) -> tuple[dict[str, Any], list[Any]]:
    """Return the facts and the list of arrays at the end of the file."""
    if size < len(MAGIC) or file.read(len(MAGIC)) != MAGIC:
        raise InputError(
            f"{path} is not an index of STORI: choose a .storiindex file made by “Build an index”."
        )
    if size < len(MAGIC) + _END.size:
        raise damaged(path)
    file.seek(size - _END.size)
    length, check, _, magic = _END.unpack(file.read(_END.size))
    first = size - _END.size - length
    if magic != MAGIC or first < len(MAGIC):
        raise damaged(path)
    if length > _LONGEST_TABLE:
        raise damaged(path, "its table is too long")
    file.seek(first)
    text = file.read(length)
    if zlib.crc32(text) != check:
        raise damaged(path)
    # Limits of values may be infinite, as those of rasters are.
    described = checked_json(text, _LONGEST_TABLE, finite=False)
    listed = part(described, "arrays", list)
    if len(listed) > _MOST_ARRAYS:
        raise damaged(path, "it has too many arrays")
    for item in listed:
        # The numbers lie between the first bytes and the table.
        within(part(item, "offset", int), len(MAGIC), first, "offset")
        part(item, "crc32", int)
        if item["offset"] + _bytes(item) > first:
            raise damaged(path)
    return part(described, "facts", dict), listed


def _bytes(item: Mapping[str, Any]) -> int:
    dtype = part(item, "dtype", str)
    if dtype not in _DTYPES:
        raise MalformedJSONError(f"holds numbers of the unknown type “{dtype[:20]}”")
    return whole_size(part(item, "shape", list), np.dtype(dtype).itemsize)


def _section(
    item: Mapping[str, Any],
    path: str,
    state: FileState,
    sections: Callable[[str], Section | None],
) -> tuple[str, StoredArray, int]:
    """Return the name of a listed array, the array where it is what was declared, and its check."""
    name, dtype, shape = part(item, "name", str), item["dtype"], tuple(item["shape"])
    declared = sections(name)
    if declared is None:
        raise MalformedJSONError(f"has an array “{name[:40]}”, which an index does not have")
    if dtype not in declared.dtypes or len(shape) not in declared.axes:
        raise MalformedJSONError(f"has “{name[:40]}” as an array {shape} of the type {dtype}")
    return name, StoredArray(path, dtype, shape, item["offset"], state), item["crc32"]


def _verify(file: BinaryIO, offset: int, array: StoredArray, expected: int) -> None:
    size = whole_size(array.shape, array.itemsize)
    if size > _LARGEST_VERIFIED:
        return
    file.seek(offset)
    check = 0
    for content in _chunks(file, size):
        check = zlib.crc32(content, check)
    if check != expected:
        raise MalformedArrayError("has numbers that do not fit their checksum")


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        content = file.read(min(size, _CHUNK))
        if not content:
            return
        size -= len(content)
        yield content


def damaged(path: str, why: str = "") -> InputError:
    """Return the error for an index that is not whole, or not what it should be."""
    because = f" ({why})" if why else ""
    return InputError(
        f"The index {path} is damaged or was cut short: copy it again, or build it again{because}."
    )
