"""Where a download lies: the area among the products around it, drawn and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from ..pages.drawing import colour, drawing, polyline, shape
from .acquisition_plan import Acquisition
from .download_grid import Area
from .stac_items import Bounds

_MOST_FOOTPRINTS = 400
_SIDE = 360.0  # pixels of the drawing's longer side
_EDGE = 6.0  # pixels around
_SMALLEST = 14.0  # times that the frame may be as large as the area


def footprint_of(area: Area, plans: Sequence[Acquisition]) -> Markup:
    """Draw the area and the products around it, both sides in the same kilometres."""
    boxes = {
        tuple(round(value, 3) for value in item.bounds): plan.is_sar
        for plan in plans
        for item in plan.items
    }
    shown = list(boxes.items())[:_MOST_FOOTPRINTS]
    frame = _frame(area.degrees, [bounds for bounds, _ in shown])
    narrower = math.cos(math.radians((area.degrees[1] + area.degrees[3]) / 2))
    wide, high = (frame[2] - frame[0]) * narrower, frame[3] - frame[1]
    width, height = _SIDE * wide / max(wide, high), _SIDE * high / max(wide, high)

    def box(bounds: Sequence[float]) -> str:
        left, right = (
            _EDGE + _within(x, frame[0], frame[2]) * width for x in (bounds[0], bounds[2])
        )
        low, up = (
            _EDGE + (1 - _within(y, frame[1], frame[3])) * height for y in (bounds[1], bounds[3])
        )
        return polyline([(left, low), (right, low), (right, up), (left, up)], end="Z")

    marks = [
        shape(
            "path", d=box(bounds), fill=colour(is_sar), fill_opacity=0.03, stroke=colour(is_sar),
            stroke_opacity=0.5,
        )
        for bounds, is_sar in shown
    ]  # fmt: skip
    marks.append(shape("path", d=box(area.degrees), fill=colour(2), fill_opacity=0.8))
    around = width + 2 * _EDGE, height + 2 * _EDGE
    return drawing(*around, "the area and the products around it", marks)


def _frame(area: Bounds, boxes: Sequence[Sequence[float]]) -> Bounds:
    """Return what is drawn: all products, as far as the area stays large enough to be seen."""
    west, south, east, north = (
        pick(values) for pick, values in zip((min, min, max, max), zip(area, *boxes))
    )
    reach = (_SMALLEST - 1) / 2 * max(area[2] - area[0], area[3] - area[1], 1e-4)
    return (
        max(west, area[0] - reach),
        max(south, area[1] - reach),
        min(east, area[2] + reach),
        min(north, area[3] + reach),
    )


def _within(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):.3f}° {positive if value >= 0 else negative}"


def bounds_text(bounds: Bounds) -> str:
    """Write an area in degrees for people."""
    west, south, east, north = bounds
    return (
        f"{_degrees(west, 'E', 'W')} to {_degrees(east, 'E', 'W')}, "
        f"{_degrees(south, 'N', 'S')} to {_degrees(north, 'N', 'S')}"
    )
