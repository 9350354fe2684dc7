"""Reading windows of the target grid: aligned or warped, the same numbers for every window."""

from __future__ import annotations

import subprocess
import sys
import threading

import made_scene
import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import RasterioIOError
from rasterio.transform import from_origin
from rasterio.warp import transform, transform_bounds
from scipy import ndimage

from stori_plugin.engine.acquisitions.files.headers import read_header
from stori_plugin.engine.acquisitions.series import GDAL_MASK
from stori_plugin.engine.rasters import open_rasters as module
from stori_plugin.engine.rasters.grid import Grid, Window, aligned_offset
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.rasters.unreadable import ReadTolerance, tolerating
from stori_plugin.engine.support.errors import UnreadableRasterError
from stori_plugin.engine.support.open_files import ExhaustedError

UTM = CRS.from_epsg(32631)
GRID = Grid(UTM.to_wkt(), (10.0, 0, 500_000.0, 0, -10.0, 5_600_000.0), 300, 200)
ALL = Window(0, 0, 200, 300)
NAN = float("nan")


def write(path, values, pixel=10.0, corner=(500_000.0, 5_600_000.0), crs=UTM, nodata=None):
    values = np.asarray(values)
    names = [f"band {k}" for k in range(len(values))]
    made_scene.write_raster(path, values, names, nodata, crs, from_origin(*corner, pixel, pixel))
    return read_header(str(path)).raster


def read(raster, window=ALL, grid=GRID, nodata=None, indexes=(1,), **options):
    with GridReader(grid) as datasets:
        return datasets.read(raster, list(indexes), window, nodata, **options)


def smooth(rows, columns, dtype="float32", bands=1):
    """Return numbers between about 1000 and 3000 that no two neighbours share."""
    y, x = np.mgrid[:rows, :columns]
    waves = 2000 + 900 * np.sin(x / 9 + y / 13) + (x * 7 + y * 13) % 17
    return np.stack([waves + 50 * k for k in range(bands)]).astype(dtype)


