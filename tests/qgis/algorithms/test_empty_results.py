"""A result without a single value is never silent: the user is told why, and what to change."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("changes", {"MIN_CHANGE": 5}, "No fall of 5 or more was found in any pixel: the map is"),
        ("phenology", {"MIN_AMPLITUDE": 5}, "No pixel has a season of NDVI: the maps are empty."),
        ("maskclouds", {"CLEAR_CLASSES": "11"}, "No pixel is clear on any date: check CLOUD_MASK"),
    ],
)
def test_an_empty_result_is_said(
    processing, provider, project, scene, reconstructed, tmp_path, name, given, expected
):
    from qgis.core import QgsProcessingFeedback

    class Heard(QgsProcessingFeedback):
        def pushWarning(self, text):  # noqa: N802
            warnings.append(text)

    warnings = []
    place = {"SERIES_FOLDER": str(reconstructed)}
    if name == "maskclouds":
        place = {"OPTICAL_FOLDER": str(scene[0])}
    given = {**place, **given, "OUTPUT": str(tmp_path / "out")}
    assert processing.run(f"stori:{name}", given, feedback=Heard(False))["LAYERS"]
    assert any(expected in text for text in warnings)
