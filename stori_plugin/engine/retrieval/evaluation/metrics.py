"""The quality of a search: precision and mean average precision of the first k."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ...options.evaluate_retrieval_options import MATCHES
from ...support.errors import ParameterError
from ...support.matrix_products import product

_PAIRS = 20_000_000  # of queries and chips that are compared at once
# Student's t, 97.5 %, by degrees of freedom; beyond the table the normal value is close enough.
_STUDENT = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


def relevance(queries: np.ndarray, database: np.ndarray, match: str) -> np.ndarray:
    """Return which chips are relevant to which queries: boolean (q, n).

    Both are label incidences, (q, L) and (n, L) boolean. ``any``: one shared label is enough;
    ``exact``: the same set of labels. A query without labels has no relevant chip.
    """
    if match not in MATCHES:
        raise ParameterError(f"MATCH is “{match}”: choose one of {', '.join(MATCHES)}.")
    one, other = queries.astype(np.float32), database.astype(np.float32)
    shared = product(one, other.T)
    if match == "any":
        return shared > 0
    counts, others = one.sum(1, keepdims=True), other.sum(1)[None]
    return (shared == counts) & (shared == others) & (counts > 0)


class Relevance:
    """Which chips are relevant to each query, computed for as many pairs as fit in memory."""

    def __init__(self, queries: np.ndarray, database: np.ndarray, match: str) -> None:
        """Take label incidences (q, L) and (n, L), and a match; see `relevance`."""
        self._queries, self._database, self._match = queries, database, match
        self._rows = max(1, _PAIRS // max(len(database), 1))

    def totals(self) -> np.ndarray:
        """Return how many chips of the database are relevant to each query, (q,)."""
        return np.concatenate(
            [
                relevance(self._queries[q : q + self._rows], self._database, self._match).sum(1)
                for q in range(0, len(self._queries), self._rows)
            ]
        )

    def of(self, results: np.ndarray) -> np.ndarray:
        """Tell which of the results (q, k), rows of the database, are relevant: boolean (q, k)."""
        hits = np.empty(results.shape, bool)
        for rank, rows in enumerate(results.T):
            one, other = self._queries, self._database[rows]
            shared = (one & other).sum(1)
            hits[:, rank] = shared > 0
            if self._match == "exact":
                hits[:, rank] &= (shared == one.sum(1)) & (shared == other.sum(1))
        return hits


def precision(relevant: np.ndarray) -> np.ndarray:
    """Return the share of relevant chips among the first k of each query: (q,) of (q, k)."""
    return relevant.mean(1)


def average_precision(relevant: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Return the average precision of the first k of each query, (q,).

    The sum of the precisions at the ranks of relevant chips, divided by min(k, total), so that
    relevant chips that were not found count as well (Manning et al. 2008, section 8.4, cut off
    at k). ``relevant`` (q, k) tells which of the ranked chips are relevant, ``total`` (q,) how
    many there are in the database. NaN where there are none.
    """
    k = relevant.shape[1]
    precisions = np.cumsum(relevant, 1) / np.arange(1, k + 1)
    best = np.minimum(total, k)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(best > 0, (precisions * relevant).sum(1) / best, np.nan)


def average_precision_of_found(relevant: np.ndarray) -> np.ndarray:
    """Return the average precision of each query as published tables of retrieval have it, (q,).

    The sum of the precisions at the ranks of relevant chips, divided by the number of relevant
    chips among the first k; 0 where there are none, also where there was nothing to find
    (Blumenstiel et al. 2024, arXiv 2403.02059, by torchmetrics' RetrievalMAP). What was not found
    costs nothing: one relevant chip, the first of 20, is 1.0 however many others there are.
    ``relevant`` (q, k) tells which of the ranked chips are relevant.
    """
    precisions = np.cumsum(relevant, 1) / np.arange(1, relevant.shape[1] + 1)
    return (precisions * relevant).sum(1) / np.maximum(relevant.sum(1), 1)


def mean_with_interval(values: Sequence[float] | np.ndarray) -> tuple[float, float]:
    """Return the mean and half the width of its 95 % interval (Student's t); 0 for one value."""
    numbers = np.asarray(values, np.float64)
    freedom = len(numbers) - 1
    if freedom < 1:
        return float(numbers.mean()), 0.0
    factor = _STUDENT[freedom - 1] if freedom <= len(_STUDENT) else 1.96
    return float(numbers.mean()), factor * float(numbers.std(ddof=1)) / math.sqrt(len(numbers))
