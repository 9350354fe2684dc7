"""Search by example, and again with more examples: what is alike, and what is not.

Relevance feedback after Rocchio (1971, in Salton's *The SMART Retrieval System*): the query moves
towards what the user called alike and away from what was called unlike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.errors import ParameterError
from ...support.progress import SILENT, Progress
from ..index.index_file import Index

# What a chip that is unlike counts beside one that is alike (Manning et al. 2008, section 9.1.1).
AGAINST = 0.2
# Where as many bits speak for as against, the first example decides.
_FIRST = 1e-3


@dataclass(frozen=True)
class Hit:
    """A chip that was found: ``row`` in the index, ``rank`` from 1, and what is known of it.

    ``corners`` (4, 2) in the index's CRS, NaN where the chip has no place; ``mark`` is 1 for an
    example and 0 for what the search found.
    """

    row: int
    rank: int
    distance: float
    title: str
    date: str
    corners: np.ndarray
    mark: int


def refined(index: Index, alike: Sequence[int], unlike: Sequence[int] = ()) -> np.ndarray:
    """Return one code (1, .) to search with for examples, given by their rows in the index.

    The mean of the ``alike`` ones less `AGAINST` times the mean of the ``unlike`` ones, all of
    length one; bits count as -1 and +1, and the sign of the sum is the bit. Raises
    `ParameterError` without an example of what is alike.
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


def similar(
    index: Index,
    alike: Sequence[int],
    unlike: Sequence[int] = (),
    k: int = 30,
    workers: int = 0,
    progress: Progress = SILENT,
) -> list[Hit]:
    """Return the ``k`` chips most like the examples, or as many as there are, nearest first.

    What was called unlike is not among them. Raises what `refined` raises, and `CancelledError`.
    """
    query = refined(index, alike, unlike)
    most = min(len(index), k + len(set(unlike)))
    found = index.search(query, most, "", workers, progress)
    pairs = zip(found.rows[0].tolist(), found.distances[0].tolist())
    kept = [(row, distance) for row, distance in pairs if row not in set(unlike)][:k]
    return [
        _hit(index, row, n, distance, row in alike) for n, (row, distance) in enumerate(kept, 1)
    ]


def _hit(index: Index, row: int, rank: int, distance: float, is_example: bool) -> Hit:
    table = index.table
    date = table.date(row)
    return Hit(
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
