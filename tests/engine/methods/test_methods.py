"""The methods without SAR against their obvious forms, and what holds for any method."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.methods.harmonic import Harmonic, design
from stori_plugin.engine.methods.linear import Linear
from stori_plugin.engine.methods.method_registry import METHODS, Observations
from stori_plugin.engine.methods.whittaker import _CANDIDATES, _STEP, Whittaker, _solve

WANTED = np.arange(-20.0, 230.0, 7.0)


def series(seed=0, dates=30, bands=2, pixels=12, share=0.5) -> Observations:
    """Noisy seasons, seen on a random half of irregular dates."""
    rng = np.random.default_rng(seed)
    days = np.sort(rng.choice(np.arange(200), dates, replace=False)).astype(float)
    phase = rng.uniform(0, 6, (1, bands, pixels))
    values = 0.3 + 0.2 * np.sin(days[:, None, None] / 30 + phase)
    values = (values + rng.normal(0, 0.02, values.shape)).astype(np.float32)
    clear = rng.random((dates, pixels)) < share
    return without_sar(days, values, clear)


def without_sar(days, values, clear) -> Observations:
    pixels = clear.shape[1]
    nothing = np.zeros((0, 0, pixels), np.float32)
    return Observations(days, values, clear, np.zeros(0), nothing, np.zeros(pixels, bool))


def each_series(observed):
    """Yield (band, pixel, values, clear) of every series."""
    _, bands, pixels = observed.values.shape
    for b, n in np.ndindex(bands, pixels):
        yield b, n, observed.values[:, b, n].astype(float), observed.clear[:, n]


def test_linear_is_interpolation_with_the_ends_held():
    observed = series()
    mean = Linear().learn(observed, ("", "")).reconstruct(observed, WANTED).mean
    for b, n, values, clear in each_series(observed):
        expected = naive.interpolated(observed.days, values, clear, WANTED)
        np.testing.assert_allclose(mean[:, b, n], expected, atol=1e-6)


@pytest.mark.parametrize("knots", [5, 6, 40])
@pytest.mark.parametrize("smoothness", [0.1, 30.0, 1e4])
def test_the_banded_solve_is_the_dense_one(knots, smoothness):
    rng = np.random.default_rng(knots)
    weights = rng.integers(0, 3, (knots, 3)).astype(float)
    weights[[0, 2, -1]] = 1.0
    right = weights * rng.normal(size=weights.shape)
    each = smoothness * np.array([1.0, 3.0, 0.3])
    z, factors = np.zeros((knots + 4, 3)), np.zeros((4, knots + 4, 3))
    for _ in range(2):  # what is left of one solve does not matter to the next
        _solve(weights, right, each, factors, z)
        for lane in range(3):
            expected = naive.whittaker(weights[:, lane], right[:, lane], each[lane])
            np.testing.assert_allclose(z[2:-2, lane], expected, atol=1e-7)


def test_whittaker_chooses_by_the_v_curve_and_smooths():
    observed = series(seed=1, share=0.7)
    mean = Whittaker().learn(observed, ("", "")).reconstruct(observed, WANTED).mean
    origin = min(observed.days[0], WANTED[0])
    knots = int(np.ceil((max(observed.days[-1], WANTED[-1]) - origin) / _STEP)) + 2
    chosen = set()
    for b, n, values, clear in each_series(observed):
        seen = observed.days[clear], values[clear], origin, _STEP, knots
        best = naive.v_curve(*seen, _CANDIDATES)
        chosen.add(best)
        z = naive.whittaker(*naive.knot_sums(*seen)[:2], 10.0**best)
        at = origin + _STEP * np.arange(knots)
        smooth = np.interp(WANTED, at, z)
        seen = observed.days, values, clear, np.interp(observed.days, at, z)
        expected = [
            naive.in_long_gap(*seen, day, value, 0.5, levelled=True)
            for day, value in zip(WANTED, smooth)
        ]
        np.testing.assert_allclose(mean[:, b, n], expected, atol=1e-5)
    assert len(chosen) > 1


def test_whittaker_stays_near_what_was_seen_in_a_long_gap():
    days = np.array([0.0, 5, 10, 15, 160, 165, 170])
    values = np.array([0.1, 0.2, 0.3, 0.4, 0.4, 0.3, 0.2], np.float32)[:, None, None]
    observed = without_sar(days, values, np.ones((7, 1), bool))
    mean = Whittaker().learn(observed, ("",)).reconstruct(observed, np.arange(0.0, 171.0)).mean
    assert mean.min() >= -0.05 - 1e-6
    assert mean.max() <= 0.55 + 1e-6


def seasons_around_a_gap(gap, phase=0.0, noise=0.01, pixels=60):
    """An annual sine from 0.15 to 0.75, half a year on both sides of a gap in the clear."""
    rng = np.random.default_rng(11)
    days = np.arange(0.0, 365.0 + gap, 8.0)
    truth = 0.45 + 0.3 * np.sin(2 * np.pi * (days + phase) / 365.25)
    values = truth[:, None, None] + rng.normal(0, noise, (len(days), 1, pixels))
    shown = np.abs(days - days.mean()) > 0.5 * gap
    clear = shown[:, None] & (rng.random((len(days), pixels)) < 0.8)
    return without_sar(days, values.astype(np.float32), clear), truth


@pytest.mark.parametrize("phase", [0.0, 90.0, 180.0, 270.0])
@pytest.mark.parametrize("gap", [300.0, 730.0, 1500.0])
@pytest.mark.parametrize("name", ["linear", "whittaker", "harmonic"])
def test_what_a_long_gap_is_filled_with_was_seen(name, gap, phase):
    observed, _ = seasons_around_a_gap(gap, phase)
    days = np.arange(-50.0, 415.0 + gap)
    mean = METHODS[name]().learn(observed, ("",)).reconstruct(observed, days).mean
    seen = np.where(observed.clear[:, None], observed.values, np.nan)
    inside = (days > 182.0 + 30.0) & (days < 182.0 + gap - 30.0)
    assert (mean[inside] >= np.nanmin(seen, axis=0) - 1e-6).all()
    assert (mean[inside] <= np.nanmax(seen, axis=0) + 1e-6).all()
    # Nowhere is there a step where one rule takes over from another.
    assert np.abs(np.diff(mean[:, 0], axis=0)).max() < 0.025


def test_the_farther_from_what_was_seen_the_nearer_to_its_mean():
    observed, _ = seasons_around_a_gap(730.0, 45.0)
    model = Whittaker().learn(observed, ("",))
    mean = model.reconstruct(observed, np.array([182.5 + 365.0])).mean[0, 0]
    level = np.where(observed.clear, observed.values[:, 0], 0).sum(axis=0)
    np.testing.assert_allclose(mean, level / observed.clear.sum(axis=0), atol=1e-6)


@pytest.mark.parametrize("name", ["whittaker", "harmonic"])
def test_gaps_of_ordinary_length_are_filled_as_the_method_says(name, monkeypatch):
    observed, _ = seasons_around_a_gap(70.0)
    days = np.arange(0.0, 435.0, 5.0)
    model = METHODS[name]().learn(observed, ("",))
    filled = model.reconstruct(observed, days).mean
    monkeypatch.setattr("stori_plugin.engine.methods.long_gaps._ORDINARY", 1e6)
    np.testing.assert_array_equal(model.reconstruct(observed, days).mean, filled)


def test_harmonic_is_ridge_regression():
    observed = series(seed=2)
    model = Harmonic().learn(observed, ("", ""))
    mean = model.reconstruct(observed, WANTED).mean
    origin = observed.days[0]
    regressors, wanted = design(observed.days, origin), design(WANTED, origin)
    for b, n, values, clear in each_series(observed):
        expected = naive.ridge(regressors[clear], values[clear], model.ridge, wanted)
        np.testing.assert_allclose(mean[:, b, n], expected, atol=1e-5)


def test_harmonic_finds_a_pure_wave():
    days = np.arange(0.0, 730.0, 5.0)
    wave = (0.4 + 0.2 * np.cos(2 * np.pi * (days - 100) / 365.2425)).astype(np.float32)
    observed = without_sar(days, wave[:, None, None], np.ones((len(days), 1), bool))
    mean = Harmonic().learn(observed, ("",)).reconstruct(observed, days).mean
    np.testing.assert_allclose(mean[:, 0, 0], wave, atol=0.01)


def one_pixel_of_each_kind() -> Observations:
    """Return ten good pixels and then: never seen, seen once, seen twice, always seen, constant."""
    observed = series(seed=3, pixels=15)
    values, clear = observed.values.copy(), observed.clear.copy()
    clear[:, 10] = False
    clear[:, 11] = np.arange(len(clear)) == 7
    clear[:, 12] = np.isin(np.arange(len(clear)), (7, 20))
    clear[:, 13] = True
    values[:, :, 14] = 0.25
    clear[:, 14] = np.arange(len(clear)) % 2 == 0
    return without_sar(observed.days, values, clear)


@pytest.mark.parametrize("name", list(METHODS))
def test_every_kind_of_pixel(name):
    observed = one_pixel_of_each_kind()
    model = METHODS[name]().learn(observed, ("", ""))
    estimate = model.reconstruct(observed, WANTED)
    assert estimate.mean.shape == (len(WANTED), 2, 15)
    assert estimate.mean.dtype == np.float32
    never = np.arange(15) == 10
    assert np.isnan(estimate.mean[:, :, never]).all()
    assert np.isfinite(estimate.mean[:, :, ~never]).all()
    seen = observed.values[observed.clear.any(axis=1)]
    assert estimate.mean[:, :, ~never].min() > seen.min() - 0.4
    assert estimate.mean[:, :, ~never].max() < seen.max() + 0.4
    inside = np.clip(WANTED, observed.days[0], observed.days[-1]) == WANTED
    assert np.abs(estimate.mean[inside][:, :, 14] - 0.25).max() < 0.02
    if estimate.sd is not None:
        assert np.isnan(estimate.sd[:, :, never]).all()
        assert (estimate.sd[:, :, ~never] > 0).all()


@pytest.mark.parametrize("name", ["linear", "whittaker"])
def test_one_observation_is_all_there_is_to_say(name):
    observed = one_pixel_of_each_kind()
    mean = METHODS[name]().learn(observed, ("", "")).reconstruct(observed, WANTED).mean
    expected = np.broadcast_to(observed.values[7, :, 11], mean[:, :, 11].shape)
    np.testing.assert_allclose(mean[:, :, 11], expected, rtol=1e-6)


@pytest.mark.parametrize("name", list(METHODS))
def test_a_pixel_does_not_depend_on_what_lies_beside_it(name):
    observed = series(seed=4)
    model = METHODS[name]().learn(observed, ("", ""))
    together = model.reconstruct(observed, WANTED)
    few = model.reconstruct(observed.at(np.array([7, 3])), WANTED)
    np.testing.assert_allclose(few.mean, together.mean[:, :, [7, 3]], atol=1e-5)


@pytest.mark.parametrize("name", list(METHODS))
def test_a_date_does_not_depend_on_which_others_are_asked_for(name):
    observed = series(seed=5)
    model = METHODS[name]().learn(observed, ("", ""))
    every = model.reconstruct(observed, np.arange(0.0, 200.0))
    one = model.reconstruct(observed, np.array([77.0]))
    atol = 0.02 if name == "whittaker" else 1e-5  # its knots begin at the first date of all
    np.testing.assert_allclose(one.mean[0], every.mean[77], atol=atol)


@pytest.mark.parametrize("name", list(METHODS))
def test_values_that_are_not_clear_have_no_meaning(name):
    observed = series(seed=6)
    values = np.where(observed.clear[:, None], observed.values, np.float32(0.9))
    model = METHODS[name]().learn(observed, ("", ""))
    changed = without_sar(observed.days, values, observed.clear)
    np.testing.assert_array_equal(
        model.reconstruct(changed, WANTED).mean, model.reconstruct(observed, WANTED).mean
    )
