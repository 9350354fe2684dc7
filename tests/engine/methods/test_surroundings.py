"""The surroundings of pixels: windows of SAR."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.methods.surroundings import (
    Surroundings,
    join_surroundings,
    without_neighbours,
)


def test_the_surroundings_of_a_tile_are_its_windows():
    random = np.random.default_rng(1)
    days = np.arange(0.0, 40.0, 6.0)
    ring = random.standard_normal((7, 3, 5, 6)).astype(np.float32)
    around = Surroundings.of_tile(ring, days)
    assert around.complete.all() and around.positions.shape == (9, 12)
    for pixel in range(12):
        row, column = divmod(pixel, 4)
        window = ring[:, :, row : row + 3, column : column + 3].reshape(7, 3, 9)
        np.testing.assert_array_equal(around.sar[:, :, around.positions[:, pixel]], window)


def test_neighbours_without_sar_are_replaced_by_the_pixel_itself():
    ring = np.zeros((7, 1, 3, 4), np.float32)
    ring[:, :, 0, 0] = np.nan
    around = Surroundings.of_tile(ring, np.arange(7.0))
    assert around.positions[0, 0] == around.centres[0]
    assert around.positions[0, 1] == 1


def test_surroundings_of_some_pixels_and_joined_ones_are_the_same_windows():
    random = np.random.default_rng(2)
    one, other = (
        Surroundings.of_tile(
            random.standard_normal((7, 3, 6, 7)).astype(np.float32), np.arange(7.0)
        )
        for _ in range(2)
    )
    both = join_surroundings([one.at(np.array([3, 7])), other.at(np.arange(20) == 11)])
    for place, (whole, pixel) in enumerate([(one, 3), (one, 7), (other, 11)]):
        np.testing.assert_array_equal(
            both.sar[:, :, both.positions[:, place]], whole.sar[:, :, whole.positions[:, pixel]]
        )
    assert join_surroundings([one, None]) is None and join_surroundings([None]) is None
    alone = without_neighbours(one.sar[:, :, :3], one.complete[:3])
    np.testing.assert_array_equal(alone.positions[:, 2], [2] * 9)
