"""Products: what their names and bands mean, and which level and version is used."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.names.products import RADIANCE, SURFACE, TOP
from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.support.errors import InputError, UnknownBandError

S2_GEE = "20190615T104031_20190615T104026_T31UES"
MAJA = "SENTINEL2A_20190615-104031-123_L2A_T31TCJ_D_V1-9"
PLANET = "20190615_104031_1032_3B_AnalyticMS"
OLI = ("blue", "green", "red", "nir", "swir1", "swir2")


def optical(folder):
    return scan(rasters_in(folder), "optical")


def roles(acquisition):
    return {band.name: band.role for band in acquisition.bands}


STATE = "MODIS state"
SYN = "S3A_SY_2_VG1____2019{0}T000000_2019{0}T235959_20190617T120000_EUROPE"
SYN_300M = "S3B_SY_2_SYN____20190615T104031_20190615T104331_20190617T120000"
THEIA_LANDSAT = "LANDSAT8-OLITIRS-XS_20190615-104031-123_L2A_T31TCJ_D_V1-9"
# One file for each band: the names, the sensor, names of bands and their roles.
FILES = [
    (
        [f"HLSL30.020_B0{k}_doy2019166_aid0001_31N" for k in range(1, 8)],
        "landsat",
        dict(zip(("B01", "B02", "B03", "B04", "B05", "B06", "B07"), ("coastal", *OLI))),
    ),
    (
        [f"HLSS30.020_{b}_doy2019166000000_aid0001_31N" for b in ("B04", "B05", "B8A")],
        "sentinel2",
        {"B04": "red", "B05": "rededge1", "B8A": "nir_narrow"},
    ),
    (
        [f"MOD09A1.A2019166.h18v03.061.sur_refl_b0{k}" for k in (1, 2, 3, 4, 5, 6, 7)]
        + ["MOD09A1.A2019166.h18v03.061.sur_refl_state_500m"],
        "modis",
        {
            **{"B01": "red", "B02": "nir", "B03": "blue", "B04": "green"},
            **{"B05": "nir_1240", "B06": "swir1", "B07": "swir2"},
        },
    ),
    (
        [
            f"MCD43A4.061_{part}_Band1_doy2019166_aid0001"
            for part in ("Nadir_Reflectance", "BRDF_Albedo_Band_Mandatory_Quality")
        ],
        "modis",
        {"B01": "red"},
    ),
    (
        [f"VNP09H1.002_SurfReflect_{b}_1_doy2019166_aid0001" for b in ("I1", "I2", "I3")]
        + ["VNP09H1.002_SurfReflect_State_1_doy2019166_aid0001"],
        "viirs",
        {"I1": "red", "I2": "nir", "I3": "swir1"},
    ),
    (
        [f"PROBAV_S1_TOC_X18Y02_20190615_100M_V101_{b}" for b in ("BLUE", "RED", "NIR", "SWIR")]
        + ["PROBAV_S1_TOC_X18Y02_20190615_100M_V101_SM"],
        "probav",
        {"blue": "blue", "red": "red", "nir": "nir", "swir1": "swir1"},
    ),
    (
        [f"VNP43IA4.001_Nadir_Reflectance_{b}_doy2019166_aid0001" for b in ("I1", "I2", "I3")]
        + [
            f"VNP43IA4.001_BRDF_Albedo_Band_Mandatory_Quality_{b}_doy2019166_aid0001"
            for b in ("I1",)
        ],
        "viirs",
        {"I1": "red", "I2": "nir", "I3": "swir1"},
    ),
    (
        [f"MOD09GQ.A2019166.h18v03.061.sur_refl_b0{k}_1" for k in (1, 2)]
        + ["MOD09GQ.A2019166.h18v03.061.QC_250m_1"],
        "modis",
        {"B01": "red", "B02": "nir"},
    ),
    (
        [
            f"S3A_SY_2_VG1____20190615T000000_20190615T235959_20190617T120000_EUROPE_{b}"
            for b in ("B0", "B2", "B3", "MIR", "SM", "VZA", "OG")
        ],
        "sentinel3-syn",
        {"B0": "blue", "B2": "red", "B3": "nir", "swir1": "swir1"},
    ),
    (
        [f"V2KRNS10__20100111_{b}" for b in ("B0", "B2", "B3", "MIR")],
        "spot-vgt",
        {"B0": "blue", "B2": "red", "B3": "nir", "swir1": "swir1"},
    ),
    (
        [
            f"ga_s2am_ard_3-2-1_55HBU_2019-06-15_final_nbart_{b}"
            for b in ("coastal_aerosol", "red", "red_edge_1", "nir_1", "nir_2", "swir_2", "swir_3")
        ]
        + ["ga_s2am_ard_3-2-1_55HBU_2019-06-15_final_oa_s2cloudless_mask"],
        "sentinel2",
        {
            **{b: b for b in ("coastal", "red", "rededge1", "nir", "nir_narrow")},
            **{"swir1": "swir1", "swir2": "swir2"},
        },
    ),
    (
        [f"ga_ls8c_ard_3-2-1_090084_2019-06-15_final_nbart_{b}" for b in ("swir_1", "swir_2")],
        "landsat",
        {"swir1": "swir1", "swir2": "swir2"},
    ),
    (
        [f"CB4-16D-2_V2_007004_20190615_{b}" for b in ("BAND15", "BAND16", "PROVENANCE")],
        "cbers",
        {"B15": "red", "B16": "nir"},
    ),
    (["CBERS-4_AWFI_022024_B13_2018-02-02"], "cbers", {"B13": "blue"}),
    (["CBERS_4A_MUX_20200101_154_117_L4_BAND7"], "cbers", {"B07": "red"}),
    (["SENTINEL-2_MSI_20LKP_B11_2018-07-30"], "sentinel2", {"B11": "swir1"}),
    (["LC8_30_16D_STK_v001_007004_2019-06-10_2019-06-25_band5"], "landsat", {"B5": "nir"}),
    (
        [f"{MAJA}_FRE_{b}" for b in ("B4", "B8A")] + [f"{MAJA}_{c}_R1" for c in ("ATB", "MG2")],
        "sentinel2",
        {"B04": "red", "B8A": "nir_narrow"},
    ),
    (
        [f"{THEIA_LANDSAT}_FRE_B5"] + [f"{THEIA_LANDSAT}_{c}_XS" for c in ("EDG", "IAB", "USI")],
        "landsat",
        {"B5": "nir"},
    ),
    (["VENUS-XS_20190615-104031-000_L2A_KHUMBU_C_V1-0_SRE_B11"], "venus", {"B11": "nir_narrow"}),
    (["AST_07XT_00306152019104031_20190616_SRF_VNIR_B3N"], "aster", {"B3N": "nir"}),
    (["LM05_L1TP_198024_19850615_20200913_02_T2_B4"], "landsat", {"B4": "nir"}),
    (["LC08_L1TP_198024_20190615_20190620_01_T1_sr_band4"], "landsat", {"SR_B4": "red"}),
    (["c_gls_NDVI300_201906110000_GLOBE_PROBAV_V1.0.1"], "probav", {"NDVI": ""}),
    (
        [
            f"c_gls_NDVI300-{layer}_202106110000_GLOBE_OLCI_V2.0.1"
            for layer in ("NDVI", "NDVI-UNC", "NOBS", "QFLAG")
        ],
        "olci",
        {"NDVI": ""},
    ),
    (
        [f"{SYN_300M}_{b}" for b in ("SDR_Oa04", "SDR_Oa08", "SDR_Oa17", "SDR_Oa08_err")],
        "sentinel3-syn",
        {"OA04": "blue", "OA08": "red", "OA17": "nir"},
    ),
    (
        [f"S3B_OL_2_LFR____20190615T104031_{b}" for b in ("RC681", "RC865", "LQSF")],
        "olci",
        {"RC681": "red", "RC865": "nir"},
    ),
    (["VI_20190615T104031_S2A_T31UES-010m_V101_PPI"], "sentinel2", {"PPI": ""}),
]


@pytest.mark.parametrize(("stems", "sensor", "expected"), FILES, ids=lambda v: str(v)[:30])
def test_one_file_per_band(tmp_path, stems, sensor, expected):
    for stem in stems:
        write(tmp_path / f"{stem}.tif", dtype="int16")
    (only,) = optical(tmp_path).acquisitions
    assert (only.sensor, roles(only)) == (sensor, expected)


@pytest.mark.parametrize(
    ("bands", "quality", "code", "kind"),
    [
        # The daily product of 250 m has the state of that of 1 km.
        ("MOD09GQ.A2019{}.h18v03.061.b01", "MOD09GA.A2019{}.h18v03.061.state_1km_1", 8, STATE),
        ("MYD09GA_sur_refl_b01_1_doy2019{}_aid1", "MYD09GA_state_1km_1_doy2019{}_aid1", 8, STATE),
        ("VNP09GA_SurfReflect_I1_1_doy2019{}", "VNP09GA_QF1_1_doy2019{}", 0, "VIIRS QF1"),
        ("MOD13A1_NDVI_doy2019{}", "MOD13A1_pixel_reliability_doy2019{}", 0, "pixel reliability"),
        (f"{SYN}_B2", f"{SYN}_SM", 248, "status map"),
        (f"{SYN}.SEN3/B2", f"{SYN}.SEN3/SM", 248, "status map"),
        ("PROBAV_S1_TOC_X18Y02_2019{}_333M_RED", "PROBAV_S1_TOC_X18Y02_2019{}_333M_SM", 248,
         "status map"),
        ("PROBAV_S1_TOC_X18Y02_2019{}_333M_RADIOMETRY_RED", "PROBAV_S1_TOC_X18Y02_2019{}_333M_SM",
         248, "status map"),
        ("MOD09Q1_sur_refl_b01_doy2019{}", "MOD09Q1_sur_refl_state_250m_doy2019{}", 8, STATE),
        # Ranks of VIIRS are others: 4 is good.
        ("VNP13A1_NDVI_doy2019{}", "VNP13A1_pixel_reliability_doy2019{}", 4,
         "VIIRS pixel reliability"),
        ("NDVI/MOD13Q1_NDVI_doy2019{}", "Rely/MOD13Q1_Rely_doy2019{}", 0, "pixel reliability"),
    ],
)  # fmt: skip
def test_coarse_sensors_have_their_own_masks(tmp_path, bands, quality, code, kind):
    for day in ("0615", "0701") if "doy" not in bands and ".A" not in bands else ("166", "182"):
        write(tmp_path / f"{bands.format(day)}.tif", dtype="int16", pixel=250.0)
        write(tmp_path / f"{quality.format(day)}.tif", value=code, dtype="uint8", pixel=1000.0)
    for item in optical(tmp_path).acquisitions:
        assert item.mask is not None and item.mask.name == kind
        assert len(item.bands) == 1


@pytest.mark.parametrize(
    ("stem", "bands", "found", "mask"),
    [
        ("MODIS_061_MOD09GA_2019_06_15", ("",) * 7, ("B01", "B02", "B03", "B04"), None),
        ("MOD09GQ_20190615", ("", ""), ("B01", "B02"), None),
        # Someone chose these, and in an order of his own.
        ("MODIS_061_MOD09GA_2019_06_15", ("", ""), ("band_1", "band_2"), None),
        ("modis_2019166", ("",) * 7, ("band_1", "band_2", "band_3", "band_4"), None),
        ("MODIS_061_MOD13Q1_2019_06_10", ("NDVI", "SummaryQA"), ("NDVI",), "pixel reliability"),
        ("S3A_20190615T101010_20190615T101310", ("Oa08_reflectance", "Oa17_reflectance"),
         ("OA08", "OA17"), None),
    ],
)  # fmt: skip
def test_stacks_of_coarse_sensors(tmp_path, stem, bands, found, mask):
    write(tmp_path / f"{stem}.tif", *bands, dtype="int16", value=2)
    (only,) = optical(tmp_path).acquisitions
    assert tuple(roles(only))[:4] == found
    assert (only.mask and only.mask.name) == mask


@pytest.mark.parametrize("stack", [True, False])
def test_bits_of_the_correction_are_no_mask(tmp_path, stack):
    bands, quality = ("sur_refl_b01", "QC_500m"), "MOD09GA.A2019166.h18v03.061.{}.tif"
    if stack:
        write(tmp_path / quality.format("all"), *bands, dtype="int32")
    else:
        for band in bands:
            write(tmp_path / quality.format(band), dtype="int32")
    series = optical(tmp_path)
    assert series.acquisitions[0].mask is None
    (told,) = [text for text in series.problems if "quality bits" in text]
    assert "of how the correction went, not of where clouds are, are not used" in told
    assert "add state_1km, state_500m or state_250m" in told


@pytest.mark.parametrize(
    "stem", [f"{SYN.format('0615')}_NDVI", "c_gls_NDVI300_202106110000_GLOBE_OLCI_V2.0.1"]
)
def test_indices_in_bytes_have_flags_above_them(tmp_path, stem):
    write(tmp_path / f"{stem}.tif", dtype="uint8", value=220)
    (band,) = optical(tmp_path).acquisitions[0].bands
    assert (band.name, band.scale, band.offset, band.valid) == ("NDVI", 0.004, -0.08, (0, 250))


@pytest.mark.parametrize("mask", [True, False])
def test_quality_bits_of_several_dates_beside_a_mask_are_no_matter(tmp_path, mask):
    for part in ("sur_refl_b01", "QC_500m", *(["state_1km"] if mask else [])):
        named = [f"2019_06_{day}_{part}" for day in (15, 16)]
        write(tmp_path / f"MOD09GA_{part}.tif", *named, dtype="int32")
    series = optical(tmp_path)
    told = [text for text in series.problems if "quality bits" in text]
    assert len(told) == (not mask) and not any("one of its bands" in text for text in told)


@pytest.mark.parametrize("mask", [True, False])
def test_quality_bits_beside_a_mask_are_no_matter(tmp_path, mask):
    for day in (161, 177):
        stem = f"MOD13Q1.061__250m_16_days_{{}}_doy2019{day}_aid0001.tif"
        write(tmp_path / stem.format("NDVI"), dtype="int16", value=5000)
        write(tmp_path / stem.format("VI_Quality"), value=2112)
        if mask:
            write(tmp_path / stem.format("pixel_reliability"), dtype="int16", value=0)
    series = optical(tmp_path)
    assert any("quality bits" in text for text in series.problems) != mask
    assert any("quality bits" in text for text in series.notes) == mask


L30 = ("B1", "B2", "B3", "B4", "B5", "B6", "B7")
S2_BANDS = {"B02": "blue", "B03": "green", "B04": "red", "B08": "nir"}
S2_ALL = ("AOT", "WVP", "SCL", "TCI_R", "TCI_G", "TCI_B", "MSK_CLDPRB", "MSK_SNWPRB", "QA10")
S2_ALL += ("QA20", "QA60", "MSK_CLASSI_OPAQUE", "MSK_CLASSI_CIRRUS", "MSK_CLASSI_SNOW_ICE")
# One file of all bands: its name, what its bands are described as, sensor, names and roles.
STACKS = [
    (S2_GEE, ("B2", "B3", "B4", "B8", *S2_ALL), "sentinel2", S2_BANDS),
    ("T31UES_20190615T103629", (*L30, "Fmask"), "landsat", dict(zip(L30, ("coastal", *OLI)))),
    (
        "T31UES_20190615T103629",
        (*L30, "B9", "B10", "B11", "Fmask", "SZA", "VZA"),
        "landsat",
        dict(zip(L30, ("coastal", *OLI))),
    ),
    (
        "T31UES_20190615T103629",
        ("B4", "B5", "B8A", "B11", "Fmask"),
        "sentinel2",
        {"B04": "red", "B05": "rededge1", "B8A": "nir_narrow", "B11": "swir1"},
    ),
    ("HLSL30/T31UES_20190615T103629", ("B4", "B5"), "landsat", {"B4": "red", "B5": "nir"}),
    ("T31UES_20190615T104031", ("B4", "B5"), "sentinel2", {"B04": "red", "B05": "rededge1"}),
    (
        "LC08_198024_20190615",
        ("SR_B4", "SR_B5", "SR_QA_AEROSOL", "ST_B10", "ST_QA", "QA_PIXEL", "QA_RADSAT"),
        "landsat",
        {"SR_B4": "red", "SR_B5": "nir"},
    ),
    ("a/b/LE07_198024_20190615", ("B3", "B4", "B6"), "landsat", {"B3": "red", "B4": "nir"}),
    (
        "2019_06_15",
        ("sur_refl_b01", "sur_refl_b02", "QC_500m", "state_1km", "SolarZenith", "gflags"),
        "modis",
        {"B01": "red", "B02": "nir"},
    ),
    ("VNP09GA_2019_06_15", ("M5", "M7", "QF1"), "viirs", {"M5": "red", "M7": "nir"}),
    (
        SYN_300M,
        ("SDR_Oa04", "SDR_Oa08", "SDR_Oa10", "SDR_Oa17", "SDR_S5N", "SDR_S5O", "SDR_Oa08_err"),
        "sentinel3-syn",
        {"OA04": "blue", "OA08": "red", "OA10": "", "OA17": "nir", "S5N": "swir1"},
    ),
    (f"{PLANET}_SR_clip", ("", "", "", ""), "planet", {b: b for b in OLI[:4]}),
    (
        f"{PLANET}_SR_8b_harmonized_clip",
        ("",) * 8,
        "planet",
        {
            **{b: b for b in ("coastal", "blue", "green_i", "green")},
            **{b: b for b in ("yellow", "red", "rededge", "nir")},
        },
    ),
    (
        f"{PLANET}_SR_8b",
        ("coastal_blue", "blue", "green_i", "green", "yellow", "red", "rededge", "nir"),
        "planet",
        {
            **{b: b for b in ("coastal", "blue", "green_i", "green")},
            **{b: b for b in ("yellow", "red", "rededge", "nir")},
        },
    ),
    ("dea_2019-06-15", ("nbart_red", "nbart_swir_2", "nbart_swir_3"), "sentinel2", None),
    (
        "IMG_PHR1A_MS_201906151040312_ORT_1234567101-001_R1C1_20190615",
        ("", "", "", ""),
        "pleiades",
        {b: b for b in ("red", "green", "blue", "nir")},
    ),
    ("19JUN15104031-M2AS-012345678901_01_P001_20190615", ("",) * 4, "maxar", None),
    ("plot_S1_20190615", ("B4", "B8"), "sentinel2", {"B04": "red", "B08": "nir"}),
    ("plot_S1_20190615", ("B4", "B7"), "unknown", {"B4": "", "B7": ""}),
    (
        "SPOT5_HRG_20190615",
        ("XS1", "XS2", "XS3", "SWIR"),
        "spot",
        {"XS1": "green", "XS2": "red", "XS3": "nir", "swir1": "swir1"},
    ),
]


@pytest.mark.parametrize(("stem", "bands", "sensor", "expected"), STACKS)
def test_one_file_of_all_bands(tmp_path, stem, bands, sensor, expected):
    write(tmp_path / f"{stem}.tif", *bands, dtype="float32", value=0.2)
    (only,) = optical(tmp_path).acquisitions
    assert only.sensor == sensor
    assert expected is None or roles(only) == expected


def test_red_edges_named_by_a_tile_are_no_landsat(tmp_path):
    # Red edges rise towards the near infrared, short-wave infrared falls beyond 1600 nm.
    for rises, sensor in ((True, "sentinel2"), (False, "landsat")):
        path = write(tmp_path / sensor / "T31UES_20190615T103629.tif", *L30, "Fmask")
        with rasterio.open(path, "r+") as image:
            image.write(np.full((6, 6), 3000 if rises else 900, "uint16"), 7)
        (only,) = optical(tmp_path / sensor).acquisitions
        assert only.sensor == sensor


def test_one_number_of_two_colours_is_asked_for_by_colour(tmp_path):
    for band in ("B04", "B05", "B8A"):
        write(tmp_path / f"HLSS30.020_{band}_doy2019166_aid0001_31N.tif")
    for band in ("B04", "B05"):
        write(tmp_path / f"HLSL30.020_{band}_doy2019167_aid0001_31N.tif")
    series = optical(tmp_path)
    assert [roles(a) for a in series.acquisitions] == [
        {"B04": "red", "rededge1": "rededge1", "nir": "nir"},
        {"B04": "red", "nir": "nir"},
    ]
    with pytest.raises(
        UnknownBandError, match=r"“B05” is nir in some of .* and rededge1 in others"
    ):
        series.band_named("B05")
    assert series.band_named("B8A") == series.band_named("b8a") == "nir"


def test_the_names_of_files_find_bands_that_go_by_colour(tmp_path):
    stem = "ga_s2am_ard_3-2-1_55HBU_2019-06-15_final_nbart"
    for part in ("red", "swir_2", "swir_3"):
        write(tmp_path / f"{stem}_{part}.tif")
    series = optical(tmp_path)
    assert series.band_named("swir_3") == series.band_named("swir2") == "swir2"
    assert series.band_named("nbart_swir_2") == "swir1"


# ------------------------------------------------------------------------------------------
# Levels and versions

LANDSAT = "LC08_{}_198024_{}_20200913_02_T1"
LEVELS = [
    ("S2A_MSIL1C_20190615T104031_N0207_R008_T31UES_20190615T124500_B04", TOP),
    ("S2A_MSIL2A_20190615T104031_N0212_R008_T31UES_20190615T124500_B04", SURFACE),
    ("LC08_L1TP_198024_20190615_20190620_01_T1_B4", TOP),
    ("LC08_L1TP_198024_20190615_20190620_01_T1_sr_band4", SURFACE),
    ("LC08_L1TP_198024_20190615_20190620_01_T1_toa_band4", TOP),
    ("20190615_LEVEL2_SEN2A_TOA_B04", TOP),
    ("PROBAV_S1_TOA_X18Y02_20190615_100M_V101_RED", TOP),
    ("CBERS_4_AWFI_20190615_154_117_L4_BAND15", RADIANCE),
    ("L1C/S2_20190615_B04", TOP),
]


@pytest.mark.parametrize(("stem", "level"), LEVELS)
def test_levels_alone(tmp_path, stem, level):
    write(tmp_path / f"{stem}.tif", dtype="int16")
    series = optical(tmp_path)
    assert [b.value for b in series.beliefs if b.kind == "level"] == [level]
    told = [text for text in series.problems if level in text]
    assert bool(told) == (level != SURFACE)
    assert all("give the same images as surface reflectance" in text for text in told)


def test_radiance_is_told(tmp_path):
    write(tmp_path / f"{PLANET}.tif", "", "", "", "")
    assert "digital numbers or radiance of the sensor (Planet)" in optical(tmp_path).problems[0]


def test_bands_that_lie_together_tell_the_level(tmp_path):
    write(tmp_path / f"{S2_GEE}.tif", "B2", "B3", "B4", "B8", "B8A", "B10", "B11", "B12", "QA60")
    write(tmp_path / "LC08_198024_20190615.tif", "B4", "B5", "B9", "QA_PIXEL")
    series = optical(tmp_path)
    levels = {(b.value, len(b.files)) for b in series.beliefs if b.kind == "level"}
    assert levels == {(TOP, 1)}
    assert len([text for text in series.problems if TOP in text]) == 2


def test_surface_reflectance_wins(tmp_path):
    for date in ("20190615", "20190701"):
        for part in ("B4", "B5", "QA_PIXEL"):
            write(tmp_path / f"{LANDSAT.format('L1TP', date)}_{part}.TIF", value=9000)
    for part in ("SR_B4", "SR_B5", "QA_PIXEL"):
        write(tmp_path / f"{LANDSAT.format('L2SP', '20190615')}_{part}.TIF", value=9000)
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert list(roles(only)) == ["SR_B4", "SR_B5"]
    assert "L2SP" in only.mask.path
    assert any("the surface reflectance of these dates is used" in text for text in series.notes)
    (told,) = [text for text in series.problems if TOP in text]
    assert "20190701" in told and "20190615" not in told


def test_slopes_evened_out_win(tmp_path):
    for kind in ("FRE", "SRE"):
        for band in ("B4", "B8"):
            write(tmp_path / MAJA / f"{MAJA}_{kind}_{band}.tif", dtype="int16")
    write(tmp_path / MAJA / "MASKS" / f"{MAJA}_EDG_R1.tif", dtype="uint8", value=0)
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert all("_FRE_" in band.path for band in only.bands)
    assert any(
        "another version of the same image is used (FRE before SRE)" in n for n in series.notes
    )


def test_a_mixture_of_versions_is_told(tmp_path):
    for day, kind in ((15, "FRE"), (16, "FRE"), (17, "SRE")):
        write(tmp_path / f"{MAJA.replace('0615', f'06{day}')}_{kind}_B4.tif", dtype="int16")
    (told,) = optical(tmp_path).problems
    assert "0617-104031-123_L2A_T31TCJ_D_V1-9_SRE_B4.tif: version SRE" in told


# ------------------------------------------------------------------------------------------
# What is not understood


def test_what_is_not_understood_beside_what_is_stays_out(tmp_path):
    for date in ("20190615", "20190625"):
        for part in ("B04", "B08"):
            write(tmp_path / f"S2A_{date}_{part}.tif")
    write(tmp_path / "S2A_20190615_slope.tif")
    series = optical(tmp_path)
    assert series.band_names == ("B04", "B08")
    assert "Passed over S2A_20190615_slope.tif: nothing tells what they hold" in series.problems[0]


def test_where_nothing_is_understood_all_stays(tmp_path):
    write(tmp_path / "20190615.tif", "", "")
    series = optical(tmp_path)
    assert series.band_names == ("band_1", "band_2")


@pytest.mark.parametrize("folder", ["extract_by_mask", "masks", "clouds"])
def test_images_in_a_folder_called_masks(tmp_path, folder):
    path = write(tmp_path / folder / "20190615.tif", dtype="float32")
    with rasterio.open(path, "r+") as image:
        image.write(np.linspace(0.1, 0.7, 36, dtype="float32").reshape(1, 6, 6))
    series = optical(tmp_path)
    assert series.band_names == ("band_1",)
    assert "the name or folder speaks of a mask, but" in " ".join(series.problems)


def test_masks_in_a_folder_called_masks(tmp_path):
    write(tmp_path / "images" / "S2_20190615.tif", "B04", "B08")
    write(tmp_path / "masks" / "20190615.tif", dtype="uint8", value=1)
    (only,) = optical(tmp_path).acquisitions
    assert only.mask.path.endswith("masks/20190615.tif")


def test_sites_that_are_counted_are_no_satellites(tmp_path):
    for site in ("S1", "S2", "S7"):
        write(tmp_path / f"{site}_20190615.tif", "", "")
    series = optical(tmp_path)
    assert {a.sensor for a in series.acquisitions} == {"unknown"}
    assert len(series.acquisitions) == 3


def test_radar_of_others_is_not_optical(tmp_path):
    write(tmp_path / "N51E003_19_sl_HH_F02DAR_20190615.tif", dtype="uint16")
    with pytest.raises(InputError, match="ALOS PALSAR, which is not optical"):
        optical(tmp_path)


def test_roles_are_beliefs_with_evidence(tmp_path):
    for date in ("2019166", "2019167"):
        for band in ("B04", "B05"):
            write(tmp_path / f"HLSL30.020_{band}_doy{date}_aid0001_31N.tif")
    beliefs = [b for b in optical(tmp_path).beliefs if b.kind == "role"]
    assert [(b.value, b.evidence, len(b.files)) for b in beliefs] == [
        ("b04 is red", "the bands of HLS L30, told by the name", 2),
        ("b05 is nir", "the bands of HLS L30, told by the name", 2),
    ]
