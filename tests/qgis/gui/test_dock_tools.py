"""The dock's tools: plots, comparing on the map, days to clear, damaged files, a full disk."""

from __future__ import annotations

import datetime as dt
import errno
from dataclasses import replace

import numpy as np
import pytest
from desktops import desktop_with, map_of_scene
from docks import fill, run, until
from made_scene import BANDS, OPTICAL_DAYS, write_raster

from stori_plugin.engine.pages.method_looks import method_look
from stori_plugin.engine.preview.looked_at import Curve, Pixel

DAYS = tuple(dt.date(2021, 3, 1) + dt.timedelta(days=10 * k) for k in range(6))


@pytest.fixture
def canvas(qgis_app, project):
    with map_of_scene(has_clock=False) as made:
        yield made


@pytest.fixture
def desktop(canvas):
    return desktop_with(canvas)


def a_pixel(row: int = 1) -> Pixel:
    values = np.linspace(0.2, 0.8, 6)
    curve = Curve("gp", DAYS, values, values - 0.1, values + 0.1)
    lone = Curve("linear", DAYS, values + 0.05, np.full(6, np.nan), np.full(6, np.nan))
    states = ("clear", "masked", "dropped", "clear", "clear", "clear")
    radar = {"VH": np.linspace(-20, -15, 6), "RVI": np.linspace(0.1, 0.9, 6)}
    return Pixel(
        "NDVI", 0.0, 0.0, row, 1, DAYS, values, states, DAYS, radar, (curve, lone)
    )  # fmt: skip


# --- plots ------------------------------------------------------------------------


def test_one_pixel_is_coloured_by_method_and_several_by_pixel(qgis_app):
    from stori_plugin.gui.plot.content import content_of
    from stori_plugin.gui.work.places import PIN_COLOURS

    one = content_of([a_pixel()], "VH", "#000000")
    assert [points.label for points in one.points] == ["masked", "clear", "dropped as outlier"]
    looks = [method_look(name) for name in ("linear", "gp")]
    assert [(line.colour, line.dashes) for line in one.lines] == [
        (look.colour, look.dashes) for look in looks
    ]
    assert one.radar_title == "VH (dB)" and one.low < 0.1 and one.high > 0.9
    two = content_of([a_pixel(), a_pixel(2)], "VH", "#000000")
    assert {line.colour for line in two.lines} == set(PIN_COLOURS[:2]) and two.radar is None
    assert [line.label for line in two.lines] == ["1 linear", "1 gp", "2 linear", "2 gp"]
    assert [line.label for line in two.lines if line.is_named] == ["1 gp", "2 gp"]
    assert content_of([], "VH", "#000000") is None


def test_the_spread_of_a_field_is_not_called_an_uncertainty(qgis_app):
    from stori_plugin.gui.plot.content import content_of, names_of
    from stori_plugin.gui.plot.readings import readings_of

    names = names_of(content_of([a_pixel()], "", "#000000"))
    assert names[-1] == "90 % interval"
    of_field = content_of([replace(a_pixel(), is_field=True)], "", "#000000")
    assert names_of(of_field)[-1] == "90 % of the field's pixels"
    curve = next(one for one in readings_of(of_field) if one.label == "gp")
    assert "90 % of the pixels: " in curve.words()


def test_what_a_coarse_sensor_saw_lies_below_one_pixel(qgis_app):
    from stori_plugin.gui.plot.content import COARSE_MARK, content_of
    from stori_plugin.gui.plot.matplotlib_figure import warm_up

    seen = np.array([0.3, np.nan, 0.4, 0.5, 0.5, 0.6])
    pixel = replace(a_pixel(), coarse_dates=DAYS, coarse=seen)
    first = content_of([pixel], "VH", "#000000").points[0]
    assert (first.mark, first.label, list(first.values)) == (
        COARSE_MARK,
        "coarse",
        [*seen[[0]], *seen[2:]],
    )
    assert len(first.dates) == 5 and first.dates[1] == DAYS[2]
    two = content_of([pixel, a_pixel(2)], "VH", "#000000").points
    assert COARSE_MARK not in [points.mark for points in two]
    warm_up()  # draws every mark


