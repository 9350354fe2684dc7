"""The Pixel tab and the map: pins, fields, a click in the plot, seasons and breaks."""

from __future__ import annotations

import csv
import datetime as dt

import pytest
from desktops import map_of_scene
from docks import at_work, fill, until
from made_scene import CRS, OPTICAL_DAYS, PIXEL, TRANSFORM

FIRST = dt.date(2021, 3, 1)


@pytest.fixture
def canvas(qgis_app, project):
    with map_of_scene(has_clock=False) as made:
        yield made


@pytest.fixture
def dock(canvas, project):
    from stori_plugin.gui.dock import StoriDock

    class Desktop:
        def mapCanvas(self):  # noqa: N802
            return canvas

    with at_work(StoriDock(Desktop(), project=project)) as made:
        made.presenter.set_form(method="linear")
        made.prober.choose(methods=())
        yield made


def at(row, column):
    return TRANSFORM.c + (column + 0.5) * PIXEL, TRANSFORM.f - (row + 0.5) * PIXEL


def square(row, column, side):
    from qgis.core import QgsPointXY

    # A little beyond the centres of the outer pixels.
    first, last = -0.3, side - 0.7
    corners = ((first, first), (first, last), (last, last), (last, first))
    return [QgsPointXY(*at(row + down, column + across)) for down, across in corners]


def layer_of(corners, project):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer(f"Polygon?crs={CRS}", "fields", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolygonXY([corners]))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    project.addMapLayer(layer)
    return layer


def test_places_have_numbered_pins_that_follow_the_map(dock, scene, canvas):
    from qgis.core import QgsCoordinateReferenceSystem

    fill(dock, scene)
    for number in range(2):
        dock.prober.click(*at(5, 5 + number), CRS, is_pinned=True)
    until(lambda: len(dock.prober.pixels) == 2)
    pins = dock.pixel.pins.pins
    assert [pin.number for pin in pins] == [1, 2] and pins[0].colour != pins[1].colour
    assert (pins[0].point.x(), pins[0].point.y()) == at(5, 5)
    assert pins[0].pos() == pins[0].toCanvasCoordinates(pins[0].point)
    # A map in degrees has them where they were.
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    assert dock.pixel.pins.pins[0].point.x() == pytest.approx(3.0, abs=0.05)
    dock.prober.clear()
    assert not dock.pixel.pins.pins


def test_a_click_on_a_polygon_or_a_drawn_one_shows_a_field(dock, scene, canvas, project, tmp_path):
    from qgis.core import QgsPointXY

    fill(dock, scene)
    dock.pixel.field.setChecked(True)
    tool = canvas.mapTool()
    canvas.setLayers([layer_of(square(2, 2, 4), project)])
    tool.click(QgsPointXY(*at(4, 4)))
    until(lambda: dock.prober.pixels and dock.prober.pixels[0].curves)
    (field,) = dock.prober.pixels
    assert field.is_field and field.pixels == 16 and len(dock.pixel.pins.outlines) == 1
    # Beside the polygon corners are set; Backspace takes the wrong one back.
    dock.pixel.pin.setChecked(True)
    for corner in (*square(12, 12, 3), QgsPointXY(*at(0, 20))):
        tool.click(corner)
    press(tool, "Key_Backspace")
    tool._end()
    until(lambda: len(dock.prober.pixels) == 2)
    assert dock.prober.pixels[1].pixels == 9 and len(dock.pixel.pins.pins) == 2
    dock.prober.export(str(tmp_path / "fields.csv"))
    until(lambda: (tmp_path / "fields.csv").exists())
    with open(tmp_path / "fields.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {(row["place"], row["pixels"], row["crs"]) for row in rows} == {
        ("1", "16", CRS),
        ("2", "9", CRS),
    }
    dock.pixel.pick.setChecked(True)
    assert not dock.pixel.field.isChecked()


def press(tool, name):
    from qgis.PyQt.QtCore import QEvent, Qt
    from qgis.PyQt.QtGui import QKeyEvent

    modifier = Qt.KeyboardModifier.NoModifier
    tool.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, getattr(Qt.Key, name), modifier))


def test_a_click_in_the_plot_goes_to_the_nearest_acquisition(dock, scene):
    fill(dock, scene)
    picked = []
    dock.pixel.picked.connect(picked.append)
    rows = {row.key: row for row in dock.presenter.state.all_rows()}
    day = FIRST + dt.timedelta(days=OPTICAL_DAYS[3])
    dock.pixel.go_to(day)
    dock.pixel.go_to(day + dt.timedelta(days=2))
    assert [(rows[key].date, rows[key].role) for key in picked[:1]] == [(day, "optical")]
    assert abs((rows[picked[1]].date - day).days) <= 5
    # After a run a date of the result is shown as the result has it, an acquisition's as seen.
    dock.prober.run_result = object()
    dock.pixel.go_to(day + dt.timedelta(days=1000))
    assert len(picked) == 2
    dock.pixel.go_to(day)
    assert picked[2] == picked[0]
    dock.prober.run_result = None


def test_seasons_and_breaks_are_marked_live(dock, scene):
    fill(dock, scene)
    dock.prober.click(*at(5, 5), CRS, is_pinned=False)
    until(lambda: dock.prober.pixels and dock.prober.pixels[0].curves)
    marks, events = dock.pixel.marks, dock.pixel.events
    assert not events.events and marks._of_seasons.isHidden()
    marks.amplitude.setValue(0.02)
    marks.seasons.setChecked(True)
    until(lambda: events.events and events.events[0])
    early = {event.kind: event.date for event in events.events[0]}
    assert early["start"] < early["peak"] < early["end"]
    marks.share.setValue(80.0)
    until(lambda: {e.kind: e.date for e in events.events[0]}["start"] > early["start"])
    marks.amplitude.setValue(50.0)
    until(lambda: "No season: none with an amplitude of 50" in marks.why.text())
    marks.seasons.setChecked(False)
    assert events.events == [] and marks.why.isHidden()
    marks.least.setValue(50.0)
    marks.breaks.setChecked(True)
    until(lambda: marks.why.text())
    assert marks.why.text().startswith("No break: within 40 days it falls by ")
    assert marks.why.text().endswith(" at most; 50 is asked for.")


def test_a_break_that_is_not_marked_says_why(qgis_app):
    from stori_plugin.engine.options.changes_options import ChangesOptions
    from stori_plugin.gui.state.event_words import no_break_words

    options = ChangesOptions(least=0.25, window=20.0)
    assert "no two dates of the curve lie within 20 days" in no_break_words(options, None)
    assert "falls by 0.12 at most; 0.25 is asked for" in no_break_words(options, 0.12)
    assert "falls by 0.3, but as steadily as around" in no_break_words(options, 0.3)
