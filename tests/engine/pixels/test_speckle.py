"""Speckle filters."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels.speckle import LOOKS, filtered, lee


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


@pytest.mark.parametrize("kind", ["lee", "lee-snap"])
def test_both_forms_equal_their_formula(kind):
    rng = np.random.default_rng(5)
    power = (0.05 * rng.gamma(4.4, 1 / 4.4, (2, 11, 12))).astype(np.float32)
    power[0, 5, 5] = 5.0
    power[1, 4, 7] = np.nan
    expected = [naive.lee(image, 2, LOOKS, kuan=kind == "lee") for image in power]
    assert filtered(power, 2, kind) == pytest.approx(np.array(expected), nan_ok=True, rel=1e-5)


@pytest.mark.parametrize(("kind", "left"), [("lee", 4.0625), ("lee-snap", 4.9294)])
def test_a_bright_point_is_left_as_the_references_leave_it(kind, left):
    # Weights by the formulae of SNAP and PyRadar (1 - Cu²/Ci²) and of RAT and Kuan.
    power = np.full((1, 9, 9), 0.05, np.float32)
    power[0, 4, 4] = 5.0
    assert filtered(power, 2, kind)[0, 2, 2] == pytest.approx(left, abs=1e-3)
