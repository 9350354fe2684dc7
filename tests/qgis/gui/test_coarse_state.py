"""A coarse sensor in the dock's state, without a screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stori_plugin.engine.acquisitions.series import Acquisition, Band, Series, Source
from stori_plugin.engine.options.method_options import READ_COARSE
from stori_plugin.engine.preview.survey import ScanOutcome
from stori_plugin.gui.panels.timeline_lanes import IMAGES, PASSES, Lanes, labels_of
from stori_plugin.gui.state import coarse
from stori_plugin.gui.state.dock_state import COARSE, OPTICAL, SAR, DockState, Input
from stori_plugin.gui.state.nearest_input import (
    files_alone,
    of_nearest,
    roles_by_path,
    roles_touched,
)
from stori_plugin.gui.state.player_state import COARSELY, OBSERVED, RADAR, RECONSTRUCTED
from stori_plugin.gui.state.row_filter import RowFilter, choices_among

DAYS = [dt.date(2021, 3, 1) + dt.timedelta(days=10 * k) for k in range(3)]


def found(folder, sensor, metres):
    """Return what a scan finds: three images of a sensor, without masks."""
    items = []
    for day in DAYS:
        band = Band(f"{folder}/{day:%Y%m%d}.tif", 1, "red", 1.0, 0.0, None)
        items.append(Acquisition(day, f"{sensor} {day}", sensor, "", (band,), None, None, ()))
    return ScanOutcome(Series("optical", tuple(items), {}), metres=(metres, metres))


@pytest.fixture
def state():
    made = DockState()
    made.add_all(Input(f"/{name}", name, True, name) for name in (OPTICAL, COARSE))
    made.take(OPTICAL, found("/optical", "landsat", 30.0))
    made.take(COARSE, found("/coarse", "modis", 500.0))
    return made


def test_what_is_coarse_is_handed_over_in_parameters_of_its_own(state):
    parameters = state.parameters()
    assert (parameters["OPTICAL_FOLDER"], parameters["COARSE_FOLDER"]) == ("/optical", "/coarse")
    assert "COARSE_RESOLUTION" not in parameters
    state.form = replace(state.form, coarse_resolution=463.3)
    state.set_used(state.rows(COARSE)[0], False)
    parameters = state.parameters()
    assert parameters["COARSE"] == [f"/coarse/{day:%Y%m%d}.tif" for day in DAYS[1:]]
    assert "COARSE_FOLDER" not in parameters and parameters["COARSE_RESOLUTION"] == 463.3
    assert state.form.scene_job().coarse_resolution == 463.3
    state.remove([item for item in state.inputs if item.role == COARSE])
    assert "COARSE_RESOLUTION" not in state.parameters()


def test_a_folder_of_both_is_handed_over_file_by_file(state):
    state.inputs = [Input("/data", role, True, "data") for role in (OPTICAL, COARSE)]
    parameters = state.parameters()
    assert len(parameters["OPTICAL"]) == len(parameters["COARSE"]) == 3
    # One within the other: the algorithms take coarse files out of a folder of finer ones.
    state.inputs = [Input("/data", OPTICAL, True, ""), Input("/data/modis", COARSE, True, "")]
    parameters = state.parameters()
    assert (parameters["OPTICAL_FOLDER"], parameters["COARSE_FOLDER"]) == ("/data", "/data/modis")
    state.inputs = [Input("/data", COARSE, True, ""), Input("/data/s2", OPTICAL, True, "")]
    assert "COARSE" in state.parameters() and "OPTICAL_FOLDER" in state.parameters()


def test_the_nearest_input_tells_what_a_file_is_for(state):
    inputs = [
        Input("/data", OPTICAL, True, "data"),
        Input("/data/modis", COARSE, True, "modis"),
        Input("/data/modis/a.tif", OPTICAL, False, "a"),
    ]
    roles = roles_by_path(inputs)
    names = ("/data/x.tif", "/data/modis/a.tif", "/data/modis/b.tif", "/elsewhere/c.tif")
    sources = [Source(name) for name in names]
    kept = {role: [s.path for s in of_nearest(sources, role, roles)] for role in (OPTICAL, COARSE)}
    assert kept[OPTICAL] == ["/data/x.tif", "/data/modis/a.tif", "/elsewhere/c.tif"]
    assert kept[COARSE] == ["/data/modis/b.tif", "/elsewhere/c.tif"]
    part = Source('NETCDF:"/data/modis/d.nc":red')
    assert not of_nearest([part], OPTICAL, roles) and of_nearest([part], COARSE, roles)
    row = state.rows(COARSE)[0]
    parts = replace(row, paths=tuple(f'NETCDF:"/data/d.nc":{name}' for name in ("red", "nir")))
    assert files_alone(parts, state.rows(COARSE)) == ["/data/d.nc"]
    other = replace(parts, key="another", paths=('NETCDF:"/data/d.nc":blue',))
    assert not files_alone(parts, [parts, other])
    assert roles_touched(inputs[2:], inputs) == {OPTICAL, COARSE}
    assert roles_touched([Input("/s1", SAR, True, "s1")], inputs) == {SAR}


def test_pixels_that_are_not_coarse_are_told_before_a_run(state):
    assert not coarse.obstacle_of_pixels(state)
    state.take(COARSE, found("/coarse", "modis", 30.0))
    text = coarse.obstacle_of_pixels(state)
    assert "The coarse rasters have pixels of 30 m, the optical ones of 30 m" in text
    assert "Say at Coarse pixel what their sensor really sees" in text
    state.form = replace(state.form, coarse_resolution=50.0)
    assert "Coarse pixels of 50 m are not twice as large" in coarse.obstacle_of_pixels(state)
    state.form = replace(state.form, coarse_resolution=500.0)
    assert not coarse.obstacle_of_pixels(state)
    state.form = replace(state.form, coarse_resolution=0.0)
    for row in state.rows(COARSE):
        state.set_used(row, False)
    assert not coarse.obstacle_of_pixels(state)


def test_a_method_that_makes_nothing_of_coarse_rasters_is_told(state):
    for method in READ_COARSE:
        state.form = replace(state.form, method=method)
        assert not coarse.remark_on_method(state)
    state.form = replace(state.form, method="whittaker")
    told = coarse.remark_on_method(state)
    assert told == "whittaker makes nothing of the coarse rasters; auto, gp, stori do."
    state.remove([item for item in state.inputs if item.role == COARSE])
    assert not coarse.remark_on_method(state)


def test_coarse_alone_is_no_series_to_reconstruct(state):
    state.remove(state.inputs[:1])
    assert "move it to the list Optical" in state.obstacle()
    state.move(list(state.inputs), OPTICAL)
    assert state.paths(OPTICAL) == ["/coarse"] and "looked at" in state.obstacle()


def test_a_project_keeps_it_and_it_moves_along(state):
    state.form = replace(state.form, coarse_resolution=500.0)
    state.set_used(state.rows(COARSE)[1], False)
    again = DockState.from_text(state.to_text())
    assert again.inputs == state.inputs and again.form == state.form
    assert again.left_out == state.left_out and "/coarse" in again.stored()
    again.move_paths("/coarse", "/modis")
    assert again.paths(COARSE) == ["/modis"]
    assert again.left_out == {f"/modis/{DAYS[1]:%Y%m%d}.tif#1"}


def test_lines_are_filtered_by_kind_and_clear_share(state):
    state.clear[state.rows(COARSE)[0].key] = 0.2
    rows = state.all_rows()
    assert choices_among(rows).roles == (OPTICAL, COARSE)
    shown = [row for row in rows if RowFilter(0.5, roles=frozenset({COARSE})).accepts(row)]
    assert shown == state.rows(COARSE)[1:]
    assert "no cloud mask" in shown[0].problem


def test_it_has_a_lane_below_those_of_sar(state):
    row = state.rows(COARSE)[0]
    for orbits in ((), ("ascending 88", "descending 110")):
        lanes = Lanes(400, 14, orbits, has_coarse=True)
        lane = lanes.lane_of(row)
        assert lane == PASSES + len(orbits) == lanes.scale - 1
        assert lanes.kind_at(lanes.top(lane) + 3) == COARSELY
        assert lanes.kind_at(lanes.top(IMAGES) + 3) == OBSERVED
        assert lanes.kind_at(lanes.top(lanes.scale) + 3) == RECONSTRUCTED
        assert len(labels_of(orbits, has_coarse=True)) == lane + 1
    assert lanes.kind_at(lanes.top(PASSES) + 3) == RADAR
