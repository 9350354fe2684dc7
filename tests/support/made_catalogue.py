"""A stand-in of the package that holds the optional catalogue of indices."""

from __future__ import annotations

import importlib.machinery
import sys
import types
from contextlib import contextmanager

from stori_plugin.engine.acquisitions import index_catalogue


def entry(*bands):
    return types.SimpleNamespace(bands=bands, long_name="An index", reference="Somebody 2020")


def stand_in() -> types.ModuleType:
    module = types.ModuleType("spyndex")
    module.__spec__ = importlib.machinery.ModuleSpec("spyndex", None)
    module.indices = {
        "WDRVI": entry("alpha", "N", "R"),
        "NDVI": entry("N", "R"),
        "VHVVR": entry("VH", "VV"),
        "NDYI": entry("G", "Y"),
        "kEVI": entry("kNN", "kNR"),
    }
    half = types.SimpleNamespace(default=0.1)
    module.constants = {"alpha": half, "PAR": types.SimpleNamespace(default=None)}

    def compute(name, given):
        weighted = given["alpha"] * given["N"]
        return (weighted - given["R"]) / (weighted + given["R"])

    module.computeIndex = compute
    return module


@contextmanager
def installed_catalogue(monkeypatch):
    """Have the stand-in installed for as long as the ``with`` lasts."""
    monkeypatch.setitem(sys.modules, "spyndex", stand_in())
    index_catalogue._catalogue.cache_clear()
    yield
    index_catalogue._catalogue.cache_clear()
