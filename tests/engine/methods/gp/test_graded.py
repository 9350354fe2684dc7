"""What observations in doubt are worth: their noise in the posterior, and which are trusted."""

from __future__ import annotations

from dataclasses import replace

import naive
import numpy as np
import pytest
from made_processes import DAYS, SAR_DAYS, WANTED, hyperparameters, model_of, observations

from stori_plugin.engine.methods.gp import GaussianProcess, graded_choice
from stori_plugin.engine.methods.gp.graded_choice import choose_classes
from stori_plugin.engine.methods.gp.graded_noise import (
    ClassOfDoubt,
    GradedNoise,
    class_of_doubt,
)
from stori_plugin.engine.methods.gp.patterns import by_pattern
from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.methods.screening import find_screen
from stori_plugin.engine.pixels.doubtful_classes import CLEAR, NOTHING, SHADOW, THIN


def worth(grade, bias=0.0, noise=0.0, refused="") -> ClassOfDoubt:
    return ClassOfDoubt(grade, 99, 9, (bias,), (noise,), refused)


def in_doubt(series: Observations) -> Observations:
    """The same observations, and what is not clear shadow, thin cloud or cloud."""
    rng = np.random.default_rng(7)
    grade = rng.choice([NOTHING, SHADOW, THIN], series.clear.shape).astype(np.uint8)
    return replace(series, grade=np.where(series.clear, np.uint8(CLEAR), grade))


@pytest.mark.parametrize("channels", [1, 3])
def test_the_posterior_is_that_of_observations_with_noises_of_their_own(channels):
    h, series = hyperparameters(1 + channels), in_doubt(observations(channels=channels))
    graded = GradedNoise((worth(SHADOW, 0.3, 0.8), worth(THIN, -0.2, 0.1)))
    estimate = model_of(h).with_doubt(graded).reconstruct(series, WANTED)
    bias = np.select([series.grade == SHADOW, series.grade == THIN], [0.3, -0.2], 0.0)
    extra = np.select([series.grade == SHADOW, series.grade == THIN], [0.64, 0.01], 0.0)
    used = 0
    for n in range(series.pixels):
        apart = np.abs(DAYS[:, None] - DAYS[series.clear[:, n]][None, :]).min(axis=1)
        alone = (series.grade[:, n] != NOTHING) & (apart >= 15)
        seen = series.clear[:, n] | alone
        used += int(alone.sum())
        values = series.values[seen, 0, n] - bias[seen, n]
        if series.sar_complete[n]:
            sar = SAR_DAYS, series.sar[:, :, n].T.ravel().astype(float)
            one = h
        else:
            sar, one = (np.zeros(0), np.zeros(0)), h.alone()
        mean, variance = naive.gaussian_process(
            one, DAYS[seen], values, *sar, WANTED, extra[seen, n]
        )
        np.testing.assert_allclose(estimate.mean[:, 0, n], mean, atol=1e-4)
        np.testing.assert_allclose(estimate.sd[:, 0, n] ** 2, variance, atol=1e-4)
    assert used > series.pixels / 2, "the pixels are seen in doubt at all"


def test_what_is_not_trusted_changes_no_bits():
    model, series = model_of(hyperparameters(4)), in_doubt(observations())
    plain = model.reconstruct(series.only_clear(), WANTED)
    refused = GradedNoise((worth(SHADOW, 0.3, 0.8, "no"), worth(THIN, 0.0, 0.1, "no")))
    for graded, seen in ((refused, series), (None, series), (refused, series.only_clear())):
        other = model.with_doubt(graded).reconstruct(seen, WANTED)
        assert other.mean.tobytes() == plain.mean.tobytes()
        assert other.sd.tobytes() == plain.sd.tobytes()
    used = GradedNoise((worth(SHADOW, 0.0, 0.1),))
    assert (model.with_doubt(used).reconstruct(series, WANTED).mean != plain.mean).any()


