"""What a run tells beside its rasters: manifest, report, log; and a real scene."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener, files_below, reconstruct, values
from read_page import FILE_NAME, Page

from stori_plugin.engine.acquisitions.beliefs import Ledger
from stori_plugin.engine.acquisitions.judgement import judge
from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.methods.method_registry import METHODS
from stori_plugin.engine.run.reconstruct import reconstruct as run
from stori_plugin.engine.scene.job import Job


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A scene with a name that HTML would not like, and an acquisition without a mask."""
    folder = tmp_path_factory.mktemp("scene") / FILE_NAME
    made_scene.write_scene(folder)
    next((folder / "optical").glob("*20210301*SCL*")).unlink()
    return folder


@pytest.fixture(scope="module")
def run_once(folder, tmp_path_factory):
    listener = Listener()
    output = tmp_path_factory.mktemp("output") / FILE_NAME
    result = reconstruct(folder, output, listener, bands=("B04", "B08", "NDVI"), step="P20D")
    return result, listener, output


def manifest_of(result):
    def refuse(name):
        raise AssertionError(f"{name} is not JSON")

    return json.loads(Path(result.manifest).read_text("utf-8"), parse_constant=refuse)


def test_the_folder_holds_the_results_and_nothing_else(run_once):
    result, _, output = run_once
    expected = {Path(path).name for r in result.rasters for path in r.paths}
    expected |= {"manifest.json", "report.html", "stori.log"}
    assert set(files_below(output)) == expected


def test_manifest_and_report_tell_what_is_believed(tmp_path, monkeypatch):
    made_scene.write_scene(tmp_path)

    def believing(judged, ledger: Ledger, progress):
        paths = [item.path for item in judged]
        ledger.believe("level", "something else", "a made one", paths, "Look at it.")
        return judged

    monkeypatch.setitem(judge._STEPS, "optical", (*judge._STEPS["optical"], believing))
    listener = Listener()
    result = reconstruct(tmp_path, tmp_path / "out", listener, method="linear", step="P90D")
    (told,) = [one for one in manifest_of(result)["beliefs"] if one["evidence"] == "a made one"]
    assert (told["kind"], told["value"]) == ("level", "something else")
    assert told["doubt"] in manifest_of(result)["problems"] and told["doubt"] in listener.warnings
    assert told["file_count"] > len(told["files"]) == 20
    text = Page((tmp_path / "out" / "report.html").read_text("utf-8")).text
    assert "doubted level something else a made one" in text and told["doubt"] in text


def test_the_manifest_is_all_that_is_needed_to_repeat_the_run(run_once, folder, tmp_path):
    result, _, _ = run_once
    manifest = manifest_of(result)
    parameters = manifest["parameters"]
    assert parameters["method"] == "gp"
    assert parameters["bands"] == ["B04", "B08", "NDVI"]
    assert parameters["mask_buffer"] == 20.0
    assert len(parameters["optical"]) == 39
    # So are inputs with their dates and clear shares, versions, and what was learned.
    assert [item["date"] for item in manifest["optical"]][:2] == ["2021-03-01", "2021-03-11"]
    shares = [item["clear_fraction"] for item in manifest["optical"]]
    assert shares[0] == 1.0
    assert shares[2] == 0.0
    assert 0.5 < shares[1] < 1.0
    assert len(manifest["sar"]) == 29
    (level,) = manifest["sar_levels"]
    assert (level["passes"], level["level_db"]) == (29, {"VV": 0, "VH": 0})
    assert level["satellite"] == manifest["sar"][0]["satellite"] == ""
    page = Page((Path(result.manifest).parent / "report.html").read_text("utf-8")).text
    assert "SAR passes" in page and "told by" in page
    assert {"stori", "python", "numpy", "scipy", "numba", "rasterio", "gdal"} <= set(
        manifest["versions"]
    )
    learned = {item["series"]: item for item in manifest["learned"]}
    assert set(learned) == {"reflectance", "ndvi"}
    component = learned["ndvi"]["model"]["components"][0]
    assert len(component["length_days"]) == len(component["loading"]) == 3
    assert learned["reflectance"]["calibration"]["factor"]
    names = [Path(raster.path).name for raster in result.rasters]
    assert [item["file"] for item in manifest["outputs"]] == names
    assert manifest["grid"]["width"] == 24
    assert manifest["missing_values"] == 0
    again = Job(
        optical=tuple(rasters_in(str(folder / "optical"))),
        sar=tuple(rasters_in(str(folder / "sar"))),
        output=str(tmp_path / "again"),
        **{
            name: tuple(value) if isinstance(value, list) else value
            for name, value in parameters.items()
            if name not in ("optical", "sar", "output")
        },
    )
    repeated = run(again)
    for one, other in zip(result.rasters, repeated.rasters):
        np.testing.assert_array_equal(values(one.path), values(other.path))


