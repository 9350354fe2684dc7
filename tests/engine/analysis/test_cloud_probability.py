"""Rasters of probabilities are found, and their unit is that of all of them."""

from __future__ import annotations

import datetime as dt

import pytest
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.cloud_probability import find_probabilities


@pytest.mark.parametrize(
    ("name", "dtype", "values", "kind"),
    [
        ("cloud_probability", "float32", (0.3, 0.9, 95.0), "cloud probability 0-100"),
        ("cloud_probability", "float32", (0.003, 0.009, 0.95), "cloud probability 0-1"),
        ("CLDPRB", "uint8", (0, 1, 90), "cloud probability 0-100"),
        ("CLP", "uint8", (25, 60, 240), "cloud probability 0-255"),
        ("s2cloudless", "uint8", (0, 0, 1), "mask"),
        ("cs_cdf", "float32", (0.1, 0.5, 0.98), "clear probability 0-1"),
    ],
)
def test_a_clear_day_has_the_unit_of_its_series(tmp_path, name, dtype, values, kind):
    for day, value in enumerate(values, 1):
        write(tmp_path / f"S2_2020010{day}_{name}.tif", dtype=dtype, value=value, nodata=0)
    found = find_probabilities(rasters_in(tmp_path))
    assert list(found) == [dt.date(2020, 1, day) for day in (1, 2, 3)]
    assert {one.kind for each in found.values() for one in each} == {kind}
    assert {one.nodata for each in found.values() for one in each} == {None}


def test_what_cannot_be_a_probability_is_passed_over(tmp_path):
    path = write(tmp_path / "S2_20200101_cloud_probability.tif", dtype="float32", value=1)
    with rasterio.open(path, "r+") as dataset:
        dataset.write(dataset.read() * -5)
    assert not find_probabilities(rasters_in(tmp_path))
