"""One file that holds named arrays and facts: the format of the index.

Layout, all numbers little-endian: the eight bytes of `MAGIC`; the arrays one after the other,
each at a multiple of 64 bytes; the facts and the list of arrays as JSON (UTF-8); its length
(uint64), its CRC-32 (uint32), four zero bytes, and `MAGIC` once more. The end is written last, so
that a file that was cut short lacks it. Arrays are mapped, not loaded.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from ...support.errors import InputError, OutputError
from ...support.staging import written_beside

MAGIC = b"STORIIX1"
_END = struct.Struct("<QII8s")
_ALIGNED = 64
_CHUNK = 4 * 2**20  # bytes
# Bytes of the largest array whose checksum is tested when the file is opened: reading through a
# larger one would take longer than the search itself.
_LARGEST_VERIFIED = 512 * 2**20


class MappedArray:
    """An array in a file, of which only the rows that are read are mapped.

    Slices and lists of rows give arrays; they leave the memory when nobody holds them any more.
    """

    def __init__(self, path: str, dtype: str, shape: tuple[int, ...], offset: int) -> None:
        self.path = path
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.shape = shape
        self._offset = offset
        self._row = int(np.prod(shape[1:], dtype=np.int64)) * self.dtype.itemsize

    @property
    def itemsize(self) -> int:
        """Bytes of one number."""
        return self.dtype.itemsize

    @property
    def ndim(self) -> int:
        """The number of dimensions."""
        return len(self.shape)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: Any) -> np.ndarray:
        if not isinstance(rows, slice):
            return self._mapped(0, len(self))[rows]
        start, stop, step = rows.indices(len(self))
        if step != 1:
            return self._mapped(0, len(self))[rows]
        return self._mapped(start, max(stop - start, 0))

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        whole = self._mapped(0, len(self))
        return np.array(whole) if dtype is None else np.array(whole, dtype)

    def _mapped(self, first: int, count: int) -> np.ndarray:
        shape = (count, *self.shape[1:])
        if count == 0 or self._row == 0:
            return np.empty(shape, self.dtype)
        offset = self._offset + first * self._row
        # A plain array over the map: the kernels are compiled for plain arrays only.
        return np.asarray(np.memmap(self.path, self.dtype, "r", offset, shape))


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


def read(path: str, verify: bool = True) -> tuple[dict[str, Any], dict[str, MappedArray]]:
    """Return the facts and the arrays of a file.

    With ``verify`` every array up to 512 MiB is checked against its CRC-32. Raises `InputError`
    for a file that is missing, of another kind, cut short or damaged.
    """
    try:
        with open(path, "rb") as file:
            described = _described(path, file)
            if verify:
                for section in described["arrays"]:
                    _verify(path, file, section)
    except OSError as error:
        raise InputError(
            f"The index {path} cannot be opened ({error.strerror}): check the path."
        ) from error
    arrays = {
        section["name"]: MappedArray(
            path, section["dtype"], tuple(section["shape"]), section["offset"]
        )
        for section in described["arrays"]
    }
    return described["facts"], arrays


def _described(path: str, file: BinaryIO) -> dict[str, Any]:
    """Return the facts and the list of arrays at the end of the file."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size < len(MAGIC) or file.read(len(MAGIC)) != MAGIC:
        raise InputError(
            f"{path} is not an index of STORI: choose a .storiindex file made by “Build an index”."
        )
    if size < len(MAGIC) + _END.size:
        raise _damaged(path)
    file.seek(size - _END.size)
    length, check, _, magic = _END.unpack(file.read(_END.size))
    if magic != MAGIC or length > size - _END.size - len(MAGIC):
        raise _damaged(path)
    file.seek(size - _END.size - length)
    text = file.read(length)
    if zlib.crc32(text) != check:
        raise _damaged(path)
    described = json.loads(text)
    ends = (section["offset"] + _bytes(section) for section in described["arrays"])
    if max(ends, default=0) > size - _END.size - length:
        raise _damaged(path)
    return described


def _bytes(section: Mapping[str, Any]) -> int:
    return int(np.prod(section["shape"], dtype=np.int64)) * np.dtype(section["dtype"]).itemsize


def _verify(path: str, file: BinaryIO, section: Mapping[str, Any]) -> None:
    size = _bytes(section)
    if size > _LARGEST_VERIFIED:
        return
    file.seek(section["offset"])
    check = 0
    for content in _chunks(file, size):
        check = zlib.crc32(content, check)
    if check != section["crc32"]:
        raise _damaged(path)


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        content = file.read(min(size, _CHUNK))
        if not content:
            return
        size -= len(content)
        yield content


def _damaged(path: str) -> InputError:
    return InputError(
        f"The index {path} is damaged or was cut short: copy it again, or build it again."
    )
