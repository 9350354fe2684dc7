"""Finished blocks on disk: a file each, whole and checked, or not there.

A block is written under another name, flushed to the disk and then renamed, so that a file
called ``*.block`` is complete whatever stopped the run; a checksum tells what a failing disk did
to it since. It holds the compressed tiles of every product, so that the rasters are put together
by copying, and what is counted of the ground.

Layout: the tiles one after the other, then a table in JSON, then its length (8 bytes), the CRC-32
of everything before (4 bytes), and a mark (8 bytes).
"""

from __future__ import annotations

import errno
import json
import os
import struct
import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import numpy as np

from ..rasters.grid import Window
from ..rasters.storage import TILE, OutputRaster
from ..rasters.unreadable import UnreadableTile
from ..support.checked_json import checked_json, part, parts, within
from ..support.ownership import is_plain_folder, made_new, opened_plain
from ..support.staging import flush_folder

SUFFIX = ".block"
PART = ".part"
_END = struct.Struct("<QI8s")
_MARK = b"STORIbl1"
_CHUNK = 1 << 22
_LONGEST_TABLE = 256 * 2**20  # bytes

Cell = tuple[int, int]  # row and column of a storage tile within the grid, counted in tiles


@dataclass(frozen=True)
class BlockContent:
    """What is computed of a block, ready to be stored."""

    # The compressed tiles of each product, band by band, row by row.
    tiles: Mapping[str, Sequence[bytes]]
    # What the task counts (cells, counted), by storage tile: clear pixels by date, for example.
    counts: np.ndarray
    # The values without an estimate (cells,), by storage tile.
    missing: np.ndarray


@dataclass(frozen=True, eq=False)
class BlockFile:
    """What is known of a finished block without opening it again."""

    path: str
    window: Window
    # The bytes of the tiles of each product, band by band, row by row.
    sizes: Mapping[str, np.ndarray]
    # As in `BlockContent`.
    counts: np.ndarray
    missing: np.ndarray
    # The parts of inputs that could not be read.
    unreadable: tuple[UnreadableTile, ...] = ()
    _starts: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        offset = 0
        for name, sizes in self.sizes.items():
            self._starts[name] = offset
            offset += int(sizes.sum())

    @property
    def bytes(self) -> int:
        """The bytes of all tiles together."""
        return sum(int(sizes.sum()) for sizes in self.sizes.values())

    def cells(self) -> list[Cell]:
        """Return the storage tiles that the block covers, row by row."""
        return cells_of(self.window)

    def span_of(self, name: str, band: int, cell: int) -> tuple[int, int]:
        """Return offset and size of a tile: of a product, a band and the block's n-th cell."""
        sizes = self.sizes[name]
        index = band * len(self.missing) + cell
        return self._starts[name] + int(sizes[:index].sum()), int(sizes[index])


