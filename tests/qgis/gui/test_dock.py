"""The dock's widgets: choose, correct a date, look at a pixel, run, cancel, close the project."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from docks import fill, run, until
from made_scene import CRS, PIXEL, TRANSFORM


def cell(dock, line, column):
    return dock.data.table.acquisitions.index(line, column)


def test_what_a_project_says_wrongly_is_a_sentence(dock, project):
    told = []
    dock.similar.finder.message_sent.connect(told.append)
    for text in ("[" * 200_000, '{"inputs": [[1]]}', "\x01"):
        project.writeEntry("stori", "dock", text)
        project.writeEntry("stori", "similar", text)
        dock.presenter.memory.load()
        dock.similar.finder._load()
        assert "damaged and was passed over: add the images again" in dock.sentences[-1]
        assert "passed over: open the index again" in told[-1]
    assert not dock.presenter.state.inputs


def test_clear_shares_of_many_come_in_few_parts(dock, monkeypatch):
    from types import SimpleNamespace

    from stori_plugin.engine.preview import survey

    dates = [dt.date(2000, 1, 1) + dt.timedelta(days=k) for k in range(3000)]
    items = [SimpleNamespace(name=f"{day}", date=day) for day in dates]
    series = SimpleNamespace(acquisitions=items)
    monkeypatch.setattr(type(dock.presenter.state), "series", lambda *_: series)
    monkeypatch.setattr(survey, "clear_shares", lambda *_: ((item, 0.5) for item in items))
    taken = []
    monkeypatch.setattr(dock.presenter.clear, "_take", lambda _, part: taken.append(part))
    dock.presenter.clear.measure("optical")
    until(lambda: sum(map(len, taken)) == 3000)
    assert len(taken) <= 65


# --- choosing ---------------------------------------------------------------------


def test_a_folder_is_looked_into_and_its_roles_are_found_out(dock, scene):
    fill(dock, scene)
    state, model = dock.presenter.state, dock.data.table.acquisitions
    assert [given.role for given in state.inputs] == ["optical", "sar"]
    assert model.rowCount() == len(state.all_rows()) == 49
    assert not state.problems and not dock.sentences
    assert model.data(cell(dock, 0, 0)) == "2021-03-01"
    assert model.data(cell(dock, 0, 2)) == "100 %"


def test_an_acquisition_that_is_doubted_is_marked(dock, scene, monkeypatch):
    from stori_plugin.engine.acquisitions.judgement import judge

    doubt = "The offset of a file may be another: set BOA_ADD_OFFSET."

    def doubting(judged, ledger, progress):
        ledger.believe("offset", "0", "nothing", [min(item.path for item in judged)], doubt)
        return judged

    monkeypatch.setitem(judge._STEPS, "optical", (*judge._STEPS["optical"], doubting))
    fill(dock, scene)
    model = dock.data.table.acquisitions
    assert "× 0.0001" in model.data(cell(dock, 0, 6))
    assert model.data(cell(dock, 0, 7)).startswith("⚠ doubted: offset")
    marked = [not model.item(line, 0).icon().isNull() for line in range(model.rowCount())]
    assert marked == [True] + [False] * 48
    assert doubt in model.item(0, 3).toolTip() and doubt in dock.data.problems.text()


def test_a_tick_taken_away_leaves_the_acquisition_out(dock, scene):
    from qgis.PyQt.QtCore import Qt

    fill(dock, scene)
    role = Qt.ItemDataRole.CheckStateRole
    dates = len(dock.presenter.state.output_dates()[0])
    unticked = Qt.CheckState.Unchecked
    assert dock.data.table.acquisitions.setData(cell(dock, 19, 0), unticked, role)
    state = dock.presenter.state
    assert not state.rows("optical")[19].is_used
    assert len(state.output_dates()[0]) == dates - 1
    assert isinstance(state.parameters()["OPTICAL"], list)
    assert "19 of 20 optical" in dock.data.summary.text()


def test_a_date_is_corrected_in_the_table(dock, scene):
    fill(dock, scene)
    model = dock.data.table.acquisitions
    model.setData(cell(dock, 0, 0), "2021-02-20")
    until(lambda: dock.presenter.state.rows("optical")[0].date == dt.date(2021, 2, 20))
    model.setData(cell(dock, 0, 0), "yesterday")
    assert "is not a date" in dock.sentences[-1]


def test_layers_of_the_project_are_sorted_by_what_they_hold(dock, scene, project):
    from qgis.core import QgsRasterLayer, QgsVectorLayer

    layers = [QgsRasterLayer(str(sorted(f.glob("*.tif"))[0]), f.name) for f in scene]
    project.addMapLayers(layers)
    dock.presenter.add_layers(layers)
    until(lambda: len(dock.presenter.state.inputs) == 2)
    assert {i.name: i.role for i in dock.presenter.state.inputs} == {
        "optical": "optical",
        "sar": "sar",
    }
    dock.presenter.add_layers([QgsVectorLayer("Point", "points", "memory")])
    assert "“points”" in dock.sentences[-1] and "is not a raster" in dock.sentences[-1]


def test_results_among_the_layers_of_the_project_are_no_acquisitions(
    dock, scene, project, reconstructed
):
    from qgis.core import QgsRasterLayer

    seen = sorted(scene[0].glob("*.tif"))[:4]
    result = sorted(reconstructed.glob("reflectance_2021????.tif"))[0]
    layers = [QgsRasterLayer(str(path), path.stem) for path in (result, *seen)]
    project.addMapLayers(layers)
    dock.presenter.add_layers(layers)
    state = dock.presenter.state
    until(lambda: state.rows("optical"))
    assert all(str(result) not in row.paths for row in state.all_rows())
    assert any(f"{result.name}: results of STORI" in problem for problem in state.problems)


def test_an_empty_folder_is_answered_with_a_sentence(dock, tmp_path):
    dock.presenter.add_folder(str(tmp_path))
    until(lambda: dock.sentences)
    assert "holds no rasters" in dock.sentences[0]


def test_the_timeline_knows_what_lies_under_the_pointer(dock, scene):
    from qgis.PyQt.QtCore import QPointF

    from stori_plugin.gui.panels.timeline import Mark

    fill(dock, scene)
    line = dock.timeline
    line.refresh()
    line.resize(400, line.sizeHint().height())
    row = dock.presenter.state.rows("optical")[3]
    mark = Mark(row.date, row)
    assert line.mark_near(line.corner_of(mark) + QPointF(0, 4)) == mark
    assert line.mark_near(QPointF(-20, 0)) is None
    assert not line.grab().isNull()


def test_the_dock_is_remembered_with_the_project(dock, scene, project, tmp_path):
    fill(dock, scene)
    dock.presenter.set_form(bands="NDVI", step="P5D")
    assert project.write(str(tmp_path / "project.qgz"))
    project.clear()
    assert not dock.presenter.state.inputs and not dock.run.fields.bands.text()
    assert project.read(str(tmp_path / "project.qgz"))
    assert (dock.run.fields.bands.text(), dock.run.fields.step.code()) == ("NDVI", "P5D")
    until(lambda: dock.presenter.state.rows("optical") and dock.presenter.state.rows("sar"))


# --- trying a pixel ---------------------------------------------------------------


def test_a_click_shows_a_pixel_with_the_methods_that_are_ready(dock, scene):
    from stori_plugin.gui.plot.plot import plot_sentence

    fill(dock, scene)
    dock.pixel.prepare()
    x, y = TRANSFORM.c + 5 * PIXEL, TRANSFORM.f - 5 * PIXEL
    dock.prober.click(x, y, CRS, is_pinned=False)
    prober = dock.prober
    until(lambda: prober.pixels and len(prober.pixels[0].curves) == 3)
    assert [curve.label for curve in prober.pixels[0].curves] == ["auto", "gp", "linear"]
    dock.presenter.set_form(method="whittaker")
    until(lambda: prober.pixels[0].curves[0].label == "whittaker")
    assert [curve.label for curve in prober.pixels[0].curves] == ["whittaker", "gp", "linear"]
    offered = dock.pixel.methods.menu().actions_by_name
    assert not offered["whittaker"].isEnabled() and "of the run" in offered["whittaker"].text()
    offered["linear"].trigger()
    until(lambda: len(prober.pixels[0].curves) == 2)
    prober.click(x + 200, y, CRS, is_pinned=True)
    until(lambda: len(prober.pixels) == 2)
    if not plot_sentence():
        until(lambda: dock.pixel.plot is not None)
        until(lambda: not dock.pixel.plot.widget.grab().isNull())
    prober.clear()
    assert not prober.pixels


def test_a_click_beside_the_scene_is_answered_with_a_sentence(dock, scene):
    fill(dock, scene)
    dock.prober.click(0.0, 0.0, CRS, is_pinned=False)
    until(lambda: "beside the scene" in dock.pixel.words.text())


def test_a_click_without_images_says_what_to_do(dock):
    dock.prober.click(0.0, 0.0, CRS, is_pinned=False)
    assert "add the folder" in dock.pixel.words.text()


def test_without_a_plotting_library_it_says_what_to_install(dock, monkeypatch):
    from stori_plugin import dependencies

    absent = {"matplotlib", "pyqtgraph"}
    monkeypatch.setattr(dependencies, "is_installed", lambda package: package not in absent)
    dock.pixel.prepare()
    assert "matplotlib" in dock.pixel.hint.text() and "install" in dock.pixel.hint.text()


# --- running ----------------------------------------------------------------------


def test_a_run_loads_a_series_and_sums_it_up(dock, scene, project, tmp_path):
    fill(dock, scene)
    until(lambda: dock.runner.expected > 0)
    loaded, steps, told = [], [], []
    dock.runner.loaded.connect(lambda: loaded.append(1))
    dock.runner.progressed.connect(lambda done, step: (steps.append(step), told.append(done)))
    dock.runner.progressed.connect(lambda *_: steps.append(dock.run.status.text()))
    ends = run(dock, tmp_path / "result")
    assert dock.runner.is_running and not dock.run.run.isEnabled()
    assert "A run is going on" in dock.runner.start()
    until(lambda: loaded and dock.result.run_result)
    assert ends[0][1] == "" and os.path.exists(ends[0][0]["MANIFEST"])
    assert "Learning ndvi: linear" in steps and any(" · about 5 s left" in step for step in steps)
    assert told == sorted(told) and len(set(told)) > 10
    group = project.layerTreeRoot().findGroup("STORI ndvi (linear)")
    names = [node.name() for node in group.findLayers()]
    assert len(names) == 20 and names == sorted(names)
    assert all(node.layer().temporalProperties().isActive() for node in group.findLayers())
    assert "100.00 %" in dock.result.card.text() and "linear" in dock.result.card.text()
    assert dock.run.run.isEnabled() and "Done" in dock.run.status.text()


def test_what_is_left_out_and_corrected_reaches_the_run(dock, scene, tmp_path, monkeypatch):
    import json

    fill(dock, scene)
    state = dock.presenter.state
    dock.presenter.set_used(state.rows("optical")[0], False)
    dock.presenter.correct_date(state.rows("optical")[1], "2021-03-12")
    until(lambda: state.rows("optical")[1].date == dt.date(2021, 3, 12))
    ends = run(dock, tmp_path / "result", uncertainty=False)
    until(lambda: ends)
    assert ends[0][1] == ""
    manifest = json.loads(Path(ends[0][0]["MANIFEST"]).read_text(encoding="utf-8"))
    dates = [item["date"] for item in manifest["optical"]]
    assert len(dates) == 19 and dates[0] == "2021-03-12"


def test_a_run_is_cancelled(dock, scene, tmp_path):
    fill(dock, scene)
    ends = run(dock, tmp_path / "result")
    until(lambda: dock.runner._run is not None)
    dock.run.cancel.click()
    until(lambda: ends)
    assert ends == [({}, "Stopped; nothing was written.")]
    assert not (tmp_path / "result").exists() and dock.run.run.isEnabled()


def test_a_run_that_cannot_begin_says_why(dock, scene, tmp_path):
    dock.run.run.click()
    assert "nothing to reconstruct yet" in dock.run.status.text()
    fill(dock, scene)
    dock.run.run.click()
    assert "Choose the folder" in dock.run.status.text()
    (tmp_path / "file").write_text("", encoding="utf-8")
    ends = run(dock, tmp_path / "file" / "result")
    until(lambda: ends)
    assert not ends[0][0] and "cannot be" in dock.run.status.text()


def test_an_estimate_stands_before_the_run(dock, scene):
    fill(dock, scene)
    until(lambda: "on disk" in dock.run.estimate.text())
    assert "20 dates of 576 pixels" in dock.run.estimate.text()


def test_the_form_is_copied_as_processing_writes_it(dock, scene):
    from qgis.PyQt.QtGui import QGuiApplication

    fill(dock, scene)
    dock.presenter.set_form(bands="NDVI")
    dock.run.fields.fill()
    dock.run.copy_python()
    text = QGuiApplication.clipboard().text()
    assert text.startswith('processing.run("stori:reconstruct"') and "'BANDS':'NDVI'" in text
    dock.run.copy_command()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("qgis_process run stori:reconstruct") and "--BANDS=NDVI" in text


def test_choices_have_titles_and_keep_their_codes(dock):
    from stori_plugin.engine.options.method_options import CHOICES
    from stori_plugin.engine.options.series_options import LEARN_FROM, MASK_KINDS
    from stori_plugin.gui.state.choice_words import (
        learn_from_titles,
        mask_titles,
        method_titles,
    )

    offered = [tuple(titles) for titles in (method_titles(), mask_titles(), learn_from_titles())]
    assert offered == [CHOICES, MASK_KINDS, LEARN_FROM]
    step = dock.run.fields.step
    step.setEditText("P8D")
    assert step.code() == "P8D" and dock.presenter.state.form.step == "P8D"
    step.show_code("P10D")
    assert (step.currentText(), step.code()) == ("every 10 days", "P10D")
    step.show_code("2021-05-01, 2021-06-01")
    assert step.code() == "2021-05-01, 2021-06-01"


def test_clouds_are_measured_anew_where_the_mask_is_another_only(dock, monkeypatch):
    measured = []
    monkeypatch.setattr(dock.presenter.clear, "measure_all", lambda: measured.append(1))
    dock.run.fields.method.show_code("linear")
    dock.run.fields.workers.setValue(1)
    assert not measured
    dock.run.fields.mask_buffer.setValue(40)
    assert measured == [1]


def test_every_choice_of_the_form_reaches_the_state(dock):
    panel = dock.run.fields
    panel.step.setCurrentText("every month")
    panel.method.setCurrentText("Whittaker smoother (whittaker)")
    panel.cloud_mask.show_code("none")
    panel.mask_buffer.setValue(40)
    panel.keep_observed.setChecked(True)
    panel.workers.setValue(2)
    panel.start.setText("2021-04-01")
    panel.start.editingFinished.emit()
    parameters = dock.presenter.state.parameters()
    assert parameters == {
        "STEP": "P1M",
        "METHOD": "whittaker",
        "CLOUD_MASK": "none",
        "MASK_BUFFER": 40.0,
        "KEEP_OBSERVED": True,
        "WORKERS": 2,
        "START": "2021-04-01",
    }
