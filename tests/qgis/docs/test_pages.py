"""The manual's pages of algorithms say what the algorithms say."""

from __future__ import annotations

import json

import pytest

from scripts import docs, docs_navigation


@pytest.fixture
def found(provider):
    return sorted(provider.algorithms(), key=lambda algorithm: algorithm.name())


def test_every_algorithm_has_a_page_with_all_its_parameters(found, tmp_path):
    docs.write(found, tmp_path / "algorithms")
    for algorithm in found:
        text = (tmp_path / "algorithms" / f"{algorithm.name()}.md").read_text(encoding="utf-8")
        assert text.startswith(f"# {algorithm.displayName()}\n")
        for parameter in algorithm.parameterDefinitions():
            assert f"| `{parameter.name()}` | **" in text
        assert f"qgis_process run {algorithm.id()}" in text
        assert "<h3>" not in text


def test_examples_leave_out_what_need_not_be_given(found):
    reconstruct = next(a for a in found if a.name() == "reconstruct")
    assert dict(docs.example(reconstruct)) == {
        "OPTICAL_FOLDER": "sentinel2", "SAR_FOLDER": "sentinel1", "OUTPUT": "result",
    }  # fmt: skip


def test_cells_keep_the_table_whole():
    assert docs._cell("<a>|b\nc") == "&lt;a&gt;&#124;b c"


def test_the_navigation_lists_the_pages(tmp_path):
    (tmp_path / "algorithms").mkdir()
    pages = ["algorithms/index.md", {"Analysis": [{"Changes": "algorithms/changes.md"}]}]
    (tmp_path / "algorithms" / "pages.json").write_text(json.dumps(pages))
    config = {"docs_dir": str(tmp_path), "nav": [{"Algorithms": "algorithms/index.md"}]}
    assert docs_navigation.on_config(config)["nav"] == [{"Algorithms": pages}]


def test_a_group_is_one_table(provider):
    text = docs.index(sorted(provider.algorithms(), key=docs._place_in_the_manual))
    heads = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert heads == [
        "Preparation", "Time series", "Analysis", "Similar places", "Example models",
    ]  # fmt: skip


def test_models_say_what_their_parameters_mean(found):
    model = next(a for a in found if a.name() == "seasoncomparison")
    text = docs.page(model)
    assert "<br>YYYY-MM-DD; choose a day when little grows. | date |" in text
    assert "<html>" not in text and "`change_of_the_peak_value` | **" in text


def test_examples_name_files_that_could_be(found):
    given = {a.name(): dict(docs.example(a)) for a in found}
    assert given["animation"]["OUTPUT"] == "result.gif"
    assert given["train"]["OUTPUT"] == "result.npz"
    assert given["findsimilar"]["INDEX"] == "places.storiindex"
    assert given["seasoncomparison"]["FIRST_START"] < given["seasoncomparison"]["FIRST_END"]


def test_a_terminal_gets_the_help_without_tags(provider, monkeypatch):
    from stori_plugin.algorithms.shared import algorithm

    monkeypatch.setattr(algorithm.QgsApplication, "platform", lambda: "qgis_process")
    text = algorithm.shown_help(
        "<p>One &times;\n two.</p><h3>More</h3>\n<ul><li><b>a</b>: b</li><li>c</li></ul> <p>End</p>"
    )
    assert text == "One × two.\n\nMore\n- a: b\n- c\n\nEnd"
