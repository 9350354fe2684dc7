"""What a series' numbers say of scale, offset and missing values, with the right value."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
import rasterio
from rasterio.enums import ColorInterp
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.files import numbers
from stori_plugin.engine.acquisitions.files.headers import read_headers
from stori_plugin.engine.acquisitions.judgement.stated_scale import FIRST_OFFSET
from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.acquisitions.series import GDAL_MASK
from stori_plugin.engine.support.errors import InputError
from stori_plugin.engine.support.progress import SILENT

SIZE = 16
RED, NIR = 0.06, 0.32
C2 = 2.75e-5, -0.2


def image(level, number=0, cloudy=True):
    """Land of a level in reflectance with some texture; every third date is half clouded."""
    values = level * (0.6 + 0.8 * np.random.default_rng(number).random((SIZE, SIZE)))
    if cloudy and number % 3 == 1:
        values[:, :8] = 0.6
    return values


def write(path, *bands, dtype="uint16", nodata=None, names=(), tags=None, scaling=None, **extra):
    path.parent.mkdir(parents=True, exist_ok=True)
    colours, mask = extra.pop("colours", None), extra.pop("mask", None)
    bands = np.stack(bands)
    if np.dtype(dtype).kind in "iu":
        bands = np.rint(bands)
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=SIZE,
        height=SIZE,
        count=len(bands),
        dtype=dtype,
        nodata=nodata,
        crs="EPSG:32631",
        transform=from_origin(500_000, 5_600_000, 10, 10),
        **extra,
    ) as file:
        if colours:
            file.colorinterp = colours
        file.write(bands.astype(dtype))
        for k, name in enumerate(names, 1):
            file.set_band_description(k, name)
        if scaling:
            file.scales, file.offsets = [scaling[0]] * len(bands), [scaling[1]] * len(bands)
        if tags:
            file.update_tags(**tags)
        if mask is not None:
            file.write_mask(mask)


def dates(count, first="2019-03-05", step=12):
    start = dt.date.fromisoformat(first)
    return [start + dt.timedelta(days=step * k) for k in range(count)]


def judged(folder):
    """Return the series, and by date and band the scaling that was believed."""
    series = scan(rasters_in(folder), "optical")
    bands = [(item.date, band) for item in series.acquisitions for band in item.bands]
    return series, {(date, band.name): (band.scale, band.offset) for date, band in bands}


def beliefs(folder):
    """Return the distinct scalings of a folder, and all warnings of numbers in one text."""
    series, found = judged(folder)
    return {tuple(np.round(s, 9)) for s in found.values()}, " ".join(of_numbers(series))


def of_numbers(series):
    """Return the warnings but that on cloud, which no mask hides here."""
    return [text for text in series.problems if "without a cloud mask" not in text]


def made(folder, stem, scale, offset=0.0, dtype="uint16", count=5, levels=(RED, NIR), **options):
    """Write red and near infrared of some dates, (reflectance - offset) / scale, in two files."""
    first = options.pop("first", "2019-03-05")
    for number, date in enumerate(dates(count, first)):
        for band, colour, level in zip(("B04", "B08"), ("red", "nir"), levels):
            stored = (image(level, number) - offset) / scale
            words = {"band": band, "colour": colour, "landsat": {"red": "B4", "nir": "B5"}[colour]}
            name = stem.format(date=date, d=f"{date:%Y%m%d}", **words)
            write(folder / f"{name}.tif", stored, dtype=dtype, **options)


# ------------------------------------------------------------------------------------------
# Sentinel-2's offset

SAFE_NAME = "S2A_MSIL2A_{d}T104031_%s_R008_T31UES_20230615T101112_{band}"


@pytest.mark.parametrize(
    ("baseline", "added", "expected"),
    [
        ("N0500", 1000, -0.1),
        ("N0511", 1000, -0.1),
        ("N0400", 1000, -0.1),
        ("N0301", 0, 0.0),
        ("N0214", 0, 0.0),
        ("N9999", 0, 0.0),
    ],
)
def test_the_baseline_in_a_name(tmp_path, baseline, added, expected):
    made(tmp_path, SAFE_NAME % baseline, 1e-4, -added * 1e-4)
    assert beliefs(tmp_path) == ({(1e-4, expected)}, "")


def test_the_baseline_in_the_name_of_a_folder(tmp_path):
    folder = tmp_path / "S2B_MSIL2A_20190305T104031_N0500_R008_T31UES_20230615T101112"
    made(folder, "T31UES_{d}T104031_{band}_10m", 1e-4, -0.1, count=1)
    assert beliefs(tmp_path)[0] == {(1e-4, -0.1)}


@pytest.mark.parametrize(
    ("folder", "first", "added"),
    [
        ("S2A_MSIL2A_{d}T105621_R094_T31UES_{d}T170253", "2023-03-05", 1000),
        ("S2A_MSIL2A_{d}T105621_R094_T31UES_20201001T034830", "2020-03-05", 0),
        ("S2B_T31UES_{d}T105621_L2A", "2020-03-05", 1000),
        ("S2B_31UES_{d}_0_L2A", "2023-03-05", 0),
    ],
)
def test_ids_of_archives_that_name_no_baseline(tmp_path, folder, first, added):
    made(tmp_path, f"{folder}/{{band}}", 1e-4, -added * 1e-4, first=first)
    assert beliefs(tmp_path) == ({(1e-4, -added * 1e-4)}, "")


def test_each_file_has_the_offset_of_its_own_name(tmp_path):
    made(tmp_path, SAFE_NAME % "N0301", 1e-4, 0, first="2021-10-01")
    made(tmp_path, SAFE_NAME % "N0509", 1e-4, -0.1, first="2022-02-01")
    series, found = judged(tmp_path)
    assert {(date.year, scaling) for (date, _), scaling in found.items()} == {
        (2021, (1e-4, 0.0)),
        (2022, (1e-4, -0.1)),
    }
    assert of_numbers(series) == []


def test_numbers_that_were_harmonised_keep_their_names(tmp_path):
    made(tmp_path, SAFE_NAME % "N0509", 1e-4)
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(1e-4, 0.0)}
    assert "offset of 1000 is not in the numbers" in problems and "BOA_ADD_OFFSET" in problems


@pytest.mark.parametrize(
    ("green", "offset", "said"),
    [(1, -0.1, ""), (3, 0.0, "is not in the numbers"), (2, -0.1, "")],
)
def test_a_short_green_season_tells_what_was_harmonised(tmp_path, green, offset, said):
    for number, date in enumerate(dates(25)):
        level = 0.05 if number < green else 0.25
        bands = [image(v, number, cloudy=False) * 1e4 for v in (level, 0.3)]
        name = SAFE_NAME.format(d=f"{date:%Y%m%d}", band="10m") % "N0500"
        write(tmp_path / f"{name}.tif", *bands, names=("B04", "B08"))
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(1e-4, offset)} and said in problems and bool(said) == bool(problems)


def test_a_few_dark_dates_of_many_are_doubted_only(tmp_path):
    for number, date in enumerate(dates(40, step=5)):
        level = 0.05 if number in (4, 20, 30) else 0.25
        name = SAFE_NAME.format(d=f"{date:%Y%m%d}", band="B04") % "N0500"
        write(tmp_path / f"{name}.tif", image(level, number, cloudy=False) * 1e4)
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(1e-4, -0.1)} and "takes dark surfaces below 0" in problems
    assert "20190325" in problems and "20190305" not in problems


@pytest.mark.parametrize("pattern", ["01" * 10, "0" * 9 + "1" * 11, "00101110010110100111"])
def test_names_alike_of_which_some_have_the_offset(tmp_path, pattern):
    clouded = 12
    for number, (date, has) in enumerate(zip(dates(20, "2023-03-05"), pattern)):
        ndvi = 0.25 + 0.55 * np.exp(-(((number - 9) / 4) ** 2))
        nir = 0.2 + 0.25 * ndvi
        levels = (0.05 + 0.5 * nir * (1 - ndvi) / (1 + ndvi), nir * (1 - ndvi) / (1 + ndvi), nir)
        land = 0.97 + 0.06 * np.random.default_rng(number).random((SIZE, SIZE))
        bands = [(0.7 if number == clouded else level) * land * 1e4 for level in levels]
        name = SAFE_NAME.format(d=f"{date:%Y%m%d}", band="10m") % "N0509"
        stored = [band + 1000 * int(has) for band in bands]
        write(tmp_path / f"{name}.tif", *stored, names=("B03", "B04", "B08"))
    series, found = judged(tmp_path)
    read = "".join("1" if found[date, "B04"][1] else "0" for date in dates(20, "2023-03-05"))
    assert read[:clouded] + read[clouded + 1 :] == pattern[:clouded] + pattern[clouded + 1 :]
    problems = " ".join(of_numbers(series))
    assert "offset of 1000 is not in the numbers" in problems and "steps by" not in problems


def test_metadata_that_numbers_contradict_are_doubted_and_kept(tmp_path):
    made(tmp_path, "S2A_{d}_{band}", 1e-4, tags={"BOA_ADD_OFFSET": "-1000"})
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(1e-4, -0.1)}
    assert "reflect less than 0" in problems and "S2A_20190305_B04.tif" in problems


@pytest.mark.parametrize(("added", "doubted"), [(1000, True), (0, False)])
def test_an_offset_that_nothing_states_is_doubted_where_numbers_speak_for_it(
    tmp_path, added, doubted
):
    made(tmp_path, "S2A_{d}_{band}", 1e-4, -added * 1e-4, first="2022-06-01")
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(1e-4, 0.0)}
    assert ("never lie below 0.1" in problems) == doubted


@pytest.mark.parametrize(("added", "doubted"), [(1000, True), (0, False)])
def test_a_step_between_neighbouring_dates(tmp_path, added, doubted):
    made(tmp_path, "S2A_{d}_{band}", 1e-4, 0, count=8, first="2021-10-01")
    made(tmp_path, "S2A_{d}_{band}", 1e-4, -added * 1e-4, count=8, first="2022-02-01")
    series, _ = judged(tmp_path)
    assert any("0.1" in p and "BOA_ADD_OFFSET" in p for p in series.problems) == doubted


@pytest.mark.parametrize("scale", [1e-4, 1.0])
def test_an_offset_since_the_day_it_came_is_taken_off_aloud(tmp_path, scale):
    dtype = "uint16" if scale < 1 else "float32"
    made(tmp_path, "S2A_{d}_{band}", scale, 0, dtype, count=8, first="2021-10-01")
    made(tmp_path, "S2A_{d}_{band}", scale, -0.1, dtype, count=8, first="2022-02-01")
    series, found = judged(tmp_path)
    for (date, _), believed in found.items():
        assert believed == pytest.approx((scale, -0.1 if date >= FIRST_OFFSET else 0.0))
    assert "20220201_B04.tif" in " ".join(series.problems)
    assert "they were taken off" in " ".join(series.problems)


def test_a_step_of_red_alone_is_a_season(tmp_path):
    made(tmp_path, "S2A_{d}_{band}", 1e-4, count=8, first="2021-07-01", levels=(0.04, NIR))
    made(tmp_path, "S2A_{d}_{band}", 1e-4, count=8, first="2022-02-01", levels=(0.17, NIR))
    assert beliefs(tmp_path)[0] == {(1e-4, 0.0)}


def test_single_dates_of_snow_or_water_trip_nothing(tmp_path):
    made(tmp_path, SAFE_NAME % "N0509", 1e-4, -0.1, count=6, first="2022-03-01")
    for day, levels in (("2023-01-01", (0.9, 0.9)), ("2023-02-01", (0.01, 0.005))):
        made(tmp_path, SAFE_NAME % "N0510", 1e-4, -0.1, count=1, levels=levels, first=day)
    assert beliefs(tmp_path) == ({(1e-4, -0.1)}, "")


def test_files_with_and_without_the_offset_by_turns(tmp_path):
    for number, date in enumerate(dates(12, "2022-03-05")):
        for band, level in (("B04", RED), ("B08", NIR)):
            stored = (image(level, number, cloudy=False) + 0.1 * (number % 2)) * 1e4
            write(tmp_path / f"S2A_{date}_{band}.tif", stored)
    assert "steps by +0.10 in all bands" in beliefs(tmp_path)[1]


@pytest.mark.parametrize("form", ["N0500", "_N0500_", "S2B_x_N0509_R008"])
def test_what_people_leave_of_a_name(tmp_path, form):
    made(tmp_path, f"S2A_L2A_{{d}}_{form}_{{band}}", 1e-4, -0.1)
    assert beliefs(tmp_path)[0] == {(1e-4, -0.1)}


# ------------------------------------------------------------------------------------------
# Scale


@pytest.mark.parametrize(
    ("stem", "scale", "offset", "dtype", "said"),
    [
        ("S2_{d}_{band}", 1.0, 0.0, "float32", ""),
        ("S2_{d}_{band}", 1e-4, 0.0, "float32", ""),
        ("S2_{d}_{band}", 1e-4, 0.0, "int16", ""),
        ("LC08_198024_{d}_SR_{band}", *C2, "float32", ""),
        ("LC08_198024_{d}_SR_{band}", *C2, "uint16", ""),
        ("LC08_198024_{d}_SR_{band}", 1e-4, 0.0, "int16", "those of Collection 1"),
        ("LC08_198024_{d}_{band}", *C2, "uint16", ""),
        ("scene_{d}_{colour}", *C2, "int32", "Landsat Collection 2"),
        ("{date}-00-00_{date}-23-59_Sentinel-2_L2A_{band}_(Raw)", 1 / 65535, 0.0, "uint16", ""),
        ("{date}-00-00_{date}-23-59_Sentinel-2_L2A_{band}_(Raw)", 1 / 255, 0.0, "uint8", ""),
        ("{date}-00-00_{date}-23-59_Sentinel-2_L2A_{band}_(Raw)", 1.0, 0.0, "float32", ""),
        ("S2_{d}_{band}", 1 / 65535, 0.0, "uint16", "divided by 65535"),
        ("S2_{d}_{band}", 0.01, 0.0, "float32", "per cent"),
        ("S2_{d}_{band}", 0.01, 0.0, "int16", "per cent"),
        ("S2_{d}_{band}", 0.001, 0.0, "int16", "thousandths"),
        ("S2_{d}_{band}", 1 / 255, 0.0, "int16", "1/255"),
    ],
)
def test_undeclared_reflectance(tmp_path, stem, scale, offset, dtype, said):
    made(tmp_path, stem, scale, offset, dtype)
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(round(scale, 9), offset)}
    assert (said in problems) if said else problems == ""


@pytest.mark.parametrize(
    ("scale", "said"), [(0.01, "taken for per cent"), (1 / 255, "divided by 255")]
)
def test_bytes_are_per_cent_where_none_is_above_100(tmp_path, scale, said):
    made(tmp_path, "S2_{d}_{band}", scale, dtype="uint8")
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(round(scale, 9), 0.0)} and said in problems


@pytest.mark.parametrize("level", [0.01, 0.05])
def test_a_series_of_nothing_but_water_stays_ten_thousandths(tmp_path, level):
    made(tmp_path, "S2_{d}_{band}", 1e-4, levels=(level, level / 3))
    assert beliefs(tmp_path)[0] == {(1e-4, 0.0)}


def test_a_series_of_nothing_but_snow_stays_ten_thousandths(tmp_path):
    made(tmp_path, "S2_{d}_{band}", 1e-4, levels=(0.85, 0.8))
    assert beliefs(tmp_path) == ({(1e-4, 0.0)}, "")


def test_fractions_beside_ten_thousandths_with_a_classification_in_the_file(tmp_path):
    for number, date in enumerate(dates(8)):
        factor = 1e4 if number >= 3 else 1
        bands = image(RED, number) * factor, image(NIR, number) * factor, np.full((SIZE, SIZE), 4)
        write(tmp_path / f"S2_{date}.tif", *bands, dtype="float32", names=("B4", "B8", "SCL"))
    _, found = judged(tmp_path)
    by_date = {date: scaling for (date, _), scaling in found.items()}
    assert [by_date[date] for date in dates(8)] == [(1.0, 0.0)] * 3 + [(1e-4, 0.0)] * 5


@pytest.mark.parametrize(
    ("stem", "dtype", "factor", "other"),
    [
        ("S2_{d}_{band}", "float32", 100, 1e4),
        ("S2_{d}_{band}", "uint16", 1000, 1e4),
        ("LC08_198024_{d}_SR_{landsat}", "float32", 1e4, None),
        ("LC08_198024_{d}_SR_{landsat}", "uint16", 1e4, None),
    ],
)
def test_two_ways_of_storing_in_one_folder(tmp_path, stem, dtype, factor, other):
    made(tmp_path, stem, 1 / factor, dtype=dtype, count=8)
    scale, offset = C2 if other is None else (1 / other, 0.0)
    made(tmp_path, stem, scale, offset, dtype=dtype, count=8, first="2020-03-05")
    _, found = judged(tmp_path)
    by_year = {(date.year, *np.round(scaling, 9)) for (date, _), scaling in found.items()}
    assert by_year == {(2019, round(1 / factor, 9), 0.0), (2020, round(scale, 9), offset)}


def test_two_ways_of_storing_red_alone_are_doubted(tmp_path):
    for first, (scale, offset) in (("2019-03-05", (1e-4, 0.0)), ("2020-03-05", C2)):
        for number, date in enumerate(dates(8, first)):
            stored = (image(RED, number) - offset) / scale
            write(tmp_path / f"LC08_198024_{date}_SR_B4.tif", stored, dtype="float32")
    assert "LC08_198024_2020-03-05_SR_B4.tif" in beliefs(tmp_path)[1]


def test_hundredths_and_ten_thousandths_of_an_index(tmp_path):
    for number, date in enumerate(dates(8)):
        values = image(0.5, number, cloudy=False) * (100 if number < 4 else 1e4)
        write(tmp_path / f"NDVI_{date}.tif", values, dtype="int16")
    _, found = judged(tmp_path)
    assert [round(found[date, "NDVI"][0], 6) for date in dates(8)] == [0.01] * 4 + [1e-4] * 4


def test_a_leftover_tag_is_passed_over_aloud(tmp_path):
    made(tmp_path, "S2_{d}_{band}", 1.0, dtype="float32", scaling=(1e-4, 0.0))
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(1.0, 0.0)}
    assert "scale tag (times 0.0001, +0) was passed over" in problems


@pytest.mark.parametrize("dtype", ["uint16", "float32"])
def test_a_tag_that_fits_stays(tmp_path, dtype):
    made(tmp_path, "S2_{d}_{band}", 1e-4, -0.1, dtype=dtype, scaling=(1e-4, -0.1))
    assert beliefs(tmp_path) == ({(1e-4, -0.1)}, "")


@pytest.mark.parametrize(
    ("scaling", "factor", "said"),
    [((1e-3, 0.0), 1e4, "comes out up to"), ((1e-7, 0.0), 1e4, "comes out only up to")],
)
def test_tags_that_cannot_be_are_doubted(tmp_path, scaling, factor, said):
    made(tmp_path, "S2_{d}_{band}", 1 / factor, scaling=scaling)
    scalings, problems = beliefs(tmp_path)
    assert scalings == {scaling}
    assert said in problems and "S2_20190305_B04.tif" in problems


@pytest.mark.parametrize(("factor", "tag"), [(1e4, 0.01), (2e4, 0.005)])
def test_a_tag_that_makes_per_cent(tmp_path, factor, tag):
    made(tmp_path, "S2_{d}_{band}", 1 / factor, dtype="int16", nodata=-1, scaling=(tag, 0.0))
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(round(1 / factor, 9), 0.0)}
    assert "makes per cent" in problems and "stands for missing" not in problems


def test_true_numbers_are_no_fill_numbers_under_a_scale_that_cannot_be(tmp_path):
    made(tmp_path, "S2_{d}_{band}", 1e-4, scaling=(0.2, 0.0), nodata=0, levels=(0.06, 0.06))
    bands, problems = seen(tmp_path)
    assert {band.valid for band in bands} == {None}
    assert "comes out up to" in problems and "stands for missing" not in problems


# ------------------------------------------------------------------------------------------
# Indices


@pytest.mark.parametrize(
    ("name", "factor", "dtype", "expected"),
    [
        ("NDVI", 1, "float32", 1.0),
        ("NDVI", 100, "int16", 0.01),
        ("NDVI", 100, "int8", 0.01),
        ("NDVI", 100, "uint8", 0.01),
        ("NDVI", 1e4, "int16", 1e-4),
        ("NDVI", 1e4, "float32", 1e-4),
        ("EVI", 1e4, "int16", 1e-4),
        ("CIre", 10, "float32", 1.0),
    ],
)
def test_indices_by_the_range_they_can_have(tmp_path, name, factor, dtype, expected):
    for number, date in enumerate(dates(4)):
        values = image(0.5, number, cloudy=False) * factor
        write(tmp_path / f"{name}_{date}.tif", values, dtype=dtype)
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(expected, 0.0)} and problems == ""


@pytest.mark.parametrize(("name", "expected"), [("EVI", 1e-3), ("NDVI", 1e-3), ("NDWI", 1e-4)])
def test_plants_that_never_were_are_thousandths(tmp_path, name, expected):
    for number, date in enumerate(dates(4)):
        values = image(0.5, number, cloudy=False) * 1000
        write(tmp_path / f"{name}_{date}.tif", values, dtype="int16")
    scalings, problems = beliefs(tmp_path)
    assert scalings == {(expected, 0.0)} and "might be" in problems


def test_bytes_of_an_index_that_nothing_explains_are_refused(tmp_path):
    for number, date in enumerate(dates(4)):
        write(tmp_path / f"NDVI_{date}.tif", 100 + 100 * image(0.5, number), dtype="uint8")
    with pytest.raises(InputError, match=r"NDVI_2019-03-05\.tif.* bytes .*scale and offset"):
        scan(rasters_in(tmp_path), "optical")


def test_the_bytes_of_a_product_are_known_by_its_name(tmp_path):
    path = tmp_path / "c_gls_NDVI_20190305_GLOBE_PROBAV.tif"
    write(path, 20 + 200 * image(0.5), dtype="uint8")
    assert beliefs(tmp_path)[0] == {(0.004, -0.08)}


# ------------------------------------------------------------------------------------------
# What is missing


def seen(folder):
    """Return every band's nodata and valid range, and what else is to be known."""
    series = scan(rasters_in(folder), "optical")
    bands = [band for item in series.acquisitions for band in item.bands]
    return bands, " ".join(series.problems)


