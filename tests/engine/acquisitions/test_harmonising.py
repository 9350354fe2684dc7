"""Sensors side by side: whose near infrared is whose, and which bands an empty BANDS means."""

from __future__ import annotations

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.pixels.spectral_indices import bands_for, index_named

S2 = "S2A_MSIL2A_201906{day:02}T104031_N0300_R008_T31UES"
LANDSAT = "LC08_L2SP_198024_201906{day:02}_20200913_02_T1"
ETM = "LE07_L2SP_198024_201906{day:02}_20200913_02_T1"
HLS = "HLS.{kind}.T31UES.2019{day}T103629.v2.0"


def found(folder, *products):
    for stem, bands in products:
        for band in bands:
            write(folder / f"{stem}_{band}.tif")
    return scan(rasters_in(folder), "optical")


def nirs(series):
    """The file of the band that NDVI takes as near infrared, by acquisition."""
    name = bands_for(index_named("NDVI"), series.roles)["nir"]
    taken = [next(b for b in item.bands if b.name == name) for item in series.acquisitions]
    return [band.path.rsplit("_", 1)[1] for band in taken]


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (("B04", "B08"), "B08.tif"),
        (("B04", "B8A"), "B8A.tif"),
        (("B04", "B08", "B8A"), "B8A.tif"),
    ],
)
def test_every_sensor_has_its_own_near_infrared(tmp_path, bands, expected):
    series = found(tmp_path, (S2.format(day=1), bands), (LANDSAT.format(day=2), ("SR_B4", "SR_B5")))
    assert nirs(series) == [expected, "B5.tif"]
    assert series.default_bands == ("red", "nir")


def test_the_broad_one_stays_to_be_asked_for(tmp_path):
    series = found(
        tmp_path,
        (S2.format(day=1), ("B04", "B08", "B8A")),
        (LANDSAT.format(day=2), ("SR_B4", "SR_B5")),
    )
    assert series.band_named("B08") == "B08"
    assert series.roles["B08"] == "nir_broad"


def test_images_that_came_without_the_narrow_one_have_theirs(tmp_path):
    series = found(
        tmp_path,
        (S2.format(day=1), ("B04", "B08", "B8A")),
        (S2.format(day=6), ("B04", "B8A")),
        (S2.format(day=11), ("B04", "B08")),
        (LANDSAT.format(day=2), ("SR_B4", "SR_B5")),
    )
    assert nirs(series) == ["B8A.tif", "B5.tif", "B8A.tif", "B08.tif"]


def test_one_sensor_keeps_its_bands(tmp_path):
    series = found(tmp_path, *((S2.format(day=d), ("B04", "B08", "B8A")) for d in (1, 6)))
    assert series.default_bands == series.band_names == ("B04", "B08", "B8A")
    assert nirs(series) == ["B08.tif"] * 2


def test_generations_of_landsat_share_the_colours_that_both_have(tmp_path):
    series = found(
        tmp_path,
        (LANDSAT.format(day=2), ("SR_B1", "SR_B4", "SR_B5")),
        (ETM.format(day=3), ("SR_B3", "SR_B4")),
    )
    assert [item.platform for item in series.acquisitions] == ["landsat-oli", "landsat-tm"]
    assert series.default_bands == ("red", "nir")


@pytest.mark.parametrize(
    ("lacking", "expected"), [(0, ("B04", "B08")), (1, ("B04", "B08")), (3, ("B04",))]
)
def test_a_band_that_few_lack_stays(tmp_path, lacking, expected):
    series = found(
        tmp_path,
        *((S2.format(day=d), ("B04",) if d <= lacking else ("B04", "B08")) for d in range(1, 10)),
    )
    assert series.default_bands == expected


def test_where_nothing_is_shared_the_most_decide(tmp_path):
    series = found(
        tmp_path,
        *((S2.format(day=d), ("B04",)) for d in (1, 2, 3)),
        *((S2.format(day=d), ("B08",)) for d in (4, 5)),
    )
    assert series.default_bands == ("B04",)
