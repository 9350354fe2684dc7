"""The ground of rasters that do not all reach equally far, and what is said of it."""

from __future__ import annotations

import pytest
from rasterio.crs import CRS
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.series import Raster
from stori_plugin.engine.rasters.common_ground import common_ground

UTM = CRS.from_epsg(32631)
X, Y = 500_000.0, 5_600_000.0


def raster(path, west=0, north=0, size=100, pixel=10.0):
    transform = tuple(from_origin(X + west, Y - north, pixel, pixel))[:6]
    return Raster(path, UTM.to_wkt(), transform, size, size, "u2")


def metres(bounds):
    """West, south, east and north of the corner that all rasters start from."""
    return bounds[0] - X, Y - bounds[1], bounds[2] - X, Y - bounds[3]


@pytest.mark.parametrize(
    ("others", "bounds", "notes", "problems"),
    [
        ([raster("b")], (0, 1000, 1000, 0), 0, 0),
        # A scene that lies a few pixels off, as those of one path and row do.
        ([raster("b", 20, 10)], (20, 1000, 1000, 10), 0, 0),
        # The scenes of another sensor reach farther.
        ([raster("b", size=50, pixel=30.0)], (0, 1000, 1000, 0), 1, 0),
        ([raster("b", size=100, pixel=30.0)], (0, 1000, 1000, 0), 0, 1),
        # Tiles, also those that overlap a little, and one that lies within them.
        ([raster("b", 1000)], (0, 1000, 2000, 0), 0, 0),
        ([raster("b", 900)], (0, 1000, 1900, 0), 0, 0),
        ([raster("b", 900), raster("c", size=10)], (0, 1000, 1900, 0), 0, 0),
    ],
)
def test_what_rasters_have_in_common(others, bounds, notes, problems):
    ground = common_ground([raster("a"), *others], UTM)
    assert metres(ground.bounds) == bounds
    assert (len(ground.notes()), len(ground.problems())) == (notes, problems)


def test_who_reaches_least_far_is_named():
    (problem,) = common_ground([raster("/a/big.tif", size=400), raster("/a/b.tif")], UTM).problems()
    assert "6 % of the ground" in problem
    assert "b.tif reach least far. Set EXTENT" in problem


def test_a_single_small_raster_does_not_decide_for_many():
    many = [raster(f"{k}.tif") for k in range(20)]
    ground = common_ground([*many, raster("crop.tif", 100, 100, size=20)], UTM)
    assert metres(ground.bounds) == (0, 1000, 1000, 0)
    (problem,) = ground.problems()
    assert problem.startswith("crop.tif covers less than half of the ground of the other rasters")
