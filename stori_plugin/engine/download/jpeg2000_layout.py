"""Where a JPEG 2000 keeps its tiles (ISO/IEC 15444-1: boxes in annex I, markers in annex A).

Fetched are the boxes around the image, the head of its codestream, the heads of tile-parts and the
tile-parts that a window touches: GDAL then reads the window and asks for nothing else.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from .web import WebError

SIGNATURES = (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")  # of a file, of a codestream
_CODESTREAM = b"jp2c"
_START, _SIZE, _TILE_PART, _END = 0xFF4F, 0xFF51, 0xFF90, 0xFFD9
_MOST_BOXES, _MOST_PARTS, _MOST_TILES = 1000, 100_000, 65_535
_MOST_BYTES = 32 * 2**20

# Returns so many bytes from an offset on, fewer at the end of the file.
Read = Callable[[int, int], bytes]
Span = tuple[int, int]
Pixels = tuple[int, int, int, int]  # left, top, right and bottom


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
    tiles: int

    def pixels_of(self, number: int) -> Pixels:
        """Return what a tile covers, in pixels of the image."""
        row, column = divmod(number, self.columns)
        left = self.left + column * self.width - self.x
        top = self.top + row * self.height - self.y
        return left, top, left + self.width, top + self.height


class TileParts:
    """The tile-parts of one image."""

    def __init__(self, read: Read, name: str) -> None:
        """Read all that describes the image; raises `WebError` where it contradicts itself."""
        self._read, self._name = read, name
        with self._told():
            self._start, self._end = _codestream(read)
            self._tiling, self._first = _head(read, self._start)
            read(self._first, 12)

    def within(self, is_wanted: Callable[[Pixels], bool]) -> list[Span]:
        """Return where the parts of wanted tiles lie, whose pixels are not fetched yet.

        The heads of the parts before them are read, for whoever decodes goes along them, and no
        more. Raises `WebError` where they contradict themselves.
        """
        with self._told():
            numbers = range(self._tiling.tiles)
            missing = {k: 0 for k in numbers if is_wanted(self._tiling.pixels_of(k))}
            spans, place = [], self._first
            for _ in range(_MOST_PARTS):
                head = self._read(place, 12) if not self._end or place < self._end else b""
                if len(head) < 12 or head[:2] == _END.to_bytes(2, "big"):
                    break
                if not missing:  # the head behind the last one is here as well
                    break
                marker, _, number, length, part, parts = struct.unpack(">HHHIBB", head)
                if marker != _TILE_PART or (length and length < 14):
                    raise _DamagedError
                last = place + length if length else self._end or _MOST_BYTES + place
                if is_wanted(self._tiling.pixels_of(number)):
                    spans.append((place, last))
                if parts and part + 1 >= parts:
                    missing.pop(number, None)
                if not length:  # the last one, to the end
                    break
                place = last
            return spans

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (struct.error, ZeroDivisionError, _DamagedError) as error:
            raise WebError(
                f"{self._name} is a damaged JPEG 2000: the source has to mend it."
            ) from error


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
            x1, y1, x, y, width, height, left, top = struct.unpack_from(">8I", segment, 4)
            columns, rows = -(-(x1 - left) // width), -(-(y1 - top) // height)
            if not 0 < columns * rows <= _MOST_TILES:
                raise _DamagedError
            tiling = _Tiling(left, top, width, height, x, y, columns, columns * rows)
        place += 2 + length
    raise _DamagedError
