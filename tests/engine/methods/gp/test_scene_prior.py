"""The scene prior against textbook expectation-maximisation and textbook regression."""

from __future__ import annotations

from dataclasses import replace

import naive
import numpy as np
import pytest
from made_processes import hyperparameters
from made_runs import Listener

from stori_plugin.engine.methods.gp import GaussianProcess, GaussianProcessModel
from stori_plugin.engine.methods.gp.conditioning import condition
from stori_plugin.engine.methods.gp.covariance import joint_covariance
from stori_plugin.engine.methods.gp.marginal_likelihood import Sample
from stori_plugin.engine.methods.gp.patterns import by_pattern
from stori_plugin.engine.methods.gp.posterior import posterior
from stori_plugin.engine.methods.gp.scene_prior import NOISE_OF_DATE, learn_scene_prior
from stori_plugin.engine.methods.gp.scene_prior_choice import (
    PARTS,
    learn_scene_priors,
    parts_of_teachers,
)
from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.support.errors import CancelledError

DAYS = np.array([0.0, 4, 9, 15, 15, 28, 40, 55])  # two acquisitions on one day
SAR_DAYS = np.array([1.0, 7, 13, 25, 37])


def sample(outputs, pixels=12, seed=3) -> Sample:
    """Pixels with a common history; on the third date none of them is clear."""
    rng = np.random.default_rng(seed)
    clear = rng.random((pixels, len(DAYS))) < 0.6
    clear[1], clear[:, 2] = clear[0], False
    common = rng.normal(size=len(DAYS))
    sar = rng.normal(size=(pixels, (outputs - 1) * len(SAR_DAYS))) + 0.5
    values = common + rng.normal(0, 0.5, (pixels, len(DAYS)))
    return Sample(DAYS, values, clear, SAR_DAYS if outputs > 1 else SAR_DAYS[:0], sar)


def textbook(h, series, iterations, long_step):
    dates = series.clear.any(axis=0)
    kernel, left = joint_covariance(h, series.days[dates], series.sar_days, NOISE_OF_DATE)
    noise = np.r_[np.full(int(dates.sum()), left), np.zeros(series.sar.shape[1])]
    gappy = np.where(series.clear, series.values, np.nan)[:, dates]
    values = np.concatenate([gappy, series.sar], axis=1)
    return naive.expectation_maximisation(kernel, noise, values, 0.6, 0.9, iterations, long_step)


@pytest.mark.parametrize(("outputs", "iterations"), [(1, 4), (3, 4), (1, 8), (3, 8)])
def test_learning_is_textbook_expectation_maximisation(outputs, iterations):
    h, series = hyperparameters(outputs), sample(outputs)
    found = learn_scene_prior(h, series, 0.6, iterations=iterations)
    np.testing.assert_array_equal(found.days, DAYS[series.clear.any(axis=0)])
    mean, covariance = textbook(h, series, iterations, 8.0)
    np.testing.assert_allclose(found.mean, mean, atol=1e-6)
    np.testing.assert_allclose(found.covariance, covariance, atol=1e-6)


def test_a_step_that_would_leave_no_covariance_is_not_longer(monkeypatch):
    monkeypatch.setattr("stori_plugin.engine.methods.gp.scene_prior._LONG_STEP", 1e6)
    h, series = hyperparameters(3), sample(3)
    found = learn_scene_prior(h, series, 0.6, iterations=8)
    mean, covariance = textbook(h, series, 8, 1.0)
    np.testing.assert_allclose(found.mean, mean, atol=1e-6)
    np.testing.assert_allclose(found.covariance, covariance, atol=1e-6)


def test_its_steps_come_as_far_as_twice_as_many_of_the_textbook():
    h, series = hyperparameters(3), sample(3)
    end = textbook(h, series, 200, 1.0)[1]
    plain = [np.abs(textbook(h, series, count, 1.0)[1] - end).max() for count in (18, 36)]
    off = np.abs(learn_scene_prior(h, series, 0.6).covariance - end).max()
    assert off < plain[1] < 0.5 * plain[0]


