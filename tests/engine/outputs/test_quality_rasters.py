"""What values rest on, as the quality beside a date says it."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.outputs.quality_rasters import quality_of, variance_left


def test_classes_go_by_the_days_to_the_nearest_clear_date():
    days = np.array([0, 1, 5, 5.5, 15, 16, 30, 31, 400, np.nan, np.nan], np.float32)
    there = np.ones(len(days), bool)
    there[-1] = False
    left = np.array([0.0, 0.004, 0.5, 0.996, 1.0, 7.0, np.nan, 0.2, 0.3, 1.0, 0.4], np.float32)
    quality, counted, open_share = quality_of(days, left, there)
    assert quality.tolist() == [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7]
    assert counted.tolist() == [0, 1, 5, 6, 15, 16, 30, 31, 254, 255, 255]
    assert open_share.tolist() == [0, 0, 50, 100, 100, 100, 255, 20, 30, 100, 255]


def test_without_deviations_nothing_is_said_of_the_variance():
    quality = quality_of(np.zeros(3, np.float32), None, np.ones(3, bool))
    assert quality[2].tolist() == [255] * 3


def test_the_variance_left_is_the_mean_over_bands():
    rng = np.random.default_rng(0)
    sd, spread = rng.random((5, 3, 40)).astype(np.float32), rng.random((5, 3)) + 0.1
    sd[2, :, 7] = np.nan
    expected = ((sd / spread[:, :, None]) ** 2).mean(axis=1)
    np.testing.assert_allclose(variance_left(sd, spread), expected, rtol=1e-5)
