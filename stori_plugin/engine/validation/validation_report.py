"""The page of a validation: error by gap length, seen against predicted, example pixels."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from ..options.validate_options import CLOUD, SCENE
from ..pages.html import Table, render
from ..pages.line_charts import Line, Point, line_chart
from ..pages.method_looks import method_look
from ..pages.scatter_charts import Comparison, comparison_chart
from ..pages.time_charts import Curve, curves_chart
from ..scene.coarse_reader import CoarseReader
from .protocol import Score
from .validate import FIELDS, Example, TargetValidation

_MOST_DOTS = 500
_EPOCH = dt.date(1970, 1, 1)


_SHAPES = {SCENE: "gaps of the whole scene", CLOUD: "gaps of a part of the scene"}


@dataclass(frozen=True)
class _BandErrors:
    """A band, and a drawing of its errors by length of gap."""

    name: str
    errors: Markup


@dataclass(frozen=True)
class _OfShape:
    """What the page tells of gaps of one shape."""

    title: str
    bands: Sequence[_BandErrors]
    comparison: _SeenAgainstPredicted
    scores: Table


@dataclass(frozen=True)
class _SeenAgainstPredicted:
    """A drawing with a square per method, whose axes go from ``low`` to ``high``."""

    band: str
    gap_days: int
    low: float
    high: float
    chart: Markup


@dataclass(frozen=True)
class _ValidatedSeries:
    """What the page tells of one series."""

    name: str
    shapes: Sequence[_OfShape]
    # One drawing per pixel, None where no date has a value.
    examples: Sequence[Markup | None]


def validation_html(validated: Sequence[TargetValidation], coarse: CoarseReader | None) -> str:
    """Return the page as text; ``coarse`` is the coarse sensor, None without one."""
    return render(
        "validation_report.html",
        validated=[_series(item) for item in validated],
        coarse=coarse.spoken if coarse else "",
    )


def _series(item: TargetValidation) -> _ValidatedSeries:
    found = dict.fromkeys(score.gap_shape for score in item.validation.scores)
    return _ValidatedSeries(
        item.target.name,
        [_of_shape(item, shape) for shape in found],
        [_example_chart(example, item.target.bands[0]) for example in item.examples],
    )


def _of_shape(item: TargetValidation, shape: str) -> _OfShape:
    scores = [score for score in item.validation.scores if score.gap_shape == shape]
    bands = []
    for name in item.target.bands:
        chart = error_chart([s for s in scores if s.band == name], _SHAPES[shape])
        bands.append(_BandErrors(name, chart))
    table = Table(FIELDS, [[getattr(score, field) for field in FIELDS] for score in scores])
    return _OfShape(_SHAPES[shape], bands, _comparison(item, shape), table)


def error_chart(scores: Sequence[Score], what: str) -> Markup:
    """Draw the root mean square error of each method over the gap lengths of ``what``."""
    gaps = sorted({score.gap_days for score in scores})
    top = max((score.rmse for score in scores if math.isfinite(score.rmse)), default=1.0) or 1.0
    lines = []
    for method in dict.fromkeys(score.method for score in scores):
        of_method = sorted((s.gap_days, s.rmse) for s in scores if s.method == method)
        points = [Point(gaps.index(g), rmse, f"{method}: {rmse:.4g}") for g, rmse in of_method]
        look = method_look(method)
        lines.append(Line(method, points, look.colour, look.dashes))
    ticks = [(k, "1 date" if gap <= 1 else f"{gap} d") for k, gap in enumerate(gaps)]
    return line_chart(lines, ticks, (0.0, top), f"error by gap length, {what}")


def _comparison(item: TargetValidation, shape: str) -> _SeenAgainstPredicted:
    """Draw seen against predicted of the first band at the longest gap, a square per method."""
    pairs = {key[1:]: pair for key, pair in item.validation.pairs.items() if key[0] == shape}
    longest = max(gap for gap, _, _ in pairs)
    first = item.target.bands[0]
    comparisons = []
    for (gap, method, band), values in pairs.items():
        if gap == longest and band == first:
            seen, predicted = np.concatenate(values.seen), np.concatenate(values.predicted)
            some = np.linspace(0, len(seen) - 1, min(_MOST_DOTS, len(seen))).round().astype(int)
            look = method_look(method)
            comparisons.append(Comparison(method, seen[some], predicted[some], look.colour))
    every = np.concatenate([side for one in comparisons for side in (one.right, one.upwards)])
    low, high = float(every.min()), float(every.max())
    chart = comparison_chart(comparisons, low, high, f"seen against predicted, {_SHAPES[shape]}")
    return _SeenAgainstPredicted(first, longest, low, high, chart)


def _example_chart(example: Example, band: str) -> Markup | None:
    series = example.series
    clear = series.clear[:, 0]
    curves = [
        Curve(
            "clear observations",
            _dates(series.days[clear]),
            series.values[clear, 0, 0].tolist(),
            dots=True,
            colour=method_look("").colour,
        )
    ]
    dates = _dates(example.days)
    for k, (method, estimate) in enumerate(example.estimates.items()):
        spread = estimate.sd[:, 0, 0].tolist() if k == 0 and estimate.sd is not None else ()
        mean, look = estimate.mean[:, 0, 0].tolist(), method_look(method)
        curves.append(Curve(method, dates, mean, spread, False, look.colour, look.dashes))
    return curves_chart(curves, band)


def _dates(days: np.ndarray) -> list[dt.date]:
    return [_EPOCH + dt.timedelta(days=float(day)) for day in days]
