"""Evaluating indexes with labels: encoders, codes and distances beside each other."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ..index.codes import Code, parse_code
from ..index.index_file import Index
from ..index.search import SearchResult, nearest
from .metrics import Relevance, average_precision, mean_with_interval, precision

LSH_SEEDS = 5
DEFAULT_CODES = ("float", "binary", "hash-32", "lsh-32")


@dataclass(frozen=True)
class Protocol:
    """How an index is evaluated.

    ``share`` of the chips, drawn by ``seed``, are queries and the others the database; ``k`` are
    retrieved; ``match`` is any or exact; ``codes`` and ``distances`` (for float) are compared.
    """

    k: int = 20
    match: str = "any"
    share: float = 0.5
    seed: int = 0
    codes: tuple[str, ...] = DEFAULT_CODES
    distances: tuple[str, ...] = ("cosine", "euclidean")
    workers: int = 0


@dataclass(frozen=True)
class Row:
    """One line of the table; ``spread`` are half widths of 95 % intervals over LSH seeds."""

    encoder: str
    code: str
    distance: str
    bits: int
    mean_average_precision: float
    precision: float
    map_spread: float = 0.0
    precision_spread: float = 0.0


@dataclass(frozen=True)
class Evaluated:
    """An index with its table, and what its best row found for the queries.

    ``queries`` and ``database`` are rows of the index; ``found`` counts in the database, and
    ``hits`` (q, k) tells what of it is relevant.
    """

    index: Index
    rows: tuple[Row, ...]
    queries: np.ndarray
    database: np.ndarray
    found: SearchResult = field(repr=False)
    hits: np.ndarray = field(repr=False)
    shown: Row


def split(count: int, share: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of the queries and of the database, ascending, drawn by ``seed``.

    Raises `ParameterError` where one of them would be empty.
    """
    asked = round(share * count)
    if not 0.0 < share < 1.0 or not 1 <= asked < count:
        raise ParameterError(
            f"QUERY_SHARE is {100 * share:g} %, which leaves {asked} queries and "
            f"{count - asked} chips to find: give another share, or an index of more chips."
        )
    order = np.random.RandomState(seed).permutation(count)
    return np.sort(order[:asked]), np.sort(order[asked:])


def evaluate(index: Index, protocol: Protocol, progress: Progress = SILENT) -> Evaluated:
    """Score an index against its own labels.

    An index of numbers is scored with every code; one of bits with its own. Raises `InputError`
    for an index without labels or where no query has anything to find, `ParameterError` for a
    protocol that does not fit it.
    """
    if not index.has_labels:
        raise InputError(
            f"The index {index.path} has no labels: build it from a folder of labelled chips, or "
            "with LABELS."
        )
    queries, database = split(len(index), protocol.share, protocol.seed)
    labels = index.table.labels.incidence()
    relevant = Relevance(labels[queries], labels[database], protocol.match)
    totals = relevant.totals()
    if not totals.any():
        raise InputError(
            f"No query of the index {index.path} shares its labels with a chip of the database: "
            "choose MATCH any, or an index of more chips."
        )
    if protocol.k > len(database):
        raise ParameterError(
            f"K is {protocol.k}, and the database has {len(database)} chips: lower K."
        )
    halves = _Halves(index, queries, database, relevant, totals)
    scored = []
    plans = _plans(index, protocol)
    for done, (name, distance) in enumerate(plans):
        progress.check()
        scored.append(_score(halves, name, distance, protocol, progress))
        progress.fraction((done + 1) / len(plans))
    shown, found = max(scored, key=lambda one: one[0].mean_average_precision)
    rows = tuple(row for row, _ in scored)
    return Evaluated(index, rows, queries, database, found, relevant.of(found.rows), shown)


@dataclass(frozen=True)
class _Halves:
    """An index cut into queries and database, and what there is to find."""

    index: Index
    queries: np.ndarray
    database: np.ndarray
    relevant: Relevance
    totals: np.ndarray

    def coded(self, code: Code) -> tuple[np.ndarray, np.ndarray]:
        """Return the codes of the database and of the queries."""
        codes = (np.array(self.index.codes[rows]) for rows in (self.database, self.queries))
        return tuple(one if self.index.code.packed else code.encode(one) for one in codes)


def _plans(index: Index, protocol: Protocol) -> list[tuple[str, str]]:
    if index.code.packed:
        return [(index.code.name, "hamming")]
    plans: list[tuple[str, str]] = []
    for name in protocol.codes:
        packed = parse_code(name).packed
        plans += [(name, one) for one in (("hamming",) if packed else protocol.distances)]
    if not plans:
        raise ParameterError("CODES is empty: name some, such as float, binary, hash-32, lsh-32.")
    return plans


def _score(
    halves: _Halves, name: str, distance: str, protocol: Protocol, progress: Progress
) -> tuple[Row, SearchResult]:
    """Return one row of the table and what was found (with the first seed)."""
    index, kept = halves.index, halves.index.code.packed
    useful = halves.totals > 0  # a query that nothing answers says nothing about the answers
    seeds = range(LSH_SEEDS) if name.startswith("lsh") and not kept else (0,)
    scores, first = [], None
    for seed in seeds:
        progress.check()
        code = index.code if kept else parse_code(name, seed)
        codes, asked = halves.coded(code)
        found = nearest(codes, asked, protocol.k, distance, protocol.workers, progress)
        first = first or found
        hits = halves.relevant.of(found.rows)[useful]
        average = average_precision(hits, halves.totals[useful])
        scores.append((average.mean(), precision(hits).mean()))
    (average, map_spread), (share, share_spread) = map(mean_with_interval, zip(*scores))
    bits = code.bits(index.dim)
    return Row(index.encoder, name, distance, bits, average, share, map_spread, share_spread), first
