"""What all tests share; nothing here needs QGIS."""

from __future__ import annotations

import os
from pathlib import Path

import made_scene
import pytest
from checkout import CHECKOUT

from stori_plugin.engine.support.raster_library import load_rasterio

load_rasterio()  # as the plugin does before anything else imports it


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk():
    """Flush no file, which only a loss of power would tell; try damaged ones again at once."""
    from stori_plugin.engine.rasters import reading

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        patch.setattr(reading, "WAITS", (0.0, 0.0))
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of small real scenes, which the project does not ship."""
    folder = Path(os.environ.get("STORI_TEST_DATA", CHECKOUT.parent / "shared" / "data"))
    if not (folder / "flanders").is_dir():
        pytest.skip(
            f"no real scenes here: {folder} is absent (set STORI_TEST_DATA to their folder)"
        )
    return folder


@pytest.fixture(scope="module")
def one_thread():
    """Products of matrices on one thread, as in a run."""
    from stori_plugin.engine.support.threads import single_threaded_blas

    with single_threaded_blas():
        yield


@pytest.fixture(scope="session")
def scene(tmp_path_factory):
    """Write a small scene; its folders, (optical, SAR)."""
    return made_scene.write_scene(tmp_path_factory.mktemp("scene"))
