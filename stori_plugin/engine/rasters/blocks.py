"""Working through a grid block by block: several at once, in bounded memory, in order.

Blocks are whole numbers of storage tiles; within a block the arithmetic goes tile by tile, over
tiles whose place depends on the grid alone. So a result is the same to the last bit whatever
the block size and the number of workers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from typing import TypeVar

from ..support.errors import ParameterError
from ..support.progress import Progress
from ..support.sentences import Sentence
from .grid import Grid, Window
from .storage import TILE

MOST_BLOCKS = 1_000_000
# Of MEMORY, for what is decoded and kept for the next blocks (`stripes`).
SHARE_OF_STRIPES = 5 / 32
# How much of the bytes of a block's pixel is what is stored of it, and how wide stripes mostly are.
_SHARE_STORED, _STRIPE = 1 / 7, 256
COMPUTE_TILE = 64  # pixels; divides the storage tile

Block = TypeVar("Block")
Result = TypeVar("Result")

_WAIT = 0.25  # seconds between looks at the cancel button


def plan_blocks(grid: Grid, bytes_per_pixel: float, memory: int, workers: int) -> list[Window]:
    """Cut the grid into blocks of which ``workers`` + 1 fit into ``memory`` MiB.

    One more than there are workers, because one may wait to be written. Raises
    `ParameterError` saying how much memory the smallest block needs.
    """
    budget = memory * 2**20 / (workers + 1)
    smallest = bytes_per_pixel * min(TILE, grid.width) * min(TILE, grid.height)
    # Where memory is short, a block of the smallest size goes before what is kept of stripes.
    tiles = max(min(int(budget / smallest), 1), int(budget * (1.0 - SHARE_OF_STRIPES) / smallest))
    if tiles < 1:
        needed = int(smallest * (workers + 1) / 2**20) + 1
        raise ParameterError(
            Sentence(
                "MEMORY is {memory} MiB, but this many dates and bands need "
                "{needed} MiB with {workers} workers: raise MEMORY, or lower "
                "WORKERS or the number of bands.",
                memory=memory,
                needed=needed,
                workers=workers,
            )
        )
    across = -(-grid.width // TILE)
    down = -(-grid.height // TILE)
    # Enough blocks for every worker, even where one would hold the whole grid.
    tiles = max(1, min(tiles, -(-across * down // workers)))
    # Rather tall than wide: neighbours to the sides share what is decoded, those below do not.
    stripe = _SHARE_STORED * bytes_per_pixel * _STRIPE * TILE
    most = max(2, int(memory * SHARE_OF_STRIPES * 2**20 / (2 * stripe)))
    rows = max(1, min(down, most, round((2 * tiles) ** 0.5)))
    rows -= rows % 2 if rows > 2 else 0
    columns = max(1, min(across, tiles // rows))
    heights = _heights(down, rows)
    count = -(-across // columns) * len(heights)
    if count > MOST_BLOCKS:
        raise ParameterError(
            Sentence(
                "The result would have {width:,} x {height:,} pixels, which MEMORY "
                "{memory} MiB cuts into {count:,} blocks, and {most:,} are the "
                "most: give a coarser RESOLUTION, a smaller EXTENT or more MEMORY.",
                width=grid.width,
                height=grid.height,
                memory=memory,
                count=count,
                most=MOST_BLOCKS,
            )
        )
    return [
        Window(
            row,
            column,
            min(last - row, grid.height - row),
            min(columns * TILE, grid.width - column),
        )
        for row, last in heights
        for column in range(0, grid.width, columns * TILE)
    ]


def _heights(down: int, rows: int) -> list[tuple[int, int]]:
    """Cut ``down`` tiles into rows of blocks of ``rows`` tiles each: first and last pixel row.

    The first one is a tile high where that lets all others look beyond their edges without
    reaching into one storage tile more on each side: storage tiles have 256 pixels or multiples.
    """
    first = 1 if rows % 2 == 0 and down > rows else rows
    starts = [0, *range(first, down, rows)]
    return [(start * TILE, end * TILE) for start, end in zip(starts, [*starts[1:], down])]


def whole_tiles(block: Window, grid: Grid) -> Window:
    """Return a block of a grid, grown to whole compute tiles of the scene that it is a part of.

    The numbers of a pixel depend on its tile by rounding; so every part of a scene computes the
    same tiles. The block itself is returned of a grid that stands for itself.
    """
    if grid.scene is None:
        return block
    scene = grid.scene.covered
    rows, columns = grid.offset_in(scene)
    top, bottom = _grown(block.row + rows, block.height, scene.height)
    left, right = _grown(block.column + columns, block.width, scene.width)
    return Window(top - rows, left - columns, bottom - top, right - left)


def margin_of_tiles(grid: Grid) -> float:
    """Return how many times a block's pixels are computed at most, for `whole_tiles`."""
    if grid.scene is None or grid.scene.covered == replace(grid, scene=None):
        return 1.0
    return (1.0 + COMPUTE_TILE / TILE) ** 2


def _grown(first: int, count: int, size: int) -> tuple[int, int]:
    last = -(-(first + count) // COMPUTE_TILE) * COMPUTE_TILE
    return first // COMPUTE_TILE * COMPUTE_TILE, min(last, max(size, first + count))


def tiles_of(block: Window) -> list[tuple[slice, slice]]:
    """Return the compute tiles of a block as slices of rows and columns within it."""
    return [
        (
            slice(row, min(row + COMPUTE_TILE, block.height)),
            slice(column, min(column + COMPUTE_TILE, block.width)),
        )
        for row in range(0, block.height, COMPUTE_TILE)
        for column in range(0, block.width, COMPUTE_TILE)
    ]


def in_order(
    work: Callable[[Block], Result], blocks: list[Block], workers: int, progress: Progress
) -> Iterator[tuple[Block, Result]]:
    """Compute blocks side by side and hand them over in order.

    At most ``workers`` + 1 are in the air. Raises what the work raises, and `CancelledError`
    soon after the user asks to stop; blocks not begun are then dropped.
    """
    with ThreadPoolExecutor(workers, thread_name_prefix="stori") as pool:
        waiting: deque[tuple[Block, Future]] = deque()
        queue = iter(blocks)
        try:
            for block in queue:
                waiting.append((block, pool.submit(work, block)))
                if len(waiting) > workers:
                    yield _next(waiting, progress)
            while waiting:
                yield _next(waiting, progress)
        finally:
            for _, future in waiting:
                future.cancel()


def _next(waiting: deque, progress: Progress) -> tuple:
    block, future = waiting.popleft()
    while True:
        progress.check()
        done, _ = wait([future], timeout=_WAIT)
        if done:
            return block, future.result()
