"""Numbers, series and places at the edge of what there is: each gives the right answer."""

from __future__ import annotations

import datetime as dt

import made_scene
import numpy as np
import pytest
import rasterio
from affine import Affine
from made_runs import Listener, reconstruct, values
from rasterio.transform import from_origin

from stori_plugin.engine.support.errors import InputError

METHODS = ("gp", "whittaker", "harmonic", "linear")
FIRST = dt.date(2021, 3, 1)
SHAPE = (6, 7)


def write(folder, day: int, bands, names=("B04", "B08"), nodata=0, **options):
    """Write one acquisition of reflectance times 10,000."""
    stored = np.asarray(bands)
    date = FIRST + dt.timedelta(days=day)
    path = folder / "optical" / f"S2A_MSIL2A_{date:%Y%m%d}T105031_{len(options)}.tif"
    return made_scene.write_raster(path, stored, list(names), nodata, **options)


def full(*numbers, shape=SHAPE, dtype="uint16"):
    return np.stack([np.full(shape, number, dtype) for number in numbers])


def run(folder, method="linear", **changes):
    settings = {"step": "P10D", "cloud_mask": "none", "robust": False, "sar": "", **changes}
    return reconstruct(folder, folder / "out", method=method, **settings)


def means(result):
    return np.stack([values(raster.path) for raster in result.rasters])


def spreads(result):
    return np.stack([values(raster.sd_path) for raster in result.rasters])


@pytest.mark.parametrize("method", METHODS)
def test_a_constant_series_stays_what_it_is(tmp_path, method):
    for day in range(0, 80, 10):
        write(tmp_path, day, full(1234, 3456))
    result = run(tmp_path, method)
    np.testing.assert_allclose(means(result)[:, 0], 0.1234, atol=2e-4)
    np.testing.assert_allclose(means(result)[:, 1], 0.3456, atol=2e-4)
    assert (spreads(result) < 0.01).all()


@pytest.mark.parametrize("method", METHODS)
def test_zeros_that_are_values(tmp_path, method):
    for day in range(0, 80, 10):
        write(tmp_path, day, full(0, 0.2, dtype="float32"), nodata=-1)
    found = means(run(tmp_path, method))
    np.testing.assert_allclose(found[:, 0], 0.0, atol=2e-3)
    np.testing.assert_allclose(found[:, 1], 0.2, atol=2e-3)


@pytest.mark.parametrize("method", METHODS)
def test_what_is_no_number_is_a_gap(tmp_path, method):
    for day in range(0, 80, 10):
        bands = full(0.1, 0.3, dtype="float32")
        for row, bad in enumerate((np.nan, np.inf, -np.inf)):
            if day % 30 == 10:
                bands[0, row] = bad
            bands[:, 5, row] = bad
        write(tmp_path, day, bands, nodata=None)
    found = means(run(tmp_path, method))
    assert np.isnan(found[:, :, 5, :3]).all()  # never seen
    found[:, :, 5, :3] = found[:, :, 0, :3]
    np.testing.assert_allclose(found[:, 0], 0.1, atol=2e-3)
    np.testing.assert_allclose(found[:, 1], 0.3, atol=2e-3)


def test_reflectance_beyond_what_the_numbers_hold_is_clipped(tmp_path):
    for day in range(0, 80, 10):
        write(tmp_path, day, full(40_000, 3000))
    for path in tmp_path.glob("optical/*.tif"):
        with rasterio.open(path, "r+") as dataset:
            dataset.scales = (1e-4, 1e-4)
    result = run(tmp_path)
    with rasterio.open(result.rasters[0].path) as dataset:
        assert dataset.dtypes[0] == "int16"
        assert dataset.read(1).tolist() == np.full(SHAPE, 32767).tolist()
    np.testing.assert_allclose(means(result)[:, 1], 0.3, atol=1e-4)


def test_a_line_through_all_clear_dates_is_the_line(tmp_path):
    for day in range(0, 80, 10):
        write(tmp_path, day, full(1000 + 10 * day, 3000 - 10 * day))
    result = run(tmp_path, step="P5D")
    days = 5 * np.arange(len(result.rasters))
    np.testing.assert_allclose(means(result)[:, 0, 2, 2], 0.1 + 0.001 * days, atol=1e-4)
    np.testing.assert_allclose(means(result)[:, 1, 2, 2], 0.3 - 0.001 * days, atol=1e-4)


def test_two_acquisitions_of_a_day_are_one_date(tmp_path):
    for day in range(0, 80, 10):
        left, right = full(1500, 2500), full(1500, 2500)
        left[:, :, 4:] = 0
        right[:, :, :3] = 0
        write(tmp_path, day, left)
        write(tmp_path, day, right, tags={"PART": "right"})
    result = run(tmp_path, step="observed")
    assert len(result.rasters) == 8
    np.testing.assert_allclose(means(result)[:, 0], 0.15, atol=1e-4)


def test_the_same_file_twice_counts_once(tmp_path):
    for day in range(0, 40, 10):
        write(tmp_path, day, full(1500, 2500))
    (tmp_path / "optical" / "again").symlink_to(tmp_path / "optical")
    result = run(tmp_path, step="observed")
    np.testing.assert_allclose(means(result)[:, 0], 0.15, atol=1e-4)


