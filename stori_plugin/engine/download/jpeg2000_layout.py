"""Where a JPEG 2000 keeps its tiles (ISO/IEC 15444-1: boxes in annex I, markers in annex A).

Fetched are the boxes around the image, the head of its codestream, the head of each tile-part and
the tile-parts that a window touches: GDAL then reads the window and asks for nothing else.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import NamedTuple

from .web import WebError

SIGNATURES = (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")  # of a file, of a codestream
_CODESTREAM = b"jp2c"
_START, _SIZE, _TILE_PART, _END = 0xFF4F, 0xFF51, 0xFF90, 0xFFD9
_MOST_BOXES, _MOST_PARTS = 1000, 100_000
_MOST_BYTES = 32 * 2**20

# Returns so many bytes from an offset on, fewer at the end of the file.
Read = Callable[[int, int], bytes]
Span = tuple[int, int]


class TilePart(NamedTuple):
    """A part of a tile: where it lies in the file, and left, top, right, bottom of its pixels."""

    span: Span
    pixels: tuple[int, int, int, int]


class _Tiling(NamedTuple):
    """How an image is cut into tiles, on the reference grid."""

    left: int
    top: int
    width: int
    height: int
    # Of the image's own first pixel.
    x: int
    y: int
    columns: int

    def pixels_of(self, number: int) -> tuple[int, int, int, int]:
        """Return what a tile covers, in pixels of the image."""
        row, column = divmod(number, self.columns)
        left = self.left + column * self.width - self.x
        top = self.top + row * self.height - self.y
        return left, top, left + self.width, top + self.height


def read_tile_parts(read: Read, name: str) -> list[TilePart]:
    """Read all that describes an image; return its tile-parts, whose pixels are not fetched.

    Raises `WebError` naming the file where it contradicts itself.
    """
    try:
        return _tile_parts(read, *_codestream(read))
    except (struct.error, ZeroDivisionError, _DamagedError) as error:
        raise WebError(f"{name} is a damaged JPEG 2000: the source has to mend it.") from error


class _DamagedError(Exception):
    """The file contradicts itself, or wants more than it may."""


def _codestream(read: Read) -> Span:
    """Read the boxes of a file; return where its first codestream begins, and ends (0: unknown)."""
    if read(0, 4) == SIGNATURES[1]:
        return 0, 0
    place, total, found = 0, 0, None
    for _ in range(_MOST_BOXES):
        head = read(place, 16)
        if len(head) < 8:
            break
        length, kind = struct.unpack_from(">I4s", head)
        inner = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", head, 8)
            inner = 16
        if length and length < inner:
            raise _DamagedError
        if kind == _CODESTREAM:
            found = found or (place + inner, place + length if length else 0)
        elif length:
            total += length
            if total > _MOST_BYTES:
                raise _DamagedError
            read(place, length)
        if not length:  # it reaches to the end of the file
            break
        place += length
    if found is None:
        raise _DamagedError
    return found


def _tile_parts(read: Read, start: int, end: int) -> list[TilePart]:
    tiling, place = _head(read, start)
    parts: list[TilePart] = []
    while len(parts) < _MOST_PARTS and (not end or place < end):
        head = read(place, 12)
        if len(head) < 12 or head[:2] == _END.to_bytes(2, "big"):
            return parts
        marker, _, number, length = struct.unpack_from(">HHHI", head)
        if marker != _TILE_PART or (length and length < 14):
            raise _DamagedError
        last = place + length if length else end or _MOST_BYTES + place
        parts.append(TilePart((place, last), tiling.pixels_of(number)))
        if not length:  # the last one, to the end
            return parts
        place = last
    return parts


def _head(read: Read, start: int) -> tuple[_Tiling, int]:
    """Read the head of a codestream; return how it is tiled, and where its first tile-part is."""
    place, tiling = start, None
    if struct.unpack(">H", read(place, 2)) != (_START,):
        raise _DamagedError
    place += 2
    while place - start < _MOST_BYTES:
        marker, length = struct.unpack(">HH", read(place, 4))
        if marker == _TILE_PART:
            if tiling is None:
                break
            return tiling, place
        if marker < 0xFF00 or length < 2:
            break
        segment = read(place + 2, length)
        if marker == _SIZE:
            x1, _, x, y, width, height, left, top = struct.unpack_from(">8I", segment, 4)
            tiling = _Tiling(left, top, width, height, x, y, -(-(x1 - left) // width))
        place += 2 + length
    raise _DamagedError
