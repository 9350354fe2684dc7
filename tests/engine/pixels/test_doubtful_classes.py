"""What masks call neither clear nor cloud."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels.cloud_masks import clear_by_band
from stori_plugin.engine.pixels.doubtful_classes import (
    CLEAR,
    DARK,
    EDGE,
    LIKELY_CLEAR,
    LIKELY_CLOUD,
    NOTHING,
    SHADOW,
    THIN,
    UNCLASSIFIED,
    grades_of,
    together,
)
from stori_plugin.engine.pixels.mask_kinds import KINDS

# From the documents named in `mask_kinds`, by hand.
CASES = {
    "SCL": {0: NOTHING, 1: NOTHING, 2: DARK, 3: SHADOW, 4: CLEAR, 5: CLEAR, 6: CLEAR}
    | {7: UNCLASSIFIED, 8: NOTHING, 9: NOTHING, 10: THIN, 11: NOTHING},
    # Clear land, cloud of high confidence, shadow, cirrus, dilated cloud, fill.
    "QA_PIXEL": {21824: CLEAR, 22280: NOTHING, 23888: SHADOW, 54596: THIN, 21826: EDGE, 1: NOTHING},
    "Fmask": {64: CLEAR, 66: NOTHING, 72: SHADOW, 68: EDGE, 74: NOTHING, 255: NOTHING},
    "Fmask 4": {0: CLEAR, 1: CLEAR, 2: SHADOW, 3: CLEAR, 4: NOTHING, 255: NOTHING},
    "python-fmask": {0: NOTHING, 1: CLEAR, 2: NOTHING, 3: SHADOW, 4: CLEAR, 5: CLEAR},
    "OmniCloudMask": {0: CLEAR, 1: NOTHING, 2: THIN, 3: SHADOW, 255: NOTHING},
    "QAI": {0: CLEAR, 1: NOTHING, 2: EDGE, 4: NOTHING, 6: THIN, 8: SHADOW, 12: NOTHING},
    "pixel_qa": {66: CLEAR, 72: SHADOW, 96: NOTHING, 834: THIN},
    "cloud_qa": {0: CLEAR, 2: NOTHING, 4: SHADOW, 8: EDGE, 6: NOTHING},
    "MODIS state": {8: CLEAR, 9: NOTHING, 12: SHADOW, 10: EDGE, 8 | 0b10_0000_0000: THIN},
    "VIIRS pixel reliability": {3: CLEAR, 6: NOTHING, 7: SHADOW, 8: CLEAR, 9: NOTHING},
    "MG2": {0: CLEAR, 2: NOTHING, 8: SHADOW, 10: NOTHING},
    "status map": {0: CLEAR, 1: SHADOW, 2: UNCLASSIFIED, 3: NOTHING, 4: CLEAR},
    "mask": {0: CLEAR, 1: NOTHING},
    "clear": {0: NOTHING, 1: CLEAR},
    "cloud probability 0-100": {0: CLEAR, 39: CLEAR, 41: LIKELY_CLEAR, 60: LIKELY_CLOUD}
    | {75: NOTHING, 100: NOTHING},
    "clear probability 0-1": {1.0: CLEAR, 0.55: LIKELY_CLEAR, 0.4: LIKELY_CLOUD, 0.1: NOTHING},
}


@pytest.mark.parametrize("name", CASES)
def test_codes_have_the_grade_that_their_specification_says(name):
    codes = np.array(list(CASES[name]))
    clear = clear_by_band(codes, name, (4, 5, 6))
    found = grades_of(codes, clear, name, 40.0)
    assert dict(zip(codes.tolist(), found.tolist())) == CASES[name]


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_made_of_what_is_no_number(name):
    codes = np.array([np.nan, np.inf, 2.5])
    found = grades_of(codes, np.zeros(3, bool), name, 40.0)
    assert found.tolist() == [NOTHING] * 3


def test_of_several_masks_the_one_that_says_cloud_wins_and_doubt_beats_clear():
    first = np.array([CLEAR, CLEAR, CLEAR, SHADOW, SHADOW, NOTHING], np.uint8)
    second = np.array([CLEAR, THIN, NOTHING, CLEAR, THIN, CLEAR], np.uint8)
    expected = [CLEAR, THIN, NOTHING, SHADOW, SHADOW, NOTHING]
    assert together([first, second]).tolist() == expected
    assert first.tolist()[1] == CLEAR  # not changed in place
