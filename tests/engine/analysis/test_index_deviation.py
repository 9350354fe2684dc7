"""Standard deviations of indices from those of their bands."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.analysis.index_deviation import propagated, with_deviation
from stori_plugin.engine.analysis.series_stack import in_range
from stori_plugin.engine.pixels.spectral_indices import NAMES, compute, index_named

MEADOW = {
    **{"blue": 0.03, "green": 0.08, "red": 0.04, "rededge1": 0.11, "rededge3": 0.38},
    **{"nir": 0.42, "nir_narrow": 0.43, "swir1": 0.20, "swir2": 0.10},
}


def of_bands(index, reflectance, sd):
    bands = {role: np.asarray(reflectance[role], np.float32) for role in index.roles}
    sds = {role: np.full(bands[role].shape, sd, np.float32) for role in index.roles}
    values = in_range(index, compute(index, bands))
    return with_deviation(index, values, bands, sds)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_what_many_draws_of_the_bands_show(name):
    index = index_named(name)
    rng = np.random.default_rng(3)
    drawn = {role: rng.normal(MEADOW[role], 0.001, 40_000) for role in index.roles}
    _, sd = of_bands(index, {role: [MEADOW[role]] for role in index.roles}, 0.001)
    assert sd[0] == pytest.approx(compute(index, drawn).std(), rel=0.05)


@pytest.mark.parametrize("size", [0.5, 0.1, 0.01, 2e-3, 5e-4, 1e-4, 1e-5, 2e-6])
def test_that_of_ndvi_is_right_however_dark_the_ground(size):
    nir, red, noise = 0.7 * size, 0.3 * size, 0.02 * size
    values, sd = of_bands(index_named("NDVI"), {"nir": [nir], "red": [red]}, noise)
    assert values[0] == pytest.approx(0.4, abs=1e-6)
    assert sd[0] == pytest.approx(2 / size**2 * noise * np.hypot(nir, red), rel=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_value_and_deviation_are_there_together_or_not_at_all(name):
    index = index_named(name)
    rng = np.random.default_rng(4)
    scale = 10.0 ** rng.uniform(-9, 0, 5000)
    reflectance = {role: scale * rng.normal(0.4, 0.6, 5000) for role in index.roles}
    reflectance[index.roles[0]][:50] = 0.0
    reflectance[index.roles[1]][25:75] = 0.0
    values, sd = of_bands(index, reflectance, 0.01)
    assert np.array_equal(np.isnan(values), np.isnan(sd))
    assert np.isfinite(values).any() and np.isfinite(sd[np.isfinite(values)]).all()
    low, high = index.valid
    assert np.nanmax(sd) <= 0.5 * (high - low) + 1e-6


def test_where_the_deviation_of_a_band_is_not_known_the_value_stands_without():
    index = index_named("NDVI")
    bands = {"nir": np.array([0.4], np.float32), "red": np.array([0.1], np.float32)}
    sds = {"nir": np.array([np.nan], np.float32), "red": np.array([0.01], np.float32)}
    values, sd = with_deviation(index, compute(index, bands), bands, sds)
    assert values[0] == pytest.approx(0.6) and np.isnan(sd[0])
    assert propagated(index, bands, sds).dtype == np.float32
