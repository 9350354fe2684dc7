"""A coarse sensor beside the fine one: which of its files are used, and what is said of others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from made_runs import Listener, job
from made_scene import write_optical, write_raster
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.scene.scene import open_scene
from stori_plugin.engine.support.errors import InputError, ParameterError

NAMED = ("sur_refl_b01", "sur_refl_b02")


def given(folder, names=NAMED, clouded=(), masked=False, stem="MOD09GQ", cloud=9):
    """Write a fine and a coarse scene; every date of the latter that is clouded is so all over."""
    write_optical(folder / "optical")
    transform = from_origin(500_000.0, 5_600_000.0, 80.0, 80.0)
    for number in range(12):
        date = dt.date(2021, 3, 1) + dt.timedelta(days=8 * number)
        cells = np.full((len(names), 6, 6), 6000 if number in clouded else 900, np.int16)
        path = folder / "coarse" / f"{stem}_{date:%Y%m%d}.tif"
        write_raster(path, cells, names, -28672, transform=transform)
        if masked:
            state = np.full((1, 6, 6), cloud if number in clouded else 8, np.uint16)
            write_raster(path.with_name(f"{path.stem}_state_1km.tif"), state, [""], None,
                         transform=transform)  # fmt: skip
    coarse = tuple(rasters_in(str(folder / "coarse")))
    return job(folder, folder / "out", sar="", coarse=coarse)


def test_clouds_without_a_mask_do_not_guide(tmp_path):
    clouded = (2, 5, 8)
    scene = open_scene(given(tmp_path / "bare", clouded=clouded), Listener())
    assert len(scene.coarse.optical.dates) == 9
    (told,) = [text for text in scene.problems if "left out" in text]
    assert told.startswith("3 of 12 coarse acquisitions are left out: they have no cloud mask")
    idle = given(tmp_path / "idle", clouded=clouded, masked=True, cloud=8)  # hides nothing
    assert len(open_scene(idle, Listener()).coarse.optical.dates) == 9
    masked = open_scene(given(tmp_path / "masked", clouded=clouded, masked=True), Listener())
    assert len(masked.coarse.optical.dates) == 12


def test_bands_that_nothing_names_are_asked_for(tmp_path):
    asked = "Nothing tells what the 3 bands of the coarse rasters are .*describe them as red, nir"
    with pytest.raises(InputError, match=asked):
        open_scene(given(tmp_path, names=("", "", ""), stem="MODIS"), Listener())


def test_metres_that_cannot_be_are_not_laid_on_the_rasters(tmp_path):
    whole = given(tmp_path)
    with pytest.raises(ParameterError, match=r"COARSE_RESOLUTION is 30 m beside .* 20 m: give"):
        open_scene(replace(whole, coarse_resolution=30.0), Listener())
    (told,) = [text for text in open_scene(whole, Listener()).problems if "MODIS sees" in text]
    assert told.startswith("The coarse rasters of MODIS have pixels of 80 m, and MODIS sees 250 m")
    said = open_scene(replace(whole, coarse_resolution=250.0), Listener()).problems
    assert not any("MODIS sees" in text for text in said)
    alone = open_scene(replace(whole, coarse=(), coarse_resolution=500.0), Listener())
    assert "COARSE_RESOLUTION tells of COARSE alone; none was given." in alone.problems
