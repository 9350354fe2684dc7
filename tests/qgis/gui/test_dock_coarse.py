"""A coarse sensor in the dock at work: found out, listed, measured, looked at, run with, moved."""

from __future__ import annotations

import json

import pytest
from docks import until
from made_scene import COARSE_DAYS, write_coarse

from stori_plugin.gui.state.dock_state import COARSE, OPTICAL, SAR
from stori_plugin.gui.state.player_state import COARSELY

COUNT = len(COARSE_DAYS)


def known(state, role, count):
    rows = state.rows(role)
    return len(rows) == count and all(row.clear is not None for row in rows)


@pytest.fixture
def filled(dock, scene, tmp_path):
    """Give a dock with optical rasters and those of a coarse sensor, all known."""
    write_coarse(tmp_path / "modis")
    dock.presenter.add_folder(str(scene[0]))
    dock.presenter.add_folder(str(tmp_path / "modis"))
    state = dock.presenter.state
    until(lambda: known(state, OPTICAL, 20) and known(state, COARSE, COUNT))
    return dock


def test_it_is_found_out_and_stands_in_a_list_of_its_own(filled):
    state, data = filled.presenter.state, filled.data
    assert sorted((item.name, item.role) for item in state.inputs) == [
        ("modis", COARSE),
        ("optical", OPTICAL),
    ]
    assert [data.coarse.item(0).text(), data.titles[COARSE].text()] == ["modis/", "Coars&e (40)"]
    assert data.summary.text() == "Acquisitions in use: 20 of 20 optical, 40 of 40 coarse."
    model = data.table.acquisitions
    line = [model.data(model.index(20, column)) for column in range(4)]
    assert line == ["2021-03-01", "coarse", "100 %", "MODIS"]
    assert filled.timeline.lanes().has_coarse
    stops = filled.player.state.of(COARSELY)
    assert len(stops) == COUNT and COARSELY in filled.player.kinds()
    filled.timeline.scrubbed.emit(COARSELY, stops[3].date)
    assert filled.player.state.now == stops[3]


def test_what_was_found_out_is_found_out_again_when_finer_images_come_or_go(dock, scene, tmp_path):
    write_coarse(tmp_path / "modis")
    presenter, state = dock.presenter, dock.presenter.state
    told = []
    presenter.message_sent.connect(lambda text, _: told.append(text))
    presenter.add_folder(str(tmp_path / "modis"))
    until(lambda: known(state, OPTICAL, COUNT))
    assert not state.paths(COARSE)
    presenter.add_folder(str(scene[0]), OPTICAL)  # chosen, in its list
    until(lambda: known(state, OPTICAL, 20) and known(state, COARSE, COUNT))
    assert "modis is read as a coarse sensor now, because there are finer images." in told
    stored = type(state).from_text(state.to_text())
    assert [item.is_guessed for item in stored.inputs] == [False, True]
    presenter.remove([item for item in state.inputs if item.role == OPTICAL])
    until(lambda: known(state, OPTICAL, COUNT))
    assert told[-1] == "modis is read as optical now, because there is nothing finer."
    presenter.move(list(state.inputs), COARSE)  # from here on it is the user's word
    until(lambda: known(state, COARSE, COUNT))
    (tmp_path / "empty").mkdir()
    presenter.add_folder(str(tmp_path / "empty"))
    until(lambda: "holds no rasters" in told[-1])
    assert not state.paths(OPTICAL) and len(state.inputs) == 1


def test_curves_and_runs_are_guided_by_it(filled, tmp_path):
    dock = filled
    dock.presenter.set_form(method="gp", bands="NDVI", output=str(tmp_path / "result"))
    dock.prober.chosen = ()
    dock.prober.prepare()
    until(lambda: dock.prober.is_ready)
    (preview,) = dock.prober._previews.values()
    assert len(preview.scene.coarse.optical.dates) == COUNT
    ends = []
    dock.runner.ended.connect(lambda *end: ends.append(end))
    assert not dock.runner.start()
    until(lambda: ends)
    assert not ends[0][1]
    manifest = json.loads((tmp_path / "result" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["coarse"]["acquisitions"]) == COUNT


def test_what_does_not_fit_is_said_on_the_run_tab(filled):
    fields = filled.run.fields.coarse
    assert not fields.resolution.isHidden() and fields.words.isHidden()
    filled.run.fields.method.show_code("linear")
    assert "linear makes nothing of the coarse rasters" in fields.words.text()
    fields.resolution.setValue(30.0)
    assert filled.presenter.state.form.coarse_resolution == 30.0
    assert "Coarse pixels of 30 m are not twice as large" in fields.words.text()
    filled.presenter.set_form(output="/somewhere")
    assert filled.runner.start() in fields.words.text()


def test_lists_and_lines_give_it_another_role(filled):
    state, data = filled.presenter.state, filled.data
    row = state.rows(COARSE)[0]
    index = data.table.model().index(20, 0)
    actions = {action.text(): action for action in data.table.menu_at(index).actions()}
    assert "Read it as SAR" in actions and "Read it as coarse" not in actions
    actions["Read it as optical"].trigger()
    until(lambda: known(state, OPTICAL, 21) and known(state, COARSE, COUNT - 1))
    assert any(other.key == row.key and other.is_used for other in state.rows(OPTICAL))
    data.coarse.item(0).setSelected(True)
    to_optical, to_sar, to_coarse = data.move_menu().actions()
    assert to_optical.isEnabled() and to_sar.isEnabled() and not to_coarse.isEnabled()
    to_optical.trigger()
    until(lambda: known(state, OPTICAL, 20 + COUNT))
    assert not state.rows(COARSE) and not state.paths(SAR)
    assert filled.run.fields.coarse.resolution.isHidden()