@pytest.mark.parametrize(
    ("fill", "dtype", "tag", "factor"),
    [
        (-9999, "int16", None, 1e4),
        (-9999, "float32", None, 1),
        (-9999, "float32", float("nan"), 1),
        (-9999, "int16", 0, 1e4),
        (-999, "int16", None, 1e4),
        (-1, "int16", None, 1e4),
        (-32768, "int16", None, 1e4),
        (65535, "uint16", None, 1e4),
        (65535, "uint16", 0, 1e4),
        (-3.4e38, "float32", None, 1),
    ],
)
def test_fill_numbers_that_no_tag_announces(tmp_path, fill, dtype, tag, factor):
    for number, date in enumerate(dates(4)):
        values = image(RED, number) * factor
        if number % 2:
            values[:, :5] = fill
        write(tmp_path / f"S2_{date}_B04.tif", values, dtype=dtype, nodata=tag)
    bands, problems = seen(tmp_path)
    assert all(not band.valid[0] <= fill <= band.valid[1] for band in bands)
    assert all(band.valid[0] <= 0.001 * factor < 0.9 * factor <= band.valid[1] for band in bands)
    assert "in S2_2019-03-17_B04.tif, " in problems and "stands for missing" in problems


def test_zeros_under_another_tag_are_missing(tmp_path):
    for number, date in enumerate(dates(4)):
        values = image(RED, number) * 1e4
        values[:, : 5 * (number % 2)] = 0
        write(tmp_path / f"S2_{date}_B04.tif", values, nodata=255)
    bands, _ = seen(tmp_path)
    assert all(0 < band.valid[0] < 1 and band.nodata == 255 for band in bands)


