"""The page of an evaluation: the table, examples with their neighbours, and the embeddings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from ...options.evaluate_retrieval_options import EvaluationProtocol
from ...pages.html import Table, render
from ...pages.png import png_text
from ...pages.scatter_charts import labelled_points_chart
from ...support.progress import SILENT, Progress
from ..finding.thumbnails import thumbnail
from ..index.index_file import Index
from .evaluate_retrieval import IndexEvaluation, ScoreRow
from .projection import neighbourhoods, principal_components, some_rows

HEAD = (
    *("encoder", "code", "bits", "distance"),
    *("mAP_of_found", "mAP_of_found_interval95", "mAP_of_all", "mAP_of_all_interval95"),
    *("precision", "precision_interval95", "k", "match"),
    *("queries", "queries_with_relevant", "database", "index"),
)
_EXAMPLES = 8
_NEIGHBOURS = 10
_EDGE = 72


@dataclass(frozen=True)
class _Chip:
    """One chip of an example."""

    # query, right or wrong.
    kind: str
    caption: str
    # What a browser shows under the pointer.
    title: str
    labels: str
    # A PNG in base64; None where the rasters are no longer there.
    picture: str | None


@dataclass(frozen=True)
class _ShownIndex:
    """What the page shows of one index: its best row, examples, and its embeddings on a plane."""

    encoder: str
    code: str
    distance: str
    # A query and its nearest chips each.
    examples: Sequence[Sequence[_Chip]]
    # The share (0..1) of the variance in the first two principal components, and their drawing.
    variance: float
    components: Markup
    # The drawing of t-SNE; None where scikit-learn is not installed.
    neighbours: Markup | None


def cells(one: IndexEvaluation, protocol: EvaluationProtocol) -> list[list[object]]:
    """Return the rows of an index in the order of `HEAD`."""
    return [
        [
            *(row.encoder, row.code, row.bits, row.distance),
            *(round(row.map_of_found, 4), round(row.map_of_found_spread, 4)),
            *(round(row.mean_average_precision, 4), round(row.map_spread, 4)),
            *(round(row.precision, 4), round(row.precision_spread, 4)),
            *(protocol.k, protocol.match, len(one.queries), one.answerable),
            *(len(one.database), one.index.path),
        ]
        for row in one.rows
    ]


def evaluation_html(
    evaluations: Sequence[IndexEvaluation],
    protocol: EvaluationProtocol,
    progress: Progress = SILENT,
) -> str:
    """Return the page as text."""
    return render(
        "evaluation_report.html",
        queries=len(evaluations[0].queries),
        database=len(evaluations[0].database),
        protocol=protocol,
        scores=_scores(evaluations),
        indexes=[_shown(one, progress) for one in evaluations],
    )


def _shown(one: IndexEvaluation, progress: Progress) -> _ShownIndex:
    progress.check()
    examples = [_example(one, q, progress) for q in _spread_over_labels(one)]
    rows = some_rows(len(one.index))
    vectors = one.index.vectors(rows)
    first_labels = [(one.index.table.labels[row] or ("",))[0] for row in rows]
    positions, shares = principal_components(vectors)
    near = neighbourhoods(vectors)
    return _ShownIndex(
        one.index.encoder,
        one.best.code,
        one.best.distance,
        examples,
        float(shares.sum()),
        labelled_points_chart(positions, first_labels, "principal components"),
        None if near is None else labelled_points_chart(near, first_labels, "t-SNE"),
    )


def _scores(evaluations: Sequence[IndexEvaluation]) -> Table:
    def score(value: float, spread: float) -> str:
        return f"{100 * value:.1f} ± {100 * spread:.1f}" if spread else f"{100 * value:.1f}"

    def line(row: ScoreRow) -> tuple:
        return (
            *(row.encoder, row.code, row.bits, row.distance),
            score(row.map_of_found, row.map_of_found_spread),
            score(row.mean_average_precision, row.map_spread),
            score(row.precision, row.precision_spread),
        )

    head = (
        *("encoder", "code", "bits or numbers", "distance"),
        *("mAP of found (%)", "mAP of all (%)", "precision (%)"),
    )
    return Table(head, [line(row) for one in evaluations for row in one.rows])


def _spread_over_labels(one: IndexEvaluation) -> list[int]:
    """Return a few queries of different first labels, those that found something."""
    labels = one.index.table.labels
    chosen: dict[str, int] = {}
    for q in np.flatnonzero(one.hits.any(1)):
        words = labels[one.queries[q]]
        if words:
            chosen.setdefault(words[0], int(q))
        if len(chosen) == _EXAMPLES:
            break
    return list(chosen.values())


def _example(one: IndexEvaluation, q: int, progress: Progress) -> list[_Chip]:
    chips = [_chip(one.index, int(one.queries[q]), "query", "query")]
    for rank, position in enumerate(one.result.rows[q, :_NEIGHBOURS], start=1):
        progress.check()
        kind = "right" if one.hits[q, rank - 1] else "wrong"
        chips.append(_chip(one.index, int(one.database[position]), kind, str(rank)))
    return chips


def _chip(index: Index, row: int, kind: str, caption: str) -> _Chip:
    image = thumbnail(index, row, _EDGE)
    labels = "; ".join(index.table.labels[row])
    picture = None if image is None else png_text(image)
    return _Chip(kind, caption, f"{index.table.title(row)}: {labels}", labels, picture)
