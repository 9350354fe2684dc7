"""What the demonstration tells: its score, and what QGIS says meanwhile."""

from __future__ import annotations

import datetime

import numpy as np

from scripts.demo_score import GapMap
from scripts.headless import spoken_lines

START = datetime.date(2021, 3, 1)


def test_gaps_are_counted_between_clear_observations():
    days = np.array([START.toordinal() + k for k in (0, 10, 50)])
    clear = np.zeros((3, 1, 3), dtype=bool)
    clear[:, 0, 0] = True, True, True
    clear[:, 0, 1] = True, False, True
    clear[:, 0, 2] = True, False, False
    gaps = GapMap(days, clear)
    between = gaps.length(START + datetime.timedelta(days=20))
    np.testing.assert_array_equal(between, [[40, 50, np.nan]])
    np.testing.assert_array_equal(gaps.length(START), [[0, 0, 0]])


def test_messages_and_progress_of_qgis_are_told_from_its_noise():
    printed = (
        "QStandardPaths: XDG_RUNTIME_DIR not set\n/a/ffi.py:159: DeprecationWarning: old\n"
        "  code = line\n----\nInputs\nMETHOD:\tgp\n\n0.Learning\n..10...2",
        "0.",
        "37 dates of 3.5 km\n.30.",
        "..100 - done.\nERROR:\tThere is nothing in the folder.\n",
    )
    assert list(spoken_lines(iter(printed))) == [
        "Learning", "10 %", "20 %", "37 dates of 3.5 km", "30 %", "100 %",
        "ERROR:\tThere is nothing in the folder.",
    ]  # fmt: skip
