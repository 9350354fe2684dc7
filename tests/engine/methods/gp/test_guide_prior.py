"""The dates of a coarse sensor in the scene prior, against textbook regression; and their use."""

from __future__ import annotations

from dataclasses import replace

import naive
import numpy as np
import pytest
from made_processes import hyperparameters
from made_runs import Listener

from stori_plugin.engine.methods.gp import GaussianProcess
from stori_plugin.engine.methods.gp.conditioning import condition
from stori_plugin.engine.methods.gp.covariance import joint_covariance
from stori_plugin.engine.methods.gp.guide_prior import GuideSample, learn_guide_dates
from stori_plugin.engine.methods.gp.marginal_likelihood import Sample
from stori_plugin.engine.methods.gp.patterns import by_pattern
from stori_plugin.engine.methods.gp.posterior import posterior
from stori_plugin.engine.methods.gp.scene_prior import (
    NOISE_OF_DATE,
    ScenePrior,
    learn_scene_prior,
)
from stori_plugin.engine.methods.gp.told_shares import told_shares
from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.methods.squares import Squares
from stori_plugin.engine.support.errors import CancelledError

DAYS = np.array([0.0, 4, 9, 28, 40, 55])
COARSE_DAYS = np.array([2.0, 14, 21, 34, 47])
SAR_DAYS = np.array([1.0, 7, 13, 25, 37])


def series(outputs, days, pixels=12, seed=3) -> Sample:
    rng = np.random.default_rng(seed)
    clear = rng.random((pixels, len(days))) < 0.7
    values = np.sin(days / 20.0) + rng.normal(0, 0.5, (pixels, len(days)))
    sar = rng.normal(size=(pixels, (outputs - 1) * len(SAR_DAYS))) + 0.5
    return Sample(days, values, clear, SAR_DAYS if outputs > 1 else SAR_DAYS[:0], sar)


def squares(outputs, seed=7) -> GuideSample:
    fine = series(outputs, DAYS[1:], 9, seed)  # of the first date they know nothing
    coarse = series(1, COARSE_DAYS, 9, seed + 1)
    return GuideSample(fine, COARSE_DAYS, coarse.values, coarse.clear)


@pytest.mark.parametrize("outputs", [1, 3])
def test_squares_are_learned_as_the_scene_is_on_all_dates(outputs):
    h, given = hyperparameters(outputs), squares(outputs)
    found = learn_guide_dates(h, given, 0.6, iterations=4)
    days = np.concatenate([given.fine.days, COARSE_DAYS])
    order = np.argsort(days)
    kernel, left = joint_covariance(h, days[order], given.fine.sar_days, NOISE_OF_DATE)
    values = np.concatenate(
        [
            np.where(given.fine.clear, given.fine.values, np.nan),
            np.where(given.clear, given.values, np.nan),
        ],
        axis=1,
    )[:, order]
    noise = np.r_[np.full(len(days), left), np.zeros(given.fine.sar.shape[1])]
    both = np.concatenate([values, given.fine.sar], axis=1)
    mean, covariance = naive.expectation_maximisation(kernel, noise, both, 0.6, 0.9, 4, 8.0)
    np.testing.assert_allclose(found.prior.mean, mean, atol=1e-6)
    np.testing.assert_allclose(found.prior.covariance, covariance, atol=1e-6)
    np.testing.assert_array_equal(found.prior.days[found.coarse], COARSE_DAYS)


