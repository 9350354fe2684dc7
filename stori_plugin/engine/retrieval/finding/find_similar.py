"""One query to an index, and the ranked chips that it finds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from ...options.find_similar_options import ExampleShapes, SimilarQuery
from ...support.errors import ParameterError
from ...support.progress import SILENT, Progress
from ..index.codes import Code, parse_code
from ..index.doubts import doubt_of_date, doubt_of_ground
from ..index.index_file import Index
from ..index.search import SearchResult, nearest
from ..milvus.fill_collection import open_or_fill
from .query import query_of_index, query_of_rasters, query_of_rows, rows_of_examples, rows_of_point

_PIECE = 16384  # chips


@dataclass(frozen=True)
class SimilarHit:
    """One chip that was found."""

    query: int
    """The number of the query, from 1."""
    rank: int
    """The rank of the chip among those of its query, from 1."""
    distance: float
    """Its distance from the query; see `SearchResult`."""
    row: int
    """Its row in the index."""
    id: int
    """Its id in the index."""
    title: str
    """See `ChipTable.title`."""
    date: dt.date | None
    """Its date, where it has one."""
    labels: tuple[str, ...]
    """Its labels."""
    corners: np.ndarray | None
    """Its outline (4, 2) in the CRS of the index, where it is known."""


def find_similar(
    index: Index, query: SimilarQuery, progress: Progress = SILENT
) -> list[SimilarHit]:
    """Return the nearest chips of an index, query by query and by rank.

    Raises `InputError` for a point or polygon outside the chips, `ParameterError` for a query of
    another encoder, a K larger than the index, or a distance or code that does not fit.
    """
    if query.k > len(index):
        raise ParameterError(
            f"K is {query.k}, but the index {index.path} holds {len(index)} chips: lower K."
        )
    queries = _queries(index, query, progress)
    result = _search(index, queries, query, progress)
    return [
        _hit(index, q + 1, rank + 1, int(result.rows[q, rank]), float(result.distances[q, rank]))
        for q in range(len(result.rows))
        for rank in range(query.k)
    ]


def _queries(index: Index, query: SimilarQuery, progress: Progress) -> np.ndarray:
    """Return the queries as codes of the index."""
    if query.point is not None:
        x, y, crs = query.point
        rows = rows_of_point(index, x, y, crs)
        _tell(doubt_of_date(index, int(rows[0])), progress)
        return query_of_rows(index, rows)
    if query.polygons is not None:
        examples = ExampleShapes(*query.polygons)
        return query_of_rows(index, rows_of_examples(index, examples, progress), progress)
    if query.rasters:
        return query_of_rasters(index, query.rasters, query.weights, progress)
    if query.index is not None:
        _tell(doubt_of_ground(index, query.index.chip, query.index.path), progress)
        return query_of_index(index, query.index)
    raise ParameterError("Nothing to look for is given: point at a place, or give an image.")


def _tell(doubt: str, progress: Progress) -> None:
    if doubt:
        progress.warn(doubt)


def _search(
    index: Index, queries: np.ndarray, query: SimilarQuery, progress: Progress
) -> SearchResult:
    code, k, distance = _requested_code(index, query), query.k, query.distance
    if query.milvus:
        return _search_milvus(index, code, queries, query, progress)
    if code == index.code:
        return index.search(queries, k, distance, query.workers, progress)
    return nearest(
        recoded(index, code, progress),
        code.encode(queries),
        k,
        distance or code.distance,
        query.workers,
        progress,
        index.table.ids,
    )


def _search_milvus(
    index: Index, code: Code, queries: np.ndarray, query: SimilarQuery, progress: Progress
) -> SearchResult:
    if code != index.code:
        raise ParameterError(
            f"CODE is {code.name}, but Milvus holds the codes of the index, {index.code.name}: "
            "choose that one, or leave MILVUS empty."
        )
    collection = open_or_fill(index, query.milvus, distance=query.distance, progress=progress)
    try:
        return collection.search(queries, query.k, query.distance, query.workers, progress)
    finally:
        collection.close()


def _requested_code(index: Index, query: SimilarQuery) -> Code:
    if not query.code or query.code == index.code.name:
        return index.code
    if index.code.packed:
        raise ParameterError(
            f"CODE is {query.code}, but the index {index.path} keeps {index.code.name} only: "
            "choose that one, or build the index with float."
        )
    return parse_code(query.code)


def recoded(index: Index, code: Code, progress: Progress = SILENT) -> np.ndarray:
    """Return all chips of an index of numbers in another code, computed piece by piece."""
    pieces = []
    for first in range(0, len(index), _PIECE):
        progress.check()
        pieces.append(code.encode(index.codes[first : first + _PIECE]))
    return np.concatenate(pieces)


def _hit(index: Index, query: int, rank: int, row: int, distance: float) -> SimilarHit:
    table = index.table
    corners = table.corners[row]
    return SimilarHit(
        query,
        rank,
        distance,
        row,
        int(table.ids[row]),
        table.title(row),
        table.date(row),
        table.labels[row],
        corners if np.isfinite(corners).all() else None,
    )
