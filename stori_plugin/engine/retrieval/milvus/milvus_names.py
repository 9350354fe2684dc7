"""Names of collections in Milvus, and the distances they are filled for."""

from __future__ import annotations

import hashlib
import re
from typing import Protocol

import numpy as np

from ...options.build_index_options import DISTANCES
from ...support.errors import ParameterError
from ..index.codes import Code
from ..index.stored_array import StoredArray
from .milvus_server import MilvusServer

METRICS = {"euclidean": "L2", "cosine": "COSINE", "dot": "IP", "hamming": "HAMMING"}


class SearchableIndex(Protocol):
    """What Milvus needs of an index; `index_file.Index` has it."""

    path: str
    """The index file."""
    fingerprint: str
    """That of the encoder; see `encoder_registry.fingerprint`."""
    dim: int
    """Dimensions of an embedding."""
    code: Code
    """How the embeddings are kept."""

    @property
    def codes(self) -> np.ndarray | StoredArray:
        """One code per chip."""

    @property
    def table(self) -> ChipIds:
        """The ids of the chips."""


class ChipIds(Protocol):
    """A table with the ids of chips; `chip_table.ChipTable` is one."""

    @property
    def ids(self) -> np.ndarray:
        """(n,) int64, ascending."""


def checked_distance(code: Code, distance: str) -> str:
    """Return the distance to fill a collection for, that of the code where ``distance`` is "".

    Raises `ParameterError` for a distance that does not fit the code.
    """
    distance = distance or code.distance
    if distance not in DISTANCES or (distance == "hamming") != code.packed:
        fitting = "hamming" if code.packed else "euclidean, cosine or dot"
        raise ParameterError(
            f"DISTANCE is {distance}, and the index has the code {code.name}: choose {fitting}."
        )
    return distance


def base_name(name: str) -> str:
    """Return the first part of a collection's name: letters, digits and underscores."""
    return "stori_" + re.sub(r"\W", "_", name, flags=re.ASCII)[:100]


def key_of(index: SearchableIndex, distance: str) -> str:
    """Return the key of a collection's content: its encoder, code, distance and chips."""
    digest = hashlib.sha256(f"{index.fingerprint} {index.code} {distance}".encode())
    digest.update(np.ascontiguousarray(index.table.ids, "<i8").tobytes())
    for part in (index.codes[:64], index.codes[-64:]):
        digest.update(np.ascontiguousarray(part).tobytes())
    return digest.hexdigest()[:16]


def collections_of(server: MilvusServer, base: str) -> list[str]:
    """Return the collections whose name begins with ``base``, whatever they were filled with."""
    pattern = re.compile(re.escape(base) + r"_[0-9a-f]{16}")
    return [name for name in server.ask("list_collections") if pattern.fullmatch(name)]
