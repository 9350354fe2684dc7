"""Bands, masks and dates in words, places and containers that products do not use themselves."""

from __future__ import annotations

import datetime as dt
import json

import numpy as np
import pytest
import rasterio
from made_rasters import write
from rasterio.shutil import copy

from stori_plugin.engine.acquisitions.names.date_text import reading_in_text
from stori_plugin.engine.acquisitions.names.dates import date_in_text
from stori_plugin.engine.acquisitions.names.terms import read_name, term_of_description
from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.support.errors import InputError, NothingOfRoleError

JUNE, JULY = dt.date(2019, 6, 15), dt.date(2019, 7, 3)


def optical(folder):
    return scan(rasters_in(folder), "optical")


def sar(folder):
    return scan(rasters_in(folder), "sar")


@pytest.mark.parametrize(
    ("stem", "name", "key"),
    [
        ("NDVI20190615", "NDVI", "20190615"),
        ("VV20190615", "VV", "20190615"),
        ("S2A20190615B04", "B04", "s2a_20190615"),
        ("B1120190615", "B11", "20190615"),
        ("SIG0_S1A_IWGRDH1VHA_20190615_EU10M", "VH", "sig0_s1a_20190615_eu10m"),
        ("S2A_MSI_2019_06_15_10_57_02_L2R_rhos_665", "red", "s2a_msi_2019_06_15_10_57_02_l2r"),
        ("S2_20190615_masque_nuages", "mask", "s2_20190615"),
        ("20190615_probability", "cloud probability", "20190615"),
        ("S2_20190615_clear_probability", "clear probability", "s2_20190615"),
    ],
)
def test_names_of_files(stem, name, key):
    read = read_name(stem)
    assert ([term.name for term in read.terms], read.product_key) == ([name], key)


def test_words_that_are_no_bands():
    assert not read_name("crop_probability_20190615").terms
    assert not read_name("20190615T104031").terms


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("R", "band", "red"),
        ("Grün", "band", "green"),
        ("rojo", "band", "red"),
        ("865 nm", "band", "nir_narrow"),
        ("Sentinel-2 Band 8", "band", "B8"),
        ("cloud_free", "mask", "clear"),
        ("pixel_quality", "mask", "QA_PIXEL"),
        ("i_VV", "companion", "i_VV"),
        ("coh_VV_15Jun2019_03Jul2019", "coherence", "coh"),
    ],
)
def test_descriptions(text, kind, name):
    term = term_of_description(text)
    assert (term.kind, term.name) == (kind, name)


def test_descriptions_that_say_nothing():
    assert term_of_description("Band 4") is None
    assert term_of_description("05/03/2019") is None  # a day, whichever number it is


@pytest.mark.parametrize("text", ["S2_Jan_2019", "L8_January2019", "S2_2019_Mar_10m"])
def test_the_number_of_a_satellite_or_a_resolution_is_no_day(text):
    assert date_in_text(text) is None
    assert date_in_text("Sigma0_VV_mst_05Mar2019") == dt.date(2019, 3, 5)
    assert date_in_text("NDVI05Mar2019") == dt.date(2019, 3, 5)


@pytest.mark.parametrize("text", ["S2_2019_06", "S2_201906", "L8-2019-06"])
def test_a_month_behind_the_number_of_a_satellite(text):
    reading = reading_in_text(text)
    assert (reading.kind, reading.moment.date, reading.last) == (
        "period",
        dt.date(2019, 6, 1),
        dt.date(2019, 6, 30),
    )
    assert reading_in_text(f"12{text[2:]}") is None


def test_a_folder_for_each_band(tmp_path):
    for band in ("B04", "B08", "SCL"):
        write(tmp_path / band / "20190615.tif")
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert {band.name: band.role for band in only.bands} == {"B04": "red", "B08": "nir"}
    assert only.mask.name == "SCL"
    assert not series.problems


def test_bands_up_to_12_without_8a_are_sentinel2(tmp_path):
    write(tmp_path / "20190615.tif", *(f"B{k}" for k in (2, 3, 4, 5, 6, 7, 8, 11, 12)))
    (only,) = optical(tmp_path).acquisitions
    assert only.bands[2].role == "red"


@pytest.mark.parametrize(
    ("word", "roles"),
    [("RGBN", ["red", "green", "blue", "nir"]), ("NIRRG", ["nir", "red", "green"])],
)
def test_the_order_of_bands_in_letters(tmp_path, word, roles):
    write(tmp_path / f"S2_20190615_{word}.tif", *[""] * len(roles))
    (only,) = optical(tmp_path).acquisitions
    assert [band.role for band in only.bands] == roles


def test_a_virtual_raster_of_one_file_for_each_band(tmp_path):
    names = [f"T31UES_20190615T104031_{band}_10m" for band in ("B03", "B04", "B08")]
    files = [write(tmp_path / "raw" / f"{name}.tif") for name in names]
    bands = "".join(
        f'<VRTRasterBand dataType="UInt16" band="{k}"><SimpleSource><SourceFilename relativeToVRT='
        f'"0">{file}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>'
        for k, file in enumerate(files, 1)
    )
    (tmp_path / "in").mkdir()
    for day in range(11, 16):
        path = tmp_path / "in" / f"201906{day}.vrt"
        copy(str(files[0]), str(path), driver="VRT")
        text = path.read_text()
        path.write_text(text[: text.index("<VRTRasterBand")] + bands + "</VRTDataset>")
    series = optical(tmp_path / "in")
    assert [band.role for band in series.acquisitions[0].bands] == ["green", "red", "nir"]
    (told,) = [text for text in series.problems if "outside their folders" in text]
    assert "20190611.vrt" in told
    assert told.endswith("If you did not mean these to be read, take them out.")


