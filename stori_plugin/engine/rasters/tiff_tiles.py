"""GeoTIFFs put together from tiles that were compressed before, without decompressing them.

A raster's description (its tags: georeferencing, metadata, sample type) comes from an empty file
that GDAL wrote. Here the compressed tiles are laid one after the other, and the table of tiles is
written anew (TIFF revision 6.0, Adobe 1992, sections 2 and 15; BigTIFF as libtiff describes it).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

_STRIPS = (273, 278, 279)
_TILE_WIDTH, _TILE_LENGTH, _TILE_OFFSETS, _TILE_SIZES = 322, 323, 324, 325
# Bytes per value of the types that tags have.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_SIZES.update({13: 4, 16: 8, 17: 8, 18: 8})
_SHORT, _LONG, _LONG8 = 3, 4, 16
# Overviews may be added to a file later, and shall not take a small kind beyond its limit.
LARGEST_CLASSIC = 2**31


@dataclass(frozen=True)
class Tags:
    """The tags of a TIFF's first image: number to (type, count, bytes); ``order`` is < or >."""

    order: str
    entries: dict[int, tuple[int, int, bytes]]

    def numbers(self, tag: int) -> list[int]:
        """Return the whole numbers of a tag."""
        kind, count, content = self.entries[tag]
        letter = {_SHORT: "H", _LONG: "I", _LONG8: "Q"}[kind]
        return list(struct.unpack(f"{self.order}{count}{letter}", content))


def tags_of(data: bytes) -> Tags:
    """Read the tags of the first image of a classic TIFF or a BigTIFF.

    Raises `ValueError` for what is none.
    """
    order = {b"II": "<", b"MM": ">"}.get(bytes(data[:2]))
    version = struct.unpack_from(f"{order}H", data, 2)[0] if order and len(data) > 16 else 0
    if order is None or version not in (42, 43):
        raise ValueError("this is no TIFF")
    is_big = version == 43
    start = struct.unpack_from(f"{order}Q" if is_big else f"{order}I", data, 8 if is_big else 4)[0]
    count = struct.unpack_from(f"{order}Q" if is_big else f"{order}H", data, start)[0]
    width, first = (20, start + 8) if is_big else (12, start + 2)
    entries = {}
    for entry in range(first, first + width * count, width):
        tag, kind, values = struct.unpack_from(f"{order}HH{'Q' if is_big else 'I'}", data, entry)
        size = _SIZES[kind] * values
        at = entry + (12 if is_big else 8)
        if size > (8 if is_big else 4):
            at = struct.unpack_from(f"{order}{'Q' if is_big else 'I'}", data, at)[0]
        entries[tag] = kind, values, bytes(data[at : at + size])
    return Tags(order, entries)


def write(
    file: BinaryIO,
    tags: Tags,
    edge: int,
    offsets: Sequence[int],
    sizes: Sequence[int],
    chunks: Iterable[bytes],
) -> None:
    """Write a TIFF with the description ``tags`` and tiles of ``edge`` pixels.

    ``chunks`` together are all tiles; ``offsets`` says at which byte of them each tile begins and
    ``sizes`` how long it is, both band by band, row by row.
    """
    is_big = sum(sizes) > LARGEST_CLASSIC
    letter, kind = ("Q", _LONG8) if is_big else ("I", _LONG)

    def table(numbers: Sequence[int]) -> tuple[int, int, bytes]:
        return kind, len(numbers), struct.pack(f"{tags.order}{len(numbers)}{letter}", *numbers)

    edge_value = struct.pack(f"{tags.order}H", edge)
    entries = {tag: each for tag, each in tags.entries.items() if tag not in _STRIPS}
    entries[_TILE_WIDTH] = entries[_TILE_LENGTH] = (_SHORT, 1, edge_value)
    entries[_TILE_SIZES] = entries[_TILE_OFFSETS] = table(sizes)
    # The length of the head does not depend on the offsets, which are not known before it is.
    start = len(_head(tags.order, entries, is_big))
    entries[_TILE_OFFSETS] = table([start + offset for offset in offsets])
    file.write(_head(tags.order, entries, is_big))
    for chunk in chunks:
        file.write(chunk)


def _head(order: str, entries: dict[int, tuple[int, int, bytes]], is_big: bool) -> bytes:
    """Return everything before the tiles: header, table of tags, and the values they point to."""
    letter, inline = ("Q", 8) if is_big else ("I", 4)
    mark = b"II" if order == "<" else b"MM"
    if is_big:
        head = mark + struct.pack(f"{order}HHHQ", 43, 8, 0, 16)
        table = struct.pack(f"{order}Q", len(entries))
    else:
        head = mark + struct.pack(f"{order}HI", 42, 8)
        table = struct.pack(f"{order}H", len(entries))
    after = len(head) + len(table) + len(entries) * (12 + 2 * (inline - 4)) + inline
    values = b""
    for tag, (kind, count, content) in sorted(entries.items()):
        table += struct.pack(f"{order}HH{letter}", tag, kind, count)
        if len(content) <= inline:
            table += content.ljust(inline, b"\0")
        else:
            table += struct.pack(f"{order}{letter}", after + len(values))
            values += content + b"\0" * (-len(content) % 8)
    # No further image follows.
    return head + table + struct.pack(f"{order}{letter}", 0) + values
