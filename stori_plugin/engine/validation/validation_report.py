"""The page of a validation: error by gap length, seen against predicted, example pixels."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np

from ..pages.charts import COLOURS, Curve, curves_chart
from ..pages.html import escaped, page, table
from .protocol import Score
from .validate import FIELDS, TargetValidation

_SIDE = 230.0
_MOST_DOTS = 500
_EPOCH = dt.date(1970, 1, 1)


def validation_html(validated: Sequence[TargetValidation]) -> str:
    """Return the page as text."""
    parts = [
        "<p>Whole dates were hidden from the methods, with everything within half a gap length of "
        "them, and predicted from the rest and all SAR. Only dates on which more than 90 % of the "
        "sample is clear, 45 days or more from both ends, can be compared with. Errors are in the "
        "units of the bands; coverage is the share of hidden values inside the 90 % interval.</p>"
    ]
    for item in validated:
        parts.append(f"<h2>{escaped(item.target.name)}</h2>")
        for band in item.target.bands:
            scores = [score for score in item.validation.scores if score.band == band]
            parts.append(f"<h3>{escaped(band)}: error by gap length</h3>{error_chart(scores)}")
        parts.append("<h3>Hidden values against predicted ones</h3>")
        parts.append(_scatters(item))
        parts.append("<h3>Example pixels</h3><p>Dots are clear observations, bands around the "
                     "lines the 90 % intervals.</p>")  # fmt: skip
        parts += [_example(item, k) for k in range(len(item.examples))]
        parts.append("<h3>All scores</h3>")
        parts.append(
            table(FIELDS, [[getattr(s, f) for f in FIELDS] for s in item.validation.scores])
        )
    return page("Validation by hidden gaps", *parts)


def error_chart(scores: Sequence[Score]) -> str:
    """Draw the root mean square error of each method over the gap lengths."""
    gaps = sorted({score.gap_days for score in scores})
    methods = list(dict.fromkeys(score.method for score in scores))
    top = max((score.rmse for score in scores if math.isfinite(score.rmse)), default=1.0) or 1.0
    width, height = 520.0, 180.0

    def x(gap: int) -> float:
        return 60.0 + (width - 100.0) * gaps.index(gap) / max(len(gaps) - 1, 1)

    def y(value: float) -> float:
        return height - (height - 20.0) * value / top

    marks = [
        f'<path d="M50 {y(top * k / 4):.1f}H{width:.0f}" stroke="#8883"/>'
        f'<text x="0" y="{y(top * k / 4) + 4:.1f}">{top * k / 4:.3g}</text>'
        for k in range(5)
    ]
    marks += [
        f'<text x="{x(gap) - 14:.1f}" y="{height + 16:.0f}">'
        f"{'1 date' if gap <= 1 else f'{gap} d'}</text>"
        for gap in gaps
    ]
    for k, method in enumerate(methods):
        colour = COLOURS[k % len(COLOURS)]
        own = sorted((s.gap_days, s.rmse) for s in scores if s.method == method)
        line = "L".join(f"{x(gap):.1f} {y(rmse):.1f}" for gap, rmse in own)
        marks.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        marks += [
            f'<circle cx="{x(gap):.1f}" cy="{y(rmse):.1f}" r="3.5" fill="{colour}">'
            f"<title>{escaped(method)}: {rmse:.4g}</title></circle>"
            for gap, rmse in own
        ]
        marks.append(
            f'<text x="{60 + 90 * k}" y="{height + 36:.0f}" style="fill:{colour}">'
            f"— {escaped(method)}</text>"
        )
    return (
        f'<svg viewBox="0 0 {width + 20:.0f} {height + 44:.0f}" role="img" '
        f'aria-label="error by gap length">{"".join(marks)}</svg>'
    )


def _scatters(item: TargetValidation) -> str:
    """Draw seen against predicted of the first band at the longest gap, a square per method."""
    pairs = item.validation.pairs
    gap = max(key[0] for key in pairs)
    band = item.target.bands[0]
    methods = [key[1] for key in pairs if key[0] == gap and key[2] == band]
    values = []
    for method in methods:
        kept = pairs[gap, method, band]
        seen, predicted = np.concatenate(kept.seen), np.concatenate(kept.predicted)
        some = np.linspace(0, len(seen) - 1, min(_MOST_DOTS, len(seen))).round().astype(int)
        values.append((seen[some], predicted[some]))
    low, high = (float(edge(np.stack([edge(v) for v in values]))) for edge in (np.min, np.max))
    squares = [
        _scatter(seen, predicted, low, high, method, k)
        for k, (method, (seen, predicted)) in enumerate(zip(methods, values))
    ]
    width = (_SIDE + 40.0) * len(squares)
    return (
        f"<p>{escaped(band)} in gaps of {gap} days; seen to the right, predicted upwards, "
        f"both from {low:.3g} to {high:.3g}.</p>"
        f'<svg viewBox="0 0 {width:.0f} {_SIDE + 30:.0f}" role="img" '
        f'aria-label="seen against predicted">{"".join(squares)}</svg>'
    )


def _scatter(
    seen: np.ndarray, predicted: np.ndarray, low: float, high: float, method: str, place: int
) -> str:
    span = max(high - low, 1e-9)
    left = place * (_SIDE + 40.0) + 4.0

    def at(value: float) -> float:
        return _SIDE * (value - low) / span

    dots = "".join(
        f'<circle cx="{left + at(a):.1f}" cy="{20 + _SIDE - at(b):.1f}" r="1.6" '
        f'fill="{COLOURS[place % len(COLOURS)]}" fill-opacity="0.35"/>'
        for a, b in zip(seen.tolist(), predicted.tolist())
    )
    return (
        f'<text x="{left:.0f}" y="12">{escaped(method)}</text>'
        f'<rect x="{left:.1f}" y="20" width="{_SIDE:.0f}" height="{_SIDE:.0f}" fill="none" '
        f'stroke="#8886"/><path d="M{left:.1f} {20 + _SIDE:.1f}L{left + _SIDE:.1f} 20" '
        f'stroke="#8888"/>{dots}'
    )


def _example(item: TargetValidation, number: int) -> str:
    example = item.examples[number]
    series = example.series
    clear = series.clear[:, 0]
    curves = [
        Curve(
            "clear observations",
            _dates(series.days[clear]),
            series.values[clear, 0, 0].tolist(),
            dots=True,
            colour=7,
        )
    ]
    dates = _dates(example.days)
    for k, (method, estimate) in enumerate(example.estimates.items()):
        sd = estimate.sd if k == 0 else None
        spread = () if sd is None else sd[:, 0, 0].tolist()
        curves.append(Curve(method, dates, estimate.mean[:, 0, 0].tolist(), spread, colour=k))
    return curves_chart(curves, item.target.bands[0])


def _dates(days: np.ndarray) -> list[dt.date]:
    return [_EPOCH + dt.timedelta(days=float(day)) for day in days]
