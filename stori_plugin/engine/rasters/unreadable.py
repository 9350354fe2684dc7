"""Parts of inputs that cannot be read, and what is done without them.

A file that cannot be read over some ground is missing there, storage tile by storage tile, and
nowhere else: one damaged tile does not cost a night's work its best acquisition. What is missing
depends on the files alone, not on the blocks or their order, because wherever a read fails the
whole of each storage tile is tried, and a tile that fails for one block is missing for every
block that looks at it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..acquisitions.series import Series
from ..support.checked_json import of_kind, part
from ..support.errors import InputError
from ..support.sentences import Sentence
from .grid import Grid, Window
from .storage import TILE

# An outage and not a damaged file: when more of a block's files than this share fail.
_OUTAGE = 0.5


@dataclass(frozen=True, order=True)
class UnreadableTile:
    """A storage tile over which bands of a file cannot be read."""

    path: str
    # The numbers of the bands, from 1.
    bands: tuple[int, ...]
    # Counted in tiles from the corner of the grid; below zero above it or left of it.
    row: int
    column: int

    def plain(self) -> list:
        """Return the tile as JSON takes it."""
        return [self.path, list(self.bands), self.row, self.column]

    @staticmethod
    def of_plain(content: Any) -> UnreadableTile:
        """Return the tile that `plain` described; raises `ValueError` for anything else."""
        path, bands, row, column = of_kind(content, list, "tile")
        return UnreadableTile(
            of_kind(path, str, "path"),
            tuple(of_kind(band, int, "bands") for band in of_kind(bands, list, "bands")),
            of_kind(row, int, "row"),
            of_kind(column, int, "column"),
        )

    def touches(self, window: Window) -> bool:
        """Tell whether the tile shares a pixel with a window."""
        top, left = self.row * TILE, self.column * TILE
        return (
            top < window.row + window.height
            and window.row < top + TILE
            and left < window.column + window.width
            and window.column < left + TILE
        )


class ReadTolerance:
    """The tiles that one piece of work does without: those known before, and those it finds.

    ``known`` are unreadable from the beginning. Threads may add to it side by side, and what they
    found is asked for once they are done.
    """

    def __init__(self, known: Iterable[UnreadableTile] = ()) -> None:
        self._cells: dict[tuple[str, tuple[int, ...]], set[tuple[int, int]]] = {}
        self._read: set[str] = set()
        self._failed: dict[str, str] = {}
        for tile in known:
            self._cells_of(tile.path, tile.bands).add((tile.row, tile.column))

    def _cells_of(self, path: str, bands: tuple[int, ...]) -> set[tuple[int, int]]:
        return self._cells.setdefault((path, bands), set())

    @property
    def lost(self) -> list[UnreadableTile]:
        """All unreadable tiles, sorted: those known before and those met since."""
        return sorted(
            UnreadableTile(path, bands, row, column)
            for (path, bands), cells in self._cells.items()
            for row, column in cells
        )

    def lost_of(self, path: str, bands: tuple[int, ...]) -> set[tuple[int, int]]:
        """Return the storage tiles (row, column) that bands of a file have lost."""
        return self._cells.get((path, bands), set())

    def lose(self, tile: UnreadableTile, failure: Exception) -> None:
        """Take note of a tile that turned out unreadable, and why."""
        self._cells_of(tile.path, tile.bands).add((tile.row, tile.column))
        self._failed.setdefault(tile.path, str(failure))

    def note(self, path: str) -> None:
        """Take note that a file is being read."""
        self._read.add(path)

    def apart(self, paths: Set[str]) -> ReadTolerance:
        """Return one for reading on another grid, whose tiles are others.

        Only the files at ``paths`` are always read on that grid: what is known of them holds.
        """
        known = [
            UnreadableTile(path, bands, row, column)
            for (path, bands), cells in list(self._cells.items())
            if path in paths
            for row, column in list(cells)
        ]
        return ReadTolerance(known)

    def take_over(self, other: ReadTolerance, paths: Set[str]) -> None:
        """Add what another one knows of the files at ``paths``."""
        self._read |= other._read & paths
        for tile in other.lost:
            if tile.path in paths:
                self._cells_of(tile.path, tile.bands).add((tile.row, tile.column))
        for path in other._failed.keys() & paths:
            self._failed.setdefault(path, other._failed[path])

    def check_outage(self) -> None:
        """Raise `InputError` where most files failed at once: a drive is gone, not a file."""
        if len(self._failed) > _OUTAGE * len(self._read):
            _, sentence = sorted(self._failed.items())[0]
            raise InputError(
                Sentence(
                    "{failed} of {read} input files cannot be read: check that the "
                    "drive or the network is there and the files are whole, then run "
                    "it again. The first of them: {sentence}",
                    failed=len(self._failed),
                    read=len(self._read),
                    sentence=sentence,
                )
            )


_current = threading.local()


@contextmanager
def tolerating(tolerance: ReadTolerance | None) -> Iterator[None]:
    """Let reads of this thread lose parts inside the ``with`` block; None lets them raise."""
    before = getattr(_current, "tolerance", None)
    _current.tolerance = tolerance
    try:
        yield
    finally:
        _current.tolerance = before


def tolerance() -> ReadTolerance | None:
    """Return what this thread's reads may lose; None where they are to raise."""
    return getattr(_current, "tolerance", None)


