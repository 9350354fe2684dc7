"""Backscatter: units, speckle and holes."""

from __future__ import annotations

import warnings

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels import backscatter as sar


def speckled(images=9, side=14, seed=0):
    rng = np.random.default_rng(seed)
    power = rng.gamma(4.0, 0.02, (images, side, side)).astype(np.float32)
    power[rng.random(power.shape) < 0.1] = np.nan
    power[3, 2:8, 2:8] = np.nan
    return power


@pytest.mark.parametrize("radius", [1, 2])
def test_the_speckle_filter(radius):
    power = speckled()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # empty neighbourhoods
        expected = naive.speckle_filtered(power, radius)
    np.testing.assert_allclose(sar.filter_speckle(power, radius), expected, rtol=1e-5)


def test_the_filter_calms_each_image_and_keeps_the_edges_of_the_stack():
    rng = np.random.default_rng(1)
    fields = np.where(np.arange(40) < 20, 0.02, 0.08)
    power = (fields * rng.gamma(4.0, 0.25, (30, 40, 40))).astype(np.float32)
    filtered = sar.filter_speckle(power, 1)
    inner = power[:, 1:-1, 1:-1]
    assert (filtered / fields[1:-1]).std() < 0.5 * (inner / fields[1:-1]).std()
    mean = filtered.mean(axis=(0, 1))  # one column beside the edge already at its own level
    np.testing.assert_allclose(mean[[16, 21]], [0.02, 0.08], rtol=0.1)


def test_a_pixel_is_filtered_alike_wherever_the_window_begins():
    power = speckled(side=20)
    whole = sar.filter_speckle(power, 1)
    part = sar.filter_speckle(np.ascontiguousarray(power[:, 5:15, 3:18]), 1)
    np.testing.assert_array_equal(part, whole[:, 5:13, 3:16])


def test_to_power_and_back():
    decibel = np.array([-30.0, -12.0, 0.0, 3.0, np.nan], np.float32)
    power = sar.to_power(decibel)
    np.testing.assert_allclose(power, 10 ** (decibel / 10), rtol=1e-6)
    np.testing.assert_allclose(sar.to_decibel(power), decibel, atol=1e-5)


def test_radar_vegetation_index():
    vv, vh = np.float32([0.1, 0.1]), np.float32([0.0, 0.1])
    np.testing.assert_allclose(sar.radar_vegetation_index(vv, vh), [0.0, 2.0])


def test_holes_are_closed_in_time_where_enough_is_known():
    rng = np.random.default_rng(5)
    days = np.array([0.0, 6, 12, 12, 30, 42])
    series = rng.normal(size=(6, 2, 40)).astype(np.float32)
    series[rng.random(series.shape) < 0.3] = np.nan
    filled = series.copy()
    complete = sar.fill_missing(filled, days, share=0.5)
    assert complete.tolist() == (np.isfinite(series).sum(axis=0) >= 3).all(axis=0).tolist()
    assert 0 < complete.sum() < 40
    known = np.isfinite(series)
    np.testing.assert_array_equal(filled[known], series[known])
    np.testing.assert_array_equal(filled[:, :, ~complete], series[:, :, ~complete])
    for channel in range(2):
        for n in np.flatnonzero(complete):
            own = known[:, channel, n] & (np.arange(6) != 3)  # of two on one day take one
            if known[2, channel, n] and known[3, channel, n]:
                continue
            own |= known[:, channel, n] & ~known[2, channel, n]
            expected = np.interp(days, days[own], series[own, channel, n])
            np.testing.assert_allclose(filled[:, channel, n], expected, atol=1e-5)
