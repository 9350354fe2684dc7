"""Runs on indices as input: each is a series of its own, and keeps its peaks."""

from __future__ import annotations

import datetime as dt

import made_scene
import numpy as np
import pytest
from made_runs import reconstruct, values

FIRST = dt.date(2021, 3, 1)
DAYS = range(0, 160, 10)
PEAK = 80
SHAPE = (12, 14)


def index(day):
    return 0.2 + 0.6 * np.exp(-(((day - PEAK) / 30) ** 2))


@pytest.fixture
def folder(tmp_path):
    """Clear dates of red, NDVI and NDWI, with a little noise."""
    rng = np.random.default_rng(5)
    for day in DAYS:
        bands = np.stack([np.full(SHAPE, v) for v in (0.1, index(day), -index(day))])
        noisy = (bands + rng.normal(0, 0.008, bands.shape)).astype("float32")
        date = FIRST + dt.timedelta(days=day)
        path = tmp_path / "optical" / f"S2A_{date:%Y%m%d}.tif"
        made_scene.write_raster(path, noisy, ["B04", "NDVI", "NDWI"], np.nan)
    return tmp_path


def run(folder, **changes):
    settings = {"step": "observed", "cloud_mask": "none", "sar": "", "method": "linear", **changes}
    return reconstruct(folder, folder / "out", **settings)


def test_indices_are_written_apart_from_reflectance(folder):
    result = run(folder)
    bands = {raster.series: raster.bands for raster in result.rasters}
    assert bands == {"reflectance": ("B04",), "ndvi": ("NDVI",), "ndwi": ("NDWI",)}


@pytest.mark.parametrize(("name", "sign"), [("NDVI", 1), ("NDWI", -1)])
def test_the_peak_of_an_index_is_kept(folder, name, sign):
    result = run(folder, bands=(name,))
    assert {raster.series for raster in result.rasters} == {name.lower()}
    peak = next(r for r in result.rasters if r.date == FIRST + dt.timedelta(days=PEAK))
    np.testing.assert_allclose(np.median(values(peak.path)), sign * index(PEAK), atol=0.005)
