"""Indices of the optional catalogue beside the built-in ones, by a stand-in of the package."""

from __future__ import annotations

import importlib.machinery
import sys
import types

import numpy as np
import pytest
from suite_fixtures import (  # noqa: F401
    processing_fixture,
    provider_fixture,
    reconstructed_fixture,
    scene_fixture,
)

from stori_plugin.engine.acquisitions import index_catalogue
from stori_plugin.engine.pixels import spectral_indices
from stori_plugin.engine.support.errors import UnknownBandError


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


@pytest.fixture
def installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "spyndex", stand_in())
    index_catalogue._catalogue.cache_clear()
    yield
    index_catalogue._catalogue.cache_clear()


@pytest.fixture
def absent(monkeypatch):
    monkeypatch.setattr(index_catalogue, "PACKAGE", "spyndex_that_nobody_has")
    index_catalogue._catalogue.cache_clear()
    yield
    index_catalogue._catalogue.cache_clear()


def test_without_the_package_the_core_serves_and_the_sentence_names_it(absent):
    assert index_catalogue.index_named("ndvi") is spectral_indices.index_named("NDVI")
    assert not index_catalogue.is_index("WDRVI")
    with pytest.raises(UnknownBandError, match=r"“WDRVI” is not an index known here.*package spy"):
        index_catalogue.index_named("WDRVI")


def test_with_it_indices_of_optical_bands_are_offered_and_the_core_comes_first(installed):
    assert index_catalogue.is_index("wdrvi") and index_catalogue.is_index(" WDRVI ")
    assert not any(index_catalogue.is_index(name) for name in ("VHVVR", "NDYI", "kEVI"))
    assert index_catalogue.index_named("NDVI") is spectral_indices.index_named("NDVI")
    assert "and 1 more of Awesome Spectral Indices" in index_catalogue.known()
    index = index_catalogue.index_named("wdrvi")
    assert index.roles == ("nir", "red")
    red, nir = np.float32([0.05, 0.0]), np.float32([0.4, 0.0])
    values = spectral_indices.compute(index, {"red": red, "nir": nir})
    assert values[0] == pytest.approx((0.04 - 0.05) / (0.04 + 0.05)) and np.isnan(values[1])


def test_an_index_of_the_catalogue_is_computed_with_its_spread(
    installed, processing, provider, reconstructed, tmp_path
):
    import rasterio

    given = {"SERIES_FOLDER": str(reconstructed), "INDICES": "wdrvi", "OUTPUT": str(tmp_path)}
    layers = processing.run("stori:spectralindex", given)["LAYERS"]
    assert layers and layers[0].endswith("wdrvi_20210301.tif")
    with rasterio.open(layers[0].replace(".tif", "_sd.tif")) as raster:
        assert raster.descriptions == ("WDRVI",) and np.nanmin(raster.read(1)) >= 0
    sampled = {"SERIES_FOLDER": str(tmp_path), "OUTPUT": str(tmp_path / "stack")}
    processing.run("stori:temporalstack", sampled)
    assert (tmp_path / "stack" / "wdrvi_stack.tif").is_file()
