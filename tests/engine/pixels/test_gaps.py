"""Gaps of series: their lengths, and the dates to hide in them."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.learning import hidden_dates as calibrating
from stori_plugin.engine.methods.network import held_out
from stori_plugin.engine.pixels.gaps import (
    folds,
    gap_lengths,
    hidden_dates,
    hidden_windows,
    reaches,
    stretches,
    target_dates,
)
from stori_plugin.engine.validation.protocol import hiding


def clouded():
    """Dates, which pixels are clear on them (one never is), and the dates asked for."""
    rng = np.random.default_rng(0)
    days = np.sort(rng.choice(np.arange(300.0), 25, replace=False))
    clear = rng.random((25, 40)) < rng.uniform(0, 0.5, 40)
    clear[:, 3] = False
    return days, clear, np.union1d(np.arange(-30.0, 330, 7), days[::3])


def test_gap_lengths():
    days, clear, wanted = clouded()
    found = gap_lengths(days, clear, wanted)
    expected = [[naive.gap_length(days, clear[:, n], day) for n in range(40)] for day in wanted]
    np.testing.assert_array_equal(found, np.float32(expected))


def test_reach_is_twice_the_way_to_the_nearest_clear_date():
    days, clear, wanted = clouded()
    found = reaches(days, clear, wanted)
    for n in range(40):
        own = days[clear[:, n]]
        nearest = [np.abs(own - day).min() if len(own) else np.nan for day in wanted]
        np.testing.assert_array_equal(found[:, n], np.float32(2.0 * np.array(nearest)))


def test_stretches_begin_anew_after_their_length():
    np.testing.assert_array_equal(
        stretches(np.array([3.0, 10, 32, 33, 62, 63, 200]), 30.0), [0, 0, 0, 1, 1, 2, 3]
    )
    assert len(stretches(np.zeros(0), 30.0)) == 0


def test_dates_to_hide_are_clear_inside_and_spread():
    days = np.arange(0.0, 300, 5)
    clear = np.ones((60, 10), bool)
    clear[10:30] = np.arange(10) < 4
    chosen = target_dates(days, clear, 0.5, 45.0, 8)
    assert len(chosen) == 8
    assert days[chosen].min() >= 45
    assert days[chosen].max() <= 295 - 45
    assert not set(chosen) & set(range(10, 30))
    assert (np.diff(chosen) > 0).all()
    assert len(target_dates(days, clear, 1.1, 0.0, 8)) == 0


@pytest.mark.parametrize("half", calibrating.HIDING.half_windows)
def test_windows_of_one_fold_lie_a_month_apart(half):
    days = np.sort(np.random.default_rng(1).choice(np.arange(400.0), 60, replace=False))
    targets = list(range(5, 55, 4))
    groups = folds(days, targets, half)
    assert sorted(sum(groups, [])) == targets  # noqa: RUF017
    for group in groups:
        assert (np.diff(days[sorted(group)]) > 2 * half + 30).all()
        hidden = hidden_dates(days, group, half)
        for day, is_hidden in zip(days, hidden):
            near = [target for target in group if abs(days[target] - day) <= half]
            assert len(near) <= 1
            assert is_hidden == bool(near)


def by_hand(days, clear, half, least, margin, most, is_enough) -> list[list[int]]:
    """The groups of dates that are hidden at once, from their parts."""
    targets = target_dates(days, clear, least, margin, most)
    groups = folds(days, targets, half)
    return [g for g in groups if is_enough(~hidden_dates(days, g, half))]


@pytest.mark.parametrize("dates", [9, 40])
def test_each_protocol_hides_the_dates_that_it_says(dates):
    rng = np.random.default_rng(2)
    days = np.sort(rng.choice(np.arange(240.0), dates, replace=False))
    clear = rng.random((dates, 30)) < rng.choice([0.0, 0.4, 0.97], dates)[:, None]
    clear_dates = clear.any(axis=1)
    expected = {
        calibrating.HIDING: [
            by_hand(days, clear, half, 0.5, half + 1.0, 16, lambda left: left.sum() >= 2)
            for half in (0.0, 15.0, 30.0, 45.0)
        ],
        held_out.HIDING: [
            by_hand(days, clear, h, 0.5, h + 1.0, 12, lambda left: (left & clear_dates).sum() >= 6)
            for h in (1.0, 15.0, 30.0, 45.0)
        ],
        hiding(1): [by_hand(days, clear, 0.0, 0.9, 45.0, 12, lambda left: left.sum() >= 3)],
        hiding(90): [by_hand(days, clear, 45.0, 0.9, 45.0, 12, lambda left: left.sum() >= 3)],
    }
    for protocol, lengths in expected.items():
        found = list(hidden_windows(days, clear, protocol))
        groups = [group for groups in lengths for group in groups]
        assert [windows.targets.tolist() for windows in found] == groups
        halves = [half for half, g in zip(protocol.half_windows, lengths) for _ in g]
        assert [windows.half for windows in found] == halves
        for windows in found:
            near = hidden_dates(days, windows.targets, windows.half)
            np.testing.assert_array_equal(windows.hidden, near)
    if dates == 40:
        assert all(groups for lengths in expected.values() for groups in lengths)
