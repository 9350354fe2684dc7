"""Colours of pictures: those of the layers."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.pixels.colours import INDEX_LIMITS, MISSING, coloured, shared_limits


def test_colours_are_those_of_the_layers_and_missing_is_grey():
    band = np.array([[[-0.1, 0.9, np.nan, 5.0]]])
    picture = coloured(band, [INDEX_LIMITS])[0]
    assert [tuple(pixel) for pixel in picture] == [
        (0x8C, 0x6A, 0x4F),
        (0x0B, 0x4F, 0x2C),
        MISSING,
        (0x0B, 0x4F, 0x2C),
    ]
    three = [np.array([0.0, 0.1, np.nan]), np.array([0.2]), np.array([0.4])]
    low, high = shared_limits(three, natural=True)[0]
    assert shared_limits(three, natural=True) == ((low, high),) * 3 and 0 <= low < high <= 0.4
