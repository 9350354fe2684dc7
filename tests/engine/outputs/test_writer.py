"""Files of results are complete or not there at all."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS

from stori_plugin.engine.outputs import writer as writer_module
from stori_plugin.engine.outputs.writer import Writer
from stori_plugin.engine.rasters import storage as module
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.storage import FLOATING, OutputRaster, storage_like
from stori_plugin.engine.support.errors import CancelledError, OutputError

CRS_WKT = CRS.from_epsg(32631).to_wkt()
DAY = dt.date(2021, 3, 5)
INTEGER = storage_like("uint16", 1e-4, 0.0, tagged=False)


def grid(width=20, height=10) -> Grid:
    return Grid(CRS_WKT, (10.0, 0, 500_000.0, 0, -10.0, 5_600_000.0), width, height)


def product(storage=INTEGER, series="reflectance", spread=False, bands=("B04", "B08")):
    return OutputRaster(series, DAY, bands, storage, spread)


def write_all(folder, products, area=None, value=0.25):
    area = area or grid()
    with Writer(str(folder), area, products, "gp") as writer:
        for one in products:
            shape = (len(one.bands), area.height, area.width)
            stored = one.storage.encode(np.full(shape, value, np.float32), one.spread)
            writer.write(one.name, Window(0, 0, area.height, area.width), stored)
        writer.write_text("manifest.json", "{}")
        writer.finish()
    return writer


def test_names_tags_bands_and_scaling_of_the_files(tmp_path):
    landsat = storage_like("uint16", 2.75e-5, -0.2, tagged=True)
    products = [
        product(landsat, bands=("SR_B5", "SR_B4")),
        product(landsat, bands=("SR_B5", "SR_B4"), spread=True),
        product(FLOATING, "ndvi", bands=("NDVI",)),
        product(INTEGER, "plain"),
    ]
    write_all(tmp_path, products)
    names = ["manifest.json", "ndvi_20210305.tif", "plain_20210305.tif"]
    names += ["reflectance_20210305.tif", "reflectance_20210305_sd.tif"]
    assert sorted(os.listdir(tmp_path)) == names
    with rasterio.open(tmp_path / "reflectance_20210305.tif") as mean:
        assert mean.descriptions == ("SR_B5", "SR_B4")
        assert (mean.scales, mean.offsets) == ((2.75e-5,) * 2, (-0.2,) * 2)
        assert (mean.nodata, mean.dtypes[0]) == (0, "uint16")
        tags = mean.tags()
        assert tags["ACQUISITION_DATE"] == "2021-03-05"
        assert (tags["SERIES"], tags["METHOD"]) == ("reflectance", "gp")
        assert mean.crs == CRS.from_epsg(32631)
        assert mean.transform == grid().affine
        np.testing.assert_allclose(mean.read() * 2.75e-5 - 0.2, 0.25, atol=2e-5)
    with rasterio.open(tmp_path / "reflectance_20210305_sd.tif") as spread:
        assert (spread.scales[0], spread.offsets[0]) == (2.75e-5, 0.0)
        assert spread.tags()["CONTENT"] == "standard deviation"
    with rasterio.open(tmp_path / "plain_20210305.tif") as plain:
        assert (plain.scales[0], plain.offsets[0], plain.nodata) == (1.0, 0.0, -32768)
    with rasterio.open(tmp_path / "ndvi_20210305.tif") as index:
        assert index.dtypes == ("float32",)
        assert np.isnan(index.nodata)


def test_blocks_come_together(tmp_path, monkeypatch):
    monkeypatch.setattr(writer_module, "_OPEN", 1)  # every write closes the other file
    area = grid(300, 200)
    values = np.arange(2 * 200 * 300).reshape(2, 200, 300).astype(np.int16)
    products = [product(), product(series="other")]
    with Writer(str(tmp_path), area, products, "gp") as writer:
        for window in area.windows(128):
            rows = slice(window.row, window.row + window.height)
            columns = slice(window.column, window.column + window.width)
            for one in products:
                writer.write(one.name, window, values[:, rows, columns])
        writer.finish()
    for one in products:
        with rasterio.open(tmp_path / one.name) as dataset:
            np.testing.assert_array_equal(dataset.read(), values)
            assert dataset.block_shapes[0] == (128, 128)
            assert dataset.compression.value.lower() == "deflate"


@pytest.mark.parametrize("size", [(90, 60), (300, 1), (1, 300), (33, 70)])
def test_large_rasters_get_overviews(tmp_path, monkeypatch, size):
    monkeypatch.setattr(module, "_OVERVIEWS_FROM", 64)
    write_all(tmp_path, [product()], grid(*size))
    with rasterio.open(tmp_path / product().name) as dataset:
        assert dataset.overviews(1)
        assert (dataset.read() == 2500).all()
        assert dataset.tags()["ACQUISITION_DATE"] == "2021-03-05"
        assert dataset.descriptions == ("B04", "B08")


def test_small_ones_do_not(tmp_path):
    write_all(tmp_path, [product()])
    with rasterio.open(tmp_path / product().name) as dataset:
        assert dataset.overviews(1) == []


@pytest.mark.parametrize("error", [RuntimeError, CancelledError, KeyboardInterrupt])
@pytest.mark.parametrize("written", [False, True])
def test_what_was_begun_is_taken_away(tmp_path, error, written):
    kept = tmp_path / "there" / "mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine")
    folder = kept.parent / "new" / "deeper"
    with pytest.raises(error), Writer(str(folder), grid(), [product()], "gp") as writer:
        if written:
            writer.write(product().name, Window(0, 0, 5, 20), np.ones((2, 5, 20), np.int16))
            writer.write_text("manifest.json", "{}")
        raise error
    assert [path.name for path in tmp_path.rglob("*")] == ["there", "mine.txt"]
    assert kept.read_text() == "mine"


def test_a_folder_that_was_there_stays_with_what_others_put_into_it(tmp_path):
    folder = tmp_path / "new"
    with pytest.raises(RuntimeError), Writer(str(folder), grid(), [product()], "gp"):
        (folder / "notes.txt").write_text("put here meanwhile")
        raise RuntimeError
    assert os.listdir(folder) == ["notes.txt"]


def test_results_of_an_earlier_run_are_replaced_only_when_all_is_done(tmp_path):
    write_all(tmp_path, [product()], value=0.1)
    before = (tmp_path / product().name).read_bytes()
    with pytest.raises(RuntimeError), Writer(str(tmp_path), grid(), [product()], "gp") as writer:
        writer.write(product().name, Window(0, 0, 10, 20), np.ones((2, 10, 20), np.int16))
        raise RuntimeError
    assert (tmp_path / product().name).read_bytes() == before
    write_all(tmp_path, [product()], value=0.2)
    assert (tmp_path / product().name).read_bytes() != before
    assert sorted(os.listdir(tmp_path)) == ["manifest.json", product().name]


def test_a_result_that_cannot_be_put_in_its_place_takes_none_with_it(tmp_path):
    products = [product(series="a"), product(series="b"), product(series="c")]
    write_all(tmp_path, products[:1], value=0.1)
    before = (tmp_path / products[0].name).read_bytes()
    (tmp_path / products[1].name).mkdir()  # in the way of the second of three
    (tmp_path / products[1].name / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"b_20210305\.tif could not be written"):
        write_all(tmp_path, products, value=0.2)
    assert (tmp_path / products[0].name).read_bytes() == before
    assert (tmp_path / products[1].name / "mine.txt").read_text() == "mine"
    names = ["a_20210305.tif", "b_20210305.tif", "manifest.json"]
    assert sorted(os.listdir(tmp_path)) == names


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below" / "it"):
        with (
            pytest.raises(OutputError, match=r"OUTPUT .*file.* cannot be written to \(.*choose"),
            Writer(str(path), grid(), [product()], "gp"),
        ):
            pass
    assert os.listdir(tmp_path) == ["file"]


def test_what_a_killed_run_left_is_cleared(tmp_path):
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    for name in (f".unfinished-{gone}", f".unfinished-{gone}-3", ".unfinished-nonsense"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "reflectance_20210305.tif").write_text("half")
    (tmp_path / f".unfinished-{os.getppid()}").mkdir()  # of one that lives
    write_all(tmp_path, [product()])
    left = [".unfinished-" + str(os.getppid()), "manifest.json", product().name]
    assert sorted(os.listdir(tmp_path)) == left


def test_two_runs_into_one_folder_do_not_mix(tmp_path):
    with Writer(str(tmp_path), grid(), [product()], "gp") as first:
        with (
            pytest.raises(OutputError, match=r"another run is writing .*choose another folder"),
            Writer(str(tmp_path), grid(), [product()], "gp"),
        ):
            pass
        first.write(product().name, Window(0, 0, 10, 20), np.ones((2, 10, 20), np.int16))
        first.finish()
    assert os.listdir(tmp_path) == [product().name]
    write_all(tmp_path, [product()])  # and then there is room again
