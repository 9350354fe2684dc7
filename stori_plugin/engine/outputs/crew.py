"""Who computes the blocks of a run, and what they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..rasters.grid import Window
from ..rasters.unreadable import UnreadableTile
from .block_files import BlockFile
from .block_task import BlockTask, Watch
from .run_record import RunRecord

# A file of this name in the folder of unfinished work tells workers to leave their blocks.
STOP = "stop"


@dataclass(frozen=True)
class BlockOrder:
    """What to do with blocks, for which run, and where to."""

    task: BlockTask
    record: RunRecord
    # The folder of unfinished work.
    folder: str


class Crew(Protocol):
    """Whoever computes blocks: ``workers`` of them at once."""

    workers: int

    def compute(
        self,
        order: BlockOrder,
        windows: Sequence[Window],
        unreadable: Sequence[UnreadableTile],
        watch: Watch | None = None,
    ) -> Iterator[BlockFile]:
        """Compute blocks into the folder of an order, and give them as they are finished.

        ``unreadable`` are parts of inputs that are known to be missing; ``watch`` is told how far
        blocks are that are not finished, by those who know.
        """
