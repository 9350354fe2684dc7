"""Validation by hidden gaps: the protocol, the scores, and ``stori:validate``."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from suite_fixtures import (
    described,
    processing_fixture,
    provider_fixture,
    scene_fixture,
    sentence_of,
)

from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.support.errors import ParameterError
from stori_plugin.engine.validation.protocol import Pairs, validate
from stori_plugin.engine.validation.validate import FIELDS, parse_gaps, parse_methods

__all__ = ["processing_fixture", "provider_fixture", "scene_fixture"]
ID = "stori:validate"


def made_series(pixels: int = 30) -> Observations:
    days = np.arange(0.0, 400.0, 5.0)
    rng = np.random.default_rng(3)
    curve = np.sin(days / 40.0)[:, None] + rng.normal(0, 0.02, (len(days), pixels))
    clear = np.ones(curve.shape, bool)
    clear[::3] = False
    nothing = np.zeros((0, 0, pixels), np.float32)
    return Observations(
        days, curve[:, None].astype(np.float32), clear, np.zeros(0), nothing, np.zeros(pixels, bool)
    )


def test_the_error_of_straight_lines_is_what_hiding_by_hand_gives():
    series = made_series()
    found = validate(series, ("x",), ("",), (), gaps=(60,))
    by_hand = []
    usable = [t for t in range(80) if series.clear[t].all() and 45 <= series.days[t] <= 350]
    places = np.round(np.linspace(0, len(usable) - 1, 12)).astype(int)
    targets = [usable[k] for k in places]
    # Alone or in a group, a target's own window is what is hidden around it.
    for target in targets:
        known = series.clear[:, 0] & (np.abs(series.days - series.days[target]) > 30)
        values = series.values[:, 0]
        line = [np.interp(series.days[target], series.days[known], v) for v in values[known].T]
        by_hand.append(line - values[target])
    (score,) = found.scores
    assert score.n == 12 * series.pixels and score.rmse_ratio_to_linear == 1.0
    assert score.rmse == pytest.approx(np.sqrt(np.mean(np.square(by_hand))), rel=0.15)
    assert 0.0 <= score.coverage90 <= 1.0 and score.width90 > 0


def test_scores_are_those_of_the_textbook():
    pairs = Pairs()
    pairs.add(np.array([1.0, 2.0, np.nan, 4.0]), np.array([1.5, 2.0, 3.0, 3.0]), np.full(4, 0.6))
    score = pairs.score("m", "b", 30)
    error, seen = np.array([-0.5, 0.0, 1.0]), np.array([1.5, 2.0, 3.0])
    assert score.n == 3
    assert score.rmse == pytest.approx(np.sqrt(np.mean(error**2)))
    assert score.mae == pytest.approx(0.5) and score.bias == pytest.approx(error.mean())
    assert score.r2 == pytest.approx(1 - np.mean(error**2) / seen.var())
    assert score.coverage90 == pytest.approx(2 / 3) and score.width90 == pytest.approx(1.2)


def test_gap_lengths_and_methods_are_read_or_refused():
    assert parse_gaps("90, 1,30") == (1, 30, 90)
    assert parse_methods("GP, linear") == ("gp", "linear")
    with pytest.raises(ParameterError, match="GAPS is “a month”: give whole days"):
        parse_gaps("a month")
    with pytest.raises(ParameterError, match="from 1 to 365 days"):
        parse_gaps("0")
    with pytest.raises(ParameterError, match="METHODS has “magic”: choose from auto, gp"):
        parse_methods("magic")


def test_it_explains_itself(provider):
    described(ID)


def test_it_writes_a_table_and_a_page(processing, provider, scene, tmp_path):
    table, html = tmp_path / "scores.csv", tmp_path / "scores.html"
    processing.run(
        ID,
        {
            "OPTICAL_FOLDER": str(scene[0]),
            "SAR_FOLDER": str(scene[1]),
            "BANDS": "NDVI",
            "METHODS": "gp",
            "GAPS": "1,30",
            "TABLE": str(table),
            "HTML": str(html),
        },
    )
    with open(table, newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == FIELDS
    assert [(r["method"], r["gap_days"]) for r in rows] == [
        ("linear", "1"), ("gp", "1"), ("linear", "30"), ("gp", "30"),
    ]  # fmt: skip
    # The scene is smooth and SAR follows it: radar must pay in the long gap.
    assert float(rows[3]["rmse_ratio_to_linear"]) < 0.9
    page = html.read_text(encoding="utf-8")
    assert "Example pixels" in page
    for drawing in page.split("<svg")[1:]:
        ElementTree.fromstring("<svg" + drawing.split("</svg>")[0] + "</svg>")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"GAPS": "long"}, "GAPS is “long”: give whole days"),
        ({"METHODS": "magic"}, "METHODS has “magic”: choose from"),
        ({"OPTICAL_FOLDER": ""}, "OPTICAL"),
        ({"CLOUD_MASK": "binary"}, "no optical acquisition has such a mask"),
    ],
)
def test_what_cannot_work_is_one_sentence(processing, provider, scene, tmp_path, changes, expected):
    parameters = {"OPTICAL_FOLDER": str(scene[0]), "TABLE": str(tmp_path / "t.csv"), **changes}
    assert expected in sentence_of(processing, ID, parameters)
    assert not list(tmp_path.iterdir())
