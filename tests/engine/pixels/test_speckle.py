"""Speckle filters."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.pixels.speckle import lee


def test_lee_smooths_the_even_and_keeps_the_edge():
    rng = np.random.default_rng(4)
    truth = np.where(np.arange(40) < 20, 0.02, 0.4)[None, :] * np.ones((40, 1))
    speckled = truth * rng.gamma(4.4, 1 / 4.4, truth.shape)
    speckled[3, 3] = np.nan
    (result,) = lee(speckled[None].astype(np.float32), 2)
    assert np.isnan(result[3, 3]) and np.isfinite(result).sum() == result.size - 1
    even = (slice(5, 35), slice(5, 15))
    assert np.std(result[even]) < 0.6 * np.std(speckled[even])
    assert result[5:35, 25:].mean() > 10 * result[5:35, :15].mean()
