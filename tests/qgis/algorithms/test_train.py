"""``stori:train``: a model file from scenes and tables, and sentences for what cannot teach."""

from __future__ import annotations

import datetime
import math
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("numba")

from suite_fixtures import (  # noqa: F401
    described,
    names_of,
    processing_fixture,
    project_fixture,
    provider_fixture,
    scene_fixture,
    sentence_of,
)

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.methods.network.model_file import load_model
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import Progress
from stori_plugin.engine.training.train import TrainingInputs, run_training
from stori_plugin.engine.training.training_report import training_html


def write_table(path: Path, series: int = 14, dates: int = 42) -> Path:
    """Write fields that grow and are harvested, a third of the dates clouded."""
    random = np.random.default_rng(1)
    lines = ["id,date,red,nir,VV,VH,crop"]
    for number in range(series):
        sown = random.uniform(60, 160)
        for step in range(dates):
            day = 10 * step
            cover = math.exp(-0.5 * ((day % 365 - sown) / 40) ** 2)
            date = datetime.date(2022, 1, 1) + datetime.timedelta(days=day)
            red, nir = 0.15 - 0.11 * cover, 0.22 + 0.22 * cover
            seen = f"{red + random.normal(0, 0.01):.4f},{nir + random.normal(0, 0.01):.4f}"
            bands = "," if random.random() < 0.35 else seen
            vv, vh = -11 + 1.5 * cover, -19 + 4 * cover
            vv, vh = vv + random.normal(0, 0.5), vh + random.normal(0, 0.5)
            lines.append(f"{number},{date},{bands},{vv:.2f},{vh:.2f},wheat")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def table(tmp_path_factory) -> Path:
    return write_table(tmp_path_factory.mktemp("table") / "series.csv")


def scene_job(scene) -> Job:
    optical, sar = (tuple(rasters_in(str(folder))) for folder in scene)
    return Job(optical, "", sar)


def test_it_explains_itself(provider):
    algorithm = described("stori:train")
    assert names_of(algorithm)[:7] == [
        "OPTICAL", "OPTICAL_FOLDER", "SAR", "SAR_FOLDER", "SCENES", "TABLE", "STEPS",
    ]  # fmt: skip
    assert names_of(algorithm)[-2:] == ["OUTPUT", "HTML"]


def test_a_table_becomes_a_model_that_reconstruct_takes(processing, provider, table, tmp_path):
    output, page = tmp_path / "new" / "model.npz", tmp_path / "page.html"
    given = {"TABLE": str(table), "STEPS": 10, "OUTPUT": str(output), "HTML": str(page)}
    done = processing.run("stori:train", given)
    assert done == {"OUTPUT": str(output), "HTML": str(page)}
    model = load_model(output)
    assert model.about["trained_on"] == ["series.csv"] and model.about["started_from"]
    text = page.read_text("utf-8")
    for words in ("series.csv", "Held-out error by step", "Loss by step", "<svg", "gap from"):
        assert words in text


def test_a_scene_is_learned_from(scene):
    taught = run_training(TrainingInputs((scene_job(scene),), steps=10), Progress())
    assert taught.sources[0][0] == Path(scene[0]).name and taught.sources[0][1] > 100
    assert taught.trained.curve[0].step == 0 and taught.trained.curve[-1].step == 10
    assert taught.gained == (taught.trained.best.step > 0)


def test_the_same_table_gives_the_same_model(table):
    lesson = TrainingInputs(tables=(str(table),), steps=10)
    one, other = run_training(lesson, Progress()), run_training(lesson, Progress())
    for name, array in one.model.weights.items():
        np.testing.assert_array_equal(array, other.model.weights[name])
    assert one.model.trust == other.model.trust
    assert training_html(one, "model.npz").count("<svg") == 2


