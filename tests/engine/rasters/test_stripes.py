"""What is decoded once for all blocks of a row, and how blocks are laid for it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import made_scene
import numpy as np
import pytest
from rasterio.crs import CRS
from rasterio.errors import RasterioIOError
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.files.headers import read_header
from stori_plugin.engine.rasters import open_rasters as module
from stori_plugin.engine.rasters.blocks import plan_blocks
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.rasters.storage import TILE
from stori_plugin.engine.rasters.stripes import Stripes, stripe_width

UTM = CRS.from_epsg(32631)
GRID = Grid(UTM.to_wkt(), (10.0, 0, 500_000.0, 0, -10.0, 5_600_000.0), 700, 300)
MUCH = 2**30


def kept(number):
    return np.full((1, 10, 10), number, np.uint8), None


def test_one_reads_and_all_others_wait():
    stripes, asked, may_end = Stripes(MUCH), [], threading.Event()

    def read():
        asked.append(1)
        may_end.wait(30)
        return kept(7)

    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(stripes.get, "a", read) for _ in range(4)]
        may_end.set()
        assert {int(one.result()[0][0, 0, 0]) for one in found} == {7}
    assert len(asked) == 1


def test_the_oldest_go_first():
    stripes = Stripes(250)  # bytes: two stripes
    for key in ("a", "b", "a", "c"):
        stripes.get(key, lambda key=key: kept(ord(key)))
    for key, is_there in (("a", True), ("c", True), ("b", False)):
        fresh = int(stripes.get(key, lambda: kept(0))[0][0, 0, 0]) == 0
        assert fresh != is_there


def test_where_reading_fails_the_next_one_tries_again():
    stripes = Stripes(MUCH)

    def fail():
        raise RasterioIOError("no")

    with pytest.raises(RasterioIOError):
        stripes.get("a", fail)
    assert stripes.get("a", lambda: kept(3))[0].max() == 3


@pytest.fixture(params=["aligned", "warped", "with a mask"])
def raster(tmp_path, request):
    rng = np.random.default_rng(0)
    corner = 500_003.0 if request.param == "warped" else 500_000.0
    values = rng.integers(1, 9000, (3, 300, 700)).astype(np.uint16)
    values[2] = rng.integers(0, 2, (300, 700))
    path = tmp_path / "a.tif"
    transform = from_origin(corner, 5_600_000.0, 10, 10)
    made_scene.write_raster(path, values, ["b1", "b2", "b3"], 0, UTM, transform)
    return read_header(str(path)).raster, 3 if request.param == "with a mask" else 0


def test_blocks_are_read_as_without_stripes(raster, monkeypatch):
    raster, validity = raster
    reads, read = [], module._read

    def counted(*arguments):
        reads.append(arguments)
        return read(*arguments)

    monkeypatch.setattr(module, "_read", counted)
    windows = [Window(128, column, 128, 128).grown(9) for column in range(0, 640, 128)]

    def every(stripes):
        with GridReader(GRID, stripes=stripes) as datasets:
            return [datasets.read(raster, [1, 2], w, 0, validity=validity) for w in windows]

    expected = every(None)
    reads.clear()
    for one, other in zip(every(Stripes(MUCH)), expected):
        np.testing.assert_array_equal(one, other)
    assert len(reads) == len({str(window) for _, _, window, _ in reads})  # each of them once


def test_damage_beside_a_window_does_not_concern_it(raster, monkeypatch):
    raster, validity = raster
    read = module._read

    def damaged(dataset, indexes, window, encoding):
        if window.col_off + window.width > 250:
            raise RasterioIOError("damaged")
        return read(dataset, indexes, window, encoding)

    monkeypatch.setattr(module, "_read", damaged)
    with GridReader(GRID, stripes=Stripes(MUCH)) as datasets:
        found = datasets.read(raster, [1], Window(0, 0, 128, 128), 0, validity=validity)
    assert np.isfinite(found).any()


@pytest.mark.parametrize(
    ("stored", "width"), [(256, 256), (512, 512), (1024, 512), (10_980, 256), (64, 256), (700, 256)]
)
def test_stripes_are_as_wide_as_storage_tiles(stored, width):
    assert stripe_width(stored) == width


@pytest.mark.parametrize("size", [(100, 60), (512, 512), (1100, 900), (128, 2000), (5000, 130)])
@pytest.mark.parametrize("workers", [1, 2, 5])
@pytest.mark.parametrize("bytes_per_pixel", [7000.0, 1500.0, 10.0])
def test_blocks_cover_the_grid_once_and_fit(size, workers, bytes_per_pixel):
    grid = Grid(UTM.to_wkt(), GRID.transform, *size)
    taken = np.zeros((grid.height, grid.width), int)
    blocks = plan_blocks(grid, bytes_per_pixel, 1024, workers)
    for block in blocks:
        assert block.row % TILE == block.column % TILE == 0
        taken[block.row : block.row + block.height, block.column : block.column + block.width] += 1
        needed = block.height * block.width * bytes_per_pixel * (workers + 1)
        assert needed <= 1024 * 2**20
    assert (taken == 1).all()
    assert len(blocks) >= min(workers, -(-grid.width // TILE) * -(-grid.height // TILE)) // 2


def test_where_memory_is_short_blocks_are_small_before_the_run_is_refused():
    grid = Grid(UTM.to_wkt(), GRID.transform, 1024, 1024)
    assert {(b.height, b.width) for b in plan_blocks(grid, 7000.0, 1024, 8)} == {(TILE, TILE)}
