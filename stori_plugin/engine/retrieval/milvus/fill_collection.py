"""Filling a collection in Milvus with the codes of an index."""

from __future__ import annotations

import os

import numpy as np

from ...support.errors import InputError
from ...support.progress import SILENT, Progress
from .milvus_collection import BATCH, MilvusCollection, client_rows
from .milvus_names import (
    METRICS,
    SearchableIndex,
    base_name,
    checked_distance,
    collections_of,
    key_of,
)
from .milvus_server import MilvusServer


def fill_collection(
    index: SearchableIndex,
    uri: str,
    name: str = "",
    distance: str = "",
    progress: Progress = SILENT,
) -> MilvusCollection:
    """Put the codes of an index into Milvus, in place of earlier collections of that name.

    The arguments are those of `MilvusCollection`; ``progress`` may stop the work. Raises what
    `MilvusCollection` raises, and `CancelledError` when the user stops; after an error no
    collection remains.
    """
    distance = checked_distance(index.code, distance)
    base = base_name(name or os.path.splitext(os.path.basename(index.path))[0])
    collection = f"{base}_{key_of(index, distance)}"
    server = MilvusServer(uri)
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
    return MilvusCollection(index, uri, name, distance)


def open_or_fill(
    index: SearchableIndex,
    uri: str,
    name: str = "",
    distance: str = "",
    progress: Progress = SILENT,
) -> MilvusCollection:
    """Open the collection of an index, filling it first where it is missing or out of date."""
    # A Milvus that does not answer raises here; below, an error means a missing collection.
    server = MilvusServer(uri)
    server.close()
    try:
        return MilvusCollection(index, uri, name, distance)
    except InputError:
        progress.step("Filling Milvus")
        return fill_collection(index, uri, name, distance, progress)


def _create(server: MilvusServer, collection: str, index: SearchableIndex, distance: str) -> bool:
    """Make the collection; tell whether bits are kept as signs.

    The newest embedded Milvus knows no binary vectors. There a bit becomes -1 or +1, which takes
    32 times the memory. The product of two such codes is the number of bits less twice the
    number of differing ones, which float32 holds exactly.
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
    raise AssertionError("the last kind of vector returns or raises")


def _make(
    server: MilvusServer,
    collection: str,
    index: SearchableIndex,
    kind: str,
    as_signs: bool,
    distance: str,
) -> None:
    from pymilvus import DataType  # optional, and slow to load

    is_binary = kind == "BINARY_VECTOR"
    field = "signs" if as_signs else "code"
    dim = index.code.bits(index.dim) if as_signs else index.codes.shape[1]
    schema = server.make("create_schema", auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field(field, getattr(DataType, kind), dim=64 * dim if is_binary else dim)
    parameters = server.make("prepare_index_params")
    metric = "IP" if as_signs else METRICS[distance]
    parameters.add_index(field, index_type="BIN_FLAT" if is_binary else "FLAT", metric_type=metric)
    server.ask("create_collection", collection, schema=schema, index_params=parameters,
               consistency_level="Strong")  # fmt: skip


def _send(
    server: MilvusServer,
    collection: str,
    index: SearchableIndex,
    as_signs: bool,
    progress: Progress,
) -> None:
    field, count = "signs" if as_signs else "code", len(index.codes)
    for first in range(0, count, BATCH):
        progress.check()
        codes = client_rows(np.asarray(index.codes[first : first + BATCH]), index, as_signs)
        ids = index.table.ids[first : first + BATCH].tolist()
        server.ask("insert", collection, [{"id": i, field: c} for i, c in zip(ids, codes)])
        progress.fraction(min(1.0, (first + BATCH) / count))
    server.ask("flush", collection)
