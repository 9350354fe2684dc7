"""From bands to components and back, with what that does to standard deviations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from stori_plugin.engine.methods.gp.components import find_components


def reflectance(bands=5, n=400, seed=7):
    return np.random.default_rng(seed).uniform(0.02, 0.5, (bands, n))


FIVE = ("blue", "green", "red", "nir", "swir1")


@pytest.mark.parametrize(
    ("roles", "values", "logarithmic"),
    [
        (FIVE, reflectance(), True),
        (("red", "nir"), reflectance(2), True),
        (("", "", ""), reflectance(3), True),
        (("blue",), reflectance(1), True),
        (("rededge1", "nir_narrow", "swir2"), reflectance(3), True),
        (("vegetation",), reflectance(1) * 2 - 0.3, False),
        (FIVE, reflectance() * 10, False),
        (("", ""), reflectance(2) - 0.3, False),
    ],
)
def test_components_go_there_and_back(roles, values, logarithmic):
    components = find_components(values, roles)
    assert components.logarithmic is logarithmic
    assert len(components.names) == len(components.signs) == len(roles)
    there = components.transform(values)
    np.testing.assert_allclose(there.std(axis=1), 1.0, rtol=0.05)
    np.testing.assert_allclose(there.mean(axis=1), 0.0, atol=1e-3)
    back, sd = components.restore(there, np.zeros_like(there))
    np.testing.assert_allclose(back, values, atol=1e-4)
    np.testing.assert_allclose(sd, 0.0, atol=1e-6)


def test_components_know_greenness_and_moisture():
    components = find_components(reflectance(), FIVE)
    assert components.names[:3] == ("greenness", "moisture", "brightness")
    assert components.signs == (1.0, 1.0, None, None, None)
    green = np.array([0.03, 0.07, 0.03, 0.45, 0.18])[:, None]
    bare = np.array([0.08, 0.11, 0.14, 0.22, 0.30])[:, None]
    assert (components.transform(green)[:2] > components.transform(bare)[:2]).all()


@pytest.mark.parametrize(("role", "sign"), [("vegetation", 1.0), ("inverse vegetation", -1.0)])
def test_an_index_has_one_component_of_known_bearing(role, sign):
    components = find_components(reflectance(1), (role,))
    assert (components.signs, components.logarithmic) == ((sign,), False)


@pytest.mark.parametrize("logarithmic", [True, False])
def test_spread_of_components_becomes_that_of_bands(logarithmic):
    values = reflectance(3) * (1 if logarithmic else 10)
    components = find_components(values, ("green", "red", "nir"))
    wide = replace(components, low=np.full(3, -99.0), high=np.full(3, 99.0))
    rng = np.random.default_rng(0)
    mean, variance = np.array([0.2, -0.1, 0.3]), np.array([0.05, 0.02, 0.04])
    drawn = mean[:, None] + np.sqrt(variance)[:, None] * rng.normal(size=(3, 100_000))
    bands, _ = wide.restore(drawn.astype(np.float32), np.zeros((3, 100_000), np.float32))
    middle, sd = wide.restore(mean[:, None].astype(np.float32), variance[:, None])
    np.testing.assert_allclose(middle[:, 0], np.median(bands, axis=1), rtol=0.02)
    np.testing.assert_allclose(sd[:, 0], bands.std(axis=1), rtol=0.03)


def test_bands_that_never_change_are_no_obstacle():
    values = reflectance(3)
    values[1] = 0.2
    values[2] = values[0]  # and one that is another's copy
    components = find_components(values, ("blue", "red", "nir"))
    there = components.transform(values)
    back, _ = components.restore(there, np.zeros_like(there))
    np.testing.assert_allclose(back, values, atol=2e-3)


def test_estimates_stay_within_what_the_sample_or_the_pixel_showed():
    components = find_components(reflectance(2), ("red", "nir"))
    values = np.full((3, 2, 2), 0.3, np.float32)
    values[1, :, 1] = 0.9
    values[2] = 5.0  # not clear, so it says nothing
    limits = components.limits(values, np.array([[True, True], [True, True], [False, False]]))
    np.testing.assert_allclose(limits[1][:, 0, 0], components.high, rtol=1e-6)
    np.testing.assert_allclose(limits[1][:, 0, 1], 0.9)
    far = np.random.default_rng(1).normal(0, 30, (2, 40, 2)).astype(np.float32)
    kept, _ = components.restore(far, np.zeros_like(far), limits)
    usual, _ = components.restore(far, np.zeros_like(far))
    np.testing.assert_array_equal(kept[:, :, 0], usual[:, :, 0])
    np.testing.assert_array_equal(kept.max(axis=1), limits[1][:, 0])
    np.testing.assert_array_equal(kept.min(axis=1), limits[0][:, 0])
    assert usual.max() < 0.51
