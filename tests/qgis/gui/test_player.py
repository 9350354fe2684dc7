"""The real dock plays: what is on top, what is drawn, and that all cursors stand at one date."""

from __future__ import annotations

import datetime as dt

import pytest
from desktops import desktop_with, map_of_scene
from docks import fill, until
from made_scene import PIXEL, TRANSFORM

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job
from stori_plugin.gui.map import time_control
from stori_plugin.gui.state.player_state import OBSERVED, RADAR, RECONSTRUCTED


@pytest.fixture
def canvas(qgis_app, project):
    from qgis.gui import QgsLayerTreeMapCanvasBridge

    with map_of_scene() as made:
        # As QGIS does: layers that are ticked are on the map, in the order of the tree.
        bridge = QgsLayerTreeMapCanvasBridge(project.layerTreeRoot(), made)
        bridge.setAutoSetupOnFirstLayer(False)
        yield made
        bridge.deleteLater()


@pytest.fixture
def desktop(canvas, monkeypatch):
    import qgis.utils

    made = desktop_with(canvas)
    monkeypatch.setattr(qgis.utils, "iface", made)  # whose controller is made ready
    return made


FORM = {"bands": "B02,B03,B04,B08,NDVI", "method": "linear", "step": "P20D"}


@pytest.fixture
def ran(dock, scene, tmp_path):
    """Give the dock after a run of reflectance and an index, its layers drawn."""
    fill(dock, scene)
    loaded = []
    dock.runner.loaded.connect(lambda: loaded.append(1))
    dock.presenter.set_form(output=str(tmp_path / "result"), **FORM)
    dock.run.fields.fill()
    dock.run.run.click()
    until(lambda: loaded and is_drawn(dock))
    return dock


@pytest.fixture(scope="module")
def result(scene, tmp_path_factory):
    """Make the same result for all that do not ask how it comes."""
    folder = tmp_path_factory.mktemp("result")
    optical, sar = (tuple(rasters_in(str(part))) for part in scene)
    given = {**FORM, "bands": tuple(FORM["bands"].split(","))}
    reconstruct(Job(optical, str(folder), sar, workers=1, uncertainty=False, **given))
    return folder


@pytest.fixture
def opened(dock, scene, result):
    """Give the dock with the result opened, its layers drawn."""
    fill(dock, scene)
    dock.result.opener.open(str(result))
    until(lambda: is_drawn(dock))
    return dock


def is_drawn(dock) -> bool:
    return bool(dock.player.state.of(RECONSTRUCTED)) and dock.player.results.shows("NDVI")


def on_top(dock):
    """Return the uppermost layer that is ticked."""
    layers = dock.presenter.project.layerTreeRoot().layerOrder()
    ticked = dock.presenter.project.layerTreeRoot().checkedLayers()
    return next(layer for layer in layers if layer in ticked)


def stands_still(dock):
    """Wait until the map itself shows what the dock does."""
    dock._canvas.refresh()
    until(lambda: dock.player.cover.film.frame is None)


def test_the_index_of_a_run_is_on_top_in_its_ramp(ran, project):
    root = project.layerTreeRoot()
    index, bands = (root.findGroup(f"STORI {n} (linear)") for n in ("ndvi", "reflectance"))
    assert root.children().index(index) < root.children().index(bands)
    assert index.isVisible() and not bands.isVisible()
    assert on_top(ran).renderer().type() == "singlebandpseudocolor"
    assert ran.player.state.rendition == "NDVI" == ran.player_bar.rendition.currentData()


def test_one_choice_draws_all_dates_alike(opened, project):
    player = opened.player
    assert player.renditions() == ("true_colour", "infrared", "NDVI", "NDWI", "NDMI", "sar")
    for rendition, numbers in (("infrared", (4, 3, 2)), ("true_colour", (3, 2, 1))):
        player.choose(rendition)
        until(lambda rendition=rendition: player.results.shows(rendition))
        group = project.layerTreeRoot().findGroup("STORI reflectance (linear)")
        looks = {look_of(node.layer()) for node in group.findLayers()}
        assert group.isVisible() and len(looks) == 1 and next(iter(looks))[:3] == numbers
        for key in (stop.key for stop in player.state.of(OBSERVED)[:2]):
            player.go_to(OBSERVED, key)
            until(opened.display.layer_id)
            looks.add(look_of(project.mapLayer(opened.display.layer_id())))
        # Observed and reconstructed: the same bands between the same values.
        assert len(looks) == 1


def look_of(layer):
    """Return the bands that a composite shows, and what they are stretched between."""
    renderer = layer.renderer()
    contrasts = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    return (*bands, *(round(c.minimumValue(), 3) for c in contrasts),
            *(round(c.maximumValue(), 3) for c in contrasts))  # fmt: skip