@pytest.mark.parametrize(("outputs", "has_scene"), [(1, True), (3, True), (1, False), (3, False)])
def test_coarse_dates_follow_from_the_fine_ones_as_in_the_squares(outputs, has_scene):
    h = hyperparameters(outputs)
    guide = learn_guide_dates(h, squares(outputs), 0.6)
    scene = learn_scene_prior(h, series(outputs, DAYS), 0.5) if has_scene else None
    found = guide.joined(h, scene)
    fine = DAYS if has_scene else DAYS[1:]
    np.testing.assert_array_equal(found.days, fine)
    np.testing.assert_array_equal(found.guide_days, COARSE_DAYS)
    if not has_scene:
        of_sar = SAR_DAYS if outputs > 1 else SAR_DAYS[:0]
        covariance = joint_covariance(h, fine, of_sar, NOISE_OF_DATE)[0]
        mean = np.zeros(len(covariance))
    else:
        covariance, mean = scene.covariance, scene.mean
    # Of the squares: fine dates and SAR, then coarse dates. Of the scene: what both know.
    told, first_sar = guide.prior, len(DAYS) - 1 + len(COARSE_DAYS)
    known = np.r_[np.flatnonzero(~guide.coarse), first_sar : len(told.mean)]
    coarse = np.flatnonzero(guide.coarse)
    both = np.r_[int(has_scene) : len(mean)]
    back = told.covariance[np.ix_(coarse, known)] @ np.linalg.inv(
        told.covariance[np.ix_(known, known)]
    )
    left = told.covariance[np.ix_(coarse, coarse)] - back @ told.covariance[np.ix_(known, coarse)]
    at = np.arange(len(fine), len(fine) + len(coarse))
    others = np.setdiff1d(np.arange(len(found.mean)), at)
    np.testing.assert_allclose(
        found.mean[at], told.mean[coarse] + back @ (mean[both] - told.mean[known]), atol=1e-8
    )
    np.testing.assert_allclose(
        found.covariance[np.ix_(at, others)], back @ covariance[both], atol=1e-8
    )
    np.testing.assert_allclose(
        found.covariance[np.ix_(at, at)],
        back @ covariance[np.ix_(both, both)] @ back.T + left,
        atol=1e-8,
    )
    np.testing.assert_array_equal(found.covariance[np.ix_(others, others)], covariance)
    if has_scene:
        plain = found.unguided()
        np.testing.assert_array_equal(plain.covariance, scene.covariance)
        np.testing.assert_array_equal(plain.mean, scene.mean)
    else:
        assert found.unguided() is None


@pytest.mark.parametrize("with_sar", [True, False])
def test_the_posterior_is_that_of_the_dense_joint_normal_with_coarse_dates(with_sar):
    h = hyperparameters(3)
    scene = learn_guide_dates(h, squares(3), 0.6).joined(
        h, learn_scene_prior(h, series(3, DAYS), 0.5)
    )
    days, wanted = np.array([0.0, 4, 9, 30, 55]), np.array([-9.0, 15, 22, 45, 70])
    sar_days = SAR_DAYS if with_sar else SAR_DAYS[:0]
    sar = np.linspace(-1, 1, 2 * len(sar_days))
    if not with_sar:
        h, scene = h.alone(), scene.alone()
    prior = condition(h, days, wanted, sar_days, scene)
    rng = np.random.default_rng(5)
    values = rng.normal(size=(3, len(days))).astype(np.float32)
    clear = rng.random((3, len(days))) < 0.7
    clear[0], clear[1] = True, False
    vectors = np.tile(sar.astype(np.float32), (3, 1)) if with_sar else None
    mean, variance = posterior(prior, by_pattern(clear.T), values, clear, vectors)
    # To the oracle coarse dates are dates of the series on which nothing was clear.
    plain = replace(
        scene, days=np.concatenate([scene.days, scene.guide_days]), guide_days=np.zeros(0)
    )
    everywhere = np.concatenate([days, COARSE_DAYS])
    for n in range(3):
        expected, spread = naive.scene_process(
            h, plain, NOISE_OF_DATE, everywhere, np.r_[values[n], np.zeros(5)].astype(float),
            np.r_[clear[n], np.zeros(5, bool)], sar_days, sar, wanted,
        )  # fmt: skip
        np.testing.assert_allclose(mean[n], expected, atol=2e-4)
        np.testing.assert_allclose(variance[n], spread, atol=2e-4)


