"""What finished blocks counted, taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..rasters.unreadable import UnreadableTile
from .block_files import BlockFile, Cell


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
