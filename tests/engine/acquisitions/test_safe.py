"""Sentinel-2 products in unzipped SAFE folders."""

from __future__ import annotations

import datetime as dt

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.files.safe import product_of
from stori_plugin.engine.acquisitions.scan import Source, rasters_in, scan
from stori_plugin.engine.support.errors import UnreadableRasterError

OLD = "S2A_MSIL2A_20170613T101031_N0205_R022_T33UUP_20170613T101608.SAFE"
NEW = "S2B_MSIL2A_20220701T101559_N0400_R065_T33UUP_20220701T134536.SAFE"
IMAGES = (("B02", 10), ("B04", 10), ("B8A", 20), ("B04", 20), ("SCL", 20), ("SCL", 60))
OFFSETS = """<n1:Level-2A_User_Product xmlns:n1="x"><PRODUCT_START_TIME>{time}</PRODUCT_START_TIME>
<QUANTIFICATION_VALUES_LIST>
<BOA_QUANTIFICATION_VALUE unit="none">{quantification}</BOA_QUANTIFICATION_VALUE>
</QUANTIFICATION_VALUES_LIST><BOA_ADD_OFFSET_VALUES_LIST>
<BOA_ADD_OFFSET band_id="1">-1000</BOA_ADD_OFFSET><BOA_ADD_OFFSET band_id="3">-900</BOA_ADD_OFFSET>
</BOA_ADD_OFFSET_VALUES_LIST></n1:Level-2A_User_Product>"""


def make_safe(folder, name, driver="JP2OpenJPEG"):
    tile = f"T33UUP_{name[11:26]}"
    images = folder / name / "GRANULE" / f"L2A_T33UUP_A010309_{name[11:26]}" / "IMG_DATA"
    for band, pixel in (*IMAGES, ("AOT", 10), ("TCI", 10), ("B10", 60)):
        path = images / f"R{pixel}m" / f"{tile}_{band}_{pixel}m.jp2"
        write(path, driver=driver, pixel=pixel, value=4 if band == "SCL" else 1800, size=40)
    preview = folder / name / "GRANULE" / "L2A_T33UUP" / "QI_DATA" / "T33UUP_PVI.jp2"
    write(preview, driver=driver, crs=None, size=40)
    return folder / name


@pytest.mark.parametrize("driver", ["JP2OpenJPEG", "GTiff"])
def test_finest_resolution_of_each_band_and_offset_by_baseline(tmp_path, driver):
    make_safe(tmp_path, OLD, driver)
    make_safe(tmp_path, NEW, driver)
    assert len(rasters_in(tmp_path)) == 2
    series = scan(rasters_in(tmp_path), "optical")
    assert series.dates == (dt.date(2017, 6, 13), dt.date(2022, 7, 1))
    assert series.band_names == ("B02", "B04", "B8A")
    old, new = series.acquisitions
    assert (old.name, old.sensor) == (OLD, "sentinel2")
    assert {(b.scale, b.offset, b.nodata) for b in old.bands} == {(1e-4, 0.0, 0.0)}
    assert {(b.scale, b.offset, b.nodata) for b in new.bands} == {(1e-4, -0.1, 0.0)}
    sizes = [series.rasters[b.path].pixel_size for b in (*old.bands, old.mask)]
    assert sizes == [10, 10, 20, 20]
    assert (old.mask.name, old.mask.scale) == ("SCL", 1.0)
    assert series.problems == ()


def test_metadata_before_the_baseline_of_the_name(tmp_path):
    folder = make_safe(tmp_path, NEW)
    xml = OFFSETS.format(time="2022-07-01T10:15:59.024Z", quantification=5000)
    (folder / "MTD_MSIL2A.xml").write_text(xml, encoding="utf-8")
    renamed = folder.rename(tmp_path / "unzipped")
    series = scan(rasters_in(renamed), "optical")
    (only,) = series.acquisitions
    assert only.date == dt.date(2022, 7, 1)
    scaling = {b.name: (b.scale, b.offset) for b in only.bands}
    assert scaling == {
        "B02": (1 / 5000, -0.2),
        "B04": (1 / 5000, -0.18),
        "B8A": (1 / 5000, 0.0),
    }


