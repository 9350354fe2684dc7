"""What is learned of a scene: the same for whoever learns it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import made_scene
import numpy as np
import pytest

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis import prepare_sar as preparation
from stori_plugin.engine.analysis.prepare_sar import prepare_sar
from stori_plugin.engine.options.prepare_sar_options import PrepareSarOptions
from stori_plugin.engine.options.series_options import Execution, SeriesRequest
from stori_plugin.engine.options.validate_options import ValidationOptions
from stori_plugin.engine.preview.pixel_preview import Preview
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.learn_scene import learning_samples, read_samples
from stori_plugin.engine.scene.sar_reader import SarReader, learn_sar_levels
from stori_plugin.engine.scene.scene import open_scene, read_block
from stori_plugin.engine.support.errors import CancelledError
from stori_plugin.engine.support.progress import SILENT, Progress
from stori_plugin.engine.training.train import TrainingInputs, train
from stori_plugin.engine.validation.validate import run_validation

ROWS, COLUMNS = 64, 128


def date_text(day: int) -> str:
    return f"{made_scene.FIRST_DAY + dt.timedelta(days=day):%Y%m%d}"


class UntilHiding(Progress):
    """Stops validation and training when they have read what they need."""

    stopped = False

    def step(self, text: str) -> None:
        self.stopped |= text.startswith("Hiding")

    def is_cancelled(self) -> bool:
        return self.stopped


def write_wide_scene(folder: Path) -> Job:
    """Write a scene of more windows than levels are learned from; orbits differ from row to row."""
    rng = np.random.default_rng(0)
    for day in range(0, 200, 20):
        ground = rng.normal(2000, 100, (2, ROWS, COLUMNS)).astype(np.uint16)
        path = folder / "optical" / f"S2A_{date_text(day)}.tif"
        made_scene.write_raster(path, ground, ("B04", "B08"), 0)
    downwards = np.linspace(1.0, 9.0, ROWS)[:, None]
    for day in range(0, 200, 7):
        level = np.array([-11.0, -18.0])[:, None, None]
        power = level + rng.normal(0, 0.5, (2, ROWS, COLUMNS)) + downwards * (day % 2)
        orbit = "060000_DSC" if day % 2 else "173200_ASC"
        path = folder / "sar" / f"S1A_IW_GRDH_{date_text(day)}T{orbit}.tif"
        made_scene.write_raster(path, power.astype(np.float32), ("VV", "VH"), float("nan"))
    optical, sar = (tuple(rasters_in(str(folder / name))) for name in ("optical", "sar"))
    given = {"bands": ("B04", "B08"), "cloud_mask": "none", "method": "linear", "step": "P90D"}
    return Job(optical, str(folder / "out"), sar, workers=1, **given)


def test_run_preview_validation_training_and_preparation_read_at_one_level(tmp_path, monkeypatch):
    job = write_wide_scene(tmp_path)
    used = []
    read, task = SarReader.read, preparation.preparation_task

    def noting(self, datasets, window, levels, check=lambda: None):
        used[-1].append(levels)
        return read(self, datasets, window, levels, check)

    def noting_task(target, reader, levels, *rest):
        used[-1].append(levels)
        return task(target, reader, levels, *rest)

    monkeypatch.setattr(SarReader, "read", noting)
    monkeypatch.setattr(preparation, "preparation_task", noting_task)
    used.append([])
    manifest = json.loads(Path(reconstruct(job).manifest).read_text("utf-8"))
    used.append([])
    preview = Preview(job)
    preview.learn("linear", "B04")
    preview.close(wait=True)
    used.append([])
    with pytest.raises(CancelledError):
        run_validation(job, ValidationOptions(("linear",)), UntilHiding())
    used.append([])
    with pytest.raises(CancelledError):
        train(TrainingInputs((job,), steps=1), UntilHiding())
    used.append([])
    execution = Execution(str(tmp_path / "prepared"), 1, 1024)
    prepare_sar(job.sar, SeriesRequest(), PrepareSarOptions(), execution, SILENT)

    assert all(used) and len(used) == 5
    first = used[0][0]
    assert np.abs(first.offsets).min() > 0.5
    for levels in (levels for those in used for levels in those):
        np.testing.assert_array_equal(levels.offsets, first.offsets)
        assert levels.windows == first.windows
    # Two windows side by side across the middle of this grid, none at its edge.
    assert [(w.row, w.column) for w in first.windows] == [(16, 16), (16, 80)]
    assert all(item["units"] == ["decibel"] for item in manifest["sar"])
    written = [item["level_offset_db"] for item in manifest["sar"]]
    np.testing.assert_array_equal(written, first.offsets.round(4).tolist())


def test_more_windows_are_read_where_few_dates_are_clear(tmp_path):
    job = write_wide_scene(tmp_path)
    scene = open_scene(job, SILENT)
    with GridReader(scene.grid) as datasets:
        levels = learn_sar_levels(scene.sar, datasets)
        looked: list[object] = []

        def read(window, clear_dates: int):
            looked.append(window)
            block = read_block(scene, levels, datasets, window, lambda: None)
            block.clear[clear_dates:] = False
            return block

        samples = learning_samples(scene, lambda window: read(window, 3))
        assert len(looked) == 8 and samples["reflectance"].pixels == 8 * 51
        learning_samples(scene, lambda window: read(window, 2))
        more = read_samples(scene, levels, datasets, 16, 2000, SILENT)
    assert len(looked) == 8 + 2 * 8
    assert more["reflectance"].pixels == 8 * 251


def test_a_scene_without_sar_has_the_levels_of_no_pass(tmp_path):
    job = write_wide_scene(tmp_path)
    scene = open_scene(Job(job.optical, "", cloud_mask="none"), SILENT)
    with GridReader(scene.grid) as datasets:
        levels = learn_sar_levels(scene.sar, datasets)
        block = read_block(scene, levels, datasets, scene.grid.windows(32)[0], lambda: None)
    assert levels.offsets.size == 0 and levels.windows == () and block.sar is None