def parts_of(window: Window, grid: Grid) -> Iterator[tuple[int, int, Window]]:
    """Cut a window into the storage tiles it touches: row, column and the ground to read of each.

    The ground is the whole tile as far as the grid goes, so that it does not depend on the
    window, and beyond the grid as far as the window goes.
    """
    top, left = min(window.row, 0), min(window.column, 0)
    bottom = max(window.row + window.height, grid.height)
    right = max(window.column + window.width, grid.width)
    for row in range(window.row // TILE, -(-(window.row + window.height) // TILE)):
        for column in range(window.column // TILE, -(-(window.column + window.width) // TILE)):
            first_row, first_column = max(row * TILE, top), max(column * TILE, left)
            height = min((row + 1) * TILE, bottom) - first_row
            width = min((column + 1) * TILE, right) - first_column
            yield row, column, Window(first_row, first_column, height, width)


@dataclass(frozen=True)
class Unread:
    """A file that could not be read in places."""

    path: str
    # The acquisition that it belongs to, and its date; "" where it belongs to none.
    acquisition: str
    date: str
    # How many storage tiles are lost, and their share (0..1) of the grid.
    tiles: int
    share: float

    def sentence(self) -> str:
        """Say what was done without it."""
        return (
            f"{self.path} could not be read on {100 * self.share:.3g} % of the ground; there the "
            f"acquisition of {self.date} counts as missing. Replace the file and run it again "
            "for its share."
        )

    def plain(self) -> dict[str, Any]:
        """Return it for the manifest."""
        return {
            "file": self.path,
            "acquisition": self.acquisition,
            "date": self.date,
            "tiles": self.tiles,
            "share": round(self.share, 6),
        }

    @staticmethod
    def of_plain(item: Mapping[str, Any]) -> Unread:
        """Return what `plain` described; raises `ValueError` for anything else."""
        return Unread(
            part(item, "file", str),
            part(item, "acquisition", str),
            part(item, "date", str),
            part(item, "tiles", int),
            part(item, "share", float),
        )


def unread_files(
    lost: Iterable[UnreadableTile],
    every: Sequence[Series],
    tiles: int,
    in_sample: Iterable[UnreadableTile] = (),
) -> list[Unread]:
    """Collect unreadable tiles by file, with the acquisition that each file belongs to.

    ``tiles`` is the number of storage tiles of the grid; ``in_sample`` were lost while learning.
    """
    cells_by_path: dict[str, set[tuple[int, int]]] = {}
    for tile in (*lost, *in_sample):
        cells_by_path.setdefault(tile.path, set()).add((tile.row, tile.column))
    items = {
        band.path: item
        for series in every
        for item in series.acquisitions
        for band in (*item.bands, *item.masks, *([item.mask] if item.mask else []))
    }
    unread = []
    for path, cells in sorted(cells_by_path.items()):
        item = items.get(path)
        inside = [cell for cell in cells if min(cell) >= 0]
        unread.append(
            Unread(
                path,
                item.name if item else os.path.basename(path),
                item.date.isoformat() if item else "",
                len(inside),
                min(len(inside) / max(tiles, 1), 1.0),
            )
        )
    return unread
