"""Training: a model from scenes and tables, and sentences for what cannot be trained on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_tables import write_table
from read_page import NAME, Page

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.methods.network.model_file import load_model
from stori_plugin.engine.options.train_options import TrainingInputs
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import SILENT, Progress
from stori_plugin.engine.training import pretraining
from stori_plugin.engine.training.train import train
from stori_plugin.engine.training.training_report import training_html


@pytest.fixture(scope="session")
def table(tmp_path_factory) -> Path:
    return write_table(tmp_path_factory.mktemp("table") / "series.csv")


def scene_job(scene) -> Job:
    optical, sar = (tuple(rasters_in(str(folder))) for folder in scene)
    return Job(optical, "", sar)


def test_a_scene_is_learned_from(scene):
    result = train(TrainingInputs((scene_job(scene),), steps=10), SILENT)
    assert result.sources[0][0] == Path(scene[0]).name and result.sources[0][1] > 100
    assert result.outcome.curve[0].step == 0 and result.outcome.curve[-1].step == 10
    assert result.improved == (result.outcome.best.step > 0)


def test_the_same_table_gives_the_same_model(table):
    inputs = TrainingInputs(tables=(str(table),), steps=10)
    one, other = train(inputs, SILENT), train(inputs, SILENT)
    for name, array in one.model.weights.items():
        np.testing.assert_array_equal(array, other.model.weights[name])
    assert one.model.trust == other.model.trust
    page = training_html(replace(one, sources=((NAME, 7),)), f"{NAME}.npz")
    assert page.count("<svg") == 2 and f"{NAME} 7" in Page(page).text
    assert f"Model: {NAME}.npz" in Page(page).text


def test_a_scene_without_sar_or_too_short_is_a_sentence(scene):
    whole = scene_job(scene)
    with pytest.raises(InputError, match="needs both optical and SAR"):
        train(TrainingInputs((Job(whole.optical, ""),), steps=10), SILENT)
    few = tuple(source for source in whole.optical if "MSIL2A_202103" in Path(source.path).name)
    with pytest.raises(InputError, match="too short or too cloudy to hold out a part"):
        train(TrainingInputs((Job(few, "", whole.sar),), steps=10), SILENT)
    with pytest.raises(InputError, match="Nothing is given to train on"):
        train(TrainingInputs(), SILENT)


def test_training_stops_when_asked_and_leaves_nothing(table):
    class Stopping(Progress):
        training = False

        def step(self, text):
            self.training |= text.startswith("Training")

        def is_cancelled(self):
            return self.training

    with pytest.raises(CancelledError):
        train(TrainingInputs(tables=(str(table),), steps=5000), Stopping())


@pytest.fixture
def invented_once(monkeypatch):
    """Invent each place once for all trainings of a test."""
    made, invented = {}, pretraining._simulated

    def simulated(plan, number, progress):
        if number not in made:
            made[number] = list(invented(plan, number, progress))
        return made[number]

    monkeypatch.setattr(pretraining, "_simulated", simulated)


def test_the_command_that_makes_the_plugins_weights(table, invented_once, tmp_path, capsys):
    from stori_plugin.engine.training.__main__ import main

    target = tmp_path / "model.npz"
    given = ["train", str(target), "--places", "2", "--steps", "4", "--table", str(table), "--half"]
    assert main(given) == 0
    told = capsys.readouterr().out
    assert "Training" in told and "held out" in told and f"Written: {target}" in told
    assert load_model(target).about["trained_on"] == ["2 simulated places", "series.csv, half"]
    regional = tmp_path / "regional.npz"
    assert main(["train", str(regional), *given[2:], "--region"]) == 0
    weights = [load_model(path).weights["head"] for path in (target, regional)]
    assert not np.array_equal(*weights), "real series are a larger part of each batch"
    assert main([*given[:-2], str(tmp_path / "absent.csv")]) == 1
    assert "There is no table" in capsys.readouterr().err
