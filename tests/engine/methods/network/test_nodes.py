"""Nodes: where the network looks at a series."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.methods.network.nodes import FARTHEST, Neighbours, Nodes
from stori_plugin.engine.support.errors import ParameterError


def test_nodes_cover_all_dates_and_do_not_move_with_them():
    nodes = Nodes.over(np.array([101.0, 140.0]), np.array([95.0]), step=8.0)
    assert nodes.days[0] <= 95 and nodes.days[-1] >= 140
    assert nodes.days[0] % 8 == 0
    assert Nodes.over(np.array([3.0])).count == 2
    with pytest.raises(ParameterError, match="no dates to reconstruct"):
        Nodes.over(np.array([]))


def test_observations_are_averaged_per_node():
    nodes = Nodes(0.0, 3)
    values = np.array([[1.0], [3.0], [9.0], [5.0]])
    clear = np.array([[True], [True], [False], [True]])
    means, seen = nodes.gather(np.array([0.0, 3.0, 8.0, 17.0]), values, clear)
    np.testing.assert_array_equal(means[:, 0], [2, 0, 5])
    np.testing.assert_array_equal(seen[:, 0], [1, 0, 1])


def test_interpolation_from_nodes_is_linear():
    nodes = Nodes(0.0, 4)
    line = np.stack([nodes.days, -nodes.days], 1)
    dates = np.array([0.0, 5.0, 16.0, 23.0])
    np.testing.assert_allclose(nodes.interpolate(line, dates)[:, 0], dates)
    np.testing.assert_allclose(nodes.interpolate(line, dates)[:, 1], -dates)


def test_neighbours_are_found_as_a_loop_finds_them():
    random = np.random.default_rng(1)
    nodes = Nodes(0.0, 20)
    clear = (random.random((20, 30)) < 0.25).astype(np.float32)
    clear[:, 0] = 0
    around = Neighbours.of(nodes, clear)
    for pixel in range(30):
        seen = np.flatnonzero(clear[:, pixel])
        for k in range(20):
            before, after = seen[seen < k], seen[seen > k]
            back = min((k - before[-1]) * 8, FARTHEST) if len(before) else FARTHEST
            ahead = min((after[0] - k) * 8, FARTHEST) if len(after) else FARTHEST
            assert around.days_before[k, pixel] == back
            assert around.days_after[k, pixel] == ahead
            if len(before) and len(after):
                assert around.before[k, pixel] == before[-1]
                assert around.after[k, pixel] == after[0]
                assert around.share[k, pixel] == pytest.approx(back / (back + ahead))
    assert (around.gap(clear)[clear > 0] == 0).all()
