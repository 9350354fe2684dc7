"""The manual's pages of algorithms say what the algorithms say."""

from __future__ import annotations

import json

import pytest
from qgis_fixtures import processing_fixture, provider_fixture  # noqa: F401

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
