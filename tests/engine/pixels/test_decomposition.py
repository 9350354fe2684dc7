"""A series apart into trend, season and rest."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels.decomposition import (
    decompose,
    local_regression,
    seasonal_regression,
)


def test_local_regression_equals_weighted_least_squares():
    rng = np.random.default_rng(2)
    days = np.sort(rng.uniform(0, 300, 30))
    values = rng.normal(size=30)
    fitted = local_regression(days, 80.0) @ values
    for row in (0, 7, 29):
        distance = np.abs(days - days[row])
        reach = max(40.0, np.sort(distance)[2] * 1.001)
        weights = np.clip(1 - (distance / reach) ** 3, 0, None) ** 3
        line = np.polyfit(days, values, 1, w=np.sqrt(weights))
        assert fitted[row] == pytest.approx(np.polyval(line, days[row]), abs=1e-6)


def irregular(years, count):
    return np.sort(np.random.default_rng(1).choice(int(365.25 * years), count, False)).astype(float)


@pytest.mark.parametrize("days", [np.arange(0.0, 1500.0, 12.0), irregular(2, 60)])
def test_parts_equal_parabolas_over_the_year_and_lines_in_turns(days):
    values = np.random.default_rng(3).normal(size=len(days))
    season = seasonal_regression(days)
    for row in (0, 17, len(days) - 1):
        # As many dates as here bear weight, no parabola is widened.
        expected = naive.over_the_year(days, values, days[row], 20.0, 1e-3)
        assert season[row] @ values == pytest.approx(expected, abs=1e-9)
    trend, seasonal = naive.backfitted(local_regression(days, 500.0), season, values, 60)
    found = decompose(days).apply(values[:, None])
    assert found[0][:, 0] == pytest.approx(trend, abs=1e-4)
    assert found[1][:, 0] == pytest.approx(seasonal, abs=1e-4)
    assert sum(found)[:, 0] == pytest.approx(values, abs=1e-6)


YEARS_OF_TEN_DAYS = np.arange(182) * 10.0
SUMMERS = np.concatenate([365.25 * year + np.arange(100.0, 280.0, 8.0) for year in range(3)])


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        # The STL of statsmodels with a periodic season keeps 0.5985 of 0.6.
        (YEARS_OF_TEN_DAYS, 0.9975),
        (np.arange(0.0, 732.0, 10.0), 0.995),
        (np.arange(0.0, 732.0, 30.0), 0.98),
        (irregular(5, 200), 0.995),
        (irregular(2, 60), 0.99),
        (SUMMERS, 0.98),
    ],
)
def test_an_annual_sine_keeps_its_amplitude(days, kept):
    sine = 0.3 * np.sin(2 * np.pi * days / 365.25)
    _, season, rest = decompose(days).apply(sine[:, None])
    assert np.ptp(season) >= kept * np.ptp(sine)
    assert np.ptp(season) <= 1.01 * np.ptp(sine)
    assert rest.std() < 0.006


@pytest.mark.parametrize(
    ("days", "most"),
    [
        (YEARS_OF_TEN_DAYS, 0.22),
        (np.arange(0.0, 732.0, 10.0), 0.36),
        (irregular(3, 50), 0.45),
        (SUMMERS, 0.3),
        (np.concatenate([365.25 * year + np.arange(150.0, 240.0, 8.0) for year in range(3)]), 0.6),
    ],
)
def test_the_season_holds_little_of_noise(days, most):
    # Of 50 series of white noise, five years of 36 dates, STL of statsmodels 0.15.0 (period=36,
    # seasonal=365) takes 0.63 into the season.
    assert np.sqrt((decompose(days).season ** 2).sum(axis=1).mean()) < most


def test_one_date_a_year_gives_a_season_of_means():
    days = 365.25 * np.arange(5)
    trend, season, _ = decompose(days).apply(np.array([[1.0], [2.0], [1.0], [2.0], [1.0]]))
    assert np.abs(season).max() < 1e-6
    assert np.isfinite(trend).all()


def test_two_years_tell_the_season_from_the_trend():
    days = np.arange(0.0, 3 * 365.25, 12.0)
    trend, season = 0.001 * days, np.sin(2 * np.pi * days / 365.25)
    found = decompose(days).apply((trend + season)[:, None])
    assert np.abs(found[1][:, 0] - season).max() < 0.02
    assert np.abs(found[0][:, 0] - trend).max() < 0.02


def test_less_than_two_years_have_no_season():
    days = np.arange(0.0, 365.0, 12.0)
    trend, season, _ = decompose(days).apply(np.sin(2 * np.pi * days / 365.25)[:, None])
    assert np.ptp(trend) > 1.95
    assert not season.any()
