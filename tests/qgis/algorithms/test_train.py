"""``stori:train``: a model file from a table, and sentences for what cannot be trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numba")

from made_tables import write_table
from suite import described, names_of, sentence_of

from stori_plugin.engine.methods.network.model_file import load_model
from stori_plugin.engine.options.train_options import TrainingInputs
from stori_plugin.engine.support.errors import InputError
from stori_plugin.engine.support.progress import SILENT
from stori_plugin.engine.training.train import train


@pytest.fixture(scope="session")
def table(tmp_path_factory) -> Path:
    return write_table(tmp_path_factory.mktemp("table") / "series.csv")


def test_it_explains_itself(provider):
    algorithm = described("stori:train")
    assert names_of(algorithm)[:7] == [
        "OPTICAL_FOLDER", "OPTICAL", "SAR_FOLDER", "SAR", "SCENES", "TABLE", "STEPS",
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
        train(TrainingInputs(tables=(str(poor),), steps=10), SILENT)


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