def test_radar_and_optical_bands_in_one_file(tmp_path):
    write(tmp_path / "S1S2_20190615.tif", "VV", "VH", "B4", "B8", value=0.1, dtype="float32")
    assert sar(tmp_path).band_names == ("VV", "VH")
    assert optical(tmp_path).band_names == ("B04", "B08")


def test_coherence_is_no_backscatter(tmp_path):
    write(tmp_path / "S1_coh_VV_20190615_20190627.tif", value=0.4, dtype="float32")
    with pytest.raises(NothingOfRoleError, match="companions such as angles"):
        sar(tmp_path)
    plain = write(tmp_path / "other" / "coherence_20190615.tif", value=0.4, dtype="float32").parent
    assert optical(plain).band_names == ("coherence",)  # for those who ask for it by name


def test_of_several_statistics_the_median_is_read(tmp_path):
    write(tmp_path / "S2_20190615.tif", *(f"B4_{k}" for k in ("min", "median", "max")))
    series = optical(tmp_path)
    assert [band.index for band in series.acquisitions[0].bands] == [2]
    assert any("other statistics of bands" in note for note in series.notes)


def stacked(path, texts=("", ""), tags=(), of_bands=({}, {})):
    write(path, *texts, dtype="float32", value=0.5)
    with rasterio.open(path, "r+") as file:
        file.write(np.stack([np.full((6, 6), 0.4), np.full((6, 6), 0.5)]).astype("float32"))
        file.update_tags(**dict(tags))
        for k, one in enumerate(of_bands, 1):
            file.update_tags(k, **one)


def test_days_of_bands_in_the_json_of_terra(tmp_path):
    stacked(tmp_path / "NDVI.tif", ("NDVI_1", "NDVI_2"))
    times = {"time": [str(JUNE), str(JULY)], "timestep": "days"}
    (tmp_path / "NDVI.tif.aux.json").write_text(json.dumps(times))
    assert optical(tmp_path).dates == (JUNE, JULY)


def test_days_of_bands_that_gdal_copies_from_netcdf(tmp_path):
    days = [(day - dt.date(1970, 1, 1)).days for day in (JUNE, JULY)]
    stacked(
        tmp_path / "cube.tif",
        tags={"NETCDF_DIM_EXTRA": "{t}", "t#units": "days since 1970-01-01"},
        of_bands=[{"NETCDF_DIM_t": f"{day}", "NETCDF_VARNAME": "NDVI"} for day in days],
    )
    series = optical(tmp_path)
    assert (series.dates, series.band_names) == ((JUNE, JULY), ("NDVI",))


def test_a_product_whose_images_were_saved_as_geotiff(tmp_path):
    name = "S2A_MSIL2A_20230615T105621_N0509_R094_T31UES_20230615T170253"
    granule = tmp_path / f"{name}.SAFE" / "GRANULE" / "L2A_T31UES_A040000_20230615T105621"
    for part, bands in (("R10m", ("B04", "B08")), ("R20m", ("SCL",))):
        for band in bands:
            write(granule / "IMG_DATA" / part / f"T31UES_20230615T105621_{band}.tif")
    write(granule / "QI_DATA" / "MSK_QUALIT_B04.tif")
    (only,) = optical(tmp_path).acquisitions
    assert [(band.role, band.offset) for band in only.bands] == [("red", -0.1), ("nir", -0.1)]
    assert only.mask.name == "SCL"


@pytest.mark.parametrize(
    ("more", "read", "told"),
    [
        ("_smoothed", "NDVI_20190615", "by their names they are made of other files"),
        ("_cloudmasked", "NDVI_20190615_cloudmasked", "are masked copies of them by name"),
    ],
)
def test_copies_beside_their_originals(tmp_path, more, read, told):
    for name in ("NDVI_20190615", f"NDVI_20190615{more}"):
        write(tmp_path / f"{name}.tif", value=0.5, dtype="float32")
    series = optical(tmp_path)
    assert [one.name for one in series.acquisitions] == [read]
    assert any(told in text for text in series.problems)


def test_of_statistics_in_files_of_their_own_the_mean_is_read(tmp_path):
    for word in ("max", "mean", "p90"):
        write(tmp_path / f"NDVI_{word}_20190615.tif", value=0.5, dtype="float32")
    series = optical(tmp_path)
    assert [one.name for one in series.acquisitions] == ["NDVI_mean_20190615"]
    assert any("other statistics of images" in text for text in series.problems)


def test_an_image_whose_name_has_a_word_more_is_doubted_and_a_copy_alone_is_read(tmp_path):
    write(tmp_path / "NDVI_20190615_smoothed.tif", value=0.5, dtype="float32")
    assert not optical(tmp_path).problems
    write(tmp_path / "NDVI_20190703.tif", value=0.5, dtype="float32")
    write(tmp_path / "NDVI_20190703_again.tif", value=0.5, dtype="float32")
    series = optical(tmp_path)
    assert len(series.acquisitions) == 3
    (told,) = series.problems
    assert told.startswith("NDVI_20190703_again.tif: ") and "both are used" in told


def test_one_polarisation_in_decibels_and_one_in_power_are_refused(tmp_path):
    path = write(tmp_path / "S1_20190615.tif", "VV", "VH", dtype="float32")
    with rasterio.open(path, "r+") as file:
        file.write(np.stack([np.full((6, 6), -11.0), np.full((6, 6), 0.01)]).astype("float32"))
    with pytest.raises(InputError, match=r"S1_20190615\.tif: .* bring them to one unit"):
        sar(tmp_path)