def mean_of_blocks(values, edge):
    """Average what is known of each square of ``edge`` pixels."""
    rows, columns = (size // edge for size in values.shape)
    blocks = values.reshape(rows, edge, columns, edge).swapaxes(1, 2).reshape(rows, columns, -1)
    known = np.isfinite(blocks)
    count = known.sum(axis=2)
    return np.where(count, np.where(known, blocks, 0).sum(axis=2) / np.maximum(count, 1), np.nan)


def test_what_coincides_is_read_as_it_is(tmp_path):
    values = smooth(60, 80, "uint16", bands=3)
    raster = write(tmp_path / "a.tif", values, corner=(500_100.0, 5_599_900.0))
    assert aligned_offset(raster, GRID) == (-10, -10)
    found = read(raster, indexes=(3, 1))
    assert found.dtype == np.float32
    np.testing.assert_array_equal(found[:, 10:70, 10:90], values[[2, 0]])
    assert np.isnan(found).sum() == 2 * (200 * 300 - 60 * 80)


@pytest.mark.parametrize("unit", ["", "decibel", "amplitude"])
def test_what_coincides_is_what_warping_gives(tmp_path, monkeypatch, unit):
    values = smooth(60, 80)
    values[0, 20:30, 40:50] = -9999
    if unit == "decibel":
        values = np.where(values > 0, values / 200 - 25, values).astype(np.float32)
    raster = write(tmp_path / "a.tif", values, corner=(500_100.0, 5_599_900.0), nodata=-9999)
    direct = read(raster, nodata=-9999.0, unit=unit)
    monkeypatch.setattr(module, "aligned_offset", lambda *_: None)
    warped = read(raster, nodata=-9999.0, unit=unit)
    np.testing.assert_allclose(warped, direct, rtol=2e-6)


@pytest.mark.parametrize(
    ("pixel", "corner", "crs"),
    [
        (10.0, (500_004.0, 5_600_000.0), UTM),  # four metres beside
        (10.01, (500_000.0, 5_600_000.0), UTM),
        (20.0, (500_000.0, 5_600_000.0), UTM),
        (10.0, (500_000.0, 5_600_000.0), CRS.from_epsg(32632)),
    ],
)
def test_what_does_not_coincide_is_warped(tmp_path, pixel, corner, crs):
    raster = write(tmp_path / "a.tif", smooth(40, 40), pixel, corner, crs)
    assert aligned_offset(raster, GRID) is None


def test_coarse_pixels_are_interpolated_and_codes_are_not(tmp_path):
    values = smooth(60, 80)
    values[0, :, 40:] += 5000
    raster = write(tmp_path / "a.tif", values, 20.0)
    found, codes = read(raster), read(raster, categorical=True)
    inside = (slice(0, 120), slice(0, 160))
    np.testing.assert_array_equal(codes[0][inside], np.kron(values[0], np.ones((2, 2))))
    assert len(np.unique(found[0][inside])) > values.size
    # Bilinear at a quarter of a pixel from the middle of row and column.
    weights = np.array([0.75, 0.25])
    expected = weights @ values[0, 10:12, 20:22] @ weights
    assert found[0, 21, 41] == pytest.approx(expected, rel=1e-5)


def test_where_nothing_is_to_be_between_pixels_the_nearest_one_stands(tmp_path):
    values = smooth(20, 30)
    raster = write(tmp_path / "coarse.tif", values, 97.0, (499_960.0, 5_600_030.0))
    grid = Grid(UTM.to_wkt(), (100.0, 0, 500_000.0, 0, -100.0, 5_600_000.0), 20, 10)
    with GridReader(grid, between=False) as datasets:
        found = datasets.read(raster, [1], Window(0, 0, 10, 20), None)[0]
        small = write(tmp_path / "fine.tif", smooth(100, 200), 10.0)
        averaged = datasets.read(small, [1], Window(0, 0, 10, 20), None)[0]
    rows, columns = (
        ((offset + 100.0 * (np.arange(size) + 0.5)) // 97.0).astype(int)
        for offset, size in ((30.0, 10), (40.0, 20))
    )
    np.testing.assert_array_equal(found, values[0][np.ix_(rows, columns)])
    np.testing.assert_allclose(averaged, mean_of_blocks(smooth(100, 200)[0], 10), rtol=1e-5)


def test_fine_pixels_are_averaged(tmp_path):
    values = smooth(300, 300, "uint16")
    values[0, 30:33, 60:62] = 0
    raster = write(tmp_path / "a.tif", values, 10 / 3, nodata=0)
    expected = mean_of_blocks(np.where(values[0] == 0, np.nan, values[0]), 3)
    found = read(raster, nodata=0.0)[0, :100, :100]
    np.testing.assert_allclose(found, expected, rtol=1e-4)


@pytest.mark.parametrize("nodata", [None, NAN, -9999.0, 9999.0])
def test_decibels_are_averaged_in_power(tmp_path, nodata):
    rng = np.random.default_rng(0)
    decibel = rng.normal(-12, 5, (1, 120, 120)).astype(np.float32)
    power = 10 ** (decibel.astype(float) / 10)
    if nodata is not None:
        decibel[0, 30:33, 61:64] = nodata
        power[0, 30:33, 61:64] = np.nan
    raster = write(tmp_path / "a.tif", decibel, 5.0, nodata=nodata)
    expected = mean_of_blocks(power[0], 2)
    found = read(raster, nodata=nodata, unit="decibel")[0]
    np.testing.assert_allclose(found[:60, :60], expected, rtol=1e-5)
    assert np.isnan(found[60:]).all()


@pytest.mark.parametrize("pixel", [10.0, 5.0])
def test_stored_decibels_are_scaled_before_they_become_power(tmp_path, pixel):
    stored = np.random.default_rng(1).integers(-2500, -500, (1, 80, 80)).astype(np.int16)
    stored[0, 10:14, 10:14] = -32768
    raster = write(tmp_path / "a.tif", stored, pixel, nodata=-32768)
    power = np.where(stored == -32768, np.nan, 10 ** ((stored * 0.01 + 1.0) / 10))[0]
    side = round(80 * pixel / 10)
    expected = mean_of_blocks(power, 80 // side)
    found = read(raster, nodata=-32768.0, unit="decibel", scaling=(0.01, 1.0))
    np.testing.assert_allclose(found[0, :side, :side], expected, rtol=1e-5)


@pytest.mark.parametrize("pixel", [10.0, 5.0])
@pytest.mark.parametrize(
    ("unit", "dtype", "scaling", "valid", "impossible"),
    [
        ("", "float32", (1.0, 0.0), (1.0, 900.0), [-9999, np.inf, -np.inf, 0.5, 65535]),
        ("", "uint16", (1.0, 0.0), (1, 10_000), [65535, 10_001, 0]),
        ("power", "float32", (1.0, 0.0), (1e-5, 100.0), [-1.0, 9e-6, 1e30, -np.inf, np.inf]),
        ("amplitude", "float64", (1.0, 0.0), (3e-3, 10.0), [-1.0, 10.5, -9999.0]),
        ("decibel", "float32", (1.0, 0.0), (-50.0, 35.0), [-9999, -np.inf, np.inf, -99.0, 40.0]),
        ("decibel", "int16", (0.01, 0.0), (-5000, 3500), [-32768, -9999, 3501]),
    ],
)
def test_what_cannot_be_true_is_missing_before_it_is_averaged(
    tmp_path, pixel, unit, dtype, scaling, valid, impossible
):
    rng = np.random.default_rng(3)
    stored = rng.uniform(*(max(valid[0], -2000), min(valid[1], 800)), (1, 80, 80))
    stored = stored.astype(dtype)
    missing = np.zeros(stored.shape, bool)
    for k, number in enumerate(impossible):
        stored[0, 10 + 4 * k : 12 + 4 * k, 10:13] = number
        missing[0, 10 + 4 * k : 12 + 4 * k, 10:13] = True
    raster = write(tmp_path / "a.tif", stored, pixel)
    physical = np.where(missing, 1.0, stored).astype(float) * scaling[0]
    power = {"decibel": 10 ** (physical / 10), "amplitude": physical**2}.get(unit, physical)
    side = round(80 * pixel / 10)
    expected = mean_of_blocks(np.where(missing, np.nan, power)[0], 80 // side)
    found = read(raster, unit=unit, scaling=scaling, valid=valid)[0, :side, :side]
    np.testing.assert_allclose(found, expected, rtol=1e-5)


@pytest.mark.parametrize("dtype", ["float32", "float64", "uint16", "int16"])
def test_possible_numbers_keep_their_bits_where_others_are_left_out(tmp_path, dtype):
    stored = smooth(90, 90, dtype)
    raster = write(tmp_path / "a.tif", stored, 7.0)
    np.testing.assert_array_equal(
        read(raster, nodata=-1.0, valid=(-5.0, 30_000.0)), read(raster, nodata=-1.0)
    )


@pytest.mark.parametrize("categorical", [False, True])
@pytest.mark.parametrize(
    ("dtype", "nodata"),
    [
        *[("uint16", None), ("uint16", 0), ("int16", -32768), ("uint8", 255)],
        *[("float32", None), ("float32", NAN), ("float32", -9999.0)],
    ],
)
@pytest.mark.parametrize("pixel", [10.0, 20.0, 4.0])
def test_where_nothing_is_known_is_nan(tmp_path, dtype, nodata, pixel, categorical):
    side = round(800 / pixel)
    values = np.full((1, side, side), 7, dtype)
    if nodata is not None:
        values[:, : side // 2] = nodata
    raster = write(tmp_path / "a.tif", values, pixel, (500_400.0, 5_599_600.0), nodata=nodata)
    found = read(raster, nodata=nodata, categorical=categorical)[0]
    known = np.zeros(found.shape, bool)
    known[40 if nodata is None else 80 : 120, 40:120] = True
    # Rounding may give a pixel the value of one that it only touches.
    around = np.ones((3, 3), bool)
    sure = ndimage.binary_erosion(known, around) | ~ndimage.binary_dilation(known, around)
    sure |= pixel != 4.0
    np.testing.assert_array_equal(np.isfinite(found)[sure], known[sure])
    assert (found[np.isfinite(found)] == 7).all()


def test_bands_of_one_file_may_have_nodata_of_their_own(tmp_path):
    values = np.stack([np.full((30, 30), 5.0), np.full((30, 30), 9.0)]).astype(np.float32)
    values[0, 10:] = 6.0
    raster = write(tmp_path / "a.tif", values, 20.0)
    with GridReader(GRID) as datasets:
        first = datasets.read(raster, [1, 2], ALL, 5.0)
        second = datasets.read(raster, [2], ALL, 9.0)
    # The one band is known where the other is not, and nodata is not averaged in.
    assert np.unique(first[0][np.isfinite(first[0])]).tolist() == [6.0]
    assert np.isfinite(first[0]).sum() == 41 * 60  # half a pixel of 20 m beyond its middle
    assert np.isfinite(first[1]).sum() == 60 * 60
    assert not np.isfinite(second).any()


# North-west of the grid in the next zone, where it lies turned by some degrees.
TURNED = tuple(transform_bounds(UTM, CRS.from_epsg(32632), *GRID.bounds)[k] for k in (0, 3))


@pytest.mark.parametrize(
    ("pixel", "corner", "crs"),
    [
        (10.0, (500_000.0, 5_600_000.0), UTM),  # aligned
        (13.0, (499_990.0, 5_600_007.0), UTM),  # interpolated
        (4.0, (499_990.0, 5_600_007.0), UTM),  # averaged
        (0.00012, (2.9999, 50.553), CRS.from_epsg(4326)),
        (0.00006, (2.9999, 50.553), CRS.from_epsg(4326)),
        (9.0, TURNED, CRS.from_epsg(32632)),
    ],
)
@pytest.mark.parametrize(
    "kind", [{}, {"unit": "decibel", "valid": (-50.0, 9e4)}, {"categorical": True}]
)
def test_a_pixel_does_not_depend_on_the_window(tmp_path, pixel, corner, crs, kind):
    values = smooth(400, 500) / 300
    values[0, 50:60, 70:90] = NAN
    raster = write(tmp_path / "a.tif", values, pixel, corner, crs, NAN)
    whole = read(raster, nodata=NAN, **kind)[0]
    assert np.isfinite(whole).mean() > 0.3
    rng = np.random.default_rng(2)
    windows = [Window(0, 0, 1, 300), Window(127, 127, 2, 2), Window(64, 64, 128, 128)]
    windows += [Window(*rng.integers(0, 150, 2), *rng.integers(1, 50, 2)) for _ in range(8)]
    for window in windows:
        rows = slice(window.row, window.row + window.height)
        columns = slice(window.column, window.column + window.width)
        part = read(raster, window, nodata=NAN, **kind)[0]
        np.testing.assert_array_equal(part, whole[rows, columns])


def test_a_window_may_reach_over_the_edge(tmp_path):
    values = smooth(200, 300, "uint16")
    for pixel in (10.0, 20.0):
        raster = write(tmp_path / f"{pixel}.tif", values, pixel)
        found = read(raster, Window(-3, -2, 6, 5))[0]
        assert np.isnan(found[:3]).all()
        assert np.isnan(found[:, :2]).all()
        np.testing.assert_array_equal(found[3:, 2:], read(raster, Window(0, 0, 3, 3))[0])
        assert np.isnan(read(raster, Window(-9, -9, 4, 4))).all()


def test_another_crs_puts_things_in_their_place(tmp_path):
    degrees, crs = 0.00015, CRS.from_epsg(4326)
    west, south, east, north = transform_bounds(UTM, crs, *GRID.bounds)
    columns, rows = np.arange(west, east, degrees), np.arange(north, south, -degrees)
    at = np.meshgrid(columns + degrees / 2, rows - degrees / 2)
    x, y = (np.array(part) for part in transform(crs, UTM, at[0].ravel(), at[1].ravel()))
    plane = ((x - 500_000) + 10 * (5_600_000 - y)).reshape(at[0].shape) / 10
    raster = write(tmp_path / "a.tif", plane[None].astype(np.float32), degrees, (west, north), crs)
    row, column = np.mgrid[5:195, 5:295] + 0.5
    found = read(raster)[0, 5:-5, 5:-5]
    np.testing.assert_allclose(found, column + 10 * row, atol=0.01)


def test_many_files_and_threads_share_few_handles(tmp_path):
    rasters = [
        write(tmp_path / f"{k}.tif", np.full((1, 40, 40), k + 1, np.uint16)) for k in range(6)
    ]
    wrong = []
    with GridReader(GRID, most=3) as datasets:

        def work():
            for k in [*range(6)] * 4:
                found = datasets.read(rasters[k], [1], Window(0, 0, 40, 40), None)
                if not (found == k + 1).all():
                    wrong.append(k)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        readers = list(datasets._all)
        assert max(len(reader.rasters) for reader in readers) <= 3
    assert not wrong
    assert not any(len(reader.rasters) for reader in readers)


@pytest.mark.parametrize("pixel", [10.0, 20.0])
@pytest.mark.parametrize("kind", [{}, {"unit": "decibel", "valid": (-50.0, 9e4)}])
def test_a_damaged_file_is_named(tmp_path, pixel, kind):
    path = tmp_path / "damaged.tif"
    rng = np.random.default_rng(0)
    raster = write(path, rng.integers(0, 9000, (1, 300, 300)).astype(np.uint16), pixel)
    path.write_bytes(path.read_bytes()[:50_000])
    with pytest.raises(
        UnreadableRasterError, match=r"damaged\.tif cannot be read: the file is dam"
    ):
        read(raster, **kind)
    path.unlink()
    with pytest.raises(UnreadableRasterError, match=r"damaged\.tif cannot be read"):
        read(raster, **kind)


def test_a_name_that_xml_would_not_like(tmp_path):
    values = np.full((1, 40, 40), -10.0, np.float32)
    raster = write(tmp_path / "a & b <1>.tif", values, 20.0)
    found = read(raster, unit="decibel")[0, :80, :80]
    np.testing.assert_allclose(found, 0.1, rtol=1e-6)
    with rasterio.open(raster.path) as dataset:
        assert dataset.count == 1


@pytest.mark.parametrize("pixel", [10.0, 20.0, 5.0])
@pytest.mark.parametrize("kind", ["described", "mask", "plain"])
@pytest.mark.parametrize(("nodata", "valid"), [(None, None), (0.0, None), (0.0, (-1.0, 9.0))])
def test_where_a_mask_or_an_alpha_band_is_zero_nothing_is_known(
    tmp_path, pixel, kind, nodata, valid
):
    values = np.full((2, 40, 40), 7, np.uint16)
    values[0, :20] = 3000  # what an image holds under its mask must not be averaged in
    values[1] = np.where(values[0] == 7, 65535, 0)
    known = values[1] != 0
    raster = write(tmp_path / "a.tif", values, pixel)
    validity = 2
    if kind != "plain":
        with rasterio.open(raster.path, "r+") as dataset:
            if kind == "mask":
                dataset.write_mask(known)
                validity = GDAL_MASK
            else:
                dataset.colorinterp = [ColorInterp.gray, ColorInterp.alpha]
    found = read(raster, nodata=nodata, valid=valid, validity=validity)[0]
    side = round(40 * pixel / 10)
    assert np.isnan(found[: side // 2 - 1]).all()
    assert (found[side // 2 + 1 : side, :side] == 7).all()
    assert set(np.unique(found[np.isfinite(found)])) == {7}


def test_few_open_files_change_no_value_and_blame_no_file(tmp_path, monkeypatch):
    """As on a system that lets a process open 256 files, and QGIS has some of them."""
    values = [np.full((1, 40, 40), k + 1, np.uint16) for k in range(12)]
    rasters = [write(tmp_path / f"{k}.tif", stored) for k, stored in enumerate(values)]
    handles, opened = [], module.open_here

    def limited(path):
        handles[:] = [handle for handle in handles if not handle.closed]
        if len(handles) >= 5:
            raise RasterioIOError(f"{path}: Too many open files")
        handles.append(opened(path))
        return handles[-1]

    monkeypatch.setattr(module, "open_here", limited)
    window, allowed = Window(0, 0, 40, 40), ReadTolerance()
    with GridReader(GRID) as datasets, tolerating(allowed):
        for _ in range(2):
            for raster, stored in zip(rasters, values):
                np.testing.assert_array_equal(datasets.read(raster, [1], window, None), stored)
    assert not allowed.lost
    handles += [opened(raster.path) for raster in rasters[:5]]  # somebody else's
    named = pytest.raises(ExhaustedError, match=r"0\.tif could not be opened: this process has")
    with GridReader(GRID) as datasets, tolerating(allowed), named:
        datasets.read(rasters[0], [1], window, None)
    assert not allowed.lost
    for handle in handles:
        handle.close()


def test_a_program_may_end_without_closing_its_readers(tmp_path):
    path = write(tmp_path / "a.tif", np.ones((1, 8, 8), np.uint8)).path
    code = f"""
from stori_plugin.engine.acquisitions.files.headers import read_header
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader
raster = read_header({path!r}).raster
grid = Grid(raster.crs, raster.transform, raster.width, raster.height)
reader = GridReader(grid)
print(reader.read(raster, [1], Window(0, 0, 8, 8), None).sum())
"""
    for _ in range(3):  # it was not every time that the end went wrong
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert (done.returncode, done.stdout.strip()) == (0, "64.0"), done.stderr