def test_no_clear_date_is_said(tmp_path):
    for day in range(0, 40, 10):
        write(tmp_path, day, full(0, 0))
    with pytest.raises(InputError, match="No clear observation of B04, B08 was found"):
        run(tmp_path)


@pytest.mark.parametrize("shape", [(1, 1), (1, 10_000), (10_000, 1)])
def test_a_single_pixel_and_long_lines(tmp_path, shape):
    for day in range(0, 60, 10):
        write(tmp_path, day, full(1500, 2500, shape=shape))
    result = run(tmp_path, step="P30D", uncertainty=False)
    found = means(result)
    assert found.shape[2:] == shape
    np.testing.assert_allclose(found[:, 0], 0.15, atol=1e-4)


def test_three_thousand_dates(tmp_path):
    wave = 2000 + 500 * np.sin(np.arange(3000) / 58)
    for first in range(0, 3000, 50):  # stacks of fifty dates
        names = [(FIRST + dt.timedelta(days=first + k)).isoformat() for k in range(50)]
        part = wave[first : first + 50, None, None]
        stack = np.broadcast_to(part, (50, 2, 3)).astype(np.uint16)
        path = tmp_path / "optical" / f"NDVI_part{first // 50:03d}.tif"
        made_scene.write_raster(path, stack, names, 0)
    listener = Listener()
    settings = {"step": "P100D", "cloud_mask": "none", "sar": "", "uncertainty": False}
    result = reconstruct(tmp_path, tmp_path / "out", listener, method="linear", **settings)
    assert any(line.startswith("3000 optical dates from 2021-03-01 to ") for line in listener.lines)
    assert len(result.rasters) == 30
    with rasterio.open(result.rasters[5].path) as dataset:
        np.testing.assert_allclose(dataset.read(1), wave[500], rtol=1e-3)


PLACES = {
    "antimeridian, UTM 1": ("EPSG:32601", from_origin(166_500.0, 7_000_000.0, 10, 10)),
    "antimeridian, degrees": ("EPSG:4326", from_origin(179.999, -16.5, 1e-4, 1e-4)),
    "north pole": ("EPSG:3413", from_origin(-40.0, 40.0, 10, 10)),
    "south pole": ("EPSG:3031", from_origin(-40.0, 40.0, 10, 10)),
}


@pytest.mark.parametrize("place", PLACES)
def test_places_where_maps_end(tmp_path, place):
    crs, corner = PLACES[place]
    for day in range(0, 60, 10):
        bands = full(1500, 2500)
        bands[0] += np.arange(SHAPE[1], dtype=np.uint16)
        write(tmp_path, day, bands, crs=crs, transform=corner)
        radar = (
            tmp_path / "sar" / f"S1_IW_GRD_{FIRST + dt.timedelta(days=day):%Y%m%d}T173200_ASC.tif"
        )
        made_scene.write_raster(
            radar, full(-10, -17, dtype="float32"), ["VV", "VH"], np.nan, crs, corner
        )
    result = run(tmp_path, sar="sar", method="gp", step="P20D", mask_buffer=20.0)
    with rasterio.open(result.rasters[0].path) as dataset:
        assert dataset.crs == rasterio.crs.CRS.from_user_input(crs)
        assert dataset.transform.almost_equals(corner)
        assert dataset.shape == SHAPE
    for red in means(result)[:, 0]:
        np.testing.assert_allclose(red[0], 0.15 + 1e-4 * np.arange(7), atol=1e-3)


def test_a_rotated_raster_lands_where_it_lies(tmp_path):
    centre = (500_000.0, 5_600_000.0)
    turned = Affine.translation(*centre) * Affine.rotation(30) * Affine.scale(10, -10)
    turned = turned * Affine.translation(-32, -32)
    bands = full(1000, 3000, shape=(64, 64))
    bands[:, :, 32:] += 500  # an edge through the centre, turned by 30 degrees
    for day in range(0, 60, 10):
        write(tmp_path, day, bands, transform=turned)
    result = run(tmp_path, step="P30D")
    with rasterio.open(result.rasters[0].path) as dataset:
        assert dataset.transform.b == dataset.transform.d == 0
        red = dataset.read(1)
        for distance, expected in ((-100.0, 1000), (100.0, 1500)):
            x = centre[0] + distance * np.cos(np.radians(30))
            y = centre[1] + distance * np.sin(np.radians(30))
            assert red[dataset.index(x, y)] == pytest.approx(expected, abs=5)
        assert red[0, 0] == dataset.nodata  # outside the turned square


def test_dates_of_other_centuries(tmp_path, monkeypatch):
    for first in (dt.date(1951, 12, 20), dt.date(2097, 12, 20)):
        monkeypatch.setitem(globals(), "FIRST", first)
        folder = tmp_path / str(first)
        for day in range(0, 60, 10):
            write(folder, day, full(1000 + 10 * day, 3000))
        result = run(folder, step="P5D")
        assert result.rasters[1].date == first + dt.timedelta(days=5)
        np.testing.assert_allclose(means(result)[1, 0], 0.105, atol=1e-4)
