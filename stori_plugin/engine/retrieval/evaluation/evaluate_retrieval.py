"""Scores of indexes with labels: encoders, codes and distances compared."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...options.evaluate_retrieval_options import EvaluationProtocol
from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ..index.codes import Code, parse_code
from ..index.doubts import doubt_of_overlap
from ..index.index_file import Index
from ..index.search import SearchResult, nearest
from .metrics import (
    Relevance,
    average_precision,
    average_precision_of_found,
    mean_with_interval,
    precision,
)

LSH_SEEDS = 5  # sets of random hyperplanes that the scores of lsh codes are averaged over


@dataclass(frozen=True)
class ScoreRow:
    """The scores of one code and distance."""

    encoder: str
    """Name of the encoder."""
    code: str
    """Name of the code."""
    distance: str
    """Name of the distance."""
    bits: int
    """Bits of the code; of float, its numbers."""
    mean_average_precision: float
    """Of all that could be found, see `average_precision`: mean over the queries that have
    something to find, 0 to 1."""
    map_of_found: float
    """As published tables have it, see `average_precision_of_found`: mean over all queries."""
    precision: float
    """Mean over the queries that have something to find, 0 to 1."""
    map_spread: float = 0.0
    """Half the width of its 95 % interval over the seeds of an lsh code."""
    map_of_found_spread: float = 0.0
    """Half the width of its 95 % interval over the seeds of an lsh code."""
    precision_spread: float = 0.0
    """Half the width of its 95 % interval over the seeds of an lsh code."""


@dataclass(frozen=True)
class IndexEvaluation:
    """The scores of an index, and the search results of the best code and distance."""

    index: Index
    """The index."""
    rows: tuple[ScoreRow, ...]
    """The scores of all codes and distances."""
    queries: np.ndarray
    """(q,) rows of the index that are queries."""
    database: np.ndarray
    """(n,) rows of the index that were searched."""
    answerable: int
    """How many of the queries have something to find."""
    best: ScoreRow
    """The scores with the highest mean average precision."""
    result: SearchResult = field(repr=False)
    """What was found with the best code and distance; its rows count in ``database``."""
    hits: np.ndarray = field(repr=False)
    """(q, k), which of the results are relevant."""


def split_rows(count: int, share: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of the queries and of the database, ascending, drawn by ``seed``.

    Raises `ParameterError` where one of them would be empty.
    """
    queries = round(share * count)
    if not 0.0 < share < 1.0 or not 1 <= queries < count:
        raise ParameterError(
            f"QUERY_SHARE is {100 * share:g} %, which leaves {queries} queries and "
            f"{count - queries} chips to find: give another share, or an index of more chips."
        )
    order = np.random.RandomState(seed).permutation(count)
    return np.sort(order[:queries]), np.sort(order[queries:])


def evaluate_retrieval(
    index: Index, protocol: EvaluationProtocol, progress: Progress = SILENT
) -> IndexEvaluation:
    """Score an index against its own labels.

    An index of numbers is scored with every code of the protocol, one of bits with its own code
    only. Chips without a label are searched and do not ask. Raises `InputError`
    for an index without labels or where no query has anything to find, `ParameterError` for a
    protocol that does not fit it.
    """
    if not index.has_labels:
        raise InputError(
            f"The index {index.path} has no labels: build it from a folder of labelled chips, or "
            "with LABELS."
        )
    queries, database = split_rows(len(index), protocol.share, protocol.seed)
    labels = index.table.labels.incidence()
    # Nothing can be right for a chip without a label.
    has_label = labels[queries].any(1)
    if not has_label.all():
        progress.say(f"{int((~has_label).sum()):,} chips without a label do not ask.")
    queries = queries[has_label]
    relevant = Relevance(labels[queries], labels[database], protocol.match)
    totals = relevant.totals()
    if not totals.any():
        raise InputError(
            f"No query of the index {index.path} shares its labels with a chip of the database: "
            "choose MATCH any, or an index of more chips."
        )
    doubt = doubt_of_overlap(index)
    if doubt:
        progress.warn(doubt)
    if protocol.k > len(database):
        raise ParameterError(
            f"K is {protocol.k}, and the database has {len(database)} chips: lower K."
        )
    split = _QuerySplit(index, queries, database, relevant, totals)
    scores: list[tuple[ScoreRow, SearchResult]] = []
    plans = _plans(index, protocol)
    for done, (name, distance) in enumerate(plans):
        progress.check()
        scores.append(_score(split, name, distance, protocol, progress))
        progress.fraction((done + 1) / len(plans))
    best, result = max(scores, key=lambda score: score[0].mean_average_precision)
    rows = tuple(row for row, _ in scores)
    hits = relevant.of(result.rows)
    answerable = int((totals > 0).sum())
    return IndexEvaluation(index, rows, queries, database, answerable, best, result, hits)


@dataclass(frozen=True)
class _QuerySplit:
    """An index split into queries and database, and the chips that are relevant to each query."""

    index: Index
    queries: np.ndarray
    database: np.ndarray
    relevant: Relevance
    totals: np.ndarray

    def codes(self, rows: np.ndarray, code: Code) -> np.ndarray:
        """Return the codes of some rows; those of an index of bits are its own."""
        codes = np.array(self.index.codes[rows])
        return codes if self.index.code.packed else code.encode(codes)


def _plans(index: Index, protocol: EvaluationProtocol) -> list[tuple[str, str]]:
    """Return the pairs of code and distance to score."""
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
    split: _QuerySplit,
    name: str,
    distance: str,
    protocol: EvaluationProtocol,
    progress: Progress,
) -> tuple[ScoreRow, SearchResult]:
    """Return the scores of one code and distance, and the results (with the first seed)."""
    index, packed = split.index, split.index.code.packed
    answerable = split.totals > 0  # a query without relevant chips tells nothing of the search
    seeds = range(LSH_SEEDS) if name.startswith("lsh") and not packed else range(1)
    codes = [index.code if packed else parse_code(name, seed) for seed in seeds]
    averages: list[float] = []
    of_found: list[float] = []
    precisions: list[float] = []
    results: list[SearchResult] = []
    for code in codes:
        progress.check()
        database, queries = split.codes(split.database, code), split.codes(split.queries, code)
        result = nearest(database, queries, protocol.k, distance, protocol.workers, progress)
        hits = split.relevant.of(result.rows)
        of_found.append(average_precision_of_found(hits).mean())
        hits = hits[answerable]
        averages.append(average_precision(hits, split.totals[answerable]).mean())
        precisions.append(precision(hits).mean())
        results = results or [result]
    average, map_spread = mean_with_interval(averages)
    found, found_spread = mean_with_interval(of_found)
    share, precision_spread = mean_with_interval(precisions)
    row = ScoreRow(
        *(index.encoder, name, distance, codes[-1].bits(index.dim)),
        *(average, found, share),
        *(map_spread, found_spread, precision_spread),
    )
    return row, results[0]
