"""One question to an index: what was pointed at, and the ranked chips that answer it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...acquisitions.series import Source
from ...support.errors import ParameterError
from ...support.progress import SILENT, Progress
from ..index.codes import Code, parse_code
from ..index.index_file import Index
from ..index.search import SearchResult, nearest
from .query import query_of_index, query_of_rasters, query_of_rows, rows_of_point, rows_of_polygon

_PIECE = 16384  # chips


@dataclass(frozen=True)
class SimilarQuery:
    """What is looked for and how.

    One of: a ``point`` (x, y, CRS); ``polygons`` (GeoJSON each) and their CRS, all one example;
    ``rasters`` of one place; another ``index``, each of whose chips is a query. ``distance`` and
    ``code`` "" are the index's own. With ``milvus``, a file or address, the search runs there.
    """

    k: int = 20
    distance: str = ""
    code: str = ""
    point: tuple[float, float, str] | None = None
    polygons: tuple[Sequence[Mapping[str, Any]], str] | None = None
    rasters: Sequence[Source] = ()
    index: Index | None = None
    weights: str = ""
    milvus: str = ""
    workers: int = 0


@dataclass(frozen=True)
class SimilarHit:
    """One ranked chip; ``query`` counts the queries from 1, ``rank`` the chips of each."""

    query: int
    rank: int
    distance: float
    row: int
    id: int
    title: str
    date: dt.date | None
    labels: tuple[str, ...]
    corners: np.ndarray | None


def find(index: Index, question: SimilarQuery, progress: Progress = SILENT) -> list[SimilarHit]:
    """Return the nearest chips of an index, those of each query by rank.

    Raises `InputError` for a place outside the chips, `ParameterError` for a query of another
    encoder, a K larger than the index, or a distance or code that does not fit.
    """
    if question.k > len(index):
        raise ParameterError(
            f"K is {question.k}, but the index {index.path} holds {len(index)} chips: lower K."
        )
    queries = _queries(index, question, progress)
    found = _search(index, queries, question, progress)
    return [
        _answer(index, q + 1, rank + 1, int(found.rows[q, rank]), float(found.distances[q, rank]))
        for q in range(len(found.rows))
        for rank in range(question.k)
    ]


def _queries(index: Index, question: SimilarQuery, progress: Progress) -> np.ndarray:
    """Return the queries as codes of the index."""
    if question.point is not None:
        return query_of_rows(index, rows_of_point(index, *question.point))
    if question.polygons is not None:
        shapes, crs = question.polygons
        rows = [rows_of_place(index, shape, crs) for shape in shapes]
        return query_of_rows(index, np.unique(np.concatenate(rows)))
    if question.rasters:
        return query_of_rasters(index, question.rasters, question.weights, progress)
    if question.index is not None:
        return query_of_index(index, question.index)
    raise ParameterError("Nothing to look for is given: point at a place, or give an image.")


def rows_of_place(index: Index, shape: Mapping[str, Any], crs: str) -> np.ndarray:
    """Return the chips of a GeoJSON point or polygon."""
    if shape.get("type") == "Point":
        return rows_of_point(index, *shape["coordinates"][:2], crs)
    if shape.get("type") == "MultiPoint":
        rows = [rows_of_point(index, *place[:2], crs) for place in shape["coordinates"]]
        return np.unique(np.concatenate(rows))
    return rows_of_polygon(index, shape, crs)


def _search(
    index: Index, queries: np.ndarray, question: SimilarQuery, progress: Progress
) -> SearchResult:
    code, k, distance = _asked_code(index, question), question.k, question.distance
    if question.milvus:
        return _search_milvus(index, code, queries, question, progress)
    if code == index.code:
        return index.search(queries, k, distance, question.workers, progress)
    found = recoded(index, code, progress)
    asked, ids = code.encode(queries), index.table.ids
    return nearest(found, asked, k, distance or code.distance, question.workers, progress, ids)


def _search_milvus(
    index: Index, code: Code, queries: np.ndarray, question: SimilarQuery, progress: Progress
) -> SearchResult:
    if code != index.code:
        raise ParameterError(
            f"CODE is {code.name}, but Milvus holds the codes of the index, {index.code.name}: "
            "choose that one, or leave MILVUS empty."
        )
    from ..milvus.milvus_collection import open_or_fill

    there = open_or_fill(index, question.milvus, distance=question.distance, progress=progress)
    try:
        return there.search(queries, question.k, question.distance, question.workers, progress)
    finally:
        there.close()


def _asked_code(index: Index, question: SimilarQuery) -> Code:
    if not question.code or question.code == index.code.name:
        return index.code
    if index.code.packed:
        raise ParameterError(
            f"CODE is {question.code}, but the index {index.path} keeps {index.code.name} only: "
            "choose that one, or build the index with float."
        )
    return parse_code(question.code)


def recoded(index: Index, code: Code, progress: Progress = SILENT) -> np.ndarray:
    """Return all chips of an index of numbers in another code, worked out piece by piece."""
    pieces = []
    for first in range(0, len(index), _PIECE):
        progress.check()
        pieces.append(code.encode(index.codes[first : first + _PIECE]))
    return np.concatenate(pieces)


def _answer(index: Index, query: int, rank: int, row: int, distance: float) -> SimilarHit:
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