def test_nothing_to_train_on(processing, provider, table, scene, tmp_path):
    output = {"OUTPUT": str(tmp_path / "model.npz")}
    assert "Nothing is given to train on" in sentence_of(processing, "stori:train", output)
    half = {**output, "OPTICAL_FOLDER": str(scene[0])}
    assert "give OPTICAL and SAR, or neither" in sentence_of(processing, "stori:train", half)
    absent = {**output, "TABLE": str(tmp_path / "absent.csv")}
    assert "The file of TABLE" in sentence_of(processing, "stori:train", absent)
    row = {**output, "SCENES": [str(scene[0]), "/not/there"]}
    told = sentence_of(processing, "stori:train", row)
    assert "The SAR folder of row 1 of SCENES, “/not/there”, does not exist" in told
    assert not (tmp_path / "model.npz").exists()


def test_a_wrong_start_or_a_poor_table_is_a_sentence(processing, provider, table, tmp_path):
    wrong = tmp_path / "wrong.npz"
    wrong.write_text("no model")
    given = {"TABLE": str(table), "OUTPUT": str(tmp_path / "model.npz"), "MODEL": str(wrong)}
    assert "is no model of the STORI network" in sentence_of(processing, "stori:train", given)
    poor = write_table(tmp_path / "poor.csv", series=3)
    with pytest.raises(InputError, match="has 3 usable series; give 8 or more"):
        run_training(TrainingInputs(tables=(str(poor),), steps=10), Progress())


@pytest.mark.parametrize("name", ["reconstruct", "validate"])
def test_a_model_that_is_not_there_or_is_none(processing, provider, scene, tmp_path, name):
    place = {"reconstruct": {"OUTPUT": "out"}, "validate": {"TABLE": "scores.csv"}}[name]
    place = {key: str(tmp_path / value) for key, value in place.items()}
    given = {"OPTICAL_FOLDER": str(scene[0]), "MODEL": str(tmp_path / "absent.npz"), **place}
    assert "The file of MODEL" in sentence_of(processing, f"stori:{name}", given)
    (tmp_path / "text.npz").write_text("no model")
    given["MODEL"] = str(tmp_path / "text.npz")
    assert "is no model of the STORI network" in sentence_of(processing, f"stori:{name}", given)
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_scene_without_sar_or_too_short_is_a_sentence(scene):
    whole = scene_job(scene)
    with pytest.raises(InputError, match="needs both optical and SAR"):
        run_training(TrainingInputs((Job(whole.optical, ""),), steps=10), Progress())
    few = tuple(source for source in whole.optical if "MSIL2A_202103" in Path(source.path).name)
    with pytest.raises(InputError, match="too short or too cloudy to hold out a part"):
        run_training(TrainingInputs((Job(few, "", whole.sar),), steps=10), Progress())
    with pytest.raises(InputError, match="Nothing is given to train on"):
        run_training(TrainingInputs(), Progress())


def test_training_stops_when_asked_and_leaves_nothing(table):
    class Stopping(Progress):
        training = False

        def step(self, text):
            self.training |= text.startswith("Training")

        def is_cancelled(self):
            return self.training

    with pytest.raises(CancelledError):
        run_training(TrainingInputs(tables=(str(table),), steps=5000), Stopping())


def test_the_command_that_makes_the_plugins_weights(table, tmp_path, capsys):
    from stori_plugin.engine.training.__main__ import main

    target = tmp_path / "model.npz"
    given = ["train", str(target), "--places", "2", "--steps", "4", "--table", str(table), "--half"]
    assert main(given) == 0
    told = capsys.readouterr().out
    assert "Training" in told and "held out" in told and f"Written: {target}" in told
    assert load_model(target).about["trained_on"] == ["2 simulated places", "series.csv, half"]
    regional = tmp_path / "regional.npz"
    assert main(["train", str(regional), *given[2:], "--region"]) == 0
    practised = [load_model(path).about["series"] for path in (target, regional)]
    assert practised[0] != practised[1]
    assert main([*given[:-2], str(tmp_path / "absent.csv")]) == 1
    assert "There is no table" in capsys.readouterr().err
