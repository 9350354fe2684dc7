"""Files of results are complete or not there at all."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS

from stori_plugin.engine.options.series_options import Execution
from stori_plugin.engine.outputs.block_task import Numbers, SeriesTask
from stori_plugin.engine.outputs.production import Step, produce
from stori_plugin.engine.rasters import storage as module
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.storage import FLOATING, OutputRaster, storage_like
from stori_plugin.engine.support.errors import CancelledError, OutputError
from stori_plugin.engine.support.progress import Progress

CRS_WKT = CRS.from_epsg(32631).to_wkt()
DAY = dt.date(2021, 3, 5)
SMALL = 16  # MiB: blocks of a storage tile each
INTEGER = storage_like("uint16", 1e-4, 0.0, tagged=False)


def grid(width=20, height=10) -> Grid:
    return Grid(CRS_WKT, (10.0, 0, 500_000.0, 0, -10.0, 5_600_000.0), width, height)


def product(storage=INTEGER, series="reflectance", spread=False, bands=("B04", "B08")):
    return OutputRaster(series, DAY, bands, storage, spread)


@dataclass(frozen=True, eq=False)
class Filling(SeriesTask):
    """Gives each product what is asked for; ``before`` is called with every window."""

    values: Callable[[OutputRaster, Window], np.ndarray]
    before: Callable[[Window], None] = lambda window: None

    def numbers(self, datasets, window, check):
        self.before(window)
        return Numbers({one.name: self.values(one, window) for one in self.products})


def constant(value):
    def stored(one, window):
        shape = (len(one.bands), window.height, window.width)
        return one.storage.encode(np.full(shape, value, np.float32), one.spread)

    return stored


def write_all(
    folder, products, area=None, value=0.25, before=lambda window: None, values=None, **given
):
    """Write rasters that hold one value, or what ``values`` gives; the manifest's name is fixed."""
    task = Filling(area or grid(), tuple(products), values or constant(value), before)
    execution = Execution(str(folder), **{"workers": 1, "resume": False, **given})
    step = Step("manifest", {}, {}, (), (), method="gp")
    return produce(execution, task, step, 3000.0, Progress())


class Raising:
    """Raises at the n-th window: the first is the probe's, the others are blocks."""

    def __init__(self, error, at):
        self.error, self.left = error, at

    def __call__(self, window):
        self.left -= 1
        if self.left < 0:
            raise self.error


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


@pytest.mark.parametrize("workers", [1, 3])
def test_blocks_come_together(tmp_path, workers):
    area = grid(300, 200)
    numbers = np.arange(2 * 200 * 300).reshape(2, 200, 300).astype(np.int16)

    def values(_, window):
        rows = slice(window.row, window.row + window.height)
        return numbers[:, rows, window.column : window.column + window.width]

    products = [product(), product(series="other")]
    windows = []
    write_all(
        tmp_path, products, area, values=values, before=windows.append, workers=workers, memory=256
    )
    assert len(windows) > 3
    for one in products:
        with rasterio.open(tmp_path / one.name) as dataset:
            np.testing.assert_array_equal(dataset.read(), numbers)
            assert dataset.block_shapes[0] == (128, 128)
            assert dataset.compression.value.lower() == "deflate"


@pytest.mark.parametrize("size", [(90, 60), (300, 1), (1, 300), (33, 70)])
def test_large_rasters_get_overviews(tmp_path, monkeypatch, size):
    monkeypatch.setattr(module, "OVERVIEWS_FROM", 64)
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
    with pytest.raises(error):
        raising = Raising(error, 2 if written else 0)
        write_all(folder, [product()], grid(300, 10), before=raising, memory=SMALL)
    assert [path.name for path in tmp_path.rglob("*")] == ["there", "mine.txt"]
    assert kept.read_text() == "mine"


def test_a_folder_that_was_there_stays_with_what_others_put_into_it(tmp_path):
    folder = tmp_path / "new"

    def others(window):
        (folder / "notes.txt").write_text("put here meanwhile")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_all(folder, [product()], before=others)
    assert os.listdir(folder) == ["notes.txt"]