@pytest.mark.parametrize("with_sar", [True, False])
def test_the_posterior_is_that_of_the_dense_joint_normal(with_sar):
    h = hyperparameters(3)
    scene = learn_scene_prior(h, sample(3), 0.6)
    # One known date is not there, one unknown date is, and one wanted date is an acquisition.
    days, wanted = np.array([0.0, 4, 15, 20, 40, 55]), np.array([-9.0, 4, 22, 41, 70])
    sar_days, sar = (SAR_DAYS, np.linspace(-1, 1, 2 * len(SAR_DAYS))) if with_sar else (
        SAR_DAYS[:0], np.zeros(0)
    )  # fmt: skip
    if not with_sar:
        h, scene = h.alone(), scene.alone()
    scene_of_single_days = without_date(scene, 3)  # the oracle knows no two dates of one day
    prior = condition(h, days, wanted, sar_days, scene_of_single_days)
    rng = np.random.default_rng(5)
    values = rng.normal(size=(4, len(days))).astype(np.float32)
    clear = rng.random((4, len(days))) < 0.7
    clear[0], clear[1] = True, False
    vectors = np.tile(sar.astype(np.float32), (4, 1)) if with_sar else None
    mean, variance = posterior(prior, by_pattern(clear.T), values, clear, vectors)
    for n in range(4):
        expected, spread = naive.scene_process(
            h, scene_of_single_days, NOISE_OF_DATE, days, values[n].astype(float), clear[n],
            sar_days, sar, wanted,
        )  # fmt: skip
        np.testing.assert_allclose(mean[n], expected, atol=2e-4)
        np.testing.assert_allclose(variance[n], spread, atol=2e-4)


def without_date(scene, gone):
    keep = np.delete(np.arange(len(scene.mean)), gone)
    return replace(
        scene,
        days=np.delete(scene.days, gone),
        mean=scene.mean[keep],
        covariance=scene.covariance[np.ix_(keep, keep)],
    )


def test_where_the_scene_says_nothing_new_the_kernel_stands():
    h = hyperparameters(3)
    scene = learn_scene_prior(h, sample(3), 0.0)
    scene = replace(scene, mean=np.zeros_like(scene.mean))
    days, wanted = DAYS[[0, 1, 5, 6]], np.array([3.0, 30])
    moved, plain = (condition(h, days, wanted, SAR_DAYS, s) for s in (scene, None))
    for name in ("gain", "seen", "cross", "wanted"):
        np.testing.assert_allclose(getattr(moved, name), getattr(plain, name), atol=1e-5)


def harvests(pixels=120, seed=2, dates=40) -> Observations:
    """Fields of two crops, the taller one cut later, under clouds that cover a half; no SAR."""
    rng = np.random.default_rng(seed)
    days = np.arange(dates) * 6.0
    late = np.arange(pixels) % 2
    height = 0.5 + 0.2 * late + rng.normal(0, 0.03, pixels)
    green = np.where(days[:, None] < 100 + 30 * late, height, 0.15)
    values = (green + rng.normal(0, 0.02, green.shape)).astype(np.float32)
    clear = rng.random(green.shape) < 0.5
    none = np.zeros(0)
    return Observations(
        days, values[:, None], clear, none, np.zeros((0, 0, pixels), np.float32), clear[0] & False
    )


def without_scene(model: GaussianProcessModel) -> GaussianProcessModel:
    return GaussianProcessModel(
        model.components, model.hyperparameters, model.sar_centre, model.sar_scale, model.windows
    )


def test_what_neighbours_went_through_bridges_a_gap():
    series = harvests()
    window = (series.days >= 70) & (series.days <= 130)
    hidden = np.zeros_like(series.clear)
    hidden[np.ix_(window, np.arange(120) >= 60)] = True
    seen = replace(series, clear=series.clear & ~hidden)
    model = GaussianProcess().learn(seen, ("vegetation",))
    days = series.days[window]
    missed = []
    for one in (model, without_scene(model)):
        error = (one.reconstruct(seen, days).mean - series.values[window])[:, 0, 60:]
        missed.append(np.sqrt(np.mean(error**2)))
    assert missed[0] < 0.75 * missed[1]


