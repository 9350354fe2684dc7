"""Breaks in curves: known ones are found, dated and weighed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from stori_plugin.engine.analysis.changes import band_names, find_breaks
from stori_plugin.engine.options.changes_options import ChangesOptions

DAYS = np.arange(0.0, 200.0, 5.0)


def found_in(curve, sd=None, **breaks) -> dict:
    sds = None if sd is None else np.full((len(DAYS), 1), sd)
    settings = ChangesOptions(**breaks)
    out = find_breaks(DAYS, curve[:, None], sds, settings)
    return dict(zip(band_names(settings.most), out[:, 0]))


def mown(*events) -> np.ndarray:
    """Return a meadow that loses 0.4 at once on each event and grows back."""
    curve = np.full(len(DAYS), 0.8)
    for event in events:
        after = event <= DAYS
        curve[after] = np.minimum(0.8, 0.4 + 0.01 * (DAYS[after] - event))
    return curve


def test_two_mowings_are_dated_and_weighed():
    found = found_in(mown(50, 120), sd=0.05, least=0.3)
    dates = sorted((found["date_1"], found["date_2"]))
    assert dates == pytest.approx([47.5, 117.5]) and found["count"] == 2
    assert found["magnitude_1"] == pytest.approx(-0.4)
    sure = 0.5 * math.erfc(-0.1 / (0.05 * math.sqrt(2)) / math.sqrt(2))
    assert found["confidence_1"] == pytest.approx(sure, abs=1e-5)
    assert math.isnan(found["date_3"])


def test_slow_ripening_is_no_break_and_growth_is_one_only_if_asked():
    ripening = np.interp(DAYS, [0, 100, 180], [0.8, 0.8, 0.2])
    assert found_in(ripening, least=0.2)["count"] == 0
    assert found_in(ripening, least=0.2, window=40)["count"] > 0
    growing = np.where(DAYS < 80, 0.2, 0.7)
    assert found_in(growing)["count"] == 0
    for direction in ("rise", "both"):
        found = found_in(growing, direction=direction)
        assert found["magnitude_1"] == pytest.approx(0.5)
        assert found["date_1"] == pytest.approx(77.5) and math.isnan(found["confidence_1"])


def test_the_kernel_equals_looking_at_every_pair():
    rng = np.random.default_rng(8)
    for _ in range(20):
        curve = np.cumsum(rng.normal(0, 0.08, len(DAYS)))
        curve[rng.random(len(DAYS)) < 0.2] = np.nan
        known = np.flatnonzero(np.isfinite(curve))
        falls = [curve[i] - curve[j] for i in known for j in known if 0 < DAYS[j] - DAYS[i] <= 20]
        found = found_in(curve, least=0.05, most=1)
        assert -found["magnitude_1"] == pytest.approx(max(falls), abs=1e-6)
