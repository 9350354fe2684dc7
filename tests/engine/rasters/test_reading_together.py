"""Windows that are read together: file by file, and the same numbers as one by one."""

from __future__ import annotations

import made_scene
import numpy as np
import pytest
from rasterio.crs import CRS
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.files.headers import read_header
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.open_rasters import OpenRasters
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.rasters.sample_windows import sample_windows

UTM = CRS.from_epsg(32631)
GRID = Grid(UTM.to_wkt(), (10.0, 0, 500_000.0, 0, -10.0, 5_600_000.0), 300, 200)
NAN = float("nan")
WINDOWS = (Window(10, 20, 32, 32), Window(90, 200, 32, 32), Window(160, 50, 32, 32))


@pytest.fixture
def rasters(tmp_path):
    paths = [tmp_path / f"{k}.tif" for k in range(2)]
    for k, path in enumerate(paths):
        values = np.random.default_rng(k).random((1, 200, 300)).astype(np.float32)
        made_scene.write_raster(path, values, ["b"], None, UTM, from_origin(5e5, 5.6e6, 10, 10))
    return [read_header(str(path)).raster for path in paths]


@pytest.fixture
def order(monkeypatch):
    """The files and windows in the order in which they are read."""
    asked, read = [], OpenRasters.read

    def noted(self, raster, indexes, window, encoding, alone=False):
        asked.append((raster.path, window))
        return read(self, raster, indexes, window, encoding, alone)

    monkeypatch.setattr(OpenRasters, "read", noted)
    return asked


def test_they_are_read_file_by_file(rasters, order):
    wanted = [(raster, window.grown(3)) for window in WINDOWS for raster in rasters]
    with GridReader(GRID) as datasets:
        alone = [datasets.read(raster, [1], window, NAN) for raster, window in wanted]
        order.clear()
        with datasets.together(WINDOWS):
            found = [datasets.read(raster, [1], window, NAN) for raster, window in wanted]
    assert order == [(raster.path, window.grown(3)) for raster in rasters for window in WINDOWS]
    for one, other in zip(found, alone):
        np.testing.assert_array_equal(one, other)


def test_another_window_is_read_alone_and_what_nobody_fetched_is_let_go(rasters, order):
    other = Window(0, 0, 32, 32)
    with GridReader(GRID) as datasets:
        with datasets.together(WINDOWS):
            datasets.read(rasters[0], [1], other, NAN)
            assert len(order) == 1
            datasets.read(rasters[0], [1], WINDOWS[0], NAN)
        order.clear()
        datasets.read(rasters[0], [1], WINDOWS[1], NAN)
    assert order == [(rasters[0].path, WINDOWS[1])]


@pytest.mark.parametrize(("size", "count"), [((512, 512), 9), ((1024, 700), 9), ((512, 512), 64)])
def test_windows_to_learn_from_keep_off_the_borders_of_storage_tiles(size, count):
    windows = sample_windows(Grid(UTM.to_wkt(), GRID.transform, *size), count)
    taken = np.zeros(size[::-1], int)
    for window in windows:
        taken[window.row : window.row + window.height, window.column : window.column + 32] += 1
    assert taken.max() == 1
    assert taken.sum() == len(windows) * 32 * 32
    if count == 9:
        inside = [48 <= w.row % 256 <= 176 and 48 <= w.column % 256 <= 176 for w in windows]
        assert sum(inside) >= 6  # the rest is at the grid's own edge