@pytest.mark.parametrize(("dtype", "tag"), [("uint16", 0), ("uint16", None), ("float32", -9999)])
def test_well_declared_files_keep_their_way(tmp_path, dtype, tag):
    made(tmp_path, "S2_{d}_{band}", 1e-4, dtype=dtype, nodata=tag)
    bands, problems = seen(tmp_path)
    expected = 0 if tag is None else tag
    assert {(band.nodata, band.valid, band.validity) for band in bands} == {(expected, None, 0)}
    assert problems == ""


@pytest.mark.parametrize("fill", [255, 9999, -99])
def test_whole_numbers_among_fractions_do_not_hide_that_these_are_fractions(tmp_path, fill):
    for number, date in enumerate(dates(4)):
        values = image(RED, number)
        values[:, :5] = fill
        write(tmp_path / f"S2_{date}_B04.tif", values, dtype="float32")
    bands, problems = seen(tmp_path)
    assert {band.scale for band in bands} == {1}
    assert all(not band.valid[0] <= fill <= band.valid[1] for band in bands)
    assert f"{fill} in S2_2019-03-05_B04.tif" in problems


@pytest.mark.parametrize(("share", "missing"), [(5, True), (0, False)])
def test_zeros_under_a_nan_tag(tmp_path, share, missing):
    for number, date in enumerate(dates(4)):
        values = image(RED, number)
        values[:, :share] = 0
        write(tmp_path / f"S2_{date}_B04.tif", values, dtype="float32", nodata=np.nan)
    bands, _ = seen(tmp_path)
    assert {band.nodata == 0 for band in bands} == {missing}


