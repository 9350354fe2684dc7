"""Features: what the network reads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("numba")

from stori_plugin.engine.methods.network.features import (
    ROWS,
    SIGNED,
    Baseline,
    correlation_with_sar,
    left_out_residuals,
    series_features,
)
from stori_plugin.engine.methods.network.nodes import Nodes
from stori_plugin.engine.methods.network.sar_trends import SarTrends


def made_series(pixels: int = 5):
    random = np.random.default_rng(3)
    dates = np.sort(random.choice(300, 60, replace=False)).astype(float)
    nodes = Nodes.over(dates)
    values = random.standard_normal((60, pixels)).astype(np.float32)
    values[random.random(values.shape) < 0.5] = np.nan
    sar_dates = np.arange(0.0, 310.0, 6.0)
    sar = np.array([-11.0, -18.0, 0.6])[:, None] + random.standard_normal((52, 3, pixels))
    trends = SarTrends.of(sar_dates, sar, nodes)

    def smooth(*shape):
        return (0.3 * random.standard_normal(shape)).astype(np.float32)

    baseline = Baseline(
        smooth(nodes.count, pixels), 0.2 + smooth(nodes.count, pixels) ** 2,
        smooth(60, pixels), 0.2 + smooth(60, pixels) ** 2, 0.4, smooth(nodes.count),
    )  # fmt: skip
    return dates, values, baseline, nodes, trends


def test_features_turn_with_the_series():
    dates, values, baseline, nodes, trends = made_series()
    pixels = np.arange(5)
    turned = replace(
        baseline, mean=-baseline.mean, mean_seen=-baseline.mean_seen, scene=-baseline.scene
    )
    correlation = correlation_with_sar(dates, values, nodes, trends, pixels)
    up = series_features(dates, values, baseline, nodes, trends, pixels, correlation)
    down = series_features(dates, -values, turned, nodes, trends, pixels, -correlation)
    sign = np.ones(len(ROWS), np.float32)
    sign[list(SIGNED)] = -1
    np.testing.assert_allclose(down.rows, up.rows * sign[:, None], atol=1e-5)
    np.testing.assert_allclose(down.residual, -up.residual, atol=1e-6)
    assert np.isfinite(up.rows).all()
    assert np.abs(correlation).max() <= 1


def test_features_do_not_know_the_date():
    dates, values, baseline, nodes, trends = made_series()
    later = Nodes(nodes.first + 800.0, nodes.count)
    arguments = (trends, np.arange(5), np.zeros(3, np.float32))
    now = series_features(dates, values, baseline, nodes, *arguments)
    then = series_features(dates + 800.0, values, baseline, later, *arguments)
    np.testing.assert_array_equal(now.rows, then.rows)


def test_left_out_residuals_are_those_of_a_process_that_never_saw_the_date():
    random = np.random.default_rng(4)
    days = np.sort(random.uniform(0, 100, 12))
    prior = np.exp(-np.abs(days[:, None] - days) / 30)
    noise = 0.5
    values = random.multivariate_normal(np.zeros(12), prior + noise**2 * np.eye(12))

    def posterior(seen):
        own = prior[np.ix_(seen, seen)] + noise**2 * np.eye(len(seen))
        gain = prior[:, seen] @ np.linalg.inv(own)
        return gain @ values[seen], np.diag(prior - gain @ prior[seen])

    mean, variance = posterior(np.arange(12))
    answer = Baseline(
        mean[:, None], None, mean[:, None], np.sqrt(variance)[:, None], noise, np.zeros(12)
    )
    found = left_out_residuals(values[:, None], answer)[:, 0]
    for date in range(12):
        other_mean, other_variance = posterior(np.delete(np.arange(12), date))
        spread = np.sqrt(other_variance[date] + noise**2)
        assert found[date] == pytest.approx((values[date] - other_mean[date]) / spread, abs=1e-4)
