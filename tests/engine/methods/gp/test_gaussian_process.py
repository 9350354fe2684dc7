"""GP fusion against textbook regression: posterior, likelihood, components, long series."""

from __future__ import annotations

from dataclasses import replace

import naive
import numpy as np
import pytest
from made_processes import DAYS, SAR_DAYS, WANTED, hyperparameters, model_of, observations
from scipy.stats import multivariate_normal

from stori_plugin.engine.methods.gp import GaussianProcess, GaussianProcessModel
from stori_plugin.engine.methods.gp import gaussian_process as gp_method
from stori_plugin.engine.methods.gp.covariance import Hyperparameters
from stori_plugin.engine.methods.gp.hyperparameter_fit import (
    expected_hyperparameters,
    fit_hyperparameters,
)
from stori_plugin.engine.methods.gp.marginal_likelihood import Sample, log_likelihood
from stori_plugin.engine.methods.gp.patterns import by_pattern
from stori_plugin.engine.methods.method_registry import Observations


@pytest.mark.parametrize("channels", [1, 3])
def test_the_posterior_is_that_of_the_full_joint_covariance(channels):
    h, series = hyperparameters(1 + channels), observations(channels=channels)
    estimate = model_of(h).reconstruct(series, WANTED)
    for n in range(series.pixels):
        seen = series.clear[:, n]
        known = DAYS[seen], series.values[seen, 0, n].astype(float)
        if series.sar_complete[n]:
            sar = series.sar[:, :, n].T.ravel().astype(float)
            mean, variance = naive.gaussian_process(h, *known, SAR_DAYS, sar, WANTED)
        else:
            nothing = np.zeros(0)
            mean, variance = naive.gaussian_process(h.alone(), *known, nothing, nothing, WANTED)
        np.testing.assert_allclose(estimate.mean[:, 0, n], mean, atol=1e-4)
        np.testing.assert_allclose(estimate.sd[:, 0, n] ** 2, variance, atol=1e-4)


def test_without_sar_it_is_a_gaussian_process_of_the_optical_series():
    h, series = hyperparameters(1), observations(channels=0)
    series = replace(series, sar_days=np.zeros(0), sar=np.zeros((0, 0, 8), np.float32))
    estimate = model_of(h).reconstruct(series, WANTED)
    nothing = np.zeros(0)
    for n in range(8):
        seen = series.clear[:, n]
        known = DAYS[seen], series.values[seen, 0, n].astype(float)
        mean, variance = naive.gaussian_process(h, *known, nothing, nothing, WANTED)
        np.testing.assert_allclose(estimate.mean[:, 0, n], mean, atol=1e-4)
        np.testing.assert_allclose(estimate.sd[:, 0, n] ** 2, variance, atol=1e-4)


def test_two_observations_of_one_day_are_two_witnesses():
    h = hyperparameters(1)
    days = np.array([10.0, 10.0, 30.0])
    series = Observations(
        days,
        np.array([0.5, 0.9, -0.4], np.float32)[:, None, None],
        np.ones((3, 1), bool),
        np.zeros(0),
        np.zeros((0, 0, 1), np.float32),
        np.zeros(1, bool),
    )
    estimate = model_of(h).reconstruct(series, WANTED)
    nothing = np.zeros(0)
    mean, variance = naive.gaussian_process(
        h, days, series.values[:, 0, 0].astype(float), nothing, nothing, WANTED
    )
    np.testing.assert_allclose(estimate.mean[:, 0, 0], mean, atol=1e-4)
    np.testing.assert_allclose(estimate.sd[:, 0, 0] ** 2, variance, atol=1e-4)


def test_pixels_with_the_same_clear_dates_come_together():
    rng = np.random.default_rng(3)
    patterns = rng.random((70, 5)) < 0.5
    patterns[:, 3], patterns[:, 4] = patterns[:, 2], patterns[:, 2]
    patterns[69, 3], patterns[64, 4] = ~patterns[69, 2], ~patterns[64, 2]
    kind = rng.integers(0, 5, 200)
    order = by_pattern(patterns[:, kind])
    assert sorted(order) == list(range(200))
    assert np.count_nonzero(np.diff(kind[order])) == len(set(kind)) - 1


