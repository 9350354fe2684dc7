"""A run from folders to dated rasters: what comes out, and that it is the same every time."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener, files_below, job, pixels, reconstruct, values
from rasterio.transform import from_origin

from stori_plugin.engine.methods.method_registry import METHODS
from stori_plugin.engine.run.reconstruct import reconstruct as run
from stori_plugin.engine.support.errors import CancelledError


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A small scene: 24 x 24 pixels, 20 optical dates, 29 SAR passes."""
    folder = tmp_path_factory.mktemp("scene")
    made_scene.write_scene(folder)
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A scene of several blocks, whose SAR lies beside the optical pixels."""
    folder = tmp_path_factory.mktemp("large")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_scene, "SIDE", 200)
        made_scene.write_optical(folder / "optical", range(0, 120, 20))
        beside = from_origin(499_993.0, 5_600_011.0, 20.0, 20.0)
        made_scene.write_sar(folder / "sar", range(0, 120, 24), transform=beside)
    return folder


def day(date: dt.date) -> int:
    return (date - made_scene.FIRST_DAY).days


def test_gap_free_dated_and_close_to_the_truth(scene, tmp_path):
    listener = Listener()
    result = reconstruct(scene, tmp_path / "new" / "out", listener, step="P15D")
    dates = [raster.date for raster in result.rasters]
    assert [day(date) for date in dates] == list(range(0, 191, 15))
    for raster in result.rasters:
        name = f"reflectance_{raster.date:%Y%m%d}"
        assert Path(raster.path).name == f"{name}.tif"
        assert Path(raster.sd_path).name == f"{name}_sd.tif"
        assert raster.bands == made_scene.BANDS
        mean, sd = values(raster.path), values(raster.sd_path)
        assert mean.shape == sd.shape == (5, 24, 24)
        assert np.isfinite(mean).all()
        assert (sd > 0).all()
        truth = [made_scene.reflectance(day(raster.date), band) for band in made_scene.BANDS]
        assert np.sqrt(np.mean((mean - truth) ** 2)) < 0.02
        with rasterio.open(raster.path) as dataset:
            assert dataset.crs == rasterio.crs.CRS.from_user_input(made_scene.CRS)
            assert dataset.transform == made_scene.TRANSFORM
            assert dataset.descriptions == made_scene.BANDS
            assert dataset.tags()["ACQUISITION_DATE"] == raster.date.isoformat()
    assert "Learning reflectance: gp" in listener.lines
    assert listener.fractions == sorted(listener.fractions) and len(listener.fractions) > 30
    assert listener.fractions[-1] == 1.0
    assert not listener.warnings


def test_the_same_bits_whatever_the_workers_and_the_memory(large, tmp_path):
    outputs, blocks = [], []
    for workers, memory in ((1, 4096), (2, 4096), (1, 64), (2, 64)):
        listener = Listener()
        folder = tmp_path / f"{workers}-{memory}"
        changes = {"workers": workers, "memory": memory, "step": "P30D"}
        result = reconstruct(large, folder, listener, **changes)
        (step,) = (line for line in listener.lines if line.startswith("Reconstructing"))
        blocks.append(int(step.split()[-2]))
        outputs.append(pixels(result))
    assert len(set(blocks)) >= 3, blocks
    for other in outputs[1:]:
        assert other.keys() == outputs[0].keys()
        for name, stored in other.items():
            np.testing.assert_array_equal(stored, outputs[0][name])


def test_two_runs_at_the_same_time(scene, tmp_path):
    changes = {"workers": 2, "bands": ("B04",), "step": "P30D"}
    alone = pixels(reconstruct(scene, tmp_path / "alone", **changes))
    with ThreadPoolExecutor(2) as pool:
        jobs = [job(scene, tmp_path / str(k), **changes) for k in range(2)]
        for result in pool.map(run, jobs):
            for name, stored in pixels(result).items():
                np.testing.assert_array_equal(stored, alone[name])


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_fills_every_gap_without_sar(scene, tmp_path, method):
    listener = Listener()
    result = reconstruct(scene, tmp_path, listener, sar="", method=method, step="P30D")
    assert all(np.isfinite(values(raster.path)).all() for raster in result.rasters)
    assert all((values(raster.sd_path) > 0).all() for raster in result.rasters)
    without = [line for line in listener.lines if "Without SAR" in line]
    assert len(without) == METHODS[method].uses_sar


def test_without_uncertainty_there_are_no_sd_files(scene, tmp_path):
    result = reconstruct(scene, tmp_path, uncertainty=False, step="P60D", bands=("B04",))
    assert {raster.sd_path for raster in result.rasters} == {""}
    assert not list(tmp_path.glob("*_sd.tif"))


def test_an_index_is_a_series_of_its_own(scene, tmp_path):
    changes = {"bands": ("nir", "ndvi", "B4", "NDVI"), "step": "P60D", "method": "linear"}
    result = reconstruct(scene, tmp_path, **changes)
    assert list(dict.fromkeys(raster.series for raster in result.rasters)) == [
        "reflectance",
        "ndvi",
    ]
    bands = {raster.series: raster.bands for raster in result.rasters}
    assert bands == {"reflectance": ("B04", "B08"), "ndvi": ("NDVI",)}
    assert len(result.rasters) == len({raster.path for raster in result.rasters}) == 8
    index = next(r for r in result.rasters if r.series == "ndvi" and day(r.date) == 60)
    red, nir = (made_scene.reflectance(60, band) for band in ("B04", "B08"))
    error = values(index.path)[0] - (nir - red) / (nir + red)
    assert np.sqrt(np.mean(error**2)) < 0.06


@pytest.mark.parametrize("keep", [False, True])
def test_observations_are_kept_on_request(scene, tmp_path, keep):
    changes = {"step": "observed", "method": "whittaker", "robust": False}
    result = reconstruct(scene, tmp_path, keep_observed=keep, **changes)
    assert len(result.rasters) == 20
    clear_day = result.rasters[3]
    with rasterio.open(clear_day.path) as ours:
        found = ours.read()
    (given,) = (
        p
        for p in (scene / "optical").glob("*_20m.tif")
        if f"MSIL2A_{clear_day.date:%Y%m%d}" in p.name and "SCL" not in p.name
    )
    with rasterio.open(given) as theirs:
        assert (found == theirs.read()).all() == keep
    overcast = values(result.rasters[2].path)
    assert np.isfinite(overcast).all()
    assert overcast[0].mean() < 0.2  # not the cloud's 0.6


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ({"step": "P1M"}, [0, 31, 61, 92, 122, 153, 184]),
        ({"step": "P2W", "start": dt.date(2021, 8, 1)}, [153, 167, 181]),
        ({"end": dt.date(2021, 3, 22)}, [0, 10, 20]),
        ({"step": "2021-05-01,2021-03-11"}, [10, 61]),
        ({"step": "2020-12-31, 2022-01-01"}, [-60, 306]),
        ({"step": "observed", "start": dt.date(2021, 9, 1)}, [190]),
    ],
)
def test_dates_of_the_output(scene, tmp_path, period, expected):
    result = reconstruct(scene, tmp_path, method="linear", bands=("B04",), **period)
    assert [day(raster.date) for raster in result.rasters] == expected
    assert all(np.isfinite(values(raster.path)).all() for raster in result.rasters)


def test_extent_and_resolution(scene, tmp_path):
    result = reconstruct(
        scene,
        tmp_path,
        extent=(500_100.0, 5_599_700.0, 500_300.0, 5_599_900.0),
        resolution=10.0,
        step="P60D",
        method="linear",
    )
    with rasterio.open(result.rasters[0].path) as dataset:
        assert dataset.bounds == (500_100, 5_599_700, 500_300, 5_599_900)
        assert dataset.shape == (20, 20)
        assert dataset.dtypes[0] == "int16"
    assert np.isfinite(values(result.rasters[0].path)).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1)])
def test_rasters_of_a_single_row(tmp_path, size):
    rng = np.random.default_rng(0)
    folder = tmp_path / "series"
    for k in range(8):
        date = made_scene.FIRST_DAY + dt.timedelta(days=10 * k)
        optical = rng.integers(800, 3000, (2, *size)).astype(np.uint16)
        path = folder / "optical" / f"scene_{date:%Y%m%d}.tif"
        made_scene.write_raster(path, optical, ["red", "nir"], 0)
        power = rng.gamma(4, 0.02, (2, *size)).astype(np.float32)
        path = folder / "sar" / f"sar_{date:%Y%m%d}.tif"
        made_scene.write_raster(path, power, ["VV", "VH"])
    result = reconstruct(folder, tmp_path / "out", bands=("red", "nir", "NDVI"))
    for raster in result.rasters:
        assert values(raster.path).shape[1:] == size
        assert np.isfinite(values(raster.path)).all()
        assert np.isfinite(values(raster.sd_path)).all()


def test_dates_before_1970(tmp_path, monkeypatch):
    monkeypatch.setattr(made_scene, "FIRST_DAY", dt.date(1968, 3, 1))
    made_scene.write_scene(tmp_path)
    bands = ("B04", "B08")
    result = reconstruct(tmp_path, tmp_path / "out", step="P40D", bands=bands)
    assert [raster.date.year for raster in result.rasters] == [1968] * 5
    for raster in result.rasters:
        truth = [made_scene.reflectance(day(raster.date), band) for band in bands]
        assert np.sqrt(np.mean((values(raster.path) - truth) ** 2)) < 0.02


def test_a_bright_roof_that_the_sample_missed_stays_bright(tmp_path, monkeypatch):
    monkeypatch.setattr(made_scene, "SIDE", 200)
    paths = made_scene.write_optical(tmp_path / "optical", range(0, 120, 20))
    for path in paths:
        with rasterio.open(path, "r+") as dataset:
            stored = dataset.read()
            stored[:, :8, :8] = 7000
            stored[:, -8:, :8] = 60
            dataset.write(stored)
    result = reconstruct(tmp_path, tmp_path / "out", sar="", step="P40D", cloud_mask="none")
    for raster in result.rasters:
        found = values(raster.path)
        np.testing.assert_allclose(found[:, :8, :8], 0.7, rtol=0.1)
        np.testing.assert_allclose(found[:, -8:, :8], 0.006, atol=0.01)


def test_bands_stored_in_different_ways_keep_their_values(tmp_path):
    for k in range(8):
        date = made_scene.FIRST_DAY + dt.timedelta(days=10 * k)
        stem = tmp_path / "optical" / f"S2A_{date:%Y%m%d}"
        red = np.full((1, 9, 9), 1500 + k, np.uint16)
        made_scene.write_raster(Path(f"{stem}_B04.tif"), red, ["B04"], 0)
        near = np.full((1, 9, 9), 0.4 + k / 80, np.float32)
        made_scene.write_raster(Path(f"{stem}_B08.tif"), near, ["B08"], float("nan"))
    result = reconstruct(tmp_path, tmp_path / "out", sar="", method="linear", step="P70D")
    found = values(result.rasters[-1].path)
    by_band = dict(zip(result.rasters[-1].bands, found))
    np.testing.assert_allclose(by_band["B04"], 0.1507, atol=1e-4)
    np.testing.assert_allclose(by_band["B08"], 0.4875, atol=1e-3)


@pytest.mark.parametrize(
    ("moment", "looks"),
    [
        ("Finding the acquisitions", 0),
        ("Finding the acquisitions", 30),
        ("Learning from the scene", 0),
        ("Learning from the scene", 40),
        ("Learning reflectance", 0),
        ("Reconstructing", 0),
        ("Reconstructing", 60),
        ("Finishing", 0),
    ],
)
def test_stopping_leaves_nothing_behind(scene, tmp_path, moment, looks):
    listener = Listener(stop_at=moment, looks=looks)
    with pytest.raises(CancelledError, match="Stopped by the user; nothing was written"):
        changes = {"workers": 2, "resume": False, "bands": ("B04", "B08")}
        reconstruct(scene, tmp_path / "a" / "b", listener, **changes)
    assert listener.looks == 0
    assert files_below(tmp_path) == []
