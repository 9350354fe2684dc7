"""Which acquisitions a scene keeps where sensors hold different bands, and what it says."""

from __future__ import annotations

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.scene import open_scene
from stori_plugin.engine.support.progress import SILENT

S2 = "S2A_MSIL2A_201906{day:02}T104031_N0300_R008_T31UES"
LANDSAT = "LC08_L2SP_198024_201906{day:02}_20200913_02_T1"


@pytest.fixture(name="folder")
def folder_fixture(tmp_path):
    """Three dates of Sentinel-2 with a red edge, two of Landsat; 60 m square each."""
    for day in (1, 11, 21):
        for band in ("B04", "B05", "B08", "B8A"):
            write(tmp_path / f"{S2.format(day=day)}_{band}.tif")
    for day in (2, 18):
        for band in ("SR_B4", "SR_B5"):
            write(tmp_path / f"{LANDSAT.format(day=day)}_{band}.TIF", value=12000)
    return tmp_path


def opened(folder, **asked):
    return open_scene(Job(optical=tuple(rasters_in(folder)), output="", **asked), SILENT)


def test_an_empty_bands_keeps_every_date(folder):
    scene = opened(folder)
    assert scene.targets[0].bands == ("red", "nir")
    assert len(scene.optical.dates) == 5 and not scene.optical.left_out
    said = " ".join(scene.notes)
    assert "those that all acquisitions share: red, nir. Only some (of Sentinel-2) have" in said


@pytest.mark.parametrize(
    ("bands", "dates", "lacking"),
    [(("B05",), 3, "B05"), (("red", "B08"), 3, "B08"), (("NDVI",), 5, ""), (("NDRE",), 3, "B05")],
)
def test_what_is_asked_for_beyond_that_is_counted(folder, bands, dates, lacking):
    scene = opened(folder, bands=bands)
    assert len(scene.optical.dates) == dates
    told = [problem for problem in scene.problems if "are left out" in problem]
    assert len(told) == bool(lacking)
    if lacking:
        assert told[0].startswith("2 of 5 acquisitions (2 of Landsat 8-9; the first is LC08_L2SP_")
        assert f"2019-06-02) lack {lacking} and are left out: ask for bands" in told[0]


def test_a_failed_download_is_left_out_and_the_band_stays(tmp_path):
    for day in range(1, 13):
        for band in ("B04", "B08") if day != 5 else ("B04",):
            write(tmp_path / f"{S2.format(day=day)}_{band}.tif")
    scene = opened(tmp_path)
    assert scene.targets[0].bands == ("B04", "B08")
    assert len(scene.optical.dates) == 11
    assert any("1 of 12 acquisitions (1 of Sentinel-2" in problem for problem in scene.problems)
