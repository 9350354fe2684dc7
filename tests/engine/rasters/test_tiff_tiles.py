"""Rasters put together from compressed tiles, read back by GDAL."""

from __future__ import annotations

import datetime as dt
import io

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.io import MemoryFile

from stori_plugin.engine.outputs.block_files import BlockContent, compressed, write_block
from stori_plugin.engine.outputs.raster_assembly import empty_tags, parts_of, write_raster
from stori_plugin.engine.rasters import tiff_tiles
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.storage import FLOATING, OutputRaster, storage_like

WKT = CRS.from_epsg(32631).to_wkt()
INTEGER = storage_like("uint16", 1e-4, 0.0, tagged=False)
TAGGED = storage_like("uint16", 2.75e-5, -0.2, tagged=True)


def grid(width, height) -> Grid:
    return Grid(WKT, (10.0, 0, 500_000.0, 0, -10.0, 5_600_000.0), width, height)


def product(storage=INTEGER, bands=("B04", "B08"), spread=False) -> OutputRaster:
    return OutputRaster("reflectance", dt.date(2021, 3, 5), bands, storage, spread)


def numbers(one: OutputRaster, area: Grid) -> np.ndarray:
    shape = (len(one.bands), area.height, area.width)
    values = np.random.default_rng(0).random(shape).astype(np.float32)
    values[:, :3] = np.nan
    return one.storage.encode(values, one.spread)


def assembled(folder, one: OutputRaster, area: Grid, windows) -> bytes:
    stored = numbers(one, area)
    blocks = []
    for w in windows:
        part = stored[:, w.row : w.row + w.height, w.column : w.column + w.width]
        tiles = {one.name: compressed(part, one)}
        count = -(-w.height // 128) * -(-w.width // 128)
        content = BlockContent(tiles, np.zeros((count, 1), np.int64), np.zeros(count, np.int64))
        blocks.append(write_block(str(folder), "run", w, content))
    file = io.BytesIO()
    write_raster(file, one, area, "gp", parts_of(blocks, area))
    return file.getvalue()


def whole(area: Grid) -> list[Window]:
    return [Window(0, 0, area.height, area.width)]


@pytest.mark.parametrize("size", [(300, 200), (1, 1), (1, 700), (700, 1), (128, 256), (129, 40)])
@pytest.mark.parametrize(
    "one", [product(), product(FLOATING, ("NDVI",)), product(TAGGED, spread=True)]
)
def test_every_number_and_every_tag_come_back(tmp_path, size, one):
    area = grid(*size)
    content = assembled(tmp_path, one, area, whole(area))
    with MemoryFile(content) as memory, memory.open() as found:
        np.testing.assert_array_equal(found.read(), numbers(one, area))
        assert found.descriptions == one.bands
        assert (found.width, found.height) == size
        assert found.transform == area.affine
        assert found.crs == CRS.from_wkt(area.crs)
        assert found.dtypes[0] == one.storage.dtype
        assert found.compression is rasterio.enums.Compression.deflate
        assert found.interleaving is rasterio.enums.Interleaving.band
        assert found.block_shapes[0] == (128, 128)
        np.testing.assert_equal(found.nodata, one.storage.nodata)
        assert found.tags()["ACQUISITION_DATE"] == "2021-03-05"
        assert found.tags()["CONTENT"] == ("standard deviation" if one.spread else "mean")
        scale = one.storage.scale if one.storage.tagged else 1.0
        assert found.scales == (scale,) * len(one.bands)


@pytest.mark.parametrize("largest", [tiff_tiles.LARGEST_CLASSIC, 1000])
def test_large_ones_are_big_tiffs(tmp_path, monkeypatch, largest):
    monkeypatch.setattr(tiff_tiles, "LARGEST_CLASSIC", largest)
    area = grid(300, 200)
    content = assembled(tmp_path, product(), area, whole(area))
    assert content[2] == (43 if largest == 1000 else 42)
    assert tiff_tiles.tags_of(content).numbers(256) == [300]
    with MemoryFile(content) as memory, memory.open() as found:
        np.testing.assert_array_equal(found.read(), numbers(product(), area))


def test_blocks_may_overlap_and_come_in_any_order(tmp_path):
    area = grid(400, 300)
    windows = [
        Window(128, 256, 172, 144),
        Window(0, 0, 256, 256),
        Window(0, 128, 128, 272),
        Window(256, 0, 44, 400),
    ]
    content = assembled(tmp_path, product(), area, windows)
    with MemoryFile(content) as memory, memory.open() as found:
        np.testing.assert_array_equal(found.read(), numbers(product(), area))


def test_a_hole_is_an_error_and_not_a_raster(tmp_path):
    area = grid(400, 300)
    with pytest.raises(ValueError, match="4 storage tiles are not there"):
        assembled(tmp_path, product(), area, [Window(0, 0, 256, 400)])


def test_what_is_no_tiff():
    for content in (b"", b"II", b"a letter that goes on", b"II\x2a\x01" + b"\0" * 40):
        with pytest.raises(ValueError, match="no TIFF"):
            tiff_tiles.tags_of(content)


def test_an_empty_file_has_the_tags_but_no_tiles():
    tags = empty_tags(product(), grid(5000, 4000), "gp")
    assert tags.numbers(277) == [2]
    assert sum(tags.numbers(325)) == 0
