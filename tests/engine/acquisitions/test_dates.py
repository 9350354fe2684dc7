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
    # ids whose other date is that of processing or of an order
    ("LC082270652014011501T1-SC20190520113456/ndvi.tif", "2014-01-15"),
    ("LE071930242000073001T1-SC20180301101010.tif", "2000-07-30"),
    ("LC82270652014015LGN00-SC20150520113456.tif", "2014-01-15"),
    ("LC08_CU_029006_20190615_20210503_02_SR_B4.TIF", "2019-06-15"),
    ("L5193024_02419950428_B40.TIF", "1995-04-28"),
    ("L71193024_02420000730_B10.TIF", "2000-07-30"),
    ("p015r033_5t19880524_nn1.tif", "1988-05-24"),
    ("AST_L1T_00307042003183410_20150503231747_29431.tif", "2003-07-04"),
    ("AST_07XT_00307042003183410_20150503231747_29431.tif", "2003-07-04"),
    ("AST_05_00307042003183410_20150503231747_29431.tif", "2003-07-04"),
    ("IMG_PHR1A_P_201601051045098_ORT_1234567890-001.tif", "2016-01-05"),
    ("IMG_SPOT6_MS_201305041012345_SEN_PRG_FC_5852-001.tif", "2013-05-04"),
    ("c_gls_NDVI300_201806010000_GLOBE_PROBAV_V1.0.1.tif", "2018-06-01"),
    ("18DEC12090308-M2AS-013187549010_01_P001.TIF", "2018-12-12"),
    ("14SEP27104512-P1BS-500637522040_01_P002.TIF", "2014-09-27"),
    ("ALOS2001020740-140829.tif", "2014-08-29"),
    ("IMG-HH-ALOS2001020740-140829-UBSR2.1GUD.tif", "2014-08-29"),
    ("HLSS30.020_B8A_doy2019166104031_aid0001_31N.tif", "2019-06-15"),
    ("MOD09A1.061_sur_refl_b01_doy2019166_aid0001.tif", "2019-06-15"),
    # other orders, words, days of the year
    ("NDVI_15.06.2019.tif", "2019-06-15"),
    ("NDVI_5.3.2019.tif", "2019-03-05"),
    ("NDVI-15-06-2019.tif", "2019-06-15"),
    ("NDVI_06-15-2019.tif", "2019-06-15"),
    ("EVI_15_06_2019.tif", "2019-06-15"),
    ("NDVI_15062019.tif", "2019-06-15"),
    ("NDVI_06152019.tif", "2019-06-15"),
    ("ndvi_2019-6-1.tif", "2019-06-01"),
    ("NDVI_05-Mar-2019.tif", "2019-03-05"),
    ("NDVI_2019Jun15.tif", "2019-06-15"),
    ("NDVI_15juin2019.tif", "2019-06-15"),
    ("NDVI_15_août_2019.tif", "2019-08-15"),
    ("NDVI_15_Juni_2019.tif", "2019-06-15"),
    ("3. März 2019.tif", "2019-03-03"),
    ("June_15_2019.tif", "2019-06-15"),
    ("15-JUN-2019 10:40:31.026000", "2019-06-15"),
    ("Sat Jun 15 10:40:31 2019", "2019-06-15"),
    ("MYD11A2_2012_097.tif", "2012-04-06"),
    ("ndvi_2019-152.tif", "2019-06-01"),
    ("NDVI_doy166_2019.tif", "2019-06-15"),
    ("NDVI_201906151040.tif", "2019-06-15"),
    ("2019-06-15-00:00_2019-06-15-23:59_Sentinel-2_L2A_B04_(Raw).tiff", "2019-06-15"),
    # of several dates the earliest; no version, no stamp of processing
    ("v20240101_ndvi_20190615.tif", "2019-06-15"),
    ("20240101_ndvi_20190615.tif", "2019-06-15"),
    ("processed_20180101_ndvi_20190615.tif", "2019-06-15"),
    ("v20240101.tif", None),
    # day and month can be exchanged
    ("NDVI_06-05-2019.tif", None),
    ("NDVI_05-05-2019.tif", "2019-05-05"),
    # numbers that are no dates
    ("tile_3_4_2019.tif", None),
    ("2019_06_10m.tif", None),
    ("S2_2019_100m.tif", None),
    ("ga_ls8c_nbart_3-2-1_089078_2019_final.tif", None),
    ("chirps-v2.0.2019.06.1.tif", None),
    ("lv95_2056_120.tif", None),
    ("Sentinel-2_mosaic_2020_Q3_31UES.tif", None),
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
    "form",
    [
        # as the examples of EO Time Series Viewer are named, and their like
        "{0:%Y-%m-%d}_LC8227065{0:%Y%j}LGN00_BOA.bsq",
        "warped.{0:%Y-%m-%d}_LE7227065{0:%Y%j}CUB00_BOA.tif.vrt",
        "re_{0:%Y-%m-%d}.tif",
        "CBERS_4_MUX_{0:%Y%m%d}_167_107_L4_BAND5_GRID_SURFACE.tif",
        "{0:%Y%m%d}_LEVEL2_LND07_BOA.tif",
        "{0:%d%b%Y}.tif",
        "{0:%d.%m.%Y}.tif",
    ],
)
def test_every_day_of_many_years(form):
    days = [dt.date(1999, 1, 1) + dt.timedelta(days=k) for k in range(0, 9000, 7)]
    assert [date_in_text(form.format(day)) for day in days] == days


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
        ({"ACQUISITION_DATE": "2019-05-04T22:40:00-03:00"}, "2019-05-05"),
        ({"ACQUISITION_DATE": "2019-05-06T01:10:00.5+0200"}, "2019-05-05"),
        # nothing is written before it was sensed
        ({"DATETIME": "2023-05-05"}, "2020-06-15"),
        ({"ACQUISITION_DATE": "unknown"}, "2020-06-15"),
        ({"PROCESSING_DATE": "2019-05-05"}, "2020-06-15"),
        # the time of writing where a name has a date, whichever is earlier
        ({"TIFFTAG_DATETIME": "2019:05:05 10:00:00"}, "2020-06-15"),
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
        ("/data/2018/06/01/B04.tif", "2018-06-01"),
        ("/tiles/31/U/ES/2019/6/15/0/B04.tif", "2019-06-15"),
        ("/data/2019/166/B04.tif", "2019-06-15"),
        ("/data/12/2019/6/B04.tif", None),
        ("/LC082270652014011501T1-SC20190520113456/sr_band4.tif", "2014-01-15"),
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


def test_the_id_of_a_product_beats_general_metadata():
    name = "LC08_L2SP_199024_20200812_20200918_02_T1_SR_B4.TIF"
    assert date_of(name, {"DATE": "2020-08-01"}) == dt.date(2020, 8, 12)
    assert date_of(name, {"DATE_ACQUIRED": "2020-08-11"}) == dt.date(2020, 8, 11)


def test_writing_time_serves_where_nothing_else_does():
    assert date_of("a.tif", {"TIFFTAG_DATETIME": "2019:05:05 10:00:00"}) == dt.date(2019, 5, 5)
