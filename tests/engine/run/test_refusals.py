"""Bad input: one sentence that says what to do, and nothing left behind."""

from __future__ import annotations

import datetime as dt
import os
import shutil

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener, files_below, reconstruct, values
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.run.reconstruct import reconstruct as run
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support import errors

DAYS = range(0, 80, 20)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    made_scene.write_optical(folder / "optical", DAYS)
    made_scene.write_sar(folder / "sar", DAYS)
    return folder


@pytest.fixture
def scene(kept, tmp_path):
    """A scene of one's own, to damage."""
    return shutil.copytree(kept, tmp_path / "scene")


@pytest.fixture
def refused(scene, tmp_path):
    """Run, and return the sentence that the run is refused with."""

    def refused(kind=errors.InputError, **changes) -> str:
        before = files_below(tmp_path)
        with pytest.raises(kind) as caught:
            reconstruct(scene, changes.pop("output", tmp_path / "out"), **changes)
        assert files_below(tmp_path) == before
        sentence = str(caught.value)
        assert sentence[0].isupper() or sentence.startswith(str(tmp_path))
        assert sentence.endswith(".")
        assert "\n" not in sentence
        return sentence

    return refused


def images(scene):
    return sorted(p for p in (scene / "optical").iterdir() if "SCL" not in p.name)


def test_no_optical(tmp_path):
    with pytest.raises(errors.InputError, match="No optical rasters were given: choose layers"):
        run(Job((), str(tmp_path / "out")))


def test_an_empty_folder(tmp_path):
    with pytest.raises(errors.InputError, match="holds no rasters: choose one with files"):
        rasters_in(str(tmp_path))


def test_a_file_without_a_date_is_named(refused, scene):
    images(scene)[0].rename(scene / "optical" / "field.tif")
    assert "field.tif: put the date in the file name" in refused(errors.UnknownDateError)


def test_an_unknown_band_comes_with_those_found(refused):
    sentence = refused(errors.UnknownBandError, bands=("B04", "B99"))
    assert "There is no band “B99”: the optical rasters have B02, B03, B04, B08, B11." in sentence
    assert "NDVI" in sentence


def test_an_index_without_its_bands(refused):
    sentence = refused(errors.UnknownBandError, bands=("NDRE",))
    assert sentence.startswith("NDRE needs a red-edge (705 nm) band")
    assert "the bands found are B02, B03, B04, B08, B11" in sentence


def test_no_common_ground(refused, scene):
    shutil.rmtree(scene / "sar")
    elsewhere = from_origin(700_000.0, 5_600_000.0, 20.0, 20.0)
    made_scene.write_sar(scene / "sar", DAYS, transform=elsewhere)
    assert "share no ground" in refused(errors.NoOverlapError)


def test_an_extent_beside_the_scene(refused):
    sentence = refused(errors.NoOverlapError, extent=(0.0, 0.0, 10.0, 10.0))
    assert "EXTENT does not overlap the rasters" in sentence


def test_no_common_time(refused, scene):
    shutil.rmtree(scene / "sar")
    made_scene.write_sar(scene / "sar", range(1000, 1060, 20))
    sentence = refused(errors.NoOverlapError)
    assert "The SAR acquisitions (2023-11-26 to 2024-01-05) and the optical ones" in sentence
    assert "share no time" in sentence


def test_no_clear_pixel(refused):
    sentence = refused(clear_classes=(1,))
    assert sentence.startswith("No clear observation of B02, B03, B04, B08, B11 was found")
    assert "check CLOUD_MASK and CLEAR_CLASSES" in sentence


def test_a_truncated_raster_is_named(refused, scene):
    path = images(scene)[2]
    path.write_bytes(path.read_bytes()[:-900])
    assert path.name in refused(errors.UnreadableRasterError)


