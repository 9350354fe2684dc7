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
    Companion,
    correlation_with_sar,
    left_out_residuals,
    series_features,
)
from stori_plugin.engine.methods.network.nodes import Nodes
from stori_plugin.engine.methods.network.sar_trends import CHANNELS, SarTrends


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


def test_the_rows_are_what_a_loop_over_pixels_and_nodes_finds():
    dates, values, baseline, nodes, trends = made_series()
    values[:, 4] = np.nan  # never clear
    correlation = np.array([0.1, -0.2, 0.3], np.float32)
    companion = Companion(-baseline.mean, 0.7)
    pixels = np.array([3, 0, 4, 1, 2])
    found = series_features(
        dates, values, baseline, nodes, trends, pixels, correlation, [companion]
    )
    around, left_out = found.neighbours, left_out_residuals(values, baseline)
    nearest = nodes.nearest(dates)
    for p in range(5):
        seen = np.flatnonzero(np.isfinite(values[:, p]))
        for k in range(nodes.count):
            here = [t for t in seen if nearest[t] == k]
            mean = np.mean([left_out[t, p] for t in here]) if here else 0.0
            assert found.residual[k, p] == pytest.approx(mean, abs=1e-5)
            assert found.clear[k, p] == bool(here)
            b, a, share = around.before[k, p], around.after[k, p], around.share[k, p]

            def line(of, b=b, a=a, share=share):
                return of[b] + (of[a] - of[b]) * share

            m, scene = baseline.mean[:, p], baseline.scene
            deviation = np.hypot(baseline.spread[k, p], baseline.noise)
            expected = {
                "clear": float(bool(here)),
                "days before": np.log1p(around.days_before[k, p] / 10) / 2,
                "days after": np.log1p(around.days_after[k, p] / 10) / 2,
                "spread": baseline.spread[k, p],
                "level": m[k] / 1.5,
                "to before": m[b] - m[k],
                "to after": m[a] - m[k],
                "to the straight line": np.clip((line(m) - m[k]) / deviation, -4, 4),
                "place in the gap": share,
                "residual before": found.residual[b, p] / 2,
                "residual after": found.residual[a, p] / 2,
                "to the scene": (scene[k] - m[k]) / 1.5,
                "to the scene from its own line": scene[k] - line(scene),
                "noise": 2 * baseline.noise,
                "pixel mean": np.mean(values[seen, p]) if len(seen) else 0.0,
                "pixel spread": np.log((np.std(values[seen, p]) if len(seen) else 1) + 0.05) + 0.5,
                "companion 0 level": -m[k] / 1.5,
                "companion 0 to before": m[k] - m[b],
                "companion 0 to after": m[k] - m[a],
                "companion 0 correlation": 0.7,
                "companion 1 to after": 0.0,
            }
            for channel, name in enumerate(CHANNELS):
                trend = trends.fast[:, channel, pixels[p]]
                expected[f"{name} detour"] = trend[k] - line(trend)
                expected[f"{name} change"] = trend[a] - trend[b]
                expected[f"{name} correlation"] = correlation[channel]
            assert len(expected) == len(ROWS) - 3
            for name, value in expected.items():
                row = found.rows[k, ROWS.index(name), p]
                assert row == pytest.approx(value, abs=2e-5), (name, k, p)


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
