"""Lines over lengths of gap or steps of a training."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .drawing import COLOURS, dashed, dot, drawing, polyline, shape, text

_WIDTH, _HEIGHT = 560.0, 180.0
_LEFT, _RIGHT, _TOP = 60.0, 20.0, 16.0
_LEVELS = 5


@dataclass(frozen=True)
class Point:
    """A point of a line; one without a finite y is not drawn."""

    x: float
    y: float
    # What a browser shows under the pointer.
    title: str


@dataclass(frozen=True)
class Line:
    """A line through points."""

    label: str
    points: Sequence[Point]
    colour: str = COLOURS[0]
    # The lengths of dashes and gaps as multiples of the line's width; empty for none.
    dashes: Sequence[float] = ()


def line_chart(
    lines: Sequence[Line],
    ticks: Sequence[tuple[float, str]],
    levels: tuple[float, float],
    label: str,
    has_legend: bool = True,
) -> Markup:
    """Draw lines with a dot at each point.

    ``ticks``: (x, name) below the drawing, the first at the left edge, the last at the right edge;
    ``levels``: the values at the lower and the upper edge; ``label``: what the drawing shows.
    """
    (first, _), (last, _) = ticks[0], ticks[-1]
    low, high = levels

    def at(x: float, y: float) -> tuple[float, float]:
        part = (x - first) / ((last - first) or 1.0)
        return (
            _LEFT + (_WIDTH - _LEFT - _RIGHT) * part,
            _HEIGHT - (_HEIGHT - _TOP) * (y - low) / ((high - low) or 1.0),
        )

    marks = []
    for k in range(_LEVELS):
        level = low + (high - low) * k / (_LEVELS - 1)
        y = at(first, level)[1]
        marks.append(shape("path", d=f"M{_LEFT - 10:.0f} {y:.1f}H{_WIDTH:.0f}", stroke="#8883"))
        marks.append(text(0, y + 4, f"{level:.4g}"))
    marks += [text(at(x, low)[0], _HEIGHT + 16, name, text_anchor="middle") for x, name in ticks]
    for k, line in enumerate(lines):
        ink = line.colour
        points = [point for point in line.points if math.isfinite(point.y)]
        if points:
            path = polyline(at(point.x, point.y) for point in points)
            marks.append(
                shape(
                    "path",
                    d=path,
                    fill="none",
                    stroke=ink,
                    stroke_width=2,
                    **dashed(line.dashes, 2),
                )
            )
        marks += [dot(*at(p.x, p.y), 3.5, p.title, fill=ink) for p in points]
        if has_legend:
            left = _LEFT + 90 * k
            marks.append(text(left, _HEIGHT + 36, f"— {line.label}", style=f"fill:{ink}"))
    return drawing(_WIDTH + 10, _HEIGHT + (44 if has_legend else 24), label, marks)
