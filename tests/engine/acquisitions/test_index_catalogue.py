"""Indices of the optional catalogue beside the built-in ones, by a stand-in of the package."""

from __future__ import annotations

import numpy as np
import pytest
from made_catalogue import installed_catalogue

from stori_plugin.engine.acquisitions import index_catalogue
from stori_plugin.engine.pixels import spectral_indices
from stori_plugin.engine.support.errors import UnknownBandError


@pytest.fixture
def installed(monkeypatch):
    with installed_catalogue(monkeypatch):
        yield


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
