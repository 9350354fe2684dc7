"""``stori:spectralindex``: indices of every date, and their standard deviations."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
from made_catalogue import installed_catalogue
from made_rasters import write
from suite import described, names_of, refusal_of, sentence_of

ID = "stori:spectralindex"
NAMES = (
    "SERIES_FOLDER SERIES SERIES_MANIFEST INDICES UNCERTAINTY START END CLOUD_MASK "
    "CLEAR_CLASSES MASK_BUFFER LEVEL_SENSORS EXTENT RESOLUTION WORKERS MEMORY RESUME SCHEDULER "
    "OUTPUT"
)


def read(path, band=1):
    with rasterio.open(path) as raster:
        return raster.read(band)


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_it_equals_the_formula_and_propagates_the_standard_deviation(results_of, reconstructed):
    result = results_of(SERIES_FOLDER=reconstructed, INDICES="savi")
    assert len(result["LAYERS"]) == 19
    folder = Path(result["OUTPUT"])
    red, nir = (read(reconstructed / "reflectance_20210520.tif", k) / 1e4 for k in (1, 2))
    expected = 1.5 * (nir - red) / (nir + red + 0.5)
    assert read(folder / "savi_20210520.tif") == pytest.approx(expected, abs=1e-5)
    red_sd, nir_sd = (read(reconstructed / "reflectance_20210520_sd.tif", k) / 1e4 for k in (1, 2))
    # The same by drawing a thousand times, for one pixel.
    rng = np.random.default_rng(0)
    r = red[4, 4] + red_sd[4, 4] * rng.standard_normal(4000)
    n = nir[4, 4] + nir_sd[4, 4] * rng.standard_normal(4000)
    drawn = np.std(1.5 * (n - r) / (n + r + 0.5))
    assert read(folder / "savi_20210520_sd.tif")[4, 4] == pytest.approx(drawn, rel=0.08)
    with rasterio.open(folder / "savi_20210520.tif") as raster:
        tags, names = raster.tags(), raster.descriptions
    assert (tags["ACQUISITION_DATE"], tags["METHOD"]) == ("2021-05-20", "linear")
    assert names == ("SAVI",)
    manifest = json.loads(Path(result["MANIFEST"]).read_text(encoding="utf-8"))
    assert manifest["outputs"][0]["file"] == "savi_20210301.tif"


def test_clouds_are_missing_in_the_indices_of_observations(results_of, scene):
    result = results_of(SERIES_FOLDER=scene[0], INDICES="NDVI, NDMI", MASK_BUFFER=0)
    paths = [Path(path) for path in result["LAYERS"]]
    assert [path.name for path in paths[:2]] == ["ndvi_20210301.tif", "ndvi_20210311.tif"]
    assert len(paths) == 2 * 20 and not list(paths[0].parent.glob("*_sd.tif"))
    shares = [np.isfinite(read(path)).mean() for path in paths[:3]]
    assert shares == pytest.approx([1.0, 1 - 64 / 576, 0.0])


def test_gaps_of_observations_are_told_and_those_of_results_are_not(
    processing, provider, project, scene, reconstructed, tmp_path
):
    from qgis.core import QgsProcessingFeedback

    logs = []
    for folder, index in ((scene[0], "NDVI"), (reconstructed, "SAVI")):
        feedback = QgsProcessingFeedback()
        out = tmp_path / index
        given = {"SERIES_FOLDER": str(folder), "INDICES": index, "OUTPUT": str(out)}
        processing.run(ID, given, feedback=feedback)
        logs.append(feedback.textLog())
    assert "of the values are clouded or missing and stay empty. Run stori:reconstruct" in logs[0]
    assert "The series has gaps" not in logs[1]


@pytest.mark.parametrize("is_on", [True, False])
def test_sensors_are_brought_to_one_level_or_not(results_of, tmp_path, is_on):
    sensors = {
        "S2A_MSIL2A_20190601T104031_N0300_R008_T31UES": (("B04", 1000), ("B8A", 3000)),
        "LC08_L2SP_198024_20190603_20200913_02_T1": (("SR_B4", 10909), ("SR_B5", 18182)),
        "LC08_L2SP_198024_20190619_20200913_02_T1": (("SR_B4", 10909), ("SR_B5", 18182)),
    }
    for stem, bands in sensors.items():
        for band, value in bands:
            write(tmp_path / "in" / f"{stem}_{band}.tif", value=value, pixel=30.0)
    result = results_of(SERIES_FOLDER=tmp_path / "in", INDICES="NDVI", LEVEL_SENSORS=is_on)
    found = {Path(path).stem: read(path)[3, 3] for path in result["LAYERS"]}
    red, nir = 0.1 * 0.9765 + 0.0009, 0.3 * 0.9983 - 0.0001
    of_s2 = (nir - red) / (nir + red) if is_on else 0.5
    assert found["ndvi_20190601"] == pytest.approx(of_s2, abs=1e-4)
    assert found["ndvi_20190603"] == pytest.approx(0.5, abs=1e-4)


def test_results_are_the_same_for_any_number_of_workers(results_of, reconstructed, tmp_path):
    for workers in (1, 2):
        results_of(
            SERIES_FOLDER=reconstructed,
            INDICES="SAVI",
            WORKERS=workers,
            OUTPUT=str(tmp_path / str(workers)),
        )
    for path in (tmp_path / "1").glob("*.tif"):
        assert np.array_equal(read(path), read(tmp_path / "2" / path.name), equal_nan=True)


def test_the_layers_of_one_are_the_input_of_the_next(
    results_of, processing, reconstructed, tmp_path
):
    indices = results_of(SERIES_FOLDER=reconstructed, INDICES="SAVI")
    again = processing.run("stori:loadseries", {"SERIES": indices["LAYERS"]})
    assert again["LAYERS"] == indices["LAYERS"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SERIES_FOLDER": ""}, "No dated rasters are given"),
        ({"INDICES": "NDVI,NOPE"}, "“NOPE” is not an index known here: choose among NDVI"),
        ({"INDICES": "NDRE"}, "NDRE needs a red-edge (705 nm) band"),
        ({"MEMORY": 3}, "MEMORY is “3”"),
        ({"EXTENT": "0,10,0,10 [EPSG:32631]"}, "EXTENT does not overlap the rasters"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, reconstructed, tmp_path, changes, expected
):
    assert expected in refusal_of(processing, ID, reconstructed, tmp_path, changes)


def test_results_never_lie_among_the_inputs(processing, provider, reconstructed):
    sentence = sentence_of(
        processing,
        ID,
        {"SERIES_FOLDER": str(reconstructed), "INDICES": "NDVI", "OUTPUT": str(reconstructed)},
    )
    assert "is the folder of the input ndvi_20210301.tif: choose a folder of its own" in sentence


def test_cancelling_leaves_nothing_behind(processing, provider, reconstructed, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    given = {"SERIES_FOLDER": str(reconstructed), "OUTPUT": str(tmp_path / "out")}
    with pytest.raises(QgsProcessingException, match="Stopped by the user"):
        processing.run(ID, given, feedback=feedback)
    assert not (tmp_path / "out").exists()


@pytest.fixture
def installed(monkeypatch):
    with installed_catalogue(monkeypatch):
        yield


def test_an_index_of_the_catalogue_is_computed_with_its_spread(
    installed, processing, provider, reconstructed, tmp_path
):
    given = {"SERIES_FOLDER": str(reconstructed), "INDICES": "wdrvi", "OUTPUT": str(tmp_path)}
    layers = processing.run("stori:spectralindex", given)["LAYERS"]
    assert layers and layers[0].endswith("wdrvi_20210301.tif")
    with rasterio.open(layers[0].replace(".tif", "_sd.tif")) as raster:
        assert raster.descriptions == ("WDRVI",) and np.nanmin(raster.read(1)) >= 0
    sampled = {"SERIES_FOLDER": str(tmp_path), "OUTPUT": str(tmp_path / "stack")}
    processing.run("stori:temporalstack", sampled)
    assert (tmp_path / "stack" / "wdrvi_stack.tif").is_file()
