"""Practice, loss, optimiser and training."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("numba")

from stori_plugin.engine.methods.network.aspects import components_of, posterior_of
from stori_plugin.engine.methods.network.features import ROWS, SIGNED
from stori_plugin.engine.methods.network.finetune import tune_on_site
from stori_plugin.engine.methods.network.held_out_stretches import by_dates, stretches
from stori_plugin.engine.methods.network.hiding import FEWEST_LEFT, hide_dates, hide_windows
from stori_plugin.engine.methods.network.loss import Targets, laplace_loss
from stori_plugin.engine.methods.network.model_file import Model, standard_architecture
from stori_plugin.engine.methods.network.optimiser import Adam, clip_gradient, one_cycle
from stori_plugin.engine.methods.network.passes import Outputs, SeriesInputs
from stori_plugin.engine.methods.network.training_batches import TrainingSet
from stori_plugin.engine.methods.network.training_loop import Schedule, train_network
from stori_plugin.engine.methods.network.training_samples import (
    PreparedSite,
    draw_samples,
    make_samples,
    screen_site,
)
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import SILENT, Progress
from stori_plugin.engine.training.simulated_places import index_site, simulate_site

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def prepared() -> PreparedSite:
    site = index_site(simulate_site(5, 2), 0)
    return PreparedSite.of(screen_site(site), 8.0)


@pytest.fixture(scope="module")
def samples(prepared):
    return list(draw_samples(prepared, 2, np.random.default_rng(1)))


def test_hidden_observations_were_clear_and_enough_are_left():
    random = np.random.default_rng(1)
    dates = np.sort(random.choice(400, 70, replace=False)).astype(float)
    clear = random.random((70, 200)) < 0.4
    clear[:, 0] = False
    hidden = hide_windows(dates, clear, random)
    assert not (hidden & ~clear).any()
    assert hidden.any(axis=0).mean() > 0.8
    left = (clear & ~hidden).sum(axis=0)
    assert (left[hidden.any(axis=0)] >= FEWEST_LEFT).all()


def test_clouds_over_a_whole_scene_hide_the_same_dates_from_all():
    random = np.random.default_rng(2)
    dates = np.sort(random.choice(400, 70, replace=False)).astype(float)
    clear = random.random((70, 30)) < 0.5
    clear[20] = False
    for _ in range(20):
        hidden = hide_dates(dates, clear, random)
        gone = hidden.any(axis=1)
        assert gone.any() and not gone[20]
        np.testing.assert_array_equal(hidden, clear & gone[:, None])
    assert not hide_dates(dates, np.zeros_like(clear), random).any()


def test_of_dates_that_nobody_saw_the_scene_prior_says_nothing(prepared):
    series = prepared.site.series
    hidden = np.zeros_like(series.clear)
    hidden[20:30] = series.clear[20:30]
    pixels = np.arange(series.pixels)
    one = next(make_samples(prepared, pixels, hidden, np.random.default_rng(1)))
    kept = ~hidden.any(axis=1)
    left = series.without_dates(~kept)
    values = components_of(prepared.baseline, left)
    mean, _ = posterior_of(prepared.baseline, left, values, prepared.context.nodes.days)
    level = ROWS.index("level")
    np.testing.assert_allclose(one.features.rows[:, level], mean[0] / 1.5, atol=1e-5)


def test_an_exercise_does_not_see_what_it_hides(prepared):
    series = prepared.site.series
    hidden = np.zeros_like(series.clear)
    hidden[20:30] = series.clear[20:30]
    changed = prepared.values.copy()
    changed[:, 20:30] += 5
    pixels = np.arange(series.pixels)
    one = next(make_samples(prepared, pixels, hidden, np.random.default_rng(1)))
    other = next(
        make_samples(replace(prepared, values=changed), pixels, hidden, np.random.default_rng(1))
    )
    np.testing.assert_array_equal(one.features.rows, other.features.rows)
    np.testing.assert_array_equal(one.features.residual, other.features.residual)
    assert not np.array_equal(one.targets.residual, other.targets.residual)


def test_batches_are_cut_and_lengthened(samples):
    training = TrainingSet(samples)
    chosen = np.arange(6)
    short = training.batch(chosen, 12, np.random.default_rng(1))
    assert short.series.features.shape[0] == 12
    assert (short.targets.weight.max(axis=0) > 0).all(), "something hidden is in every cut"
    count = training.longest(chosen)
    long = training.batch(chosen, count + 9, None)
    assert not long.targets.weight[count:].any()
    assert not long.series.clear[count:].any()
    np.testing.assert_array_equal(
        long.series.features[:count], training.batch(chosen, count, None).series.features
    )


def test_half_of_the_series_are_turned_and_their_targets_with_them(samples):
    training = TrainingSet(samples)
    chosen = np.zeros(40, int)
    length = training.longest(chosen)
    plain = training.batch(chosen, length, None)
    mixed = training.batch(chosen, length, np.random.default_rng(1))
    same = (mixed.targets.residual == plain.targets.residual).all(axis=0)
    turned = (mixed.targets.residual == -plain.targets.residual).all(axis=0)
    assert (same | turned).all() and 5 < turned.sum() < 35
    level = SIGNED[0]
    np.testing.assert_array_equal(
        mixed.series.features[:, level][:, turned], -plain.series.features[:, level][:, turned]
    )


def test_the_loss_has_the_slope_that_it_says():
    random = np.random.default_rng(1)
    normal = random.standard_normal
    clear = (random.random((7, 5)) < 0.4).astype(float)
    series = SeriesInputs(None, normal((7, 5)) * clear, clear, None, None)
    targets = Targets(normal((7, 5)), (1 - clear) * random.random((7, 5)), np.ones((7, 5)))
    parts = [normal((7, 5)) for _ in range(4)]

    def outputs():
        return Outputs(parts[0], parts[1], (parts[2], parts[3]))

    _, slope = laplace_loss(outputs(), series, targets)
    given = (slope.correction, slope.log_scale, *slope.estimates)
    for part, slopes in zip(parts, given):
        for place in np.ndindex(7, 5):
            value = part[place]
            part[place] = value + 1e-6
            above, _ = laplace_loss(outputs(), series, targets)
            part[place] = value - 1e-6
            below, _ = laplace_loss(outputs(), series, targets)
            part[place] = value
            assert slopes[place] == pytest.approx((above - below) / 2e-6, abs=1e-5)


def test_adam_finds_the_bottom_of_a_valley():
    weights = {"bowl": np.array([[5.0, -3.0]])}
    optimiser = Adam(weights, decay=0.0)
    for step in range(400):
        slope = {"bowl": weights["bowl"] * np.array([1.0, 50.0])}
        optimiser.step(clip_gradient(slope), one_cycle(step / 400, 0.2))
    np.testing.assert_allclose(weights["bowl"], 0, atol=1e-2)


def test_the_pace_rises_and_falls():
    rates = [one_cycle(k / 100, 1.0) for k in range(101)]
    assert rates[0] == 0 and max(rates) == pytest.approx(1) and rates[-1] == pytest.approx(0)
    assert np.argmax(rates) == 10


def test_a_long_gradient_is_clipped_as_a_whole():
    found = clip_gradient({"a": np.array([3.0]), "b": np.array([4.0])})
    assert found["a"][0] == pytest.approx(0.6) and found["b"][0] == pytest.approx(0.8)
    short = {"a": np.array([0.3])}
    assert clip_gradient(short) is short


QUICK = Schedule(steps=40, width=64, length=40, rate=6e-3, check=20)


def test_training_lowers_the_held_out_error_and_repeats_itself(samples):
    sizes = standard_architecture()
    training, start = TrainingSet(samples), sizes.weights(1)
    one = train_network(sizes, start, [(training, 1.0)], [training], QUICK, SILENT)
    other = train_network(sizes, start, [(training, 1.0)], [training], QUICK, SILENT)
    assert one.curve[0].held_out == 1, "an untrained network is the baseline"
    assert one.best.held_out < 0.99
    for name, array in one.weights.items():
        np.testing.assert_array_equal(array, other.weights[name])
        assert np.isfinite(array).all()


def test_training_without_anything_hidden_is_refused():
    sizes = standard_architecture()
    with pytest.raises(InputError, match="too few clear observations to train the network"):
        train_network(
            sizes, sizes.weights(1), [(TrainingSet([]), 1.0)], [TrainingSet([])], QUICK, SILENT
        )


def test_training_can_be_stopped(samples):
    class Stopped(Progress):
        def is_cancelled(self):
            return True

    sizes, training = standard_architecture(), TrainingSet(samples)
    with pytest.raises(CancelledError):
        train_network(sizes, sizes.weights(1), [(training, 1.0)], [training], QUICK, Stopped())


def test_tuning_is_kept_only_if_all_held_out_stretches_gained(prepared):
    sizes = standard_architecture()
    model = Model(sizes, sizes.weights(1))
    pixels = np.arange(prepared.site.series.pixels)
    found = tune_on_site(model, prepared, pixels, Schedule(steps=8, width=32, length=40, check=8))
    assert found.before == 1
    assert found.improved == (found.in_all and found.after < 0.95)
    again = tune_on_site(model, prepared, pixels, Schedule(steps=8, width=32, length=40, check=8))
    for name, array in found.weights.items():
        np.testing.assert_array_equal(array, again.weights[name])


def test_tuning_stops_when_asked_and_moves_no_progress_bar(prepared):
    class Watched(Progress):
        fractions, checks = 0, 0

        def fraction(self, done):
            self.fractions += 1

        def is_cancelled(self):
            self.checks += 1
            return self.checks > 6

    sizes, watched = standard_architecture(), Watched()
    model, pixels = Model(sizes, sizes.weights(1)), np.arange(prepared.site.series.pixels)
    with pytest.raises(CancelledError):
        tune_on_site(model, prepared, pixels, Schedule(steps=80, width=32, check=80), watched)
    assert watched.fractions == 0


def test_held_out_stretches_take_turns_and_leave_enough(prepared):
    series = prepared.site.series
    first, second = stretches(prepared)
    assert not (first & second).all() and first.any() and second.any()
    for held in (first, second):
        assert held.mean() < 0.6
        assert series.clear[~held].any(axis=1).sum() >= 8
    short = replace(prepared.site, series=series.without_dates(np.arange(len(series.days)) > 8))
    assert stretches(replace(prepared, site=short)) == []


def test_nothing_held_out_is_trained_on(prepared):
    held = stretches(prepared)[0]
    pixels = np.arange(prepared.site.series.pixels)
    kept, out = by_dates(prepared, held, pixels, 2, np.random.default_rng(1))
    nodes = prepared.context.nodes.nearest(prepared.site.series.days[held])
    inside = np.unique(nodes)
    assert all(one.features.clear[inside].sum() <= 0.2 * one.features.clear.sum() for one in kept)
    assert all((one.targets.weight[inside] > 0).any() for one in out)
