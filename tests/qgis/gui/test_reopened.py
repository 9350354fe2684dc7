"""A project opened again: result, paths relative to it, folders that were moved."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace

import pytest
from desktops import desktop_with, map_of_scene
from docks import fill, run, until

from stori_plugin.gui.state.dock_state import OPTICAL, SAR, DockState, Input
from stori_plugin.gui.state.stored_paths import WithinInputs, move_between, moved


@pytest.fixture
def canvas(qgis_app, project):
    with map_of_scene(200, has_clock=False) as made:
        yield made


@pytest.fixture
def desktop(canvas):
    return desktop_with(canvas)


@pytest.fixture
def place(scene, tmp_path):
    """Give a folder with the scene and room for a project and a result."""
    shutil.copytree(scene[0].parent, tmp_path / "here" / "images")
    return tmp_path / "here"


def opened(dock, project, file):
    """Open a project, and wait until the dock knows all that it names."""
    assert project.read(str(file))
    until(lambda: not dock.presenter.tasks._running)


def test_a_reopened_project_has_its_result_back(dock, place, project):
    fill(dock, [place / "images" / "optical"])
    loaded = []
    dock.runner.loaded.connect(lambda: loaded.append(1))
    run(dock, place / "result")
    until(lambda: loaded and dock.result.run_result)
    said = dock.result.card.text()
    assert project.write(str(place / "made.qgz"))
    stored = json.loads(project.readEntry("stori", "dock")[0])
    assert stored["result"] == "./result/manifest.json" and stored["inputs"][0][0] == "./images"
    assert stored["form"]["output"] == "./result"
    project.clear()
    assert dock.result.run_result is None and not dock.result.report.isEnabled()
    opened(dock, project, place / "made.qgz")
    assert dock.result.card.text() == said and dock.prober.run_result is dock.result.run_result
    assert dock.result.report.isEnabled() and len(project.mapLayers()) == 20
    assert not project.isDirty()
    assert dock.result.play.isEnabled() and dock.result.compare.isEnabled()
    until(lambda: dock.presenter.state.rows(OPTICAL) and not dock.presenter.tasks._running)
    shown = [node.layer() for node in project.layerTreeRoot().findLayers()]
    dock._canvas.setLayers(shown[:1])
    dock.result.compare.click()
    assert dock.result.swipe.is_on
    dock.result.compare.click()

    # The whole folder goes elsewhere, and everything is found there.
    project.clear()
    there = place.parent / "there"
    os.rename(place, there)
    opened(dock, project, there / "made.qgz")
    state = dock.presenter.state
    assert dock.result.run_result.folder == str(there / "result")
    assert state.form.output == str(there / "result") and not state.missing
    assert len(state.rows(OPTICAL)) == 20 and not dock.data.moved.isVisibleTo(dock.data)


def test_what_was_moved_is_asked_for_once(dock, place, project, monkeypatch):
    from stori_plugin.gui.panels import moved_question

    for role in (OPTICAL, SAR):
        dock.presenter.add_folder(str(place / "images" / role), role)
    state = dock.presenter.state
    until(lambda: state.rows(OPTICAL) and state.rows(SAR))
    dock.presenter.set_used(state.rows(OPTICAL)[0], False)
    (place / "project").mkdir()
    assert project.write(str(place / "project" / "made.qgz"))
    project.clear()
    os.rename(place / "images", place / "pictures")
    opened(dock, project, place / "project" / "made.qgz")
    assert len(dock.presenter.state.missing) == 2
    words = dock.data.moved.words.text()
    assert str(place / "images" / OPTICAL) in words and "and 1 more, which is not there" in words
    assert "not where they were" in dock.presenter.state.obstacle() and not dock.sentences
    chosen = str(place / "pictures" / OPTICAL)
    monkeypatch.setattr(moved_question.QFileDialog, "getExistingDirectory", lambda *_: chosen)
    dock.data.moved.find.click()
    state = dock.presenter.state
    until(lambda: state.rows(OPTICAL) and state.rows(SAR))
    assert not state.missing and not dock.data.moved.isVisibleTo(dock.data)
    assert [row.is_used for row in state.rows(OPTICAL)].count(False) == 1
    assert project.isDirty()


def test_what_was_moved_may_be_left_out(dock, place, project):
    dock.presenter.add_folder(str(place / "images" / OPTICAL), OPTICAL)
    until(lambda: dock.presenter.state.rows(OPTICAL))
    dock.presenter.set_result(str(place / "gone" / "manifest.json"))
    assert project.write(str(place / "made.qgz"))
    project.clear()
    shutil.rmtree(place / "images")
    opened(dock, project, place / "made.qgz")
    dock.data.moved.leave.click()
    assert not dock.presenter.state.inputs and not dock.presenter.state.result
    assert not dock.data.moved.isVisibleTo(dock.data)


def test_any_result_is_opened_by_its_folder(dock, project, reconstructed, tmp_path):
    opener, came = dock.result.opener, []
    opener.loaded.connect(came.append)
    opener.open(str(reconstructed))
    until(lambda: came)
    groups = [group.name() for group in project.layerTreeRoot().findGroups()]
    assert came == [True] and "STORI ndvi (linear)" in groups and len(groups) == 2
    count = len(project.mapLayers())
    assert dock.presenter.state.result == str(reconstructed / "manifest.json")
    opener.open(str(reconstructed))
    until(lambda: len(came) == 2)
    assert came[1] is False and len(project.mapLayers()) == count
    opener.open(str(tmp_path))
    until(lambda: str(tmp_path) in dock.result.words.text())
    assert "holds no result: choose the folder" in dock.result.words.text()


# --- without QGIS ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("/a/b/c.tif#1", [0, "", "/c.tif#1"]),
        ("/a/b.tif#2", [1, "", "#2"]),
        ("/vsizip//a/b/c.zip/d.tif#1", [0, "/vsizip/", "/c.zip/d.tif#1"]),
        ('NETCDF:"/a/b/c.nc":v#1', [0, 'NETCDF:"', '/c.nc":v#1']),
        ("/a/bc.tif#1", "/a/bc.tif#1"),
        ("", ""),
    ],
)
@pytest.mark.skipif(os.sep != "/", reason="paths of POSIX")
def test_a_file_is_told_by_its_input(name, stored):
    within = WithinInputs(["/a/b", "/a/b.tif"])
    assert within.plain(name) == stored and within.name(stored) == name


@pytest.mark.parametrize("stored", [[2, "", ""], [-1, "", ""], [True, "", ""], [0, 1, ""], 3, [0]])
def test_what_tells_no_file_is_refused(stored):
    with pytest.raises(ValueError):
        WithinInputs(["/a/b", "/a/b.tif"]).name(stored)


@pytest.mark.skipif(os.sep != "/", reason="paths of POSIX")
def test_a_move_takes_along_what_lay_beside():
    move = move_between("/old/images/optical", "/new/place/images/optical")
    assert move == ("/old", "/new/place")
    assert moved("/old/result", move) == "/new/place/result"
    assert moved("/older/result", move) == "/older/result"
    state = DockState([Input("/old/images/optical", OPTICAL, True, "optical")])
    state.left_out, state.result = {"/old/images/optical/a.tif#1"}, "/old/out/manifest.json"
    state.move_paths("/old/images/optical", "/new/place/images/optical")
    assert state.left_out == {"/new/place/images/optical/a.tif#1"}
    assert state.result == "/new/place/out/manifest.json"
    assert state.inputs == [replace(state.inputs[0], path="/new/place/images/optical")]
