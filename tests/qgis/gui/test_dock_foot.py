"""The foot of the dock, results that are there already, texts that go, lines of the table."""

from __future__ import annotations

import numpy as np
import pytest
from desktops import desktop_with
from docks import fill, run, until
from made_scene import CRS, PIXEL, SIDE, TRANSFORM, write_raster

from stori_plugin.gui.work.runner import KEEP, NEITHER, REPLACE


@pytest.fixture
def canvas(qgis_app, project):
    from qgis.core import QgsCoordinateReferenceSystem
    from qgis.gui import QgsMapCanvas

    made = QgsMapCanvas()
    made.resize(200, 200)
    made.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    yield made
    made.deleteLater()


@pytest.fixture
def desktop(canvas):
    return desktop_with(canvas)


def test_run_stays_in_sight_and_leads_to_what_is_missing(dock, scene):
    assert not dock.tabs.isAncestorOf(dock.run.run) and dock.isAncestorOf(dock.run.run)
    dock.tabs.setCurrentIndex(1)
    dock.run.run.click()
    assert dock.tabs.currentIndex() == 0 and "nothing to reconstruct" in dock.run.status.text()
    fill(dock, scene)
    assert not dock.run.status.text()  # what stood in the way is gone
    dock.run.run.click()
    assert dock.tabs.currentIndex() == 2 and "Choose the folder" in dock.run.status.text()
    dock.presenter.set_form(step="P5D")
    assert not dock.run.status.text()


def test_what_was_said_goes_with_its_cause(dock, scene, tmp_path):
    fill(dock, scene)
    row = dock.presenter.state.rows("optical")[0]
    dock.presenter.correct_date(row, "yesterday")
    assert "is not a date" in dock.words.text()
    dock.presenter.set_used(row, False)
    assert not dock.words.text() and not dock.words.isVisibleTo(dock)
    dock.presenter.add_folder(str(tmp_path))
    until(lambda: "holds no rasters" in dock.words.text())
    dock.presenter.set_form(step="P5D")
    assert dock.words.text()  # it is still true
    dock.presenter.remove(dock.presenter.state.inputs[:1])
    assert not dock.words.text()


def test_a_result_that_is_there_is_replaced_kept_or_left(dock, scene, project, tmp_path):
    fill(dock, scene)
    asked, loaded = [], []
    answers = [REPLACE, NEITHER, KEEP]
    dock.runner.loaded.connect(lambda: loaded.append(1))

    def answer(*both):
        asked.append(both)
        return answers[len(asked) - 1]

    dock.runner.ask_to_replace = answer
    out = tmp_path / "result"
    ends = run(dock, out)
    until(lambda: len(loaded) == 1)
    assert not asked
    dock.run.run.click()
    until(lambda: len(loaded) == 2)
    assert asked == [(str(out), str(tmp_path / "result_2"))]
    groups = [group.name() for group in project.layerTreeRoot().findGroups()]
    assert len(project.mapLayers()) == 20 and len(groups) == len(set(groups)) == 1
    dock.run.run.click()
    until(lambda: len(ends) == 3)
    assert ends[2] == ({}, "") and not dock.runner.is_running and dock.run.run.isEnabled()
    dock.run.run.click()
    until(lambda: len(loaded) == 3)
    assert dock.presenter.state.form.output == str(tmp_path / "result_2")
    assert dock.run.fields.output.filePath() == str(tmp_path / "result_2")
    assert (tmp_path / "result_2" / "manifest.json").exists() and len(project.mapLayers()) == 40
    assert dock.run.status.text().startswith("Done in about")
    assert dock._iface.bar.items()  # out of sight the dock says so elsewhere


def test_qgis_calls_no_cancelled_run_a_failed_task(dock, scene, tmp_path):
    from qgis.core import QgsTask

    fill(dock, scene)
    ends = run(dock, tmp_path / "result")
    until(lambda: dock.runner._run is not None)
    # What is not silent is announced as a failed task once it is cancelled.
    assert dock.runner._run.task.flags() & QgsTask.Flag.Silent
    dock.run.cancel.click()
    until(lambda: ends)


