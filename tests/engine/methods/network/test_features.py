"""Nodes, SAR trends and features: what the network reads."""

from __future__ import annotations

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
from stori_plugin.engine.methods.network.nodes import FARTHEST, Neighbours, Nodes
from stori_plugin.engine.methods.network.sar_trends import SarTrends, trend_operator
from stori_plugin.engine.methods.surroundings import Surroundings, alone, joined
from stori_plugin.engine.support.errors import InputError, ParameterError


def test_nodes_cover_all_dates_and_do_not_move_with_them():
    nodes = Nodes.over(np.array([101.0, 140.0]), np.array([95.0]), step=8.0)
    assert nodes.days[0] <= 95 and nodes.days[-1] >= 140
    assert nodes.days[0] % 8 == 0
    assert Nodes.over(np.array([3.0])).count == 2
    with pytest.raises(ParameterError, match="no dates to reconstruct"):
        Nodes.over(np.array([]))


def test_observations_are_averaged_per_node():
    nodes = Nodes(0.0, 3)
    values = np.array([[1.0], [3.0], [9.0], [5.0]])
    clear = np.array([[True], [True], [False], [True]])
    means, seen = nodes.gather(np.array([0.0, 3.0, 8.0, 17.0]), values, clear)
    np.testing.assert_array_equal(means[:, 0], [2, 0, 5])
    np.testing.assert_array_equal(seen[:, 0], [1, 0, 1])


def test_interpolation_from_nodes_is_linear():
    nodes = Nodes(0.0, 4)
    line = np.stack([nodes.days, -nodes.days], 1)
    dates = np.array([0.0, 5.0, 16.0, 23.0])
    np.testing.assert_allclose(nodes.interpolate(line, dates)[:, 0], dates)
    np.testing.assert_allclose(nodes.interpolate(line, dates)[:, 1], -dates)


def test_neighbours_are_found_as_a_loop_finds_them():
    random = np.random.default_rng(1)
    nodes = Nodes(0.0, 20)
    clear = (random.random((20, 30)) < 0.25).astype(np.float32)
    clear[:, 0] = 0
    around = Neighbours.of(nodes, clear)
    for pixel in range(30):
        seen = np.flatnonzero(clear[:, pixel])
        for k in range(20):
            before, after = seen[seen < k], seen[seen > k]
            back = min((k - before[-1]) * 8, FARTHEST) if len(before) else FARTHEST
            ahead = min((after[0] - k) * 8, FARTHEST) if len(after) else FARTHEST
            assert around.days_before[k, pixel] == back
            assert around.days_after[k, pixel] == ahead
            if len(before) and len(after):
                assert around.before[k, pixel] == before[-1]
                assert around.after[k, pixel] == after[0]
                assert around.share[k, pixel] == pytest.approx(back / (back + ahead))
    assert (around.gap(clear)[clear > 0] == 0).all()


def test_the_trend_of_a_line_is_the_line_and_noise_is_damped():
    dates = np.sort(np.random.default_rng(1).uniform(0, 300, 50))
    at = np.arange(-40.0, 340.0, 8.0)
    values, slopes = trend_operator(dates, at, 10.0)
    held = np.clip(at, dates[0], dates[-1])
    np.testing.assert_allclose(values @ (2 + 0.1 * dates), 2 + 0.1 * held, atol=1e-3)
    np.testing.assert_allclose(slopes @ (2 + 0.1 * dates), 3.0, atol=1e-3)
    assert ((values**2).sum(1) < 0.9).all()


def test_a_single_sar_date_is_a_level():
    values, slopes = trend_operator(np.array([50.0]), np.array([0.0, 80.0]), 10.0)
    np.testing.assert_allclose(values, 1.0)
    np.testing.assert_allclose(slopes, 0.0)


def test_sar_of_another_shape_or_with_holes_is_refused():
    nodes, dates = Nodes(0.0, 5), np.arange(0.0, 40.0, 6.0)
    with pytest.raises(InputError, match="needs 7 dates of VV, VH, RVI"):
        SarTrends.of(dates, np.zeros((7, 2, 4)), nodes)
    holed = np.zeros((7, 3, 4))
    holed[2, 1, 3] = np.nan
    with pytest.raises(InputError, match="missing values"):
        SarTrends.of(dates, holed, nodes)


def test_the_surroundings_of_a_tile_are_its_windows():
    random = np.random.default_rng(1)
    days = np.arange(0.0, 40.0, 6.0)
    ring = random.standard_normal((7, 3, 5, 6)).astype(np.float32)
    around = Surroundings.of_tile(ring, days)
    assert around.complete.all() and around.places.shape == (9, 12)
    for pixel in range(12):
        row, column = divmod(pixel, 4)
        window = ring[:, :, row : row + 3, column : column + 3].reshape(7, 3, 9)
        np.testing.assert_array_equal(around.sar[:, :, around.places[:, pixel]], window)


def test_neighbours_without_sar_are_replaced_by_the_pixel_itself():
    ring = np.zeros((7, 1, 3, 4), np.float32)
    ring[:, :, 0, 0] = np.nan
    around = Surroundings.of_tile(ring, np.arange(7.0))
    assert around.places[0, 0] == around.own[0]
    assert around.places[0, 1] == 1


def test_surroundings_of_some_pixels_and_joined_ones_are_the_same_windows():
    random = np.random.default_rng(2)
    one, other = (
        Surroundings.of_tile(
            random.standard_normal((7, 3, 6, 7)).astype(np.float32), np.arange(7.0)
        )
        for _ in range(2)
    )
    both = joined([one.at(np.array([3, 7])), other.at(np.arange(20) == 11)])
    for place, (whole, pixel) in enumerate([(one, 3), (one, 7), (other, 11)]):
        np.testing.assert_array_equal(
            both.sar[:, :, both.places[:, place]], whole.sar[:, :, whole.places[:, pixel]]
        )
    assert joined([one, None]) is None and joined([None]) is None
    alone_ = alone(one.sar[:, :, :3], one.complete[:3])
    np.testing.assert_array_equal(alone_.places[:, 2], [2] * 9)


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
        smooth(60, pixels), 0.2 + smooth(60, pixels) ** 2, 0.4,
    )  # fmt: skip
    return dates, values, baseline, nodes, trends


def test_features_turn_with_the_series():
    dates, values, baseline, nodes, trends = made_series()
    pixels = np.arange(5)
    turned = Baseline(
        -baseline.mean, baseline.spread, -baseline.mean_seen, baseline.spread_seen, baseline.noise
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
    answer = Baseline(mean[:, None], None, mean[:, None], np.sqrt(variance)[:, None], noise)
    found = left_out_residuals(values[:, None], answer)[:, 0]
    for date in range(12):
        other_mean, other_variance = posterior(np.delete(np.arange(12), date))
        spread = np.sqrt(other_variance[date] + noise**2)
        assert found[date] == pytest.approx((values[date] - other_mean[date]) / spread, abs=1e-4)
