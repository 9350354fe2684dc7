"""The SAR reader: units, orbits and frames put together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import made_scene
import numpy as np
import pytest

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.rasters.target_grid import target_grid
from stori_plugin.engine.scene.sar_reader import SarReader, learn_sar_levels
from stori_plugin.engine.support.errors import CancelledError, InputError, ParameterError

ALL = Window(0, 0, made_scene.SIDE, made_scene.SIDE)


def grid() -> Grid:
    from rasterio.crs import CRS

    crs = CRS.from_user_input(made_scene.CRS).to_wkt()
    return Grid(crs, tuple(made_scene.TRANSFORM)[:6], made_scene.SIDE, made_scene.SIDE)


def date_of(step: int) -> dt.date:
    return made_scene.FIRST_DAY + dt.timedelta(days=6 * step)


def write_pass(folder, step, values, names=("VV", "VH"), orbit="ASC", nodata=None, **options):
    path = folder / f"S1A_IW_GRDH_{date_of(step):%Y%m%d}T173200_{orbit}.tif"
    return made_scene.write_raster(path, values, names, nodata, **options)


def prepared(folder, window=ALL):
    reader = SarReader(scan(rasters_in(folder), "sar"))
    with GridReader(grid()) as datasets:
        levels = learn_sar_levels(reader, datasets)
        return reader, levels, reader.read(datasets, window, levels)


def backscatter(step, bands=2):
    rng = np.random.default_rng(step)
    shape = (bands, made_scene.SIDE, made_scene.SIDE)
    level = np.array([-11.0, -18.0])[:bands, None, None]
    return (level + rng.normal(0, 1, shape)).astype(np.float32)


def test_decibels_and_power_give_the_same(tmp_path):
    for step in range(6):
        write_pass(tmp_path / "db", step, backscatter(step))
        write_pass(tmp_path / "power", step, 10 ** (backscatter(step) / 10))
    reader, _, in_decibel = prepared(tmp_path / "db")
    other, _, in_power = prepared(tmp_path / "power")
    assert (reader.units, other.units) == ("decibels", "linear power")
    assert reader.channels == ("VV", "VH", "RVI")
    np.testing.assert_allclose(in_decibel, in_power, atol=1e-4)
    inside = in_decibel[:, :, 2:-2, 2:-2]
    np.testing.assert_allclose(inside.mean(axis=(0, 2, 3))[:2], [-11, -18], atol=0.3)
    vv, vh = 10 ** (inside[:, 0] / 10), 10 ** (inside[:, 1] / 10)
    np.testing.assert_allclose(inside[:, 2], 4 * vh / (vv + vh), rtol=1e-4)


def test_every_file_is_read_in_its_own_unit(tmp_path):
    for step in range(9):
        values = backscatter(step)
        write_pass(tmp_path / "plain", step, values)
        linear = 10 ** (values / 10)
        stored = (values, linear, np.sqrt(linear))[step % 3]
        folder = tmp_path / "mixed" / ("", "", "amplitude")[step % 3]
        write_pass(folder, step, stored)
    reader, _, mixed = prepared(tmp_path / "mixed")
    assert reader.units == "amplitude or decibels or linear power"
    np.testing.assert_allclose(mixed, prepared(tmp_path / "plain")[2], atol=1e-3)


@pytest.mark.parametrize("names", [("VV",), ("VH",)])
def test_one_polarisation_is_one_channel(tmp_path, names):
    for step in range(4):
        write_pass(tmp_path, step, backscatter(step, 1), names)
    reader, _, read = prepared(tmp_path)
    assert reader.channels == names
    assert read.shape[:2] == (4, 1)
    assert np.isfinite(read).all()


def test_integers_with_a_scale_are_read_through_it(tmp_path):
    import rasterio

    for step in range(4):
        values = backscatter(step)
        write_pass(tmp_path / "plain", step, values)
        stored = np.round(values * 100).astype(np.int16)
        path = write_pass(tmp_path / "scaled", step, stored, nodata=-32768)
        with rasterio.open(path, "r+") as dataset:
            dataset.scales = (0.01, 0.01)
    reader, _, scaled = prepared(tmp_path / "scaled")
    assert reader.units == "decibels"
    np.testing.assert_allclose(scaled, prepared(tmp_path / "plain")[2], atol=0.01)


def test_orbits_stand_at_one_level_and_frames_of_a_pass_are_one_image(tmp_path):
    half = made_scene.SIDE // 2
    for step in range(10):
        write_pass(tmp_path, 2 * step, backscatter(step))
        other = backscatter(100 + step) + 3.0
        for part, rows in enumerate((slice(half, None), slice(0, half))):
            frame = np.full_like(other, np.nan)
            frame[:, rows] = other[:, rows]
            day = date_of(2 * step + 1)
            path = tmp_path / f"S1A_IW_GRDH_{day:%Y%m%d}T0600{part}0_DSC.tif"
            made_scene.write_raster(path, frame, ("VV", "VH"), float("nan"))
    reader, _, read = prepared(tmp_path)
    assert len(reader.passes) == 20
    assert len(set(reader.orbits)) == 2
    assert np.isfinite(read).all()
    medians = [np.median(read[k::2, 0]) for k in range(2)]
    assert abs(medians[0] - medians[1]) < 0.05


def test_the_first_frame_of_every_pass_may_lie_beside_the_scene(tmp_path):
    for step in range(4):
        day = date_of(step)
        values = backscatter(step)
        empty = np.full_like(values, np.nan)
        for second, frame in enumerate((empty, values)):
            path = tmp_path / f"S1A_IW_GRDH_{day:%Y%m%d}T17320{second}_ASC.tif"
            made_scene.write_raster(path, frame, ("VV", "VH"), float("nan"))
    reader, _, read = prepared(tmp_path)
    assert reader.units == "decibels"
    assert np.isfinite(read).all()


def test_backscatter_without_a_value(tmp_path):
    write_pass(tmp_path, 0, np.full((2, 24, 24), np.nan, np.float32))
    with pytest.raises(InputError, match="hold no value anywhere on the common ground"):
        prepared(tmp_path)


def test_numbers_that_are_no_backscatter(tmp_path):
    for step in range(3):
        amplitude = np.random.default_rng(step).integers(150, 900, (2, 24, 24)).astype(np.uint16)
        write_pass(tmp_path, step, amplitude)
    with pytest.raises(InputError, match="neither decibels nor linear power: calibrate them"):
        prepared(tmp_path)


def test_the_user_may_stop_while_levels_are_learned(tmp_path):
    write_pass(tmp_path, 0, backscatter(0))
    reader = SarReader(scan(rasters_in(tmp_path), "sar"))

    def stop():
        raise CancelledError

    with GridReader(grid()) as datasets, pytest.raises(CancelledError):
        learn_sar_levels(reader, datasets, stop)


def test_neighbours_that_behave_alike_are_averaged_unless_switched_off(shared_data):
    series = scan(rasters_in(shared_data / "flanders" / "sentinel1"), "sar")
    target = target_grid(series, None)
    whole = Window(0, 0, target.height, target.width)
    with GridReader(target) as datasets:
        reader, plain = SarReader(series), SarReader(series, non_local=False)
        levels, without = (learn_sar_levels(one, datasets) for one in (reader, plain))
        read = reader.read(datasets, whole, levels)
        part = reader.read(datasets, Window(7, 3, 12, 20), levels)
        before = plain.read(datasets, whole, without)
    assert levels.likeness.width > 0 and without.likeness.width == 0
    np.testing.assert_array_equal(read[:, :, 7:19, 3:23], part)
    # Passes are held against those before and after: a share of their noise is gone.
    noise, noise_before = (np.diff(x[:, :2], n=2, axis=0) for x in (read, before))
    assert np.square(noise).mean() < 0.8 * np.square(noise_before).mean()


def test_an_orbit_that_stopped_is_levelled_by_the_passes_beside_it(shared_data, tmp_path):
    """Real passes every six days, every second one higher, as of an orbit that then stopped."""
    import rasterio

    def taken(added):
        folder = tmp_path / f"{added}"
        folder.mkdir()
        for k, path in enumerate(sorted((shared_data / "flanders" / "sentinel1").glob("*.tif"))):
            with rasterio.open(path) as dataset:
                values, profile = dataset.read(), dataset.profile
            if k % 2 and k > 34:
                continue
            orbit, values = ("ASC_161", values + added) if k % 2 else ("ASC_088", values)
            day = path.stem.split("_")[3]
            with rasterio.open(folder / f"S1A_IW_GRDH_{day}_{orbit}.tif", "w", **profile) as out:
                out.write(values.astype(profile["dtype"]))
                out.descriptions = ("VV", "VH")
        reader = SarReader(scan(rasters_in(folder), "sar"))
        target = target_grid(reader.series, None)
        with GridReader(target) as datasets:
            levels = learn_sar_levels(reader, datasets)
        by_orbit = {group.orbit: group for group in levels.groups}
        return np.subtract(by_orbit["ascending 161"].level, by_orbit["ascending 88"].level)

    natural, raised = taken(0.0), taken(1.0)
    np.testing.assert_allclose(natural, 0.0, atol=0.7)  # the passes are of one orbit
    np.testing.assert_allclose(raised - natural, 1.0, atol=0.1)


def test_pixels_too_fine_for_speckle_are_refused_before_they_are_read(tmp_path):
    for step in range(3):
        write_pass(tmp_path, step, backscatter(step))
    reader = SarReader(scan(rasters_in(tmp_path), "sar"))
    corner = grid().transform
    fine = replace(grid(), transform=(1e-4, 0.0, corner[2], 0.0, -1e-4, corner[5]))
    expected = r"With pixels of 0\.0001 m a piece of the SAR"
    with GridReader(fine) as datasets, pytest.raises(ParameterError, match=expected):
        learn_sar_levels(reader, datasets)