def test_single_images_are_read_as_their_product_says(tmp_path):
    folder = make_safe(tmp_path, NEW)
    images = folder / "GRANULE" / "L2A_T33UUP_A010309_20220701T101559" / "IMG_DATA"
    listed = sorted(str(path) for path in images.rglob("*_B04_*.jp2"))
    assert len(listed) == 2 and {product_of(path) for path in listed} == {str(folder)}
    day = dt.date(2022, 7, 2)
    series = scan([Source(path, day) for path in listed], "optical")
    (only,) = series.acquisitions
    (band,) = only.bands
    assert (only.name, only.date) == (NEW, day)
    assert (band.path, band.scale, band.offset) == (listed[0], 1e-4, -0.1)
    assert product_of(f"SENTINEL2_L2A:{folder}/MTD_MSIL2A.xml:10m:EPSG_32633") == str(folder)
    assert product_of(str(tmp_path / "T33UUP_20220701T101559_B04_10m.jp2")) == ""


def test_a_product_without_images_is_named(tmp_path):
    (tmp_path / OLD).mkdir()
    with pytest.raises(UnreadableRasterError, match=f"{OLD} holds no GRANULE.*unzip the whole"):
        scan(rasters_in(tmp_path), "optical")


def test_a_product_without_images_among_others_is_passed_over_aloud(tmp_path):
    make_safe(tmp_path, NEW)
    (tmp_path / OLD).mkdir()
    series = scan(rasters_in(tmp_path), "optical")
    assert series.dates == (dt.date(2022, 7, 1),)
    (problem,) = [text for text in series.problems if "without their images" in text]
    assert OLD in problem and NEW not in problem


@pytest.mark.parametrize("below", ["", "IMG"])
def test_loose_rasters_in_a_folder_named_as_a_product(tmp_path, below):
    for name in (OLD, NEW):
        write(tmp_path / name / below / f"T33UUP_{name[11:26]}_B04_10m.tif")
    series = scan(rasters_in(tmp_path), "optical")
    scaling = {(item.date.year, band.offset) for item in series.acquisitions for band in item.bands}
    assert scaling == {(2017, 0.0), (2022, -0.1)}


def test_sentinel1_in_radar_geometry_is_named(tmp_path):
    name = "S1A_IW_GRDH_1SDV_20170909T175748_20170909T175813_018302_01EC88_98A1.SAFE"
    (tmp_path / name / "measurement").mkdir(parents=True)
    with pytest.raises(UnreadableRasterError, match="radar geometry: calibrate and"):
        scan(rasters_in(tmp_path), "sar")


@pytest.mark.parametrize("stated", ["many", "0", "-1", "inf", "nan", "1e-320", "&all;"])
def test_a_quantification_that_scales_nothing_is_named(tmp_path, stated):
    product = make_safe(tmp_path, NEW)
    text = OFFSETS.format(time="2022-07-01T10:15:59Z", quantification=stated)
    (product / "MTD_MSIL2A.xml").write_text(text)
    with pytest.raises(UnreadableRasterError, match=f"{NEW} state the quantification value “"):
        scan(rasters_in(tmp_path), "optical")


@pytest.mark.parametrize(
    "text",
    [
        "<BOA_QUANTIFICATION_VALUE>" + " " * 100_000 + "x",
        "<BOA_QUANTIFICATION_VALUE " * 100_000,
        f"<PRODUCT_START_TIME>{'20220701 ' * 100_000}</PRODUCT_START_TIME>",
        f'<BOA_ADD_OFFSET band_id="{"9" * 5000}">{"9" * 500}</BOA_ADD_OFFSET>',
        f"<PROCESSING_BASELINE>{'9' * 5000}.1</PROCESSING_BASELINE>",
    ],
    ids=["blanks", "no end", "times", "numbers", "baseline"],
)
def test_metadata_that_say_nothing_leave_what_the_name_says(tmp_path, text):
    product = make_safe(tmp_path, NEW)
    (product / "MTD_MSIL2A.xml").write_text(text)
    (item,) = scan(rasters_in(tmp_path), "optical").acquisitions
    assert {(band.scale, band.offset) for band in item.bands} == {(1e-4, -0.1)}