def sample(h: Hyperparameters, pixels=6) -> Sample:
    rng = np.random.default_rng(5)
    size = len(SAR_DAYS) * (h.outputs - 1)
    return Sample(
        DAYS,
        rng.normal(size=(pixels, len(DAYS))),
        rng.random((pixels, len(DAYS))) < 0.6,
        SAR_DAYS if size else np.zeros(0),
        rng.normal(size=(pixels, size)),
    )


@pytest.mark.parametrize("outputs", [1, 2, 4])
def test_the_likelihood_is_that_of_the_joint_normal(outputs):
    h = hyperparameters(outputs)
    series = sample(h)
    expected_total = 0.0
    for values, clear, sar in zip(series.values, series.clear, series.sar):
        covariance = naive.observed_covariance(h, DAYS[clear], series.sar_days)
        joint = np.concatenate([values[clear], sar])
        expected_total += multivariate_normal(cov=covariance).logpdf(joint)
    assert log_likelihood(h, series)[0] == pytest.approx(expected_total, abs=1e-3)


@pytest.mark.parametrize("outputs", [1, 3])
def test_the_gradient_is_that_of_finite_differences(outputs):
    h = hyperparameters(outputs)
    series, vector = sample(h), h.packed()

    def value(changed):
        return log_likelihood(Hyperparameters.unpacked(changed, 3, outputs), series)[0]

    step = 1e-5
    differences = [
        (value(vector + step * unit) - value(vector - step * unit)) / (2 * step)
        for unit in np.eye(len(vector))
    ]
    np.testing.assert_allclose(log_likelihood(h, series)[1], differences, rtol=1e-4, atol=1e-4)


def test_learning_climbs_and_keeps_hyperparameters_positive():
    prior = expected_hyperparameters(("VH",))
    series = sample(prior, pixels=20)
    found = fit_hyperparameters(series, prior)
    assert log_likelihood(found, series)[0] > log_likelihood(prior, series)[0]
    for part in (found.own, found.constant, found.noise, found.length):
        assert (part > 0).all()


def seasons(pixels=60, days=None, sar_days=None, share=0.5, seed=9) -> Observations:
    """An index with random peaks, and backscatter that follows it closely."""
    rng = np.random.default_rng(seed)
    days = np.arange(0.0, 240, 6) if days is None else days
    sar_days = np.arange(2.0, 240, 6) if sar_days is None else sar_days
    peaks = np.arange(60.0, max(days[-1], 61.0), 180)[:, None] + rng.uniform(-30, 60, (1, pixels))
    width = rng.uniform(15, 30, pixels)

    def at(dates):
        return np.exp(-0.5 * ((dates[:, None, None] - peaks) / width) ** 2).max(axis=1)

    values = (0.2 + 0.6 * at(days) + rng.normal(0, 0.02, (len(days), pixels))).astype(np.float32)
    sar = np.stack([at(sar_days) * rise for rise in (2.0, 5.0, 0.6)], axis=1)
    sar += rng.normal(0, 0.2, sar.shape) * np.array([1.0, 1.0, 0.15])[:, None]
    return Observations(
        days,
        values[:, None],
        rng.random((len(days), pixels)) < share,
        sar_days,
        sar.astype(np.float32),
        np.ones(pixels, bool),
    )


