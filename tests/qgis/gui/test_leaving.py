"""A run while its project is closed, or while QGIS ends: finished elsewhere, stopped, or kept."""

from __future__ import annotations

import pytest
from docks import fill, run, until

from stori_plugin.gui.work import leaving_qgis
from stori_plugin.gui.work.leaving_qgis import FINISH, STAY, STOP, ExitGuard


@pytest.fixture
def begun(dock, scene, tmp_path):
    """Begin a run, and give the list that gets what it ends with."""
    fill(dock, scene)
    ends = run(dock, tmp_path / "result")
    until(lambda: dock.runner._run is not None)
    return ends


def guard_that(dock, answer):
    guard = ExitGuard(dock.runner)
    asked = []
    guard.ask = lambda can_finish: asked.append(can_finish) or answer
    return guard, asked


def test_a_run_goes_on_when_its_project_is_closed(dock, begun, project, tmp_path):
    left, done = [], []
    dock.runner.left.connect(lambda *both: left.append(both))
    dock.runner.finished_elsewhere.connect(done.append)
    project.clear()
    assert left == [(str(tmp_path / "result"), "")] and dock.runner.is_running
    until(lambda: done)
    assert done == [str(tmp_path / "result")] and (tmp_path / "result" / "manifest.json").exists()
    assert begun == [({}, "")] and not project.mapLayers()
    assert not dock.presenter.state.result and not dock.presenter.state.inputs
    assert "Open a result… shows it" in dock.run.status.text()


def test_who_comes_back_to_the_project_finds_its_layers(dock, scene, project, tmp_path):
    fill(dock, scene)
    dock.presenter.set_form(output=str(tmp_path / "result"))
    assert project.write(str(tmp_path / "made.qgz"))
    loaded = []
    dock.runner.loaded.connect(lambda: loaded.append(1))
    run(dock, tmp_path / "result")
    until(lambda: dock.runner._run is not None)
    project.clear()
    assert project.read(str(tmp_path / "made.qgz"))
    until(lambda: loaded)
    assert len(project.mapLayers()) == 20


def test_nobody_is_asked_where_nothing_goes_on(dock):
    guard, asked = guard_that(dock, STAY)
    assert guard.allowExit() and not asked


def test_who_stays_keeps_the_run(dock, begun):
    guard, asked = guard_that(dock, STAY)
    dock.runner._run.task.cancel()  # as QGIS does before it asks
    assert not guard.allowExit() and asked == [True]
    until(lambda: begun)
    assert begun[0][0]["MANIFEST"] and begun[0][1] == ""


def test_what_qgis_calls_off_stops(dock, begun):
    dock.runner._run.task.cancel()  # as its list of tasks does
    until(lambda: begun)
    assert not begun[0][0] and begun[0][1].startswith("Stopped")


def test_who_stops_waits_for_what_is_kept(dock, begun):
    guard, asked = guard_that(dock, STOP)
    run_ = dock.runner._run
    assert guard.allowExit() and asked == [True]
    assert run_.task is None or not run_.task.isActive()
    until(lambda: begun)
    assert not begun[0][0]


def test_a_run_is_finished_without_qgis(dock, begun, tmp_path):
    guard, _ = guard_that(dock, FINISH)
    assert guard.allowExit()
    until(lambda: begun)
    assert not begun[0][0] and begun[0][1].startswith("Stopped")
    until(lambda: (tmp_path / "result" / "manifest.json").exists(), 120)
    assert len(list((tmp_path / "result").glob("ndvi_????????.tif"))) == 20
    assert not (tmp_path / "result" / "not_finished.txt").exists()


def test_without_a_python_nothing_is_promised(dock, begun, monkeypatch):
    monkeypatch.setattr(leaving_qgis, "python", lambda: "")
    guard, asked = guard_that(dock, STAY)
    assert not guard.allowExit() and asked == [False]
    until(lambda: begun)
