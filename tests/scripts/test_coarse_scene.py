"""The coarse sensor of `benchmarks.coarse_scene`: means of squares, clouds, its own level."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.warp import transform

from benchmarks import coarse_scene as bench
from benchmarks.coarse_grids import SCENE, modis_pixels
from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.simulation.writing import NORTH, WEST

MODIS = modis_pixels(50).crs


def test_a_coarse_pixel_sees_the_mean_at_the_sensors_own_level():
    rng = np.random.default_rng(1)
    truth = rng.uniform(0.1, 0.5, (4, 50, 75)).astype(np.float32)
    means = truth.reshape(4, 2, 25, 3, 25).mean((2, 4))
    seen = np.mean([bench.as_seen(means, rng) for _ in range(400)], axis=0)
    level = np.array(bench.GAINS)[:, None, None] * means + bench.OFFSET
    np.testing.assert_allclose(seen, level, rtol=0.01)


def test_its_clouds_come_and_go_and_cover_neighbours_together():
    clear = bench.coarse_clear(np.random.default_rng(2), 8)
    assert clear.shape == (bench.DAYS, 8, 8) and 0.3 < clear.mean() < 0.7
    alike = (clear[:, :, 1:] == clear[:, :, :-1]).mean()
    assert alike > 0.85


def test_what_is_written_is_read_as_a_coarse_sensor_with_its_mask(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "DAYS", 40)
    bench.write(tmp_path, 1, 50)
    series = scan(rasters_in(tmp_path / "coarse"), "optical")
    assert len(series.acquisitions) == 40
    for item in series.acquisitions:
        assert {band.role for band in item.bands} == {"green", "red", "nir", "swir1"}
        assert item.mask is not None and item.mask.name == "MODIS state"
        assert [band.scale for band in item.bands] == pytest.approx([1e-4] * 4)


def test_an_exact_one_sees_the_means_of_every_day(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "DAYS", 40)
    bench.write(tmp_path, 1, 50, exact=True)
    scene = bench.made(1, 50)
    for day in (0, 39):
        stored, truth = stored_of(tmp_path, day), scene.truth(date_of(day))
        expected = truth.reshape(4, 2, 25, 2, 25).mean((2, 4))
        np.testing.assert_allclose(stored[:4] / 1e4, expected, atol=1e-4)
        assert not stored[4].any()  # clear


def test_its_pixels_may_begin_within_the_scene(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "DAYS", 40)
    bench.write(tmp_path, 1, 50, exact=True, shift=12)
    stored, truth = stored_of(tmp_path, 5), bench.made(1, 50).truth(date_of(5))
    assert stored.shape == (5, 3, 3)
    for row, rows in enumerate((slice(0, 12), slice(12, 37), slice(37, 50))):
        mean = truth[:, rows, 12:37].mean((1, 2))
        np.testing.assert_allclose(stored[:4, row, 1] / 1e4, mean, atol=1e-4)
    path = next((tmp_path / "coarse").iterdir())
    with rasterio.open(path) as file:
        assert file.bounds.left == WEST - 130 and file.bounds.top == NORTH + 130


@pytest.mark.parametrize("grid", ["modis", "exported"])
def test_its_pixels_may_be_those_of_modis(tmp_path, monkeypatch, grid):
    monkeypatch.setattr(bench, "DAYS", 40)
    bench.write(tmp_path, 1, 50, exact=True, grid=grid)
    truth, path = bench.made(1, 50).truth(date_of(5)), tmp_path / "coarse" / "MOD09_2021006.tif"
    with rasterio.open(path) as file:
        stored, crs, here = file.read(), file.crs, file.transform
    assert (crs.to_dict().get("proj") == "sinu") == (grid == "modis")
    known = (stored[:4] != -28672).all(axis=0)
    # A pixel is the mean of what of the scene lies in it, as the middles of its pixels tell.
    rows, columns = (part.ravel() for part in np.mgrid[:50, :50] + 0.5)
    xs, ys = map(np.array, transform(SCENE, MODIS, bench_x(columns), bench_y(rows)))
    pixels = modis_pixels(50)
    across, down = (np.floor(part).astype(int) for part in ~pixels.transform * (xs, ys))
    expected = np.full((4, pixels.height, pixels.width), np.nan)
    for row in range(pixels.height):
        for column in range(pixels.width):
            inside = (down == row) & (across == column)
            if inside.any():
                expected[:, row, column] = truth.reshape(4, -1)[:, inside].mean(axis=1)
    rows, columns = np.nonzero(known)
    if grid == "exported":
        xs, ys = here * (columns + 0.5, rows + 0.5)
        there = ~pixels.transform * tuple(map(np.array, transform(SCENE, MODIS, xs, ys)))
        columns_there, rows_there = (np.floor(part).astype(int) for part in there)
    else:
        columns_there, rows_there = columns, rows
    found = stored[:4][:, rows, columns] / 1e4
    off = np.abs(found - expected[:, rows_there, columns_there])
    assert len(rows) > 4 and np.nanmax(off) < 1e-4


def bench_x(columns: np.ndarray) -> np.ndarray:
    """Eastings of columns of the scene."""
    return WEST + 10.0 * columns


def bench_y(rows: np.ndarray) -> np.ndarray:
    """Northings of rows of the scene."""
    return NORTH - 10.0 * rows


def date_of(day: int) -> bench.dt.date:
    """The date of a day of the scene."""
    return bench.FIRST + bench.dt.timedelta(days=day)


def stored_of(folder: Path, day: int) -> np.ndarray:
    """What the coarse raster of a day stores."""
    with rasterio.open(folder / "coarse" / f"MOD09_{date_of(day):%Y%j}.tif") as file:
        return file.read()
