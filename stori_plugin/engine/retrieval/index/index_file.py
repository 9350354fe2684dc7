"""The index file: codes of chips, what is known of the chips, and the encoder of the codes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...support.checked_arrays import MalformedArrayError
from ...support.checked_json import MalformedJSONError
from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ...support.sentences import Sentence
from ..chips.chip_table import ChipTable, TextLists
from . import container
from .codes import Code, unpack
from .container import ArrayStream
from .search import SearchResult, nearest
from .stored_array import StoredArray
from .stored_facts import (
    COLUMNS,
    StoredFacts,
    check_table,
    declared_column,
    section_of,
    stored_facts,
)

_PIECE = 65536  # chips


@dataclass(frozen=True)
class IndexContents:
    """What an index file holds."""

    codes: np.ndarray | StoredArray | ArrayStream
    """One code per chip, in the order of ``table``."""
    code: Code
    """How the embeddings are kept."""
    table: ChipTable
    """What is known of every chip."""
    crs: str
    """CRS of the chips' corners as WKT; "" where there is none."""
    encoder: str
    """Name of the encoder."""
    settings: Mapping[str, Any]
    """The encoder's settings, plain JSON."""
    arrays: Mapping[str, np.ndarray]
    """What the encoder learned."""
    fingerprint: str
    """See `encoder_registry.fingerprint`."""
    dim: int
    """Dimensions of an embedding."""
    chip: Mapping[str, Any] = field(default_factory=dict)
    """Facts of the source of the chips; see `ChipSource.facts`."""


def write_index(path: str, contents: IndexContents) -> None:
    """Write an index file, complete or not at all.

    Raises `OutputError` where it cannot be written, `InputError` where there is no chip.
    """
    table = contents.table
    if len(table) == 0:
        raise InputError(
            f"No chip is left to write into {path}: every one lacks too many pixels. Raise "
            "MAX_MISSING, or give rasters with fewer gaps."
        )
    facts = {
        "kind": "chips",
        "format": 1,
        "code": {
            "kind": contents.code.kind,
            "length": contents.code.length,
            "seed": contents.code.seed,
        },
        "encoder": {
            "name": contents.encoder,
            "settings": dict(contents.settings),
            "fingerprint": contents.fingerprint,
            "dim": contents.dim,
        },
        "crs": contents.crs,
        "chip": dict(contents.chip),
        "sources": table.source_facts,
        "labels": table.labels.words,
        "names": table.names.words,
    }
    codes = contents.codes
    if isinstance(codes, StoredArray):
        codes = in_pieces([codes])
    arrays: dict[str, np.ndarray | ArrayStream] = {"codes": codes}
    arrays.update({name: declared_column(name, getattr(table, name)) for name in COLUMNS})
    for name in ("labels", "names"):
        texts = getattr(table, name)
        for part in ("starts", "numbers"):
            column = f"{name}:{part}"
            arrays[column] = declared_column(column, getattr(texts, part))
    arrays.update({f"encoder:{name}": array for name, array in contents.arrays.items()})
    container.write(path, facts, arrays)


def in_pieces(parts: Sequence[StoredArray | np.ndarray], rows: int = 16384) -> ArrayStream:
    """Return the rows of several arrays, one after the other, as one stream."""
    shape = (sum(len(part) for part in parts), *parts[0].shape[1:])
    return ArrayStream(
        np.dtype(parts[0].dtype).newbyteorder("<").str,
        shape,
        lambda: (
            part[first : first + rows] for part in parts for first in range(0, len(part), rows)
        ),
    )


