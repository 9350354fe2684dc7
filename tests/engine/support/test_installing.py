"""Sentences about packages that little needs."""

from __future__ import annotations

import sys

import pytest

from stori_plugin.engine.support import installing
from stori_plugin.engine.support.installing import cannot_do


@pytest.fixture
def plain_linux(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setenv("FLATPAK_ID", "")
    monkeypatch.setattr(installing.sysconfig, "get_path", lambda name: str(tmp_path))
    return tmp_path


def with_numpy(monkeypatch, version: str) -> None:
    monkeypatch.setattr(installing.importlib.metadata, "version", lambda package: version)


def absent(module: str) -> ImportError:
    return ModuleNotFoundError(f"No module named '{module}'", name=module)


def test_what_is_absent_is_told_with_the_command_that_keeps_numpy(plain_linux, monkeypatch):
    with_numpy(monkeypatch, "2.1.3")
    error = cannot_do("Reading a.onnx", "onnxruntime", absent("onnxruntime"), "choose a .pt file")
    assert str(error) == (
        "Reading a.onnx needs the Python package onnxruntime, which this QGIS does not have: open "
        "a terminal, run “python3 -m pip install --user numpy==2.1.3 onnxruntime”, and restart "
        "QGIS, or choose a .pt file."
    )


def test_beside_an_older_numpy_a_version_that_loads_is_asked_for(plain_linux, monkeypatch):
    with_numpy(monkeypatch, "1.24.2")
    error = cannot_do(
        "Searching", "pymilvus", absent("pymilvus"), "search the file", with_it=("milvus-lite",)
    )
    assert 'numpy==1.24.2 pymilvus milvus-lite "pyarrow<26"”' in str(error)


def test_what_does_not_load_is_not_called_absent(plain_linux, monkeypatch):
    with_numpy(monkeypatch, "1.24.2")
    why = ImportError("pyarrow requires NumPy 2.0 or newer, found 1.24.2")
    sentence = str(cannot_do("Reading the labels", "pyarrow", why, "save them as metadata.csv"))
    assert "pyarrow, which is installed but does not load (pyarrow requires NumPy 2.0" in sentence
    # A package that lacks another of its own is there as well.
    sentence = str(cannot_do("The file x.db", "milvus-lite", absent("grpc"), "give a server"))
    assert "milvus-lite, which is installed but does not load (No module named 'grpc')" in sentence


def test_a_python_that_the_distribution_looks_after_is_told_so(plain_linux, monkeypatch):
    with_numpy(monkeypatch, "2.1.3")
    (plain_linux / "EXTERNALLY-MANAGED").write_text("")
    assert "pip install --user --break-system-packages numpy==2.1.3 pyarrow”" in str(
        cannot_do("Reading", "pyarrow", absent("pyarrow"), "save them")
    )
    # What distributions have comes from them.
    assert "sudo apt install python3-distributed” (or" in str(
        cannot_do("SCHEDULER", "distributed", absent("distributed"), "leave SCHEDULER empty")
    )
