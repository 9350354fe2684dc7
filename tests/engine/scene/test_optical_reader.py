"""The optical reader: what is clear within a window, of masks of every kind."""

from __future__ import annotations

import made_scene
import naive
import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.options.series_options import Masking
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.scene.optical_reader import OpticalReader
from stori_plugin.engine.support.errors import InputError

SIDE = made_scene.SIDE
ALL = Window(0, 0, SIDE, SIDE)
NAME = "S2A_MSIL2A_202105{day:02}T105031_N0300_R051_T31UES_{kind}"


def write_image(folder, value=1000, day=2, kind="20m", shape=(SIDE, SIDE)):
    stored = np.full((1, *shape), value, np.uint16)
    path = folder / f"{NAME.format(day=day, kind=kind)}.tif"
    return made_scene.write_raster(path, stored, ["B04"], 0)


def write_mask(folder, codes, kind="SCL", day=2, nodata=None, transform=made_scene.TRANSFORM):
    path = folder / f"{NAME.format(day=day, kind=kind)}.tif"
    codes = np.asarray(codes)
    return made_scene.write_raster(path, codes[None], [kind], nodata, transform=transform)


def read(folder, masking, window=ALL, bands=("B04",), grid=None, screens=False):
    crs = CRS.from_user_input(made_scene.CRS).to_wkt()
    grid = grid or Grid(crs, tuple(made_scene.TRANSFORM)[:6], SIDE, SIDE)
    reader = OpticalReader(scan(rasters_in(folder), "optical"), bands, masking, screens)
    with GridReader(grid) as datasets:
        return reader, reader.read(datasets, window)


def test_a_buffer_reaches_into_the_window_from_outside_of_it(tmp_path):
    codes = np.full((SIDE, SIDE), 4, np.uint8)
    codes[10, 10] = 9
    codes[20, 3:6] = 0  # nothing was seen there: no cloud, but not clear either
    write_image(tmp_path)
    write_mask(tmp_path, codes)
    masking = Masking("scl", (4,), 60.0)
    _, whole = read(tmp_path, masking)
    expected = naive.buffered(codes != 9, 3.0) & (codes != 0)
    np.testing.assert_array_equal(whole.clear[0], expected)
    for window in (Window(0, 11, 24, 5), Window(12, 0, 3, 24), Window(11, 11, 1, 1)):
        _, part = read(tmp_path, masking, window)
        rows = slice(window.row, window.row + window.height)
        columns = slice(window.column, window.column + window.width)
        np.testing.assert_array_equal(part.clear[0], expected[rows, columns])


@pytest.mark.parametrize("pixel", [20.0, 10.0])  # as it is, and warped
def test_clouds_beside_the_extent_reach_into_it(tmp_path, pixel):
    side = round(SIDE * 20 / pixel)
    codes = np.full((side, side), 4, np.uint8)
    at = slice(round(10 * 20 / pixel), round(11 * 20 / pixel))
    codes[at, at] = 9
    write_image(tmp_path)
    write_mask(tmp_path, codes, transform=from_origin(500_000, 5_600_000, pixel, pixel))
    masking = Masking("scl", (4,), 60.0)
    _, whole = read(tmp_path, masking)
    a, b, x, d, e, y = tuple(made_scene.TRANSFORM)[:6]
    crs = CRS.from_user_input(made_scene.CRS).to_wkt()
    part = Grid(crs, (a, b, x + 12 * a, d, e, y + 11 * e), 8, 9)
    _, cut = read(tmp_path, masking, Window(0, 0, 9, 8), grid=part)
    np.testing.assert_array_equal(cut.clear[0], whole.clear[0][11:20, 12:20])
    assert not cut.clear.all()


