"""Where a TIFF keeps what describes it (TIFF 6.0, section 2; BigTIFF: Aware Systems, 2007).

Only that much is read here that all of it can be fetched; GDAL then understands it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from .web import WebError

HEAD = 32 * 1024  # bytes that are fetched at once; those of a cloud-optimised file describe it
_MOST_DIRECTORIES = 64
_MOST_BYTES = 32 * 2**20
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES.update({16: 8, 17: 8, 18: 8})

# Returns so many bytes from an offset on, fewer at the end of the file.
Read = Callable[[int, int], bytes]


def is_tiff(head: bytes) -> bool:
    """Tell a TIFF by its first bytes."""
    return head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def read_directories(read: Read, name: str) -> int:
    """Read all directories of a TIFF and what they point at, but no pixels; return how many.

    Raises `WebError` naming the file where it contradicts itself or wants more than it may.
    """
    head = read(0, 16)
    order = "<" if head[:2] == b"II" else ">"
    is_big = head[2:4] in (b"+\0", b"\0+")
    count_form, entry_size, inline = (f"{order}Q", 20, 8) if is_big else (f"{order}H", 12, 4)
    offset_form = f"{order}Q" if is_big else f"{order}I"
    try:
        (offset,) = struct.unpack_from(offset_form, head, 8 if is_big else 4)
        seen: set[int] = set()
        total = 0
        while offset and offset not in seen and len(seen) < _MOST_DIRECTORIES:
            seen.add(offset)
            width = struct.calcsize(count_form)
            (count,) = struct.unpack(count_form, read(offset, width))
            total += count * entry_size
            if total > _MOST_BYTES:
                raise _damaged(name)
            table = read(offset + width, count * entry_size + struct.calcsize(offset_form))
            for k in range(count):
                total += _read_entry(read, table, k * entry_size, order, is_big, inline)
                if total > _MOST_BYTES:
                    raise _damaged(name)
            (offset,) = struct.unpack_from(offset_form, table, count * entry_size)
    except struct.error as error:
        raise _damaged(name) from error
    return len(seen)


def _read_entry(read: Read, table: bytes, at: int, order: str, is_big: bool, inline: int) -> int:
    """Read what an entry points at; return how many bytes that are."""
    kind, count = struct.unpack_from(f"{order}{'HQ' if is_big else 'HI'}", table, at + 2)
    size = _SIZES.get(kind, 0) * count
    if size <= inline:
        return 0
    if size > _MOST_BYTES:
        return int(size)
    place = at + (12 if is_big else 8)
    (offset,) = struct.unpack_from(f"{order}{'Q' if is_big else 'I'}", table, place)
    read(offset, size)
    return int(size)


def _damaged(name: str) -> WebError:
    return WebError(f"{name} is a damaged TIFF: the source has to mend it.")
