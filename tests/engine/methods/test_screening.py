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


@pytest.mark.parametrize(
    ("spectrum", "stays"),
    [
        ((0.7, 0.68, 0.65, 0.12), True),  # snow
        ((0.08, 0.06, 0.04, 0.02), True),  # a flood
        ((0.64, 0.65, 0.66, 0.46), False),  # cloud
        ((0.03, 0.018, 0.16, 0.08), False),  # shadow
    ],
)
@pytest.mark.parametrize("dates", [1, 2])
def test_snow_and_water_stay_even_on_a_single_date(spectrum, stays, dates):
    values = np.tile([0.06, 0.04, 0.4, 0.2], (len(DAYS), 1))
    values[7 : 7 + dates] = spectrum
    found = kept(values, "green", "red", "nir", "swir1")
    if stays or dates == 1:
        assert abs(found[7 : 7 + dates] - stays).max() < 0.05
    assert np.delete(found, range(7, 7 + dates)).min() > 0.9