def cell_count(window: Window) -> int:
    """Return how many storage tiles a window touches."""
    rows = -(-(window.row + window.height) // TILE) - window.row // TILE
    columns = -(-(window.column + window.width) // TILE) - window.column // TILE
    return max(rows, 0) * max(columns, 0)


def cells_of(window: Window) -> list[Cell]:
    """Return the storage tiles that a window touches, row by row."""
    last_row = -(-(window.row + window.height) // TILE)
    last_column = -(-(window.column + window.width) // TILE)
    return [
        (row, column)
        for row in range(window.row // TILE, last_row)
        for column in range(window.column // TILE, last_column)
    ]


def by_cell(numbers: np.ndarray, window: Window) -> np.ndarray:
    """Sum numbers (..., rows, columns) of a window over its storage tiles: (cells, ...)."""
    return np.stack(
        [
            numbers[
                ...,
                max(row * TILE - window.row, 0) : (row + 1) * TILE - window.row,
                max(column * TILE - window.column, 0) : (column + 1) * TILE - window.column,
            ].sum(axis=(-2, -1), dtype=np.int64)
            for row, column in cells_of(window)
        ]
    )


def compressed(stored: np.ndarray, product: OutputRaster) -> list[bytes]:
    """Return the compressed tiles of stored numbers (bands, rows, columns), as TIFF has them.

    Deflate with the predictors of TIFF 6.0 (section 14) and of Adobe's technical note 3 for
    floating point. Done here and not by GDAL, whose cache of blocks is shared by all threads:
    one that reads may write out what another is still filling in, which brings the process down.
    """
    rows, columns = (-size % TILE for size in stored.shape[1:])
    padded = np.pad(stored, ((0, 0), (0, rows), (0, columns)), mode="edge")
    kind = np.dtype(product.storage.dtype)
    predict = _planes_of_bytes if kind.kind == "f" else _differences
    return [
        _deflated(predict(band[top : top + TILE, left : left + TILE].astype(kind)))
        for band in padded
        for top in range(0, padded.shape[1], TILE)
        for left in range(0, padded.shape[2], TILE)
    ]


def _deflated(data: np.ndarray) -> bytes:
    """Compress what predictors left: noise and runs of one byte.

    Looking for whole strings that repeat takes 1.6 times the time and leaves 0.7 % less; runs
    are looked for because tiles without a value are nothing else.
    """
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    return packer.compress(data.data) + packer.flush()


def _differences(tile: np.ndarray) -> np.ndarray:
    numbers = tile.view(f"u{tile.dtype.itemsize}")
    differences = numbers.copy()
    differences[:, 1:] -= numbers[:, :-1]
    return differences.reshape(-1).view(np.uint8)


def _planes_of_bytes(tile: np.ndarray) -> np.ndarray:
    size = tile.dtype.itemsize
    ordered = tile.astype(tile.dtype.newbyteorder(">")).view(np.uint8)
    planes = ordered.reshape(len(tile), -1, size).transpose(0, 2, 1).reshape(len(tile), -1)
    differences = planes.copy()
    differences[:, 1:] -= planes[:, :-1]
    return differences.reshape(-1)


def name_of(window: Window, run: str) -> str:
    """Return the name of the file of a run's block that covers a window.

    It names the run as well: a worker far away that did not hear that its run has ended must
    not write over the block of another.
    """
    ground = f"{window.row}-{window.column}-{window.height}-{window.width}"
    return f"{ground}-{run[:8]}{SUFFIX}"


def write_block(
    folder: str,
    run: str,
    window: Window,
    content: BlockContent,
    unreadable: Sequence[UnreadableTile] = (),
) -> BlockFile:
    """Write a finished block of the run named ``run``; raises `OSError` where it cannot be."""
    final = os.path.join(folder, name_of(window, run))
    block = BlockFile(
        final,
        window,
        {
            name: np.array([len(tile) for tile in tiles], np.int64)
            for name, tiles in content.tiles.items()
        },
        content.counts,
        content.missing,
        tuple(sorted(unreadable)),
    )
    table = json.dumps(_table(block, run), separators=(",", ":")).encode()
    # A second writer of the same block, as a scheduler that repeats a task may start, does no harm.
    part = f"{final}.{uuid.uuid4().hex}{PART}"
    if not is_plain_folder(folder):
        raise NotADirectoryError(errno.ENOTDIR, "a link or a file is in its place", folder)
    with made_new(part) as file:
        check = 0
        for data in (*(tile for tiles in content.tiles.values() for tile in tiles), table):
            file.write(data)
            check = zlib.crc32(data, check)
        file.write(_END.pack(len(table), check, _MARK))
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, final)
    flush_folder(folder)
    return block


def _table(block: BlockFile, run: str) -> dict[str, Any]:
    window = block.window
    return {
        "run": run,
        "window": [window.row, window.column, window.height, window.width],
        "sizes": {name: sizes.tolist() for name, sizes in block.sizes.items()},
        "clear": block.counts.tolist(),
        "missing": block.missing.tolist(),
        "lost": [tile.plain() for tile in block.unreadable],
    }


def read_block(path: str, run: str) -> BlockFile:
    """Read what a finished block of the run named ``run`` holds, and check every byte of it.

    Raises `ValueError` for a file that is damaged or belongs to another run, `OSError` where it
    cannot be read.
    """
    with opened_plain(path) as file:
        size = os.fstat(file.fileno()).st_size
        file.seek(max(size - _END.size, 0))
        end = file.read(_END.size)
        if len(end) < _END.size:
            raise ValueError("the file is cut short")
        length, expected, mark = _END.unpack(end)
        start = size - _END.size - length
        if mark != _MARK or start < 0 or length > _LONGEST_TABLE:
            raise ValueError("the file is not a finished block")
        if _checksum(file, size - _END.size) != expected:
            raise ValueError("the checksum does not fit")
        file.seek(start)
        content = checked_json(file.read(length), _LONGEST_TABLE)
    window = Window(*(within(n, 0, 2**31, "window") for n in parts(content, "window", int, 4)))
    if part(content, "run", str) != run:
        raise ValueError("the file belongs to another run")
    if os.path.basename(path) != name_of(window, run):
        raise ValueError("the file belongs to another block")
    block = BlockFile(
        path,
        window,
        {name: _counted(content["sizes"], name) for name in part(content, "sizes", dict)},
        _by_cell_of(content),
        _counted(content, "missing"),
        tuple(map(UnreadableTile.of_plain, part(content, "lost", list))),
    )
    # The length of the table is not under the checksum: a wrong one may still begin at a blank.
    if block.bytes != start:
        raise ValueError("the table does not begin where the tiles end")
    # Counted before they are listed: a window may say that it has any size.
    cells = cell_count(window)
    if len(block.missing) != cells or len(block.counts) != cells:
        raise ValueError("the file does not count what it covers")
    return block


def _counted(content: dict[str, Any], name: str) -> np.ndarray:
    """Return a list of numbers from 0 up as an array."""
    numbers = parts(content, name, int)
    for number in numbers:
        within(number, 0, 2**32, name)  # so that no sum of them wraps around
    return np.array(numbers, np.int64)


def _by_cell_of(content: dict[str, Any]) -> np.ndarray:
    rows = [_counted({"clear": row}, "clear") for row in part(content, "clear", list)]
    return np.stack(rows) if rows else np.zeros((0, 0), np.int64)


def _checksum(file: BinaryIO, length: int) -> int:
    file.seek(0)
    check = 0
    while length > 0:
        chunk = file.read(min(_CHUNK, length))
        if not chunk:
            break
        check = zlib.crc32(chunk, check)
        length -= len(chunk)
    return check


def finished_blocks(folder: str) -> Iterator[str]:
    """Return the paths of the finished blocks of a folder, in the order of their names."""
    for name in sorted(os.listdir(folder)):
        if name.endswith(SUFFIX):
            yield os.path.join(folder, name)


@dataclass(frozen=True)
class BlockCounts:
    """What was counted over the whole grid."""

    # What the task counts (`BlockTask.counted`).
    counts: tuple[int, ...]
    # Values without an estimate.
    missing: int
    # The parts of inputs that could not be read.
    unreadable: tuple[UnreadableTile, ...]


def counts_of(blocks: Sequence[BlockFile], counted: int) -> BlockCounts:
    """Add up what blocks counted; ``counted`` is how many things they count.

    Every storage tile counts once: blocks may overlap where a run went on with others.
    """
    total, missing = np.zeros(counted, np.int64), 0
    unreadable: set[UnreadableTile] = set()
    there: set[Cell] = set()
    for block in blocks:
        unreadable.update(block.unreadable)
        for number, cell in enumerate(block.cells()):
            if cell not in there:
                there.add(cell)
                total += block.counts[number]
                missing += int(block.missing[number])
    return BlockCounts(tuple(map(int, total)), missing, tuple(sorted(unreadable)))
