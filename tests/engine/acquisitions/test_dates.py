"""Dates from names and metadata."""

from __future__ import annotations

import datetime as dt

import pytest

from stori_plugin.engine.acquisitions.names.dates import date_in_text, date_of, moment_in_text

NAMES = [
    # general forms
    ("20200615.tif", "2020-06-15"),
    ("ndvi_20200615_v2.tif", "2020-06-15"),
    ("2020-06-15.tif", "2020-06-15"),
    ("field_2020_06_15_10m.tif", "2020-06-15"),
    ("2020.06.15", "2020-06-15"),
    ("2020-06-15T10:30:00Z", "2020-06-15"),
    ("20200615T103000", "2020-06-15"),
    ("20200615103000", "2020-06-15"),
    ("S2_2020167.tif", "2020-06-15"),
    ("2020366.tif", "2020-12-31"),
    ("19650412.tif", "1965-04-12"),
    ("band_7_of_tile_331_20200229.tif", "2020-02-29"),
    ("Sigma0_VV_slv1_14Aug2018", "2018-08-14"),
    # Sentinel-1
    ("S1A_IW_GRDH_1SDV_20170909T175748_20170909T175813_018302_01EC88_98A1", "2017-09-09"),
    ("S1_IW_GRD_20180802T173151_ASC.tif", "2018-08-02"),
    ("S1A_IW_GRDH_1SDV_20170613T165043_33UUP_87_48_VV.tif", "2017-06-13"),
    ("S1A_IW_20180128T161201_DVP_RTC30_G_gpuned_FD6A_VV.tif", "2018-01-28"),
    ("s1a_33NWB_vv_DES_007_20200108t044150.tif", "2020-01-08"),
    (
        "OPERA_L2_RTC-S1_T168-359429-IW2_20231217T052415Z_20231220T055805Z_S1A_30_v1.0_VV.tif",
        "2023-12-17",
    ),
    ("s1a-iw-grd-vv-20200105t172350-20200105t172415-030670-0383b0-001.tiff", "2020-01-05"),
    # Sentinel-2: the sensing date, not the processing date beside it
    ("S2A_MSIL2A_20170613T101031_N0205_R022_T33UUP_20180101T101608.SAFE", "2017-06-13"),
    ("S2A_OPER_PRD_MSIL1C_PDMC_20160308T090616_R094_V20160305T110109_201", "2016-03-05"),
    ("S2B_MSIL2A_20170924T93020_69_24", "2017-09-24"),
    ("T31UES_20200101T105031_B02_10m.jp2", "2020-01-01"),
    ("L2A_T31UES_A014815_20180814T105021", "2018-08-14"),
    ("SENTINEL2A_20200101-105431-455_L2A_T31TCJ_C_V2-2", "2020-01-01"),
    ("20230101_export_S2A_MSIL2A_20170613T101031_87_48_B02.tif", "2017-06-13"),
    ("20200101T105031_20200101T105634_T31UES_B4", "2020-01-01"),
    # Landsat
    ("LC08_L2SP_199024_20200812_20200918_02_T1_SR_B4.TIF", "2020-08-12"),
    ("LE07_L2SP_199024_20031231_20200915_02_T1_QA_PIXEL.TIF", "2003-12-31"),
    ("LT05_L1TP_042034_19840616_20160117_01_T1_B4.TIF", "1984-06-16"),
    ("LC81990242015200LGN00_B4.TIF", "2015-07-19"),
    # FORCE, HLS, MODIS, Planet
    ("20180425_LEVEL2_SEN2A_BOA.tif", "2018-04-25"),
    ("HLS.S30.T31UES.2020215T105031.v2.0.B04.tif", "2020-08-02"),
    ("HLS.L30.T31UES.2020001T103021.v2.0.Fmask.tif", "2020-01-01"),
    ("MOD13Q1.A2020123.h18v04.061.2020340123456.hdf", "2020-05-02"),
    ("MOD09A1_A2019365.tif", "2019-12-31"),
    ("20190302_094941_1038_3B_AnalyticMS_SR.tif", "2019-03-02"),
    # numbers that are no dates
    ("S2_20201345.tif", None),
    ("T33UUP_018302_01EC88.tif", None),
    ("tile_12345678.tif", None),
    ("20200230.tif", None),
    ("A2019366.tif", None),
    ("2020367.tif", None),
    ("1020304.tif", None),
    ("120200615.tif", None),
    ("199024.tif", None),
    ("2020-06.tif", None),
    ("2018-2019_001-365_HL_TSA_SEN2L_NDV_TSS.tif", None),
    ("B04.tif", None),
    ("", None),
    # a number that is none does not hide the date behind it
    ("99999999_20201345_20200615.tif", "2020-06-15"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_date_in_name(name, expected):
    assert date_in_text(name) == (expected and dt.date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("S1_IW_GRD_20180802T173151_ASC", dt.time(17, 31, 51)),
        ("S2B_MSIL2A_20170924T93020_69_24", dt.time(9, 30, 20)),
        ("2020-06-15T10:30:00Z", dt.time(10, 30)),
        ("2020-06-15 10:30", dt.time(10, 30)),
        ("20190302_094941_1038", dt.time(9, 49, 41)),
        ("S2B_MSIL2A_20180204T94161_57_38", None),  # 09:41:61
        ("20200615", None),
    ],
)
def test_time_of_day_beside_the_date(text, time):
    assert moment_in_text(text)[1] == time


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"ACQUISITION_DATE": "2019-05-05"}, "2019-05-05"),
        ({"acquisition_date": "20190505", "DATE": "2018-01-01"}, "2019-05-05"),
        ({"SENSING_TIME": "2019-05-05T10:00:00Z"}, "2019-05-05"),
        ({"PRODUCT_START_TIME": "2019-05-05T10:00:00.026Z"}, "2019-05-05"),
        ({"system:time_start": "1557050400000"}, "2019-05-05"),
        ({"system:time_start": "-86400000000"}, "1967-04-07"),
        ({"ACQUISITION_DATE": "unknown"}, "2020-06-15"),
        ({"PROCESSING_DATE": "2019-05-05"}, "2020-06-15"),
        # written before the name's date, it cannot be the time of writing
        ({"TIFFTAG_DATETIME": "2019:05:05 10:00:00"}, "2019-05-05"),
        ({"TIFFTAG_DATETIME": "2023:05:05 10:00:00"}, "2020-06-15"),
        ({"TIFFTAG_DATETIME": "2019:05:05 10:00:00", "DATE": "2019-04-04"}, "2019-04-04"),
        ({}, "2020-06-15"),
    ],
)
def test_metadata_before_the_file_name(tags, expected):
    path = "/data/20180101/S2_20200615.tif"
    assert date_of(path, tags) == dt.date.fromisoformat(expected)


def test_the_given_date_is_first():
    given = dt.date(2001, 2, 3)
    assert date_of("/d/20200615.tif", {"ACQUISITION_DATE": "2019-05-05"}, given=given) == given


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/data/2020-06-15/B04.tif", "2020-06-15"),
        ("/data/20200615/10m/B04.tif", "2020-06-15"),
        ("/data/20180101/20200615/B04.tif", "2020-06-15"),
        ("/data/20200615/a/b/B04.tif", None),
        (
            "/d/S2A_MSIL2A_20170613T101031_N0205_R022_T33UUP_20170613T101608.SAFE/GRANULE/G/"
            "IMG_DATA/R10m/B02.jp2",
            "2017-06-13",
        ),
    ],
)
def test_parent_folders_last(path, expected):
    assert date_of(path) == (expected and dt.date.fromisoformat(expected))


def test_named_parents_replace_those_of_the_path():
    assert date_of("B04.tif", parents=["scene_20200615"]) == dt.date(2020, 6, 15)
    assert date_of("/20200615/B04.tif", parents=[]) is None


def test_writing_time_serves_where_nothing_else_does():
    assert date_of("a.tif", {"TIFFTAG_DATETIME": "2019:05:05 10:00:00"}) == dt.date(2019, 5, 5)
