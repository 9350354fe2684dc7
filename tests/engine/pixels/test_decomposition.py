"""A series apart into trend, season and rest."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels.decomposition import decompose, local_regression


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


def test_two_years_tell_the_season_from_the_trend():
    days = np.arange(0.0, 3 * 365.25, 12.0)
    trend, season = 0.001 * days, np.sin(2 * np.pi * days / 365.25)
    found = decompose(days).apply((trend + season)[:, None])
    assert np.abs(found[1][:, 0] - season).mean() < 0.15
    assert np.abs(found[0][:, 0] - trend).mean() < 0.15
