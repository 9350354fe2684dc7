"""Exact search: the nearest codes to a query, the same whatever the number of threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np

from ...options.build_index_options import DISTANCES
from ...support.errors import ParameterError
from ...support.progress import SILENT, Progress
from ...support.threads import worker_count
from .search_kernels import measure_float, measure_hamming, scan_float, scan_hamming
from .stored_array import StoredArray

_KINDS = {"euclidean": 0, "cosine": 1, "dot": 2}
BYTES_AT_ONCE = (
    8 * 2**20
)  # bytes of codes that a thread scans between two checks of the cancel button
_BYTES_READ = 2**19  # bytes of codes that are read from a file at once, into the same place
_WAIT = 0.25  # seconds between two checks of the cancel button
_QUERIES = 256  # queries that share one pass over the codes, where they find few
_FOUND_AT_ONCE = 8_000_000  # neighbours that are in memory before they are merged
_MEASURED_AT_ONCE = 2**21  # distances of codes that are in memory before they are sorted
_FEW = 256  # nearest that are kept sorted while codes are scanned; more are sorted afterwards
_FEWEST_ROWS = 4096  # of a block, so that starting it costs less than scanning it

Found = TypeVar("Found")


class _Neighbours(NamedTuple):
    """The nearest codes of each query in some rows: positions and distances (q, k), ascending."""

    rows: np.ndarray
    distances: np.ndarray


@dataclass(frozen=True)
class SearchResult:
    """The nearest codes of each of q queries, nearest first."""

    rows: np.ndarray
    """(q, k) int64, positions of the codes."""
    ids: np.ndarray
    """(q, k) int64, ids of the codes."""
    distances: np.ndarray
    """(q, k) float32, ascending: differing bits (hamming), the length of the difference
    (euclidean), one minus the cosine (cosine), minus the product (dot)."""


def nearest(
    codes: np.ndarray | StoredArray,
    queries: np.ndarray,
    k: int,
    distance: str,
    workers: int = 0,
    progress: Progress = SILENT,
    ids: np.ndarray | None = None,
) -> SearchResult:
    """Find the ``k`` nearest of ``codes`` for each of ``queries``.

    Equal distances come in the order of the codes.

    Args:
        codes: (n, words) uint64 for ``hamming``, (n, d) float32 for the other distances.
        queries: (q, words) or (q, d), of the same type.
        k: codes per query, 1 to n.
        distance: one of `DISTANCES`.
        workers: threads; 0 for as many as the computer has cores.
        progress: may stop the search.
        ids: (n,) ascending; the positions where None.

    Raises `ParameterError` for a distance or a ``k`` that does not fit the codes, and
    `CancelledError` when the user stops.
    """
    _check(codes, queries, k, distance)
    queries = np.ascontiguousarray(queries)
    if distance == "cosine":
        queries = _of_length_one(queries)
    at_once = max(1, min(_QUERIES, _FOUND_AT_ONCE // _kept_rows(codes, k, worker_count(workers))))
    parts = [
        _nearest(codes, queries[q : q + at_once], k, distance, worker_count(workers), progress)
        for q in range(0, len(queries), at_once)
    ]
    rows = np.concatenate([part.rows for part in parts])
    distances = np.concatenate([part.distances for part in parts]).astype(np.float32)
    if distance == "euclidean":
        distances = np.sqrt(distances)
    return SearchResult(rows, rows if ids is None else np.asarray(ids)[rows], distances)


def distances_to(
    codes: np.ndarray | StoredArray,
    query: np.ndarray,
    distance: str,
    workers: int = 0,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Return how far every one of ``codes`` is from one query: (n,) float32, in their order.

    The arguments, the distances and the errors are those of `nearest`; ``query`` is (1, .).
    """
    _check(codes, query, 1, distance)
    query = np.ascontiguousarray(query)
    if distance == "cosine":
        query = _of_length_one(query)
    height = _block_height(codes, worker_count(workers))
    dtype = np.dtype(np.int32 if distance == "hamming" else np.float32)

    def measure(first: int) -> np.ndarray:
        last = min(first + height, len(codes))
        return _measured(codes, first, last, query, distance, dtype)[0].astype(np.float32)

    firsts = list(range(0, len(codes), height))
    distances = np.concatenate(
        list(_side_by_side(measure, firsts, worker_count(workers), progress))
    )
    return np.sqrt(distances) if distance == "euclidean" else distances


def _check(codes: np.ndarray | StoredArray, queries: np.ndarray, k: int, distance: str) -> None:
    if distance not in DISTANCES:
        raise ParameterError(f"DISTANCE is “{distance}”: choose one of {', '.join(DISTANCES)}.")
    packed = codes.dtype.kind == "u"
    if packed != (distance == "hamming"):
        kind, fitting = ("bits", "hamming") if packed else ("numbers", "euclidean, cosine or dot")
        raise ParameterError(f"DISTANCE is {distance}, but the codes are {kind}: choose {fitting}.")
    if not 1 <= k <= len(codes):
        raise ParameterError(
            f"K is {k}, and there are {len(codes)} chips to choose from: "
            f"give a number from 1 to {len(codes)}."
        )
    if queries.ndim != 2 or queries.shape[1] != codes.shape[1] or queries.dtype != codes.dtype:
        raise ValueError(f"queries {queries.shape} do not fit codes {codes.shape}")


