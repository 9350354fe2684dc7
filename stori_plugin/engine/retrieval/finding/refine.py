"""Search by example, and again with more examples: chips that are alike, and chips that are not.

Relevance feedback after Rocchio (1971, in Salton's *The SMART Retrieval System*): the query moves
towards the chips that the user marked as alike, and away from those marked as unlike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.errors import ParameterError
from ...support.progress import SILENT, Progress
from ..index.index_file import Index

# Weight of the unlike chips, where the alike ones have 1 (Manning et al. 2008, section 9.1.1).
AGAINST = 0.2
# Weight of the first example, which decides where as many bits are set as not.
_FIRST = 1e-3
# Examples that are shown among what was found, and how many may be looked past.
_SHOWN, _MOST_EXAMPLES = 8, 4096


@dataclass(frozen=True)
class RankedChip:
    """A chip that was found."""

    row: int
    """Its row in the index."""
    rank: int
    """Its rank, from 1."""
    distance: float
    """Its distance from the query."""
    title: str
    """See `ChipTable.title`."""
    date: str
    """Year-month-day, "" where it has none."""
    corners: np.ndarray
    """Its outline (4, 2) in the CRS of the index, NaN where it is unknown."""
    mark: int
    """1 for an example, 0 for a chip that the search found."""


def refined_query(
    index: Index,
    alike: Sequence[int] | np.ndarray,
    unlike: Sequence[int] | np.ndarray = (),
) -> np.ndarray:
    """Return one code (1, .) to search with for examples, given by their rows in the index.

    The mean of the ``alike`` vectors less `AGAINST` times the mean of the ``unlike`` ones, all
    scaled to length one. Bits count as -1 and +1, and the sign of the sum is the bit. Raises
    `ParameterError` without an example that is alike.
    """
    if len(alike) == 0:
        raise ParameterError("There is no example of what to look for: click on one on the map.")
    if len(alike) == 1 and len(unlike) == 0:
        return np.array(index.codes[np.asarray(alike)])
    examples = _of_length_one(index.vectors(np.asarray(alike)))
    query = examples.mean(0) + np.float32(_FIRST) * examples[0]
    if len(unlike):
        query -= np.float32(AGAINST) * _of_length_one(index.vectors(np.asarray(unlike))).mean(0)
    return index.query_codes(query[None])


def similar_to_examples(
    index: Index,
    alike: Sequence[int],
    unlike: Sequence[int] = (),
    k: int = 30,
    workers: int = 0,
    progress: Progress = SILENT,
) -> list[RankedChip]:
    """Return the chips that are most like the examples, nearest first.

    Args:
        index: the index to search.
        alike: rows of examples that are alike; at least one. Of many, such as those within a
            polygon, the nearest are among the result and the others left out.
        unlike: rows of examples that are not; they are left out of the result.
        k: how many chips, or as many as there are.
        workers: threads; 0 for as many as the computer has cores.
        progress: may stop the search.

    Raises what `refined_query` raises, and `CancelledError`.
    """
    query = refined_query(index, alike, unlike)
    wanted, unwanted = set(alike), set(unlike)
    beside = len(wanted) if len(wanted) <= _MOST_EXAMPLES else 0
    most = min(len(index), k + len(unwanted) + beside)
    result = index.search(query, most, "", workers, progress)
    found = zip(result.rows[0].tolist(), result.distances[0].tolist())
    pairs = [(row, distance) for row, distance in found if row not in unwanted]
    examples = [row for row, _ in pairs if row in wanted]
    left_out = set(examples[_SHOWN:]) if beside else set()
    kept = [(row, distance) for row, distance in pairs if row not in left_out][:k]
    return [
        _hit(index, row, n, distance, row in wanted) for n, (row, distance) in enumerate(kept, 1)
    ]


def _hit(index: Index, row: int, rank: int, distance: float, is_example: bool) -> RankedChip:
    table = index.table
    date = table.date(row)
    return RankedChip(
        row,
        rank,
        float(distance),
        table.title(row),
        date.isoformat() if date else "",
        np.array(table.corners[row]),
        int(is_example),
    )


def _of_length_one(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1).astype(np.float32)
