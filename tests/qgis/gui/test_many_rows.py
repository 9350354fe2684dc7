"""The table with a thousand acquisitions: filters, several lines at once, no widget per line."""

from __future__ import annotations

import datetime as dt

import pytest
from docks import until

from stori_plugin.engine.acquisitions.series import Acquisition, Band, Series
from stori_plugin.engine.preview.survey import ScanOutcome
from stori_plugin.gui.panels import acquisition_model
from stori_plugin.gui.state.dock_state import OPTICAL, SAR, Input
from stori_plugin.gui.state.row_filter import RowFilter, choices_among
from stori_plugin.gui.state.rows import bare_rows

MANY = 500  # of each role


def acquisition(k: int, role: str) -> Acquisition:
    day = dt.date(2018, 1, 1) + dt.timedelta(days=2 * k)
    path = f"/images/{role}/{k}.tif"
    names = ("B04", "B08") if role == OPTICAL else ("VV", "VH")
    bands = tuple(Band(path, n + 1, name, 1.0, 0.0, None) for n, name in enumerate(names))
    mask = Band(path + ".scl", 1, "SCL", 1.0, 0.0, None) if role == OPTICAL else None
    sensor = ("landsat" if k % 5 == 0 else "sentinel2") if role == OPTICAL else "sentinel1"
    orbit = "" if role == OPTICAL else ("ascending 88" if k % 2 else "descending 110")
    masks = (mask,) if mask else ()
    return Acquisition(day, f"{role} {k}", sensor, orbit, bands, mask, None, masks)


@pytest.fixture
def full(dock):
    """Give a dock whose state knows a thousand acquisitions, each with its clear share."""
    state = dock.presenter.state
    state.inputs = [Input(f"/images/{role}", role, True, role) for role in (OPTICAL, SAR)]
    for role in (OPTICAL, SAR):
        series = Series(role, tuple(acquisition(k, role) for k in range(MANY)), {})
        state.take(role, ScanOutcome(series, (), "", ()))
        dock.presenter._rows_differ()
    shares = {(row.name, row.date): n % 100 / 100 for n, row in enumerate(state.rows(OPTICAL))}
    dock.presenter.clear._take(OPTICAL, shares)
    return dock


def test_lines_are_filtered_by_what_they_are(full):
    table, filters = full.data.table, full.data.filter
    assert table.shown == 2 * MANY and filters.text() == "Filter"
    filters._set(RowFilter(least_clear=0.5))
    assert table.shown == MANY // 2 + MANY  # SAR has no clouds
    assert filters.text() == f"Filter: {MANY // 2 + MANY} of {2 * MANY}"
    filters._set(RowFilter(months=frozenset({6, 7})))
    rows = [row for row in full.presenter.state.all_rows() if row.date.month in (6, 7)]
    assert table.shown == len(rows)
    filters._set(RowFilter(orbits=frozenset({"ascending 88"})))
    assert table.shown == MANY // 2
    filters._set(RowFilter(sensors=frozenset({"Landsat"})))
    assert table.shown == MANY // 5
    # What becomes clearer meanwhile is shown as soon as it is known.
    filters._set(RowFilter(least_clear=0.995))
    row = full.presenter.state.rows(OPTICAL)[0]
    full.presenter.clear._take(OPTICAL, {(row.name, row.date): 1.0})
    assert table.shown == 1 + MANY
    filters._set(RowFilter())
    assert table.shown == 2 * MANY


def test_thousands_of_lines_come_by_and_by(dock, monkeypatch):
    monkeypatch.setattr(acquisition_model, "_AT_ONCE", 100)
    state, table = dock.presenter.state, dock.data.table
    state.inputs = [Input("/images", OPTICAL, True, "images")]
    series = Series(OPTICAL, tuple(acquisition(k, OPTICAL) for k in range(MANY)), {})
    outcome = ScanOutcome(series, (), "", ())
    state.take(OPTICAL, outcome, bare_rows(OPTICAL, outcome))
    dock.presenter._rows_differ()
    assert table.shown == 100 and len(state.rows(OPTICAL)) == MANY
    # What becomes known meanwhile stands in the lines that are made later as well.
    row = state.rows(OPTICAL)[-1]
    dock.presenter.clear._take(OPTICAL, {(row.name, row.date): 0.5})
    assert table.acquisitions.line_of(row.key) == -1
    until(lambda: table.shown == MANY)
    line = table.acquisitions.line_of(row.key)
    cells = [table.acquisitions.item(line, column).text() for column in range(3)]
    assert cells == [row.date.isoformat(), "optical", "50 %"]
    dates = [table.acquisitions.item(k, 0).text() for k in range(MANY)]
    assert dates == [row.date.isoformat() for row in state.rows(OPTICAL)]


def test_the_menu_offers_what_there_is(full):
    choices = choices_among(full.presenter.state.all_rows())
    assert choices.months == tuple(range(1, 13))
    assert choices.orbits == ("ascending 88", "descending 110")
    assert set(choices.sensors) == {"Landsat", "Sentinel-1", "Sentinel-2"}
    filters = full.data.filter
    filters.offer()
    menus = {action.text(): action.menu() for action in filters.menu().actions() if action.menu()}
    (orbit,) = (a for a in menus["Orbit"].actions() if a.text() == "ascending 88")
    orbit.trigger()
    assert filters.filter == RowFilter(orbits=frozenset({"ascending 88"}))
    orbit.trigger()
    assert filters.filter.is_open


def test_several_lines_are_left_out_at_once(full):
    table, state = full.data.table, full.presenter.state
    told = []
    full.presenter.rows_changed.connect(lambda: told.append(1))
    full.data.filter._set(RowFilter(months=frozenset({1})))
    table.selectAll()
    (leave, use) = table.menu_at(table.model().index(0, 0)).actions()
    leave.trigger()
    left = [row for row in state.all_rows() if not row.is_used]
    assert len(left) == table.shown and {row.date.month for row in left} == {1}
    assert len(told) == 1
    use.trigger()
    assert all(row.is_used for row in state.all_rows())


def test_no_line_has_a_widget_and_lines_that_stay_are_kept(full):
    from qgis.PyQt.QtWidgets import QWidget

    table = full.data.table
    full.show()
    until(lambda: table.isVisible())
    assert len(table.viewport().findChildren(QWidget)) == 0
    item = table.acquisitions.item(3, 0)
    full.presenter.set_used(full.presenter.state.rows(OPTICAL)[7], False)
    assert table.acquisitions.item(3, 0) is item
    state = full.presenter.state
    state.remove([state.inputs[1]])
    full.presenter._rows_differ()
    assert table.acquisitions.rowCount() == table.shown == MANY