# --- lines of the table -----------------------------------------------------------------


def texts(menu):
    return {action.text(): action for action in menu.actions()}


def test_a_file_without_a_date_is_named_with_what_can_be_done(dock, tmp_path):
    layer = np.full((2, 8, 8), 1000, np.uint16)
    for day in (1, 11, 21):
        write_raster(tmp_path / f"image_202103{day:02d}.tif", layer, ("B04", "B08"), 0)
    write_raster(tmp_path / "somewhen.tif", layer, ("B04", "B08"), 0)
    (tmp_path / "image_20210402.tif").write_bytes(b"II*\0no raster at all")
    dock.presenter.add_folder(str(tmp_path), "optical")
    state, table = dock.presenter.state, dock.data.table
    until(lambda: len(state.rows("optical")) == 5)
    damaged, undated = state.rows("optical")[:2]
    assert "no date found" in undated.problem and "damaged" in damaged.problem
    index = table.model().index(1, 0)
    menu = texts(table.menu_at(index))
    assert {"Set the date…", "Read it as SAR", "Leave it out"} <= set(menu)
    broken = texts(table.menu_at(table.model().index(0, 0)))
    assert "Set the date…" not in broken and not broken["Read it as SAR"].isEnabled()
    assert damaged.problem in dock.data.problems.text()
    broken["Leave it out"].trigger()
    assert state.rows("optical")[0].problem == "left out"
    assert damaged.problem not in dock.data.problems.text()
    table.acquisitions.setData(table.acquisitions.index(1, 0), "2021-03-15")
    until(lambda: len([row for row in state.rows("optical") if row.is_used]) == 4)


def test_a_file_gets_its_other_role_from_the_table(dock, scene):
    dock.presenter.add_folder(str(scene[0]), "optical")
    state, table = dock.presenter.state, dock.data.table
    until(lambda: state.rows("optical"))
    row = state.rows("optical")[2]
    texts(table.menu_at(table.model().index(2, 0)))["Read it as SAR"].trigger()
    given = [item for item in state.inputs if item.role == "sar"]
    assert [item.path for item in given] == list(row.paths)
    until(lambda: row.key not in [other.key for other in state.rows("optical")])
    dock.presenter.give_role(row, "sar")
    assert len(state.inputs) == 1 + len(row.paths)


# --- the area -------------------------------------------------------------------------


def test_an_area_is_outlined_and_a_click_outside_says_so(dock, scene):
    fill(dock, scene)
    outline = dock.run.fields.outline
    assert not outline.is_shown
    x, y = TRANSFORM.c, TRANSFORM.f
    dock.presenter.set_form(extent=f"{x},{x + 8 * PIXEL},{y - 8 * PIXEL},{y} [{CRS}]")
    dock.run.fields.fill()
    assert outline.is_shown
    box = outline._band.asGeometry().boundingBox()
    assert (box.xMinimum(), box.yMinimum()) == pytest.approx((x, y - 8 * PIXEL))
    dock.prober.click(x + (SIDE - 2) * PIXEL, y - 2 * PIXEL, CRS, is_pinned=False)
    until(lambda: "outside the area of the run" in dock.pixel.words.text())
    dock.presenter.set_form(extent="")
    dock.run.fields.fill()
    assert not outline.is_shown
    dock.data.get.click()
    from qgis.core import QgsCoordinateReferenceSystem

    bounds = (x, y - 8 * PIXEL, x + 8 * PIXEL, y)
    dock.data.place.set_area(bounds, QgsCoordinateReferenceSystem(CRS))
    assert dock.data.place.outline.is_shown
    dock.data.have.click()
    assert not dock.data.place.outline.is_shown
