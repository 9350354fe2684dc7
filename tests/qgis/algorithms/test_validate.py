"""``stori:validate``: a table and a page of scores."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree

import pytest
from suite import described, sentence_of

from stori_plugin.engine.validation.validate import FIELDS

ID = "stori:validate"


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
    assert [(r["method"], r["gap_shape"], r["gap_days"]) for r in rows] == [
        ("linear", "scene", "1"), ("gp", "scene", "1"),
        ("linear", "scene", "30"), ("gp", "scene", "30"),
        ("linear", "cloud", "1"), ("gp", "cloud", "1"), ("neighbours", "cloud", "1"),
        ("linear", "cloud", "30"), ("gp", "cloud", "30"), ("neighbours", "cloud", "30"),
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
        ({"GAP_SHAPE": "round"}, "GAP_SHAPE"),
        ({"OPTICAL_FOLDER": ""}, "OPTICAL"),
        ({"CLOUD_MASK": "binary"}, "no optical acquisition has such a mask"),
    ],
)
def test_what_cannot_work_is_one_sentence(processing, provider, scene, tmp_path, changes, expected):
    parameters = {"OPTICAL_FOLDER": str(scene[0]), "TABLE": str(tmp_path / "t.csv"), **changes}
    assert expected in sentence_of(processing, ID, parameters)
    assert not list(tmp_path.iterdir())
