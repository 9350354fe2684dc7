"""Indices as input: never a colour for a river's name, and named as what they are or doubted."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in, scan


def found(folder):
    return scan(rasters_in(folder), "optical")


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Blue_Nile_NDVI", "NDVI"),
        ("NDVI_Blue_Nile", "NDVI"),
        ("Red_River_EVI", "EVI"),
        ("evi_red-river_v2", "EVI"),
        ("Green_Valley_NDVI", "NDVI"),
        ("LAI_green_campaign", "LAI"),
        ("NDVI_Snow_Mountain", "NDVI"),
        ("NDVI_Clear_Lake", "NDVI"),
        ("Cloud_Forest_NDMI", "NDMI"),
        ("Coral_Reef_nir", "nir"),
        ("ndvi_b8_b4", "NDVI"),
        ("NDVI_study_B04", "B04"),
        ("Blue_Nile", "band_1"),
        ("Red_Deer_River", "band_1"),
        ("site7_red", "red"),
        ("Blue_Farm_red", "red"),
    ],
)
def test_a_place_is_no_colour_and_an_index_says_more_than_one(tmp_path, stem, name):
    write(tmp_path / f"{stem}_20190615.tif", dtype="float32", value=0.4)
    assert found(tmp_path).band_names == (name,)


@pytest.mark.parametrize(
    ("text", "name"), [("NDVI (B08, B04)", "NDVI"), ("EVI, Blue Nile", "EVI"), ("Red", "red")]
)
def test_a_description_names_the_index_and_not_what_it_is_made_of(tmp_path, text, name):
    write(tmp_path / "x_20190615.tif", text, dtype="float32", value=0.4)
    assert found(tmp_path).band_names == (name,)


@pytest.mark.parametrize(
    ("name", "way"), [("NDVI", "rises"), ("NDWI", "falls"), ("LAI", "rises"), ("tcb", "falls")]
)
def test_an_index_is_believed_to_follow_vegetation(tmp_path, name, way):
    paths = [str(write(tmp_path / f"x_2019060{d}.tif", name, dtype="float32", value=0.4))
             for d in (1, 6)]  # fmt: skip
    (belief,) = [one for one in found(tmp_path).beliefs if "index" in one.value]
    assert belief.kind == "role" and way in belief.value
    assert sorted(belief.files) == paths and not belief.doubt


def nameless(folder, *values):
    """Write a file of a nameless band for each array of numbers."""
    for day, numbers in enumerate(values, 1):
        path = write(folder / f"x_201906{day:02d}.tif", dtype="float32", size=12)
        with rasterio.open(path, "r+") as dataset:
            dataset.write(numbers.reshape(1, 12, 12).astype("float32"))


RAMP = np.linspace(0.0, 1.0, 144)


@pytest.mark.parametrize(
    ("values", "is_doubted"),
    [
        ([0.6 + 0.3 * RAMP] * 3, True),  # plants everywhere
        ([0.9 * RAMP - 0.2] * 3, True),  # water and plants
        ([0.4 * RAMP] * 3, False),  # may be either
        ([0.4 * RAMP, 0.4 * RAMP, 0.6 + 0.3 * RAMP], False),  # one of snow
        ([6.0 * RAMP - 1.0] * 3, False),  # no normalised index
        ([np.full(144, np.nan)] * 3, False),
    ],
)
def test_a_nameless_band_with_the_numbers_of_an_index_is_doubted(tmp_path, values, is_doubted):
    nameless(tmp_path, *values)
    series = found(tmp_path)
    (belief,) = [one for one in series.beliefs if one.kind == "role"]
    assert belief.value.startswith("unknown") and len(belief.files) == 3
    assert bool(belief.doubt) == is_doubted == any("an index" in p for p in series.problems)
    assert series.band_names == ("band_1",) and not series.roles["band_1"]
