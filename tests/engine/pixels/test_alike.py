"""Backscatter averaged over neighbours that behave alike."""

from __future__ import annotations

import warnings

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels.alike import (
    NO_LIKENESS,
    REACH,
    Likeness,
    averaged,
    learn_likeness,
)


def fields(passes=40, side=32, size=8, noise=1.2, seed=0):
    """Square fields with courses of their own, without and with noise: (passes, 2, side, side)."""
    rng = np.random.default_rng(seed)
    count = -(-side // size)
    walk = np.cumsum(rng.normal(0, 0.3, (passes, 2, count, count)), axis=0)
    walk += rng.normal(0, 2, (1, 2, count, count)) + np.array([-11.0, -18.0])[:, None, None]
    truth = np.repeat(np.repeat(walk, size, axis=2), size, axis=3)[:, :, :side, :side]
    return truth, (truth + rng.normal(0, noise, truth.shape)).astype(np.float32)


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_pixels_are_averaged_over_those_alike(missing):
    _, decibel = fields(passes=12, side=18)
    rng = np.random.default_rng(1)
    if missing:
        decibel[rng.random(decibel.shape) < missing] = np.nan
        decibel[:, :, 6, 6] = np.nan
        decibel[3:8, 1, :9] = np.nan  # a part that was not seen
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # means of nothing
        expected = naive.averaged_alike(decibel, (2.0, 3.0), 0.3)
    found = averaged(decibel, Likeness((2.0, 3.0), 0.3))
    np.testing.assert_allclose(found, expected, atol=1e-3)
    np.testing.assert_array_equal(np.isnan(found), np.isnan(decibel[:, :, 4:-4, 4:-4]))


def test_a_pixel_is_the_same_wherever_a_block_begins_and_whatever_else_it_holds():
    _, decibel = fields(side=90)
    likeness = Likeness((2.0, 2.0), 0.3)
    whole = averaged(decibel, likeness)
    part = averaged(decibel[:, :, 37:62, 11:50], likeness)
    np.testing.assert_array_equal(part, whole[:, :, 37 : 62 - 8, 11 : 50 - 8])
    decibel[5, :, 0, 0] = np.nan  # far from the part
    np.testing.assert_array_equal(
        averaged(decibel, likeness)[:, :, 37:54, 11:42], whole[:, :, 37:54, 11:42]
    )


def test_speckle_falls_and_edges_stay():
    truth, decibel = fields()
    likeness = learn_likeness([decibel])
    assert likeness.width > 0
    inner = (slice(None), slice(None), slice(REACH, -REACH), slice(REACH, -REACH))
    found = averaged(decibel, likeness)
    before, after = (np.sqrt(((x - truth[inner]) ** 2).mean()) for x in (decibel[inner], found))
    assert after < 0.6 * before


def test_nothing_is_averaged_where_neighbours_tell_nothing():
    rng = np.random.default_rng(3)
    # Every pixel goes its own way.
    _, own = fields(size=1, noise=0.1)
    assert learn_likeness([own]) == NO_LIKENESS
    assert learn_likeness([fields(passes=12)[1]]) == NO_LIKENESS  # few passes
    assert learn_likeness([np.full((40, 2, 40, 40), np.nan, np.float32)]) == NO_LIKENESS
    assert learn_likeness([np.full((40, 2, 40, 40), -12.0, np.float32)]) == NO_LIKENESS
    decibel = rng.normal(-12, 1, (4, 1, 10, 10)).astype(np.float32)
    np.testing.assert_array_equal(averaged(decibel, NO_LIKENESS), decibel[:, :, 4:-4, 4:-4])


def test_windows_at_an_edge_and_missing_passes_are_learned_from():
    _, decibel = fields()
    edge = np.pad(decibel, ((0, 0), (0, 0), (6, 0), (6, 0)), constant_values=np.nan)
    edge[3, :, :20] = np.nan
    edge[:, :, :, 30] = np.nan
    nothing = np.full_like(edge, np.nan)
    learned = learn_likeness([edge, nothing])
    assert learned.width == learn_likeness([decibel]).width
    assert np.isfinite(learned.spread).all()