def fields(seed=2, tells=True, pixels=160, count=40) -> tuple[Observations, np.ndarray]:
    """Two crops, the taller one cut later, with a gap of 60 days; squares of a mixture of both.

    Gives the series without the gap's dates, and what was there in its middle.
    """
    rng = np.random.default_rng(seed)
    days = np.arange(50) * 6.0

    def growth(share: np.ndarray, when: np.ndarray) -> np.ndarray:
        early, late = (when[:, None] > 150.0), (when[:, None] > 205.0)
        rise = np.minimum(when / 120.0, 1.0)[:, None]
        return rise * (share * (0.8 - 0.6 * late) + (1.0 - share) * (0.6 - 0.5 * early)) + 0.1

    crop = (np.arange(pixels) % 2).astype(float)
    truth = growth(crop, days)
    values = truth + rng.normal(0, 0.02, truth.shape)
    clear = rng.random(truth.shape) < 0.7
    share, coarse_days = rng.random(count), np.arange(100) * 3.0
    seen = growth(share, days) + rng.normal(0, 0.01, (len(days), count))
    coarse = growth(share, coarse_days) + rng.normal(0, 0.02, (len(coarse_days), count))
    if not tells:
        coarse = rng.normal(0.5, 0.3, coarse.shape)
    gap = np.abs(days - 178.0) <= 30.0
    none = np.zeros((0, 0, pixels), np.float32)
    told = Squares(
        seen[~gap, None].astype(np.float32), np.ones((int((~gap).sum()), count), bool),
        none[..., :count], np.zeros(count, bool), coarse_days,
        coarse[:, None].astype(np.float32), rng.random(coarse.shape) < 0.6,
    )  # fmt: skip
    sample = Observations(
        days[~gap], values[~gap, None].astype(np.float32), clear[~gap], np.zeros(0), none,
        np.zeros(pixels, bool), squares=told,
    )  # fmt: skip
    return sample, growth(crop, np.array([178.0]))[0]


def error(sample, truth) -> float:
    model = GaussianProcess().learn(sample, ("vegetation",))
    mean = model.reconstruct(sample, np.array([178.0])).mean[0, 0]
    return float(np.sqrt(np.mean(np.square(mean - truth))))


def shares(sample) -> list[float]:
    described = GaussianProcess().learn(sample, ("vegetation",)).describe()
    return described["components"][0]["coarse_share"]


def test_how_far_a_coarse_sensor_is_believed_is_said_by_stretch_of_time():
    used = ScenePrior(DAYS, DAYS[:0], np.zeros(6), np.eye(6), 0.5, guide_share=0.6)
    alone = replace(used, guide_share=0.0)
    believed = "The coarse rasters are believed to 60 %, by which hidden gaps are told best"
    assert told_shares([[used, None]]) == f"{believed}."
    assert told_shares([[used, alone], [alone, None]]) == (
        f"{believed}; in 1 of 2 stretches of time they are no help and not used."
    )
    refused = "The coarse rasters are not used: hidden gaps are told no better with them."
    assert told_shares([[alone, None]]) == refused
    sample, _ = fields(tells=False)
    learned = GaussianProcess().learn(sample, ("vegetation",))
    assert refused in learned.sentence() and refused in learned.for_use().sentence()
    plain = GaussianProcess().learn(replace(sample, squares=None), ("vegetation",))
    assert "coarse" not in plain.sentence()


def test_what_a_coarse_sensor_saw_of_a_gap_is_told_to_each_crop():
    sample, truth = fields()
    assert shares(sample)[0] > 0
    assert error(sample, truth) < 0.8 * error(replace(sample, squares=None), truth)


def test_a_coarse_sensor_that_tells_nothing_is_not_believed():
    sample, truth = fields(tells=False)
    assert shares(sample) == [0.0]
    assert error(sample, truth) == error(replace(sample, squares=None), truth)


def test_too_few_squares_are_not_learned_from():
    sample, _ = fields(count=5)
    assert shares(sample) == [0.0]


def test_with_few_fine_dates_they_are_hidden_one_by_one():
    sample, _ = fields()
    few = sample.without_dates(np.arange(len(sample.days)) % 8 != 0)
    assert len(few.days) < 8 and shares(few)[0] > 0


def test_hidden_dates_are_forgotten_by_the_squares_too():
    sample, _ = fields()
    model = GaussianProcess().learn(sample, ("vegetation",))
    late = sample.days > 200.0
    left = model.forgetting(sample.without_dates(late))
    scene = left.scene_priors[0][0]
    assert scene.guide_share == model.scene_priors[0][0].guide_share
    assert not np.isin(sample.days[late], scene.days).any()
    again = GaussianProcess().learn(sample.without_dates(late), ("vegetation",))
    np.testing.assert_array_equal(scene.guide_days, again.scene_priors[0][0].guide_days)


def test_learning_from_squares_can_be_cancelled():
    sample, _ = fields()
    listener = Listener()
    listener.stopped = True
    with pytest.raises(CancelledError):
        GaussianProcess().learn(sample, ("vegetation",), listener)
