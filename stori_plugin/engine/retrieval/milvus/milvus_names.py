"""What a collection in Milvus is called, and what it can hold of an index."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Protocol

import numpy as np

from ...support.errors import ParameterError
from ..index.codes import Code
from ..index.search import DISTANCES
from .milvus_server import Server

METRICS = {"euclidean": "L2", "cosine": "COSINE", "dot": "IP", "hamming": "HAMMING"}


class Filled(Protocol):
    """What is needed of an index; `index.Index` has it."""

    path: str
    fingerprint: str
    dim: int
    code: Code
    codes: np.ndarray
    table: Any


def default_distance(code: Code) -> str:
    """Return the distance that a code is searched with where nobody says otherwise."""
    return "hamming" if code.packed else "cosine"


def checked_distance(code: Code, distance: str) -> str:
    """Return the distance to fill a collection for; `ParameterError` where it fits no code."""
    distance = distance or default_distance(code)
    if distance not in DISTANCES or (distance == "hamming") != code.packed:
        fitting = "hamming" if code.packed else "euclidean, cosine or dot"
        raise ParameterError(
            f"DISTANCE is {distance}, and the index has the code {code.name}: choose {fitting}."
        )
    return distance


def base_name(name: str) -> str:
    """Return what a collection's name begins with: letters, digits and underscores."""
    return "stori_" + re.sub(r"\W", "_", name, flags=re.ASCII)[:100]


def key_of(index: Filled, distance: str) -> str:
    """Return what tells the content of collections apart."""
    found = hashlib.sha256(f"{index.fingerprint} {index.code} {distance}".encode())
    found.update(np.ascontiguousarray(index.table.ids, "<i8").tobytes())
    for part in (index.codes[:64], index.codes[-64:]):
        found.update(np.ascontiguousarray(part).tobytes())
    return found.hexdigest()[:16]


def collections_of(server: Server, base: str) -> list[str]:
    """Return the collections under a name, whatever they were filled with."""
    own = re.compile(re.escape(base) + r"_[0-9a-f]{16}")
    return [name for name in server.ask("list_collections") if own.fullmatch(name)]
