"""Intervals judged on what they were not made from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from stori_plugin.engine.learning.calibration import NORMAL_90, calibrate
from stori_plugin.engine.learning.hidden_dates import HIDING, HeldOutErrors, HiddenDate
from stori_plugin.engine.learning.interval_check import check_intervals


def errors(count: int, wild: int = 0, own: bool = False) -> HeldOutErrors:
    """Return errors of 0.1 on ``count`` dates, two months apart, of which ``wild`` are tenfold."""
    rng = np.random.default_rng(1)
    dates = []
    for half in HIDING.half_windows[:2]:
        for k in range(count):
            error = rng.normal(0.0, 1.0 if k < wild else 0.1, (1, 400))
            gaps = np.full(400, max(2 * half, 1.0))
            spread = np.full((1, 400), 0.1) if own else None
            dates.append(HiddenDate(half, 60.0 * k, gaps, gaps, error, spread))
    return HeldOutErrors(tuple(dates), own, np.array([0.2]))


@pytest.mark.parametrize("own", [False, True])
def test_intervals_of_alike_dates_hold_what_they_say(own):
    check = check_intervals(errors(12, own=own))
    assert 0.9 <= check.held < 0.96 and check.dates == 24 and check.values == 24 * 400
    assert check.describe() == {
        "held": round(check.held, 4),
        "values": 9600,
        "hidden_dates": 24,
    }


def test_every_date_is_judged_by_what_the_others_say():
    found = errors(12, wild=1)
    inside = []
    for date in found.dates:
        others = tuple(other for other in found.dates if other.day != date.day)
        factor = calibrate(replace(found, dates=others)).factor[0, int(date.half > 0)]
        inside.append(np.abs(date.error) <= NORMAL_90 * factor)
    assert check_intervals(found).held == pytest.approx(np.mean(inside))
    wild = [share.mean() for share, date in zip(inside, found.dates) if date.day == 0]
    assert max(wild) < 0.3, "an interval of its own would hold most of them"


def test_few_dates_say_nothing():
    assert check_intervals(errors(3)) is None
    assert check_intervals(HeldOutErrors((), False, np.ones(1))) is None
