"""Interpolation between a few knots is that of NumPy."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.learning.knots import between_knots


@pytest.mark.parametrize("count", [1, 2, 5])
def test_it_is_what_numpy_interpolates(count):
    rng = np.random.default_rng(count)
    knots, values = np.sort(rng.uniform(0, 100, count)), rng.normal(size=count)
    at = rng.uniform(-20, 120, (7, 30)).astype(np.float32)
    at[0, :count] = knots
    at[1, 3] = np.nan
    found = between_knots(at, knots, values)
    assert found.shape == at.shape and found.dtype == np.float32
    expected = np.interp(at, knots, values)
    expected[1, 3] = np.nan  # of a single knot NumPy takes its value even so
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)
