"""Clear observations: quality bands and buffers."""

from __future__ import annotations

import naive
import numpy as np
import pytest

from stori_plugin.engine.pixels import cloud_masks
from stori_plugin.engine.pixels.mask_kinds import choice_of
from stori_plugin.engine.support.errors import ParameterError


def test_scene_classification():
    classes = np.arange(12).reshape(3, 4)
    clear = cloud_masks.clear_by_band(classes, "SCL", (4, 5, 6))
    assert np.flatnonzero(clear).tolist() == [4, 5, 6]
    assert cloud_masks.clear_by_band(classes, "SCL", (7,)).sum() == 1


@pytest.mark.parametrize(
    ("bits", "clear"),
    [
        (0b0000_0001, False),  # fill
        (0b0000_0010, False),  # dilated cloud
        (0b0000_0100, False),  # cirrus
        (0b0000_1000, False),  # cloud
        (0b0001_0000, False),  # cloud shadow
        (0b0010_0000, True),  # snow
        (0b1100_0000, True),  # clear and water
        (21824, True),  # Landsat 8: clear land, low confidence of everything
        (21952, True),  # clear water
        (22280, False),  # cloud, high confidence
        (23888, False),  # cloud shadow
        (54596, False),  # cirrus
    ],
)
def test_landsat_quality_bits(bits, clear):
    assert cloud_masks.clear_by_band(np.array([[bits]], np.uint16), "QA_PIXEL", ()).item() is clear
    assert cloud_masks.clear_by_band(np.array([[bits]], np.float32), "QA_PIXEL", ()).item() is clear


@pytest.mark.parametrize(
    ("bits", "clear"),
    [
        *[(0, True), (1, False), (2, False), (4, False), (8, False)],
        *[(16, True), (96, True), (255, False)],
    ],
)
def test_fmask_bits_of_the_harmonised_product(bits, clear):
    assert cloud_masks.clear_by_band(np.array([bits], np.uint8), "Fmask", ()).item() is clear


def test_binary_masks():
    values = np.array([0, 1, 255, -1])
    assert cloud_masks.clear_by_band(values, "mask", ()).tolist() == [True, False, False, False]
    assert cloud_masks.clear_by_band(values, "clear", ()).tolist() == [False, True, True, True]
    kinds = [choice_of(name) for name in ("SCL", "QA_PIXEL", "mask", "clear", "Fmask")]
    assert kinds == ["scl", "qa_pixel", "binary", "binary", "binary"]


@pytest.mark.parametrize("radius", [0.0, 0.9, 1.0, 1.5, 2.0, 3.7, 1.9999999, 9.0, 13.4])
def test_the_buffer_is_a_disc(radius):
    rng = np.random.default_rng(0)
    clear = rng.random((40, 30)) > 0.02
    expected = naive.buffered(clear, round(radius, 5))
    np.testing.assert_array_equal(cloud_masks.with_buffer(clear, radius), expected)


def test_without_a_cloud_there_is_nothing_to_buffer():
    assert cloud_masks.with_buffer(np.ones((5, 5), bool), 3.0).all()
    assert not cloud_masks.with_buffer(np.zeros((5, 5), bool), 3.0).any()


def test_a_buffer_wider_than_can_be_read_is_refused():
    assert cloud_masks.buffer_radius(100.0, 10.0) == 10.0
    with pytest.raises(ParameterError, match=r"MASK_BUFFER is 30,000 m, .* give 20,480 m or less"):
        cloud_masks.buffer_radius(30_000.0, 10.0)
