"""The scan of backscatter: polarisations, and the passes that must be told apart."""

from __future__ import annotations

import datetime as dt

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.names.orbits import Pass, orbit_labels, relative_orbit
from stori_plugin.engine.acquisitions.names.satellites import with_cycles
from stori_plugin.engine.acquisitions.scan import rasters_in, scan


def sar(folder):
    return scan(rasters_in(folder), "sar")


def names(acquisition):
    return [band.name for band in acquisition.bands]


@pytest.mark.parametrize(
    ("stem", "descriptions", "found"),
    [
        ("S1_20200105", ("VV", "VH", "angle"), ["VV", "VH"]),
        ("S1_20200105", ("Sigma0_VH_db", "Sigma0_VV_db"), ["VH", "VV"]),
        ("S1_20200105", ("Gamma0_HH", "Gamma0_HV", "HH/HV ratio"), ["HH", "HV"]),
        ("S1_20200105_VV_VH", ("", ""), ["VV", "VH"]),
        ("S1_20200105_VHVV", ("", ""), ["VH", "VV"]),
        ("S1_20200105_VV_VH_angle", ("", "", ""), ["VV", "VH"]),
        ("S1A_IW_GRDH_1SSV_20200105T172350_x", ("",), ["VV"]),
        ("20200105_VH", ("",), ["VH"]),
    ],
)
def test_polarisations(tmp_path, stem, descriptions, found):
    write(tmp_path / f"{stem}.tif", *descriptions, dtype="float32", value=-12)
    (only,) = sar(tmp_path).acquisitions
    assert names(only) == found
    assert (only.bands[0].scale, only.bands[0].offset, only.bands[0].nodata) == (1, 0, 0)


def test_one_file_per_polarisation(tmp_path):
    stem = "S1A_IW_20180128T161201_DVP_RTC30_G_gpuned_FD6A"
    for part in ("VV", "VH", "inc_map", "ls_map", "dem", "rgb"):
        write(tmp_path / stem / f"{stem}_{part}.tif", dtype="float32", value=0.1)
    (only,) = sar(tmp_path).acquisitions
    assert names(only) == ["VV", "VH"]
    assert only.name == stem


def test_unnamed_polarisations_are_told(tmp_path):
    write(tmp_path / "S1_20200105.tif", "", "", dtype="float32")
    write(tmp_path / "S1_20200117.tif", "VV", "VH", dtype="float32")
    series = sar(tmp_path)
    assert len(series.acquisitions) == 1
    (problem,) = series.problems
    assert "S1_20200105.tif: neither the band descriptions nor the file name tell" in problem


def test_each_role_passes_over_the_other_sensor(tmp_path):
    write(tmp_path / "S1_20200105_VV.tif", dtype="float32")
    write(tmp_path / "S2_20200105_B04.tif")
    write(tmp_path / "S2_20200105_SCL.tif")
    assert (
        "S1_20200105_VV.tif: Sentinel-1, which is not optical"
        in scan(rasters_in(tmp_path), "optical").problems[0]
    )
    series = sar(tmp_path)
    assert series.problems[0].startswith("Passed over S2_20200105_B04.tif, S2_20200105_SCL.tif:")
    assert series.band_names == ("VV",)


@pytest.mark.parametrize(
    ("stem", "tags", "orbit"),
    [
        ("S1_IW_GRD_20180802_ASC_VV", {}, "ascending"),
        ("S1_20180802_VV", {"ORBIT_PASS": "DESCENDING"}, "descending"),
        ("S1_20180802_VV", {"orbit_state": "ascending", "relative_orbit": "88"}, "ascending 88"),
        ("S1_20180802_VV", {"sat:orbit_state": "ascending"}, "ascending"),
        ("s1a_33NWB_vv_DES_007_20200108t044150", {}, "descending 7"),
        # by local solar time: 17:57 and 05:57 at 3 degrees east
        (
            "S1A_IW_GRDH_1SDV_20170909T175748_20170909T175813_018302_01EC88_98A1_VV",
            {},
            "ascending 30",
        ),
        (
            "S1B_IW_GRDH_1SDV_20170903T055659_20170903T055724_007231_00CBEF_874B_VV",
            {},
            "descending 30",
        ),
        ("S1_20180802T120000_VV", {}, ""),
        ("20180802_VV", {}, ""),
    ],
)
def test_orbits(tmp_path, stem, tags, orbit):
    write(tmp_path / f"{stem}.tif", dtype="float32", tags=tags)
    (only,) = sar(tmp_path).acquisitions
    assert only.orbit == orbit


