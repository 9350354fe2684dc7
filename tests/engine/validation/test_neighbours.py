"""A value from the pixels that were seen on the same date."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.methods.interface import Observations
from stori_plugin.engine.validation.neighbours import FEWEST, from_neighbours


def fields(pixels: int = 80, dates: int = 12) -> Observations:
    """Two kinds of fields: one is harvested within the gap, both look alike in two bands."""
    rng = np.random.default_rng(2)
    days = 10.0 * np.arange(dates)
    green = rng.uniform(0.2, 0.8, pixels)
    values = green * np.where(days < 55, 1.0, 0.5)[:, None] + rng.normal(0, 0.01, (dates, pixels))
    values = np.stack([values, 1.0 - values], axis=1).astype(np.float32)
    clear = rng.random((dates, pixels)) < 0.9
    nothing = np.zeros((0, 0, pixels), np.float32)
    return Observations(days, values, clear, np.zeros(0), nothing, np.zeros(pixels, bool))


def naive(series: Observations, day: float, pixel: int) -> np.ndarray:
    """Return the value (B,) of one pixel, straight from the description."""
    clear, days = series.clear, series.days
    (date,) = np.flatnonzero(days == day)
    before = [t for t in range(len(days)) if clear[t, pixel] and days[t] < day]
    after = [t for t in range(len(days)) if clear[t, pixel] and days[t] > day]
    if not before or not after:
        return series.values[after[0] if after else before[-1], :, pixel]
    a, b = before[-1], after[0]
    seen = clear[date] & clear[a] & clear[b]
    told = []
    for band in series.values.transpose(1, 0, 2).astype(float):
        if seen.sum() < FEWEST:
            told.append(np.interp(day, [days[a], days[b]], band[[a, b], pixel]))
            continue
        design = np.stack([np.ones(seen.sum()), band[a, seen], band[b, seen]], axis=1)
        weights = np.linalg.lstsq(design, band[date, seen], rcond=None)[0]
        value = weights @ [1.0, band[a, pixel], band[b, pixel]]
        told.append(np.clip(value, band[date, seen].min(), band[date, seen].max()))
    return np.array(told)


@pytest.mark.parametrize("covered", [20, 60])
def test_it_is_the_regression_on_those_who_were_seen(covered):
    series = fields()
    clear = series.clear.copy()
    clear[4:8, :covered] = False
    clear[:, 0] = False
    clear[:, 1] = np.arange(12) > 7
    series = Observations(series.days, series.values, clear, *vars_of(series))
    days = series.days[[5, 6]]
    found = from_neighbours(series, days)
    assert np.isnan(found[:, :, 0]).all()
    for o, day in enumerate(days):
        for pixel in range(1, covered):
            np.testing.assert_allclose(found[o, :, pixel], naive(series, day, pixel), atol=1e-5)
    error = np.abs(found - series.values[[5, 6]])[:, :, 2:covered]
    lines = [[naive_line(series, day, n) for n in range(2, covered)] for day in days]
    straight = np.abs(np.array(lines) - series.values[[5, 6]][:, 0, 2:covered])
    # With sixty of eighty covered there are too few to learn from.
    assert (error[:, 0].mean() < 0.5 * straight.mean()) == (covered == 20)


def vars_of(series: Observations):
    return series.sar_days, series.sar, series.sar_complete


def naive_line(series: Observations, day: float, pixel: int) -> float:
    seen = series.clear[:, pixel]
    return float(np.interp(day, series.days[seen], series.values[seen, 0, pixel]))


def test_where_nobody_was_seen_it_is_a_straight_line():
    series = fields()
    hidden = (series.days > 30) & (series.days < 80)
    left = series.without_dates(hidden)
    found = from_neighbours(left, np.array([50.0]))[0, 0]
    lines = [naive_line(left, 50.0, n) for n in range(left.pixels)]
    np.testing.assert_allclose(found, lines, atol=1e-6)


def test_it_may_learn_from_other_pixels():
    donors, asked = fields(), fields().at(np.arange(5))
    asked = Observations(
        asked.days, asked.values, asked.clear & (asked.days != 50)[:, None], *vars_of(asked)
    )
    found = from_neighbours(asked, np.array([50.0]), donors)[0]
    assert np.abs(found - asked.values[5]).max() < 0.05
