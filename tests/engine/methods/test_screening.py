"""What is dropped as missed cloud: a season's peak never, whatever was measured."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.methods.interface import Observations
from stori_plugin.engine.methods.screening import find_screen

DAYS = np.arange(0.0, 240.0, 8.0)
PEAK = 15  # the position of the highest value, 8 days from its neighbours
PIXELS = 40


def kept(values, *roles):
    """Return which dates of a series (T, B) every pixel keeps; noise has the same seed."""
    noise = np.random.default_rng(3).normal(0, 0.006, (*values.shape, PIXELS))
    several = (values[:, :, None] + noise).astype(np.float32)
    clear = np.ones((len(DAYS), PIXELS), bool)
    nothing = np.zeros((0, 0, PIXELS), np.float32)
    series = Observations(DAYS, several, clear, np.zeros(0), nothing, np.zeros(PIXELS, bool))
    return find_screen(series, roles).apply(series).clear.mean(axis=1)


def season(width=25.0):
    return 0.2 + 0.6 * np.exp(-(((DAYS - DAYS[PEAK]) / width) ** 2))


@pytest.mark.parametrize(
    ("role", "sign"),
    [("vegetation", 1.0), ("inverse vegetation", -1.0), ("", 1.0), ("", -1.0)],
)
def test_the_peak_of_a_season_stays(role, sign):
    assert kept(sign * season()[:, None], role)[PEAK] > 0.97


@pytest.mark.parametrize(
    ("role", "change", "share"),
    [
        ("vegetation", -0.3, 0.0),
        ("vegetation", 0.3, 1.0),
        ("inverse vegetation", 0.3, 0.0),
        ("inverse vegetation", -0.3, 1.0),
        ("", 0.4, 0.0),
        ("", -0.4, 0.0),
        ("", 0.02, 1.0),
    ],
)
def test_what_stands_out_is_dropped_where_cloud_can_do_that(role, change, share):
    values = np.full((len(DAYS), 1), 0.5)
    values[PEAK] += change
    found = kept(values, role)
    assert abs(found[PEAK] - share) < 0.05 and np.delete(found, PEAK).min() > 0.9


def test_indices_beside_each_other_are_looked_at_one_by_one():
    values = np.stack([season(), -season()], axis=1)
    values[5, 1] += 0.3  # of the second, which falls with vegetation
    found = kept(values, "vegetation", "inverse vegetation")
    assert found[5] < 0.05 and found[PEAK] > 0.97


def test_an_index_beside_reflectance_changes_nothing_of_what_reflectance_tells():
    red = np.full(len(DAYS), 0.05)
    nir = np.full(len(DAYS), 0.35)
    red[7] += 0.2  # cloud
    index = np.random.default_rng(1).uniform(-1, 1, len(DAYS))
    found = kept(np.stack([red, nir, index], axis=1), "red", "nir", "vegetation")
    assert found[7] < 0.05 and np.delete(found, 7).min() > 0.9
