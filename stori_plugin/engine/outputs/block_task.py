"""What is computed of every block of a grid, and how it is stored: the same wherever it runs."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

import numpy as np

from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster
from ..rasters.unreadable import ReadTolerance, UnreadableTile, tolerating
from ..support.errors import OutputError
from ..support.machine import give_back_memory
from .block_files import BlockContent, BlockFile, by_cell, compressed, write_block

Check = Callable[[], None]
# Is told which block is how far, 0 to 1.
Watch = Callable[[Window, float], None]

# Pixels of a probe's edge.
_PROBE = 8


@dataclass(frozen=True)
class WatchedCheck:
    """A `Check` of somebody who wants to know how far a block is."""

    check: Check
    window: Window
    watch: Watch

    def __call__(self) -> None:
        """Raise to stop."""
        self.check()


def tell(check: Check, done: float) -> None:
    """Tell whoever wants to know how much of a block is done, 0 to 1."""
    if isinstance(check, WatchedCheck):
        check.watch(check.window, done)


class BlockTask(Protocol):
    """What the blocks of a run have in common. It is pickled for the workers of a scheduler."""

    @property
    def grid(self) -> Grid:
        """The grid of the results."""

    @property
    def products(self) -> Sequence[OutputRaster]:
        """The files to write, in the order in which blocks hold them."""

    @property
    def reach(self) -> int:
        """How many pixels beyond a block its readers may look."""

    @property
    def tolerant(self) -> bool:
        """Whether an input counts as missing where it cannot be read."""

    @property
    def counted(self) -> int:
        """How many things are counted by storage tile."""

    def compute(self, datasets: GridReader, window: Window, check: Check) -> BlockContent:
        """Compute a block; ``check`` is called meanwhile and may raise to stop."""

    def probe(
        self, datasets: GridReader, unreadable: Iterable[UnreadableTile], check: Check
    ) -> str:
        """Return a digest of a few pixels in the middle of the grid.

        Two computers that agree on it have learned the same, read the same, and calculate
        alike to the last bit.
        """


def store_block(
    task: BlockTask,
    datasets: GridReader,
    window: Window,
    unreadable: Iterable[UnreadableTile],
    folder: str,
    run: str,
    check: Check,
) -> BlockFile:
    """Compute a block and write it into a folder of unfinished work.

    ``unreadable`` are parts of inputs that are known to be missing. Raises `OutputError` where
    the block cannot be written, `UnreadableRasterError` where an input cannot be read and has
    to be, `InputError` where most of them cannot.
    """
    around = window.grown(task.reach)
    tolerance = ReadTolerance(tile for tile in unreadable if tile.touches(around))
    with tolerating(tolerance if task.tolerant else None):
        content = task.compute(datasets, window, check)
    try:
        block = write_block(folder, run, window, content, tolerance.lost)
        del content
        give_back_memory()
        return block
    except OSError as error:
        raise OutputError(
            f"OUTPUT {folder} could not be written to ({error.strerror or error}): check "
            "that its drive is there and has space, and the folder may be written to, then run it "
            "again."
        ) from error


def probed_window(grid: Grid) -> Window:
    """Return the few pixels in the middle of a grid that a probe computes."""
    height, width = min(_PROBE, grid.height), min(_PROBE, grid.width)
    return Window((grid.height - height) // 2, (grid.width - width) // 2, height, width)


@dataclass(frozen=True)
class Numbers:
    """The numbers of a window as they are stored: (bands, rows, columns) by product name."""

    stored: Mapping[str, np.ndarray]
    # What is counted, (counted, rows, columns), boolean or whole numbers.
    counted: np.ndarray = field(default_factory=lambda: np.zeros((0, 1, 1), bool))


@dataclass(frozen=True)
class SeriesTask(ABC):
    """A task that makes rasters of the dates of a series; what cannot be read stops it.

    Subclasses hold what it needs as fields, so that it can be pickled, and give `numbers`.
    """

    reach: ClassVar[int] = 0
    tolerant: ClassVar[bool] = False

    grid: Grid
    products: tuple[OutputRaster, ...]

    @property
    def counted(self) -> int:
        """How many things are counted by storage tile."""
        return 0

    @abstractmethod
    def numbers(self, datasets: GridReader, window: Window, check: Check) -> Numbers:
        """Compute the numbers of a window; the same whatever the window."""

    def compute(self, datasets: GridReader, window: Window, check: Check) -> BlockContent:
        """Compute a block."""
        numbers = self.numbers(datasets, window, check)
        tiles = {}
        for product in self.products:
            check()
            tiles[product.name] = compressed(numbers.stored[product.name], product)
        shape = (self.counted, window.height, window.width)
        counts = by_cell(np.broadcast_to(numbers.counted, shape), window)
        return BlockContent(tiles, counts, np.zeros(len(counts), np.int64))

    def probe(
        self, datasets: GridReader, unreadable: Iterable[UnreadableTile], check: Check
    ) -> str:
        """Return a digest of the numbers of a few pixels in the middle of the grid."""
        numbers = self.numbers(datasets, probed_window(self.grid), check)
        digest = hashlib.sha256()
        for product in self.products:
            digest.update(np.ascontiguousarray(numbers.stored[product.name]).tobytes())
        return digest.hexdigest()
