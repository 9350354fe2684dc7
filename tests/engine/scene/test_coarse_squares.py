"""A coarse sensor beside the fine one: squares, levels, and what is said of what cannot be used."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import made_runs
import numpy as np
import pytest
from made_runs import Listener
from made_scene import write_raster
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.rasters.unreadable import ReadTolerance, tolerating
from stori_plugin.engine.run.job_identity import identity_of_job
from stori_plugin.engine.scene import coarse_squares, square_grid
from stori_plugin.engine.scene.coarse_levels import filled, levelled
from stori_plugin.engine.scene.coarse_squares import read_squares, together
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.sar_reader import SarLevels
from stori_plugin.engine.scene.scene import open_scene
from stori_plugin.engine.support.errors import (
    InputError,
    NoOverlapError,
    ParameterError,
    UnreadableRasterError,
)
from stori_plugin.engine.support.progress import SILENT

EDGE, RATIO, FINE = 60, 10, 10.0
START = dt.date(2021, 3, 1)
NO_LEVELS = SarLevels(np.zeros((0, 0), np.float32), ())


def ground(day: int) -> np.ndarray:
    """Red and near infrared (2, EDGE, EDGE) of stripes that grow each in its way."""
    rows = np.arange(EDGE)[:, None] + np.arange(EDGE)[None] * 0.5
    green = 0.5 + 0.4 * np.sin(day / 25.0 + rows / 9.0)
    return np.stack([0.15 - 0.1 * green, 0.2 + 0.3 * green])


def means(day: int) -> np.ndarray:
    """Red and near infrared (2, 36) of squares."""
    return ground(day).reshape(2, 6, RATIO, 6, RATIO).mean((2, 4)).reshape(2, -1)


def write(folder: Path, **options) -> Job:
    """Write a scene without SAR and a coarse one that is 20 % brighter; return the job."""
    names = options.get("names", ("red", "nir"))
    for day in range(0, 120, 12):
        stored = np.round(ground(day) * 1e4).astype(np.uint16)
        if day == 24:
            stored[:, :, 30:] = 0  # half of a date is missing
        path = folder / "optical" / f"S2A_{START + dt.timedelta(days=day):%Y%m%d}.tif"
        corner = from_origin(500_000, 5_600_000, FINE, FINE)
        write_raster(path, stored, ("B04", "B08"), 0, transform=corner)
    size = options.get("size", RATIO)
    for day in options.get("days", range(0, 120, 4)):
        cells = ground(day).reshape(2, EDGE // size, size, EDGE // size, size).mean((2, 4))
        stored = np.round(1.2e4 * cells).astype(np.int16)
        stored[:, 0, 0] = -28672 if day % 8 else stored[:, 0, 0]
        path = folder / "coarse" / f"MOD09_{START + dt.timedelta(days=day):%Y%m%d}.tif"
        transform = from_origin(
            *options.get("corner", (500_000, 5_600_000)), size * FINE, size * FINE
        )
        write_raster(path, stored[: len(names)], names, -28672, transform=transform)
    return job(folder)


def job(folder: Path, **changes) -> Job:
    coarse = tuple(rasters_in(str(folder / "coarse")))
    return made_runs.job(folder, folder / "out", sar="", coarse=coarse, **changes)


def test_both_sensors_are_averaged_over_the_same_squares(tmp_path):
    scene = open_scene(write(tmp_path), SILENT)
    squares = read_squares(scene, NO_LEVELS)["reflectance"]
    count = (EDGE // RATIO) ** 2
    assert squares.values.shape == (10, 2, count) and squares.coarse.shape == (30, 2, count)
    for t, day in enumerate(range(0, 120, 12)):
        cells, seen = means(day), squares.clear[t]
        np.testing.assert_allclose(squares.values[t][:, seen], cells[:, seen], atol=2e-3)
        # Of squares that are missing nothing is clear.
        assert seen.sum() == (count // 2 if day == 24 else count)
    for k, day in enumerate(range(0, 120, 4)):
        assert squares.coarse_clear[k, 0] == (day % 8 == 0) and squares.coarse_clear[k, 1:].all()
        cells, seen = means(day), squares.coarse_clear[k]
        # What makes it brighter is taken off.
        np.testing.assert_allclose(squares.coarse[k][:, seen], cells[:, seen], atol=6e-3)


def test_squares_lie_where_the_coarse_pixels_lie(tmp_path):
    write(tmp_path)
    # Pixels whose corners are 4 fine pixels beside those of the scene.
    for path in (tmp_path / "coarse").iterdir():
        path.unlink()
    held = [slice(max(first, 0), min(first + RATIO, EDGE)) for first in range(-6, EDGE, RATIO)]
    corner = from_origin(500_000 - 60, 5_600_000 + 60, RATIO * FINE, RATIO * FINE)
    expected = {}
    for day in range(0, 120, 4):
        seen = ground(day)
        cells = np.array([[seen[:, r, c].mean((1, 2)) for c in held] for r in held])
        expected[day] = cells.transpose(2, 0, 1)
        path = tmp_path / "coarse" / f"MOD09_{START + dt.timedelta(days=day):%Y%m%d}.tif"
        stored = np.round(1.2e4 * expected[day]).astype(np.int16)
        write_raster(path, stored, ("red", "nir"), -28672, transform=corner)
    squares = read_squares(open_scene(job(tmp_path), SILENT), NO_LEVELS)["reflectance"]
    # Of the first row and column 4 tenths lie in the scene, of the last 6 tenths.
    assert squares.values.shape[2] == 6 * 6 - 1
    inner = np.delete(np.arange(36).reshape(6, 6), 5, axis=0)[:, :5].ravel()
    whole = expected[48][:, 1:, 1:].reshape(2, -1)
    np.testing.assert_allclose(squares.values[4][:, inner], whole[:, inner], atol=2e-3)
    np.testing.assert_allclose(squares.coarse[12][:, inner], whole[:, inner], atol=6e-3)


def test_of_files_that_cannot_be_read_only_coarse_ones_have_tiles_of_squares(tmp_path):
    scene = open_scene(write(tmp_path), SILENT)
    fine, coarse = (sorted((tmp_path / name).iterdir())[1] for name in ("optical", "coarse"))
    for path in (fine, coarse):
        path.write_bytes(path.read_bytes()[:300])
    allowed = ReadTolerance()
    with tolerating(allowed):
        squares = read_squares(scene, NO_LEVELS)["reflectance"]
    assert not squares.clear[1].any() and squares.clear[3].all()
    assert not squares.coarse_clear[1].any() and squares.coarse_clear[2].all()
    # Of the fine one those who read it on the scene's grid find where it is damaged.
    assert {tile.path for tile in allowed.lost} == {str(coarse)}
    # It is known from then on, and counts as a file that fails.
    again = ReadTolerance(allowed.lost)
    with tolerating(again):
        read_squares(scene, NO_LEVELS)
    assert again.lost == allowed.lost
    with pytest.raises(UnreadableRasterError, match=f"{coarse.name}.*cannot be read"):
        read_squares(scene, NO_LEVELS)


@pytest.mark.parametrize("at_once", [0, 4])
def test_of_a_large_scene_some_squares_are_looked_at(tmp_path, monkeypatch, at_once):
    scene = open_scene(write(tmp_path), SILENT)
    every = read_squares(scene, NO_LEVELS)["reflectance"]
    monkeypatch.setattr(square_grid, "_WINDOWS", 2)
    monkeypatch.setattr(square_grid, "_AT_ONCE", 1)
    monkeypatch.setattr(coarse_squares, "_AT_ONCE", at_once)
    some = read_squares(scene, NO_LEVELS)["reflectance"]
    assert some.clear.shape[1] < every.clear.shape[1]
    # With the same bits, whatever is read at once.
    assert set(told(some)) < set(told(every))
    # Of many squares that were read as a whole some are learned from.
    monkeypatch.setattr(square_grid, "_AT_ONCE", 100)
    monkeypatch.setattr(coarse_squares, "_MOST", 5)
    few = read_squares(scene, NO_LEVELS)["reflectance"]
    assert few.clear.shape[1] == 5 and set(told(few)) < set(told(every))


def told(squares) -> list[bytes]:
    """Everything of each square but its levels, which are learned from what is looked at."""
    parts = squares.values, squares.clear, squares.coarse_clear
    columns = np.concatenate([part.reshape(-1, part.shape[-1]) for part in parts])
    return [column.tobytes() for column in columns.T]


def test_an_index_is_that_of_the_means(tmp_path):
    write(tmp_path)
    scene = open_scene(job(tmp_path, bands=("NDVI",)), SILENT)
    squares = read_squares(scene, NO_LEVELS)["ndvi"]
    red, nir = means(12)
    np.testing.assert_allclose(squares.values[1, 0], (nir - red) / (nir + red), atol=0.01)
    assert np.abs(squares.coarse[3, 0] - (nir - red) / (nir + red))[1:].max() < 0.03


def test_levels_are_those_of_dates_near_each_other():
    rng = np.random.default_rng(0)
    values = rng.uniform(0.05, 0.5, (4, 1, 40)).astype(np.float32)
    clear = np.ones((4, 40), bool)
    coarse = np.repeat((values[:2] - 0.02) / 1.1, 1, axis=0)
    far = np.full((1, 1, 40), 0.9, np.float32)
    found = levelled(
        np.array([0.0, 10, 20, 30]), values, clear,
        np.array([1.0, 12, 50]), np.concatenate([coarse, far]), np.ones((3, 40), bool),
    )  # fmt: skip
    np.testing.assert_allclose(found[:2], values[:2], atol=1e-3)
    np.testing.assert_allclose(found[2], 1.1 * 0.9 + 0.02, atol=2e-3)


def test_without_agreement_only_the_middle_is_brought_together():
    rng = np.random.default_rng(1)
    values, coarse = rng.normal(0.4, 0.05, (2, 3, 1, 40))
    days = np.array([0.0, 10, 20])
    everything = np.ones((3, 40), bool)
    found = levelled(days, values, everything, days, coarse, everything)
    shift = np.median(values - coarse)
    np.testing.assert_allclose(found, coarse + shift, atol=1e-6)


def test_a_band_that_is_lacking_is_told_by_the_others_or_stays_missing():
    rng = np.random.default_rng(2)
    a, b = rng.uniform(0.05, 0.5, (2, 6, 30))
    green = np.exp(0.5 * np.log(a + 0.03) + 0.5 * np.log(b + 0.03)) - 0.03
    values = np.stack([a, b, green, rng.uniform(0.05, 0.5, a.shape)], axis=1).astype(np.float32)
    coarse = values.copy()
    coarse[:, 2:] = np.nan
    found = filled(values, np.ones((6, 30), bool), coarse)
    np.testing.assert_allclose(found[:, 2], green, atol=1e-3)
    assert np.isnan(found[:, 3]).all()


def test_dates_are_put_together_as_far_as_it_takes():
    rng = np.random.default_rng(3)
    days, values = np.arange(400.0), rng.random((400, 1, 2)).astype(np.float32)
    clear = rng.random((400, 2)) < 0.5
    when, means, seen = together(days, values, clear)
    assert len(when) == 80 and when[0] == 2.0  # stretches of five days
    for m in range(2):
        of_first = values[:5, 0, m][clear[:5, m]]
        assert seen[0, m] == bool(len(of_first))
        assert means[0, 0, m] == pytest.approx(of_first.mean() if len(of_first) else 0.0)
    few = together(days[:70], values[:70], clear[:70])
    np.testing.assert_array_equal(few[0], days[:70])


def test_a_run_learns_from_both_and_says_so(tmp_path):
    write(tmp_path)
    listener = Listener()
    result = made_runs.run(job(tmp_path, bands=("NDVI",), method="gp"), listener)
    said = "\n".join(listener.lines)
    assert "The coarse rasters (30 dates, pixels of 100 m) are compared" in said
    manifest = json.loads(Path(result.manifest).read_text())
    assert manifest["coarse"]["metres"] == pytest.approx(100.0, rel=0.01)
    assert len(manifest["coarse"]["acquisitions"]) == 30
    assert len(manifest["parameters"]["coarse"]) == 30
    components = manifest["learned"][0]["model"]["components"]
    assert components[0]["coarse_share"][0] > 0
    assert "ndvi: The coarse rasters are believed to" in said
    page = Path(result.report).read_text(encoding="utf-8")
    assert "30 dates from 2021-03-01 to 2021-06-25, pixels of 100 m, bands nir, red." in page
    believed = page.partition("<td>ndvi</td>")[2]
    assert believed.lstrip().startswith("<td>gp</td>") and " %</td>" in believed[:60]
    assert "All 30 dates" in page and "<td>MOD09_20210625</td>" in page


def test_a_method_that_makes_no_use_of_it_says_so(tmp_path):
    write(tmp_path)
    listener = Listener()
    given = job(tmp_path, bands=("NDVI",), method="linear")
    result = made_runs.run(given, listener)
    assert any("linear makes no use of the coarse rasters" in text for text in listener.warnings)
    assert any("30 of 30 coarse acquisitions have no cloud mask" in t for t in listener.warnings)
    assert "makes no use of it" in Path(result.report).read_text(encoding="utf-8")


def test_what_a_result_depends_on_includes_the_coarse_rasters(tmp_path):
    whole = write(tmp_path)
    scene = open_scene(whole, SILENT)
    without = replace(whole, coarse=())
    identities = [
        identity_of_job(one, other)
        for one, other in ((whole, scene), (without, open_scene(without, SILENT)))
    ]
    assert identities[0] != identities[1]


def test_rasters_that_are_not_coarser_are_refused(tmp_path):
    given = write(tmp_path, size=1)
    with pytest.raises(ParameterError, match=r"pixels of .* m, the optical ones of .* OPTICAL"):
        open_scene(given, SILENT)
    scene = open_scene(replace(given, coarse_resolution=100.0), SILENT)
    assert scene.coarse.metres == 100.0


def test_coarse_files_among_the_fine_ones_are_taken_out_or_pointed_at(tmp_path):
    given = write(tmp_path)
    both = replace(given, optical=(*given.optical, *given.coarse))
    scene = open_scene(both, SILENT)
    assert len(scene.optical.dates) == 10 and len(scene.coarse.optical.dates) == 30
    assert not any("in COARSE" in text for text in scene.problems)
    mixed = open_scene(replace(both, coarse=()), SILENT)
    (told,) = [text for text in mixed.problems if "in COARSE" in text]
    assert told.startswith(
        "30 of 40 optical acquisitions have pixels of 100 m beside others of 10 m"
    )
    assert "MOD09_20210301" in told and "27 more" in told
    with pytest.raises(InputError, match="OPTICAL and COARSE are the same rasters"):
        open_scene(replace(given, optical=given.coarse), SILENT)


def test_a_size_below_zero_is_refused(tmp_path):
    with pytest.raises(ParameterError, match="COARSE_RESOLUTION is -3"):
        made_runs.run(replace(write(tmp_path), coarse_resolution=-3.0), SILENT)


def test_a_coarse_sensor_without_the_bands_is_refused(tmp_path):
    given = write(tmp_path, names=("swir1", "swir2"))
    with pytest.raises(InputError, match="nothing that tells of B04, B08"):
        open_scene(given, SILENT)


def test_a_coarse_sensor_of_another_time_is_refused(tmp_path):
    given = write(tmp_path, days=range(400, 420, 4))
    with pytest.raises(NoOverlapError, match=r"coarse acquisitions .* share no time"):
        open_scene(given, SILENT)


def test_a_coarse_sensor_of_another_place_is_of_no_use_and_this_is_said(tmp_path):
    write(tmp_path, corner=(700_000, 5_600_000))
    listener = Listener()
    made_runs.run(job(tmp_path, bands=("NDVI",), method="gp"), listener)
    assert any(
        "of no use for ndvi: both sensors saw 0 squares" in text for text in listener.warnings
    )
