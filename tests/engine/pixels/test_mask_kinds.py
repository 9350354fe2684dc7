"""What the codes of every kind of mask mean, against words from their specifications."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels.cloud_masks import clear_by_band, unknown_by_band
from stori_plugin.engine.pixels.mask_kinds import KINDS, MASK_ORDER, UNITS, choice_of, said_of


def bits(*positions: int) -> int:
    return sum(1 << position for position in positions)


# By kind: codes that are clear, codes that are not, and codes that tell that nothing was seen.
CODES = {
    "SCL": ((4, 5, 6), (1, 2, 3, 7, 8, 9, 10, 11), (0,)),
    "QA_PIXEL": ((21824, 21952, 5440), (1, 22280, 23888, 54596, 21826), ()),
    "Fmask": ((0, 64, 96, 16, 32), (1, 2, 4, 8, 66, 255), ()),
    "Fmask 4": ((0, 1, 3), (2, 4), (255,)),
    "python-fmask": ((1, 4, 5), (2, 3), (0,)),
    "pixel_qa": ((322, 386, 324, 66, 68, 336), (1, 328, 352, 480, 72, 96, 834 | bits(9)), ()),
    "BQA": ((2720, 672, 2724), (1, 2800, 2976, 6816, 752), ()),
    "cloud_qa": ((0, bits(0), bits(4), bits(5)), (bits(1), bits(2), bits(3)), ()),
    "QAI": ((0, bits(4), bits(5), bits(6)), (bits(1), bits(2), bits(1, 2), bits(3)), (1,)),
    "CMASK": ((127,), (255,), (0,)),
    "OmniCloudMask": ((0,), (1, 2, 3), (255,)),
    "MODIS state": ((0, 8, 3, bits(12), bits(8)), (1, 2, bits(2), bits(9), bits(10)), (65535,)),
    "VIIRS QF1": ((0, 3, bits(2), bits(4)), (bits(3), bits(2, 3)), ()),
    "pixel reliability": ((0, 1, 2), (3,), (-1, 255)),
    "VIIRS pixel reliability": ((0, 4, 8), (5, 6, 7, 9), (-1, 10, 11)),
    "status map": ((248, 240, 252), (249, 250, 251), (255,)),
    "MG2": ((0, bits(0), bits(2)), (bits(1), bits(3)), ()),
    "FLG": ((2, 3, 4), (1,), (0,)),
    "QA60": ((0,), (1024, 2048, 3072), ()),
    "clear": ((1, 255), (0,), ()),
    "mask": ((0,), (1, 2, 3, 255), ()),
    "marked": ((0,), (1, 255), ()),
    "valid": ((1,), (0,), ()),
}


def test_every_kind_is_tested_and_ranked():
    assert set(CODES) == set(KINDS)
    assert set(KINDS) < set(MASK_ORDER)
    assert all(said_of(kind) for kind in MASK_ORDER)


@pytest.mark.parametrize("dtype", [np.int32, np.float32])
@pytest.mark.parametrize("kind", CODES)
def test_codes_are_clear_hidden_or_unknown(kind, dtype):
    clear, hidden, unknown = CODES[kind]
    codes = np.array([[*clear, *hidden, *unknown]], dtype)
    found = clear_by_band(codes, kind, (4, 5, 6))
    assert found.tolist() == [[True] * len(clear) + [False] * (len(hidden) + len(unknown))]
    nothing = unknown_by_band(codes, kind, (4, 5, 6))
    assert nothing.tolist() == [[False] * (len(clear) + len(hidden)) + [True] * len(unknown)]


@pytest.mark.parametrize("kind", sorted(set(CODES) - {"mask"}))
def test_a_fraction_of_classes_or_flags_is_not_clear(kind):
    clear = CODES[kind][0][0]
    codes = np.array([clear + 0.25, clear + 0.5, np.nan], np.float32)
    elsewhere = kind == "marked"  # what is nowhere stored is clear
    assert clear_by_band(codes, kind, (4, 5, 6)).tolist() == [False, False, elsewhere]
    assert unknown_by_band(codes, kind, (4, 5, 6)).tolist() == [False, False, not elsewhere]


@pytest.mark.parametrize("unit", UNITS)
def test_probabilities_of_every_unit_have_one_threshold(unit):
    shares = np.array([0.0, 0.1, 0.39, 0.41, 1.0, np.nan])
    cloud = clear_by_band(shares * unit, f"cloud probability 0-{unit}", ())
    assert cloud.tolist() == [True, True, True, False, False, False]
    clear = clear_by_band(shares * unit, f"clear probability 0-{unit}", ())
    assert clear.tolist() == [False, False, False, False, True, False]
    strict = clear_by_band(shares * unit, f"cloud probability 0-{unit}", (), threshold=5.0)
    assert strict.tolist() == [True, False, False, False, False, False]


def test_only_binary_like_kinds_are_chosen_as_binary():
    assert choice_of("SCL") == "scl"
    assert choice_of("QA_PIXEL") == "qa_pixel"
    assert choice_of("cloud probability 0-255") == "probability"
    assert {choice_of(kind) for kind in set(KINDS) - {"SCL", "QA_PIXEL"}} == {"binary"}
