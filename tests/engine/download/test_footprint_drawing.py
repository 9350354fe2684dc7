"""The area among the products is drawn in true proportions, and never too small to be seen."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from stori_plugin.engine.download.footprint_drawing import bounds_text, footprint_of


def drawn(area, *boxes):
    """Return (left, top, right, bottom) of each box in pixels, the area last."""
    plans = [
        SimpleNamespace(is_sar=False, items=[SimpleNamespace(bounds=bounds)]) for bounds in boxes
    ]
    paths = re.findall(r' d="M([^"Z]+)Z"', str(footprint_of(SimpleNamespace(degrees=area), plans)))
    found = []
    for path in paths:
        points = [tuple(map(float, point.split())) for point in path.split("L")]
        xs, ys = zip(*points)
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def test_a_box_of_equal_kilometres_is_a_square_at_any_latitude():
    # At 60 degrees a degree of longitude is half as long.
    (product, area) = drawn((10.0, 60.0, 10.2, 60.1), (9.0, 59.5, 11.0, 60.5))
    assert area[2] - area[0] == pytest.approx(area[3] - area[1], rel=0.02)
    assert product == (6.0, 6.0, 366.0, 366.0) or max(product) == 366.0
    assert area[0] - product[0] == pytest.approx(180.0, abs=2.0)


def test_a_small_area_in_a_large_product_is_seen():
    (*_, area) = drawn((4.70, 50.90, 4.71, 50.91), (4.0, 50.0, 5.5, 51.5))
    assert 20 <= area[3] - area[1] <= 40


def test_an_area_without_products_fills_the_drawing():
    (area,) = drawn((0.0, 0.0, 0.1, 0.1))
    assert area[2] - area[0] == pytest.approx(360.0, abs=1.0)


def test_south_and_west_are_named():
    assert bounds_text((-1.5, -2.0, 0.25, 1.0)) == "1.500° W to 0.250° E, 2.000° S to 1.000° N"