def test_sar_sees_through_a_long_gap():
    series = seasons()
    hidden = (series.days >= 60) & (series.days <= 120)
    seen = series.without_dates(hidden)
    blind = replace(seen, sar_days=np.zeros(0), sar=seen.sar[:0, :0])
    days, truth = series.days[hidden], series.values[hidden]

    def estimate(observed):
        return GaussianProcess().learn(observed, ("vegetation",)).reconstruct(observed, days)

    def rmse(found):
        return np.sqrt(np.mean((found.mean - truth) ** 2))

    with_sar, without = estimate(seen), estimate(blind)
    assert rmse(with_sar) < 0.6 * rmse(without)
    assert with_sar.sd.mean() < without.sd.mean()
    inside = np.abs(with_sar.mean - truth) <= 1.645 * with_sar.sd
    assert inside.mean() > 0.75


def test_long_series_are_made_of_windows_that_pass_into_each_other():
    days = np.arange(0.0, 1900, 12)
    series = seasons(20, days, np.arange(3.0, 1900, 12))
    model = GaussianProcess().learn(series, ("vegetation",))
    assert len(model.windows) == 3
    stationary = GaussianProcessModel(
        model.components, model.hyperparameters, model.sar_centre, model.sar_scale, model.windows
    )
    whole = GaussianProcessModel(
        model.components, model.hyperparameters, model.sar_centre, model.sar_scale
    )
    wanted = np.arange(0.0, 1900, 2)
    cut, uncut = stationary.reconstruct(series, wanted), whole.reconstruct(series, wanted)
    assert np.abs(cut.mean - uncut.mean).max() < 0.1 * uncut.sd.mean()
    np.testing.assert_allclose(cut.sd, uncut.sd, rtol=0.02)
    # No steps, wherever the windows' own scene priors differ.
    estimate = model.reconstruct(series, wanted).mean
    steps = np.abs(np.diff(estimate, axis=0)).max(axis=(1, 2))
    edges = [share for window in model.windows for share in (window.start, window.end)]
    near = np.abs(wanted[1:, None] - np.array(edges)).min(axis=1) < 130
    assert steps[near].max() <= 1.2 * steps[~near].max()


def test_pieces_without_any_observation_still_get_an_answer():
    series = seasons(10, np.concatenate([np.arange(0.0, 100, 6), np.arange(1500.0, 1600, 6)]))
    model = GaussianProcess().learn(series, ("vegetation",))
    estimate = model.reconstruct(series, np.arange(-900.0, 2500, 50))
    assert np.isfinite(estimate.mean).all()
    assert np.isfinite(estimate.sd).all()


def test_sar_of_one_year_out_of_many_is_used_where_it_is():
    days = np.arange(0.0, 1500, 10)
    series = seasons(30, days, np.arange(1003.0, 1180, 6))
    model = GaussianProcess().learn(series, ("vegetation",))
    assert model.describe()["components"][0]["follows_sar"]
    blind = replace(series, sar_complete=np.zeros(30, bool))
    wanted = np.arange(0.0, 1500, 10)
    gain = model.reconstruct(blind, wanted).sd / model.reconstruct(series, wanted).sd
    assert gain[100:118].mean() > 1.03
    np.testing.assert_allclose(gain[:50], 1.0, atol=1e-3)


def test_a_long_archive_of_sar_is_cut_to_the_season_it_can_tell_of(monkeypatch):
    lengths = []

    def learned(sample, prior, check=lambda: None):
        lengths.append((sample.sar_days.min(), sample.sar_days.max(), len(sample.sar_days)))
        return fit_hyperparameters(sample, prior)

    monkeypatch.setattr(gp_method, "fit_hyperparameters", learned)
    days = np.arange(1000.0, 1120, 6)
    series = seasons(12, days, np.arange(0.0, 2000, 12))
    model = GaussianProcess().learn(series, ("vegetation",))
    ((first, last, count),) = lengths
    assert (first, last) == (852.0, 1260.0) and count == 35
    assert np.isfinite(model.reconstruct(series, np.arange(1000.0, 1120, 10)).mean).all()


def test_what_was_learned_can_be_told():
    series = seasons(20)
    described = GaussianProcess().learn(series, ("vegetation",)).describe()
    (component,) = described["components"]
    assert component["follows_sar"] is True
    assert len(component["loading"][0]) == 4
