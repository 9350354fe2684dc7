"""``stori:validate``: a table and a page of scores."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree

import made_scene
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


def test_a_coarse_sensor_guides_what_is_validated(processing, provider, scene, tmp_path):
    from qgis.core import QgsProcessingFeedback

    made_scene.write_coarse(tmp_path / "coarse")
    feedback = QgsProcessingFeedback(False)
    given = {
        "OPTICAL_FOLDER": str(scene[0]),
        "COARSE_FOLDER": str(tmp_path / "coarse"),
        "COARSE_RESOLUTION": 80,
        "BANDS": "NDVI",
        "METHODS": "gp",
        "GAPS": "60",
        "GAP_SHAPE": "scene",
    }
    ratios = {}
    for name in ("coarse", "alone"):
        table = tmp_path / f"{name}.csv"
        page = tmp_path / f"{name}.html"
        processing.run(ID, {**given, "TABLE": str(table), "HTML": str(page)}, feedback=feedback)
        told = "Coarse sensor: 40 dates from 2021-03-01 to 2021-09-12, pixels of 80 m, bands"
        assert (told in page.read_text(encoding="utf-8")) == (name == "coarse")
        rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
        ratios[name] = float(rows[1]["rmse_ratio_to_linear"])
        del given["COARSE_FOLDER"], given["COARSE_RESOLUTION"]
        given |= {"COARSE_FOLDER": "", "COARSE_RESOLUTION": None}
    assert "The coarse rasters (40 dates, pixels of 80 m) are compared" in feedback.textLog()
    assert "ndvi, gp: The coarse rasters are believed to" in feedback.textLog()
    assert ratios["coarse"] < 0.8 * ratios["alone"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"GAPS": "long"}, "GAPS is “long”: give whole days"),
        ({"METHODS": "magic"}, "METHODS has “magic”: choose from"),
        ({"GAP_SHAPE": "round"}, "GAP_SHAPE"),
        ({"OPTICAL_FOLDER": ""}, "OPTICAL"),
        ({"COARSE_RESOLUTION": 0}, "COARSE_RESOLUTION is 0: give metres above 0"),
        ({"COARSE_FOLDER": "/not/there"}, "The folder of COARSE_FOLDER, “/not/there”, does not"),
        ({"CLOUD_MASK": "binary"}, "no optical acquisition has such a mask"),
    ],
)
def test_what_cannot_work_is_one_sentence(processing, provider, scene, tmp_path, changes, expected):
    parameters = {"OPTICAL_FOLDER": str(scene[0]), "TABLE": str(tmp_path / "t.csv"), **changes}
    assert expected in sentence_of(processing, ID, parameters)
    assert not list(tmp_path.iterdir())