@pytest.mark.parametrize(
    ("kind", "dtype", "nodata", "clear_code"),
    [
        ("clear", "uint8", 255, 1),
        ("cloud_mask", "uint8", 255, 0),
        ("cloud_mask", "float32", float("nan"), 0),
        ("QA_PIXEL", "uint16", 7, 64),
        ("SCL", "uint8", 255, 4),
    ],
)
@pytest.mark.parametrize("pixel", [20.0, 8.0])  # as it is, and warped
def test_nodata_of_a_mask_is_not_clear(tmp_path, kind, dtype, nodata, clear_code, pixel):
    side = round(SIDE * 20 / pixel)
    codes = np.full((side, side), clear_code, dtype)
    codes[: side // 2] = nodata
    write_image(tmp_path)
    transform = from_origin(500_000, 5_600_000, pixel, pixel)
    write_mask(tmp_path, codes, kind, nodata=nodata, transform=transform)
    _, found = read(tmp_path, Masking(buffer=40.0))
    assert found.clear[0].any(axis=1).tolist() == [False] * (SIDE // 2) + [True] * (SIDE // 2)


@pytest.mark.parametrize("kind", ["cloud_mask", "QA_PIXEL"])
@pytest.mark.parametrize("pixel", [20.0, 8.0])
def test_beyond_the_mask_nothing_is_clear(tmp_path, kind, pixel):
    side = round(12 * 20 / pixel)
    write_image(tmp_path)
    transform = from_origin(500_000, 5_600_000, pixel, pixel)
    write_mask(tmp_path, np.zeros((side, side), np.uint16), kind, transform=transform)
    _, found = read(tmp_path, Masking(buffer=0.0))
    expected = np.zeros((SIDE, SIDE), bool)
    expected[:12, :12] = True
    np.testing.assert_array_equal(found.clear[0], expected)


def test_nodata_of_the_image_is_missing_without_any_mask(tmp_path):
    path = write_image(tmp_path)
    import rasterio

    with rasterio.open(path, "r+") as dataset:
        stored = dataset.read()
        stored[:, :5] = 0
        dataset.write(stored)
    reader, found = read(tmp_path, Masking("none"))
    assert len(reader.unmasked) == 1
    np.testing.assert_array_equal(found.clear[0], np.indices((SIDE, SIDE))[0] >= 5)
    assert np.isnan(found.reflectance[0, 0, :5]).all()
    np.testing.assert_allclose(found.reflectance[0, 0, 5:], 0.1, rtol=1e-5)


def test_of_one_day_the_clear_observation_counts(tmp_path):
    cloudy, hazy = np.full((SIDE, SIDE), 9, np.uint8), np.full((SIDE, SIDE), 4, np.uint8)
    cloudy[:, :8] = 4
    hazy[:, 16:] = 9
    for part, codes, value in (("1", cloudy, 3000), ("2", hazy, 1000)):
        folder = tmp_path / part
        name = NAME.format(day=2, kind="X").replace("105031", f"10{part}031")
        image = np.full((1, SIDE, SIDE), value, np.uint16)
        image[:, 0] = 0 if part == "1" else value
        made_scene.write_raster(folder / f"{name}_20m.tif", image, ["B04"], 0)
        made_scene.write_raster(folder / f"{name}_SCL_20m.tif", codes[None], ["SCL"], 0)
    reader, found = read(tmp_path, Masking(buffer=0.0))
    assert len(reader.dates) == 1
    value = found.reflectance[0, 0]
    np.testing.assert_allclose(value[1:, :8], 0.3, rtol=1e-5)  # both clear: the first one
    np.testing.assert_allclose(value[1:, 8:16], 0.1, rtol=1e-5)  # only the second is clear
    np.testing.assert_allclose(value[0], 0.1, rtol=1e-5)  # only the second has a value
    np.testing.assert_array_equal(found.clear[0, 1:], np.indices((23, SIDE))[1] < 16)


def test_acquisitions_of_the_same_name_keep_their_own_masks(tmp_path):
    for day, code in ((2, 4), (12, 9), (22, 4)):
        folder = tmp_path / f"2021-05-{day:02}"
        made_scene.write_raster(
            folder / "B04.tif", np.full((1, SIDE, SIDE), 1000, np.uint16), ["B04"], 0
        )
        codes = np.full((1, SIDE, SIDE), code, np.uint8)
        made_scene.write_raster(folder / "SCL.tif", codes, ["SCL"], 0)
    _, found = read(tmp_path, Masking())
    assert found.clear.all(axis=(1, 2)).tolist() == [True, False, True]


def test_a_mask_that_is_not_there(tmp_path):
    write_image(tmp_path)
    write_mask(tmp_path, np.full((SIDE, SIDE), 4, np.uint8))
    with pytest.raises(InputError, match="CLOUD_MASK is qa_pixel, but no optical acquisition"):
        read(tmp_path, Masking("qa_pixel"))


def test_acquisitions_without_a_band_are_left_out(tmp_path):
    write_image(tmp_path)
    made_scene.write_raster(
        tmp_path / f"{NAME.format(day=3, kind='20m')}.tif",
        np.full((2, SIDE, SIDE), 2000, np.uint16),
        ["B04", "B08"],
        0,
    )
    reader, found = read(tmp_path, Masking(), bands=("B08",))
    assert len(reader.left_out) == 1
    assert found.reflectance.shape == (1, 1, SIDE, SIDE)
    with pytest.raises(InputError, match="No optical acquisition has all the bands B04, B11"):
        read(tmp_path, Masking(), bands=("B04", "B11"))


def test_a_roof_that_is_masked_on_most_dates_is_used(tmp_path):
    roof = (slice(8, 11), slice(9, 12))
    for day in range(2, 22):
        codes = np.full((SIDE, SIDE), 4, np.uint8)
        codes[roof] = 9 if day != 4 else 5
        if day == 6:
            codes[:] = 9
        write_image(tmp_path, value=3000 if day != 6 else 8000, day=day)
        write_mask(tmp_path, codes, day=day)
    _, block = read(tmp_path, Masking("scl", (4, 5), 20.0))
    expected = np.ones((20, SIDE, SIDE), bool)
    expected[4] = False
    np.testing.assert_array_equal(block.clear, expected)
    found = np.zeros((SIDE, SIDE), bool)
    found[7:12, 8:13] = True  # with the buffer, but for its corners
    assert block.false_alarms[roof].all() and not block.false_alarms[~found].any()
    for window in (Window(0, 0, 9, 24), Window(9, 10, 2, 1)):
        _, part = read(tmp_path, Masking("scl", (4, 5), 20.0), window)
        rows = slice(window.row, window.row + window.height)
        columns = slice(window.column, window.column + window.width)
        np.testing.assert_array_equal(part.clear, expected[:, rows, columns])


def test_what_the_user_excludes_is_no_false_alarm(tmp_path):
    for day in range(2, 22):
        codes = np.full((SIDE, SIDE), 4, np.uint8)
        codes[3:6, 3:6] = 6  # a pond
        write_image(tmp_path, day=day)
        write_mask(tmp_path, codes, day=day)
    _, block = read(tmp_path, Masking("scl", (4, 5), 0.0))
    assert not block.clear[:, 3:6, 3:6].any() and not block.false_alarms.any()


def test_patches_of_haze_are_dropped_alike_in_windows_of_any_size(tmp_path):
    images = made_scene.write_optical(tmp_path, range(0, 150, 10))
    with rasterio.open(images[6], "r+") as dataset:
        numbers = dataset.read()
        numbers[:3, 4:16, 6:18] += np.array([900, 800, 700], np.uint16)[:, None, None]
        dataset.write(numbers)
    options = {"bands": made_scene.BANDS, "screens": True}
    masking = Masking("scl", (4,), 0.0)
    _, whole = read(tmp_path, masking, **options)
    assert 40 < whole.stained.sum() == whole.stained[6].sum()
    assert not (whole.stained & whole.clear).any() and (whole.grade[whole.stained] == 0).all()
    for window in (Window(0, 11, 24, 5), Window(12, 0, 3, 24), Window(10, 11, 1, 1)):
        _, part = read(tmp_path, masking, window, **options)
        rows = slice(window.row, window.row + window.height)
        columns = slice(window.column, window.column + window.width)
        np.testing.assert_array_equal(part.stained, whole.stained[:, rows, columns])
        np.testing.assert_array_equal(part.clear, whole.clear[:, rows, columns])
