"""Who computes the blocks of a run, and what they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..rasters.grid import Window
from ..rasters.unreadable import UnreadableTile
from ..run.block_work import BlockWork
from .block_files import BlockFile

# Input files open at once, of the thousand or so that systems allow a process.
OPEN_FILES = 500


@dataclass(frozen=True)
class BlockOrder:
    """What to do with blocks, and where: the folder of unfinished work of the run ``run``.

    ``probe`` and ``lost`` are those of its record (`run_record.RunRecord`).
    """

    work: BlockWork
    folder: str
    run: str
    probe: str
    lost: tuple[UnreadableTile, ...]


class Crew(Protocol):
    """Whoever computes blocks: ``workers`` of them at once."""

    workers: int

    def compute(
        self, order: BlockOrder, windows: Sequence[Window], lost: Sequence[UnreadableTile]
    ) -> Iterator[BlockFile]:
        """Compute blocks into the folder of an order, and give them as they are finished.

        ``lost`` are parts of inputs that are missing, besides those that cannot be read.
        """
