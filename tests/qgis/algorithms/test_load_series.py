"""``stori:loadseries``: any folder of dated rasters becomes a temporal group."""

from __future__ import annotations

import datetime
import shutil

import made_scene
import numpy as np
import pytest
from suite import described, names_of, sentence_of

ID = "stori:loadseries"


def groups(project) -> dict[str, list]:
    return {
        node.name(): [child.layer() for child in node.children()]
        for node in project.layerTreeRoot().children()
    }


def test_it_explains_itself_and_its_names_never_change(provider):
    algorithm = described(ID)
    assert names_of(algorithm) == [
        "SERIES_FOLDER",
        "SERIES",
        "SERIES_MANIFEST",
        "START",
        "END",
        "CONTENT",
        "GROUP",
        "SET_TIME",
    ]
    assert [output.name() for output in algorithm.outputDefinitions()] == ["LAYERS"]


def test_a_reconstruction_arrives_as_one_group_per_series(
    processing, provider, project, reconstructed
):
    result = processing.runAndLoadResults(ID, {"SERIES_FOLDER": str(reconstructed)})
    assert len(result["LAYERS"]) == 2 * 19
    loaded = groups(project)
    assert set(loaded) == {"STORI ndvi", "STORI reflectance"}
    for layers in loaded.values():
        names = [layer.name() for layer in layers]
        assert len(names) == 19 and names == sorted(names)
        assert all(layer.temporalProperties().isActive() for layer in layers)
    first = project.timeSettings().temporalRange().begin().date().toPyDate()
    assert first == datetime.date(2021, 3, 1)


@pytest.mark.parametrize(
    ("content", "ending", "renderer"),
    [("quality", "_quality.tif", "paletted"), ("standard deviation", "_sd.tif", None)],
)
def test_what_lies_beside_a_reconstruction_is_loaded_when_asked_for(
    processing, provider, project, reconstructed, content, ending, renderer
):
    parameters = {"SERIES_FOLDER": str(reconstructed), "CONTENT": content}
    result = processing.runAndLoadResults(ID, parameters)
    assert len(result["LAYERS"]) == 2 * 19
    assert all(path.endswith(ending) for path in result["LAYERS"])
    loaded = groups(project)
    word = "quality" if content == "quality" else "sd"
    assert set(loaded) == {f"STORI ndvi {word}", f"STORI reflectance {word}"}
    if renderer:
        for layers in loaded.values():
            assert {layer.renderer().type() for layer in layers} == {renderer}
            labels = {one.label for one in layers[0].renderer().classes()}
            assert {"observed that day", "never seen clear"} <= labels


def test_a_series_without_companions_says_so(processing, provider, scene):
    sentence = sentence_of(processing, ID, {"SERIES_FOLDER": str(scene[0]), "CONTENT": "quality"})
    assert "ends in _quality.tif" in sentence


def test_raw_acquisitions_and_their_masks_are_series_of_their_own(
    processing, provider, project, scene
):
    parameters = {"SERIES_FOLDER": str(scene[0]), "START": "2021-04-01", "END": "2021-06-30"}
    processing.runAndLoadResults(ID, parameters)
    loaded = groups(project)
    assert set(loaded) == {"STORI sentinel2 B02 to B11", "STORI sentinel2 SCL"}
    masks = loaded["STORI sentinel2 SCL"]
    assert {layer.renderer().type() for layer in masks} == {"paletted"}
    assert len(masks) == 9


def test_the_group_may_be_named_and_the_projects_time_kept(processing, provider, project, scene):
    from stori_plugin.presentation.temporal import half_open_range

    chosen = half_open_range(datetime.date(1999, 1, 1), datetime.date(2000, 1, 1))
    project.timeSettings().setTemporalRange(chosen)
    parameters = {"SERIES_FOLDER": str(scene[1]), "GROUP": "Radar", "SET_TIME": False}
    processing.runAndLoadResults(ID, parameters)
    assert set(groups(project)) == {"Radar"}
    assert project.timeSettings().temporalRange() == chosen
    processing.runAndLoadResults(ID, {"SERIES_FOLDER": str(scene[1])})
    begin = project.timeSettings().temporalRange().begin().date().toPyDate()
    assert begin == made_scene.FIRST_DAY


def test_a_stack_of_dates_plays_band_by_band(processing, provider, project, tmp_path):
    from qgis.core import Qgis

    days = [datetime.date(2021, 5, day) for day in (1, 11, 21)]
    values = np.full((3, 4, 4), 0.5, np.float32)
    names = [f"NDVI {day}" for day in days]
    made_scene.write_raster(tmp_path / "stack.tif", values, names)
    processing.runAndLoadResults(ID, {"SERIES_FOLDER": str(tmp_path)})
    ((layer,),) = groups(project).values()
    properties = layer.temporalProperties()
    assert properties.mode() == Qgis.RasterTemporalMode.FixedRangePerBand
    begins = [span.begin().date().toPyDate() for span in properties.fixedRangePerBand().values()]
    assert begins == days


def test_two_acquisitions_of_one_day_share_its_span(processing, provider, project, tmp_path):
    for letter in "ab":
        values = np.full((1, 4, 4), 0.5, np.float32)
        made_scene.write_raster(tmp_path / f"{letter}_20210501.tif", values, ["NDVI"])
    processing.runAndLoadResults(ID, {"SERIES_FOLDER": str(tmp_path)})
    ((first, second),) = groups(project).values()
    spans = [layer.temporalProperties().fixedTemporalRange() for layer in (first, second)]
    assert spans[0] == spans[1] and spans[0].end() > spans[0].begin()


def test_a_damaged_file_is_passed_over_and_named(processing, provider, scene, tmp_path):
    from qgis.core import QgsProcessingFeedback

    for path in sorted(scene[1].glob("*.tif"))[:3]:
        shutil.copy(path, tmp_path)
    (tmp_path / "S1_broken_20210501.tif").write_bytes(b"not a raster")
    feedback = QgsProcessingFeedback(False)
    result = processing.run(ID, {"SERIES_FOLDER": str(tmp_path)}, feedback=feedback)
    assert len(result["LAYERS"]) == 3
    assert "S1_broken_20210501.tif cannot be read" in feedback.textLog()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "No dated rasters are given: choose layers (SERIES) or a folder (SERIES_FOLDER)."),
        ({"SERIES_FOLDER": "/not/there"}, "The folder of SERIES_FOLDER, “/not/there”, does not"),
        ({"SERIES_FOLDER": "EMPTY"}, "holds no rasters: choose one"),
        ({"SERIES_FOLDER": "SAR", "START": "2022-01-01"}, "No raster lies between 2022-01-01 and"),
        (
            {"SERIES_FOLDER": "SAR", "START": "2021-06-01", "END": "2021-05-01"},
            "START (2021-06-01) is after END",
        ),
        ({"SERIES_FOLDER": "UNDATED"}, "No acquisition date was found for field.tif"),
    ],
)
def test_what_cannot_work_is_one_sentence(processing, provider, scene, tmp_path, changes, expected):
    (tmp_path / "empty").mkdir()
    made_scene.write_raster(tmp_path / "undated" / "field.tif", np.ones((1, 4, 4)), ["NDVI"])
    places = {"EMPTY": tmp_path / "empty", "SAR": scene[1], "UNDATED": tmp_path / "undated"}
    changes = {name: str(places.get(value, value)) for name, value in changes.items()}
    assert expected in sentence_of(processing, ID, changes)
