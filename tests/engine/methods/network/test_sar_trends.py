"""Trends of SAR, which the network reads."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.methods.network.nodes import Nodes
from stori_plugin.engine.methods.network.sar_trends import SarTrends, trend_operator
from stori_plugin.engine.support.errors import InputError


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
