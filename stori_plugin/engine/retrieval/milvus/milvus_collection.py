"""The same search through Milvus: an index's codes in a collection, found by their ids.

Footprints, labels and the encoder stay in the index file; Milvus holds ids and codes under an
exact index (FLAT, BIN_FLAT), so that what it finds is what the exact search finds. The name of a
collection ends with a key of what it was filled with: another encoder, code, distance or set of
chips is another collection.
"""

from __future__ import annotations

import os

import numpy as np

from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ..index.codes import unpack
from ..index.search import SearchResult
from .milvus_names import METRICS, Filled, base_name, checked_distance, collections_of, key_of
from .milvus_server import Server

MOST = 16_384  # entries that Milvus returns at most for one query
_BATCH = 500  # codes sent, queries asked at once
_MARGIN = 12  # entries asked for beyond K, among which ties at the end are settled


class MilvusIndex:
    """The codes of an index in Milvus; `search` answers as the index's own does.

    ``uri`` is a server's address or a local file (.db), ``name`` begins the collection's name and
    defaults to that of the index file. Raises `InputError` where the collection is not there, was
    filled from another index or is not whole, and what `Server` raises.
    """

    def __init__(self, index: Filled, uri: str, name: str = "", distance: str = "") -> None:
        self._index = index
        self.distance = checked_distance(index.code, distance)
        self.base = base_name(name or os.path.splitext(os.path.basename(index.path))[0])
        self.collection = f"{self.base}_{key_of(index, self.distance)}"
        self._server = Server(uri)
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
        """Let go of the connection."""
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
        """Find the ``k`` nearest chips of each query, (q, d) float32 or (q, words) uint64.

        Equal distances come in the order of ids, as in the exact search, unless ``settle_ties``
        is off, which asks Milvus for no more than ``k``. ``workers`` is Milvus's own affair.
        Raises `ParameterError` for a distance that the collection was not filled for, and for a
        ``k`` beyond the chips or beyond what Milvus returns.
        """
        self._check(queries, k, distance)
        parts = []
        for first in range(0, len(queries), _BATCH):
            progress.check()
            parts.append(self._nearest(queries[first : first + _BATCH], k, settle_ties))
            progress.fraction(min(1.0, (first + _BATCH) / len(queries)))
        ids = np.concatenate([part[0] for part in parts])
        distances = np.concatenate([part[1] for part in parts])
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

    # --- asking ------------------------------------------------------------------------------

    def _nearest(self, queries: np.ndarray, k: int, settle_ties: bool):
        """Return ids and distances (q, k) of one batch, nearest first, then by id."""
        most = min(MOST, len(self._index.codes))
        limit = min(most, k + _MARGIN) if settle_ties else k
        ids, distances = self._ask(queries, limit)
        kept = ids[:, :k].copy(), distances[:, :k].copy()
        # Where the last that was asked for is as near as the last that counts, more may be.
        open_ones = np.flatnonzero(distances[:, -1] == distances[:, k - 1])
        while settle_ties and limit < most and len(open_ones):
            limit = min(most, 4 * limit)
            ids, distances = self._ask(queries[open_ones], limit)
            kept[0][open_ones], kept[1][open_ones] = ids[:, :k], distances[:, :k]
            open_ones = open_ones[distances[:, -1] == distances[:, k - 1]]
        return kept

    def _ask(self, queries: np.ndarray, limit: int) -> tuple[np.ndarray, np.ndarray]:
        field = "signs" if self._as_signs else "code"
        metric = "IP" if self._as_signs else METRICS[self.distance]
        answers = self._server.ask(
            "search",
            self.collection,
            data=_rows(queries, self._index, self._as_signs),
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
        told = np.array([[hit["distance"] for hit in hits] for hits in answers], np.float32)
        distances = self._as_ours(told)
        order = np.lexsort((ids, distances), axis=1)
        return np.take_along_axis(ids, order, 1), np.take_along_axis(distances, order, 1)

    def _as_ours(self, told: np.ndarray) -> np.ndarray:
        """Return distances as the exact search gives them."""
        if self._as_signs:
            bits = self._index.code.bits(self._index.dim)
            return np.round((np.float32(bits) - told) / 2)
        if self.distance == "euclidean":
            return np.sqrt(np.maximum(told, 0))
        if self.distance == "cosine":
            return 1 - told
        return -told if self.distance == "dot" else told


# --- filling ---------------------------------------------------------------------------------


def fill(
    index: Filled,
    uri: str,
    name: str = "",
    distance: str = "",
    progress: Progress = SILENT,
) -> MilvusIndex:
    """Put the codes of an index into Milvus, in place of what stood under that name.

    Raises what `MilvusIndex` raises, and `CancelledError` when the user stops; then, as where
    Milvus fails, no collection is left.
    """
    distance = checked_distance(index.code, distance)
    base = base_name(name or os.path.splitext(os.path.basename(index.path))[0])
    collection = f"{base}_{key_of(index, distance)}"
    server = Server(uri)
    try:
        for old in collections_of(server, base):
            server.ask("drop_collection", old)
        try:
            as_signs = _create(server, collection, index, distance)
            _send(server, collection, index, as_signs, progress)
        except BaseException:
            server.ask("drop_collection", collection)
            raise
    finally:
        server.close()
    return MilvusIndex(index, uri, name, distance)


def open_or_fill(
    index: Filled,
    uri: str,
    name: str = "",
    distance: str = "",
    progress: Progress = SILENT,
) -> MilvusIndex:
    """Open the collection of an index, filling it first where it is missing or out of date."""
    server = Server(uri)  # what keeps Milvus from answering is told here, once
    server.close()
    try:
        return MilvusIndex(index, uri, name, distance)
    except InputError:
        progress.step("Filling Milvus")
        return fill(index, uri, name, distance, progress)


def _create(server: Server, collection: str, index: Filled, distance: str) -> bool:
    """Make the collection; tell whether bits are kept as signs.

    The newest embedded Milvus knows no binary vectors. There a bit becomes -1 or +1, 32 times
    the room; the product of two such codes is the number of bits less twice the differing ones,
    which float32 holds exactly.
    """
    kinds = ["BINARY_VECTOR", "FLOAT_VECTOR"] if index.code.packed else ["FLOAT_VECTOR"]
    for kind in kinds:
        as_signs = index.code.packed and kind == "FLOAT_VECTOR"
        try:
            _make(server, collection, index, kind, as_signs, distance)
            return as_signs
        except InputError:
            if not server.is_local or kind == kinds[-1]:
                raise
    raise AssertionError("no kind of vector")


def _make(server: Server, collection, index, kind: str, as_signs: bool, distance: str) -> None:
    from pymilvus import DataType

    is_binary = kind == "BINARY_VECTOR"
    field = "signs" if as_signs else "code"
    dim = index.code.bits(index.dim) if as_signs else index.codes.shape[1]
    schema = server.make("create_schema", auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field(field, getattr(DataType, kind), dim=64 * dim if is_binary else dim)
    wanted = server.make("prepare_index_params")
    metric = "IP" if as_signs else METRICS[distance]
    wanted.add_index(field, index_type="BIN_FLAT" if is_binary else "FLAT", metric_type=metric)
    server.ask("create_collection", collection, schema=schema, index_params=wanted,
               consistency_level="Strong")  # fmt: skip


def _send(server: Server, collection: str, index: Filled, as_signs: bool, progress) -> None:
    field, count = "signs" if as_signs else "code", len(index.codes)
    for first in range(0, count, _BATCH):
        progress.check()
        codes = _rows(np.asarray(index.codes[first : first + _BATCH]), index, as_signs)
        ids = index.table.ids[first : first + _BATCH].tolist()
        server.ask("insert", collection, [{"id": i, field: c} for i, c in zip(ids, codes)])
        progress.fraction(min(1.0, (first + _BATCH) / count))
    server.ask("flush", collection)


def _rows(codes: np.ndarray, index: Filled, as_signs: bool) -> list:
    """Return codes as the client takes them: bytes of bits, or rows of numbers."""
    if as_signs:
        return list(unpack(codes, index.code.bits(index.dim)).astype(np.float32) * 2 - 1)
    if index.code.packed:
        return [row.tobytes() for row in np.ascontiguousarray(codes, "<u8")]
    return list(np.ascontiguousarray(codes, np.float32))