class Index:
    """An index file that was opened; its codes stay in the file until they are needed.

    ``codes`` are (n, d) float32 or (n, words) uint64, one row per chip in the order of ``table``.
    """

    def __init__(self, path: str, facts: StoredFacts, arrays: Mapping[str, StoredArray]):
        """Take the facts and arrays of a file; `open_index` reads and checks them."""
        self.path = path
        self.encoder, self.settings = facts.encoder, facts.settings
        self.fingerprint, self.dim, self.code = facts.fingerprint, facts.dim, facts.code
        self.crs, self.chip = facts.crs, facts.chip
        self.codes = arrays["codes"]
        self.arrays = {
            name.split(":", 1)[1]: np.array(array)
            for name, array in arrays.items()
            if name.startswith("encoder:")
        }
        labels, names = (
            TextLists(arrays[f"{kind}:starts"][:], arrays[f"{kind}:numbers"][:], words)
            for kind, words in (("labels", facts.labels), ("names", facts.names))
        )
        # A hundred bytes for each chip; the codes, which are many more, stay in the file.
        columns = {name: arrays[name][:] for name in COLUMNS}
        self.table = ChipTable(**columns, labels=labels, names=names, source_facts=facts.sources)
        self._bits = self.code.bits(self.dim)

    def __len__(self) -> int:
        return len(self.table)

    @property
    def has_labels(self) -> bool:
        """Whether any chip has a label."""
        return bool(self.table.labels)

    @property
    def distance(self) -> str:
        """The distance that fits the codes best."""
        return self.code.distance

    def vectors(self, rows: Sequence[int] | np.ndarray) -> np.ndarray:
        """Return codes as vectors (m, v) float32: embeddings, or bits as -1 and +1."""
        codes = self.codes[np.asarray(rows)]
        if not self.code.packed:
            return np.array(codes, np.float32)
        vectors = unpack(codes, self._bits) * np.float32(2.0)
        vectors -= np.float32(1.0)
        return vectors

    def query_codes(self, vectors: np.ndarray) -> np.ndarray:
        """Return the codes of vectors (m, v) in the form of `vectors`, to search with."""
        vectors = np.ascontiguousarray(vectors, np.float32)
        return Code("binary").encode(vectors) if self.code.packed else vectors

    def search(
        self,
        queries: np.ndarray,
        k: int,
        distance: str = "",
        workers: int = 0,
        progress: Progress = SILENT,
    ) -> SearchResult:
        """Find the ``k`` nearest chips of each query; see `search.nearest`.

        Args:
            queries: codes like those of the index, one row each.
            k: chips per query.
            distance: one of `build_index_options.DISTANCES`; "" is hamming for bits and cosine
                for numbers.
            workers: threads; 0 for as many as the computer has cores.
            progress: may stop the search.

        Raises `InputError` where the file was changed since it was opened, or holds codes that
        are no numbers.
        """
        self.codes.check()
        found = nearest(
            self.codes, queries, k, distance or self.distance, workers, progress, self.table.ids
        )
        if (found.rows < 0).any() or np.isnan(found.distances).any():
            raise container.damaged(self.path, "it holds codes that are no numbers")
        return found

    def row_at(self, x: float, y: float) -> int:
        """Return the row of the chip that holds a point, given in the CRS of the index.

        Where several hold it, the one with the nearest centre counts. Raises `InputError` where
        none does.
        """
        corners = self.table.corners
        rows = np.concatenate(
            [
                first + np.flatnonzero(contain_point(corners[first : first + _PIECE], x, y))
                for first in range(0, len(self), _PIECE)
            ]
        )
        if len(rows) == 0:
            raise InputError(
                Sentence(
                    "The point {x:.10g}, {y:.10g} lies outside the chips of {index}: choose a "
                    "point inside them.",
                    x=x,
                    y=y,
                    index=self.path,
                )
            )
        centres = corners[rows].mean(1)
        return int(rows[np.argmin(((centres - (x, y)) ** 2).sum(1))])


def contain_point(corners: np.ndarray, x: float, y: float) -> np.ndarray:
    """Tell for each convex outline (n, 4, 2) whether it holds a point; any orientation."""
    edges = np.roll(corners, -1, axis=1) - corners
    to_point = np.array([x, y]) - corners
    cross = edges[..., 0] * to_point[..., 1] - edges[..., 1] * to_point[..., 0]
    return (cross >= 0).all(1) | (cross <= 0).all(1)


def open_index(path: str, verify: bool = True) -> Index:
    """Open an index file.

    Raises `InputError` for a file that is missing, damaged, of another kind or empty.
    """
    path = os.fspath(path)
    facts, arrays = container.read(path, section_of, verify)
    if facts.get("kind") != "chips" or facts.get("format") != 1:
        raise InputError(
            f"The index {path} was written by a newer version of STORI: bring the plugin up to "
            "date, or build the index again."
        )
    try:
        known = stored_facts(facts, arrays)
        index = Index(path, known, arrays)
        check_table(index.table)
    except (MalformedJSONError, MalformedArrayError) as error:
        raise container.damaged(path, f"it {error}") from error
    if len(index) == 0:
        raise InputError(f"The index {path} is empty: build it again.")
    return index


def check_alike(index: Index, other: Index) -> None:
    """Raise `ParameterError` unless two indexes have the same encoder and the same code."""
    if index.fingerprint != other.fingerprint:
        why = (
            f"the encoder {other.encoder}, not {index.encoder}"
            if index.encoder != other.encoder
            else f"an encoder {other.encoder} that learned from other chips"
        )
        raise ParameterError(
            f"The index {other.path} was built with {why}: build it again with LIKE = {index.path}."
        )
    if index.code != other.code:
        raise ParameterError(
            f"The index {other.path} holds {other.code.name} codes, {index.path} "
            f"{index.code.name}: build them with the same CODE."
        )