@pytest.mark.parametrize("method", list(METHODS))
@pytest.mark.parametrize("uncertainty", [True, False])
def test_every_method_has_a_manifest_and_a_report(folder, tmp_path, method, uncertainty):
    result = reconstruct(
        folder, tmp_path, method=method, uncertainty=uncertainty, step="P90D", bands=("B04",)
    )
    learned = manifest_of(result)["learned"][0]
    assert learned["method"] == method
    assert bool(learned["calibration"]) is uncertainty
    Page(Path(result.report).read_text("utf-8"))


def test_the_report_is_a_page_that_stands_alone(run_once):
    result, _, output = run_once
    page = Path(result.report).read_text("utf-8")
    text = Page(page).text  # whole, alone, and nothing but text came from names
    assert str(output) in text
    assert result.summary in text
    assert "1 of 20 optical acquisitions have no cloud mask" in text
    assert "greenness" in text
    assert page.count("<rect") == 20
    assert page.count("<circle") == 29


def test_the_log_holds_what_was_said(run_once):
    result, listener, _ = run_once
    log = Path(result.log).read_text("utf-8")
    for line in listener.lines[:-1]:
        assert line in log
    (warning,) = listener.warnings
    assert f"Warning: {warning}" in log
    assert result.summary in log


def test_the_summary_says_what_was_made(run_once):
    result, _, _ = run_once
    assert result.summary.startswith("10 dates from 2021-03-01 to 2021-08-28 of reflectance, ndvi")
    assert "100.00 % of the result has a value" in result.summary


def with_a_pixel_never_clear(folder) -> None:
    made_scene.write_optical(folder / "optical", range(0, 80, 10))
    for path in (folder / "optical").glob("*SCL*"):
        with rasterio.open(path, "r+") as dataset:
            codes = dataset.read()
            codes[:, 5, 7] = 9
            dataset.write(codes)


@pytest.mark.parametrize("method", ["gp", "linear"])
def test_a_pixel_that_was_never_clear_is_missing_and_counted(tmp_path, method):
    with_a_pixel_never_clear(tmp_path)
    choice = {"sar": "", "method": method, "step": "P60D", "mask_buffer": 0.0}
    result = reconstruct(tmp_path, tmp_path / "out", fill_unseen=False, **choice)
    for raster in result.rasters:
        for path in (raster.path, raster.sd_path):
            missing = np.isnan(values(path))
            assert np.argwhere(missing.any(axis=0)).tolist() == [[5, 7]]
            assert missing.sum() == 5
        with rasterio.open(raster.quality_path) as dataset:
            assert dataset.read()[:, 5, 7].tolist() == [7, 255, 255]
    assert manifest_of(result)["missing_values"] == len(result.rasters)
    assert "never seen clear and some have no value" in result.summary


@pytest.mark.parametrize("method", ["gp", "linear"])
def test_a_pixel_that_was_never_clear_gets_the_word_of_scene_and_sar(tmp_path, method):
    with_a_pixel_never_clear(tmp_path)
    made_scene.write_sar(tmp_path / "sar", range(0, 80, 12))
    choice = {"method": method, "step": "P20D", "mask_buffer": 0.0}
    result = reconstruct(tmp_path, tmp_path / "out", **choice)
    for raster in result.rasters:
        mean, sd = values(raster.path), values(raster.sd_path)
        assert np.isfinite(mean).all() and np.isfinite(sd).all()
        others = np.ones(mean.shape[1:], bool)
        others[5, 7] = False
        assert (sd[:, 5, 7] >= sd[:, others].mean(axis=1)).all()
        low, high = mean[:, others].min(axis=1), mean[:, others].max(axis=1)
        assert ((mean[:, 5, 7] >= low - 1e-3) & (mean[:, 5, 7] <= high + 1e-3)).all()
        with rasterio.open(raster.quality_path) as dataset:
            quality = dataset.read()
            assert dataset.descriptions == ("quality", "days", "variance left")
            assert dataset.tags()["CONTENT"] == "quality"
        assert quality[:2, 5, 7].tolist() == [6, 255]
        assert np.median(quality[2][others]) < quality[2, 5, 7] <= 100
        assert set(np.unique(quality[0][others])) <= {1, 2, 3, 4, 5}
    assert manifest_of(result)["missing_values"] == 0
    assert "have what the scene and their SAR say" in result.summary


