"""Seasons and breaks of a curve that is looked at: those that maps have."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from stori_plugin.engine.options.changes_options import ChangesOptions
from stori_plugin.engine.options.phenology_options import PhenologyOptions
from stori_plugin.engine.preview.curve_events import (
    break_events,
    largest_change,
    season_events,
)
from stori_plugin.engine.preview.looked_at import Curve
from stori_plugin.engine.support.errors import ParameterError

DAYS = tuple(dt.date(2021, 1, 1) + dt.timedelta(days=5 * k) for k in range(73))


def curve(values) -> Curve:
    return Curve("gp", DAYS, values, values - 0.05, values + 0.05)


@pytest.fixture
def summer() -> Curve:
    """A triangle from 0.2 at the turns of the year to 0.8 in the middle."""
    day = np.arange(73) * 5.0
    return curve(0.8 - 0.6 * np.abs(day - 180.0) / 180.0)


def test_a_season_starts_peaks_and_ends_where_its_share_says(summer):
    start, peak, end = season_events(summer, PhenologyOptions(share=0.5))
    assert [event.kind for event in (start, peak, end)] == ["start", "peak", "end"]
    assert start.date == dt.date(2021, 4, 1) and end.date == dt.date(2021, 9, 28)
    assert peak.date == DAYS[36] and peak.value == pytest.approx(0.8)
    assert peak.change == pytest.approx(0.6) and start.value == pytest.approx(0.5, abs=0.01)
    early = season_events(summer, PhenologyOptions(share=0.2))[0]
    assert early.date < start.date


def test_without_a_season_there_is_no_event(summer):
    assert season_events(summer, PhenologyOptions(least=0.9)) == ()
    short = Curve("gp", DAYS[:4], *(summer.mean[:4],) * 3)
    assert season_events(short, PhenologyOptions()) == ()
    with pytest.raises(ParameterError, match="SEASON_START is “May”"):
        season_events(summer, PhenologyOptions(season_start="May"))


def test_a_break_has_its_day_its_size_and_how_sure_it_is():
    values = np.where(np.arange(73) < 40, 0.8, 0.3)
    (harvest,) = break_events(curve(values), ChangesOptions(least=0.25))
    assert harvest.kind == "break" and DAYS[39] <= harvest.date <= DAYS[40]
    assert harvest.change == pytest.approx(-0.5) and harvest.confidence > 0.99
    (of_field,) = break_events(curve(values), ChangesOptions(least=0.25), is_field=True)
    assert np.isnan(of_field.confidence) and of_field.date == harvest.date
    assert break_events(curve(values), ChangesOptions(direction="rise")) == ()


def test_the_largest_change_is_told_where_none_is_a_break(summer):
    assert break_events(summer, ChangesOptions(window=30.0)) == ()
    for direction in ("fall", "rise", "both"):
        options = ChangesOptions(window=30.0, direction=direction)
        assert largest_change(summer, options) == pytest.approx(0.1)  # 0.6 in 180 days
    assert largest_change(summer, ChangesOptions(window=4.0)) is None
    rising = curve(np.arange(73) / 100.0)
    assert largest_change(rising, ChangesOptions(direction="fall")) == 0.0
