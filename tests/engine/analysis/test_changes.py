"""Breaks in curves: known ones are found, dated and weighed."""

from __future__ import annotations

import math

import naive
import numpy as np
import pytest

from benchmarks.changes import parcel_rows
from benchmarks.mown_parcels import breaks_of, drops_of, is_found, read_parcels
from benchmarks.season_scores import NEAR, RULES, View, dates_of_breaks
from benchmarks.seasons import OPTICAL_DAYS, simulate_seasons
from stori_plugin.engine.analysis.breaks import WitnessSeries
from stori_plugin.engine.analysis.changes import band_names, find_breaks
from stori_plugin.engine.options.changes_options import ChangesOptions

DAYS = np.arange(0.0, 200.0, 5.0)


def found_in(curve, sd=None, **breaks) -> dict:
    sds = None if sd is None else np.full((len(DAYS), 1), sd)
    settings = ChangesOptions(**breaks)
    out = find_breaks(DAYS, curve[:, None], sds, settings)
    return dict(zip(band_names(settings.most), out[:, 0]))


def mown(*events) -> np.ndarray:
    """Return a meadow that loses 0.4 at once on each event and grows back."""
    curve = np.full(len(DAYS), 0.8)
    for event in events:
        after = event <= DAYS
        curve[after] = np.minimum(0.8, 0.4 + 0.01 * (DAYS[after] - event))
    return curve


def test_two_mowings_are_dated_and_weighed():
    found = found_in(mown(50, 120), sd=0.05, least=0.3)
    dates = sorted((found["date_1"], found["date_2"]))
    assert dates == pytest.approx([47.5, 117.5]) and found["count"] == 2
    assert found["magnitude_1"] == pytest.approx(-0.4)
    sure = 0.5 * math.erfc(-0.1 / (0.05 * math.sqrt(2)) / math.sqrt(2))
    assert found["confidence_1"] == pytest.approx(sure, abs=1e-5)
    assert math.isnan(found["date_3"])


def test_ripening_is_no_break_unless_it_ends_within_the_window_and_growth_only_if_asked():
    for days, window, count in ((30, 20, 0), (50, 20, 0), (80, 40, 0), (30, 40, 1), (15, 20, 1)):
        ripening = np.interp(DAYS, [0, 100, 100 + days], [0.8, 0.8, 0.2])
        assert found_in(ripening, least=0.2, window=window)["count"] == count
    growing = np.where(DAYS < 80, 0.2, 0.7)
    assert found_in(growing)["count"] == 0
    for direction in ("rise", "both"):
        found = found_in(growing, direction=direction)
        assert found["magnitude_1"] == pytest.approx(0.5)
        assert found["date_1"] == pytest.approx(77.5) and math.isnan(found["confidence_1"])


def test_a_cut_in_a_ripening_field_is_dated_where_it_is_not_where_the_season_falls():
    curve = np.interp(DAYS, [0, 60, 140], [0.85, 0.85, 0.25]) - np.where(DAYS >= 90, 0.2, 0.0)
    found = found_in(curve, least=0.2)
    assert found["count"] == 1 and found["date_1"] == pytest.approx(87.5)


def walks(count=30):
    """Yield series with gaps, of values that wander and drop: days and values."""
    rng = np.random.default_rng(8)
    for k in range(count):
        days = DAYS[rng.random(len(DAYS)) < 0.6]
        steps = rng.normal(0, 0.03 if k % 2 else 0.12, len(days))
        steps[rng.random(len(days)) < 0.1] -= 0.3
        yield days, np.cumsum(steps)


def series_of(days, values):
    """Return values on `DAYS`, (T, 1), NaN where there are none."""
    out = np.full((len(DAYS), 1), np.nan)
    out[np.isin(DAYS, days), 0] = values
    return out


@pytest.mark.parametrize(("direction", "way"), [("fall", -1), ("rise", 1), ("both", 0)])
def test_the_kernel_equals_looking_at_every_pair_and_reads_the_witness(direction, way):
    rng = np.random.default_rng(9)
    settings, found, helped = ChangesOptions(direction=direction, most=4), 0, 0
    for days, values in walks():
        when = np.sort(rng.uniform(0, 200, 40))
        seen = rng.normal(0, 0.5, 40) - 3.0 * (when > 100) + 4.0 * (when > 150)
        jumps = naive.witness_jumps(days, when, seen, 20.0)
        expected = naive.breaks(days, values, jumps, 0.2, 20.0, way, 4)
        witness = WitnessSeries(when, seen[:, None])
        out = find_breaks(DAYS, series_of(days, values), None, settings, witness)[:, 0]
        assert out[-1] == len(expected)
        rows = out[:-1].reshape(4, 4)[: len(expected), (0, 1, 3)]
        assert rows == pytest.approx(np.array(expected).reshape(-1, 3), abs=1e-4, nan_ok=True)
        alone = find_breaks(DAYS, series_of(days, values), None, settings)
        found, helped = found + len(expected), helped + (alone[-1, 0] != out[-1])
    assert found >= 20 and helped


def test_drops_between_dates_close_to_each_other_are_all_found():
    settings, drops = ChangesOptions(most=20), 0
    for days, values in walks(80):
        out = find_breaks(DAYS, series_of(days, values), None, settings)[:-1:3, 0]
        for k in np.flatnonzero((np.diff(values) <= -0.25) & (np.diff(days) <= 15)):
            drops += 1
            assert ((out >= days[k]) & (out <= days[k + 1])).any()
    assert drops > 100


def test_seasons_are_seldom_taken_for_breaks_and_events_still_found():
    """The benchmark on few fields: the season's slope is told from events at the same size."""
    still, events = simulate_seasons(4, seed=3), simulate_seasons(4, 0.3, seed=3)
    plain, weighed, witnessed = (
        np.isfinite(dates_of_breaks(View(OPTICAL_DAYS, still.seen), still, rule)).sum()
        for rule in RULES
    )
    assert weighed <= 0.4 * plain and witnessed <= 0.5 * plain
    gentle = still.steepest < 0.3
    dates = dates_of_breaks(View(OPTICAL_DAYS, still.seen), still, RULES[1])
    assert np.isfinite(dates[:, gentle]).sum() <= 1
    for rule in RULES[1:]:
        away = np.abs(dates_of_breaks(View(OPTICAL_DAYS, events.seen), events, rule) - events.event)
        assert (away <= NEAR).any(axis=0).mean() >= 0.85


def test_mown_parcels(shared_data):
    """All drops of real parcels between close clear dates are found, whatever was noted."""
    drops = 0
    for clear in (0.5, 0.9):
        for parcel in read_parcels(shared_data / "mown-parcels", clear):
            found = breaks_of(parcel)
            drops += len(drops_of(parcel))
            assert all(is_found(drop, found) for drop in drops_of(parcel))
            told = list(parcel_rows(parcel, found))
            assert len(told) >= max(len(found), len(parcel.notes)) and all(row[-1] for row in told)
    assert drops == 9