def test_the_plot_makes_room_for_its_legend(qgis_app):
    from stori_plugin.gui.plot.content import content_of
    from stori_plugin.gui.plot.matplotlib_figure import Canvas

    content = content_of([a_pixel()], "", "#000000", [events()])
    wide, narrow = (Canvas(w, 300, 1.0, 96.0, 15.0, "#000000", "#ffffff") for w in (1200, 290))
    assert wide.fitting(content).rows == 1 and narrow.fitting(content).rows > 1
    assert narrow.fitting(content).frame()[1] > narrow.frame()[1]
    assert narrow.fitting(None) == narrow


def test_one_interval_is_shown_and_every_curve_can_be_read(qgis_app):
    from stori_plugin.gui.plot.content import content_of
    from stori_plugin.gui.plot.readings import nearest, readings_of

    pixel = a_pixel()
    written = replace(pixel.curves[0], label="result", made_by="")
    automatic = replace(pixel.curves[0], label="auto", made_by="gp + linear")
    content = content_of([replace(pixel, curves=(automatic, *pixel.curves))], "", "#000000")
    assert [band.colour for band in content.bands] == [method_look("auto").colour]
    assert content.lines[-1].label == "auto (gp + linear)"
    content = content_of([replace(pixel, curves=(*pixel.curves, written))], "", "#000000")
    assert [band.colour for band in content.bands] == [method_look("result").colour]
    every = readings_of(content)
    curves = tuple(reading for reading in every if reading.label == "gp")
    found = nearest(curves, 21.0, 52.0, lambda r: ((r.date - DAYS[0]).days, 100 * r.value))
    assert found.words() == "2021-03-21  ·  NDVI 0.44  ·  90 %: 0.34 to 0.54  ·  gp"
    assert nearest(every, 500.0, 0.0, lambda r: (0.0, 0.0)) is None


@pytest.mark.parametrize("name", ["matplotlib", "pyqtgraph"])
def test_both_libraries_draw_read_print_and_tell_the_date_clicked(
    qgis_app, monkeypatch, tmp_path, name
):
    pytest.importorskip(name)
    from qgis.PyQt.QtCore import QPoint, Qt
    from qgis.PyQt.QtGui import QImage
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QWidget

    from stori_plugin import dependencies
    from stori_plugin.gui.plot import plot

    other = {"matplotlib": "pyqtgraph", "pyqtgraph": "matplotlib"}[name]
    monkeypatch.setattr(dependencies, "is_installed", lambda package: package != other)
    assert plot.library() == name and plot.plot_sentence() == ""
    plot.load_library()
    window, clicked, read = QWidget(), [], []
    window.resize(420, 300)
    made = plot.make_plot(window, clicked.append, read.append)
    made.widget.resize(420, 300)
    window.show()
    made.show([a_pixel()], "VH", [events()])
    made.show_now(DAYS[2])
    until(lambda: is_drawn(made.widget))
    place = made.widget if name == "matplotlib" else made.widget.viewport()
    left, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QTest.mouseClick(place, button, left, QPoint(210, 150))
    until(lambda: clicked)
    assert DAYS[0] < clicked[0] < DAYS[-1]
    for x in range(40, 400, 9):
        for y in range(40, 260, 9):
            move(place, name, QPoint(x, y))
    said = {one.words() for one in read if one}
    assert "2021-03-21  ·  NDVI 0.52  ·  peak of season  ·  amplitude 0.6" in said
    assert "2021-03-01  ·  VH (dB) -20  ·  VH" in said
    move(place, name, QPoint(1, 1))
    assert read[-1] is None
    sentences = []
    for folder in (tmp_path, tmp_path / "no"):
        count = len(sentences)
        made.save(str(folder / "plot.png"), sentences.append)
        until(lambda count=count: len(sentences) > count)
    assert sentences[0] == "" and "cannot be written: choose another place." in sentences[1]
    printed = QImage(str(tmp_path / "plot.png"))
    assert printed.width() == 2008 and printed.height() == pytest.approx(1181, abs=1)
    assert printed.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=1)
    assert [path.name for path in tmp_path.iterdir()] == ["plot.png"]
    made.show([], "")
    made.close()
    window.deleteLater()