def test_a_number_that_ndvi_cannot_be_is_missing(tmp_path):
    for number, date in enumerate(dates(4)):
        values = image(0.5, number, cloudy=False)
        values[:, :5] = -9999
        write(tmp_path / f"NDVI_{date}.tif", values, dtype="float32")
    bands, problems = seen(tmp_path)
    assert bands[0].valid == pytest.approx((-1.2, 1.2))
    assert bands[0].scale == 1 and "NDVI_2019-03-05.tif" in problems


GREY = [ColorInterp.undefined] * 2


@pytest.mark.parametrize(
    ("dtype", "top", "colours"),
    [
        ("uint16", 65535, [*GREY, ColorInterp.alpha]),
        ("uint16", 65535, None),
        ("uint16", 255, None),
        ("float32", 255, None),
    ],
)
def test_an_alpha_band_is_no_reflectance(tmp_path, dtype, top, colours):
    for number, date in enumerate(dates(4)):
        alpha = np.full((SIZE, SIZE), top)
        if number % 2:
            alpha[:, :5] = 0
        shown = (alpha > 0) * 1e4
        bands = image(RED, number) * shown, image(NIR, number) * shown, alpha
        names = ("red", "nir", "")
        write(tmp_path / f"S2_{date}.tif", *bands, dtype=dtype, names=names, colours=colours)
    bands, problems = seen(tmp_path)
    assert {(band.name, band.validity) for band in bands} == {("red", 3), ("nir", 3)}
    assert problems == ""


