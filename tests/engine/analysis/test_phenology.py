"""Seasons begin on any day of the year."""

from __future__ import annotations

import datetime

import pytest

from stori_plugin.engine.analysis.phenology import split_seasons
from stori_plugin.engine.support.errors import InputError, ParameterError


def test_seasons_are_years_from_any_day():
    dates = [datetime.date(2020, 9, 1) + datetime.timedelta(days=30 * k) for k in range(20)]
    assert [s.label for s in split_seasons(dates, "09-01")] == ["2020", "2021"]
    assert [len(s.positions) for s in split_seasons(dates, "01-01")] == [5, 12]
    with pytest.raises(ParameterError, match="SEASON_START is “13-40”: write month and day"):
        split_seasons(dates, "13-40")
    with pytest.raises(InputError, match="No season has 5 dates"):
        split_seasons(dates[:3], "01-01")
