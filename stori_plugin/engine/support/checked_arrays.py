"""Arrays of strangers: type, shape and size are declared beforehand and not believed.

The forms are NumPy's ``.npy`` and ``.npz`` (NumPy Enhancement Proposal 1). Only plain numbers are
read, never objects, whose bytes would be taken for addresses in memory.
"""

from __future__ import annotations

import io
import math
import os
import re
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

import numpy as np

from .checked_zips import CheckedZip
from .regular_files import open_regular

_MAGIC = b"\x93NUMPY"
_LONGEST_HEADER = 4096  # bytes
_MOST_AXES = 8
_HEADER = re.compile(
    r"\{ ?'descr': '([<>=|]?)([fiub])(\d{1,2})', 'fortran_order': (True|False), "
    r"'shape': \(((?:\d{1,20}, ?)*(?:\d{1,20},?)?)\),? ?\} *\n?"
)
# The sizes that numbers of each kind may have, in bytes.
_SIZES = {"f": (2, 4, 8), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8), "b": (1,)}


class MalformedArrayError(ValueError):
    """Bytes are no array, or not the one that was declared; its message goes on "it ..."."""


class Declared(NamedTuple):
    """What an array must be to be read."""

    kinds: str
    """The kinds of its numbers, as NumPy writes them: f, i, u, b."""
    axes: int | None = None
    """How many axes it has; None for any number."""
    most_bytes: int = 2**28
    """The bytes of its numbers at most."""


def number_type(kind: str, size: int, order: str = "<") -> np.dtype:
    """Return a type of plain numbers; `MalformedArrayError` for anything else."""
    if size not in _SIZES.get(kind, ()):
        raise MalformedArrayError(f"holds numbers of the unknown type “{kind}{size}”")
    return np.dtype(f"{order if size > 1 else '|'}{kind}{size}")


def whole_size(shape: Sequence[int], itemsize: int = 1) -> int:
    """Return the product of a shape and the size of a number, which never wraps around.

    Raises `MalformedArrayError` for a shape that is none.
    """
    if len(shape) > _MOST_AXES or not all(type(n) is int and n >= 0 for n in shape):
        raise MalformedArrayError("has no proper shape")
    return math.prod(shape) * itemsize


def read_npy(file: BinaryIO, size: int, declared: Declared) -> np.ndarray:
    """Read an array in the form of ``.npy`` that takes up the ``size`` bytes of a file.

    Raises `MalformedArrayError` where it is not as ``declared``, longer or shorter.
    """
    dtype, shape, is_fortran, start = _header(file)
    if dtype.kind not in declared.kinds or declared.axes not in (None, len(shape)):
        raise MalformedArrayError(f"is an array {shape} of the type {dtype.str}")
    wanted = whole_size(shape, dtype.itemsize)
    if wanted > declared.most_bytes:
        raise MalformedArrayError(f"says that it has {wanted:,} bytes")
    if wanted != size - start:
        raise MalformedArrayError("is longer or shorter than it says")
    raw = file.read(wanted)
    if len(raw) != wanted:
        raise MalformedArrayError("is cut short")
    flat = np.frombuffer(bytearray(raw), dtype)  # its numbers may be changed
    return flat.reshape(shape[::-1]).T if is_fortran else flat.reshape(shape)


def _header(file: BinaryIO) -> tuple[np.dtype, tuple[int, ...], bool, int]:
    """Return type, shape, whether columns come first, and where the numbers begin."""
    start = file.read(8)
    if start[:6] != _MAGIC or len(start) < 8 or start[6] not in (1, 2, 3):
        raise MalformedArrayError("is no array of NumPy")
    width = 2 if start[6] == 1 else 4
    length = int.from_bytes(file.read(width), "little")
    if length > _LONGEST_HEADER:
        raise MalformedArrayError("has too long a header")
    found = _HEADER.fullmatch(file.read(length).decode("latin-1"))
    if not found:
        raise MalformedArrayError("is no array of plain numbers")
    order, kind, size, is_fortran, numbers = found.groups()
    shape = tuple(int(number) for number in numbers.split(",") if number.strip())
    dtype = number_type(kind, int(size), order if order in "<>" and order else "<")
    return dtype, shape, is_fortran == "True", 8 + width + length


def npy_file(path: str | os.PathLike[str], declared: Declared) -> np.ndarray:
    """Read a ``.npy`` file; see `read_npy`, and `open_regular` for `OSError`."""
    with open_regular(path) as file:
        return read_npy(file, os.fstat(file.fileno()).st_size, declared)


def npz_array(archive: CheckedZip, name: str, declared: Declared) -> np.ndarray:
    """Read one array of an open ``.npz`` archive; nothing else in it is unpacked.

    Raises `MalformedArrayError` or `MalformedZipError`.
    """
    content = archive.read(f"{name}.npy", declared.most_bytes + _LONGEST_HEADER)
    return read_npy(io.BytesIO(content), len(content), declared)
