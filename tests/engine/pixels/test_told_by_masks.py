"""What is looked up of masks, held against what their codes mean one by one."""

from __future__ import annotations

import numpy as np
import pytest

from stori_plugin.engine.pixels.cloud_masks import clear_by_band, unknown_by_band
from stori_plugin.engine.pixels.doubtful_classes import NOTHING, grades_of
from stori_plugin.engine.pixels.false_alarms import called_cloud
from stori_plugin.engine.pixels.mask_kinds import MASK_ORDER, USUAL_THRESHOLD
from stori_plugin.engine.pixels.told_by_masks import told_by

CLASSES = (4, 5, 6)


@pytest.mark.parametrize("name", MASK_ORDER)
@pytest.mark.parametrize("codes", [(0, 255), (0, 65_535)])
def test_what_is_looked_up_is_what_each_code_means(name, codes):
    rng = np.random.default_rng(0)
    values = rng.integers(*codes, (40, 50), endpoint=True).astype(np.float32)
    values[rng.random(values.shape) < 0.05] = np.nan
    if codes[1] > 255:
        values[0, :2] = -1.0, 3.5
    told = told_by(values, name, CLASSES)
    unknown = unknown_by_band(values, name, CLASSES)
    known = np.where(unknown, 0, values)
    clear = clear_by_band(known, name, CLASSES)
    grade = grades_of(known, clear & ~unknown, name, USUAL_THRESHOLD)
    np.testing.assert_array_equal(told.grade, np.where(unknown, NOTHING, grade))
    np.testing.assert_array_equal(told.clear, clear)
    np.testing.assert_array_equal(told.unknown, unknown)
    cloud = called_cloud(known, name)
    assert (told.alarm is None) == (cloud is None)
    if cloud is not None:
        np.testing.assert_array_equal(told.alarm, cloud & ~clear & ~unknown)
