"""The same search through Milvus: the codes of an index in a collection, with the chips' ids.

Outlines, labels and the encoder stay in the index file. Milvus holds ids and codes under an exact
index (FLAT, BIN_FLAT), so that it finds what the exact search finds. The name of a collection ends
with a key of its content: another encoder, code, distance or set of chips is another collection.
"""

from __future__ import annotations

import os
from typing import NamedTuple

import numpy as np

from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ..index.codes import unpack
from ..index.search import SearchResult
from .milvus_names import (
    METRICS,
    SearchableIndex,
    base_name,
    checked_distance,
    collections_of,
    key_of,
)
from .milvus_server import MilvusServer

MOST = 16_384  # entries that Milvus returns at most for one query
BATCH = 500  # codes or queries that are sent at once
_MARGIN = 12  # entries requested beyond K, among which ties at the end are settled


class _Neighbours(NamedTuple):
    """Ids and distances (q, k) of the nearest chips of each query, nearest first, then by id."""

    ids: np.ndarray
    distances: np.ndarray


class MilvusCollection:
    """The codes of an index in Milvus; `search` gives what that of the index gives."""

    def __init__(
        self, index: SearchableIndex, uri: str, name: str = "", distance: str = ""
    ) -> None:
        """Open the collection of an index.

        Args:
            index: the index that it was filled from.
            uri: a server's address or a local file (.db).
            name: begins the collection's name; "" for the name of the index file.
            distance: the distance that it was filled for; "" for that of the code.

        Raises `InputError` where the collection is not there, was filled from another index or
        is not whole, and what `MilvusServer` raises.
        """
        self._index = index
        self.distance = checked_distance(index.code, distance)
        self.base = base_name(name or os.path.splitext(os.path.basename(index.path))[0])
        self.collection = f"{self.base}_{key_of(index, self.distance)}"
        self._server = MilvusServer(uri)
        try:
            self._open()
        except BaseException:
            self._server.close()
            raise

    def _open(self) -> None:
        if not self._server.ask("has_collection", self.collection):
            others = collections_of(self._server, self.base)
            is_other = "holds another index, code or distance" if others else "is not there"
            raise InputError(
                f"The collection {self.base} in Milvus at {self._server.uri} {is_other}: fill it "
                f"from {self._index.path}."
            )
        answer = self._server.ask("query", self.collection, filter="", output_fields=["count(*)"])
        count = int(next(iter(answer[0].values())))
        if count != len(self._index.codes):
            raise InputError(
                f"The collection {self.base} in Milvus at {self._server.uri} has {count} of "
                f"{len(self._index.codes)} chips: fill it again from {self._index.path}."
            )
        self._server.ask("load_collection", self.collection)
        fields = self._server.ask("describe_collection", self.collection)["fields"]
        self._as_signs = any(field["name"] == "signs" for field in fields)

    def close(self) -> None:
        """Close the connection."""
        self._server.close()

    def search(
        self,
        queries: np.ndarray,
        k: int,
        distance: str = "",
        workers: int = 0,
        progress: Progress = SILENT,
        settle_ties: bool = True,
    ) -> SearchResult:
        """Find the ``k`` nearest chips of each query.

        Args:
            queries: (q, d) float32 or (q, words) uint64.
            k: chips per query.
            distance: that of the collection, or "".
            workers: not used; Milvus decides itself.
            progress: hears of the batches; may stop the search.
            settle_ties: whether equal distances come in the order of ids, as in the exact
                search; otherwise Milvus is asked for no more than ``k``.

        Raises `ParameterError` for a distance that the collection was not filled for, and for a
        ``k`` beyond the chips or beyond what Milvus returns.
        """
        self._check(queries, k, distance)
        parts = []
        for first in range(0, len(queries), BATCH):
            progress.check()
            parts.append(self._nearest(queries[first : first + BATCH], k, settle_ties))
            progress.fraction(min(1.0, (first + BATCH) / len(queries)))
        ids = np.concatenate([part.ids for part in parts])
        distances = np.concatenate([part.distances for part in parts])
        return SearchResult(np.searchsorted(self._index.table.ids, ids), ids, distances)

    def _check(self, queries: np.ndarray, k: int, distance: str) -> None:
        if distance and distance != self.distance:
            raise ParameterError(
                f"DISTANCE is {distance}, and the collection {self.base} was filled for "
                f"{self.distance}: choose that, or fill it again."
            )
        most = min(MOST, len(self._index.codes))
        if not 1 <= k <= most:
            raise ParameterError(
                f"K is {k}, and Milvus can return {most} of the chips: give a number from 1 to "
                f"{most}."
            )
        codes = self._index.codes
        if queries.ndim != 2 or queries.shape[1] != codes.shape[1] or queries.dtype != codes.dtype:
            raise ValueError(f"queries {queries.shape} do not fit codes {codes.shape}")

    # --- queries -----------------------------------------------------------------------------

    def _nearest(self, queries: np.ndarray, k: int, settle_ties: bool) -> _Neighbours:
        """Return the ``k`` nearest of each query of one batch."""
        most = min(MOST, len(self._index.codes))
        limit = min(most, k + _MARGIN) if settle_ties else k
        answer = self._ask(queries, limit)
        nearest = _Neighbours(answer.ids[:, :k].copy(), answer.distances[:, :k].copy())
        # Where the last one requested is as near as the last that counts, there may be more ties.
        tied = np.flatnonzero(answer.distances[:, -1] == answer.distances[:, k - 1])
        while settle_ties and limit < most and len(tied):
            limit = min(most, 4 * limit)
            answer = self._ask(queries[tied], limit)
            nearest.ids[tied], nearest.distances[tied] = answer.ids[:, :k], answer.distances[:, :k]
            tied = tied[answer.distances[:, -1] == answer.distances[:, k - 1]]
        return nearest

    def _ask(self, queries: np.ndarray, limit: int) -> _Neighbours:
        field = "signs" if self._as_signs else "code"
        metric = "IP" if self._as_signs else METRICS[self.distance]
        answers = self._server.ask(
            "search",
            self.collection,
            data=client_rows(queries, self._index, self._as_signs),
            anns_field=field,
            limit=limit,
            output_fields=["id"],  # by default the newest client brings every code as well
            search_params={"metric_type": metric},
        )
        if any(len(hits) != limit for hits in answers):
            raise InputError(
                f"Milvus at {self._server.uri} gave {min(map(len, answers))} instead of {limit} "
                f"chips: fill the collection {self.base} again."
            )
        ids = np.array([[hit["id"] for hit in hits] for hits in answers], np.int64)
        scores = np.array([[hit["distance"] for hit in hits] for hits in answers], np.float32)
        distances = self._distances_of(scores)
        order = np.lexsort((ids, distances), axis=1)
        return _Neighbours(
            np.take_along_axis(ids, order, 1), np.take_along_axis(distances, order, 1)
        )

    def _distances_of(self, scores: np.ndarray) -> np.ndarray:
        """Return the distances that the exact search gives, for the scores that Milvus gives."""
        if self._as_signs:
            bits = self._index.code.bits(self._index.dim)
            return np.round((np.float32(bits) - scores) / 2)
        if self.distance == "euclidean":
            return np.sqrt(np.maximum(scores, 0))
        if self.distance == "cosine":
            return 1 - scores
        return -scores if self.distance == "dot" else scores


def client_rows(codes: np.ndarray, index: SearchableIndex, as_signs: bool) -> list:
    """Return codes as the client takes them: bytes of bits, or rows of numbers."""
    if as_signs:
        return list(unpack(codes, index.code.bits(index.dim)).astype(np.float32) * 2 - 1)
    if index.code.packed:
        return [row.tobytes() for row in np.ascontiguousarray(codes, "<u8")]
    return list(np.ascontiguousarray(codes, np.float32))
