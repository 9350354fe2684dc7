"""What a GeoTIFF says of its coordinate reference system, as it stands in the file.

GDAL looks every code up in PROJ's database, file by file, which takes several times as long as all
else that is asked of the header of a chip. The files of a folder of chips mostly say the same.
Tags and layout: TIFF 6.0 (1992), BigTIFF (2007), OGC GeoTIFF 1.1 (19-008r4).
"""

from __future__ import annotations

import os
import struct
from collections import Counter
from typing import BinaryIO

from ...support.regular_files import open_regular

_KEYS, _DOUBLES, _TEXTS = 34735, 34736, 34737
_SIZES = {2: 1, 3: 2, 12: 8}  # bytes of a number, by its type
_MOST_TAGS, _LONGEST = 4096, 2**16  # bytes of one tag


class LoneFiles:
    """Tells which files have none beside them that may say something of them."""

    def __init__(self) -> None:
        self._stems: dict[str, Counter[str]] = {}

    def has(self, path: str) -> bool:
        """Tell whether no other name in the folder begins as that of a file does."""
        folder, name = os.path.split(path)
        if folder not in self._stems:
            try:
                self._stems[folder] = Counter(_stem(other) for other in os.listdir(folder))
            except OSError:
                self._stems[folder] = Counter()
        return self._stems[folder][_stem(name)] == 1


def _stem(name: str) -> str:
    return name.partition(".")[0].lower()


def geo_keys(path: str) -> bytes | None:
    """Return the GeoKeys of the first image of a TIFF file, b"" without any.

    Files with the same ones are in the same CRS, where nothing beside them says otherwise. None for
    what is no TIFF, or is damaged.
    """
    try:
        with open_regular(path) as file:
            return _keys_in(file)
    except (OSError, struct.error, ValueError, OverflowError):
        return None


def _keys_in(file: BinaryIO) -> bytes | None:
    start = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(start[:2])
    if order is None:
        return None
    (version,) = struct.unpack(f"{order}H", start[2:4])
    if version not in (42, 43):
        return None
    is_big = version == 43
    (at,) = struct.unpack(f"{order}{'Q' if is_big else 'I'}", start[8:16] if is_big else start[4:8])
    number, entry = ("Q", "HHQ8s") if is_big else ("H", "HHI4s")
    file.seek(at)
    (count,) = struct.unpack(f"{order}{number}", _exactly(file, struct.calcsize(f"={number}")))
    if count > _MOST_TAGS:
        return None
    table = _exactly(file, count * struct.calcsize(f"={entry}"))
    parts = []
    for tag, kind, many, value in struct.iter_unpack(f"{order}{entry}", table):
        if tag not in (_KEYS, _DOUBLES, _TEXTS):
            continue
        size = many * _SIZES[kind] if kind in _SIZES else _LONGEST + 1
        if size > _LONGEST:
            return None
        if size > len(value):
            file.seek(struct.unpack(f"{order}{'Q' if is_big else 'I'}", value)[0])
            value = _exactly(file, size)
        parts.append(struct.pack("=HHI", tag, kind, many) + value[:size])
    return order.encode() + b"".join(parts) if parts else b""


def _exactly(file: BinaryIO, size: int) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise ValueError("the file breaks off")
    return found
