"""Counting what a run found: clear observations, missing values, unreadable inputs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..outputs.block_files import BlockFile, counts_of
from ..rasters.storage import TILE
from ..rasters.unreadable import UnreadableTile, unread_files
from ..scene.scene import Scene
from .block_work import layers_counted
from .run_result import RunCounts


def run_counts(
    scene: Scene, blocks: Sequence[BlockFile], in_sample: Iterable[UnreadableTile]
) -> RunCounts:
    """Count what the finished blocks of a run hold.

    ``in_sample`` are the parts of inputs that could not be read while learning.
    """
    total = counts_of(blocks, layers_counted(scene))
    *by_date, never, in_vain = total.counts
    dates = scene.optical.dates
    clear, stained = by_date[: len(dates)], by_date[len(dates) :]
    grid = scene.grid
    pixels = grid.width * grid.height
    tiles = -(-grid.width // TILE) * -(-grid.height // TILE)
    every = [scene.optical.series, *([scene.sar.series] if scene.sar else [])]
    return RunCounts(
        pixels * len(scene.dates) * len(scene.targets),
        total.missing,
        {date: (a + b) / max(pixels, 1) for date, a, b in zip(dates, clear, stained)},
        tuple(unread_files(total.unreadable, every, tiles, in_sample)),
        never / max(pixels, 1),
        in_vain / max(pixels, 1),
        {date: count / max(pixels, 1) for date, count in zip(dates, stained)},
    )
