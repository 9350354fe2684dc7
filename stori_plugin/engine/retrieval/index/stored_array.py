"""Arrays that stay in their file and are read piece by piece.

They are read and not mapped: where a file that is mapped is cut short by somebody else, as a
synchronisation does, the next look at it ends the whole process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

import numpy as np

from ...support.checked_arrays import whole_size
from ...support.errors import InputError
from ...support.regular_files import open_regular

_PIECE = 2**20  # bytes that are read at once where rows lie scattered


class FileState(NamedTuple):
    """What tells that a file is still the one that was opened."""

    size: int
    changed: int
    """Time of the last change, nanoseconds."""
    number: int
    """The number that the disk knows it by."""

    @classmethod
    def of(cls, file: BinaryIO) -> FileState:
        """Return the state of an open file."""
        status = os.fstat(file.fileno())
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


class StoredArray:
    """An array in a file, of which only the rows that are asked for are read.

    Reading raises `InputError` where the file is not in the ``state`` in which it was opened.
    Several threads may read at once.
    """

    def __init__(
        self,
        path: str,
        dtype: Any,
        shape: tuple[int, ...],
        offset: int,
        state: FileState,
        remedy: str = "open it anew",
    ) -> None:
        self.path = path
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.shape = shape
        self._offset, self._state, self._remedy = offset, state, remedy
        self._row = whole_size(shape[1:], self.dtype.itemsize)

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
        if isinstance(rows, slice):
            start, stop, step = rows.indices(len(self))
            if step == 1:
                return self._read(start, max(stop - start, 0))
        return self._picked(np.arange(len(self))[rows])

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        whole = self._read(0, len(self))
        return whole if dtype is None else np.array(whole, dtype)

    def check(self) -> None:
        """Raise `InputError` where the file was changed since it was opened, or is gone."""
        self._open().close()

    def _picked(self, rows: np.ndarray) -> np.ndarray:
        """Return rows in any order, read in pieces that hold some of them."""
        picked = np.empty((*rows.shape, *self.shape[1:]), self.dtype)
        if rows.size == 0:
            return picked
        height = max(1, _PIECE // max(self._row, 1))
        flat, out = rows.reshape(-1), picked.reshape(-1, *self.shape[1:])
        order = np.argsort(flat, kind="stable")
        pieces = flat[order] // height
        for part in np.split(order, np.flatnonzero(np.diff(pieces)) + 1):
            first, last = int(flat[part[0]]), int(flat[part[-1]])
            out[part] = self._read(first, last - first + 1)[flat[part] - first]
        picked.flags.writeable = False
        return picked

    def _read(self, first: int, count: int) -> np.ndarray:
        """Return rows that follow each other; nobody may change them, as others may ask again."""
        numbers = np.empty((count, *self.shape[1:]), self.dtype)
        for _ in self.read_pieces(first, first + count, numbers):
            pass
        numbers.flags.writeable = False
        return numbers

    def read_pieces(
        self, first: int, last: int, place: np.ndarray
    ) -> Iterator[tuple[int, np.ndarray]]:
        """Yield the rows from ``first`` up to ``last`` and the position of the first of them.

        As many rows at once as ``place`` has; they are written there, over those before.
        """
        if first >= last:
            return
        with self._open() as file:
            file.seek(self._offset + first * self._row)
            for at in range(first, last, len(place)):
                rows = place[: last - at]
                into = rows.reshape(-1).view(np.uint8)
                if file.readinto(into) != len(into):  # type: ignore[attr-defined]
                    raise self._changed()
                yield at, rows

    def _open(self) -> BinaryIO:
        try:
            file = open_regular(self.path)
        except OSError as error:
            raise InputError(
                f"{self.path} can no longer be read ({error.strerror}): {self._remedy}."
            ) from error
        if FileState.of(file) != self._state:
            file.close()
            raise self._changed()
        return file

    def _changed(self) -> InputError:
        return InputError(f"{self.path} was changed since it was opened: {self._remedy}.")
