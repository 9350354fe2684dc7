"""What the demonstration tells: its score, and what QGIS says meanwhile."""

from __future__ import annotations

import datetime

import numpy as np

from scripts.demo_score import CLOUD_SHAPED, WHOLE_SCENE, GapMap, Tally
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


def test_gaps_of_a_part_are_told_from_gaps_of_the_whole_scene():
    days = np.array([START.toordinal() + k for k in (0, 20, 40, 80)])
    clear = np.ones((4, 1, 20), dtype=bool)
    clear[1, 0, 1:3] = False  # while the others were seen
    clear[2] = False
    gaps = GapMap(days, clear)
    early = gaps.kinds(START + datetime.timedelta(days=10))
    assert early[CLOUD_SHAPED].nonzero()[1].tolist() == [1, 2] and not early[WHOLE_SCENE].any()
    late = gaps.kinds(START + datetime.timedelta(days=50))
    assert late[CLOUD_SHAPED].sum() == 2 and late[WHOLE_SCENE].sum() == 18
    tally = Tally()
    tally.add(np.where(late[WHOLE_SCENE], 2.0, 1.0), late, None)
    assert (tally.gap_rmse(CLOUD_SHAPED), tally.gap_rmse(WHOLE_SCENE)) == (1.0, 2.0)
    assert tally.gap_rmse() == ((2 * 1 + 18 * 4) / 20) ** 0.5 and tally.gap_count() == 20


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