def events():
    from stori_plugin.engine.preview.curve_events import Event

    return (
        Event("start", DAYS[0], 0.2),
        Event("peak", DAYS[2], 0.52, 0.6),
        Event("break", DAYS[4], 0.7, -0.3, 0.98),
    )


def move(place, name, point):
    """Move the pointer over a plot, as the window system would."""
    from qgis.PyQt.QtCore import QPointF
    from qgis.PyQt.QtTest import QTest

    if name == "matplotlib":
        QTest.mouseMove(place, point)
        from qgis.PyQt.QtWidgets import QApplication

        QApplication.processEvents()
    else:
        place.parent().scene().sigMouseMoved.emit(QPointF(place.parent().mapToScene(point)))


def is_drawn(widget) -> bool:
    """Tell whether the colour of the first method is to be seen."""
    image = widget.grab().toImage()
    step = 1
    wanted = (0x00, 0x72, 0xB2)
    for y in range(0, image.height(), step):
        for x in range(0, image.width(), step):
            colour = image.pixelColor(x, y)
            if max(abs(a - b) for a, b in zip(colour.getRgb(), wanted)) < 30:
                return True
    return False


def test_a_new_question_makes_the_older_one_pointless(qgis_app):
    from stori_plugin.engine.support.errors import InputError
    from stori_plugin.gui.work.asker import Asker

    asker, answers, sentences = Asker("test"), [], []

    def fail():
        raise InputError("That is no image: choose another.")

    for number in range(20):
        asker.ask(lambda number=number: number, answers.append, sentences.append)
    until(lambda: answers)
    assert answers == [19]
    asker.ask(fail, answers.append, sentences.append)
    until(lambda: sentences)
    assert sentences == ["That is no image: choose another."] and answers == [19]
    asker.close()
    asker.ask(lambda: 1, answers.append, sentences.append)
    assert answers == [19]


def test_the_clearest_image_is_shown_where_there_is_none_to_click_on(dock, scene, project):
    fill(dock, scene)
    dock.pixel.pick.setChecked(True)
    until(lambda: project.mapLayers())
    (layer,) = project.mapLayers().values()
    assert layer.name().startswith("2021-03-01")


# --- the result on the map ----------------------------------------------------------


