"""What a coarse sensor saw of a pixel and of a field that are looked at."""

from __future__ import annotations

import csv
import datetime as dt

import numpy as np
import pytest
from made_scene import CRS, FIRST_DAY, PIXEL, TRANSFORM, reflectance, write_coarse

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.preview.pixel_files import write_table
from stori_plugin.engine.preview.pixel_preview import Preview
from stori_plugin.engine.scene.job import Job

DAYS = (0, 40, 80, 120)


def at(row, column):
    return TRANSFORM.c + (column + 0.5) * PIXEL, TRANSFORM.f - (row + 0.5) * PIXEL


@pytest.fixture(scope="module")
def preview(scene, tmp_path_factory):
    folder = tmp_path_factory.mktemp("coarse")
    write_coarse(folder, DAYS)
    sources = [tuple(rasters_in(str(each))) for each in (scene[0], folder)]
    made = Preview(Job(sources[0], "", bands=("NDVI",), coarse=sources[1]))
    yield made
    made.close()


def index_of(row, column):
    red, infrared = (
        np.array([reflectance(day, band)[row, column] for day in DAYS]) for band in ("B04", "B08")
    )
    return (infrared - red) / (infrared + red)


def test_a_pixel_and_a_field_have_it_in_units_of_the_band(preview, tmp_path):
    pixel = preview.look(*at(5, 4), CRS, "NDVI")
    assert pixel.coarse_dates == tuple(FIRST_DAY + dt.timedelta(days=day) for day in DAYS)
    # Its own level is 10 % brighter, which an index does not see; each half is one field.
    np.testing.assert_allclose(pixel.coarse, index_of(5, 4), atol=0.002)
    corners = [at(2, 17), at(2, 21), at(6, 21), at(6, 17)]
    field = preview.look_field([[corners]], CRS, "NDVI")
    assert field.coarse_dates == pixel.coarse_dates
    np.testing.assert_allclose(field.coarse, index_of(4, 19), atol=0.002)
    write_table(str(tmp_path / "t.csv"), [pixel])
    with open(tmp_path / "t.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "coarse"]
    assert [row["date"] for row in rows] == [str(date) for date in pixel.coarse_dates]
    assert float(rows[2]["value"]) == pytest.approx(pixel.coarse[2], abs=1e-5)


def test_without_one_there_is_nothing(scene):
    made = Preview(Job(tuple(rasters_in(str(scene[0]))), "", bands=("NDVI",)))
    pixel = made.look(*at(5, 4), CRS, "NDVI")
    made.close(wait=True)
    assert pixel.coarse is None and not pixel.coarse_dates
