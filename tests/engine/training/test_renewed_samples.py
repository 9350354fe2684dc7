"""Practice made anew: pixels mixed from pairs of fields, windows hidden again and again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("numba")

from stori_plugin.engine.methods.network.training_samples import PreparedSite, screened, windows
from stori_plugin.engine.training.renewed_samples import RenewedSamples, mixed
from stori_plugin.engine.training.series_splits import by_series_anew
from stori_plugin.engine.training.series_table import FEWEST_CLEAR
from stori_plugin.engine.training.simulated_places import index_of, simulated_place

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def place():
    found = replace(index_of(simulated_place(5, 2), 0), truth=None)
    return replace(found, series=replace(found.series, around=None))


def power(decibel):
    return 10 ** (decibel / 10)


def test_a_mixed_pixel_is_the_mean_of_its_parts_in_reflectance_and_power(place):
    two = replace(place, series=place.series.at(np.array([3, 7])))
    found = mixed(two, np.array([0, 1]), 40, np.random.default_rng(1)).series
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


def test_nothing_is_mixed_of_series_that_were_hardly_seen(place):
    dark = replace(place.series, clear=np.zeros_like(place.series.clear))
    everything = np.arange(dark.pixels)
    assert mixed(replace(place, series=dark), everything, 8, np.random.default_rng(1)) is None


def test_series_that_are_held_out_are_not_practised(place):
    practice, held_out = by_series_anew(place, (), 8.0, [1, 0])
    out = {int(pixel) for one in held_out._exercises for pixel in one.pixels}
    own = [id(one.site) for one in held_out._exercises]
    made = practice._sets[0]._exercises
    practised = {int(pixel) for one in made if id(one.site) in own for pixel in one.pixels}
    assert out | practised == set(range(place.series.pixels)) and not out & practised
    assert any(id(one.site) not in own for one in made), "mixed pixels are practised as well"


def test_exercises_are_made_again_and_the_same_ones_for_the_same_seed(place):
    studied = PreparedSite.of(screened(place), 8.0)
    exercises, drawn = list(windows(studied, 1, np.random.default_rng(1))), []

    def make(random):
        drawn.append(float(random.random()))
        return exercises

    def batches(count):
        drawn.clear()
        practice, random = RenewedSamples(make, [3, 1]), np.random.default_rng(1)
        return [practice.next_batch(4, 30, random) for _ in range(count)], list(drawn)

    one, numbers = batches(60)
    other, again = batches(60)
    assert len(set(numbers)) == 3 and numbers == again
    for a, b in zip(one, other):
        np.testing.assert_array_equal(a.series.features, b.series.features)