@pytest.mark.parametrize("dtype", ["uint8", "uint16"])
@pytest.mark.parametrize("tagged", [True, False])
def test_an_alpha_band_may_stand_anywhere(tmp_path, dtype, tagged):
    for number, date in enumerate(dates(4)):
        alpha = np.full((SIZE, SIZE), 255)
        alpha[:, :5] = 0
        garbage = np.where(alpha, 0, 90)
        bands = [image(v, number) * (alpha > 0) * 200 + garbage for v in (RED, NIR)]
        write(
            tmp_path / f"S2_{date}.tif",
            *(bands[0], alpha, bands[1]),
            dtype=dtype,
            names=("red", "Alpha", "nir"),
            colours=[GREY[0], ColorInterp.alpha, GREY[0]] if tagged else None,
        )
    bands, problems = seen(tmp_path)
    assert [(band.name, band.index, band.validity) for band in bands[:2]] == [
        *(("red", 1, 2), ("nir", 3, 2))
    ]
    assert "lpha" not in problems


def test_the_fourth_of_four_bytes_is_no_alpha_band_because_gdal_says_so(tmp_path):
    names = ("blue", "green", "red", "nir")
    for number, date in enumerate(dates(4)):
        bands = [image(level, number) * 255 for level in (0.04, 0.05, RED, NIR)]
        write(tmp_path / f"S2_{date}.tif", *bands, dtype="uint8", names=names)
        write(tmp_path / "plain" / f"S2_{date}_B02_B03_B04_B08.tif", *bands, dtype="uint8")
    for folder, last in ((tmp_path / "plain", "B08"), (tmp_path, "nir")):
        bands, _ = seen(folder)
        assert {band.validity for band in bands} == {0} and bands[3].name == last


