"""Gaps of series: their lengths, and the dates to hide in them."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.learning.hidden_dates import HALF_WINDOWS
from stori_plugin.engine.pixels.gaps import (
    folds,
    gap_lengths,
    hidden_dates,
    reaches,
    stretches,
    target_dates,
)


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


@pytest.mark.parametrize("half", HALF_WINDOWS)
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
