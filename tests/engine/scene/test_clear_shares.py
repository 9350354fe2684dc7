"""Clear shares and gaps mean the same before a run, in an inspection and after a run."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from made_runs import reconstruct
from made_scene import OPTICAL_DAYS, write_scene
from read_page import Page

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.analysis.inspect_series import inspect
from stori_plugin.engine.options.series_options import UNMASKED, Masking
from stori_plugin.engine.preview.survey import clear_shares
from stori_plugin.engine.scene.clear_shares import by_date, long_gaps, longest_gap
from stori_plugin.engine.support.progress import SILENT

DAY = dt.date(2021, 1, 1)


def after(days: int) -> dt.date:
    return DAY + dt.timedelta(days)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="module")
def series(scene):
    return scan(rasters_in(str(scene[0])), "optical")


def test_dock_inspection_and_run_count_the_same(scene, series, tmp_path):
    masking = Masking(buffer=40.0)
    dock = [(item.date, share) for item, share in clear_shares(series, masking)]
    inspected = inspect(rasters_in(str(scene[0])), [], masking, SILENT)
    result = reconstruct(
        scene[0].parent, tmp_path, sar="", method="linear", step="P90D", mask_buffer=40.0
    )
    assert inspected.optical() == by_date(dock) and len(dock) == len(OPTICAL_DAYS)
    assert list(result.counts.clear.items()) == pytest.approx(dock)
    shares = [share for _, share in dock]
    assert shares[0] == 1.0 and shares[2] == 0.0 and 0.5 < shares[1] < 1 - 64 / 576
    gaps = [f"{a} {b} {(b - a).days}" for a, b in long_gaps(dock)]
    page = Page(Path(result.report).read_text("utf-8")).text
    assert all(gap in page for gap in gaps)
    assert gaps or "there is no gap of more than 30 days" in page


def test_without_a_mask_all_that_was_measured_is_clear(series):
    assert {share for _, share in clear_shares(series, UNMASKED)} == {1.0}


def test_gaps_lie_between_dates_of_which_half_is_clear():
    shares = [(DAY, 1.0), (after(20), 0.4), (after(40), 0.5), (after(70), None)]
    assert long_gaps(shares) == [(DAY, after(40))] and longest_gap(shares) == 40
    assert longest_gap(shares[1:3]) == 0
    # Of acquisitions side by side on one date the clearer counts.
    assert by_date([(after(9), 0.2), (DAY, None), (DAY, 0.3), (after(9), 0.6)]) == [
        (DAY, 0.3),
        (after(9), 0.6),
    ]
