"""Practice made anew: pixels mixed from pairs of fields, windows hidden again and again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("numba")

from stori_plugin.engine.methods.gp import GaussianProcess
from stori_plugin.engine.methods.network.training_samples import (
    PreparedParts,
    PreparedSite,
    draw_samples,
    screen_site,
)
from stori_plugin.engine.training.renewed_samples import RenewedSamples, mix_pixels
from stori_plugin.engine.training.series_splits import by_series
from stori_plugin.engine.training.series_table import FEWEST_CLEAR
from stori_plugin.engine.training.simulated_places import index_site, simulate_site

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def site():
    found = replace(index_site(simulate_site(5, 2), 0), truth=None)
    return replace(found, series=replace(found.series, around=None))


def power(decibel):
    return 10 ** (decibel / 10)


def test_a_mixed_pixel_is_the_mean_of_its_parts_in_reflectance_and_power(site):
    two = replace(site, series=site.series.at(np.array([3, 7])))
    found = mix_pixels(two, np.array([0, 1]), 40, np.random.default_rng(1)).series
    series = two.series
    assert (found.clear.sum(axis=0) >= FEWEST_CLEAR).all()
    for pixel in range(found.pixels):
        own = found.values[:, :, pixel]
        parts = [series.values[:, :, part] for part in (0, 1)]
        change = (parts[1] - parts[0]).ravel()
        share = float((own - parts[0]).ravel() @ change / (change @ change))
        np.testing.assert_allclose(own, parts[0] + share * (parts[1] - parts[0]), atol=1e-5)
        assert -1e-4 <= share <= 1 + 1e-4
        of_power = [power(series.sar[:, :2, part]) for part in (0, 1)]
        np.testing.assert_allclose(
            power(found.sar[:, :2, pixel]), (1 - share) * of_power[0] + share * of_power[1],
            rtol=1e-3,
        )  # fmt: skip
        vv, vh = power(found.sar[:, :2, pixel]).T
        np.testing.assert_allclose(found.sar[:, 2, pixel], 4 * vh / (vv + vh), rtol=1e-4)
    both = series.clear.all(axis=1)
    kinds = [series.clear[:, 0], series.clear[:, 1], both]
    assert all(any((column == kind).all() for kind in kinds) for column in found.clear.T)


def test_nothing_is_mixed_of_series_that_were_hardly_seen(site):
    dark = replace(site.series, clear=np.zeros_like(site.series.clear))
    everything = np.arange(dark.pixels)
    assert mix_pixels(replace(site, series=dark), everything, 8, np.random.default_rng(1)) is None


def test_series_that_are_held_out_are_not_practised(site):
    training, held_out = by_series(site, (), 8.0, [1, 0])
    out = {int(pixel) for one in held_out.samples for pixel in one.pixels}
    count = site.series.pixels
    made = training.sets[0].samples
    own = [one for one in made if one.context.trends.fast.shape[-1] == count]
    trained_on = {int(pixel) for one in own for pixel in one.pixels}
    assert out | trained_on <= set(range(count)) and not out & trained_on
    assert len(trained_on) > count / 2
    assert len(own) < len(made), "mixed pixels are trained on as well"


def test_each_part_has_a_scene_prior_that_was_learned_without_it(site):
    among = np.arange(site.series.pixels)[::2]
    prepared = PreparedParts.of(site, 8.0, among)
    learned = GaussianProcess().learn(site.series.at(among), site.roles)
    positions = np.concatenate([pixels for _, pixels in prepared.parts])
    np.testing.assert_array_equal(np.sort(positions), among)
    for (part, pixels), without in zip(prepared.parts, learned.held_out()):
        np.testing.assert_array_equal(pixels, among[without.pixels])
        prior, expected, whole = (
            model.scene_priors[0][0].mean
            for model in (part.baseline, without.model, prepared.whole.baseline)
        )
        np.testing.assert_array_equal(prior, expected)
        assert not np.array_equal(prior, whole)


def test_exercises_are_made_again_and_the_same_ones_for_the_same_seed(site):
    prepared = PreparedSite.of(screen_site(site), 8.0)
    samples, drawn = list(draw_samples(prepared, 1, np.random.default_rng(1))), []

    def make(random):
        drawn.append(float(random.random()))
        return samples

    def batches(count):
        drawn.clear()
        training, random = RenewedSamples(make, [3, 1]), np.random.default_rng(1)
        return [training.next_batch(4, 30, random) for _ in range(count)], list(drawn)

    one, numbers = batches(60)
    other, again = batches(60)
    assert len(set(numbers)) == 3 and numbers == again
    for a, b in zip(one, other):
        np.testing.assert_array_equal(a.series.features, b.series.features)
