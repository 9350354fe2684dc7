"""Drawings are whole, and the names in them are text."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import numpy as np
import pytest
from markupsafe import Markup
from read_page import NAME

from stori_plugin.engine.pages.drawing import drawing, polyline, shape, text
from stori_plugin.engine.pages.line_charts import Line, Point, line_chart
from stori_plugin.engine.pages.scatter_charts import (
    Comparison,
    comparison_chart,
    labelled_points_chart,
)
from stori_plugin.engine.pages.time_charts import Curve, acquisitions_chart, curves_chart

DAYS = [dt.date(2021, 1, 1) + dt.timedelta(days=10 * k) for k in range(25)]
UP = np.arange(4.0)


def curve(values, **options) -> Curve:
    return Curve(NAME, DAYS[: len(values)], values, **options)


DRAWINGS = {
    "acquisitions": (acquisitions_chart([(DAYS[0], None)], [(DAYS[1], NAME)], DAYS[2:]), 2),
    "coarse": (acquisitions_chart([], [(DAYS[1], NAME)], (), [(DAYS[0], 0.5)]), 2),
    "curves": (curves_chart([curve([1.0, 2.0], sds=[0.1, 0.1])], NAME), 2),
    "dots": (curves_chart([curve([1.0, float("nan"), 2.0], dots=True)]), 1),
    "lines": (
        line_chart([Line(NAME, [Point(0, 1.0, NAME)])], [(0, NAME)], (0.0, 1.0), NAME),
        4,
    ),
    "comparisons": (comparison_chart([Comparison(NAME, UP, UP)], 0.0, 3.0, NAME), 2),
    "labels": (labelled_points_chart(np.stack([UP, UP], 1), [NAME, "", "a", "a"], NAME), 3),
}


@pytest.mark.parametrize("kind", DRAWINGS)
def test_names_are_text_wherever_they_stand(kind):
    chart, times = DRAWINGS[kind]
    assert isinstance(chart, Markup)
    root = ElementTree.fromstring(chart)
    assert root.tag == "svg"
    every = list(root.iter())
    texts = [node.text or "" for node in every]
    attributes = [value for node in every for value in node.attrib.values()]
    assert sum(NAME in words for words in [*texts, *attributes]) == times
    assert {node.tag for node in every} <= {
        "svg", "g", "path", "rect", "circle", "text", "tspan", "title",
    }  # fmt: skip


def test_shapes_by_hand():
    assert shape("path", d="M0 0", stroke_width=1.5) == '<path d="M0 0" stroke-width="1.5"/>'
    assert text(1.006, 20.0, "a < b") == '<text x="1.01" y="20">a &lt; b</text>'
    assert polyline([(0, 1), (2, 3)], end="Z") == "M0.0 1.0L2.0 3.0Z"
    assert drawing(10, 20.4, "it", [shape("g")]) == (
        '<svg viewBox="0 0 10 20" width="10" role="img" aria-label="it"><g/></svg>'
    )


def test_what_is_not_known_is_not_drawn():
    nothing = [float("nan"), float("inf")]
    assert curves_chart([curve(nothing)]) is None
    points = [Point(0, 1.0, ""), Point(1, float("nan"), "")]
    assert line_chart([Line("a", points)], [(0, "0"), (1, "1")], (0, 1), "").count("<circle") == 1
    # A month whose name would run over the edge has its line alone.
    chart = curves_chart([curve([1.0] * 23)])
    assert "2021-08" not in chart and "2021-07" in chart
