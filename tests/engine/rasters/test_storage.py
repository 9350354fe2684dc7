"""Stored numbers: scaling, missing values, spreads."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.rasters.storage import Storage, storage_like

INTEGER = storage_like("uint16", 1e-4, 0.0, tagged=False)


@pytest.mark.parametrize(
    ("dtype", "scale", "offset", "expected"),
    [
        ("uint16", 1e-4, 0.0, ("int16", -32768)),  # an estimate may lie below zero
        ("int16", 1e-4, 0.0, ("int16", -32768)),
        ("uint16", 2.75e-5, -0.2, ("uint16", 0)),
        ("uint16", 1e-4, -0.1, ("uint16", 0)),
        ("float32", 1.0, 0.0, ("float32", None)),
        ("float64", 1e-4, 0.0, ("float32", None)),
        ("int16", 1.0, 0.0, ("float32", None)),
    ],
)
def test_the_scaling_of_the_input_is_kept(dtype, scale, offset, expected):
    storage = storage_like(dtype, scale, offset, tagged=False)
    nodata = None if np.isnan(storage.nodata) else storage.nodata
    assert (storage.dtype, nodata) == expected
    assert (storage.scale, storage.offset) == (scale, offset)
    values = np.array([-0.04, 0.0, 0.2, 1.1, np.nan], np.float32)
    stored = storage.encode(values)
    back = np.where(stored == nodata, np.nan, stored.astype(float) * scale + offset)
    np.testing.assert_allclose(back, values, atol=scale)


def test_nodata_is_never_hit_by_a_value():
    for storage, extremes in ((INTEGER, [-99.0, 99.0]), (Storage("uint16", 1, 0, 0, False), [-5])):
        stored = storage.encode(np.array([*extremes, storage.nodata * storage.scale], np.float32))
        assert not (stored == storage.nodata).any()
        assert storage.encode(np.array([np.nan, np.inf])).tolist() == [storage.nodata] * 2
    top = Storage("uint8", 1.0, 0.0, 255.0, False)
    assert top.encode(np.array([250.0, 300.0, np.nan])).tolist() == [250, 254, 255]


def test_a_spread_knows_no_offset():
    landsat = storage_like("uint16", 2.75e-5, -0.2, tagged=True)
    spread = np.array([0.0, 0.01], np.float32)
    assert landsat.encode(spread, spread=True).tolist() == [1, 364]


@pytest.mark.parametrize("storage", [INTEGER, storage_like("uint16", 2.75e-5, -0.2, True)])
def test_whole_numbers_are_those_of_the_formula(storage):
    rng = np.random.default_rng(0)
    values = rng.normal(0.3, 1.0, (3, 50)).astype(np.float32)
    values[rng.random(values.shape) < 0.2] = np.nan
    limits = np.iinfo(storage.dtype)
    low, high = limits.min + (storage.nodata == limits.min), limits.max
    exact = np.rint((values - np.float32(storage.offset)) / np.float32(storage.scale))
    expected = np.where(np.isnan(values), storage.nodata, np.clip(exact, low, high))
    np.testing.assert_array_equal(storage.encode(values), expected.astype(storage.dtype))
