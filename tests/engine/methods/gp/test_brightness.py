"""Brightness, which SAR does not measure: what a coarse sensor ties of it to SAR."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from made_processes import hyperparameters

from stori_plugin.engine.methods.gp import GaussianProcess
from stori_plugin.engine.methods.gp.conditioning import condition
from stori_plugin.engine.methods.gp.covariance import covariance, joint_covariance
from stori_plugin.engine.methods.gp.marginal_likelihood import Sample
from stori_plugin.engine.methods.gp.scene_prior import learn_scene_prior
from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.methods.squares import Squares

DAYS, SAR_DAYS = np.array([0.0, 4, 9, 28, 40, 55]), np.array([1.0, 7, 13, 25, 37])
ROLES = ("red", "nir", "swir1")
WANTED = np.array([178.0])


def test_an_output_beside_sar_shares_nothing_with_it():
    mine, theirs = hyperparameters(1, 4), hyperparameters(3, 5)
    both = mine.beside(theirs)
    assert both.is_apart and not theirs.is_apart and not mine.is_apart
    found, noise = joint_covariance(both, DAYS, SAR_DAYS, 0.9)
    alone, alone_noise = joint_covariance(mine, DAYS, SAR_DAYS, 0.9)
    assert noise == pytest.approx(alone_noise)
    np.testing.assert_allclose(found[:6, :6], alone, atol=1e-12)
    np.testing.assert_array_equal(found[:6, 6:], 0.0)
    for i in (1, 2):
        for j in (1, 2):
            block = covariance(theirs, i, j, SAR_DAYS, SAR_DAYS)
            block += (i == j) * np.eye(5) * (theirs.noise[i] + 1e-8)
            rows, columns = (slice(6 + 5 * (k - 1), 6 + 5 * k) for k in (i, j))
            np.testing.assert_allclose(found[rows, columns], block, atol=1e-12)


def test_a_scene_prior_beside_sar_is_as_good_as_alone():
    mine, theirs = hyperparameters(1, 4), hyperparameters(3, 5)
    rng = np.random.default_rng(3)
    shape = (20, len(DAYS))
    values, clear = rng.normal(size=shape), rng.random(shape) < 0.7
    sar = rng.normal(size=(20, 10))
    alone = learn_scene_prior(mine, Sample(DAYS, values, clear, SAR_DAYS[:0], sar[:, :0]), 0.5)
    other = learn_scene_prior(theirs, Sample(DAYS, values, clear, SAR_DAYS, sar), 0.5)
    both = alone.beside(other)
    np.testing.assert_array_equal(both.covariance[6:, 6:], other.covariance[6:, 6:])
    np.testing.assert_array_equal(both.mean[6:], other.mean[6:])
    wanted = np.array([2.0, 33.0])
    expected = condition(mine, DAYS, wanted, SAR_DAYS[:0], alone)
    found = condition(mine.beside(theirs), DAYS, wanted, SAR_DAYS, both)
    np.testing.assert_allclose(found.gain, 0.0, atol=1e-6)
    for name in ("mean", "seen", "cross", "wanted"):
        np.testing.assert_allclose(getattr(found, name), getattr(expected, name), atol=1e-6)


def ploughed(tells: bool = True) -> tuple[Observations, np.ndarray]:
    """Fields dark and, to SAR, rough for 40 days, half of them each time, other halves each time.

    The third time is within a gap of 60 days, after which nothing is left of it.

    Gives the series without the gap's dates, and the bands (B, N) that were there in its middle.
    """
    rng = np.random.default_rng(2)
    pixels, count = 96, 40
    days, coarse_days, sar_days = (np.arange(n) * 300.0 / n for n in (40, 40, 25))

    def dark(share: np.ndarray, when: np.ndarray) -> np.ndarray:
        times = (np.abs(when[:, None] - np.array([40.0, 110.0, 178.0, 250.0])) < 20.0).astype(float)
        return 0.6 * times @ share

    def bands(share: np.ndarray, when: np.ndarray, noise: float) -> np.ndarray:
        level = np.array([0.15, 0.3, 0.35])[:, None] * np.exp(-dark(share, when))[:, None]
        shape = (len(when), 3, share.shape[1])
        return (level * np.exp(rng.normal(0, noise, shape))).astype(np.float32)

    def radar(share: np.ndarray) -> np.ndarray:
        rough = 5.0 * dark(share, sar_days)[:, None]
        noise = rng.normal(0, 0.6, (len(sar_days), 2, share.shape[1]))
        return (np.array([-12.0, -18.0])[:, None] + rough + noise).astype(np.float32)

    kind = np.array([np.arange(pixels) // 2**k % 2 for k in range(4)], float)
    share = rng.random((4, count))
    gap = np.abs(days - WANTED) <= 30.0
    coarse = bands(share, coarse_days, 0.02)
    if not tells:
        coarse = rng.uniform(0.1, 0.5, coarse.shape).astype(np.float32)
    squares = Squares(
        bands(share, days[~gap], 0.02), np.ones((int((~gap).sum()), count), bool), radar(share),
        np.ones(count, bool), coarse_days, coarse, rng.random((len(coarse_days), count)) < 0.7,
    )  # fmt: skip
    sample = Observations(
        days[~gap], bands(kind, days[~gap], 0.03), rng.random((int((~gap).sum()), pixels)) < 0.7,
        sar_days, radar(kind), np.ones(pixels, bool), squares=squares,
    )  # fmt: skip
    return sample, bands(kind, WANTED, 0.0)[0]


def test_sar_tells_where_it_became_dark_and_the_coarse_sensor_when():
    sample, truth = ploughed()
    model = GaussianProcess().learn(sample, ROLES)
    tied = dict(zip(model.components.names, model.hyperparameters))["brightness"]
    assert tied.is_apart

    def error(learned, series) -> float:
        return float(np.sqrt(np.mean((learned.reconstruct(series, WANTED).mean[0] - truth) ** 2)))

    none, count = np.zeros((0, 0, sample.pixels), np.float32), len(sample.squares.sar_complete)
    nothing = np.zeros(count, bool)
    squares = replace(sample.squares, sar=none[..., :count], sar_complete=nothing)
    blind = np.zeros(sample.pixels, bool)
    no_sar = replace(sample, sar_days=np.zeros(0), sar=none, sar_complete=blind, squares=squares)
    of_coarse = error(GaussianProcess().learn(no_sar, ROLES), no_sar)
    assert error(model, sample) < 0.75 * of_coarse
    # A model that has forgotten dates has forgotten none of the SAR.
    left = sample.without_dates(sample.days > 250.0)
    assert error(model.forgetting(left), left) < 0.75 * of_coarse


def test_a_coarse_sensor_that_tells_nothing_ties_nothing():
    sample, _ = ploughed(tells=False)
    model = GaussianProcess().learn(sample, ROLES)
    plain = GaussianProcess().learn(replace(sample, squares=None), ROLES)
    found, expected = (one.reconstruct(sample, WANTED) for one in (model, plain))
    np.testing.assert_array_equal(found.mean, expected.mean)
    np.testing.assert_array_equal(found.sd, expected.sd)
    assert not any(h.is_apart for h in model.hyperparameters)
