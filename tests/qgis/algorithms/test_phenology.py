"""``stori:phenology``: maps of the metrics of seasons."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
import rasterio
from suite import described, names_of, refusal_of

from stori_plugin.engine.analysis.season_metrics import METRICS

ID = "stori:phenology"
NAMES = (
    "SERIES_FOLDER SERIES SERIES_MANIFEST BAND METHOD THRESHOLD MIN_AMPLITUDE SEASON_START "
    "START END EXTENT RESOLUTION WORKERS MEMORY RESUME SCHEDULER OUTPUT"
)


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_maps_of_a_reconstruction(processing, provider, project, reconstructed, tmp_path):
    from qgis.core import Qgis

    given = {"SERIES_FOLDER": str(reconstructed), "OUTPUT": str(tmp_path / "maps")}
    result = processing.runAndLoadResults(ID, given)
    assert [Path(path).name for path in result["LAYERS"]] == ["phenology_2021.tif"]
    with rasterio.open(result["LAYERS"][0]) as raster:
        assert raster.descriptions == METRICS
        bands = dict(zip(METRICS, raster.read()))
    # The two fields peak on days 80 and 120 after the first of March.
    early, late = bands["peak"][:, :12], bands["peak"][:, 12:]
    assert np.nanmedian(early) == pytest.approx(60 + 80, abs=12)
    assert np.nanmedian(late) == pytest.approx(60 + 120, abs=12)
    assert (bands["start"] < bands["peak"]).all() and (bands["peak"] < bands["end"]).all()
    with rasterio.open(tmp_path / "maps" / "phenology_2021_sd.tif") as raster:
        spread = raster.read(1)
    # Linear interpolation is unsure of its gaps, and so of the dates.
    assert 0 < np.nanmedian(spread) < 45
    (layer,) = project.mapLayers().values()
    properties = layer.temporalProperties()
    assert properties.mode() == Qgis.RasterTemporalMode.RepresentsTemporalValues
    assert properties.temporalRepresentationOffset().date().toPyDate() == datetime.date(
        2020, 12, 31
    )
    assert properties.temporalRepresentationScale().days() == 1


def test_a_choice_goes_by_name_or_by_the_number_that_help_gives(
    processing, provider, reconstructed, tmp_path
):
    read = []
    for k, method in enumerate(("derivative", "1", 1)):
        given = {
            "SERIES_FOLDER": str(reconstructed),
            "METHOD": method,
            "OUTPUT": str(tmp_path / str(k)),
        }
        with rasterio.open(processing.run(ID, given)["LAYERS"][0]) as raster:
            read.append(raster.read())
    assert np.array_equal(read[0], read[1], equal_nan=True)
    assert np.array_equal(read[0], read[2], equal_nan=True)
    assert "METHOD is “2”: choose one of" in refusal_of(
        processing, ID, reconstructed, tmp_path, {"METHOD": "2"}
    )


def test_results_do_not_depend_on_the_workers(processing, provider, reconstructed, tmp_path):
    read = []
    for workers in (1, 2):
        given = {
            "SERIES_FOLDER": str(reconstructed),
            "BAND": "SAVI",
            "WORKERS": workers,
            "OUTPUT": str(tmp_path / str(workers)),
        }
        with rasterio.open(processing.run(ID, given)["LAYERS"][0]) as raster:
            read.append(raster.read())
    assert np.array_equal(*read, equal_nan=True)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SERIES_FOLDER": ""}, "No dated rasters are given"),
        ({"METHOD": "guess"}, "METHOD is “guess”: choose one of threshold, derivative."),
        ({"THRESHOLD": 100}, "THRESHOLD is “100”"),
        ({"BAND": "NDVI,SAVI"}, "BAND is “NDVI, SAVI”: name one band or index"),
        ({"BAND": "B99"}, "There is no band “B99”"),
        ({"BAND": ""}, "BAND (Band or index) is missing: give one."),
        ({"SEASON_START": "spring"}, "SEASON_START is “spring”: write month and day as MM-DD"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, reconstructed, tmp_path, changes, expected
):
    assert expected in refusal_of(processing, ID, reconstructed, tmp_path, changes)
