"""What is unsure gives way to paper."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels.fading import MOST, faded, faded_share, fading_between


def test_colours_give_way_between_two_standard_deviations():
    assert fading_between((-0.1, 0.9)) == pytest.approx((0.05, 0.25))
    sd = np.array([[0.0, 0.05, 0.15], [0.25, 9.0, np.nan]])
    share = faded_share(sd, (-0.1, 0.9))
    np.testing.assert_allclose(share, [[0, 0, MOST / 2], [MOST, MOST, 0]], atol=1e-6)
    picture = faded(np.full((2, 3, 3), 100, np.uint8), share)
    assert picture[..., 0].tolist() == [[100, 100, 170], [240, 240, 100]]