def test_ground_that_masks_take_for_cloud_is_counted(tmp_path):
    made_scene.write_optical(tmp_path / "optical", range(0, 150, 10))
    for path in (tmp_path / "optical").glob("*SCL*"):
        with rasterio.open(path, "r+") as dataset:
            codes = np.full((1, dataset.height, dataset.width), 4, np.uint8)
            codes[:, 3:5, 3:5] = 8
            dataset.write(codes)
    for path in (tmp_path / "optical").glob("*_20m.tif"):
        if "SCL" not in path.name:
            with rasterio.open(path, "r+") as dataset:
                numbers = dataset.read()
                numbers[:, 3:5, 3:5] = 4000
                dataset.write(numbers)
    result = reconstruct(
        tmp_path, tmp_path / "out", sar="", method="linear", step="P60D", mask_buffer=0.0
    )
    share = 4 / made_scene.SIDE**2
    assert manifest_of(result)["masked_in_vain"] == pytest.approx(share, abs=1e-6)
    assert f"{100 * share:.2f} % of the pixels are bright ground" in result.summary
    for raster in result.rasters:
        with rasterio.open(raster.quality_path) as dataset:
            assert (dataset.read(1)[3:5, 3:5] < 6).all()


def test_nothing_is_filled_where_nobody_looked(tmp_path):
    made_scene.write_optical(tmp_path / "optical", range(0, 80, 10))
    for path in (tmp_path / "optical").glob("*.tif"):
        with rasterio.open(path, "r+") as dataset:
            numbers = dataset.read()
            numbers[:, :, 20:] = 0
            dataset.write(numbers)
    result = reconstruct(tmp_path, tmp_path / "out", sar="", method="linear", step="P60D")
    for raster in result.rasters:
        assert np.isnan(values(raster.path)[:, :, 20:]).all()
        assert np.isfinite(values(raster.path)[:, :, :20]).all()


def test_without_quality_there_is_none(tmp_path):
    made_scene.write_optical(tmp_path / "optical", range(0, 80, 10))
    result = reconstruct(tmp_path, tmp_path / "out", sar="", method="linear", quality=False)
    assert not list((tmp_path / "out").glob("*_quality.tif"))
    assert {raster.quality_path for raster in result.rasters} == {""}


@pytest.mark.parametrize("kind", ["auto", "scl"])
def test_an_acquisition_without_its_mask_is_pointed_out(tmp_path, kind):
    made_scene.write_optical(tmp_path / "optical", range(0, 80, 10))
    next((tmp_path / "optical").glob("*20210301*SCL*")).unlink()
    listener = Listener()
    options = {"sar": "", "method": "linear", "cloud_mask": kind, "step": "P60D"}
    reconstruct(tmp_path, tmp_path / "out", listener, **options)
    (warning,) = listener.warnings
    assert warning.startswith("1 of 8 optical acquisitions have no cloud mask; all their pixels")
    assert "Without one: 2021-03-01 (" in warning


def test_a_real_season_of_small_fields(shared_data, tmp_path):
    flanders = shared_data / "flanders"
    listener = Listener()
    job = Job(
        optical=tuple(rasters_in(str(flanders / "sentinel2"))),
        sar=tuple(rasters_in(str(flanders / "sentinel1"))[::2]),  # every other pass is quicker
        output=str(tmp_path / "out"),
        bands=("NDVI", "B04"),
        extent=None,
        step="P30D",
        method="gp",
    )
    result = run(job, listener)
    assert len(result.rasters) == 2 * 17
    assert (result.rasters[0].date, len(listener.warnings)) == (dt.date(2018, 8, 4), 0)
    for raster in result.rasters:
        mean, sd = values(raster.path), values(raster.sd_path)
        assert mean.shape == (1, 64, 64)
        assert np.isfinite(mean).all()
        assert np.isfinite(sd).all()
        low, high = (-0.3, 1.0) if raster.series == "ndvi" else (-0.05, 0.5)
        assert low <= mean.min()
        assert mean.max() <= high
        assert sd.min() > 0
        assert np.median(sd) < 0.25
    ndvi = {r.date.month: values(r.path).mean() for r in result.rasters if r.series == "ndvi"}
    assert ndvi[6] > ndvi[12]


def test_haze_that_masks_miss_is_dropped_as_a_patch(tmp_path):
    made_scene.write_optical(tmp_path / "optical", range(0, 150, 10))
    images = sorted((tmp_path / "optical").glob("*T140000_20m.tif"))
    with rasterio.open(images[6], "r+") as dataset:
        numbers = dataset.read()
        numbers[:3, 4:16, 6:18] += np.array([900, 800, 700], np.uint16)[:, None, None]
        dataset.write(numbers)
    results = [
        reconstruct(tmp_path, tmp_path / f"out{k}", sar="", method="linear", step="P30D", **more)
        for k, more in enumerate(({}, {"robust": False}))
    ]
    manifest = manifest_of(results[0])
    assert manifest["dropped_as_patches"] > 0
    assert manifest["optical"][6]["dropped_as_patches"] > 0.08
    assert "dropped as patches of haze or shadow" in results[0].summary
    assert manifest_of(results[1])["dropped_as_patches"] == 0
