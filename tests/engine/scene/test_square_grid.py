"""Squares where a coarse sensor's pixels are."""

from __future__ import annotations

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS
from rasterio.warp import transform

from stori_plugin.engine.acquisitions.series import Raster
from stori_plugin.engine.rasters.grid import Grid, Window, metres_at
from stori_plugin.engine.scene.square_grid import fitted, square_grid

UTM = CRS.from_epsg(32631).to_wkt()
SINUSOIDAL = CRS.from_proj4("+proj=sinu +lon_0=0 +R=6371007.181 +units=m").to_wkt()
MODIS = 463.312716528  # metres


def scene(width: int, height: int, pixel: float = 10.0) -> Grid:
    """A grid of 10 m in the north of France."""
    return Grid(UTM, (pixel, 0, 500_000, 0, -pixel, 5_600_000), width, height)


def raster(crs: str, corner: tuple[float, float], size: float) -> Raster:
    """A coarse raster that reaches far to the east and the south."""
    return Raster("coarse.tif", crs, (size, 0, corner[0], 0, -size, corner[1]), 2400, 2400, "int16")


def modis() -> Raster:
    """A tile of MODIS, of which the scene is somewhere inside."""
    return raster(SINUSOIDAL, (0.0, 6_671_703.118), MODIS)


def test_squares_are_fitted_to_a_scene_where_nothing_says_where_pixels_lie():
    grid = scene(1000, 640)
    squares = fitted(grid, 250.0)
    assert (squares.width, squares.height) == (40, 26)
    assert squares.bounds == pytest.approx(grid.bounds)
    cells = fitted(grid, 250.0, 8)
    assert (cells.width, cells.height) == (320, 208)
    # A grid smaller than a square is one square; squares of three pixels have three cells.
    assert fitted(grid, 90_000.0).width == 1
    assert (square_grid(grid, 250.0).each, square_grid(grid, 30.0).each) == (8, 3)
    # Pixels that were resampled to another size lie somewhere within those of the sensor.
    assert square_grid(grid, 250.0, [raster(UTM, (499_990, 5_600_070), 50.0)]).squares == squares
    # Of a small scene hardly any pixel lies in it as a whole.
    small = scene(80, 80)
    laid = square_grid(small, 250.0, [raster(UTM, (499_880, 5_600_130), 250.0)])
    assert laid.squares == fitted(small, 250.0)


def test_squares_have_the_corners_of_pixels_of_the_same_system():
    grid = scene(298, 250)
    others = [raster(UTM, (499_000, 5_600_000), 250.0)]
    pixels = raster(UTM, (400_110, 5_700_060), 250.0)
    laid = square_grid(grid, 250.0, [*others, pixels, pixels])
    # 499,860 is a corner of most, and 5,600,060.
    assert laid.squares.transform == pytest.approx((250, 0, 499_860, 0, -250, 5_600_060))
    assert (laid.squares.width, laid.squares.height) == (13, 11)
    assert laid.cells.transform == pytest.approx((31.25, 0, 499_860, 0, -31.25, 5_600_060))
    assert (laid.cells.width, laid.cells.height) == (8 * 13, 8 * 11)
    within = laid.within(Window(0, 0, 11, 13)).reshape(11, 13)
    # Of the first column 110 of 250 m lie in it, of the last 120; of the rows 190 and 60.
    assert within[:10, 1:12].all() and not within[:, [0, 12]].any() and not within[10].any()
    assert laid.looked_at() == [Window(0, 0, 11, 13)]


@pytest.mark.parametrize("width, crs", [(1_000, UTM), (20_000, SINUSOIDAL)], ids=["10", "200"])
def test_cells_are_parts_of_the_pixels_of_another_system(width, crs):
    grid = scene(width, width)
    laid = square_grid(grid, MODIS, [modis()])
    assert (laid.squares.crs, laid.cells.crs) == (SINUSOIDAL, crs)
    rng = np.random.default_rng(0)
    column, row = (rng.uniform(0, size, 500) for size in (laid.squares.width, laid.squares.height))
    there = np.array(laid.cells.affine * (8 * column, 8 * row))
    there = np.array(transform(CRS.from_wkt(crs), CRS.from_wkt(SINUSOIDAL), *there))
    found = np.array(~laid.squares.affine * tuple(there))
    assert np.abs(found - [column, row]).max() < 0.15
    # They are those of the raster, and the scene is covered.
    first = np.array(~Affine(*modis().transform) * laid.squares.transform[2:6:3])
    np.testing.assert_allclose(first, np.round(first), atol=1e-6)
    corners = np.array(
        grid.affine * (np.array([0, width, 0, width]), np.array([0, 0, width, width]))
    )
    corners = np.array(transform(CRS.from_wkt(UTM), CRS.from_wkt(SINUSOIDAL), *corners))
    column, row = ~laid.squares.affine * tuple(corners)
    assert min(column.min(), row.min()) > -0.01
    assert column.max() < laid.squares.width + 0.01 and row.max() < laid.squares.height + 0.01


