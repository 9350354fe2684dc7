"""Images that the tests of retrieval cut chips from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import made_scene
import numpy as np
import pytest
from made_chips import write_mosaic

from stori_plugin.engine.acquisitions.scan import rasters_in


@pytest.fixture(scope="module")
def mosaic(tmp_path_factory) -> Path:
    return write_mosaic(tmp_path_factory.mktemp("mosaic") / "image.tif")


@pytest.fixture(scope="module")
def series(tmp_path_factory) -> tuple:
    """Reflectance of two fields on six clear dates."""
    folder = tmp_path_factory.mktemp("series")
    for day in range(0, 180, 30):
        date = made_scene.FIRST_DAY + dt.timedelta(days=day)
        bands = np.stack([made_scene.reflectance(day, band) for band in made_scene.BANDS])
        stored = np.round(bands * 10_000).astype(np.uint16)
        made_scene.write_raster(folder / f"S2_{date:%Y%m%d}.tif", stored, made_scene.BANDS, 0)
    return tuple(rasters_in(str(folder)))
