"""``stori:changes``: maps of breaks, dated and weighed."""

from __future__ import annotations

from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from suite import described, names_of, refusal_of

from stori_plugin.engine.analysis.changes import band_names

ID = "stori:changes"
NAMES = (
    "SERIES_FOLDER SERIES SERIES_MANIFEST BAND DIRECTION MIN_CHANGE WINDOW MAX_BREAKS SAR_FOLDER "
    "SAR SAR_BAND START END EXTENT RESOLUTION WORKERS MEMORY RESUME SCHEDULER OUTPUT"
)


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_a_map_of_the_harvest(processing, provider, project, tmp_path):
    import datetime

    from qgis.core import Qgis
    from qgis.PyQt.QtCore import QDate, QLocale

    for k in range(20):
        day = datetime.date(2021, 3, 1) + datetime.timedelta(days=10 * k)
        cover = np.where(np.arange(8)[None, :] < 4, k < 8, k < 14) * np.ones((8, 1))
        values = (0.2 + 0.6 * cover).astype(np.float32)
        path = tmp_path / "in" / f"ndvi_{day:%Y%m%d}.tif"
        made_scene.write_raster(path, values[None], ["NDVI"], float("nan"))
        spread = np.full((1, 8, 8), 0.05, np.float32)
        made_scene.write_raster(path.with_name(f"{path.stem}_sd.tif"), spread, ["NDVI"])
    given = {"SERIES_FOLDER": str(tmp_path / "in"), "OUTPUT": str(tmp_path / "map")}
    result = processing.runAndLoadResults(ID, given)
    assert [Path(path).name for path in result["LAYERS"]] == ["changes_2021.tif"]
    with rasterio.open(result["LAYERS"][0]) as raster:
        bands = dict(zip(raster.descriptions, raster.read()))
    # Between the dates on days 70 and 80 after the first of March, and 130 and 140.
    assert np.unique(bands["date_1"]) == pytest.approx([60 + 75, 60 + 135])
    assert bands["magnitude_1"] == pytest.approx(-0.6, abs=1e-5)
    assert (bands["confidence_1"] > 0.99).all() and (bands["count"] == 1).all()
    (layer,) = project.mapLayers().values()
    mode = layer.temporalProperties().mode()
    assert mode == Qgis.RasterTemporalMode.RepresentsTemporalValues
    # Days 135 and 195 of the year fall in May and July; the last of May is day 151.
    ramp = layer.renderer().shader().rasterShaderFunction()
    items = ramp.colorRampItemList()
    months = [QLocale().toString(QDate(2021, month, 1), "MMMM") for month in (5, 6, 7)]
    assert [item.label for item in items] == months
    assert [int(item.value) for item in items] == [151, 181, 212]
    assert ramp.shade(135.0)[1:4] == items[0].color.getRgb()[:3]


def test_a_reconstruction_is_an_input(processing, provider, reconstructed, tmp_path):
    given = {"SERIES_FOLDER": str(reconstructed), "WINDOW": 40, "OUTPUT": str(tmp_path / "map")}
    with rasterio.open(processing.run(ID, given)["LAYERS"][0]) as raster:
        assert raster.descriptions == band_names(6)
        assert np.isfinite(raster.read(19)).all()


def test_sar_is_a_second_witness(processing, provider, reconstructed, scene, tmp_path):
    given = {"SERIES_FOLDER": str(reconstructed), "SAR_FOLDER": str(scene[1]), "WINDOW": 40}
    with rasterio.open(
        processing.run(ID, {**given, "OUTPUT": str(tmp_path / "map")})["LAYERS"][0]
    ) as raster:
        assert raster.descriptions == band_names(6, has_witness=True)
        bands = dict(zip(raster.descriptions, raster.read()))
    assert (np.isfinite(bands["witness_1"]) <= np.isfinite(bands["date_1"])).all()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SERIES_FOLDER": ""}, "No dated rasters are given"),
        ({"DIRECTION": "up"}, "DIRECTION is “up”: choose one of fall, rise, both."),
        ({"MIN_CHANGE": 0}, "MIN_CHANGE is 0: give a change above 0."),
        ({"WINDOW": 0}, "WINDOW is “0”"),
        ({"BAND": "NDVI,B04"}, "BAND is “NDVI, B04”: name one band or index"),
        ({"END": "2021-03-05"}, "The series has NDVI on one date only"),
        ({"SAR_FOLDER": "/nowhere/sar"}, "SAR_FOLDER"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, reconstructed, tmp_path, changes, expected
):
    assert expected in refusal_of(processing, ID, reconstructed, tmp_path, changes)