def test_of_pixels_that_lie_askew_those_in_the_scene_are_looked_at():
    # In the north of Canada the pixels of MODIS lean far over.
    crs = CRS.from_epsg(32610).to_wkt()
    grid = Grid(crs, (10.0, 0, 500_000, 0, -10.0, 6_600_000), 1000, 1000)
    laid = square_grid(grid, MODIS, [raster(SINUSOIDAL, (-7_783_653.638, 6_671_703.118), MODIS)])
    assert laid.cells.crs == crs and abs(laid.cells.transform[1]) > 50
    windows = laid.looked_at()
    inside = [laid.within(window).sum() for window in windows]
    assert min(inside) > 0 and sum(inside) > 100
    # About as many as of pixels that lie straight.
    straight = square_grid(grid, MODIS)
    assert sum(inside) > 0.7 * sum(straight.within(one).sum() for one in straight.looked_at())


def test_rows_may_run_from_south_to_north():
    grid = scene(300, 250)
    turned = Raster("c.nc", UTM, (250.0, 0, 499_860, 0, 250.0, 5_590_060), 100, 40, "int16")
    laid = square_grid(grid, 250.0, [turned])
    assert laid.squares.transform == pytest.approx((250, 0, 499_860, 0, -250, 5_600_060))


def test_pixels_without_a_place_on_the_scene_say_nothing_of_where_they_lie():
    grid = scene(300, 250)
    other_side = CRS.from_proj4("+proj=gnom +lat_0=-50 +lon_0=183 +datum=WGS84").to_wkt()
    lost = raster(other_side, (0, 0), 250.0)
    assert square_grid(grid, 250.0, [lost]).squares == fitted(grid, 250.0)


def test_rasters_that_lie_elsewhere_say_nothing():
    grid = scene(300, 250)
    elsewhere = raster(UTM, (700_030, 5_600_000), 250.0)
    here = raster(UTM, (400_110, 5_700_060), 250.0)
    assert square_grid(grid, 250.0, [elsewhere, elsewhere]).squares == fitted(grid, 250.0)
    laid = square_grid(grid, 250.0, [elsewhere, elsewhere, here])
    assert laid.squares.transform[2] == pytest.approx(499_860)


def test_pixels_are_as_large_as_they_are_on_the_scene():
    # At 60 degrees north a metre of Web Mercator is half a metre, and a pixel in degrees is half
    # as wide as on the equator.
    grid = Grid(UTM, (10.0, 0, 500_000, 0, -10.0, 6_650_000), 600, 600)
    mercator = CRS.from_epsg(3857).to_wkt()
    laid = square_grid(grid, 500.0, [raster(mercator, (0.0, 8_500_000.0), 1000.0)])
    assert laid.squares.crs == mercator and laid.squares.transform[0] == 1000.0
    degrees = CRS.from_epsg(4326).to_wkt()
    world = Raster("w.nc", degrees, (0.01, 0, -180, 0, -0.01, 90), 36_000, 18_000, "int16")
    assert metres_at(world, grid) == pytest.approx(1113.2 * 0.5**0.5, rel=0.01)
    # As its CRS says, where that is about true.
    assert metres_at(modis(), grid) == pytest.approx(MODIS, rel=1e-9)


@pytest.mark.parametrize("crs", [32610, 4326])
def test_longitudes_may_run_from_0_to_360(crs):
    pixel, corner = (20.0, (500_000, 5_000_000)) if crs == 32610 else (2e-4, (-123.0, 45.0))
    transform = (pixel, 0, corner[0], 0, -pixel, corner[1])
    grid = Grid(CRS.from_epsg(crs).to_wkt(), transform, 400, 400)
    degrees = CRS.from_epsg(4326).to_wkt()
    world = Raster("w.nc", degrees, (0.004, 0, 0, 0, -0.004, 90), 90_000, 45_000, "int16")
    laid = square_grid(grid, metres_at(world, grid), [world])
    # Of the coarse rasters they are read where those lie, of the fine ones where the scene lies.
    assert 236 < laid.squares.transform[2] < 238 and laid.cells.crs == grid.crs
    assert laid.within(Window(0, 0, laid.squares.height, laid.squares.width)).mean() > 0.5
    assert laid.cells.transform[2] == pytest.approx(corner[0], abs=40 * pixel)


def test_a_scene_over_the_antimeridian_is_no_scene_around_the_globe():
    grid = Grid(CRS.from_epsg(32660).to_wkt(), (20.0, 0, 633_000, 0, -20.0, 7_300_000), 400, 400)
    degrees = CRS.from_epsg(4326).to_wkt()
    world = Raster("w.nc", degrees, (0.004, 0, -180, 0, -0.004, 90), 90_000, 45_000, "int16")
    laid = square_grid(grid, metres_at(world, grid), [world])
    assert laid.squares.width < 100 and laid.squares.crs == degrees


def test_of_a_strip_that_pixels_run_across_askew_enough_is_looked_at():
    crs = CRS.from_epsg(32610).to_wkt()
    grid = Grid(crs, (20.0, 0, 500_000, 0, -20.0, 7_000_000), 60, 3000)
    laid = square_grid(grid, MODIS, [raster(SINUSOIDAL, (-6_671_703.118, 7_783_653.638), MODIS)])
    assert laid.squares.height * laid.squares.width > 20_000
    windows = laid.looked_at()
    cells = [(w.row + r, w.column + c) for w in windows for r in range(4) for c in range(4)]
    assert len(set(cells)) == len(cells)  # none twice
    assert sum(laid.within(window).sum() for window in windows) > 80
