"""``stori:phenology``: the metrics of known curves, and maps of them."""

from __future__ import annotations

import datetime
import math
from pathlib import Path

import numpy as np
import pytest
import rasterio
from suite_fixtures import (  # noqa: F401
    described,
    names_of,
    processing_fixture,
    project_fixture,
    provider_fixture,
    reconstructed_fixture,
    refusal_of,
    scene_fixture,
)

from stori_plugin.engine.analysis.phenology import split_seasons
from stori_plugin.engine.analysis.season_metrics import METHODS, METRICS, Definition, seasons
from stori_plugin.engine.support.errors import InputError, ParameterError

ID = "stori:phenology"
NAMES = (
    "SERIES SERIES_FOLDER SERIES_MANIFEST BAND METHOD THRESHOLD MIN_AMPLITUDE SEASON_START "
    "START END EXTENT RESOLUTION WORKERS MEMORY OUTPUT"
)
DAYS = np.arange(0.0, 201.0, 10.0)
# A triangle from 0.2 on day 40 over 0.8 on day 100 to 0.4 on day 180.
TRIANGLE = np.interp(DAYS, [0, 40, 100, 180, 200], [0.2, 0.2, 0.8, 0.4, 0.4])


def metrics(values, sds=None, **definition) -> tuple[dict, dict]:
    sds = None if sds is None else sds[:, None]
    out, spread = seasons(DAYS, values[:, None], sds, Definition(**definition))
    return dict(zip(METRICS, out[:, 0])), dict(zip(METRICS, spread[:, 0]))


def test_it_explains_itself_and_its_names_never_change(provider):
    from stori_plugin.algorithms import phenology

    assert names_of(described(ID)) == NAMES.split()
    assert phenology.METHODS == METHODS


def test_a_triangle_by_threshold():
    found, _ = metrics(TRIANGLE, share=0.5)
    assert (found["start"], found["peak"], found["end"]) == pytest.approx((70, 100, 140))
    assert found["length"] == pytest.approx(70)
    assert (found["base"], found["peak_value"], found["amplitude"]) == pytest.approx(
        (0.3, 0.8, 0.5)
    )
    whole = 30 * (0.5 + 0.8) / 2 + 40 * (0.8 + 0.6) / 2
    assert found["integral"] == pytest.approx(whole)
    assert found["integral_above_base"] == pytest.approx(whole - 0.3 * 70)
    assert (found["rate_up"], found["rate_down"]) == pytest.approx((0.01, -0.005))


def test_a_triangle_by_derivative():
    bent = np.interp(DAYS, [0, 40, 60, 70, 100, 180, 200], [0.2, 0.2, 0.3, 0.6, 0.8, 0.4, 0.4])
    found, _ = metrics(bent, method="derivative")
    assert found["start"] == pytest.approx(65)


def test_missing_dates_are_passed_over():
    holed = TRIANGLE.copy()
    holed[[2, 9, 13]] = np.nan
    found, _ = metrics(holed, share=0.5)
    assert found["start"] == pytest.approx(70) and found["end"] == pytest.approx(140)


@pytest.mark.parametrize(
    "values", [np.full(21, 0.5), np.linspace(0.1, 0.9, 21), np.where(DAYS < 30, TRIANGLE, np.nan)]
)
def test_no_season_is_missing_in_every_metric(values):
    found, _ = metrics(values)
    assert np.isnan(list(found.values())).all()


def test_the_standard_deviations_agree_with_drawing_many_curves():
    rng = np.random.default_rng(6)
    sds = np.full(21, 0.01)
    # Flat ends would make the minimum of many draws, which is lower; slopes keep its place.
    sloping = np.interp(DAYS, [0, 100, 200], [0.2, 0.8, 0.3])
    drawn = sloping[:, None] + rng.normal(0, 0.01, (21, 3000))
    out, _ = seasons(DAYS, drawn, None, Definition(share=0.5))
    _, spread = metrics(sloping, sds, share=0.5)
    for name in ("start", "end", "peak_value", "amplitude", "base"):
        told, seen = spread[name], np.nanstd(out[METRICS.index(name)])
        assert told == pytest.approx(seen, rel=0.3), name


@pytest.mark.parametrize("method", METHODS)
def test_every_metric_has_a_standard_deviation_near_to_what_many_draws_show(method):
    rng = np.random.default_rng(7)
    smooth = 0.2 + 0.6 * np.exp(-0.5 * ((DAYS - 97.0) / 30.0) ** 2) - 0.001 * abs(DAYS - 97.0)
    drawn = smooth[:, None] + rng.normal(0, 0.02, (21, 3000))
    definition = Definition(method, share=0.5)
    seen = dict(zip(METRICS, np.nanstd(seasons(DAYS, drawn, None, definition)[0], axis=1)))
    _, told = metrics(smooth, np.full(21, 0.02), method=method, share=0.5)
    for name in METRICS:
        assert 0.6 * seen[name] < told[name] < 2.2 * seen[name], name


def test_a_date_is_never_less_certain_than_its_side_of_the_season():
    flat = np.interp(DAYS, [0, 60, 100, 140, 200], [0.2, 0.79, 0.8, 0.79, 0.2])
    _, told = metrics(flat, np.full(21, 0.3))
    assert told["peak"] == pytest.approx(200 / math.sqrt(12.0))
    assert told["start"] <= 100 / math.sqrt(12.0) + 1e-6


def test_seasons_are_years_from_any_day():
    dates = [datetime.date(2020, 9, 1) + datetime.timedelta(days=30 * k) for k in range(20)]
    assert [s.label for s in split_seasons(dates, "09-01")] == ["2020", "2021"]
    assert [len(s.places) for s in split_seasons(dates, "01-01")] == [5, 12]
    with pytest.raises(ParameterError, match="SEASON_START is “13-40”: write month and day"):
        split_seasons(dates, "13-40")
    with pytest.raises(InputError, match="No season has 5 dates"):
        split_seasons(dates[:3], "01-01")


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
