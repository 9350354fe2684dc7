"""Dates of a series of files, held against each other."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.files.date_cases import DatedName
from stori_plugin.engine.acquisitions.files.file_dates import date_files
from stori_plugin.engine.acquisitions.names.dates import evidence_of
from stori_plugin.engine.acquisitions.names.terms import read_name
from stori_plugin.engine.acquisitions.scan import scan
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.support.errors import UnknownDateError

DAYS = [dt.date(2019, 3, 5) + dt.timedelta(days=12 * k) for k in range(10)]
GROUND = (0.0, 0.0, 320.0, 320.0)


def dated(paths, tags=None, bounds=None):
    """Date files of one ground, given the metadata of each or of all."""
    named = []
    for k, path in enumerate(paths):
        key = read_name(os.path.splitext(os.path.basename(path))[0]).product_key
        own = tags[k] if isinstance(tags, list) else tags
        named.append(DatedName(path, key, evidence_of(path, own), bounds[k] if bounds else GROUND))
    return date_files(named)


def days(datings):
    return [one.moment.date if one.moment else None for one in datings]


def doubts(datings):
    return sorted({doubt for one in datings for doubt in one.doubts})


def written(first, minutes=7, step=0):
    start = dt.datetime.fromisoformat(first)
    times = [start + dt.timedelta(days=step * k, minutes=minutes * k) for k in range(len(DAYS))]
    return [{"TIFFTAG_DATETIME": f"{time:%Y:%m:%d %H:%M:%S}"} for time in times]


@pytest.mark.parametrize(
    "form", ["%d.%m.%Y", "%d-%b-%Y", "%Y%m%d", "%Y-%j", "%d-%m-%Y", "%m-%d-%Y"]
)
@pytest.mark.parametrize("tags", [None, written("2024-01-15"), written("2024-01-02", step=1)])
def test_neither_folder_nor_writing_dates_stand_for_those_of_names(form, tags):
    paths = [f"/d/delivery_20240115/NDVI_{day:{form}}.tif" for day in DAYS]
    found = dated(paths, tags)
    assert days(found) == DAYS
    assert not doubts(found)


def test_day_and_month_are_told_by_the_other_names():
    assert days(dated(["/d/a_06-05-2019.tif", "/d/a_06-15-2019.tif"])) == [
        dt.date(2019, 6, 5),
        dt.date(2019, 6, 15),
    ]
    assert days(dated(["/d/a_06-05-2019.tif", "/d/a_15-06-2019.tif"]))[0] == dt.date(2019, 5, 6)
    # other names with the same signs tell as well, dots have the day first
    assert days(dated(["/d/a_06-05-2019.tif", "/d/of_b_06-15-2019.tif"]))[0] == dt.date(2019, 6, 5)
    assert days(dated(["/d/a_06.05.2019.tif"])) == [dt.date(2019, 5, 6)]


def test_day_and_month_that_nothing_tells_are_doubted():
    found = dated(["/d/a_06-05-2019.tif", "/d/a_07-05-2019.tif"])
    assert days(found) == [dt.date(2019, 5, 6), dt.date(2019, 5, 7)]
    assert doubts(found) == [
        "Day and month in the names of a_06-05-2019.tif, a_07-05-2019.tif can be exchanged, and "
        "no number above 12 tells them apart: the day is taken to come first. If the month does, "
        "rename the files to YYYY-MM-DD, or set the dates of the layers."
    ]
    mixed = dated(["/d/a_06-05-2019.tif", "/d/a_06-15-2019.tif", "/d/a_15-06-2019.tif"])
    assert days(mixed)[0] is None
    assert "some have the day first and some the month" in mixed[0].why_not


@pytest.mark.parametrize("stem", ["scene_{}", "NDVI_{}a", "ndvi kw {}"])
def test_the_day_of_a_delivery_dates_no_numbered_files(stem):
    found = dated([f"/d/delivery_20240115/{stem.format(k)}.tif" for k in range(1, 9)])
    assert set(days(found)) == {None}
    assert "2024-01-15, which cannot be the day of 8 images of one ground" in found[0].why_not


@pytest.mark.parametrize(
    "paths",
    [
        [f"/d/2019-06-{day}/B{band:02}.tif" for day in (15, 25) for band in (2, 3, 4, 8)],
        # bands by number only: each folder has them
        [f"/d/2019-06-{day}/{band}.tif" for day in (15, 25) for band in (1, 2, 3, 4)],
        [f"/d/2019/6/{day}/{band}.tif" for day in (15, 25) for band in (1, 2, 3, 4)],
    ],
)
def test_folders_of_one_date_each_date_their_files(paths):
    found = dated(paths)
    assert days(found) == [dt.date(2019, 6, 15)] * 4 + [dt.date(2019, 6, 25)] * 4
    assert not doubts(found)


def test_tiles_of_one_date_are_no_crowd():
    grounds = [(320.0 * k, 0.0, 320.0 * (k + 1), 320.0) for k in range(8)]
    found = dated([f"/d/20190615/tile_{k}.tif" for k in range(8)], bounds=grounds)
    assert set(days(found)) == {dt.date(2019, 6, 15)}
    assert not doubts(found)


def test_many_images_of_one_ground_and_date_are_doubted():
    found = dated([f"/d/of_20190615_scene_{k}.tif" for k in range(1, 9)])
    assert set(days(found)) == {dt.date(2019, 6, 15)}
    (doubt,) = doubts(found)
    assert "and 3 more are images of one ground and all of 2019-06-15, by the name" in doubt


@pytest.mark.parametrize(
    ("tags", "believed"),
    [
        (written("2024-01-15"), False),
        (written("2024-01-02", step=1), False),
        (written("2019-03-05 10:20", minutes=1, step=5), True),
    ],
)
def test_writing_times_alone(tags, believed):
    found = dated([f"/d/scene_{chr(97 + k)}.tif" for k in range(len(DAYS))], tags)
    if believed:
        assert days(found)[1] == dt.date(2019, 3, 10)
        assert "Only TIFFTAG_DATETIME dates scene_a.tif" in doubts(found)[0]
    else:
        assert set(days(found)) == {None}
        assert "looks like the time of writing" in found[0].why_not


@pytest.mark.parametrize("key", ["DATE", "timestamp", "ACQUISITION_DATE"])
def test_a_stamp_in_all_files_dates_none_of_them(key):
    found = dated([f"/d/NDVI_{day}.tif" for day in DAYS], {key: "2019-01-01"})
    assert days(found) == DAYS
    assert f"{key.upper()} in the metadata of NDVI_2019-03-05.tif" in doubts(found)[0]
    # the names' own date for all
    tags = [{key: str(day)} for day in DAYS]
    assert days(dated([f"/d/site_20180101_{k}.tif" for k in range(10)], tags)) == DAYS


def test_metadata_against_the_id_of_a_product_is_doubted():
    name = "S2A_MSIL2A_20190615T105031_N0212_R051_T31UES_20190615T133412.tif"
    found = dated([f"/d/{name}"], {"ACQUISITION_DATE": "2019-07-01"})
    assert days(found) == [dt.date(2019, 7, 1)]
    assert "is another day than that in the name" in doubts(found)[0]
    # a night's pass in another zone is none
    assert not doubts(dated([f"/d/{name}"], {"ACQUISITION_DATE": "2019-06-16"}))


def test_of_several_dates_in_names_the_one_that_differs():
    assert days(dated([f"/d/base_20150101_img_{day:%Y%m%d}.tif" for day in DAYS])) == DAYS
    assert days(dated([f"/d/20240115_NDVI_{day:%Y%m%d}.tif" for day in DAYS])) == DAYS


@pytest.mark.parametrize(
    ("names", "middle"),
    [
        (["MOD09A1.A2019001.h18v03.061.sur_refl_b01"], "2019-01-05"),
        (["MOD09Q1.A2019361.h18v03.061.sur_refl_b01"], "2019-12-29"),
        (["MOD13Q1.A2019161.h18v03.061.NDVI"], "2019-06-18"),
        (["MOD13A3.A2019152.h18v03.061.NDVI"], "2019-06-16"),
        (["MYD11A2_2012_097"], "2012-04-10"),
        (["MOD09A1.061_sur_refl_b01_doy2019169_aid0001"], "2019-06-22"),
        (["PROBAV_S10_TOC_X18Y02_20190601_333M_V101"], "2019-06-06"),
        (
            ["S3A_SY_2_V10____20190601T000000_20190610T235959_20190620T120000_EUROPE_B0"],
            "2019-06-06",
        ),
        (["PROBAV_S5_TOC_X18Y02_20190601_100M_V101"], "2019-06-03"),
        (["c_gls_NDVI300_201906210000_GLOBE_PROBAV_V1.0.1"], "2019-06-26"),
        (["S2-16D_V2_032026_20190101_B04"], "2019-01-09"),
        (["CB4_64_16D_STK_v001_022024_2019-01-01_2019-01-16_NDVI"], "2019-01-09"),
        (["S2_median_20190601_20190630"], "2019-06-16"),
        (["a_20190601_20190616", "a_20190617_20190702", "a_20190703_20190718"], "2019-06-09"),
        (["NDVI_2019_06"], "2019-06-16"),
        (["NDVI_Juin_2019"], "2019-06-16"),
        (["NDVI_2019_Q2"], "2019-05-16"),
        (["NDVI_2019_W23"], "2019-06-06"),
    ],
)
def test_composites_get_their_middle_and_say_so(names, middle):
    found = dated([f"/d/{name}.tif" for name in names])
    assert days(found)[0] == dt.date.fromisoformat(middle)
    assert "The middle of the period is taken as their date" in doubts(found)[0]


@pytest.mark.parametrize(
    ("start", "end", "middle"),
    [
        ("system:time_start", "system:time_end", "2019-06-09"),
        ("RANGEBEGINNINGDATE", "RANGEENDINGDATE", "2019-06-09"),
    ],
)
def test_metadata_of_a_period(start, end, middle):
    seconds = [dt.datetime(2019, 6, day, tzinfo=dt.timezone.utc).timestamp() for day in (1, 17)]
    values = [f"{1000 * s:.0f}" for s in seconds] if ":" in start else ["2019-06-01", "2019-06-16"]
    assert days(dated(["/d/a.tif"], {start: values[0], end: values[1]})) == [
        dt.date.fromisoformat(middle)
    ]
    one_day = {start: values[0], end: values[0]}
    assert days(dated(["/d/a.tif"], one_day)) == [dt.date(2019, 6, 1)]
    assert not doubts(dated(["/d/a.tif"], one_day))


@pytest.mark.parametrize(
    ("names", "first"),
    [
        # the middle already, one day, days of sensing and of processing
        (["MCD43A4.A2019161.h18v03.061.B01"], "2019-06-10"),
        # no day on which such a period begins
        (["S2-16D_V2_032026_20190101_B04", "S2-16D_V2_032026_20190114_B04"], "2019-01-01"),
        (["PROBAV_S10_TOC_X18Y02_20190604_333M_V101"], "2019-06-04"),
        (["MOD09GA.A2019161.h18v03.061.b01"], "2019-06-10"),
        (["199024_20190601_20190718", "199024_20190617_20190630", "199024_20190703_20190719"],
         "2019-06-01"),
    ],
)  # fmt: skip
def test_no_composites(names, first):
    found = dated([f"/d/{name}.tif" for name in names])
    assert days(found)[0] == dt.date.fromisoformat(first)
    assert not doubts(found)


def test_numbers_that_count_files_are_no_months():
    found = dated([f"/d/scene_2019_{k:02}.tif" for k in range(1, 19)])
    assert set(days(found)) == {None}
    found = dated([f"/d/scene_2019_{k:03}.tif" for k in range(1, 19)])
    assert "run from 001 on" in doubts(found)[0]


def test_a_scan_tells_evidence_and_doubt(tmp_path):
    for number in (1, 17, 33):
        write(tmp_path / f"MOD13Q1.A2019{number:03}.h18v03.061.NDVI.tif", "NDVI")
    series = scan([Source(str(tmp_path))], "optical")
    assert series.dates[0] == dt.date(2019, 1, 9)
    (belief,) = [belief for belief in series.beliefs if belief.kind == "date"]
    assert belief.value == "2019-01-09 to 2019-02-10"
    assert belief.evidence == "the name, middle of the period"
    assert belief.doubt in series.problems
    assert belief.doubt.startswith("Composites of 16 days, by the name: MOD13Q1.A2019001.h18v03.")


def test_bands_of_a_stack(tmp_path):
    write(tmp_path / "a.tif", "NDVI 06-05-2019", "NDVI 06-15-2019")
    assert scan([Source(str(tmp_path))], "optical").dates == (
        dt.date(2019, 6, 5),
        dt.date(2019, 6, 15),
    )
    write(tmp_path / "b" / "MOD13Q1_NDVI.tif", "2019_06_10_NDVI", "2019_06_26_NDVI")
    series = scan([Source(str(tmp_path / "b"))], "optical")
    assert series.dates == (dt.date(2019, 6, 18), dt.date(2019, 7, 4))
    assert "The bands of MOD13Q1_NDVI.tif are composites of 16 days" in series.problems[0]


def test_a_refusal_says_why_a_date_is_not_believed(tmp_path):
    for k in range(4):
        write(tmp_path / "delivery_20240115" / f"NDVI_{k}.tif", "NDVI")
    with pytest.raises(UnknownDateError, match=r"\(the folder delivery_20240115 says 2024-01-15"):
        scan([Source(str(tmp_path))], "optical")


def test_numbered_folders_below_the_day_of_an_export_are_not_its_images():
    paths = [f"/d/export_20240301/scene{k:02}/B0{b}.tif" for k in range(9) for b in (4, 8)]
    found = dated(paths)
    assert set(days(found)) == {None}
    assert "cannot be the day of 18 images" in found[0].why_not
    # where each day has them, they are parts of an image
    paths = [f"/d/2019030{day}/tile{k}/B04.tif" for day in (1, 3) for k in range(3)]
    assert days(dated(paths)) == [dt.date(2019, 3, day) for day in (1, 1, 1, 3, 3, 3)]
    # and resolutions are none
    paths = [f"/d/20190301/R{k}0m/B04.tif" for k in (1, 2, 6)]
    assert days(dated(paths)) == [dt.date(2019, 3, 1)] * 3


@pytest.mark.parametrize(
    ("form", "ground", "doubted"),
    [
        ("/d/{}/B04_20190301.tif", False, True),
        ("/d/{}/B04_20190301.tif", True, False),
        ("/d/{}/T31UES_20190301T10403{}_B04.tif", False, False),
        ("/d/R{}0m/20190301_B04.tif", False, False),
    ],
)
def test_one_image_in_several_folders_is_doubted(form, ground, doubted):
    paths = [form.format(k, k) for k in (1, 2, 3)]
    bounds = [(9e3 * k, 0.0, 9e3 * k + 320, 320.0) for k in (1, 2, 3)] if ground else None
    found = dated(paths, bounds=bounds)
    assert days(found) == [dt.date(2019, 3, 1)] * 3
    assert any("Three or more folders" in doubt for doubt in doubts(found)) is doubted


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NDVI_2019-03-04T22-00-00_2019-03-05T21-59-59", 5),
        ("2019-03-04-22:00_2019-03-05-21:59_Sentinel-2_L2A_NDVI", 5),
        ("NDVI_20190304T230000Z_20190305T230000Z", 5),
        ("NDVI_2019-03-04T00:00:00Z_2019-03-05T00:00:00Z", 4),
        ("NDVI_2019-03-04T06-00-00_2019-03-05T05-59-59", 4),
        ("pass_20190304T235950_20190305T000020", 4),
    ],
)
def test_a_range_of_one_day_is_the_day_of_its_middle(text, day):
    found = dated([f"/d/{text}.tif", f"/d/{text.replace('-03-', '-04-')}x.tif"])
    assert found[0].moment.date == dt.date(2019, 3, day)


def test_a_range_of_one_day_in_the_metadata():
    tags = {"start_datetime": "2019-03-04T22:00:00Z", "end_datetime": "2019-03-05T22:00:00Z"}
    assert days(dated(["/d/a.tif"], tags)) == [dt.date(2019, 3, 5)]


@pytest.mark.parametrize(
    "form",
    [
        "NDVI_{:%y%m%d}",
        "NDVI_{:%d.%m.%y}",
        "{:%d%b%y}_NDVI",
        "ortho_field7_{:%Y_%m%d}_ndvi",
        "NDVI_123456_{:%y%m%d}",
    ],
)
def test_short_dates_are_told_by_the_whole_series(form):
    paths = [f"/d/{form.format(day)}.tif" for day in DAYS]
    found = dated(paths)
    assert days(found) == DAYS
    assert ["told by the whole series" in doubt for doubt in doubts(found)] == [True]
    # one of another kind, another ground, and a single name tell nothing
    assert days(dated([*paths, "/d/dem.tif"])) == [None] * 11
    grounds = [(1e3 * k, 0.0, 1e3 * k + 320, 320.0) for k in range(10)]
    assert days(dated(paths, bounds=grounds)) == [None] * 10
    assert days(dated(paths[:1])) == [None]


def test_milliseconds_since_1970_and_words_between_the_parts():
    since = [(day - dt.date(1970, 1, 1)).days * 86400000 + 38431000 for day in DAYS]
    assert days(dated([f"/d/NDVI_{number}.tif" for number in since])) == DAYS
    months = {3: "marzo", 4: "abril", 5: "mayo", 6: "junio"}
    paths = [f"/d/NDVI_{d.day:02}_de_{months[d.month]}_de_{d.year}.tif" for d in DAYS]
    found = dated(paths)
    assert days(found) == DAYS and not doubts(found)


@pytest.mark.parametrize(
    "names",
    [
        [f"parcel_{100101 + k}" for k in range(10)],  # either end may be the year
        [f"NDVI_{190301 + k}" for k in range(20)],  # counts
        [f"NDVI_0{k}.05.0{k}" for k in range(1, 9)],
        [f"plot_{140007 + 311 * k}" for k in range(10)],
    ],
)
def test_numbers_that_only_look_like_short_dates(names):
    assert days(dated([f"/d/{name}.tif" for name in names])) == [None] * len(names)