def test_what_a_file_hides_by_itself(tmp_path):
    mask = np.ones((SIZE, SIZE), bool)
    mask[:, :5] = False
    for number, date in enumerate(dates(4)):
        write(tmp_path / f"S2_{date}_B04.tif", image(RED, number) * 1e4, mask=mask)
    bands, problems = seen(tmp_path)
    assert {band.validity for band in bands} == {GDAL_MASK} and problems == ""


@pytest.mark.parametrize(("dtype", "nodata", "looked"), [("uint16", 0, 4), ("float32", None, 24)])
def test_of_many_files_that_take_long_some_days_are_looked_at(
    tmp_path, monkeypatch, dtype, nodata, looked
):
    made(tmp_path, "S2_{d}_{band}", 1e-4, dtype=dtype, nodata=nodata, count=12)
    paths = sorted(map(str, tmp_path.glob("*.tif")))
    monkeypatch.setattr(numbers, "_MANY", 5)
    monkeypatch.setattr(numbers, "_LONG", 0)
    for _ in range(2):  # what an earlier scan looked at does not matter
        headers = read_headers(paths, SILENT, look_at_all=False)
        assert sum(bool(header.sample) for header in headers) in (looked, looked + 2)
        assert all(header.sample for header in read_headers(paths, SILENT))
    assert beliefs(tmp_path) == ({(1e-4, 0.0)}, "")