def test_what_was_clicked_is_on_top_and_play_shows_the_series(opened):
    player = opened.player
    row = opened.presenter.state.rows("optical")[3]
    opened.timeline.picked.emit(row.key)
    until(lambda: opened.display.layer_id())
    assert on_top(opened).name() == f"{row.date} {row.name}" and player.state.now.kind == OBSERVED
    stands_still(opened)
    assert "observed, 100 % clear" in player.cover.caption.text
    opened.result.play.click()
    assert player.state.is_playing and player.state.now.kind == RECONSTRUCTED
    until(lambda: player.state.now.date > row.date + dt.timedelta(days=20))
    opened.player_bar.play.click()
    assert not opened.player_bar.play.icon().isNull()
    stands_still(opened)
    assert on_top(opened).name().endswith(" ndvi") and not player.state.is_playing
    assert player.cover.caption.text == f"{player.state.now.date} reconstructed"


def test_all_cursors_stand_at_one_date(opened):
    player, canvas = opened.player, opened._canvas
    for date in (dt.date(2021, 4, 30), dt.date(2021, 6, 9)):
        player.scrub(RECONSTRUCTED, date)
        assert (
            opened.timeline._now == time_control.date_shown(canvas) == player.state.now.date == date
        )
    canvas.temporalController().setCurrentFrameNumber(1)  # by QGIS's own panel
    assert opened.timeline._now == player.state.now.date == dt.date(2021, 3, 21)
    assert player.state.now.kind == RECONSTRUCTED and not opened.display.layer_id()


def test_after_a_run_the_map_shows_the_date_that_was_looked_at(ran):
    row = ran.presenter.state.rows("optical")[7]
    ran.timeline.picked.emit(row.key)
    until(lambda: ran.player.state.now.date == row.date)
    ran.runner.loaded.emit()
    until(lambda: ran.player.state.now.kind == RECONSTRUCTED)
    shown = ran.player.state.now.date
    assert shown == time_control.date_shown(ran._canvas)
    assert dt.timedelta(0) <= row.date - shown < dt.timedelta(days=20)


def test_choosing_what_plays_shows_it_and_keeps_the_look(opened):
    player = opened.player
    player.choose("true_colour")
    player.go_to(RECONSTRUCTED, player.state.of(RECONSTRUCTED)[3].key)
    date = player.state.now.date
    player.choose_kind(OBSERVED)
    assert player.state.now == player.state.nearest(OBSERVED, date)
    player.choose_kind(RECONSTRUCTED)
    assert player.state.now == player.state.nearest(RECONSTRUCTED, player.state.now.date)
    opened.shown.changed.emit(RECONSTRUCTED)  # as another run into the same folder does
    assert player.state.rendition == "true_colour"


def test_frames_are_read_ahead_and_lie_where_they_belong(opened):
    player = opened.player
    player.scrub(OBSERVED, dt.date(2021, 3, 1))
    stops = player.state.of(OBSERVED)
    until(lambda: all(player.frames.get(stop, "NDVI") for stop in stops))
    frame = player.frames.get(stops[0], "NDVI")
    x, y = TRANSFORM.c, TRANSFORM.f
    assert (frame.extent.xMinimum(), frame.extent.yMaximum()) == (x, y)
    assert frame.extent.width() == 24 * PIXEL and frame.image.width() == 24
    player.scrub(RADAR, dt.date(2021, 3, 1))
    passes = player.state.of(RADAR)
    until(lambda: all(player.frames.get(stop, "sar") for stop in passes))
    player.choose("sar")  # of every date the nearest pass
    player.go_to(OBSERVED, stops[1].key)
    assert player.state.source_of(player.state.now).date == dt.date(2021, 3, 8)
    assert player.caption() == "2021-03-08 radar"


def test_a_project_that_is_closed_plays_no_more(opened, project):
    opened.player.play()
    project.clear()
    assert not opened.player.state.is_playing and opened.player.cover.film.frame is None
    assert not opened.player.cover.caption.text and opened.timeline._now is None
    assert not opened.player_bar.play.isEnabled()


