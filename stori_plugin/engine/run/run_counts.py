"""What a run counts: clear observations, missing values, and inputs that could not be read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..outputs.block_files import BlockFile, Cell
from ..rasters.storage import TILE
from ..rasters.unreadable import UnreadableTile, unread_files
from ..scene.scene import Scene


class RunCounts:
    """How much of each date was clear, how much of the result is missing, what was not read."""

    def __init__(
        self, scene: Scene, blocks: Sequence[BlockFile], in_sample: Sequence[UnreadableTile]
    ):
        self.pixels = scene.grid.width * scene.grid.height
        self.clear = np.zeros(len(scene.optical.dates), np.int64)
        self.missing = 0
        counted: set[Cell] = set()
        lost: set[UnreadableTile] = set()
        # Blocks may overlap where a run went on with blocks of another size.
        for block in blocks:
            lost.update(block.lost)
            for number, cell in enumerate(block.cells()):
                if cell not in counted:
                    counted.add(cell)
                    self.clear += block.clear[number]
                    self.missing += int(block.missing[number])
        tiles = -(-scene.grid.width // TILE) * -(-scene.grid.height // TILE)
        every = [scene.optical.series, *([scene.sar.series] if scene.sar else [])]
        self.unread = unread_files(sorted(lost), every, tiles, in_sample)

    @property
    def by_date(self) -> np.ndarray:
        """The clear share of each acquisition date, 0 to 1."""
        return self.clear / max(self.pixels, 1)
