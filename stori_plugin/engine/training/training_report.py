"""The page of a training: scenes and tables, the loss curve, held-out scores."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..methods.network.training_loop import CurvePoint
from ..pages.charts import COLOURS
from ..pages.html import escaped, page, table
from .gap_scores import GapScore
from .train import TrainingResult

_WIDTH, _HEIGHT, _LEFT = 560.0, 180.0, 56.0


def training_html(result: TrainingResult, file: str) -> str:
    """Return the page as text; ``file`` is the model that was written."""
    first, best = result.outcome.curve[0], result.outcome.best
    if result.improved:
        verdict = (
            f"Training helped: in gaps of more than a month the held-out error fell from "
            f"{first.held_out:.3f} to {best.held_out:.3f} times that of GP fusion, best after "
            f"step {best.step}. Those weights were written."
        )
    else:
        verdict = (
            f"Training did not lower the held-out error ({first.held_out:.3f} times that of GP "
            "fusion in gaps of more than a month): the weights that were started from were "
            "written again."
        )
    curve = [point for point in result.outcome.curve if math.isfinite(point.loss)]
    return page(
        "Training of the STORI network",
        f"<p>{escaped(verdict)}</p><p>Model: {escaped(file)}</p>",
        "<h2>Learned from</h2>",
        table(("source", "series with something hidden"), result.sources),
        "<h2>Held-out error by step</h2>"
        "<p>Root mean squared error in gaps of more than a month, as a ratio to that of GP "
        "fusion, on stretches of time (scenes) and series (tables) that were not trained on.</p>",
        _chart(result.outcome.curve, "held_out", 0),
        "<h2>Loss by step</h2><p>Mean loss of the hidden observations trained on: the negative "
        "logarithm of a Laplace law, in deviations of GP fusion.</p>",
        _chart(curve, "loss", 1),
        "<h2>Held-out error by length of gap</h2>",
        table(
            ("gap from (days)", "to", "hidden observations", "error / GP fusion", "trust"),
            [_row(score) for score in result.scores],
        ),
    )


def _row(score: GapScore) -> list[object]:
    longest = "" if math.isinf(score.longest) else score.longest
    return [score.shortest, longest, score.count, round(score.ratio, 4), round(score.factor, 3)]


def _chart(curve: Sequence[CurvePoint], field: str, colour: int) -> str:
    """Draw one number of the curve over the steps."""
    if not curve:
        return "<p>Nothing to draw.</p>"
    values = [getattr(point, field) for point in curve]
    low, high = min(values), max(values)
    margin = 0.1 * (high - low) or 0.05 * abs(high) or 1.0
    low, high = low - margin, high + margin
    last = max(curve[-1].step, 1)

    def x(step: int) -> float:
        return _LEFT + (_WIDTH - _LEFT - 10) * step / last

    def y(value: float) -> float:
        return _HEIGHT - (_HEIGHT - 16) * (value - low) / (high - low)

    marks = []
    for k in range(5):
        level = low + (high - low) * k / 4
        marks.append(
            f'<path d="M{_LEFT - 4} {y(level):.1f}H{_WIDTH:.0f}" stroke="#8883"/>'
            f'<text x="0" y="{y(level) + 4:.1f}">{level:.3f}</text>'
        )
    marks += [f'<text x="{x(s) - 12:.1f}" y="{_HEIGHT + 16:.0f}">{s}</text>' for s in (0, last)]
    line = "L".join(f"{x(p.step):.1f} {y(v):.1f}" for p, v in zip(curve, values))
    marks.append(f'<path d="M{line}" fill="none" stroke="{COLOURS[colour]}" stroke-width="2"/>')
    marks += [
        f'<circle cx="{x(p.step):.1f}" cy="{y(v):.1f}" r="3" fill="{COLOURS[colour]}">'
        f"<title>step {p.step}: {v:.4f}</title></circle>"
        for p, v in zip(curve, values)
    ]
    return (
        f'<svg viewBox="0 0 {_WIDTH + 10:.0f} {_HEIGHT + 24:.0f}" role="img" '
        f'aria-label="{field} by step">{"".join(marks)}</svg>'
    )
