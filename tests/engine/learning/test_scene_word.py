"""What a scene says of pixels that it never saw clear."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.learning.fitting import fit
from stori_plugin.engine.learning.scene_word import (
    _ridge_path,
    learn_scene_word,
    sar_edges,
    sar_features,
)
from stori_plugin.engine.methods.interface import Estimate, Observations, no_observation

DAYS = np.arange(0.0, 200.0, 10.0)
PASSES = np.arange(0.0, 200.0, 6.0)


def scene(pixels: int, seed: int, by_sar: float = 1.0) -> Observations:
    """Pixels whose level is told by their SAR as far as ``by_sar`` says."""
    random = np.random.default_rng(seed)
    level = random.uniform(0.1, 0.5, pixels)
    season = 0.1 * np.sin(DAYS / 30.0)
    values = level + season[:, None] + random.normal(0, 0.005, (len(DAYS), pixels))
    told = by_sar * level + (1 - by_sar) * random.uniform(0.1, 0.5, pixels)
    sar = 20.0 * told - 20.0 + random.normal(0, 1.0, (len(PASSES), 2, pixels))
    return Observations(
        DAYS,
        values[:, None].astype(np.float32),
        np.ones((len(DAYS), pixels), bool),
        PASSES,
        sar.astype(np.float32),
        np.ones(pixels, bool),
    )


def unseen(series: Observations) -> Observations:
    return Observations(
        series.days,
        np.zeros_like(series.values),
        np.zeros_like(series.clear),
        series.sar_days,
        series.sar,
        series.sar_complete,
    )


def filled(sample: Observations, series: Observations, wanted: np.ndarray):
    fitted = fit("linear", sample, ("nir",), robust=False)
    word = learn_scene_word(fitted, sample, wanted)
    hidden = unseen(series)
    empty = np.full((len(wanted), 1, series.pixels), np.nan, np.float32)
    return word, word.fill(Estimate(empty, empty.copy()), hidden, no_observation(hidden.clear))


@pytest.mark.parametrize("by_sar", [1.0, 0.0])
def test_sar_tells_as_much_as_it_knows_and_intervals_hold(by_sar):
    chosen = [3, 9, 15]
    truth = scene(400, 2, by_sar)
    word, estimate = filled(scene(300, 1, by_sar), truth, DAYS[chosen])
    level = truth.values[:, 0].mean(axis=0)
    error = estimate.mean[:, 0] - truth.values[chosen, 0]
    deviation = np.sqrt(np.mean(error**2))
    if by_sar:
        assert word.fused is not None and deviation < 0.35 * level.std()
    else:
        assert deviation < 1.1 * level.std()
    inside = np.abs(error) <= 1.645 * estimate.sd[:, 0]
    assert 0.85 <= inside.mean() <= 0.995


def test_without_sar_a_pixel_has_the_mean_of_the_scene():
    wanted = np.array([50.0])
    sample, series = scene(100, 3), scene(3, 4)
    series.sar_complete[:] = False
    word, estimate = filled(sample, series, wanted)
    mean = sample.values[5, 0].mean()
    np.testing.assert_allclose(estimate.mean[0, 0], mean, atol=1e-4)
    np.testing.assert_allclose(estimate.sd[0, 0], word.spread[0, 0])


def test_only_the_pixels_asked_for_are_filled():
    wanted = np.array([50.0])
    sample = scene(100, 3)
    word = learn_scene_word(fit("linear", sample, ("nir",), robust=False), sample, wanted)
    before = Estimate(np.ones((1, 1, 4), np.float32), None)
    after = word.fill(before, unseen(scene(4, 5)), np.array([False, True, False, False]))
    assert (after.mean[0, 0] == 1).tolist() == [True, False, True, True]
    assert after.sd is None and (before.mean == 1).all()


def test_the_regression_is_the_textbooks():
    random = np.random.default_rng(0)
    features, targets = random.normal(2, 3, (50, 7)), random.normal(1, 2, (50, 4))
    path = _ridge_path(features, targets)
    standard = (features - features.mean(0)) / features.std(0)
    naive = np.linalg.solve(
        standard.T @ standard + 0.3 * 50 * np.eye(7), standard.T @ (targets - targets.mean(0))
    )
    np.testing.assert_allclose(path.gain(0.3), naive, rtol=1e-8)
    np.testing.assert_allclose(
        path.predict(features, 0.3), standard @ naive + targets.mean(0), rtol=1e-8
    )


def test_features_are_means_of_passes_that_lie_together():
    series = scene(5, 6)
    days = np.array([0.0, 6.0, 19.0, 20.0, 130.0, 131.0])
    some = Observations(
        series.days, series.values, series.clear, days, series.sar[:6], series.sar_complete
    )
    edges = sar_edges(days)
    features = sar_features(some, edges)
    expected = [some.sar[:3].mean(0), some.sar[3:4].mean(0), some.sar[4:].mean(0)]
    np.testing.assert_allclose(features, np.concatenate(expected).T, rtol=1e-5)
