"""How much of a scene was seen in the middle of a gap."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.learning.scene_view import SceneView, seen_by_others


def naive(view: SceneView, day: float, reach: float) -> float:
    most = 0.0
    for date, share in zip(view.days, view.share):
        away = abs(date - day) / (0.5 * reach) if date != day else 0.0
        most = max(most, share * min(max(2 - 2 * away, 0), 1))
    return most


def test_what_was_seen_in_the_middle_half_of_a_gap_counts_in_full():
    rng = np.random.default_rng(0)
    view = SceneView(np.sort(rng.uniform(0, 300, 40)), rng.random(40))
    days = np.array([0.0, 71.3, 150.0, view.days[7], 299.0])
    reach = np.array([[2.0, 10.0, 24.0, 58.0]] * 5, np.float32)
    expected = [[naive(view, day, r) for r in row] for day, row in zip(days, reach)]
    np.testing.assert_allclose(view.seen(days, reach), expected, atol=1e-6)


def test_shares_change_steadily_with_time():
    clear = np.zeros((9, 10), bool)
    clear[[0, 8]] = True
    clear[4, :7] = True
    days = np.array([0.0, 6, 11, 20, 31, 40, 45, 51, 60])
    wanted = np.arange(0.0, 60.0, 0.25)
    seen = seen_by_others(days, clear, wanted, np.array([8]))[:, 0]
    assert seen[wanted == 31] == np.float32(0.7) and seen[wanted == 5] < 0.2
    assert np.abs(np.diff(seen[4:-4])).max() < 0.05


def test_between_both_shapes_cloudiness_goes_from_none_to_all():
    view = SceneView(np.array([50.0]), np.array([0.5])).between(0.1, 0.5)
    assert view.cloudiness(np.array([50.0]), np.full((1, 1), 30.0)).item() == 1.0
    assert view.cloudiness(np.array([0.0]), np.full((1, 1), 30.0)).item() == 0.0
    assert view.between(0.4, 0.3).cloud > 0.4