def test_results_of_an_earlier_run_are_replaced_only_when_all_is_done(tmp_path):
    write_all(tmp_path, [product()], value=0.1)
    before = (tmp_path / product().name).read_bytes()
    with pytest.raises(RuntimeError):
        raising = Raising(RuntimeError, 2)
        write_all(tmp_path, [product()], grid(300, 10), before=raising, memory=SMALL)
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
        with pytest.raises(OutputError, match=r"OUTPUT .*file.* cannot be written to \(.*choose"):
            write_all(path, [product()])
    assert os.listdir(tmp_path) == ["file"]


def test_two_runs_into_one_folder_do_not_mix(tmp_path):
    refused = []

    def second(window):
        with pytest.raises(OutputError, match=r"another run is writing .*choose another folder"):
            write_all(tmp_path, [product()])
        refused.append(window)

    write_all(tmp_path, [product()], before=second)
    assert len(refused) == 2
    assert sorted(os.listdir(tmp_path)) == ["manifest.json", product().name]
    write_all(tmp_path, [product()])  # and then there is room again


def test_a_step_that_stopped_goes_on_to_the_same_bits(tmp_path):
    def values(one, window):
        rows = np.arange(window.row, window.row + window.height)
        return np.broadcast_to(rows[:, None], (2, window.height, window.width)).astype(np.int16)

    area, given = grid(700, 300), {"values": values, "resume": True, "memory": 128}
    write_all(tmp_path / "whole", [product()], area, **given)
    with pytest.raises(CancelledError, match=r"^Stopped by the user; 2 finished blocks are kept"):
        write_all(tmp_path / "out", [product()], area, before=Raising(CancelledError, 3), **given)
    assert os.listdir(tmp_path / "out") == [".unfinished"]
    with pytest.raises(OutputError, match=r"differs: the algorithm was stori:manifest and is st"):
        task = Filling(area, (product(),), values)
        step = Step("other", {}, {}, (), ())
        produce(Execution(str(tmp_path / "out")), task, step, 3000.0, Progress())
    windows = []
    write_all(tmp_path / "out", [product()], area, before=windows.append, **given)
    assert len(windows) == 1 + 18 - 2
    assert sorted(os.listdir(tmp_path / "out")) == ["manifest.json", product().name]
    name = product().name
    assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_an_unfinished_run_of_a_version_before_this_is_gone_on_with(tmp_path):
    """Records and blocks are read as version 1 of their format has them, whatever wrote them."""
    task = Filling(grid(300, 10), (product(),), constant(0.25))
    step = Step("manifest", {}, {}, (), (), method="gp")
    given = {"resume": True, "memory": SMALL}
    with pytest.raises(RuntimeError):
        write_all(tmp_path, [product()], task.grid, before=Raising(RuntimeError, 2), **given)
    record = json.loads((tmp_path / ".unfinished" / "run.json").read_text("utf-8"))
    assert set(record) == {"format", "run", "identity", "lost", "probe"}
    (block,) = (tmp_path / ".unfinished").glob("*.block")
    length = int.from_bytes(block.read_bytes()[-20:-12], "little")
    table = json.loads(block.read_bytes()[-20 - length : -20])
    assert set(table) == {"run", "window", "sizes", "clear", "missing", "lost"}
    del record["identity"]["algorithm"]  # as reconstructions have it
    (tmp_path / ".unfinished" / "run.json").write_text(json.dumps(record), "utf-8")
    told = "the algorithm was stori:reconstruct and is stori:manifest"
    with pytest.raises(OutputError, match=told):
        produce(Execution(str(tmp_path)), task, step, 3000.0, Progress())


@pytest.mark.parametrize(("memory", "size"), [(2048, 64), (SMALL, 32)])
def test_gdal_keeps_decoded_tiles_while_a_run_lasts(tmp_path, memory, size):
    held = []

    def look(window):
        held.append(rasterio.env.get_gdal_config("GDAL_CACHEMAX"))  # bytes

    write_all(tmp_path, [product()], before=look, memory=memory)
    assert set(held) == {size * 2**20}
