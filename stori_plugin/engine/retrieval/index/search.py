"""Exact search: the nearest codes to a query, the same whatever the number of threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from ...support.errors import ParameterError
from ...support.progress import SILENT, Progress
from ...support.threads import worker_count
from .search_kernels import scan_float, scan_hamming

DISTANCES = ("hamming", "euclidean", "cosine", "dot")
_KINDS = {"euclidean": 0, "cosine": 1, "dot": 2}
_BLOCK = 8 * 2**20  # bytes of codes that a thread scans between two looks at the cancel button
_WAIT = 0.25  # seconds between looks at the cancel button
_TOGETHER = 256  # queries that share one passage over the codes


Part = tuple  # rows and distances of the nearest in a block, of each query


@dataclass(frozen=True)
class SearchResult:
    """The nearest of each query: (q, k) positions, ids and distances, nearest first.

    Distances ascend: differing bits (hamming), the length of the difference (euclidean), one
    minus the cosine (cosine), minus the product (dot).
    """

    rows: np.ndarray
    ids: np.ndarray
    distances: np.ndarray


def nearest(
    codes: np.ndarray,
    queries: np.ndarray,
    k: int,
    distance: str,
    workers: int = 0,
    progress: Progress = SILENT,
    ids: np.ndarray | None = None,
) -> SearchResult:
    """Find the ``k`` nearest of ``codes`` for each of ``queries``.

    Both are (., words) uint64 for ``hamming`` and (., d) float32 for the others; ``ids``, one
    per code and ascending, default to the positions. Equal distances come in the order of the
    codes. Raises `ParameterError` for a distance or a ``k`` that does not fit the codes, and
    `CancelledError` when the user stops.
    """
    _check(codes, queries, k, distance)
    queries = np.ascontiguousarray(queries)
    if distance == "cosine":
        queries = _of_length_one(queries)
    parts = [
        _nearest(codes, queries[q : q + _TOGETHER], k, distance, worker_count(workers), progress)
        for q in range(0, len(queries), _TOGETHER)
    ]
    rows = np.concatenate([part[0] for part in parts])
    distances = np.concatenate([part[1] for part in parts]).astype(np.float32)
    if distance == "euclidean":
        distances = np.sqrt(distances)
    return SearchResult(rows, rows if ids is None else np.asarray(ids)[rows], distances)


def _check(codes: np.ndarray, queries: np.ndarray, k: int, distance: str) -> None:
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


def _nearest(codes, queries, k: int, distance: str, workers: int, progress: Progress):
    """Scan blocks of codes side by side, and merge what each found."""
    height = max(1, _BLOCK // (codes.itemsize * codes.shape[1]))
    # At least one block for each thread, and none so small that starting it costs more.
    height = max(4096, min(height, -(-len(codes) // workers)))
    blocks = list(range(0, len(codes), height))

    def scan(first: int):
        return _scan(codes[first : first + height], first, queries, k, distance)

    if len(blocks) == 1:
        return scan(0)
    best = rows = None
    for new_rows, new_best in _side_by_side(scan, blocks, workers, progress):
        if best is None:
            rows, best = new_rows, new_best
        else:
            rows, best = _merged(rows, best, new_rows, new_best, k)
    return rows, best


def _side_by_side(
    scan: Callable[[int], Part], blocks: list[int], workers: int, progress: Progress
) -> Iterator[Part]:
    """Give what each block yields, in order; stop soon after the user asks to."""
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


def _scan(codes, first: int, queries, k: int, distance: str):
    shape = (len(queries), min(k, len(codes)))
    rows = np.full(shape, -1, np.int64)
    if distance == "hamming":
        best = np.full(shape, np.iinfo(np.int32).max, np.int32)
        scan_hamming(codes, first, queries, best, rows)
    else:
        best = np.full(shape, np.inf, np.float32)
        scan_float(codes, first, queries, _KINDS[distance], best, rows)
    return rows, best


def _merged(rows, best, new_rows, new_best, k: int):
    """Merge two sorted lists per query; of equal distances the earlier rows come first."""
    all_best = np.concatenate([best, new_best], axis=1)
    all_rows = np.concatenate([rows, new_rows], axis=1)
    order = np.argsort(all_best, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(all_rows, order, 1), np.take_along_axis(all_best, order, 1)
