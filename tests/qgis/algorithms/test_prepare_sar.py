"""``stori:preparesar``: levels, speckle, ratios and parts of a backscatter series."""

from __future__ import annotations

import datetime

import made_scene
import numpy as np
import pytest
import rasterio
from suite import described, names_of, read, sentence_of

ID = "stori:preparesar"
NAMES = (
    "SAR_FOLDER SAR SPECKLE NON_LOCAL LEVEL_ORBITS ORBIT UNIT RATIOS DECOMPOSE TREND_DAYS START "
    "END EXTENT RESOLUTION WORKERS MEMORY RESUME SCHEDULER OUTPUT"
)


def write_two_orbits(folder):
    """Write passes of two orbits that differ by 3 dB, some on the same day."""
    rng = np.random.default_rng(5)
    for k in range(12):
        for clock, way, level in (("173200", "ASC", -10.0), ("055800", "DES", -13.0)):
            day = made_scene.FIRST_DAY + datetime.timedelta(days=12 * k)
            values = level + np.stack([np.zeros((16, 16)), np.full((16, 16), -7.0)])
            values += rng.normal(0, 0.3, values.shape)
            path = folder / f"S1_IW_GRD_{day:%Y%m%d}T{clock}_{way}.tif"
            made_scene.write_raster(path, values.astype(np.float32), ["VV", "VH"], float("nan"))
    return folder


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_a_series_with_its_ratios(run, scene):
    folder = run(SAR_FOLDER=scene[1])
    names = sorted(path.name for path in folder.glob("*.tif"))
    assert len(names) == 3 * len(made_scene.SAR_DAYS)
    with rasterio.open(folder / "backscatter_20210301.tif") as raster:
        assert raster.descriptions == ("VV", "VH") and raster.tags()["METHOD"] == "observed"
        vv, vh = raster.read()
    assert np.abs(vv + 11.0).mean() < 0.3 and np.abs(vh + 19.0).mean() < 0.3
    (ratio,) = read(folder / "cr_20210301.tif")
    assert ratio == pytest.approx(vh - vv, abs=1e-4)
    (index,) = read(folder / "rvi_20210301.tif")
    power_vv, power_vh = 10 ** (vv / 10), 10 ** (vh / 10)
    assert index == pytest.approx(4 * power_vh / (power_vv + power_vh), rel=1e-4)


def test_linear_power_is_the_same_in_another_unit(run, scene, tmp_path):
    given = {"SAR_FOLDER": scene[1], "RATIOS": False, "SPECKLE": "none"}
    decibel = read(run(**given) / "backscatter_20210308.tif")
    linear = read(run(**given, UNIT="linear", OUTPUT=tmp_path / "lin") / "backscatter_20210308.tif")
    assert 10 * np.log10(linear) == pytest.approx(decibel, abs=1e-3)
    source = read(next(scene[1].glob("*20210308*.tif")))
    assert decibel == pytest.approx(source, abs=1e-3)


def test_orbits_come_to_one_level_or_stay_apart(run, tmp_path):
    folder = write_two_orbits(tmp_path / "sar")
    levelled = run(SAR_FOLDER=folder, RATIOS=False)
    assert len(list(levelled.glob("*.tif"))) == 12
    assert read(levelled / "backscatter_20210301.tif")[0].mean() == pytest.approx(-11.5, abs=0.3)
    apart = run(SAR_FOLDER=folder, RATIOS=False, LEVEL_ORBITS=False, OUTPUT=tmp_path / "apart")
    means = {}
    for path in apart.glob("*_20210301.tif"):
        means[path.name] = read(path)[0].mean()
    assert sorted(means.values()) == pytest.approx([-13.0, -10.0], abs=0.3)
    assert any(name.startswith("backscatter_ascending") for name in means)
    one = run(SAR_FOLDER=folder, RATIOS=False, ORBIT="descending", OUTPUT=tmp_path / "one")
    assert read(one / "backscatter_20210301.tif")[0].mean() == pytest.approx(-13.0, abs=0.3)


def test_the_parts_add_up_and_the_trend_is_smooth(run, scene):
    folder = run(SAR_FOLDER=scene[1], DECOMPOSE=True, SPECKLE="none")
    day = "20210607"
    whole = np.concatenate([read(folder / f"{n}_{day}.tif") for n in ("backscatter", "rvi", "cr")])
    trend, season, rest = (
        read(folder / f"{n}_{day}.tif") for n in ("trend", "seasonal", "residual")
    )
    assert trend + season + rest == pytest.approx(whole, abs=1e-4)
    assert not season.any()
    with rasterio.open(folder / f"trend_{day}.tif") as raster:
        assert raster.descriptions == ("VVtrend", "VHtrend", "RVItrend", "CRtrend")
    truth = -19.0 + 4.0 * made_scene.greenness(98)
    assert np.abs(trend[1] - truth).mean() < np.abs(whole[1] - truth).mean() / 1.5


def test_the_result_feeds_the_reconstruction(run, scene, processing, tmp_path):
    folder = run(SAR_FOLDER=scene[1], DECOMPOSE=True)
    given = {
        "OPTICAL_FOLDER": str(scene[0]),
        "SAR_FOLDER": str(folder),
        "BANDS": "NDVI",
        "STEP": "2021-05-20",
        "METHOD": "gp",
        "OUTPUT": str(tmp_path / "result"),
    }
    assert len(processing.run("stori:reconstruct", given)["LAYERS"]) == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SAR_FOLDER": ""}, "No SAR acquisitions are given"),
        ({"SPECKLE": "magic"}, "SPECKLE is “magic”: choose one of quegan, lee, none, lee-snap."),
        ({"ORBIT": "descending"}, "No SAR pass has the orbit “descending”: there are ascending"),
        ({"TREND_DAYS": -2}, "TREND_DAYS is “-2”"),
        ({"START": "2030-01-01"}, "No raster lies between 2030-01-01"),
        ({"SAR_FOLDER": "OPTICAL"}, "None of the SAR rasters holds backscatter"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, scene, tmp_path, changes, expected
):
    changes = {n: str(scene[0]) if v == "OPTICAL" else v for n, v in changes.items()}
    given = {"SAR_FOLDER": str(scene[1]), "OUTPUT": str(tmp_path / "out"), **changes}
    assert expected in sentence_of(processing, ID, given)
    assert not (tmp_path / "out").exists()
