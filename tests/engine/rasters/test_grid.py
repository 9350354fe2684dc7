"""The target grid: whose pixels, which extent, how large in metres."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from rasterio.crs import CRS
from rasterio.transform import from_origin
from rasterio.warp import transform_bounds

from stori_plugin.engine.acquisitions.series import Acquisition, Band, Raster, Series
from stori_plugin.engine.rasters.blocks import plan_blocks
from stori_plugin.engine.rasters.grid import Grid, Window, scales
from stori_plugin.engine.rasters.sample_windows import sample_windows
from stori_plugin.engine.rasters.target_grid import target_grid
from stori_plugin.engine.retrieval.chips.chip_cut import chip_windows
from stori_plugin.engine.support.errors import NoOverlapError, ParameterError, UnknownBandError

UTM = CRS.from_epsg(32631).to_wkt()
NEXT_UTM = CRS.from_epsg(32632).to_wkt()
DEGREES = CRS.from_epsg(4326).to_wkt()


def raster(path, pixel=10.0, size=(60, 40), corner=(500_000.0, 5_600_000.0), crs=UTM, dtype="u2"):
    width, height = size
    transform = tuple(from_origin(*corner, pixel, pixel))[:6]
    return Raster(path, crs, transform, width, height, dtype)


def series(*rasters, role="optical") -> Series:
    items = [
        Acquisition(dt.date(2021, 1, 1 + k), r.path, "", "", (Band(r.path, 1, "B", 1, 0, 0),), None)
        for k, r in enumerate(rasters)
    ]
    return Series(role, tuple(items), {r.path: r for r in rasters})


def test_one_raster_is_its_own_grid():
    one = raster("a")
    grid = target_grid(series(one))
    assert (grid.transform, grid.width, grid.height) == (one.transform, 60, 40)
    assert grid.bounds == (500_000, 5_599_600, 500_600, 5_600_000)
    assert grid.metres_per_pixel == 10


def test_the_finest_raster_gives_the_pixels_and_all_in_common_the_extent():
    fine = raster("fine", 10.0, corner=(500_000, 5_600_000))
    coarse = raster("coarse", 20.0, corner=(499_970, 5_600_050))  # half a pixel off
    grid = target_grid(series(coarse, fine))
    assert grid.transform[0] == 10
    assert grid.bounds == (500_000, 5_599_600, 500_600, 5_600_000)
    everything = target_grid(series(coarse, fine), extent=(0, 0, 1e6, 1e7))
    assert everything.bounds == (499_970, 5_599_250, 501_170, 5_600_050)


def test_metres_tell_which_raster_is_finest_not_the_numbers_of_the_crs():
    landsat = raster("degrees", 0.00027, (300, 300), (3.0, 50.6), DEGREES)
    sentinel = raster("metres", 10.0, (600, 600), (500_000, 5_600_000))
    assert target_grid(series(landsat, sentinel)).crs == UTM


def test_the_extent_is_what_optical_and_sar_both_reach():
    optical = series(raster("optical"))
    sar = series(raster("sar", 20.0, corner=(500_200, 5_600_400)), role="sar")
    assert target_grid(optical, sar).bounds == (500_200, 5_599_600, 500_600, 5_600_000)


def test_sar_of_another_crs_is_found_on_the_same_ground():
    bounds = transform_bounds(UTM, NEXT_UTM, 500_100, 5_599_700, 500_500, 5_599_900)
    corner = (bounds[0], bounds[3])
    size = (round((bounds[2] - bounds[0]) / 20), round((bounds[3] - bounds[1]) / 20))
    sar = series(raster("sar", 20.0, size, corner, NEXT_UTM), role="sar")
    grid = target_grid(series(raster("optical")), sar)
    assert grid.crs == UTM
    west, south, east, north = grid.bounds
    assert 500_050 <= west <= 500_100 < 500_500 <= east <= 500_550
    assert 5_599_650 <= south <= 5_599_700 < 5_599_900 <= north <= 5_599_950
    # Still on the corners of the optical pixels.
    assert [value % 10 for value in grid.bounds] == [0, 0, 0, 0]


def test_an_extent_is_snapped_outward_to_pixel_corners():
    grid = target_grid(series(raster("a")), extent=(500_101.0, 5_599_709.0, 500_199.0, 5_599_800))
    assert grid.bounds == (500_100, 5_599_700, 500_200, 5_599_800)
    assert (grid.width, grid.height) == (10, 10)


def test_rounding_does_not_add_a_row():
    extent = (500_100.0 - 1e-7, 5_599_700.0 - 1e-7, 500_200.0 + 1e-7, 5_599_800.0 + 1e-7)
    grid = target_grid(series(raster("a")), extent=extent)
    assert (grid.width, grid.height) == (10, 10)


def test_an_extent_in_another_crs():
    inside = transform_bounds(UTM, DEGREES, 500_100, 5_599_700, 500_200, 5_599_800)
    for crs in ("EPSG:4326", DEGREES):
        grid = target_grid(series(raster("a")), extent=inside, extent_crs=crs)
        west, south, east, north = grid.bounds
        assert west <= 500_100 < 500_200 <= east
        assert south <= 5_599_700 < 5_599_800 <= north
        assert grid.width <= 13
        assert grid.height <= 13


def test_an_extent_of_the_whole_world_is_all_there_is():
    grid = target_grid(series(raster("a")), extent=(-180, -90, 180, 90), extent_crs="EPSG:4326")
    assert grid.bounds == (500_000, 5_599_600, 500_600, 5_600_000)


def test_a_resolution_of_ones_own():
    grid = target_grid(series(raster("a")), resolution=25.0)
    assert grid.transform[0] == 25
    assert grid.bounds == (500_000, 5_599_600, 500_600, 5_600_000)
    odd = target_grid(series(raster("a")), resolution=70.0)
    assert (odd.width, odd.height) == (9, 6)
    assert odd.bounds[0] == 500_000


def test_a_rotated_raster_still_gives_a_north_up_grid():
    turned = Raster("turned", UTM, (8.0, 6.0, 500_000.0, 6.0, -8.0, 5_600_000.0), 30, 30, "u2")
    grid = target_grid(series(turned))
    assert grid.transform[1] == grid.transform[3] == 0
    assert grid.transform[0] == pytest.approx(10.0)


@pytest.mark.parametrize("latitude", [0.0, 50.0, -60.0])
def test_a_geographic_pixel_in_metres(latitude):
    grid = Grid(DEGREES, (0.001, 0, 3.0, 0, -0.001, latitude + 0.05), 100, 100)
    expected = 111.32 * math.sqrt(math.cos(math.radians(latitude)))
    assert grid.metres_per_pixel == pytest.approx(expected, rel=0.01)


def test_feet_are_not_metres():
    grid = Grid(CRS.from_epsg(2263).to_wkt(), (100.0, 0, 0, 0, -100.0, 0), 10, 10)
    assert grid.metres_per_pixel == pytest.approx(30.48, rel=1e-3)


def far(crs=UTM, corner=(800_000.0, 5_000_000.0)) -> Series:
    return series(raster("far", 20.0, corner=corner, crs=crs), role="sar")


def test_no_overlap():
    optical = series(raster("a"))
    for sar in (far(), far(CRS.from_epsg(32737).to_wkt()), far(DEGREES, (-120.0, -40.0))):
        with pytest.raises(NoOverlapError, match="SAR and the optical rasters share no ground"):
            target_grid(optical, sar)
    for extent in ((0, 0, 1, 1), (500_300, 5_599_700, 500_200, 5_599_800)):
        with pytest.raises(NoOverlapError, match="EXTENT does not overlap"):
            target_grid(optical, extent=extent)
    with pytest.raises(NoOverlapError, match="EXTENT does not overlap"):
        target_grid(optical, extent=(100, -70, 120, -60), extent_crs="EPSG:4326")


def test_parameters_that_cannot_be():
    optical = series(raster("a"))
    for resolution in (0.0, -10.0, float("nan")):
        with pytest.raises(ParameterError, match=r"RESOLUTION is .*: give a pixel size above zero"):
            target_grid(optical, resolution=resolution)
    with pytest.raises(ParameterError, match="RESOLUTION is 100,000, more than the"):
        target_grid(optical, resolution=100_000.0)
    with pytest.raises(ParameterError, match="CRS of EXTENT is not understood: nonsense"):
        target_grid(optical, extent=(0, 0, 1, 1), extent_crs="nonsense")


@pytest.mark.parametrize("size", [(1, 1), (300, 1), (1, 300), (130, 70), (5000, 40), (3000, 2000)])
def test_sample_windows_lie_inside_and_apart(size):
    grid = Grid(UTM, (10.0, 0, 0, 0, -10.0, 0), *size)
    windows = sample_windows(grid, 9)
    assert 1 <= len(windows) <= 9
    taken = set()
    for window in windows:
        assert window.row >= 0
        assert window.column >= 0
        assert window.row + window.height <= grid.height
        assert window.column + window.width <= grid.width
        pixels = {
            (row, column)
            for row in range(window.row, window.row + window.height)
            for column in range(window.column, window.column + window.width)
        }
        assert not taken & pixels
        taken |= pixels


def test_windows_cover_the_grid_once():
    grid = Grid(UTM, (10.0, 0, 0, 0, -10.0, 0), 70, 33)
    windows = grid.windows(32)
    assert sum(w.height * w.width for w in windows) == 70 * 33
    assert windows[0] == Window(0, 0, 32, 32)
    assert windows[-1] == Window(32, 64, 1, 6)
    assert Window(5, 7, 2, 3).grown(2) == Window(3, 5, 6, 7)


def test_a_resolution_in_another_unit_is_told_at_once():
    with pytest.raises(ParameterError, match=r"RESOLUTION is 0\.0001, more than 1,000 times finer"):
        target_grid(series(raster("a")), resolution=1e-4)
    assert target_grid(series(raster("a", size=(2, 2))), resolution=0.01).width == 2000


def test_work_on_a_grid_without_end_is_refused_before_it_is_planned():
    endless = Grid(UTM, (1.0, 0, 0, 0, -1.0, 0), 2**31 - 1, 2**31 - 1)
    assert len(sample_windows(endless, 16)) <= 16
    with pytest.raises(ParameterError, match=r"2,147,483,647 x 2,147,483,647 pixels, which MEMORY"):
        plan_blocks(endless, 100.0, 1024, 2)
    with pytest.raises(ParameterError, match=r"SIZE 1 and STRIDE 1 cut .* chips, and an index hol"):
        chip_windows(endless, 1, 1)


def test_more_bands_than_anybody_needs_are_asked_for_by_name():
    bands = tuple(Band("a", k, f"band_{k}", 1, 0, 0) for k in range(1, 65_536))
    item = Acquisition(dt.date(2021, 1, 1), "a", "", "", bands, None)
    many = Series("optical", (item,), {"a": raster("a")})
    assert many.wanted_bands(("band_7",)) == ("band_7",)
    with pytest.raises(ParameterError, match="65,535 bands are asked for, and 2,000 are the most"):
        many.wanted_bands(())
    with pytest.raises(UnknownBandError, match=r"band_60 and 65,475 more\.$"):
        many.band_named("nothing")


def test_pixels_may_be_compared_that_are_turned():
    for step in ((25.0, 0.0, 0.0, -25.0), (0.0, 25.0, 25.0, 0.0), (15.0, 20.0, 20.0, -15.0)):
        a, b, d, e = step
        grid = Grid(UTM, (a, b, 500_000.0, d, e, 5_600_000.0), 8, 8)
        assert scales(raster("a"), grid) == pytest.approx((0.4, 0.4))