def test_a_pixel_is_the_same_among_whatever_others():
    model, series = model_of(hyperparameters(4)), in_doubt(observations(pixels=30))
    model = model.with_doubt(GradedNoise((worth(SHADOW, 0.3, 0.8), worth(THIN, -0.2, 0.1))))
    together = model.reconstruct(series, WANTED)
    for part in (slice(0, 11), slice(11, 30)):
        alone = model.reconstruct(series.at(np.arange(30)[part]), WANTED)
        np.testing.assert_allclose(alone.mean, together.mean[:, :, part], atol=1e-6)


def test_pixels_with_the_same_grades_come_together():
    rng = np.random.default_rng(3)
    patterns = rng.integers(0, 5, (70, 5)).astype(np.uint8)
    patterns[:, 3], patterns[:, 4] = patterns[:, 2], patterns[:, 2]
    patterns[69, 3], patterns[64, 4] = 3, 4
    patterns[[69, 64], 2] = 1
    kind = rng.integers(0, 5, 200)
    order = by_pattern(patterns[:, kind])
    assert sorted(order) == list(range(200))
    assert np.count_nonzero(np.diff(kind[order])) == len(set(kind)) - 1


def learned(deviation, variance=0.01) -> ClassOfDoubt:
    """A class seen on every date, by how far it is off (T, N)."""
    where = np.isfinite(deviation)
    return class_of_doubt(THIN, where, deviation[None], np.full((1, *where.shape), variance))


def test_bias_and_noise_are_those_of_the_class():
    rng = np.random.default_rng(0)
    one = learned(rng.normal(-0.4, 0.5, (20, 100)), variance=0.09)
    assert not one.refused
    assert one.bias[0] == pytest.approx(-0.4, abs=0.03)
    assert one.noise[0] == pytest.approx(0.4, abs=0.03)  # 0.25 less 0.09


def test_a_date_counts_no_more_for_having_many_pixels():
    deviation = np.full((12, 500), np.nan)
    deviation[:11, :20] = np.random.default_rng(0).normal(0.0, 0.3, (11, 20))
    deviation[11] = 2.0
    assert abs(learned(deviation).bias[0]) < 0.1


@pytest.mark.parametrize("share", [0.15, 0.25])
def test_ground_mixed_with_cloud_is_refused(share):
    rng = np.random.default_rng(0)
    clouded = rng.random((20, 100)) < share
    one = learned(rng.normal(0, 0.15, (20, 100)) + 2.0 * clouded)
    assert one.refused == "ground and cloud mixed"


def test_what_is_noisier_than_the_season_is_refused():
    one = learned(np.random.default_rng(0).normal(0, 2.5, (20, 100)))
    assert one.refused == "noisier than the season"


@pytest.mark.parametrize(("dates", "pixels"), [(3, 100), (20, 1)])
def test_what_is_hardly_seen_is_refused(dates, pixels):
    one = learned(np.zeros((dates, pixels)))
    assert one.refused == f"only {dates * pixels} in the sample, on {dates} dates"


SEASON = np.arange(0.0, 500.0, 5.0)


def scene(off: float, noise: float, pixels: int = 60) -> Observations:
    """Pixels that go different ways; every second date is thin cloud, off by so much."""
    rng = np.random.default_rng(1)
    phase, width = rng.uniform(0, 60, pixels), rng.uniform(18, 30, pixels)
    truth = 0.5 + 0.25 * np.sin((SEASON[:, None] - phase) / width)
    values = truth + rng.normal(0, 0.02, truth.shape)
    thin = (np.arange(len(SEASON)) % 2 == 1)[:, None] & np.ones(pixels, bool)
    values = np.where(thin, values + off + rng.normal(0, noise, truth.shape), values)
    grade = np.where(thin, np.uint8(THIN), np.uint8(CLEAR))
    nothing = np.zeros((0, 0, pixels), np.float32)
    return Observations(
        SEASON,
        values[:, None].astype(np.float32),
        ~thin,
        np.zeros(0),
        nothing,
        np.zeros(pixels, bool),
        grade=grade,
    )


