"""The sentence about missing packages fits the platform."""

from __future__ import annotations

import sys

import pytest

from stori_plugin import dependencies
from stori_plugin.engine.support.errors import MissingPackageError

ABSENT = ("surely_absent_package", "json")


def sentence_on(monkeypatch, tmp_path, platform: str, conda=False, flatpak="") -> str:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setenv("FLATPAK_ID", flatpak)
    if conda:
        (tmp_path / "conda-meta").mkdir()
    return dependencies.missing_sentence(ABSENT)


def test_nothing_missing_needs_no_sentence():
    assert dependencies.missing_sentence(("json", "csv")) == ""
    dependencies.import_required(("json", "csv"))


@pytest.mark.parametrize(
    ("platform", "options", "expected"),
    [
        ("linux", {}, "sudo apt install python3-surely_absent_package"),
        ("linux", {"conda": True}, "conda install -c conda-forge surely_absent_package"),
        ("linux", {"flatpak": "org.qgis.qgis"}, "flatpak run --devel --command=python3 org.qgis"),
        ("win32", {}, "OSGeo4W Shell"),
        ("darwin", {}, "bin/python3' -m pip install --user numpy=="),
    ],
)
def test_each_platform_has_its_way(monkeypatch, tmp_path, platform, options, expected):
    sentence = sentence_on(monkeypatch, tmp_path, platform, **options)
    assert expected in sentence
    assert sentence.startswith("STORI needs the Python package surely_absent_package, which")
    assert sentence.endswith("restart QGIS.")


def test_pip_never_replaces_the_numpy_of_qgis(monkeypatch, tmp_path):
    import numpy

    sentence = sentence_on(monkeypatch, tmp_path, "win32")
    assert f"numpy=={numpy.__version__} surely_absent_package" in sentence


def test_several_packages_are_listed_as_people_do():
    sentence = dependencies.missing_sentence(("absent_one", "absent_two", "absent_three"))
    assert "the Python packages absent_one, absent_two and absent_three" in sentence


def test_a_package_that_is_missing_stops_the_run_with_the_sentence():
    with pytest.raises(MissingPackageError, match="needs the Python package surely_absent_package"):
        dependencies.import_required(ABSENT)


def test_a_package_that_does_not_load_is_named(monkeypatch, tmp_path):
    (tmp_path / "broken_kernels.py").write_text("raise SystemError('initialization failed')")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(MissingPackageError) as caught:
        dependencies.import_required(("broken_kernels",))
    sentence = str(caught.value)
    assert "broken_kernels is installed but does not load" in sentence
    assert "SystemError: initialization failed" in sentence
