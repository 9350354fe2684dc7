"""METHOD=auto from folders to rasters: what it writes, says and leaves in the manifest."""

from __future__ import annotations

import json
from pathlib import Path

import made_scene
import numpy as np
import pytest
from made_runs import Listener, pixels, reconstruct

from stori_plugin.engine.learning import fitting
from stori_plugin.engine.methods.method_registry import METHODS, GaussianProcess, Linear
from stori_plugin.engine.run.run_result import read_result


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    made_scene.write_scene(folder)
    return folder


@pytest.fixture(scope="module")
def run_once(folder, tmp_path_factory):
    listener = Listener()
    output = tmp_path_factory.mktemp("auto")
    changes = {"bands": ("B04", "B08"), "step": "P20D", "method": "auto", "finetune": False}
    return reconstruct(folder, output, listener, **changes), listener


def test_the_choice_is_in_the_manifest_the_log_and_the_report(run_once):
    result, listener = run_once
    manifest = json.loads(Path(result.manifest).read_text("utf-8"))
    assert manifest["parameters"]["method"] == "auto"
    (learned,) = manifest["learned"]
    because = learned["chosen_because"]
    assert because.startswith("reflectance: ") and because in listener.lines
    selection = learned["selection"]
    assert set(selection["method"]) == {"B04", "B08"}
    used = {name for row in selection["method"].values() for name in row}
    assert set(learned["method"].split(" + ")) == used <= set(METHODS)
    assert {"linear", "whittaker"} <= set(selection["rmse"])
    assert all(f"Trying {name} on hidden dates." in listener.lines for name in METHODS)
    page = Path(result.report).read_text("utf-8")
    assert "Root mean square errors" in page and "✓" in page
    assert "error of reflectance by gap length" in page and page.count("<details>") >= 3
    outcome = read_result(result.manifest)
    assert outcome.chosen == because and outcome.methods == {"reflectance": learned["method"]}
    assert f"by {learned['method']};" in result.summary


@pytest.fixture
def taking_turns(monkeypatch):
    """Lines where observations are near, the Gaussian process in longer gaps."""
    from stori_plugin.engine.learning import warm_up as warm_up_module
    from stori_plugin.engine.learning.method_choice import MethodChoice

    def chosen(found):
        methods = ("gp", "linear")
        row = np.array([[1, 1, 0, 0]] * 2)
        return MethodChoice(methods, np.array([10.0, 20, 40, 80]), row, np.ones((2, 2, 4)), 9)

    for module in (fitting, warm_up_module):
        monkeypatch.setattr(module, "METHODS", {"gp": GaussianProcess, "linear": Linear})
    monkeypatch.setattr(fitting, "choose_methods", chosen)


def test_the_same_bits_whatever_the_blocks_and_the_workers(taking_turns, tmp_path):
    scene = tmp_path / "scene"
    made_scene.write_scene(scene)
    changes = {"bands": ("B04", "B08"), "step": "P20D", "method": "auto"}
    one = pixels(reconstruct(scene, tmp_path / "one", workers=1, **changes))
    many = pixels(reconstruct(scene, tmp_path / "many", workers=3, memory=64, **changes))
    assert set(one) == set(many) and len(one) > 10
    for name, stored in one.items():
        np.testing.assert_array_equal(stored, many[name], err_msg=name)
    alone = pixels(reconstruct(scene, tmp_path / "gp", **{**changes, "method": "gp"}))
    assert any((alone[name] != stored).any() for name, stored in one.items())
