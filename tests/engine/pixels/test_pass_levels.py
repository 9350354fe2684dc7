"""The levels of orbits and satellites in a series of passes."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels import pass_levels
from stori_plugin.engine.pixels.pass_levels import Ground, learn_levels, pass_course
from stori_plugin.engine.pixels.pass_links import BY_NEIGHBOURS, BY_ORBIT, BY_SEASON, UNLINKED

PIXELS = 300


def scene(days, added, noise=0.2, seed=0):
    """Backscatter (passes, 2, pixels) of a season of 3 dB, with what each pass ``added`` to it."""
    rng = np.random.default_rng(seed)
    season = 1.5 * np.cos(2 * np.pi * (days - 45) / 365.25)
    passes = -14 + season + added + rng.normal(0, noise, len(days))
    fields, speckle = rng.normal(0, 3, (2, PIXELS)), rng.normal(0, 1, (len(days), 2, PIXELS))
    return (passes[:, None, None] + fields + speckle).astype(np.float32)


def left_over(days, orbits, satellites, truth, **options):
    """What is left between groups: the farthest of any from the mean of all passes, and the groups.

    ``truth`` is what each (orbit, satellite) adds, in dB.
    """
    added = np.array([truth[key] for key in zip(orbits, satellites)])
    offsets, groups = learn_levels(scene(days, added, **options), days, orbits, satellites)
    left = added[:, None] + offsets
    return np.abs(left - left.mean(axis=0)).max(), groups


def test_levels_solve_the_dense_least_squares():
    rng = np.random.default_rng(1)
    days = np.sort(rng.uniform(0, 800, 50))
    place, orbits = rng.integers(0, 4, 50), ["a", "a", "b", "c"]
    course, weights = rng.normal(0, 1, 50) + place, rng.uniform(0.2, 1, 50)
    ground = Ground(1.6, 0.1, 0.05)
    level, covariance = pass_levels.solve(course, days, place, orbits, ground, weights)
    dense = pass_levels.covariance_of_ground(days, ground)
    expected = naive.pass_levels(course, place, orbits, dense, ground.noise / weights)
    np.testing.assert_allclose(level, expected, atol=1e-6)
    assert (np.linalg.eigvalsh(covariance) > -1e-9).all()


def test_a_pass_has_its_level_whatever_part_it_sees():
    rng = np.random.default_rng(2)
    truth = rng.normal(0, 2, 30)
    decibel = truth[:, None] + rng.normal(-12, 5, 400) + rng.normal(0, 0.5, (30, 400))
    decibel[::2, :150], decibel[1::3, 250:] = np.nan, np.nan
    decibel[7] = np.nan
    course = pass_course(decibel)
    assert np.isnan(course[7])
    off = np.delete(course - truth, 7)
    assert np.ptp(off) < 0.4
    assert np.isnan(pass_course(decibel[:, :0])).all()


@pytest.mark.parametrize("last", [400, 205])
@pytest.mark.parametrize("apart", [1.0, -0.3])
def test_an_orbit_that_stops_takes_no_season_with_it(last, apart):
    days = np.arange(0, 365, 6.0)
    stops = (np.arange(len(days)) % 2 == 1) & (days < last)
    truth = {("a", ""): 0.0, ("b", ""): apart}
    left, groups = left_over(days, list(np.where(stops, "b", "a")), [""] * len(days), truth)
    assert left < 0.2
    assert [group.how for group in groups] == [BY_NEIGHBOURS] * 2
    assert 0.01 < groups[1].spread[0] < 0.2


@pytest.mark.parametrize("overlap", [0, 50])
def test_orbits_of_two_halves_of_a_year(overlap):
    first, second = np.arange(0, 180.0 + overlap / 2, 12), np.arange(186.0 - overlap / 2, 366, 12)
    days = np.concatenate([first, second])
    order = np.argsort(days, kind="stable")
    orbits = np.array(["a"] * len(first) + ["b"] * len(second))[order]
    truth = {("a", ""): 0.0, ("b", ""): 1.0}
    errors = [
        left_over(days[order], list(orbits), [""] * len(days), truth, seed=seed)[0]
        for seed in range(4)
    ]
    # Medians of the two series would be off by 2 dB in their difference.
    assert np.mean(errors) < (0.4 if overlap == 0 else 0.25)


def test_satellites_of_two_orbits_over_four_years():
    days, orbits, satellites = [], [], []
    for k, day in enumerate(np.arange(0.0, 1460, 6)):
        for orbit, later in (("ascending 88", 0), ("descending 37", 2)):
            if k % 2 == 0:
                satellite = "S1A" if day < 1200 else "S1D"
            elif 400 <= day <= 900:
                continue
            else:
                satellite = "S1B" if day < 400 else "S1C"
            days.append(day + later)
            orbits.append(orbit)
            satellites.append(satellite)
    truth = {
        (orbit, satellite): of_orbit + of_satellite
        for orbit, of_orbit in (("ascending 88", 0.0), ("descending 37", 1.2))
        for satellite, of_satellite in (("S1A", 0), ("S1B", 0.1), ("S1C", 0.3), ("S1D", -0.2))
    }
    left, groups = left_over(np.array(days), orbits, satellites, truth)
    assert left < 0.12
    assert {group.how for group in groups} == {BY_NEIGHBOURS} and len(groups) == 8


def test_what_nothing_links_stays_as_it_is():
    days = np.concatenate([np.arange(0, 180, 12.0), np.arange(560, 740, 12.0)])
    orbits = ["a"] * 15 + ["b"] * 15
    offsets, groups = learn_levels(scene(days, days / 300), days, orbits, [""] * 30)
    assert not offsets.any()
    assert all(group.how == UNLINKED and np.isnan(group.spread).all() for group in groups)
    # One orbit and two satellites: they count as level.
    offsets, groups = learn_levels(scene(days, days / 300), days, ["a"] * 30, orbits)
    assert not offsets.any() and [group.how for group in groups] == [UNLINKED, BY_ORBIT]


def test_a_satellite_apart_in_time_takes_the_level_of_its_orbit():
    days = np.concatenate([np.arange(0, 120, 2.0), np.arange(1650, 1770, 4.0)])
    orbits = ["a", "b"] * 30 + ["b"] * 30
    satellites = ["S1A"] * 60 + ["S1C"] * 30
    truth = {("a", "S1A"): 0.0, ("b", "S1A"): 1.0, ("b", "S1C"): 1.0}
    left, groups = left_over(days, orbits, satellites, truth)
    by_name = {(group.orbit, group.satellite): group for group in groups}
    assert by_name["b", "S1C"].level == by_name["b", "S1A"].level
    # Whole years tell satellites apart as well, if by tenths of a decibel only.
    days = np.concatenate([np.arange(0, 360, 6.0), np.arange(1461, 1821, 12.0)])
    left, groups = left_over(days, orbits, satellites, truth)
    assert left < 0.2 and groups[2].how in (BY_NEIGHBOURS, BY_SEASON)


def test_the_same_days_of_other_years_tell_where_nothing_is_near():
    days = np.concatenate([np.arange(0, 365, 12.0), np.arange(730, 1095, 12.0)])
    truth = {("a", ""): 0.0, ("b", ""): 1.0}
    left, groups = left_over(days, ["a"] * 31 + ["b"] * 31, [""] * 62, truth)
    assert left < 0.2 and [group.how for group in groups] == [BY_SEASON] * 2


def test_a_single_pass_and_one_that_saw_nothing():
    days = np.arange(0, 366, 6.0)
    orbits = ["a"] * 20 + ["b"] + ["a"] * 20 + ["c"] + ["a"] * 19
    truth = {("a", ""): 0.0, ("b", ""): -4.0, ("c", ""): 0.0}
    decibel = scene(days, np.array([truth[orbit, ""] for orbit in orbits]))
    decibel[41] = np.nan
    offsets, groups = learn_levels(decibel, days, orbits, [""] * 61)
    np.testing.assert_allclose(offsets[20], 4.0, atol=0.7)
    np.testing.assert_allclose(offsets[0], 0.0, atol=0.1)
    assert groups[2].how == UNLINKED and not offsets[41].any()
    # A single pass of another satellite says nothing of its calibration.
    names = ["S1A"] * 20 + ["S1D"] + ["S1A"] * 40
    offsets, groups = learn_levels(decibel, days, ["a"] * 61, names)
    assert not offsets.any() and groups[1].how == BY_ORBIT


def test_frozen_ground_is_no_difference_between_orbits():
    days = np.arange(0, 365, 6.0)
    orbits = ["a", "b"] * 30 + ["a"]
    decibel = scene(days, np.where(np.array(orbits) == "b", 0.8, 0.0))
    decibel[[11, 31, 33]] -= 5.0
    offsets, _ = learn_levels(decibel, days, orbits, [""] * 61)
    np.testing.assert_allclose(offsets[0] - offsets[1], 0.8, atol=0.25)


def test_one_orbit_of_one_satellite_and_nothing_at_all():
    days = np.arange(0, 60, 6.0)
    offsets, groups = learn_levels(scene(days, days), days, ["a"] * 10, ["S1A"] * 10)
    assert offsets.shape == (10, 2) and not offsets.any() and len(groups) == 1
    empty = np.full((10, 2, 5), np.nan, np.float32)
    offsets, groups = learn_levels(empty, days, ["a", "b"] * 5, [""] * 10)
    assert not offsets.any() and {group.how for group in groups} == {UNLINKED}
    assert (groups[0].first, groups[0].last) == (0.0, 48.0)