def test_a_class_without_noise_is_used_and_its_bias_taken_off():
    series = scene(-0.1, 0.0)
    model = GaussianProcess().learn(series, ("vegetation",))
    (one,) = model.graded.classes
    assert not one.refused and one.gain > 0.3
    scale = float(model.components.backward[0, 0])
    assert one.bias[0] * scale == pytest.approx(-0.1, abs=0.02)
    gap = (SEASON >= 200) & (SEASON <= 270)
    hidden = replace(series, clear=series.clear & ~gap[:, None])
    wanted = SEASON[40:55:2]
    truth = series.values[40:55:2]
    error = model.reconstruct(hidden, wanted).mean - truth
    without = model.reconstruct(hidden.only_clear(), wanted).mean - truth
    assert np.sqrt(np.mean(error**2)) < 0.7 * np.sqrt(np.mean(without**2))
    assert "thin cloud or cirrus (bias" in model.sentence()
    (told,) = model.describe()["in_doubt"]
    assert told["used"] and told["class"] == "thin cloud or cirrus"


def test_a_mixture_is_refused_and_changes_no_bits():
    series = scene(0.0, 0.0)
    clouded = (np.random.default_rng(2).random(series.clear.shape) < 0.2) & ~series.clear
    values = np.where(clouded[:, None], np.float32(-0.3), series.values)
    series = replace(series, values=values)
    model = GaussianProcess().learn(series, ("vegetation",))
    assert model.graded.used == ()
    assert "not used: thin cloud or cirrus (ground and cloud mixed)" in model.sentence()
    off = GaussianProcess(graded=False).learn(series, ("vegetation",))
    assert off.graded is None and not off.sentence()
    one, other = (m.reconstruct(series, SEASON) for m in (model, off))
    assert one.mean.tobytes() == other.mean.tobytes() and one.sd.tobytes() == other.sd.tobytes()


@pytest.mark.parametrize(
    ("off", "lucky", "used"), [(0.1, False, True), (0.35, False, False), (0.9, True, False)]
)
def test_only_what_lowers_the_error_in_hidden_gaps_is_kept(off, lucky, used):
    """Without the class all is told 0.3 off; where luck is, it helps but in a few months."""
    series = scene(0.0, 0.0)
    values = series.values.transpose(1, 0, 2)

    def solve(_, graded, days):
        month = days // 60 % 3 == 0
        error = np.where(month, off, 0.0) if lucky else np.full(len(days), off)
        mean = values[:, np.searchsorted(SEASON, days)]
        mean = mean + (error if graded else np.full(len(days), 0.3))[:, None]
        return mean, np.ones_like(mean)

    graded = choose_classes([worth(THIN)], series, values, solve)
    assert bool(graded.used) == used
    if not used:
        assert graded.classes[0].refused == "no better in gaps of the scene"


def test_a_gap_hides_what_is_in_doubt_as_well():
    series = in_doubt(observations())
    hidden = np.zeros(series.clear.shape, bool)
    hidden[3:6, ::2] = True
    left = series.without(hidden)
    assert not left.clear[hidden].any() and not left.grade[hidden].any()
    assert (left.grade[~hidden] == series.grade[~hidden]).all()
    assert len(series.without_dates(hidden[:, 0]).grade) == len(DAYS) - 3


def test_what_stands_out_from_clear_neighbours_is_dropped_though_in_doubt():
    series = scene(0.0, 0.0)
    series.values[41, 0, :10] -= 0.6
    screened = find_screen(series, ("vegetation",)).apply(series)
    assert not screened.grade[41, :10].any()
    assert (screened.grade[41, 10:] == THIN).mean() > 0.9
    np.testing.assert_array_equal(
        screened.clear, find_screen(series, ("vegetation",)).apply(series.only_clear()).clear
    )


def test_nothing_is_gained_where_nothing_is_off():
    nothing = np.zeros(2)
    trials = [graded_choice._Trial(40.0 * k, 9, nothing, nothing) for k in range(5)]
    assert graded_choice._gain(trials) == (0.0, False)
