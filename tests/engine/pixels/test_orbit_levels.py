"""The levels of orbits at each pixel."""

from __future__ import annotations

import naive
import numpy as np

from stori_plugin.engine.pixels.orbit_levels import level_orbits


def test_orbits_are_levelled_by_passes_against_their_neighbours():
    rng = np.random.default_rng(2)
    days = np.sort(rng.integers(0, 200, 40)).astype(float)  # some on one day
    days[30:] += 365
    orbits = list(rng.choice(["a", "b", "c"], 40, p=[0.5, 0.35, 0.15]))
    decibel = rng.normal(-12, 1, (40, 2, 30)).astype(np.float32)
    decibel[np.array(orbits) == "b"] += 3.0
    decibel[rng.random(decibel.shape) < 0.1] = np.nan
    decibel[np.array(orbits) == "b", 0, 0] = np.nan
    decibel[2:, 1, 1] = np.nan  # too few to compare
    decibel[:, 1, 2] = np.nan
    expected = naive.levelled(decibel, days, orbits)
    part = np.ascontiguousarray(decibel[:, :, 7:12])
    level_orbits(decibel, days, orbits)
    np.testing.assert_allclose(decibel, expected, atol=1e-5)
    level_orbits(part, days, orbits)
    np.testing.assert_array_equal(part, decibel[:, :, 7:12])  # wherever a block begins


def test_one_orbit_stays_as_it_is():
    decibel = np.random.default_rng(3).normal(-12, 1, (9, 1, 5)).astype(np.float32)
    before = decibel.copy()
    level_orbits(decibel, np.arange(9.0), ["a"] * 9)
    np.testing.assert_array_equal(decibel, before)


def test_an_orbit_that_stops_takes_no_season_with_it():
    rng = np.random.default_rng(0)
    days = np.arange(0, 365, 6.0)
    season = 1.5 * np.cos(2 * np.pi * (days - 45) / 365.25)
    for last in (400, 205):
        stops = (np.arange(len(days)) % 2 == 1) & (days < last)
        ground = -14 + season[:, None, None] + rng.normal(0, 1, (1, 1, 400))
        apart = rng.normal(0, 1, 400)  # fields look different from two sides
        seen = ground + apart * stops[:, None, None] + rng.normal(0, 0.7, (len(days), 1, 400))
        seen[20:22] += 4.0  # one event on one pass of each
        levelled = seen.astype(np.float32)
        level_orbits(levelled, days, list(np.where(stops, "b", "a")))
        moved = levelled - seen
        taken = (moved[~stops].mean(axis=0) - moved[stops].mean(axis=0))[0]
        assert abs((taken - apart).mean()) < 0.1
        assert (taken - apart).std() < 0.5
