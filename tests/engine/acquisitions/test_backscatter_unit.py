"""Units of backscatter: from what is stated, and from the numbers of every file."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.acquisitions.series import Band, Series
from stori_plugin.engine.support.errors import InputError

SIDE = 12
FILES = 6
# dB of VV and VH.
FIELDS = (-11.0, -18.5)
FOREST = (-7.0, -12.3)
DESERT = (-17.0, -26.0)


def power(step: int, level=FIELDS, looks: int = 5) -> np.ndarray:
    """Make linear power of VV and VH with speckle: (2, rows, columns)."""
    rng = np.random.default_rng(step)
    mean = 10 ** (np.array(level, float)[:, None, None] / 10)
    return mean * rng.gamma(looks, 1 / looks, (len(level), SIDE, SIDE))


def decibel(values):
    return 10 * np.log10(values)


STORED = {
    "power": lambda x: x,
    "decibel": decibel,
    "amplitude": np.sqrt,
    "hundredths": lambda x: np.round(100 * decibel(x)),
    "tenths": lambda x: np.round(10 * decibel(x)),
    "stretched": lambda x: np.clip(decibel(x) / 20 + 1, 0.001, 1),
    "palsar": lambda x: np.round(10 ** ((decibel(x) + 83) / 20)),
}


def write(path: Path, values, names=("VV", "VH"), dtype="float32", nodata=None, **options) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = {
        "driver": "GTiff",
        "width": values.shape[2],
        "height": values.shape[1],
        "count": len(values),
        "dtype": dtype,
        "nodata": nodata,
        "crs": "EPSG:32631",
        "transform": from_origin(500_000, 5_600_000, 10, 10),
    }
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(values.astype(dtype))
        for index, text in enumerate(names, start=1):
            if text:
                dataset.set_band_description(index, text)
        if "scale" in options:
            dataset.scales = [options["scale"]] * dataset.count
            dataset.offsets = [options.get("offset", 0.0)] * dataset.count
        if "units" in options:
            dataset.units = [options["units"]] * dataset.count
        if "tags" in options:
            dataset.update_tags(**options["tags"])
    return path


def day(step: int) -> dt.date:
    return dt.date(2021, 3, 1) + dt.timedelta(days=12 * step)


def write_series(folder: Path, stored, name="S1_{}", level=FIELDS, files=FILES, **options) -> None:
    for step in range(files):
        path = folder / f"{name.format(day(step).strftime('%Y%m%d'))}.tif"
        write(path, STORED[stored](power(step, level)), **options)


def read(folder: Path) -> Series:
    return scan(rasters_in(folder), "sar")


def bands(series: Series) -> list[Band]:
    return [band for item in series.acquisitions for band in item.bands]


def units(series: Series) -> list[str]:
    return [item.bands[0].unit for item in series.acquisitions]


def level(band: Band) -> float:
    """Read a band as it says, and return its level in dB."""
    with rasterio.open(band.path) as dataset:
        stored = dataset.read(band.index).astype(float)
    known = stored != band.nodata
    if band.valid is not None:
        known &= (stored >= band.valid[0]) & (stored <= band.valid[1])
    physical = stored[known] * band.scale + band.offset
    if band.unit == "decibel":
        physical = 10 ** (physical / 10)
    if band.unit == "amplitude":
        physical = physical**2
    return float(decibel(physical.mean()))


def check_levels(series: Series, expected=FIELDS) -> None:
    for band in bands(series):
        wanted = expected[0] if band.name in ("VV", "HH") else expected[1]
        assert level(band) == pytest.approx(wanted, abs=0.8), band


@pytest.mark.parametrize(
    ("name", "stored", "unit"),
    [
        ("S1A_IW_{}T054913_DVP_RTC10_G_gpuned_1A2B", "power", "power"),
        ("S1A_IW_{}T054913_DVP_RTC30_G_gauned_1A2B", "amplitude", "amplitude"),
        ("S1B_IW_{}T054913_DVR_RTC20_G_spwfem_1A2B", "power", "power"),
        ("S1A_IW_{}T054913_DVP_RTC10_G_sauncd_1A2B", "amplitude", "amplitude"),
        ("S1A_IW_{}T054913_DVP_RTC10_G_gduned_1A2B", "decibel", "decibel"),
        ("S1A_IW_RT30_{}T054913_G_gan", "amplitude", "amplitude"),
        ("S1A__IW___D_{}T054913_gamma0-rtc_db", "decibel", "decibel"),
        ("S1A__IW___D_{}T054913_gamma0-rtc", "power", "power"),
        ("S1A_IW_GRDH_1SDV_{}T054913_TC_dB", "decibel", "decibel"),
        ("OPERA_L2_RTC-S1_T069-147169-IW1_{}T134829Z_S1A_30_v1.0", "power", "power"),
        ("COPERNICUS_S1_GRD/S1A_IW_GRDH_1SDV_{}T054913", "decibel", "decibel"),
        ("S1_GRD_FLOAT/S1A_IW_GRDH_1SDV_{}T054913", "power", "power"),
        ("site_{}_amp", "amplitude", "amplitude"),
        ("amplitude/site_{}", "amplitude", "amplitude"),
        ("site_{}_linear", "power", "power"),
        ("site_{}", "power", "power"),
        ("site_{}", "decibel", "decibel"),
    ],
)
@pytest.mark.parametrize("land", [FIELDS, FOREST, DESERT])
def test_what_names_say_holds(tmp_path, name, stored, unit, land):
    write_series(tmp_path, stored, name, land)
    series = read(tmp_path)
    assert set(units(series)) == {unit}
    check_levels(series, land)
    assert not series.problems
    (belief,) = (b for b in series.beliefs if b.kind == "unit")
    assert len(belief.files) == FILES
    assert belief.evidence


@pytest.mark.parametrize(
    ("stored", "unit", "options"),
    [
        ("amplitude", "amplitude", {"units": "amplitude"}),
        ("amplitude", "amplitude", {"tags": {"UNITS": "linear amplitude"}}),
        ("power", "power", {"tags": {"UNITS": "power"}}),
        ("power", "power", {"tags": {"BACKSCATTER_EXPRESSION_CONVENTION": "linear intensity"}}),
        ("decibel", "decibel", {"units": "dB"}),
        ("hundredths", "decibel", {"units": "dB * 100", "dtype": "int16", "nodata": -32768}),
        ("hundredths", "decibel", {"units": "0.01 dB"}),
        ("tenths", "decibel", {"tags": {"unit": "dB x 10"}, "dtype": "int16"}),
        ("hundredths", "decibel", {"dtype": "int16", "nodata": -9999}),
        ("hundredths", "decibel", {"dtype": "int16", "scale": 0.01}),
        ("tenths", "decibel", {"dtype": "int16", "nodata": -32768}),
        ("tenths", "decibel", {"dtype": "int16", "scale": 0.1, "nodata": -32768}),
        ("power", "power", {"names": ("Gamma0_VV", "Gamma0_VH")}),
        ("amplitude", "amplitude", {"names": ("VV_amplitude", "VH_amplitude")}),
        ("decibel", "decibel", {"names": ("Sigma0_VV_db", "Sigma0_VH_db")}),
        ("palsar", "amplitude", {"dtype": "uint16", "scale": 10**-4.15, "units": "amplitude"}),
    ],
)
def test_what_metadata_say_or_integers_allow_holds(tmp_path, stored, unit, options):
    write_series(tmp_path, stored, **options)
    series = read(tmp_path)
    assert set(units(series)) == {unit}
    check_levels(series)
    assert not series.problems


def test_numbers_of_palsar_are_known_by_their_name(tmp_path):
    write_series(tmp_path, "palsar", "ALOS2_{}_ScanSAR", names=("HH", "HV"), dtype="uint16")
    series = read(tmp_path)
    assert set(units(series)) == {"amplitude"}
    check_levels(series)


@pytest.mark.parametrize(
    ("stored", "options", "unit", "land", "said"),
    [
        (
            "decibel",
            {"name": "S1A_IW_{}T1_RTC10_G_gpuned"},
            "decibel",
            FIELDS,
            "gpuned.*read as dec",
        ),
        ("power", {"name": "S1_{}_db"}, "power", FIELDS, "“db”.*linear power and were read so"),
        ("power", {"name": "S1_{}_gauned"}, "power", FIELDS, "gauned.*read as linear power"),
        ("hundredths", {}, "decibel", FIELDS, "decibels times 100"),
        ("amplitude", {}, "amplitude", FIELDS, "hold amplitude, by their levels"),
        ("decibel", {"scale": 0.01}, "decibel", FIELDS, "take the scale out"),
    ],
)
def test_a_doubt_is_said_aloud(tmp_path, stored, options, unit, land, said):
    write_series(tmp_path, stored, level=land, **options)
    series = read(tmp_path)
    assert set(units(series)) == {unit}
    check_levels(series, land)
    (problem,) = series.problems
    assert re.search(said, problem)
    assert "S1" in problem
    assert "UNITS" in problem or "gdal_edit" in problem


@pytest.mark.parametrize(
    ("stored", "options", "said"),
    [
        ("palsar", {"dtype": "uint16"}, "neither decibels nor linear power: calibrate"),
        ("palsar", {}, "neither decibels nor linear power: calibrate"),
        ("palsar", {"names": ("Intensity_VV", "Intensity_VH")}, "neither decibels nor linear"),
        ("palsar", {"name": "S1_{}_amp"}, "neither decibels nor linear power"),
        ("stretched", {"name": "{}-00_00_Sentinel-1_IW_VV_-_decibel_gamma0"}, "made for display"),
        ("stretched", {"level": (-9.0, -19.0)}, "made for display"),
    ],
)
def test_what_cannot_be_settled_is_refused(tmp_path, stored, options, said):
    write_series(tmp_path, stored, **options)
    with pytest.raises(InputError, match=said) as caught:
        read(tmp_path)
    assert "20210301" in str(caught.value)
    assert "UNITS" in str(caught.value)


def test_images_of_eight_bits_are_refused(tmp_path):
    for step in range(3):
        grey = np.clip((decibel(power(step)) + 30) * 8, 1, 255)
        write(tmp_path / f"S1_{day(step):%Y%m%d}.tif", grey, dtype="uint8")
    with pytest.raises(InputError, match=r"8-bit images.*export"):
        read(tmp_path)


def test_scaled_eight_bits_are_what_their_scale_says(tmp_path):
    for step in range(3):
        stored = np.clip(np.round((decibel(power(step)) + 40) / 0.2), 1, 255)
        path = tmp_path / f"S1_{day(step):%Y%m%d}.tif"
        write(path, stored, dtype="uint8", nodata=0, scale=0.2, offset=-40.0)
    series = read(tmp_path)
    assert set(units(series)) == {"decibel"}
    check_levels(series)


@pytest.mark.parametrize(
    "mixture",
    [
        ("power", "decibel"),
        ("power", "hundredths"),
        ("decibel", "hundredths"),
        ("decibel", "amplitude"),
        ("power", "amplitude"),
        ("power", "decibel", "amplitude"),
    ],
)
def test_files_of_one_folder_may_differ(tmp_path, mixture):
    for step in range(12):
        stored = STORED[mixture[step % len(mixture)]](power(step))
        write(tmp_path / f"S1_{day(step):%Y%m%d}.tif", stored)
    series = read(tmp_path)
    wanted = {"hundredths": "decibel"}
    assert units(series) == [wanted.get(m, m) for m in mixture * (12 // len(mixture))]
    check_levels(series)


@pytest.mark.parametrize("stored", ["power", "decibel"])
@pytest.mark.parametrize(
    "odd",
    [(-26.0, -33.0), (-7.0, -13.0), (-16.0, -24.0), (-2.0, -8.0)],
    ids=["calm water", "storm", "wet snow", "flooded town"],
)
def test_one_odd_pass_trips_nothing(tmp_path, stored, odd):
    for step in range(9):
        land = odd if step == 4 else FIELDS
        write(tmp_path / f"S1_{day(step):%Y%m%d}.tif", STORED[stored](power(step, land)))
    series = read(tmp_path)
    assert set(units(series)) == {stored}
    assert not series.problems


@pytest.mark.parametrize("land", [(-3.0, -9.5), (1.0, -5.0), (-25.0, -33.0), (-6.5, -11.8)])
@pytest.mark.parametrize("stored", ["power", "decibel"])
def test_towns_forest_and_water_are_what_they_are(tmp_path, land, stored):
    write_series(tmp_path, stored, level=land)
    series = read(tmp_path)
    assert set(units(series)) == {stored}
    assert not series.problems


@pytest.mark.parametrize(
    "filler",
    [-9999, -999, -99, -np.inf, np.inf, 0, 65535, -32768, -3.4e38, -200, -1000, 100, -55555],
)
@pytest.mark.parametrize("nodata", [None, np.nan])
@pytest.mark.parametrize("stored", ["decibel", "power", "amplitude"])
def test_numbers_that_stand_for_nothing_are_missing(tmp_path, stored, filler, nodata):
    for step in range(4):
        values = STORED[stored](power(step))
        values[:, :, :8] = filler
        write(tmp_path / f"S1_{day(step):%Y%m%d}_{stored}.tif", values, nodata=nodata)
    series = read(tmp_path)
    assert set(units(series)) == {stored}
    check_levels(series)


def test_noise_at_the_border_is_missing(tmp_path):
    for step in range(4):
        values = power(step)
        values[:, :3] = 3e-6 * values[:, :3]
        write(tmp_path / "power" / f"S1_{day(step):%Y%m%d}.tif", values)
        write(tmp_path / "decibel" / f"S1_{day(step):%Y%m%d}.tif", decibel(values))
    for name in ("power", "decibel"):
        check_levels(read(tmp_path / name))


def test_zeros_in_whole_decibels_are_nothing_where_they_are_many(tmp_path):
    for step in range(4):
        stored = STORED["hundredths"](power(step))
        stored[:, :, :4] = 0
        path = tmp_path / f"S1_{day(step):%Y%m%d}.tif"
        write(path, stored, dtype="int16", nodata=-32768)
    check_levels(read(tmp_path))


def test_a_file_that_is_empty_where_it_is_looked_at_follows_the_others(tmp_path):
    def empty(values):
        whole = np.zeros((2, 600, 600))
        whole[:, 10:22, 10:22] = values
        return whole

    for step in range(5):
        values = np.sqrt(power(step))
        name = f"S1_{day(step):%Y%m%d}_gauned.tif"
        write(tmp_path / "named" / name, empty(values) if step == 2 else values)
        plain = f"S1_{day(step):%Y%m%d}.tif"
        values = decibel(power(step))
        write(tmp_path / "plain" / plain, empty(values) if step == 2 else values)
    assert set(units(read(tmp_path / "named"))) == {"amplitude"}
    assert set(units(read(tmp_path / "plain"))) == {"decibel"}


def test_nothing_but_empty_files(tmp_path):
    write_series(tmp_path, "power", level=(-np.inf, -np.inf))
    assert len(read(tmp_path).acquisitions) == FILES


@pytest.mark.parametrize("folder", ["db", "power", "linear", "amp"])
@pytest.mark.parametrize("stored", ["power", "decibel"])
def test_a_folder_that_speaks_of_something_else(tmp_path, folder, stored):
    if (folder, stored) == ("amp", "power"):
        pytest.skip("nothing tells that this is another amp")
    write_series(tmp_path / folder, stored, level=FOREST)
    series = read(tmp_path)
    assert set(units(series)) == {stored}
    assert not series.problems


@pytest.mark.parametrize("files", [5, 30])
def test_files_that_tell_nothing_quickly_are_looked_at(tmp_path, monkeypatch, files):
    from stori_plugin.engine.acquisitions.files import headers

    monkeypatch.setattr(headers, "sample_of", lambda dataset, *_: {})
    write_series(tmp_path, "power", files=files)
    series = read(tmp_path)
    assert set(units(series)) == {"power"}
    check_levels(series)


def test_complex_numbers_are_refused(tmp_path):
    write_series(tmp_path, "power", dtype="complex64")
    with pytest.raises(InputError, match=r"20210301\.tif.* hold complex numbers"):
        read(tmp_path)


def test_decibels_of_a_name_that_are_far_above_zero_are_refused(tmp_path):
    for step in range(3):
        grey = decibel(power(step)) + 120
        write(tmp_path / f"S1_{day(step):%Y%m%d}_db.tif", grey)
    with pytest.raises(InputError, match="neither decibels nor linear power"):
        read(tmp_path)


def test_a_border_mask_is_no_backscatter(tmp_path):
    for step in range(2):
        stem = f"s1a_31UES_vv_DES_110_{day(step):%Y%m%d}t054913"
        write(tmp_path / f"{stem}.tif", power(step)[:1], ("",))
        write(tmp_path / f"{stem}_BorderMask.tif", np.ones((1, SIDE, SIDE)), ("",), "uint8")
    series = read(tmp_path)
    assert len(bands(series)) == 2
    assert set(units(series)) == {"power"}


@pytest.mark.parametrize("decibels_first", [False, True])
def test_a_band_beside_itself_in_decibels(tmp_path, decibels_first):
    names = ["Gamma0_VH", "Gamma0_VV", "Gamma0_VH_db", "Gamma0_VV_db"]
    for step in range(FILES):
        values = power(step)[::-1]
        both = np.concatenate([values, decibel(values)])
        order = [2, 3, 0, 1] if decibels_first else [0, 1, 2, 3]
        path = tmp_path / f"S1A_IW_GRDH_1SDV_{day(step):%Y%m%d}T054913_TC_dB.tif"
        write(path, both[order], [names[k] for k in order])
    series = scan(rasters_in(tmp_path), "sar")
    assert series.problems == ()
    unit = "decibel" if decibels_first else "power"
    found = {(b.name, b.index, b.unit) for a in series.acquisitions for b in a.bands}
    assert found == {("VH", 1, unit), ("VV", 2, unit)}
