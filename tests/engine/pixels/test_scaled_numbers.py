"""Numbers of files as reflectance."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.pixels.scaled_numbers import only_whole_pixels, scaled_within


def test_what_is_beyond_the_limits_is_missing():
    rng = np.random.default_rng(0)
    values = rng.integers(0, 20_000, (7, 40)).astype(np.float32)
    values[2, 3:30] = np.nan
    found = np.empty_like(values)
    scaled_within(values, 1e-4, -0.1, (-0.05, 1.6), found)
    expected = values * np.float32(1e-4) + np.float32(-0.1)
    expected[(expected < np.float32(-0.05)) | (expected > np.float32(1.6))] = np.nan
    np.testing.assert_array_equal(found, expected)
    assert 0 < np.isnan(found).sum() < found.size


def test_a_pixel_is_whole_or_not_there():
    values = np.random.default_rng(1).random((3, 9, 41)).astype(np.float32)
    values[0, :2], values[2, 4, 5:20], values[1, 8] = np.nan, np.inf, -np.inf
    expected = np.isfinite(values).all(axis=0)
    before = values.copy()
    np.testing.assert_array_equal(only_whole_pixels(values), expected)
    np.testing.assert_array_equal(values, np.where(expected, before, np.nan))
