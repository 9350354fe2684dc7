"""The page of an evaluation: the table of scores, examples with neighbours, and embeddings."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np

from ...pages.charts import COLOURS
from ...pages.html import escaped, page, table
from ...support.progress import SILENT, Progress
from ..finding.thumbnails import png_bytes, thumbnail
from ..index.index_file import Index
from .evaluate_retrieval import EvaluationProtocol, IndexEvaluation, ScoreRow
from .projection import neighbourhoods, principal_components, some_rows

HEAD = (
    *("encoder", "code", "bits", "distance", "mAP", "mAP_interval95", "precision"),
    *("precision_interval95", "k", "match", "queries", "database", "index"),
)
_EXAMPLES = 8
_NEIGHBOURS = 10
_EDGE = 72
_RIGHT, _WRONG = "#1a7f37", "#c62828"
_STYLE = (
    "<style>.found{display:flex;gap:6px;align-items:flex-start;margin:.5rem 0;overflow-x:auto}"
    ".chip{flex:none;width:84px;font-size:.68rem;line-height:1.25;overflow-wrap:anywhere}"
    ".chip img,.chip div{width:72px;height:72px;border:4px solid #5b6775;border-radius:3px;"
    "image-rendering:pixelated;object-fit:cover;display:block;background:#8883}"
    f".right img,.right div{{border-color:{_RIGHT}}}.wrong img,.wrong div{{border-color:{_WRONG}"
    "}.query{margin-right:14px}</style>"
)


def cells(one: IndexEvaluation, protocol: EvaluationProtocol) -> list[list[object]]:
    """Return the rows of an index in the order of `HEAD`."""
    return [
        [
            *(row.encoder, row.code, row.bits, row.distance),
            *(round(row.mean_average_precision, 4), round(row.map_spread, 4)),
            *(round(row.precision, 4), round(row.precision_spread, 4)),
            *(protocol.k, protocol.match, len(one.queries), len(one.database), one.index.path),
        ]
        for row in one.rows
    ]


def evaluation_html(
    evaluations: Sequence[IndexEvaluation],
    protocol: EvaluationProtocol,
    progress: Progress = SILENT,
) -> str:
    """Return the page as text."""
    parts = [_STYLE, _summary(evaluations, protocol), _table(evaluations)]
    for one in evaluations:
        progress.check()
        title = f"{one.index.encoder}, {one.best.code}, {one.best.distance}"
        parts.append(f"<h2>Examples: {escaped(title)}</h2>")
        parts.append(
            "<p>A query on the left and its nearest chips; a green frame means that the labels "
            "match, a red one that they do not.</p>"
        )
        parts += [_example(one, q, progress) for q in _spread_over_labels(one)]
        parts.append(f"<h2>Embeddings on a plane: {escaped(one.index.encoder)}</h2>")
        parts += _maps(one.index)
    return page("How well places are found", *parts)


def _summary(evaluations: Sequence[IndexEvaluation], protocol: EvaluationProtocol) -> str:
    first = evaluations[0]
    rule = "share a label" if protocol.match == "any" else "have the same labels"
    return (
        f"<p>{len(first.queries)} queries against {len(first.database)} other chips, drawn by "
        f"seed {protocol.seed}; {protocol.k} are retrieved. Relevant are chips that {rule}. "
        f"mAP@{protocol.k}: the mean over queries of the sum of precisions at the relevant ranks, "
        f"through the number of chips to find or {protocol.k}, whichever is less. LSH: mean of 5 "
        "seeds with its 95 % interval.</p>"
    )


def _table(evaluations: Sequence[IndexEvaluation]) -> str:
    def score(value: float, spread: float) -> str:
        return f"{100 * value:.1f} ± {100 * spread:.1f}" if spread else f"{100 * value:.1f}"

    def line(row: ScoreRow) -> tuple:
        return (
            *(row.encoder, row.code, row.bits, row.distance),
            score(row.mean_average_precision, row.map_spread),
            score(row.precision, row.precision_spread),
        )

    head = ("encoder", "code", "bits or numbers", "distance", "mAP (%)", "precision (%)")
    return table(head, [line(row) for one in evaluations for row in one.rows])


def _spread_over_labels(one: IndexEvaluation) -> list[int]:
    """Return a few queries with different first labels, those with a relevant result."""
    labels = one.index.table.labels
    chosen: dict[str, int] = {}
    for q in np.flatnonzero(one.hits.any(1)):
        words = labels[one.queries[q]]
        if words:
            chosen.setdefault(words[0], int(q))
        if len(chosen) == _EXAMPLES:
            break
    return list(chosen.values())


def _example(one: IndexEvaluation, q: int, progress: Progress) -> str:
    row = int(one.queries[q])
    neighbours = one.result.rows[q, :_NEIGHBOURS]
    shown = [_chip(one.index, row, "query", "query")]
    for rank, position in enumerate(neighbours, start=1):
        progress.check()
        kind = "right" if one.hits[q, rank - 1] else "wrong"
        shown.append(_chip(one.index, int(one.database[position]), kind, str(rank)))
    return f"<div class=found>{''.join(shown)}</div>"


def _chip(index: Index, row: int, kind: str, caption: str) -> str:
    image = thumbnail(index, row, _EDGE)
    labels = ", ".join(index.table.labels[row])
    title = escaped(f"{index.table.title(row)}: {labels}")
    picture = f'<div title="{title}"></div>'
    if image is not None:
        source = base64.b64encode(png_bytes(image)).decode("ascii")
        picture = f'<img alt="{title}" title="{title}" src="data:image/png;base64,{source}">'
    short = labels if len(labels) <= 48 else labels[:47] + "…"
    return f'<div class="chip {kind}">{picture}{escaped(caption)}: {escaped(short)}</div>'


def _maps(index: Index) -> list[str]:
    rows = some_rows(len(index))
    vectors = index.vectors(rows)
    words = [index.table.labels[row][:1] or ("",) for row in rows]
    firsts = [word[0] for word in words]
    points, shares = principal_components(vectors)
    parts = [
        f"<p>The first two principal components hold {100 * shares.sum():.0f} % of the variance; "
        "colours are the first labels.</p>",
        _scatter(points, firsts, "principal components"),
    ]
    near = neighbourhoods(vectors)
    if near is not None:
        parts.append("<p>t-SNE of the same embeddings: neighbours stay neighbours.</p>")
        parts.append(_scatter(near, firsts, "t-SNE"))
    return parts


def _scatter(points: np.ndarray, labels: Sequence[str], title: str) -> str:
    """Draw points (n, 2) in the colours of their labels; rare labels share a grey."""
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    common = sorted(counts, key=lambda label: (-counts[label], label))[: len(COLOURS) - 1]
    colours = dict(zip(common, COLOURS))
    low, high = points.min(0), points.max(0)
    size = np.where(high > low, high - low, 1.0)
    at = (points - low) / size * (560.0, -400.0) + (20.0, 420.0)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours.get(label, COLOURS[-1])}" '
        f'fill-opacity="0.8"><title>{escaped(label)}</title></circle>'
        for (x, y), label in zip(at, labels)
    )
    rest = len(counts) > len(common)
    names = [*common, *(["others"] if rest else [])]
    legend = "".join(
        f'<circle cx="606" cy="{26 + 18 * k}" r="5" fill="{colours.get(name, COLOURS[-1])}"/>'
        f'<text x="618" y="{30 + 18 * k}">{escaped((name or "no label")[:44])}</text>'
        for k, name in enumerate(names)
    )
    return (
        f'<svg viewBox="0 0 900 440" role="img" aria-label="{escaped(title)}">{dots}{legend}</svg>'
    )
