"""The page of a training: what was learned from, the loss curve, held-out scores."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from ..pages.drawing import colour
from ..pages.html import Table, render
from ..pages.line_charts import Line, Point, line_chart
from .gap_scores import GapScore
from .train import TrainingResult


def training_html(result: TrainingResult, file: str) -> str:
    """Return the page as text; ``file`` is the model that was written."""
    curve = result.outcome.curve
    losses = [(point.step, point.loss) for point in curve if math.isfinite(point.loss)]
    return render(
        "training_report.html",
        gained=result.improved,
        first=curve[0],
        best=result.outcome.best,
        file=file,
        sources=Table(("source", "series with something hidden"), result.sources),
        held_out=_chart([(p.step, p.held_out) for p in curve], "held-out error by step", 0),
        loss=_chart(losses, "loss by step", 1),
        scores=Table(
            ("gap from (days)", "to", "hidden observations", "error / GP fusion", "trust"),
            [_row(score) for score in result.scores],
        ),
    )


def _row(score: GapScore) -> list[object]:
    longest = None if math.isinf(score.longest) else score.longest
    return [score.shortest, longest, score.count, round(score.ratio, 4), round(score.factor, 3)]


def _chart(values: Sequence[tuple[int, float]], label: str, number: int) -> Markup | None:
    """Draw (step, value), None where there is nothing to draw."""
    if not values:
        return None
    numbers = [value for _, value in values]
    low, high = min(numbers), max(numbers)
    margin = 0.1 * (high - low) or 0.05 * abs(high) or 1.0
    points = [Point(step, value, f"step {step}: {value:.4f}") for step, value in values]
    last = max(values[-1][0], 1)
    return line_chart(
        [Line("", points, colour(number))],
        ((0, "0"), (last, str(last))),
        (low - margin, high + margin),
        label,
        has_legend=False,
    )