def test_a_raster_damaged_inside_is_named(refused, scene):
    path = images(scene)[1]
    with rasterio.open(path) as dataset:
        profile, stored, names = dataset.profile, dataset.read(), dataset.descriptions
    with rasterio.open(path, "w", **{**profile, "compress": "deflate"}) as dataset:
        dataset.write(stored)
        dataset.descriptions = names
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = os.urandom(len(content) - len(content) // 2)
    path.write_bytes(content)
    sentence = refused(errors.UnreadableRasterError, on_read_error="stop")
    assert f"{path.name} cannot be read" in sentence


def test_what_is_no_raster_is_named(refused, scene):
    (scene / "optical" / "S2A_20210401_B04.tif").write_text("a letter")
    sentence = refused(errors.UnreadableRasterError)
    assert "S2A_20210401_B04.tif cannot be read as a raster" in sentence


def test_a_raster_without_a_crs_is_named(refused, scene):
    path = images(scene)[0]
    made_scene.write_raster(path, np.ones((5, 24, 24), np.uint16), made_scene.BANDS, crs=None)
    sentence = refused(errors.UnreadableRasterError)
    assert f"{path.name} has no coordinate reference system: assign one" in sentence


def test_an_output_that_cannot_be_written(refused, tmp_path):
    (tmp_path / "file").write_text("")
    sentence = refused(errors.OutputError, output=tmp_path / "file" / "out")
    assert "cannot be written to" in sentence
    assert "choose another folder" in sentence


@pytest.mark.parametrize("place", ["optical", "sar"])
def test_an_output_among_the_inputs(refused, scene, place):
    sentence = refused(errors.OutputError, output=scene / place)
    assert f"{place} is the folder of the input S" in sentence
    assert "choose a folder of its own" in sentence


@pytest.mark.parametrize("step", ["P10X", "ten days", "", "P0D", "2021-13-01", "10"])
def test_a_malformed_step(refused, step):
    sentence = refused(errors.ParameterError, step=step)
    assert sentence.startswith("STEP ")
    assert "P10D" in sentence


def test_an_end_before_the_start(refused):
    period = {"start": dt.date(2021, 5, 1), "end": dt.date(2021, 4, 1)}
    sentence = refused(errors.ParameterError, **period)
    assert sentence.startswith("START (2021-05-01) is after END (2021-04-01)")


def test_a_period_far_from_the_observations(refused):
    period = {"start": dt.date(2019, 1, 1), "end": dt.date(2019, 3, 1)}
    sentence = refused(errors.ParameterError, **period)
    assert sentence.startswith("All dates that STEP, START and END ask for (2019-01-01 to 2019-02")
    assert sentence.endswith("choose a period that the inputs cover.")


def test_sar_without_a_value(refused, scene):
    shutil.rmtree(scene / "sar")
    nothing = np.full((2, 24, 24), np.nan, np.float32)
    for day in DAYS:
        path = scene / "sar" / f"S1_202103{day % 30 + 1:02}T173200_ASC.tif"
        made_scene.write_raster(path, nothing, ["VV", "VH"], float("nan"))
    assert "The SAR rasters hold no value anywhere" in refused()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"method": "magic"}, "METHOD is “magic”: choose one of auto, gp,"),
        ({"cloud_mask": "maybe"}, "CLOUD_MASK is “maybe”: choose one of auto, scl,"),
        ({"mask_buffer": -1.0}, "MASK_BUFFER is -1: give metres, 0 or more"),
        ({"mask_buffer": float("nan")}, "MASK_BUFFER is nan: give metres"),
        ({"least_gain": 101.0}, "LEAST_GAIN is 101: give a percentage, 0 to 100."),
        ({"least_gain": float("nan")}, "LEAST_GAIN is nan: give a percentage"),
        ({"workers": -2}, "WORKERS is -2: give 0 for all cores"),
        ({"on_read_error": "pray"}, "ON_READ_ERROR is “pray”: choose one of leave-out, stop."),
        ({"memory": 1}, "MEMORY is 1 MiB: give 64 or more"),
        ({"resolution": -5.0}, "RESOLUTION is -5: give a pixel size above zero"),
        ({"extent": (0, 0, 1, 1), "extent_crs": "x"}, "The CRS of EXTENT is not understood"),
    ],
)
def test_parameters_that_cannot_be(refused, changes, expected):
    assert expected in refused(errors.ParameterError, **changes)


def test_too_little_memory_says_how_much_is_needed(refused):
    sentence = refused(errors.ParameterError, memory=64, workers=200)
    assert sentence.startswith("MEMORY is 64 MiB, but this many dates and bands need")
    assert "200 workers" in sentence


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("method", ["gp", "whittaker", "linear"])
def test_too_few_clear_dates_are_bridged_and_said(tmp_path, count, method):
    made_scene.write_optical(tmp_path / "optical", [0, 30][:count])
    made_scene.write_sar(tmp_path / "sar", range(0, 60, 6))
    listener = Listener()
    result = reconstruct(tmp_path, tmp_path / "out", listener, method=method, mask_buffer=0.0)
    told = [text for text in listener.warnings if "too few for" in text]
    assert len(told) == (method != "linear")
    for text in told:
        assert f"Only {count} dates have clear observations of reflectance" in text
        assert "linear interpolation is used" in text
    assert all(np.isfinite(values(raster.path)).all() for raster in result.rasters)
    assert all((values(raster.sd_path) > 0).all() for raster in result.rasters)
    assert "linear" in result.summary
