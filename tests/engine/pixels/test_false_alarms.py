"""Ground that masks take for cloud on most dates."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels.false_alarms import (
    called_cloud,
    false_alarms,
    open_sky,
    sky_reach,
)


def test_the_sky_is_that_of_a_loop_over_squares():
    rng = np.random.default_rng(0)
    clear, known = rng.random((2, 19, 22)) < np.array([0.8, 0.9])[:, None, None]
    known[5:12, 3:10] = False
    expected = np.zeros((15, 18), bool)
    for row, column in np.ndindex(expected.shape):
        square = (slice(row, row + 5), slice(column, column + 5))
        seen = known[square].sum()
        expected[row, column] = seen and (clear & known)[square].sum() >= 0.8 * seen
    np.testing.assert_array_equal(open_sky(clear, known, 2), expected)


def test_the_sky_is_open_where_most_of_what_is_known_is_clear():
    clear, known = np.ones((5, 5), bool), np.ones((5, 5), bool)
    clear[:1] = False
    assert open_sky(clear, known, 2).tolist() == [[True]]  # 20 of 25
    clear[1, 0] = False
    assert open_sky(clear, known, 2).tolist() == [[False]]
    known[:1] = False
    assert open_sky(clear, known, 2).tolist() == [[True]]  # 19 of 20
    assert open_sky(clear, np.zeros((5, 5), bool), 2).tolist() == [[False]]


def series(days: int, masked: int, wobble: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One pixel under an open sky, called cloud on the first ``masked`` days."""
    opened, alarm = np.ones((days, 1, 1), bool), np.zeros((days, 1, 1), bool)
    alarm[:masked] = True
    bright = 0.4 + wobble * np.resize([1.0, -1.0, 0.5, -0.5], days)
    return opened, alarm, bright[:, None, None].astype(np.float32)


@pytest.mark.parametrize(
    ("days", "masked", "wobble", "found"),
    [(20, 18, 0.02, 18), (20, 10, 0.02, 0), (6, 6, 0.02, 0), (20, 18, 0.4, 0), (20, 20, 0.0, 20)],
)
def test_ground_is_masked_often_and_steady(days, masked, wobble, found):
    false = false_alarms(*series(days, masked, wobble))
    assert false.sum() == found


def test_a_day_under_real_cloud_is_not_used():
    opened, alarm, bright = series(20, 20, 0.01)
    opened[3] = False
    bright[5] = 0.9  # a cloud above the roof, alone in the sky
    bright[7] = np.nan
    false = false_alarms(opened, alarm, bright)[:, 0, 0]
    assert np.flatnonzero(~false).tolist() == [3, 5, 7]


def test_masks_of_two_values_tell_no_cloud():
    assert called_cloud(np.array([0, 1]), "mask") is None
    told = called_cloud(np.array([4, 9, 11, 6, 3]), "SCL")
    assert told.tolist() == [False, True, False, False, True]
    assert called_cloud(np.array([21824, 22280]), "QA_PIXEL").tolist() == [False, True]


def test_the_sky_is_looked_at_for_some_hundred_metres():
    assert [sky_reach(each) for each in (10.0, 20.0, 500.0, 1.0)] == [30, 15, 1, 64]