def _of_length_one(queries: np.ndarray) -> np.ndarray:
    lengths = np.sqrt((queries.astype(np.float64) ** 2).sum(1, keepdims=True))
    return (queries / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)


def _nearest(
    codes: np.ndarray | StoredArray,
    queries: np.ndarray,
    k: int,
    distance: str,
    workers: int,
    progress: Progress,
) -> _Neighbours:
    """Scan blocks of codes side by side, and merge the neighbours of all."""
    height = _block_height(codes, workers)
    blocks = list(range(0, len(codes), height))

    def scan(first: int) -> _Neighbours:
        return _scan(codes, first, first + height, queries, k, distance)

    if len(blocks) == 1:
        return scan(0)
    return _merged(list(_side_by_side(scan, blocks, workers, progress)), k)


def _block_height(codes: np.ndarray | StoredArray, workers: int) -> int:
    height = max(1, BYTES_AT_ONCE // (codes.itemsize * codes.shape[1]))
    # At least one block for each thread.
    return max(_FEWEST_ROWS, min(height, -(-len(codes) // workers)))


def _kept_rows(codes: np.ndarray | StoredArray, k: int, workers: int) -> int:
    """Return how many neighbours all blocks together find of one query."""
    height = _block_height(codes, workers)
    return min(len(codes), -(-len(codes) // height) * k)


def _side_by_side(
    scan: Callable[[int], Found], blocks: list[int], workers: int, progress: Progress
) -> Iterator[Found]:
    """Yield what is found in each block, in order; stop soon after the user asks to."""
    with ThreadPoolExecutor(min(workers, len(blocks)), thread_name_prefix="stori") as pool:
        futures = [pool.submit(scan, first) for first in blocks]
        try:
            for future in futures:
                progress.check()
                while not wait([future], timeout=_WAIT).done:
                    progress.check()
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def _scan(
    codes: np.ndarray | StoredArray,
    first: int,
    last: int,
    queries: np.ndarray,
    k: int,
    distance: str,
) -> _Neighbours:
    """Return the neighbours among the codes from position ``first`` up to ``last``."""
    last = min(last, len(codes))
    k = min(k, last - first)
    rows = np.full((len(queries), k), -1, np.int64)
    best: np.ndarray
    if distance == "hamming":
        best = np.full(rows.shape, np.iinfo(np.int32).max, np.int32)
    else:
        best = np.full(rows.shape, np.inf, np.float32)
    if k > _FEW:
        at_once = max(1, _MEASURED_AT_ONCE // (last - first))
        for q in range(0, len(queries), at_once):
            some = queries[q : q + at_once]
            distances = _measured(codes, first, last, some, distance, best.dtype)
            order = np.argsort(distances, axis=1, kind="stable")[:, :k]
            best[q : q + at_once] = np.take_along_axis(distances, order, 1)
            rows[q : q + at_once] = first + order
        return _Neighbours(rows, best)
    for at, piece in _pieces(codes, first, last):
        if distance == "hamming":
            scan_hamming(piece, at, queries, best, rows)
        else:
            scan_float(piece, at, queries, _KINDS[distance], best, rows)
    return _Neighbours(rows, best)


def _measured(
    codes: np.ndarray | StoredArray,
    first: int,
    last: int,
    queries: np.ndarray,
    distance: str,
    dtype: np.dtype,
) -> np.ndarray:
    """Return the distances (q, last - first) of codes to queries."""
    parts = []
    for _, piece in _pieces(codes, first, last):
        part = np.empty((len(queries), len(piece)), dtype)
        if distance == "hamming":
            measure_hamming(piece, 0, queries, part)
        else:
            measure_float(piece, 0, queries, _KINDS[distance], part)
        parts.append(part)
    return np.concatenate(parts, axis=1)


def _pieces(
    codes: np.ndarray | StoredArray, first: int, last: int
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield codes and the position of their first; those of a file as many as fit a cache."""
    if isinstance(codes, np.ndarray):
        yield first, codes[first:last]
        return
    height = max(1, _BYTES_READ // (codes.itemsize * codes.shape[1]))
    yield from codes.read_pieces(first, last, np.empty((height, codes.shape[1]), codes.dtype))


def _merged(parts: list[_Neighbours], k: int) -> _Neighbours:
    """Merge sorted lists per query; of equal distances those of the earlier lists come first."""
    rows = np.concatenate([part.rows for part in parts], axis=1)
    distances = np.concatenate([part.distances for part in parts], axis=1)
    # Sorted stretches stand one after the other, which a stable sort only has to merge.
    order = np.argsort(distances, axis=1, kind="stable")[:, :k]
    return _Neighbours(np.take_along_axis(rows, order, 1), np.take_along_axis(distances, order, 1))