def test_observed_and_reconstructed_are_compared(dock, scene, project, tmp_path):
    fill(dock, scene)
    loaded = []
    dock.runner.loaded.connect(lambda: loaded.append(1))
    dock.presenter.set_form(output=str(tmp_path / "result"), method="linear")
    dock.run.fields.fill()
    dock.run.run.click()
    until(lambda: loaded and dock.result.run_result)
    until(lambda: dock.player.results.shows(dock.player.state.rendition))
    dock._canvas.setLayers(
        [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    )
    dock.result.compare.click()
    swipe = dock.result.swipe
    until(lambda: swipe.is_on and swipe._item.is_ready)
    assert swipe._item.labels[0] == "2021-03-01 observed, 100 % clear"
    drawn, own = (
        layer.renderer().redContrastEnhancement()
        for layer in (next(iter(swipe._layers.values())), dock._canvas.layers()[0])
    )
    assert drawn.maximumValue() == pytest.approx(own.maximumValue(), rel=1e-6)
    swipe._move(0.25)
    assert swipe._item.split() == 60 and not dock._canvas.grab().isNull()
    dock._canvas.refresh()
    dock.result.compare.click()
    assert not swipe.is_on and not dock.result.compare.isChecked() and not any(swipe._jobs.values())

    dock.result.distance.click()
    name = "Days to the nearest clear observation"
    until(lambda: project.mapLayersByName(name))
    layer = project.mapLayersByName(name)[0]
    assert layer.bandCount() == len(OPTICAL_DAYS) and layer.temporalProperties().isActive()
    assert dock.result.distance.isEnabled() and not dock.result.words.text()
    project.clear()
    assert not dock.result.compare.isEnabled()


def test_without_images_there_is_nothing_to_compare(dock):
    said = []
    dock.result.swipe.message_sent.connect(said.append)
    dock.result.compare.setEnabled(True)
    dock.result.compare.click()
    assert "nothing" not in said and "add them in the Data tab" in said[0]
    assert not dock.result.compare.isChecked()


def test_bands_in_files_of_their_own_make_one_picture(dock, tmp_path, processing):
    from stori_plugin.gui.map.acquisition_picture import layer_of, picture_of

    for band in BANDS[:4]:
        layer = np.full((1, 8, 8), 1000 + 100 * BANDS.index(band), np.uint16)
        write_raster(tmp_path / f"S2A_MSIL2A_20210301T105031_{band}.tif", layer, (band,), 0)
    dock.presenter.add_folder(str(tmp_path))
    state = dock.presenter.state
    until(lambda: state.rows("optical"))
    picture = picture_of(state.acquisition(state.rows("optical")[0]), "picture")
    layer = layer_of(picture)
    assert layer.bandCount() == 3 and picture.look.bands == (1, 2, 3)
    values = [layer.dataProvider().sample(layer.extent().center(), band)[0] for band in (1, 2, 3)]
    assert values == pytest.approx([0.12, 0.11, 0.10])  # reflectance, as its stretch
    dock.display.show(state.rows("optical")[0].key)
    until(lambda: dock.presenter.project.mapLayers())


# --- what goes wrong ------------------------------------------------------------------


def test_a_damaged_raster_is_named_and_the_others_are_used(dock, tmp_path):
    layer = np.full((2, 8, 8), 1000, np.uint16)
    for day in (1, 11, 21):
        write_raster(tmp_path / f"image_202103{day:02d}.tif", layer, ("B04", "B08"), 0)
    (tmp_path / "image_20210402.tif").write_bytes(b"II*\0no raster at all")
    dock.presenter.add_folder(str(tmp_path))
    state = dock.presenter.state
    until(lambda: len(state.rows("optical")) == 4)
    row = state.rows("optical")[0]
    assert row.name == "image_20210402.tif" and not row.is_used
    assert "it may be damaged" in row.problem and row.problem in dock.data.problems.text()
    assert len(state.parameters()["OPTICAL"]) == 3 and not state.obstacle()
    model = dock.data.table.acquisitions
    from qgis.PyQt.QtCore import Qt

    assert not model.item(0, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_full_disk_is_told_in_a_sentence(dock, scene, tmp_path, monkeypatch):
    from stori_plugin.engine.outputs import block_task

    fill(dock, scene)

    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(block_task, "write_block", full)
        ends = run(dock, tmp_path / "result")
        until(lambda: ends)
    assert not ends[0][0] and "No space left" in ends[0][1]
    assert not (tmp_path / "result").exists() and "No space left" in dock.run.status.text()


def test_a_layer_that_is_deleted_during_the_run_does_not_matter(dock, scene, project, tmp_path):
    from qgis.core import QgsRasterLayer

    for folder in scene:
        layers = [QgsRasterLayer(str(path), path.name) for path in sorted(folder.glob("*.tif"))]
        project.addMapLayers(layers)
    dock.presenter.add_layers(list(project.mapLayers().values()))
    state = dock.presenter.state
    until(lambda: state.rows("sar") and len(state.rows("optical")) == len(OPTICAL_DAYS))
    ends = run(dock, tmp_path / "result")
    until(lambda: dock.runner._run is not None)
    project.removeAllMapLayers()
    until(lambda: ends)
    assert ends[0][1] == "" and (tmp_path / "result" / "manifest.json").exists()
    until(lambda: dock.result.run_result)


def test_layers_of_products_and_archives_are_files_like_others(dock, scene, tmp_path):
    import zipfile

    from qgis.core import QgsRasterLayer

    path = sorted(scene[0].glob("*.tif"))[0]
    archive = tmp_path / "image.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(path, path.name)
    layer = QgsRasterLayer(f"/vsizip/{archive}/{path.name}", "packed")
    assert layer.isValid()
    dock.presenter.add_layers([layer], "optical")
    state = dock.presenter.state
    until(lambda: state.rows("optical"))
    assert state.rows("optical")[0].date == dt.date(2021, 3, 1)
