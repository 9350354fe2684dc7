"""The grid of a download, and areas that have none."""

from __future__ import annotations

import pytest

from stori_plugin.engine.download.download_grid import area_of
from stori_plugin.engine.options.download_options import Place
from stori_plugin.engine.support.errors import ParameterError


def test_the_grid_lies_on_multiples_of_its_pixel_around_the_area():
    area = area_of(Place((3.0, 50.0, 3.02, 50.01), "EPSG:4326"), 10.0)
    assert area.epsg == 32631
    left, bottom, right, top = area.grid.bounds
    assert (left % 10, top % 10, left) == (0, 0, 500_000)
    assert 1430 < right - left < 1450 and 1110 < top - bottom < 1140


def test_an_extent_on_the_grid_is_the_grid():
    place = Place((500_000.0, 5_599_000.0, 501_000.0, 5_600_000.0), "EPSG:32631")
    assert area_of(place, 10.0).grid.bounds == place.bounds
    assert area_of(place, 20.0).grid.width == 50


def test_the_south_has_zones_of_its_own():
    assert area_of(Place((36.0, -3.1, 36.1, -3.0), ""), 10.0).epsg == 32737


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place((3.0, 50.0, 3.0, 50.1), "EPSG:4326"), "EXTENT is empty: draw a box"),
        (Place((3.0, 50.0, float("nan"), 50.1), "EPSG:4326"), "EXTENT is empty"),
        (Place((3.0, 50.0, 6.0, 53.0), "EPSG:4326"), "GB for one band of one date: choose at most"),
        (Place((-180.0, -90.0, 180.0, 90.0), "EPSG:4326"), "EXTENT is 360 x 180 degrees, far more"),
        (Place((179.9, 50.0, 180.1, 50.1), "EPSG:4326"), "over the antimeridian (180 degrees)"),
        (Place((299000, 6e6, 301000, 6001000), "zone 1"), "CRS of EXTENT is not understood"),
        (Place((3.0, 84.1, 3.1, 84.2), "EPSG:4326"), "beyond 84 degrees north"),
        (Place((1e9, 1e9, 2e9, 2e9), "EPSG:32631"), "EXTENT"),
    ],
)
def test_an_area_without_a_grid_is_one_sentence(place, expected):
    with pytest.raises(ParameterError) as caught:
        area_of(place, 10.0)
    assert expected in str(caught.value)