@pytest.mark.parametrize(
    ("stem", "tags", "satellite"),
    [
        ("S1A_IW_GRDH_1SDV_20170909T175748_20170909T175813_018302_01EC88_98A1_VV", {}, "S1A"),
        ("S1B__IW___D_20200105T054913_VV_gamma0-rtc_db", {}, "S1B"),
        ("S1C_IW_20250401T161201_DVP_RTC30_G_gpuned_FD6A_VV", {}, "S1C"),
        ("OPERA_L2_RTC-S1_T069-147170-IW1_20230601T1348Z_20230602T18Z_S1D_30_v1.0_VV", {}, "S1D"),
        ("s1b_33NWB_vv_DES_007_20200108t044150", {}, "S1B"),
        ("20200105_LEVEL2_S1BID_SIG_VV", {}, "S1B"),
        ("sentinel1c_20250401_VV", {}, "S1C"),
        ("S1_20200105_VV", {"MISSION": "SENTINEL-1 A"}, "S1A"),
        ("S1_20200105_VV", {"platform": "sentinel-1d"}, "S1D"),
        ("S1_20200105_VV", {"system_index": "S1B_IW_GRDH_1SDV_20200105T054913"}, "S1B"),
        # directions, several satellites, nothing
        ("S1_A_20200105_VV", {}, ""),
        ("Sentinel-1_D_20200105_VV", {}, ""),
        ("S1A_S1B_20200105_VV", {}, ""),
        ("S1_20200105_VV", {"constellation": "sentinel-1"}, ""),
    ],
)
def test_satellites(tmp_path, stem, tags, satellite):
    write(tmp_path / f"{stem}.tif", dtype="float32", tags=tags)
    (only,) = sar(tmp_path).acquisitions
    assert only.satellite == satellite


def test_the_satellite_of_a_product_is_told_by_its_folder(tmp_path):
    product = "S1A_IW_GRDH_1SDV_20200105T054913_20200105T054938_030690_0321A5_rtc"
    write(tmp_path / product / "measurement" / "iw-vv.rtc.tiff", dtype="float32")
    (only,) = sar(tmp_path).acquisitions
    assert (only.satellite, only.orbit) == ("S1A", f"descending {relative_orbit('S1A', 30690)}")


@pytest.mark.parametrize(
    ("stem", "way"), [("20200105_LEVEL2_S1BID_SIG_VV", "desc"), ("S1A__IW___A_20200105_VV", "asc")]
)
def test_a_direction_of_one_letter(tmp_path, stem, way):
    write(tmp_path / f"{stem}.tif", dtype="float32")
    assert sar(tmp_path).orbits[0].startswith(way)


def test_bands_of_a_stack_bear_the_names_of_their_products(tmp_path):
    names = [f"S1{letter}_IW_GRDH_1SDV_2020010{d}T054913_VV" for letter, d in (("A", 5), ("B", 9))]
    write(tmp_path / "year.tif", *names, dtype="float32", value=-12)
    assert [a.satellite for a in sar(tmp_path).acquisitions] == ["S1A", "S1B"]


def test_satellites_without_a_name_are_told_by_their_cycle():
    def cycles(*days, orbit="a", named=""):
        dates = [dt.date(2020, 1, 1) + dt.timedelta(day) for day in days]
        return set(with_cycles(dates, [orbit] * len(days), [named] * len(days)))

    assert cycles(*range(0, 240, 6)) == {
        "every 12 days from 2020-01-01",
        "every 12 days from 2020-01-07",
    }
    assert len(cycles(*range(0, 240, 12), *range(4, 244, 12), *range(10, 240, 12))) == 3
    assert cycles(*range(0, 240, 12)) == {""}
    assert cycles(*range(0, 240, 6), named="S1A") == {"S1A"}
    for step in (7, 8, 10, 16, 30):  # means of some days, not passes
        assert cycles(*range(0, 60 * step, step)) == {""}
    # A late pass is of neither.
    assert len(cycles(*range(0, 240, 6), 245)) == 3


def test_passes_without_orbit_number_are_told_apart_by_time_of_day(tmp_path):
    for moment in ("20200105T172350", "20200111T172305", "20200107T174020", "20200106T055000"):
        write(tmp_path / f"S1_IW_GRD_{moment}_VV.tif", dtype="float32")
    series = sar(tmp_path)
    assert [(a.date.day, a.orbit) for a in series.acquisitions] == [
        (5, "ascending 17:23"),
        (6, "descending"),
        (7, "ascending 17:40"),
        (11, "ascending 17:23"),
    ]


def test_metadata_keys_with_a_colon(tmp_path):
    tags = {"sat_orbit_state": "descending", "sat_relative_orbit": "110"}
    path = write(tmp_path / "S1_20200105_VV.tif", dtype="float32", tags=tags)
    path.write_bytes(path.read_bytes().replace(b'"sat_', b'"sat:'))
    assert sar(tmp_path).orbits == ("descending 110",)


@pytest.mark.parametrize(
    ("platform", "absolute", "relative"),
    [
        ("S1A", 18302, 30),
        ("S1B", 7231, 30),
        ("S1C", 1681, 110),
        ("S1C", 8018, 147),
        ("S1C", 8019, 46),
        ("S1D", 2389, 73),
        ("S1E", 100, None),
    ],
)
def test_relative_orbit(platform, absolute, relative):
    assert relative_orbit(platform, absolute) == relative


def test_one_pass_over_midnight():
    times = [dt.time(23, 58, 30), dt.time(0, 0, 40), dt.time(0, 8, 0)]
    labels = orbit_labels([Pass("descending", None, time) for time in times])
    assert labels == ["descending 23:58", "descending 23:58", "descending 00:08"]