@pytest.mark.parametrize(("pixels", "dates"), [(20, 40), (120, 7)])
def test_a_small_scene_keeps_the_kernel(pixels, dates):
    series = harvests(pixels, dates=dates)
    model = GaussianProcess().learn(series, ("vegetation",))
    assert model.scene_priors == ((None,),)
    assert model.describe()["components"][0]["scene_share"] == [0.0]


def test_a_scene_of_strangers_is_not_believed():
    """Pixels without anything in common, which the kernel describes best."""
    rng = np.random.default_rng(4)
    h = hyperparameters(1)
    days = np.arange(0.0, 400, 10)
    kernel, left = joint_covariance(h, days, np.zeros(0), NOISE_OF_DATE)
    values = rng.multivariate_normal(np.zeros(len(days)), kernel + left * np.eye(len(days)), 40)
    clear = rng.random(values.shape) < 0.7
    series = Sample(days, values, clear, np.zeros(0), np.zeros((40, 0)))
    priors = learn_scene_priors([h], [series], np.arange(40) * PARTS // 40)
    assert priors.whole == (None,) and priors.without == ((None,),) * PARTS


def test_what_judges_a_part_of_the_sample_has_learned_nothing_from_it():
    series = harvests(120)
    h = hyperparameters(1)
    values, clear = series.values[:, 0].T.astype(float), np.ascontiguousarray(series.clear.T)
    part = np.arange(120) * PARTS // 120
    priors = []
    for shift in (0.0, 0.01):
        moved = values + shift * (part == 1)[:, None]
        sample = Sample(series.days, moved, clear, np.zeros(0), np.zeros((120, 0)))
        priors.append(learn_scene_priors([h], [sample], part))
    for held in range(PARTS):
        one, other = (found.without[held][0].mean for found in priors)
        assert np.array_equal(one, other) == (held == 1)
    assert not np.array_equal(priors[0].whole[0].mean, priors[1].whole[0].mean)
    held_out = GaussianProcess().learn(series, ("vegetation",)).held_out()
    assert [one.pixels.tolist() for one in held_out] == np.arange(120).reshape(3, 40).tolist()


def test_what_was_learned_of_hidden_dates_can_be_forgotten():
    series = harvests(120)
    model = GaussianProcess().learn(series, ("vegetation",))
    hidden = np.zeros(len(series.days), bool)
    hidden[10:14] = True
    (prior,) = model.forgetting(series.without_dates(hidden)).scene_priors[0]
    (before,) = model.scene_priors[0]
    assert not np.isin(series.days[hidden], prior.days).any() and prior.share == before.share
    listener = Listener()
    listener.stopped = True
    with pytest.raises(CancelledError):
        model.forgetting(series.without_dates(hidden), listener)
    kernel_alone = GaussianProcess().learn(harvests(20), ("vegetation",))
    assert kernel_alone.forgetting(harvests(20)) is None


def test_parts_have_equal_shares_of_the_pixels_that_teach():
    assert parts_of_teachers(np.ones(7, bool)).tolist() == [0, 0, 0, 1, 1, 2, 2]
    # SAR over the last pixels alone.
    assert parts_of_teachers(np.arange(10) >= 7).tolist() == [0] * 8 + [1, 2]
    assert parts_of_teachers(np.zeros(3, bool)).tolist() == [0] * 3


def test_nothing_is_learned_where_nobody_could_judge_a_part():
    h, series = hyperparameters(3), sample(3, 40)
    days = np.arange(len(DAYS)) * 9.0
    series = replace(series, days=days, clear=np.ones_like(series.clear))
    everyone_in_one = np.zeros(40, int)
    assert learn_scene_priors([h], [series], everyone_in_one).whole == (None,)