def test_sides_are_drawn_alike_with_their_dates_and_clouds_hatched(opened, project):
    player, swipe = opened.player, opened.result.swipe
    row = opened.presenter.state.rows("optical")[2]  # overcast
    opened.timeline.picked.emit(row.key)
    until(opened.display.layer_id)
    assert [a.isChecked() for a in opened.player_bar.speeds.actions()] == [
        False,
        False,
        True,
        False,
    ]
    for way in (0, 1):
        list(opened.player_bar.ways.values())[way].trigger()
        until(lambda: swipe.is_on and swipe._item.is_ready and swipe._item.clouds)
        # The map shows the series again, at the date of what was clicked.
        assert player.state.now.kind == RECONSTRUCTED and swipe.is_beside == bool(way)
        assert swipe._item.labels == (
            f"{row.date} observed, 0 % clear",
            f"{row.date} reconstructed",
        )
        assert not player.caption()
        (drawn,) = {layer.renderer().type() for layer in swipe._layers.values()}
        assert drawn == on_top(opened).renderer().type() == "singlebandpseudocolor"
        assert [action.isChecked() for action in opened.player_bar.ways.values()] == [not way, way]
        assert greyness(opened._canvas) > 0.5
    list(opened.player_bar.ways.values())[1].trigger()
    assert not swipe.is_on and player.caption()


def greyness(canvas):
    """Return how much of the left quarter of the map has no hue."""
    image = canvas.grab().toImage()
    colours = [
        image.pixelColor(x, y)
        for x in range(4, canvas.width() // 4, 3)
        for y in range(4, canvas.height() // 2, 3)
    ]
    grey = [max(c.getRgb()[:3]) - min(c.getRgb()[:3]) < 45 for c in colours]
    return sum(grey) / len(grey)


def test_of_large_scenes_what_is_seen_is_read_anew(opened, monkeypatch):
    from stori_plugin.gui.map import frames

    monkeypatch.setattr(frames, "_WHOLE", 100)
    monkeypatch.setattr(frames, "_LEAST", 100)
    player, canvas = opened.player, opened._canvas
    stands_still(opened)
    player.frames.forget()
    player.scrub(RECONSTRUCTED, dt.date(2021, 4, 10))
    now = player.state.now
    until(lambda: player.cover.film.frame is not None)
    whole = player.cover.film.frame
    assert whole.image.width() * whole.image.height() <= 121  # coarser than its 576 pixels
    canvas.zoomByFactor(0.25)
    until(lambda: player.cover.film.frame.extent.width() < 0.5 * whole.extent.width())
    assert (
        player.cover.film.frame.extent.width() / player.cover.film.frame.image.width()
        <= PIXEL * 1.01
    )
    assert player.state.now == now


def test_outlines_above_the_series_stay_above_its_frames(opened, project):
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer
    from qgis.PyQt.QtGui import QColor

    player, canvas = opened.player, opened._canvas
    outlines = QgsVectorLayer("Polygon?crs=EPSG:32631", "fields", "memory")
    field = QgsFeature()
    box = canvas.extent()
    west = QgsRectangle(box.xMinimum(), box.yMinimum(), box.center().x(), box.yMaximum())
    field.setGeometry(QgsGeometry.fromRect(west))
    outlines.dataProvider().addFeature(field)
    outlines.renderer().symbol().setColor(QColor(255, 0, 255))
    project.addMapLayer(outlines, False)
    project.layerTreeRoot().insertLayer(0, outlines)
    until(lambda: outlines in canvas.layers())
    stands_still(opened)
    player.play()
    until(lambda: player.cover.film.frame is not None and player.cover.film.above is not None)

    def colour(x):
        return canvas.grab().toImage().pixelColor(x, 60).getRgb()[:3]

    until(lambda: colour(60) == (255, 0, 255))
    assert colour(200) != (255, 0, 255)


@pytest.mark.parametrize("is_chosen", [True, False])
def test_what_plays_goes_on_when_its_frames_are_read_anew(opened, is_chosen):
    player = opened.player
    player.play()
    until(lambda: len(player.frames._kept) == len(player.state.of(RECONSTRUCTED)))
    player._is_chosen = is_chosen
    opened.shown.redrawn.emit()  # the clearest images have become known
    until(lambda: len(player.frames._kept) == len(player.state.of(RECONSTRUCTED)))
    assert player.state.is_playing
    player.pause()


def test_layers_that_a_project_brought_along_keep_their_look(opened, project, tmp_path):
    layer = on_top(opened)
    layer.setOpacity(0.5)
    renderer = layer.renderer().clone()
    renderer.setClassificationMax(0.123)
    layer.setRenderer(renderer)
    name = layer.name()
    project.write(str(tmp_path / "project.qgz"))
    project.clear()
    project.read(str(tmp_path / "project.qgz"))
    known = []
    opened.presenter.inputs_known.connect(lambda: known.append(1))
    until(lambda: known and opened.player.state.of(RECONSTRUCTED))
    (again,) = project.mapLayersByName(name)
    assert again.renderer().classificationMax() == 0.123 and opened.player_bar.play.isEnabled()
    opened.player.choose("NDVI")  # asked for by the user
    until(lambda: opened.player.results.shows("NDVI"))
    assert again.renderer().classificationMax() == 0.9
