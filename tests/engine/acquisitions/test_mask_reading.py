"""How the masks of a series are read: kinds, nodata, and which way round."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in, scan

SIDE = 24
RNG = np.random.default_rng(5)


def fill(path, *bands):
    """Write arrays into a raster."""
    with rasterio.open(path, "r+") as dataset:
        for index, band in enumerate(bands, 1):
            dataset.write(np.asarray(band).astype(dataset.dtypes[index - 1]), index)


def cloud(number):
    """Every second date is half clouded, on a side that changes."""
    half = np.zeros((SIDE, SIDE), bool)
    if number % 2:
        half[:, : SIDE // 2] = True
        half = half if number % 4 == 1 else ~half
    return half


def ground(number):
    """A dark field beside bright sand."""
    image = np.full((SIDE, SIDE), 900.0)
    image[: SIDE // 2] = 3500
    return image + RNG.normal(0, 20, image.shape)


def make(folder, mask, image=None, name="cloudmask", count=10, **options):
    """Write dates of a red band, bright where `cloud`, each with a mask."""
    for number in range(count):
        date = dt.date(2020, 3, 1) + dt.timedelta(days=12 * number)
        red = ground(number) if image is None else image(number)
        red[cloud(number)] = 6000
        path = folder / f"S2_{date:%Y%m%d}_B04.tif"
        fill(write(path, size=SIDE, nodata=0), red)
        path = folder / f"S2_{date:%Y%m%d}_{name}.tif"
        fill(write(path, size=SIDE, **{"dtype": "uint8", **options}), mask(number))
    return scan(rasters_in(folder), "optical")


def believed(series):
    (belief,) = [belief for belief in series.beliefs if belief.kind == "mask"]
    return belief


def kinds(series):
    return {a.mask.name if a.mask else None for a in series.acquisitions}


def test_a_mask_that_is_right_is_left_as_it_is(tmp_path):
    series = make(tmp_path, cloud)
    assert kinds(series) == {"mask"} and not series.problems
    assert believed(series).value == "clouded where not 0"
    assert "on 5 of 5 dates what it hides is brighter" in believed(series).evidence


@pytest.mark.parametrize(("name", "turned"), [("cloudmask", "clear"), ("clear", "mask")])
def test_a_mask_that_is_the_wrong_way_round_is_turned_and_told(tmp_path, name, turned):
    series = make(tmp_path, lambda n: cloud(n) if name == "clear" else ~cloud(n), name=name)
    assert kinds(series) == {turned}
    (problem,) = series.problems
    assert f"S2_20200301_{name}.tif (and 9 like it) is named as" in problem
    assert "on 5 of 5 dates" in problem and f"name it {turned}" in problem


def snow(number):
    """Winter lies over all that no cloud hides, on three dates of ten."""
    return ground(number) * 0 + 7000 if number in (0, 1, 3) else ground(number)


def shadow_of(number):
    return np.roll(cloud(number), SIDE // 2, axis=1)


def shaded(number):
    image = ground(number)
    image[shadow_of(number)] *= 0.4
    return image


@pytest.mark.parametrize(
    ("mask", "image"),
    [
        (cloud, snow),
        (shadow_of, shaded),  # shadow alone, with cloud beside it unmasked
        (lambda n: cloud(n) if n != 1 else ~cloud(n), None),  # one odd date
        (lambda n: cloud(n) | (ground(n) > 3000), None),  # bright sand taken for cloud
    ],
)
def test_snow_sand_shadow_and_an_odd_date_turn_no_mask(tmp_path, mask, image):
    series = make(tmp_path, mask, image)
    assert kinds(series) == {"mask"}


def test_a_mask_of_a_field_is_no_cloud_mask(tmp_path):
    series = make(tmp_path, lambda n: np.indices((SIDE, SIDE))[0] < SIDE // 2)
    assert kinds(series) == {"mask"}
    assert "is the same on all 10 dates" in series.problems[0]


@pytest.mark.parametrize(
    ("value", "words"), [(1, "hides everything wherever"), (0, "hides nothing wherever")]
)
def test_a_mask_that_hides_all_or_nothing_is_doubted(tmp_path, value, words):
    series = make(tmp_path, lambda n: np.full((SIDE, SIDE), value))
    assert words in series.problems[0]


@pytest.mark.parametrize(
    ("name", "value", "doubted"),
    [("QA60", 0, True), ("QA_PIXEL", 21824, True), ("Fmask4", 0, True), ("SCL", 4, False)],
)
def test_a_mask_of_any_kind_that_hides_nothing_is_doubted(tmp_path, name, value, doubted):
    series = make(
        tmp_path, lambda n: np.full((SIDE, SIDE), value), lambda n: ground(n), name, dtype="uint16"
    )
    assert ("hides nothing wherever" in " ".join(series.problems)) is doubted


def test_cloud_that_a_mask_calls_nodata_is_hidden(tmp_path):
    assert not make(tmp_path, lambda n: 255 * cloud(n), nodata=255).problems


@pytest.mark.parametrize(("name", "values"), [("CLM", (0, 1)), ("SCL", (4, 9)), ("CLP", (5, 240))])
def test_a_data_mask_beside_a_cloud_mask_need_not_hide_cloud(tmp_path, name, values):
    make(tmp_path, lambda n: np.ones((SIDE, SIDE)), name="dataMask")
    series = make(tmp_path, lambda n: np.where(cloud(n), *values[::-1]), name=name)
    assert not series.problems
    assert [mask.name for mask in series.acquisitions[0].masks][1] == "valid"


def test_the_better_mask_of_an_image_is_used_whatever_level_its_name_has(tmp_path):
    for month in range(3, 6):
        stem = f"LE07_L1TP_198024_20190{month}05_20200829_01_T1_"
        write(tmp_path / f"{stem}sr_band3.tif", dtype="int16", value=900)
        write(tmp_path / f"{stem}pixel_qa.tif", value=66 if month > 3 else 72)
        write(tmp_path / f"{stem}sr_cloud_qa.tif", dtype="uint8", value=0 if month > 3 else 4)
    assert kinds(scan(rasters_in(tmp_path), "optical")) == {"pixel_qa"}


@pytest.mark.parametrize("value", [0, 1])
def test_two_dates_of_one_kind_are_not_doubted(tmp_path, value):
    assert not make(tmp_path, lambda n: np.full((SIDE, SIDE), value), count=2).problems


@pytest.mark.parametrize(
    ("name", "codes", "nodata", "kind", "kept"),
    [
        ("cloudmask", lambda n: cloud(n), 0, "mask", None),
        ("cloudmask", lambda n: cloud(n), 255, "mask", 255),
        ("Fmask4", lambda n: 4 * cloud(n), 0, "Fmask 4", None),
        ("OCM_v1_7_0", lambda n: 3 * cloud(n), 0, "OmniCloudMask", None),
        ("CMASK", lambda n: np.where(cloud(n), 255, 127), 0, "CMASK", 0),
        ("SCL", lambda n: np.where(cloud(n), 9, 4), 0, "SCL", 0),
        ("CLOUD", lambda n: np.where(cloud(n), 9, 4), 0, "SCL", 0),
    ],
)
def test_zero_is_clear_where_the_kind_says_so_whatever_the_nodata(
    tmp_path, name, codes, nodata, kind, kept
):
    series = make(tmp_path, codes, name=name, nodata=nodata)
    assert kinds(series) == {kind} and not series.problems
    assert {a.mask.nodata for a in series.acquisitions} == {kept}


def test_a_mask_that_is_not_understood_is_no_band_and_is_told(tmp_path):
    series = make(tmp_path, lambda n: np.indices((SIDE, SIDE))[1] * 9, name="OCM")
    assert kinds(series) == {None} and series.band_names == ("B04",)
    assert "where the classes 0 to 3 were expected, so it is not used" in series.problems[0]


def test_a_data_mask_gives_way_to_a_cloud_mask(tmp_path):
    make(tmp_path, cloud, name="CLM")
    series = make(tmp_path, lambda n: np.ones((SIDE, SIDE)), name="dataMask")
    assert [mask.name for mask in series.acquisitions[0].masks] == ["mask", "valid"]


@pytest.mark.parametrize("described", [True, False])
def test_the_clear_band_of_udm2_is_the_mask_and_the_others_are_no_bands(tmp_path, described):
    names = [
        "clear",
        "snow",
        "shadow",
        "light_haze",
        "heavy_haze",
        "cloud",
        "confidence",
        "unusable",
    ]
    for number in range(3):
        stem = f"2020030{number + 1}_104031_1032_3B_"
        write(tmp_path / f"{stem}AnalyticMS_SR_clip.tif", "", "", "", "", size=SIDE)
        texts = names if described else [""] * 8
        path = write(tmp_path / f"{stem}udm2_clip.tif", *texts, size=SIDE, dtype="uint8", value=0)
        fill(path, 1 - cloud(number), *[cloud(number)] * 7)
    series = scan(rasters_in(tmp_path), "optical")
    assert len(series.band_names) == 4
    assert {a.mask.name for a in series.acquisitions} == {"clear"}


@pytest.mark.parametrize("place", ["extract_by_mask/{}.tif", "Clipped_mask_{}.tif"])
def test_images_clipped_by_a_mask_are_images_and_that_is_told(tmp_path, place):
    for number in range(4):
        path = tmp_path / place.format(f"2020030{number + 1}")
        fill(write(path, size=SIDE, dtype="float32"), ground(number) / 1e4)
    series = scan(rasters_in(tmp_path), "optical")
    assert series.band_names == ("band_1",) and kinds(series) == {None}
    assert "so each is taken as an image" in series.problems[0]


def test_masks_of_cloud_and_of_shadow_hide_together(tmp_path):
    path = tmp_path / "S2_20200301.tif"
    write(path, "B04", "MSK_CLASSI_OPAQUE", "MSK_CLASSI_CIRRUS", size=SIDE, value=0)
    write(tmp_path / "S2_20200313_B04.tif")
    write(tmp_path / "S2_20200313_cloudmask.tif")
    write(tmp_path / "S2_20200313_shadowmask.tif")
    for acquisition in scan(rasters_in(tmp_path), "optical").acquisitions:
        assert acquisition.mask.name == "mask" and len(acquisition.mask.also) == 1


@pytest.mark.parametrize(("year", "used"), [(2021, "QA60"), (2022, None)])
def test_qa60_is_not_used_of_the_years_without_it(tmp_path, year, used):
    for month in range(2, 6):
        write(tmp_path / f"S2_{year}0{month}01.tif", "B04", value=900)
        write(tmp_path / f"S2_{year}0{month}01_QA60.tif", value=0)
    series = scan(rasters_in(tmp_path), "optical")
    assert kinds(series) == {used}
    assert ("is empty, as all QA60 bands" in " ".join(series.problems)) is (used is None)


def test_a_quality_band_within_an_image_is_told_where_there_is_no_mask(tmp_path):
    write(tmp_path / "MOD_20200301.tif", "red", "nir", "QC_500m")
    series = scan(rasters_in(tmp_path), "optical")
    assert series.band_names == ("red", "nir")
    assert "one of its bands alone, quality bits" in series.problems[0]


def test_a_mask_of_another_tile_is_not_lent(tmp_path):
    write(tmp_path / "T31UES_20200301_B04.tif")
    write(tmp_path / "masks" / "cloudmask_T31UET_20200301.tif")
    series = scan(rasters_in(tmp_path), "optical")
    assert kinds(series) == {None}
    assert "masks of dates or products that have no other band" in series.problems[0]


@pytest.mark.parametrize("name", ["cloudfree", "cloud_free", "nocloud", "goodpixels", "notcloudy"])
@pytest.mark.parametrize("high", [1, 255])
def test_zeros_and_ones_called_free_of_cloud_are_a_mask(tmp_path, name, high):
    series = make(tmp_path, lambda n: high * ~cloud(n), name=name, nodata=0, count=6)
    assert kinds(series) == {"clear"} and series.band_names == ("B04",)


def test_images_called_free_of_cloud_are_images(tmp_path):
    for number in range(4):
        path = tmp_path / f"2020030{number + 1}_cloudfree.tif"
        fill(write(path, size=SIDE, dtype="float32"), ground(number) / 1e4)
        write(tmp_path / f"2020030{number + 1}_cloudmask.tif", dtype="uint8", value=0)
    series = scan(rasters_in(tmp_path), "optical")
    assert series.band_names == ("band_1",) and kinds(series) == {"mask"}


@pytest.mark.parametrize("place", ["clouds/2020", "SCL/T31UES", "clouds/31UES", "masks/2020_03"])
def test_the_folder_above_one_of_a_tile_or_year_tells_masks(tmp_path, place):
    write(tmp_path / "images" / "T31UES_20200301.tif", "red", "nir")
    write(tmp_path / place / "20200301.tif", value=4, dtype="uint8")
    series = scan(rasters_in(tmp_path), "optical")
    assert series.band_names == ("red", "nir") and kinds(series) <= {"mask", "SCL"}


def test_each_tile_takes_the_mask_of_its_own_folder(tmp_path):
    for tile, value in (("T31UES", 1), ("T31UER", 0)):
        write(tmp_path / "images" / f"{tile}_20200301.tif", "red", "nir")
        write(tmp_path / "clouds" / tile / "20200301.tif", value=value, dtype="uint8")
    for acquisition in scan(rasters_in(tmp_path), "optical").acquisitions:
        assert acquisition.name[:6] in acquisition.mask.path


@pytest.mark.parametrize("folder", ["blue_river/2020", "red/plots"])
def test_the_folder_above_tells_no_bands(tmp_path, folder):
    write(tmp_path / folder / "20200301.tif", value=4)
    assert scan(rasters_in(tmp_path), "optical").band_names == ("band_1",)


def test_flags_of_a_monthly_synthesis_are_its_mask(tmp_path):
    stem = "SENTINEL2X_20190315-000000-000_L3A_T31UES_C_V1-2"
    write(tmp_path / stem / f"{stem}_FRC_B4.tif", dtype="int16", nodata=-10000)
    write(tmp_path / stem / "MASKS" / f"{stem}_FLG_R1.tif", dtype="uint8", value=4)
    write(tmp_path / stem / "MASKS" / f"{stem}_WGT_R1.tif", dtype="uint8", value=4)
    assert kinds(scan(rasters_in(tmp_path), "optical")) == {"FLG"}


def test_described_bands_in_a_folder_of_clouds_need_no_word(tmp_path):
    for day in range(1, 4):
        write(tmp_path / "clouds" / f"2020030{day}.tif", "B4", "B8", value=1500 + day)
    assert not scan(rasters_in(tmp_path), "optical").problems


def test_confidence_and_haze_are_companions(tmp_path):
    write(tmp_path / "LT51980242019064MTI00_sr_band3.tif", dtype="int16", value=900)
    write(tmp_path / "LT51980242019064MTI00_cfmask.tif", dtype="uint8", value=0)
    write(tmp_path / "LT51980242019064MTI00_cfmask_conf.tif", dtype="uint8", value=0)
    stem = "20200301_102314_01_2413_3B"
    write(tmp_path / f"{stem}_AnalyticMS_SR.tif", "blue", "green", "red", "nir")
    names = ["clear", "haze_light", "haze_heavy", "cloud"]
    write(tmp_path / f"{stem}_udm2.tif", *names, dtype="uint8", value=1)
    series = scan(rasters_in(tmp_path), "optical")
    assert not [problem for problem in series.problems if "Passed over" in problem]


def strip(number):
    """Some rows on dates without cloud."""
    return (np.indices((SIDE, SIDE))[0] < 4) & (number % 2 == 0)


NAN = {"dtype": "float32", "nodata": np.nan}


@pytest.mark.parametrize(
    ("codes", "options", "kind", "words"),
    [
        (lambda n: np.where(cloud(n), 1, np.nan), NAN, "marked", "as clear everywhere else"),
        (lambda n: np.where(cloud(n), 1, 255), {"nodata": 255}, "marked", "as clear everywhere"),
        (lambda n: np.where(cloud(n), np.nan, 1), NAN, "clear", "cloud is what it leaves out"),
        (lambda n: np.where(cloud(n), 2, 1), {"nodata": 0}, "python-fmask", "2 is brighter"),
        (lambda n: np.where(cloud(n), 2, 1 + 2 * strip(n)), {}, "python-fmask", "3 shadow"),
        (lambda n: np.where(cloud(n), 1, 2), {}, "mask", "hides everything"),
        (lambda n: np.where(cloud(n), 1, 0), {"nodata": 255}, "mask", ""),
        (lambda n: np.where(cloud(n), 2, strip(n)), {"nodata": 0}, "mask", ""),
    ],
)
def test_plain_masks_without_a_code_for_clear_ground(tmp_path, codes, options, kind, words):
    series = make(tmp_path, codes, **options)
    assert kinds(series) == {kind}
    assert words in " ".join(series.problems) and bool(series.problems) is bool(words)


def test_marks_under_which_nothing_is_brighter_hide_what_they_mark(tmp_path):
    series = make(tmp_path, lambda n: np.where(cloud(n), 1, np.nan), name="mask", count=4, **NAN)
    assert kinds(series) == {"marked"} and len(series.problems) == 1
