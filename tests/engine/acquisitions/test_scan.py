"""The scan: layouts of folders, bands, masks, orbits, and what is said of bad input."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import pytest
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.files.file_terms import FileTerms
from stori_plugin.engine.acquisitions.scan import Source, rasters_in, scan
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    UnknownBandError,
    UnknownDateError,
    UnreadableRasterError,
)
from stori_plugin.engine.support.progress import Progress

PACKAGE = "stori_plugin.engine.acquisitions"
L8 = "LC08_L2SP_199024_20200812_20200918_02_T1"


def optical(folder):
    return scan(rasters_in(folder), "optical")


def sar(folder):
    return scan(rasters_in(folder), "sar")


def names(acquisition):
    return [band.name for band in acquisition.bands]


@pytest.fixture
def taken_apart(monkeypatch):
    """How often each text was searched for terms, and for a date."""
    counts = {"terms_in": Counter(), "reading_in_text": Counter()}

    def counting(function, count):
        def counted(text):
            count[text] += 1
            return function(text)

        return counted

    for module in [m for name, m in sys.modules.items() if name.startswith(PACKAGE)]:
        for name in counts.keys() & vars(module).keys():
            monkeypatch.setattr(module, name, counting(getattr(module, name), counts[name]))
    return counts


@pytest.mark.parametrize("role", ["optical", "sar"])
def test_a_scan_takes_a_name_apart_once(tmp_path, taken_apart, role):
    for path in (
        *("a/S2A_MSIL2A_20170613T101031_B04", "b/S2A_MSIL2A_20170623T101031_B04"),
        *("a/S2A_MSIL2A_20170613T101031_SCL", "a/S2A_MSIL2A_20170613T101031_TCI"),
        *("S1A_20170614T053000_VV", "S1A_20170614T053000_angle", "plain_2017-06-15"),
    ):
        write(tmp_path / f"{path}.tif")
    write(tmp_path / "stack.tif", "VV 2017-07-01", "VV 2017-07-13")
    assert scan([Source(str(tmp_path))], role).acquisitions
    names = [path.name for path in tmp_path.rglob("*.tif")]
    assert {taken_apart["terms_in"][Path(name).stem] for name in names} == {1}
    # Previews and the like are told by their names, and never opened to be dated.
    assert {taken_apart["reading_in_text"][name] for name in names} == {0, 1}


# ------------------------------------------------------------------------------------------
# Layouts


def test_one_file_per_date_with_many_bands(tmp_path):
    for date in ("2020-06-15", "2020-06-05"):
        write(tmp_path / f"scene_{date}.tif", "Blue", "Green", "Red", "NIR", "mask")
    series = optical(tmp_path)
    assert series.dates == (dt.date(2020, 6, 5), dt.date(2020, 6, 15))
    assert series.band_names == ("blue", "green", "red", "nir")
    assert series.roles["nir"] == "nir"
    first = series.acquisitions[0]
    assert (first.name, first.sensor) == ("scene_2020-06-05", "unknown")
    assert (first.mask.name, first.mask.index) == ("mask", 5)
    assert (first.bands[3].index, first.bands[3].scale) == (4, 1e-4)


def test_one_file_per_band_and_date(tmp_path):
    for band in ("B2", "B8A", "B11", "SCL", "AOT", "WVP", "TCI"):
        write(tmp_path / f"S2A_MSIL2A_20170613T101031_{band}.tif", dtype="uint16")
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert names(only) == ["B02", "B8A", "B11"]
    assert only.mask.name == "SCL"
    assert only.name == "S2A_MSIL2A_20170613T101031"
    assert only.time == dt.time(10, 10, 31)
    assert "AOT.tif" in series.notes[-1]
    assert series.problems == ()


def test_bands_in_folders_of_their_own(tmp_path):
    for folder in ("B04", "B08", "SCL"):
        write(tmp_path / folder / "20200615.tif")
    (only,) = optical(tmp_path).acquisitions
    assert names(only) == ["B04", "B08"]
    assert only.mask.name == "SCL"


def test_dated_folders_with_resolutions_below(tmp_path):
    for date in ("20200605", "20200615"):
        write(tmp_path / date / "10m" / "B04.tif")
        write(tmp_path / date / "20m" / "B11.tif", pixel=20)
    series = optical(tmp_path)
    assert [names(a) for a in series.acquisitions] == [["B04", "B11"]] * 2
    assert [a.name for a in series.acquisitions] == ["20200605", "20200615"]


def test_several_resolutions_of_one_product_keep_the_finest(tmp_path):
    write(tmp_path / "S2_20180804_10m.tif", "B02", "B04")
    write(tmp_path / "S2_20180804_20m.tif", "B02", "B04", "B11", pixel=20)
    write(tmp_path / "S2_20180804_SCL_20m.tif", "SCL", pixel=20, dtype="uint8")
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert names(only) == ["B02", "B04", "B11"]
    sizes = {band.name: series.rasters[band.path].pixel_size for band in only.bands}
    assert sizes == {"B02": 10, "B04": 10, "B11": 20}
    assert only.name == "S2_20180804"


def test_stack_with_dates_in_its_descriptions(tmp_path):
    write(tmp_path / "B04_stack.tif", "2020-06-05", "2020-06-15", "2020-06-25")
    write(tmp_path / "B08_stack.tif", "20200605", "20200615", "20200625")
    series = optical(tmp_path)
    assert [names(a) for a in series.acquisitions] == [["B04", "B08"]] * 3
    assert [a.bands[0].index for a in series.acquisitions] == [1, 2, 3]


def test_stack_with_dates_and_bands_in_its_descriptions(tmp_path):
    write(tmp_path / "s1.tif", "VV_20200605", "VH_20200605", "VV_20200617", "VH_20200617")
    series = sar(tmp_path)
    assert [names(a) for a in series.acquisitions] == [["VV", "VH"]] * 2
    assert [b.index for b in series.acquisitions[1].bands] == [3, 4]


def test_stack_with_dates_in_its_band_metadata(tmp_path):
    path = write(tmp_path / "NDVI.tif", "", "", dtype="float32", value=0.5)
    with rasterio.open(path, "r+") as dataset:
        dataset.update_tags(1, ACQUISITION_DATE="2020-06-05")
        dataset.update_tags(2, ACQUISITION_DATE="2020-06-15")
    series = optical(tmp_path)
    assert series.band_names == ("NDVI",)
    assert [(a.date.day, a.bands[0].index) for a in series.acquisitions] == [(5, 1), (15, 2)]


def test_stack_of_snap(tmp_path):
    write(tmp_path / "stack.tif", "Sigma0_VV_mst_02Aug2018", "Sigma0_VV_slv1_14Aug2018")
    assert sar(tmp_path).dates == (dt.date(2018, 8, 2), dt.date(2018, 8, 14))


def test_same_day_products_are_kept_apart(tmp_path):
    write(tmp_path / "T31UES_20200615T105031_B04.tif")
    write(tmp_path / "T31UFS_20200615T105031_B04.tif")
    write(tmp_path / "a" / "20200615_B04.tif")
    write(tmp_path / "b" / "20200615_B04.tif")
    series = optical(tmp_path)
    assert len(series.acquisitions) == 4
    assert series.dates == (dt.date(2020, 6, 15),)


def test_unnamed_bands_are_numbered(tmp_path):
    write(tmp_path / "20200615.tif", "", "", "")
    series = optical(tmp_path)
    assert series.band_names == ("band_1", "band_2", "band_3")
    assert series.roles["band_1"] == ""


def test_band_order_from_the_file_name(tmp_path):
    write(tmp_path / "S2_20200615_B02_B03_B04_B08.tif", "", "", "", "")
    assert optical(tmp_path).band_names == ("B02", "B03", "B04", "B08")


def test_landsat_collection_2(tmp_path):
    for part in ("SR_B2", "SR_B4", "SR_B5", "ST_B10", "SR_QA_AEROSOL", "QA_PIXEL", "QA_RADSAT"):
        write(tmp_path / L8 / f"{L8}_{part}.TIF", nodata=0, pixel=30, value=9000)
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert (only.date, only.sensor, only.name) == (dt.date(2020, 8, 12), "landsat", L8)
    assert series.roles == {"SR_B2": "blue", "SR_B4": "red", "SR_B5": "nir"}
    assert [(b.scale, b.offset, b.nodata) for b in only.bands] == [(2.75e-5, -0.2, 0)] * 3
    assert only.mask.name == "QA_PIXEL"


def test_landsat_generations_are_one_series_by_colour(tmp_path):
    write(tmp_path / f"{L8}_SR_B4.TIF")
    write(tmp_path / f"{L8}_SR_B5.TIF")
    l5 = "LT05_L2SP_199024_20100812_20200918_02_T1"
    write(tmp_path / f"{l5}_SR_B3.TIF")
    write(tmp_path / f"{l5}_SR_B4.TIF")
    series = optical(tmp_path)
    assert [names(a) for a in series.acquisitions] == [["red", "nir"]] * 2
    assert series.acquisitions[0].bands[0].path.endswith("SR_B3.TIF")
    assert "these bands go by colour: red, nir" in " ".join(series.notes)


def test_numbers_that_mean_two_colours_become_colours(tmp_path):
    for band in ("B04", "B05", "B8A", "B11", "Fmask"):
        write(tmp_path / f"HLS.S30.T31UES.2020215T105031.v2.0.{band}.tif")
    for band in ("B04", "B05", "B06", "B10", "Fmask"):
        write(tmp_path / f"HLS.L30.T31UES.2020217T103021.v2.0.{band}.tif")
    series = optical(tmp_path)
    assert [names(a) for a in series.acquisitions] == [
        ["B04", "rededge1", "nir", "swir1"],
        ["B04", "nir", "swir1"],
    ]
    assert [a.mask.name for a in series.acquisitions] == ["Fmask", "Fmask"]
    assert [a.sensor for a in series.acquisitions] == ["sentinel2", "landsat"]


def test_long_descriptions(tmp_path):
    texts = ("B4, central wavelength 665 nm", "B8A, central wavelength 865 nm", "Gray", "warmth")
    write(tmp_path / "S2_20200615.tif", *texts)
    series = optical(tmp_path)
    assert series.band_names == ("B04", "B8A")
    assert "Passed over the bands “band_3”, “warmth” of S2_20200615.tif" in series.problems[0]


def test_links_that_form_a_circle(tmp_path):
    write(tmp_path / "a" / "20200615.tif", "B04")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(rasters_in(tmp_path)) == 1


def test_masks_filed_elsewhere_find_their_image(tmp_path):
    for tile in ("T31UES", "T31UFS"):
        write(tmp_path / "images" / f"S2_{tile}_20200615.tif", "B04", "B08")
        write(tmp_path / "masks" / f"cloudmask_{tile}_20200615.tif", dtype="uint8", value=1)
    write(tmp_path / "masks" / "cloudmask_T31UES_20200701.tif", dtype="uint8", value=1)
    series = optical(tmp_path)
    for acquisition in series.acquisitions:
        tile = acquisition.name.split("_")[1]
        assert tile in acquisition.mask.path
        assert acquisition.mask.name == "mask"
    assert "cloudmask_T31UES_20200701.tif: masks of dates" in series.problems[0]


def test_scene_classification_before_other_masks(tmp_path):
    for part in ("B04", "clear", "SCL"):
        write(tmp_path / f"S2_20200615_{part}.tif")
    (only,) = optical(tmp_path).acquisitions
    assert [mask.name for mask in only.masks] == ["SCL", "clear"]
    assert only.mask.name == "SCL"


def test_quality_bits_of_force_are_a_mask_and_no_band(tmp_path):
    write(tmp_path / "20180425_LEVEL2_SEN2A_BOA.tif", "BLUE", "RED", "BROADNIR", "NIR", "SWIR1")
    write(tmp_path / "20180425_LEVEL2_SEN2A_QAI.tif", dtype="int16", value=0, nodata=1)
    series = optical(tmp_path)
    assert series.band_names == ("blue", "red", "nir_broad", "nir", "swir1")
    assert series.acquisitions[0].mask.name == "QAI"


@pytest.mark.parametrize("name", ["QFLAG2", "QC_500m", "VI_Quality", "quality_flags", "QF2_1"])
def test_quality_bits_of_other_conventions_are_said_to_be_unused(tmp_path, name):
    write(tmp_path / "S2_20180425.tif", "BLUE", "RED")
    write(tmp_path / f"S2_20180425_{name}.tif")
    series = optical(tmp_path)
    assert series.band_names == ("blue", "red")
    assert series.acquisitions[0].mask is None
    assert f"S2_20180425_{name}.tif: quality bits of a kind" in series.problems[0]


def test_own_deviations_and_hidden_files_are_left_alone(tmp_path):
    write(tmp_path / "reflectance_20200615.tif", "B04", dtype="float32", value=0.1)
    write(tmp_path / "reflectance_20200615_sd.tif", "B04", dtype="float32", value=0.01)
    write(tmp_path / "._reflectance_20200615.tif")
    write(tmp_path / ".cache" / "x_20200615.tif")
    (tmp_path / "manifest.json").write_text("{}")
    (tmp_path / "reflectance_20200615.tif.aux.xml").write_text("<PAMDataset/>")
    assert [source.path for source in rasters_in(tmp_path)] == [
        str(tmp_path / "reflectance_20200615.tif")
    ]
    listed = [Source(str(path)) for path in sorted(tmp_path.glob("refl*.tif"))]
    series = scan(listed, "optical")
    assert len(series.rasters) == 1


def test_results_in_folders_below_are_no_inputs(tmp_path):
    class Heard(Progress):
        lines: ClassVar[list[str]] = []

        def say(self, text):
            self.lines.append(text)

    write(tmp_path / "S2_20200615.tif", "B04")
    write(tmp_path / "series" / "reflectance_20200620.tif", "B04")
    write(tmp_path / "other" / "S2_20200625.tif", "B04")
    write(tmp_path / "series" / "maps" / "phenology_20200101.tif", "start")
    write(tmp_path / "masks" / "clear_20200615.tif", "clear")
    facts = json.dumps({"versions": {"stori": "1"}, "outputs": []})
    for name in ("series/manifest", "series/maps/phenology", "masks/maskclouds"):
        (tmp_path / f"{name}.json").write_text(facts)
    (tmp_path / "other" / "manifest.json").write_text('{"versions": {"farm": 2}}')
    found = [source.path for source in rasters_in(tmp_path, Heard())]
    names = [str(Path(path).relative_to(tmp_path)) for path in found]
    places = ("S2_20200615.tif", "masks/clear_20200615.tif", "other/S2_20200625.tif")
    assert names == [str(Path(place)) for place in places]  # masks are there to be read
    assert Heard.lines == ["Left out as results of STORI, not inputs: series, maps."]
    # Asked for, they are what is wanted; maps that lie below them are not.
    assert len(rasters_in(tmp_path / "series")) == 1
    (tmp_path / "S2_20200615.tif").unlink()
    (tmp_path / "other" / "S2_20200625.tif").unlink()
    assert len(rasters_in(tmp_path)) == 1


def test_given_dates_win(tmp_path):
    path = write(tmp_path / "20200615.tif", "B04")
    series = scan([Source(str(path), dt.date(2001, 2, 3))], "optical")
    assert series.dates == (dt.date(2001, 2, 3),)


def test_bands_are_found_by_name_alias_and_role(tmp_path):
    write(tmp_path / "S2_20200615.tif", "B04", "B8A", "NDVI")
    series = optical(tmp_path)
    assert series.band_named("B4") == series.band_named("red") == series.band_named("b04") == "B04"
    assert series.band_named("B8A") == "B8A"
    assert series.band_named("ndvi") == "NDVI"
    assert series.band_named("nir") == "B8A"
    with pytest.raises(UnknownBandError, match="no band “B05”: the optical rasters have B04, B8A"):
        series.band_named("B05")


# ------------------------------------------------------------------------------------------
# Bad input


def test_missing_and_empty_folders(tmp_path):
    with pytest.raises(InputError, match=r"The folder .*nowhere does not exist"):
        rasters_in(tmp_path / "nowhere")
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(InputError, match="holds no rasters: choose one with files that end in"):
        rasters_in(tmp_path)
    with pytest.raises(InputError, match="No optical rasters were given"):
        scan([], "optical")


def test_unknown_dates_name_the_files(tmp_path):
    for k in range(7):
        write(tmp_path / f"tile{k}.tif", "B04")
    with pytest.raises(UnknownDateError) as caught:
        optical(tmp_path)
    assert str(caught.value) == (
        "No acquisition date was found for tile0.tif, tile1.tif, tile2.tif, tile3.tif, tile4.tif "
        "and 2 more: put the date in the file name (YYYYMMDD, YYYY-MM-DD, DD.MM.YYYY, "
        "05-Mar-2019, YYYYMMDDThhmmss, YYYYDDD, and the ids of Sentinel, Landsat, FORCE, HLS and "
        "MODIS products) or in the metadata item ACQUISITION_DATE, or set the layer's temporal "
        "range, or take it out."
    )


@pytest.mark.parametrize(
    ("count", "strays", "passed"),
    [
        (11, ["field_mask"], True),
        (11, ["overview_red"], True),
        (22, ["field_mask", "roads_mask"], True),
        (11, ["field_mask", "roads_mask"], False),
        (22, ["one_red", "two_red"], False),
        (5, ["field_mask"], False),
    ],
)
def test_odd_files_without_a_date(tmp_path, count, strays, passed):
    for k in range(count):
        write(tmp_path / f"red_2019{1 + k // 11:02}{1 + k % 11:02}.tif", "red", value=1500)
    for name in strays:
        write(tmp_path / f"{name}.tif", dtype="uint8", value=1)
    if not passed:
        with pytest.raises(UnknownDateError, match=strays[0]):
            optical(tmp_path)
        return
    series = optical(tmp_path)
    assert len(series.dates) == count
    assert any(f"Passed over {strays[0]}.tif" in problem for problem in series.problems)


def test_files_that_are_no_rasters(tmp_path):
    broken = tmp_path / "20200615.tif"
    broken.write_bytes(b"II*\0" + b"\7" * 200)
    with pytest.raises(UnreadableRasterError, match=r"20200615\.tif cannot be read as a raster"):
        optical(tmp_path)
    with pytest.raises(UnreadableRasterError, match=r"a\.tif does not exist"):
        scan([Source(str(tmp_path / "a.tif"))], "optical")
    text = tmp_path / "readme_20200615.txt"
    text.write_text("no raster")
    with pytest.raises(UnreadableRasterError, match=r"readme_20200615\.txt cannot be read"):
        scan([Source(str(text))], "optical")


def test_truncated_rasters(tmp_path):
    whole = write(tmp_path / "20200615.tif", "B04", size=200)
    data = whole.read_bytes()
    for share in (0.3, 0.9):
        whole.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(UnreadableRasterError, match=r"20200615\.tif"):
            optical(tmp_path)


def test_cut_off_after_the_header(tmp_path):
    # A cloud-optimised file keeps its header in front and opens whatever follows.
    cog = write(tmp_path / "20200615.tif", "", driver="COG", size=600, dtype="float32")
    cog.write_bytes(cog.read_bytes()[:-500])
    with pytest.raises(UnreadableRasterError, match=r"20200615\.tif is cut off"):
        optical(tmp_path)


def test_missing_reference_system(tmp_path):
    write(tmp_path / "20200615.tif", "B04", crs=None)
    with pytest.raises(UnreadableRasterError, match=r"20200615\.tif has no coordinate reference"):
        optical(tmp_path)


def test_nothing_of_the_role(tmp_path):
    write(tmp_path / "S1_20200105_VV.tif", dtype="float32")
    with pytest.raises(InputError, match=r"None of the optical rasters holds reflectance bands"):
        optical(tmp_path)
    with pytest.raises(InputError, match=r"None of the SAR .* neither the band descriptions"):
        path = write(tmp_path / "b" / "S1_20200105.tif", "", "", dtype="float32")
        scan([Source(str(path))], "sar")
    with pytest.raises(InputError, match=r"There are only masks \(S2_20200105_SCL\.tif\)"):
        path = write(tmp_path / "c" / "S2_20200105_SCL.tif")
        scan([Source(str(path))], "optical")


def test_the_user_may_stop(tmp_path):
    class Impatient(Progress):
        def is_cancelled(self):
            return True

    write(tmp_path / "20200615.tif", "B04")
    with pytest.raises(CancelledError):
        scan(rasters_in(tmp_path), "optical", Impatient())


# ------------------------------------------------------------------------------------------
# Real scenes


def test_flanders(shared_data):
    series = optical(shared_data / "flanders" / "sentinel2")
    assert len(series.acquisitions) == 72
    assert series.dates[0] == dt.date(2018, 8, 4)
    assert len(series.band_names) == 10
    assert all(a.mask.name == "SCL" and len(a.bands) == 10 for a in series.acquisitions)
    assert {(b.scale, b.offset, b.nodata) for a in series.acquisitions for b in a.bands} == {
        (1e-4, 0, 0)
    }
    series = sar(shared_data / "flanders" / "sentinel1")
    assert (len(series.acquisitions), series.band_names) == (80, ("VV", "VH"))
    assert series.orbits == ("ascending",)


def test_tanzania_has_days_with_two_acquisitions(shared_data):
    series = optical(shared_data / "tanzania" / "sentinel2")
    assert (len(series.acquisitions), len(series.dates)) == (136, 134)


def test_bigearthnet_patches(shared_data):
    series = optical(shared_data / "bigearthnet-examples")
    assert len(series.acquisitions) == 6
    assert all(len(a.bands) == 12 for a in series.acquisitions)
    assert len(sar(shared_data / "bigearthnet-examples").acquisitions) == 6


def test_whether_a_file_is_a_stack_is_found_once_for_all_its_bands(tmp_path, monkeypatch):
    """A file of 65,535 bands is asked by each of them."""
    looked = []
    found = FileTerms.is_stack.func
    counting = cached_property(lambda terms: looked.append(1) or found(terms))
    counting.__set_name__(FileTerms, "is_stack")
    monkeypatch.setattr(FileTerms, "is_stack", counting)
    path = write(tmp_path / "S2A_MSIL2A_20210901T105031.tif", *[""] * 40)
    scan([Source(str(path))], "optical")
    assert 1 <= len(looked) < 10
