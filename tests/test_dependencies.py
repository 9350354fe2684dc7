"""The sentence about missing packages fits the platform."""

from __future__ import annotations

import sys

import pytest

from stori_plugin import dependencies
from stori_plugin.engine.support import installing
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


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        (
            ("rasterio",),
            "choose python3-rasterio in the OSGeo4W Setup (Advanced Install) (or, where QGIS came "
            "without that Setup, run “python -m pip install --user numpy==1.26.4 rasterio” in the "
            "OSGeo4W Shell from the start menu), and restart QGIS.",
        ),
        (
            ("scipy", "numba", "rasterio"),
            "choose python3-rasterio and python3-scipy in the OSGeo4W Setup (Advanced Install), "
            "run “python -m pip install --user numpy==1.26.4 numba” in the OSGeo4W Shell from the "
            "start menu (or, where QGIS came without that Setup, run “python -m pip install --user "
            "numpy==1.26.4 scipy numba rasterio” in the OSGeo4W Shell from the start menu), and "
            "restart QGIS.",
        ),
        (
            ("numba",),
            "which this QGIS does not have: run “python -m pip install --user numpy==1.26.4 numba” "
            "in the OSGeo4W Shell from the start menu, and restart QGIS.",
        ),
    ],
)
def test_on_windows_the_packages_of_osgeo4w_come_first(monkeypatch, tmp_path, packages, expected):
    monkeypatch.setattr(dependencies, "is_installed", lambda package: package not in packages)
    monkeypatch.setattr(installing.importlib.metadata, "version", lambda package: "1.26.4")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert dependencies.missing_sentence(packages).endswith(expected)


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("win32", "choose python3-rasterio in the OSGeo4W Setup (Advanced Install), which has the"),
        ("linux", "start QGIS without PROJ_DATA, or take away a rasterio that pip installed"),
        ("darwin", "bin/python3' -m pip install --user numpy=="),
    ],
)
def test_a_rasterio_whose_proj_clashes_is_a_sentence_with_the_remedy(
    monkeypatch, tmp_path, platform, expected
):
    why = "The EPSG code is unknown"
    monkeypatch.setattr(dependencies.raster_library, "unknown_coordinates", lambda: why)
    monkeypatch.setenv("PROJ_DATA", "C:/QGIS/share/proj")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(MissingPackageError) as caught:
        dependencies.import_required(("rasterio",))
    sentence = str(caught.value)
    assert "its PROJ clashes with that of QGIS" in sentence and expected in sentence
    assert "knows no coordinate system while PROJ_DATA is C:/QGIS/share/proj (The EPSG" in sentence
    assert sentence.endswith("and restart QGIS.")


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
