"""How stored numbers become reflectance: stated, or decided once for the series."""

from __future__ import annotations

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in, scan


def scalings(folder):
    series = scan(rasters_in(folder), "optical")
    return series, [(b.scale, b.offset, b.nodata) for a in series.acquisitions for b in a.bands]


def test_dark_and_bright_scenes_are_scaled_alike(tmp_path):
    for k, value in enumerate((1, 3000, 2, 1)):
        write(tmp_path / f"scene_2020060{k + 1}.tif", "red", "nir", value=value)
    series, found = scalings(tmp_path)
    assert set(found) == {(1e-4, 0, 0)}
    assert series.notes == ("Reflectance of the optical rasters: integers times 0.0001.",)


def test_files_of_one_date_of_which_only_one_carries_a_time_of_day(tmp_path):
    write(tmp_path / "scene_20200615.tif", "red", dtype="float32", value=0.2)
    write(tmp_path / "scene_20200615T101031.tif", "red", dtype="float32", value=0.2)
    series, found = scalings(tmp_path)
    assert len(series.acquisitions) == 2 and found == [(1, 0, 0)] * 2


@pytest.mark.parametrize(
    ("dtype", "value", "nodata", "expected", "note"),
    [
        ("float32", 0.2, None, (1, 0, 0), "fractions as they are"),
        ("float32", 3000, -9999, (1e-4, 0, -9999), "fractional numbers up to about 3000, times"),
        ("float32", 8, None, (1, 0, 0), "up to about 8, taken as they are although"),
        ("int16", 3000, -9999, (1e-4, 0, -9999), "integers times 0.0001"),
        ("int16", 3000, None, (1e-4, 0, 0), "integers times 0.0001"),
        ("int16", 1, None, (1, 0, 0), "integers as they are"),
        ("uint8", 200, None, (1 / 255, 0, 0), "8-bit images, divided by 255"),
    ],
)
def test_undeclared(tmp_path, dtype, value, nodata, expected, note):
    write(tmp_path / "20200615.tif", "red", "nir", dtype=dtype, value=value, nodata=nodata)
    series, found = scalings(tmp_path)
    assert found == [expected] * 2
    assert note in series.notes[0]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"scaling": (2e-4, -0.05)}, (2e-4, -0.05, 0)),
        ({"scaling": (1.0, -1000.0)}, (1e-4, -0.1, 0)),
        ({"tags": {"BOA_ADD_OFFSET": "-1000"}}, (1e-4, -0.1, 0)),
        ({"tags": {"RADIO_ADD_OFFSET_B4": "-1000"}}, (1e-4, -0.1, 0)),
        ({"tags": {"PROCESSING_BASELINE": "05.09"}}, (1e-4, -0.1, 0)),
        ({"tags": {"PROCESSING_BASELINE": "02.14"}}, (1e-4, 0, 0)),
        ({"tags": {"BOA_ADD_OFFSET": "-500", "BOA_QUANTIFICATION_VALUE": "5000"}}, (2e-4, -0.1, 0)),
        # the name tells as well
        ({}, (1e-4, -0.1, 0)),
        ({"tags": {"PROCESSING_BASELINE": "99.99"}}, (1e-4, 0, 0)),
    ],
)
def test_offset_of_loose_sentinel2_files_only_when_stated(tmp_path, given, expected):
    write(tmp_path / "S2A_MSIL2A_20220701T101031_N0400_R022_T33UUP_B04.tif", **given)
    _, found = scalings(tmp_path)
    assert found == [pytest.approx(expected)]


def test_an_offset_that_may_be_there_is_mentioned(tmp_path):
    write(tmp_path / "S2A_20220125_B04.tif")
    assert any("published with 1000 added" in note for note in scalings(tmp_path)[0].notes)
    (tmp_path / "S2A_20220125_B04.tif").rename(tmp_path / "S2A_20220124_B04.tif")
    assert not any("1000 added" in note for note in scalings(tmp_path)[0].notes)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("LC08_L2SP_199024_20200812_20200918_02_T1_SR_B4", (2.75e-5, -0.2, 0)),
        ("LC08_L1TP_199024_20170812_20180918_01_T1_sr_band4", (1e-4, 0, 0)),
        ("LC08_L1TP_199024_20200812_20200918_02_T1_B4", (2e-5, -0.1, 0)),
        ("HLS.L30.T31UES.2020001T103021.v2.0.B04", (1e-4, 0, 0)),
    ],
)
def test_landsat_products(tmp_path, stem, expected):
    write(tmp_path / f"{stem}.tif", value=9000)
    series, found = scalings(tmp_path)
    assert found == [pytest.approx(expected)]
    assert set(series.roles.values()) == {"red"}


def test_scaled_landsat_is_left_as_it_is(tmp_path):
    stem = "LC08_L2SP_199024_20200812_20200918_02_T1_SR_B4"
    write(tmp_path / f"{stem}.tif", dtype="float32", value=0.2)
    assert scalings(tmp_path)[1] == [(1, 0, 0)]


def test_indices_and_products_are_decided_by_themselves(tmp_path):
    write(tmp_path / "S2_20200615_NDVI.tif", dtype="float32", value=-0.2)
    write(tmp_path / "S2_20200615_LAI.tif", dtype="float32", value=5)
    write(tmp_path / "S2_20200615_B04.tif", value=1000)
    series, found = scalings(tmp_path)
    assert series.band_names == ("B04", "LAI", "NDVI")
    assert found == [(1e-4, 0, 0), (1, 0, None), (1, 0, None)]


def test_masks_are_never_scaled(tmp_path):
    write(tmp_path / "S2_20200615.tif", "B04", "SCL", scaling=(1e-4, 0))
    series, _ = scalings(tmp_path)
    mask = series.acquisitions[0].mask
    assert (mask.name, mask.scale, mask.offset, mask.nodata) == ("SCL", 1, 0, None)


def test_backscatter_keeps_its_tags(tmp_path):
    write(tmp_path / "S1_20200615_VV.tif", dtype="int16", scaling=(0.01, 0), value=-1200)
    write(tmp_path / "S1_20200615_VH.tif", dtype="int16", value=-2000, nodata=-32768)
    series = scan(rasters_in(tmp_path), "sar")
    found = {b.name: (b.scale, b.offset, b.nodata) for b in series.acquisitions[0].bands}
    assert found == {"VV": (0.01, 0, 0), "VH": (1, 0, -32768)}
    assert {band.unit for band in series.acquisitions[0].bands} == {"decibel"}


@pytest.mark.parametrize(
    ("stem", "value", "scale"),
    [
        ("PROBAV_S1_TOC_X18Y02_20190305_100M_V101_RED", 300, 1 / 2000),
        ("V2KRNS10__20120301_B2__Europe", 300, 1 / 2000),
        ("AST_07XT_00303052019104015_20200105003005_1200_SRF_VNIR_B02", 90, 1e-3),
        ("LC08_CU_029007_20190305_20200315_C01_V01_SRB4", 800, 1e-4),
        ("LC08_CU_029007_20190305_20210503_02_SR_B4", 9500, 2.75e-5),
    ],
)
def test_products_with_numbers_of_their_own(tmp_path, stem, value, scale):
    write(tmp_path / f"{stem}.tif", value=value, dtype="int16", nodata=-9999)
    series, found = scalings(tmp_path)
    assert found[0][0] == pytest.approx(scale)
    assert [a.bands[0].role for a in series.acquisitions] == ["red"]
