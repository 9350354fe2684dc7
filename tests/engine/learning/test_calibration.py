"""Intervals that hold what they promise: hidden windows, factors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_methods import Teller, clear_series, truth

from stori_plugin.engine.learning import calibration as calibrating
from stori_plugin.engine.learning.calibration import NORMAL_90, Calibration
from stori_plugin.engine.learning.fitting import fit
from stori_plugin.engine.learning.hidden_dates import (
    HIDING,
    HeldOutErrors,
    HiddenDate,
    score_hidden_dates,
)
from stori_plugin.engine.learning.scene_view import SceneView
from stori_plugin.engine.methods.method_registry import METHODS, Estimate, Observations
from stori_plugin.engine.support.errors import CancelledError
from stori_plugin.engine.support.progress import SILENT, Progress


def calibrate(model, seen, truth, progress) -> Calibration:
    return calibrating.calibrate(score_hidden_dates(model, seen, truth, progress))


@pytest.mark.parametrize("claimed", [0.02, 0.06, 0.18, None])
def test_intervals_hold_ninety_percent_whatever_the_model_claims(claimed):
    series, model = clear_series(), Teller(0.06, claimed, truth)
    calibration = calibrate(model, series, series, SILENT)
    days = np.arange(3.0, 390.0, 3.0)
    estimate = calibration.apply(model.reconstruct(series, days), series, days)
    inside = np.abs(estimate.mean - truth(days)[:, None, None]) <= NORMAL_90 * estimate.sd
    # Few separate stretches of time testify, so rather a little too wide than too narrow.
    assert 0.85 <= inside.mean() <= 0.985
    assert calibration.factor.shape == (2, len(calibration.gaps))


def test_a_method_errs_more_in_longer_gaps_and_says_so():
    rng = np.random.default_rng(3)
    series = clear_series(60, 700.0)
    phase = rng.uniform(0, 6, (1, 1, 60))
    waves = 0.5 + 0.2 * np.sin(series.days[:, None, None] / 12 + phase)
    values = np.repeat(waves, 2, axis=1) + rng.normal(0, 0.01, series.values.shape)
    clear = rng.random(series.clear.shape) < 0.85
    series = replace(series, values=values.astype(np.float32), clear=clear)
    model = METHODS["linear"]().learn(series, ("", ""))
    calibration = calibrate(model, series, series, SILENT)
    assert (np.diff(calibration.gaps) > 0).all()
    assert (np.diff(calibration.factor, axis=1) >= 0).all()
    assert (calibration.factor[:, -1] > 3 * calibration.factor[:, 0]).all()


def test_factors_that_fall_meet_in_their_mean():
    rising = calibrating._rising
    values, weight = np.array([1.0, 4.0, 2.0, 3.0, 9.0, 8.0]), np.array([1.0, 1, 1, 2, 3, 1])
    np.testing.assert_allclose(rising(values, weight), [1, 3, 3, 3, 8.75, 8.75])
    np.testing.assert_array_equal(rising(np.arange(4.0), np.ones(4)), np.arange(4.0))
    np.testing.assert_allclose(rising(-np.arange(3.0), np.ones(3)), -1.0)


def test_the_gaps_that_are_tried_are_as_long_as_the_windows_hidden():
    series = clear_series(length=700.0)
    calibration = calibrate(Teller(0.06, 0.06, truth), series, series, SILENT)
    # Observed every 8 days: a window of h days to both sides leaves the next dates beyond it.
    expected = [2 * 8 * (half // 8 + 1) for half in HIDING.half_windows]
    np.testing.assert_allclose(calibration.gaps, expected)


def test_factors_follow_the_gap_around_each_pixel():
    calibration = Calibration(np.array([10.0, 60.0]), np.array([[1.0, 3.0]]), np.ones(1), 60.0)
    series = replace(clear_series(2), values=clear_series(2).values[:, :1])
    clear = np.ones(series.clear.shape, bool)
    clear[1:9, 1] = False  # 72 days for the second pixel
    clear[:, 0] = True
    series = replace(series, clear=clear)
    mean = np.zeros((2, 1, 2), np.float32)
    mean[1, 0, 0] = np.nan
    days = np.array([20.0, 36.0])
    own = calibration.apply(Estimate(mean, np.full_like(mean, 0.1)), series, days)
    np.testing.assert_allclose(own.sd[0, 0], [0.1, 0.3], rtol=1e-6)
    assert np.isnan(own.sd[1, 0, 0])
    none = calibration.apply(Estimate(mean, None), series, days)
    np.testing.assert_allclose(none.sd[0, 0], [1.0, 3.0], rtol=1e-6)


def test_factors_follow_how_much_of_the_scene_was_seen():
    days = np.arange(0.0, 200.0, 10.0)
    view = SceneView(days, np.full(20, 0.05), 0.05, 0.65)
    view.share[10] = 0.65  # day 100
    view.share[15] = 0.35  # day 150
    calibration = Calibration(
        *(np.array([40.0]), np.array([[3.0], [2.0]]), np.ones(2), 60.0),
        *(np.array([[1.0], [1.0]]), view),
    )
    clear = np.zeros((20, 1), bool)
    clear[[3, 5, 8, 12, 14, 16]] = True  # 30, 50; 80, 120; 140, 160
    series = replace(clear_series(1), days=days, values=np.zeros((20, 2, 1)), clear=clear)
    estimate = Estimate(np.zeros((3, 2, 1), np.float32), None)
    sd = calibration.apply(estimate, series, np.array([40.0, 100.0, 150.0])).sd[:, :, 0]
    np.testing.assert_allclose(sd, [[3, 2], [1, 1], [2, 1.5]], atol=1e-5)
    assert calibration.bands([1]).cloud.tolist() == [[1.0]]
    told = calibration.describe()
    assert told["factor_beside_seen"] == [[1.0], [1.0]] and told["share_seen"]["cloud"] == 0.65


@pytest.mark.parametrize("claimed", [0.05, None])
def test_too_little_to_hide_leaves_the_spread_as_it_is(claimed):
    series = clear_series().without_dates(np.arange(50) > 1)
    calibration = calibrate(Teller(0.06, claimed, truth), series, series, SILENT)
    expected = np.ones((2, 1))
    if claimed is None:
        expected = series.values.transpose(1, 0, 2).reshape(2, -1).std(axis=1)[:, None]
    np.testing.assert_allclose(calibration.factor, expected, rtol=1e-5)


@pytest.mark.parametrize("dates", [3, 9, 40])
def test_a_spread_of_its_own_is_believed_as_far_as_it_was_learned(dates):
    series = clear_series(60).without_dates(np.arange(50) >= dates)
    errors = score_hidden_dates(Teller(0.06, 0.3, truth), series, series, SILENT)
    assert errors.seen == dates
    hidden = errors.of(0.0)
    ratio = np.concatenate([np.abs(date.error) / 0.3 for date in hidden], axis=1)
    ratio = np.quantile(ratio, 0.9, axis=1, method="inverted_cdf") / NORMAL_90
    count, first = 0, -np.inf
    for day in sorted(date.day for date in hidden):
        if day >= first + 30:
            count, first = count + 1, day
    assert count == {3: 1, 9: 2, 40: 8}[dates]
    belief = {3: 1 / 14, 9: 0.5, 40: 1.0}[dates]
    quantile = {3: 1.9432, 9: 1.9432, 40: 1.7613}[dates]  # of Student's t: 6, 6 and 14 degrees
    expected = ratio ** (count / (count + belief)) * quantile / NORMAL_90
    np.testing.assert_allclose(calibrating.calibrate(errors).factor[:, 0], expected, rtol=0.04)


def test_three_dates_of_a_month_are_enough_for_intervals():
    inside, wide = [], []
    for seed in range(6):
        rng = np.random.default_rng(seed)
        days, pixels = np.arange(5) * 8.0, 150
        level = rng.normal(0.5, 0.12, pixels)  # fields differ far more than a month changes them
        slope = rng.normal(0, 0.0004, pixels)
        values = level + slope * days[:, None] + rng.normal(0, 0.01, (5, pixels))
        values += rng.normal(0, 0.004, (5, 1))
        nothing = np.zeros((0, 0, pixels), np.float32)
        series = Observations(
            *(days, values[:, None].astype(np.float32), np.ones((5, pixels), bool)),
            *(np.zeros(0), nothing, np.zeros(pixels, bool)),
        ).without_dates(np.arange(5) % 2 == 1)
        fitted = fit("gp", series, ("vegetation",), robust=False)
        for method, held in ((fitted, inside), (fitted.methods[0].model, wide)):
            estimate = method.reconstruct(series, days[1::2])
            error = np.abs(estimate.mean[:, 0] - values[1::2])
            held.append(error <= NORMAL_90 * estimate.sd[:, 0])
    assert np.mean(wide) > 0.998  # as wide as what is expected of a season
    assert 0.85 <= np.mean(inside) <= 0.975


def test_what_was_seen_between_clouds_hardly_counts():
    series = clear_series()
    values, clear = series.values.copy(), series.clear.copy()
    values[1::3] += 0.3  # haze, on dates that are mostly cloudy
    clear[1::3, 24:] = False
    hazy = replace(series, values=values, clear=clear)
    found = calibrate(Teller(0.06, 0.06, truth), hazy, hazy, SILENT).factor
    assert ((found > 0.85) & (found < 1.3)).all()


def test_a_single_clearer_date_does_not_speak_for_all():
    def hidden(pixels: int) -> HiddenDate:
        return HiddenDate(0.0, 0.0, np.ones(pixels), np.ones(pixels), np.zeros((1, pixels)), None)

    weight = calibrating._weights([hidden(pixels) for pixels in (60, 60, 60, 60, 60, 100)])
    np.testing.assert_array_equal(weight, 1.0)
    weight = calibrating._weights([hidden(100), hidden(100), hidden(100), hidden(70)])
    np.testing.assert_allclose(weight, np.repeat([1.0, 0.7**8], [300, 70]))


def test_weighted_quantiles_are_those_of_values_repeated():
    rng = np.random.default_rng(6)
    values, weight = rng.random((3, 200)), rng.integers(1, 5, 200)
    found = calibrating._quantile(values, weight.astype(float), 0.9)
    repeated = np.repeat(values, weight, axis=1)
    expected = np.quantile(repeated, 0.9, axis=1, method="inverted_cdf")
    np.testing.assert_array_equal(found, expected)


def test_few_stretches_of_time_make_intervals_wider():
    rng = np.random.default_rng(7)
    factors = []
    for days in (np.arange(4) * 10.0, np.arange(4) * 40.0, np.arange(12) * 40.0):
        own = np.full(500, 10.0)
        errors = [rng.normal(0, 0.1, (1, 500)) for _ in days]
        dates = tuple(
            HiddenDate(0.0, day, own, own, error, None) for day, error in zip(days, errors)
        )
        factors.append(calibrating.calibrate(HeldOutErrors(dates, False, np.ones(1))).factor.item())
    assert factors[0] > 1.15 * factors[1] > 1.2 * factors[2] > 0.1


def seasons_around_a_gap(gap: float, pixels: int = 100) -> tuple[Observations, np.ndarray]:
    """Annual seasons of all heights and times, two years of them around a gap in the clear."""
    rng = np.random.default_rng(5)
    days = np.arange(0.0, 730.0 + gap, 8.0)
    peak, width = rng.uniform(0, 365, pixels), rng.uniform(25, 60, pixels)
    seasons = [(365 * year + peak + rng.normal(0, 10, pixels), width) for year in range(-1, 7)]
    green = np.max([np.exp(-0.5 * ((days[:, None] - c) / w) ** 2) for c, w in seasons], axis=0)
    values = 0.2 + 0.5 * green + rng.normal(0, 0.02, green.shape)
    hidden = np.abs(days - days.mean()) < 0.5 * gap
    clear = ~hidden[:, None] & (rng.random(values.shape) < 0.7)
    nothing = np.zeros((0, 0, pixels), np.float32)
    values = values[:, None].astype(np.float32)
    return Observations(days, values, clear, np.zeros(0), nothing, np.zeros(pixels, bool)), hidden


@pytest.mark.parametrize("gap", [140.0, 240.0, 365.0, 730.0])
@pytest.mark.parametrize("name", ["linear", "whittaker", "harmonic", "gp"])
def test_intervals_hold_in_gaps_longer_than_any_that_could_be_hidden(name, gap):
    series, hidden = seasons_around_a_gap(gap)
    model = METHODS[name]().learn(series, ("vegetation",))
    calibration = calibrate(model, series, series, SILENT)
    days = series.days[hidden]
    estimate = calibration.apply(model.reconstruct(series, days), series, days)
    error = np.abs(estimate.mean[:, 0] - series.values[hidden, 0])
    assert (error <= NORMAL_90 * estimate.sd[:, 0]).mean() >= 0.85
    # And they are no wider than for knowing nothing.
    assert estimate.sd.max() <= 2.0 * series.values[:, 0][series.clear].std()


def test_a_long_gap_makes_a_guess_and_one_of_hidden_length_changes_nothing():
    gaps, factor = np.array([10.0, 60.0]), np.array([[0.01, 0.03]])
    calibration = Calibration(gaps, factor, np.array([0.2]), 60.0)
    series = replace(clear_series(2, 1000.0), values=clear_series(2, 1000.0).values[:, :1])
    clear = np.ones(series.clear.shape, bool)
    clear[1:8, 0] = False  # 64 days, beyond which one hidden gap of 60 does not tell
    clear[20:100, 1] = False  # 648 days
    series = replace(series, clear=clear)
    days = np.array([0.0, 30.0, 152.0, 160.0, 200.0, 476.0, 800.0])
    estimate = Estimate(np.zeros((7, 1, 2), np.float32), None)
    sd = calibration.apply(estimate, series, days).sd[:, 0]
    np.testing.assert_allclose(sd[[0, 2, 3], 0], 0.01, rtol=1e-6)
    assert sd[1, 0] == pytest.approx(0.03 + (64 / 60 - 1) * 60 / 180 * 0.17, rel=1e-5)
    reach = 2 * np.array([8.0, 48.0])
    np.testing.assert_allclose(sd[[3, 4], 1], 0.03 + reach / 180 * 0.17, rtol=1e-5)
    assert sd[5, 1] == pytest.approx(0.2, rel=1e-6) and sd[6, 1] == pytest.approx(0.01, rel=1e-6)


def test_dates_beside_a_gap_of_years_do_not_stand_for_its_middle():
    own, reach = np.full(50, 700.0), np.full(50, 80.0)
    errors = np.random.default_rng(2).normal(0, 0.05, (4, 1, 50))
    dates = tuple(
        HiddenDate(45.0, 100.0 * k, own, reach, error, None) for k, error in enumerate(errors)
    )
    calibration = calibrating.calibrate(HeldOutErrors(dates, False, np.full(1, 0.2)))
    assert calibration.longest == pytest.approx(120.0)
    assert calibration.guess == pytest.approx(0.2 * np.sqrt(2.5))


def test_what_was_dropped_still_counts_as_truth():
    series = clear_series()
    values, clear = series.values.copy(), series.clear.copy()
    values[::2] += 0.3
    clear[::2] = False  # screened away from the model, yet part of what may be observed
    seen = replace(series, clear=clear)
    calibration = calibrate(Teller(0.01, 0.01, truth), seen, replace(series, values=values), SILENT)
    assert (calibration.factor > 10).all()


def test_a_model_that_knows_the_dates_by_heart_is_judged_by_one_that_does_not():
    class Learned(Teller):
        def untuned(self):
            return Teller(0.06, 0.5, truth)

    series = clear_series()
    evidence = score_hidden_dates(Learned(0.001, 0.03, truth), series, series, SILENT)
    errors = np.concatenate([date.error for date in evidence.dates], axis=1)
    assert errors.std() == pytest.approx(0.06, rel=0.1)
    assert all((date.spread == np.float32(0.03)).all() for date in evidence.dates)
    assert (calibrating.calibrate(evidence).factor > 1.5).all()


def test_the_user_may_stop_it():
    class Stopped(Progress):
        def is_cancelled(self) -> bool:
            return True

    series = clear_series()
    with pytest.raises(CancelledError):
        calibrate(Teller(0.06, 0.06, truth), series, series, Stopped())
