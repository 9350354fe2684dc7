"""Points on a plane: one value against another, and points with labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from .drawing import COLOURS, dot, drawing, shape, text

_SIDE, _BETWEEN = 230.0, 40.0
_LONGEST_NAME = 44


@dataclass(frozen=True)
class Comparison:
    """Values (n,) to the right and values (n,) upwards, in the same unit."""

    label: str
    right: np.ndarray
    upwards: np.ndarray
    colour: str = COLOURS[0]


def comparison_chart(
    comparisons: Sequence[Comparison], low: float, high: float, label: str
) -> Markup:
    """Draw a square per comparison with axes from ``low`` to ``high``, and where both are equal."""
    span = max(high - low, 1e-9)
    marks = []
    for k, item in enumerate(comparisons):
        left, bottom = k * (_SIDE + _BETWEEN) + 4.0, 20 + _SIDE
        square = {"x": left, "y": 20, "width": _SIDE, "height": _SIDE}
        diagonal = f"M{left:.1f} {bottom:.1f}L{left + _SIDE:.1f} 20"
        marks.append(text(left, 12, item.label))
        marks.append(shape("rect", **square, fill="none", stroke="#8886"))
        marks.append(shape("path", d=diagonal, stroke="#8888"))
        across = left + _SIDE * (item.right - low) / span
        down = bottom - _SIDE * (item.upwards - low) / span
        dots = (dot(x, y, 1.6) for x, y in zip(across.tolist(), down.tolist()))
        marks.append(shape("g", *dots, fill=item.colour, fill_opacity=0.35))
    return drawing((_SIDE + _BETWEEN) * len(comparisons), _SIDE + 30, label, marks)


def labelled_points_chart(points: np.ndarray, labels: Sequence[str], label: str) -> Markup:
    """Draw points (n, 2) in the colours of their labels; rare labels share a grey."""
    counts = Counter(labels)
    common = sorted(counts, key=lambda name: (-counts[name], name))[: len(COLOURS) - 1]
    colours = dict(zip(common, COLOURS))
    low, high = points.min(0), points.max(0)
    size = np.where(high > low, high - low, 1.0)
    at = (points - low) / size * (560.0, -400.0) + (20.0, 420.0)
    dots = [
        dot(x, y, 3, name, fill=colours.get(name, COLOURS[-1]))
        for (x, y), name in zip(at.tolist(), labels)
    ]
    marks = [shape("g", *dots, fill_opacity=0.8)]
    names = [*common, *(["others"] if len(counts) > len(common) else [])]
    for k, name in enumerate(names):
        marks.append(dot(606, 22 + 18 * k, 5, fill=colours.get(name, COLOURS[-1])))
        marks.append(text(618, 26 + 18 * k, (name or "no label")[:_LONGEST_NAME]))
    return drawing(900, 440, label, marks)
