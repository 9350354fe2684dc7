"""The Similar tab: open, build, click, refine, zoom; and what it says where it cannot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import rasterio
from affine import Affine
from docks import until
from made_kinds import FIELDS, KINDS, made_index
from made_rasters import write

from stori_plugin.gui.state.similar_state import ALIKE, NEITHER, UNLIKE, BuildForm, SimilarState

# --- without widgets --------------------------------------------------------------


def test_marks_move_a_chip_from_one_side_to_the_other():
    state = SimilarState(alike=(3, 5), unlike=(7,))
    assert state.marked([7], ALIKE) == ((3, 5, 7), ())
    assert state.marked([3, 3], UNLIKE) == ((5,), (7, 3))
    assert state.marked([3, 7], NEITHER) == ((5,), ())
    assert [state.mark_of(row) for row in (3, 7, 9)] == [ALIKE, UNLIKE, NEITHER]


def test_what_the_project_keeps():
    state = SimilarState("/places.storiindex", 60, (3,), look="NDVI")
    kept = SimilarState("/places.storiindex", 60, look="NDVI")
    assert SimilarState.from_text(state.to_text()) == kept
    earlier = '{"path": "/places.storiindex", "count": 60}'
    assert SimilarState.from_text(earlier) == replace(kept, look="")
    wrong = ("", "[]", "[" * 200_000, '{"path": 1}', '{"path": "x", "count": "many"}',
             '{"path": "x", "count": Infinity}', '{"path": ["x"], "count": 3}')  # fmt: skip
    for text in wrong:
        assert (
            SimilarState.from_text(text) == SimilarState() and SimilarState.from_text(text).damaged
        )
    assert SimilarState.from_text('{"path": "x", "count": 9999}').count == 200


def test_a_build_as_parameters():
    form = BuildForm("/run/manifest.json", True, "series", "", 8, "/run/places.storiindex")
    assert form.parameters() == {
        "SERIES_MANIFEST": "/run/manifest.json",
        "ENCODER": "series",
        "SIZE": 8,
        "OUTPUT": "/run/places.storiindex",
    }
    form = BuildForm("layer_1", False, "prithvi", "/w.pt", 8, "/x")
    assert form.parameters()["RASTER"] == "layer_1" and form.parameters()["WEIGHTS"] == "/w.pt"


# --- the panel --------------------------------------------------------------------


class Surroundings:
    """The part of a desktop that the dock asks for."""

    def __init__(self, canvas):
        self._canvas = canvas

    def mapCanvas(self):  # noqa: N802
        return self._canvas

    def layerTreeView(self):  # noqa: N802
        raise AssertionError("nobody asks for the selected layers here")


@pytest.fixture
def desktop(provider, project):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
    from qgis.gui import QgsMapCanvas

    canvas = QgsMapCanvas()
    canvas.resize(300, 300)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    canvas.setExtent(QgsRectangle(499_000, 5_589_000, 501_000, 5_601_000))
    return Surroundings(canvas)


@pytest.fixture
def panel(dock):
    return dock.similar


@pytest.fixture
def opened(panel, tmp_path):
    made_index(tmp_path / "places.storiindex")
    panel.path.setFilePath(str(tmp_path / "places.storiindex"))
    until(lambda: panel.finder.index is not None)
    return panel


def point_in(row: int) -> tuple[float, float]:
    """A place in a chip of the made index: they stand side by side, 160 m each."""
    return 500_000 + 160 * row + 50, 5_600_000 - 60


def ask(panel, row: int) -> None:
    """Click on a chip with the tool that is on."""
    from qgis.core import QgsPointXY
    from qgis.PyQt.QtCore import Qt

    before = panel.finder.state.alike + panel.finder.state.unlike
    tool = panel.layer.canvas.mapTool()
    tool.canvasClicked.emit(QgsPointXY(*point_in(row)), Qt.MouseButton.LeftButton)
    until(lambda: panel.finder.state.alike + panel.finder.state.unlike != before)


def test_a_click_finds_places_and_shows_them_on_the_map(opened, project):
    from qgis.core import QgsRenderContext

    assert opened.alike.isEnabled() and "60 places" in opened.words.text()
    opened.count.setValue(20)
    opened.alike.setChecked(True)
    ask(opened, 4)
    state, gallery = opened.finder.state, opened.gallery
    assert [KINDS[hit.row] for hit in state.hits] == [FIELDS] * 20 and state.hits[0].row == 4
    assert gallery.count() == 20 and "scene 8" in gallery.item(0).toolTip()
    assert "One example: the 20 nearest of 60" in opened.words.text()
    layer = opened.layer.layer
    assert layer.featureCount() == 20 and project.layerTreeRoot().findLayer(layer.id())
    assert layer.crs().authid() == "EPSG:32631" and layer.renderer().classAttribute() == "rank"
    colours = [symbol.color() for symbol in layer.renderer().symbols(QgsRenderContext())]
    assert colours[0].red() > colours[0].blue() and all(c.alpha() < 128 for c in colours)
    first = next(layer.getFeatures("rank = 1"))
    assert first["example"] and first.geometry().boundingBox().xMinimum() == 500_640
    opened.count.setValue(3)
    until(lambda: gallery.count() == 3)
    assert opened.layer.layer.id() == layer.id() and layer.featureCount() == 3


def test_more_and_fewer_like_this(opened):
    opened.alike.setChecked(True)
    ask(opened, 4)
    opened.unlike.setChecked(True)
    assert not opened.alike.isChecked()
    ask(opened, 24)
    assert opened.finder.state.unlike == (24,)
    assert "1 unlike" in opened.words.text()
    assert 24 not in {hit.row for hit in opened.finder.state.hits}
    opened.gallery.item(2).setSelected(True)
    row = opened.gallery.rows()[0]
    opened._mark(ALIKE)
    until(lambda: opened.finder.state.alike == (4, row))
    opened.finder.clear()
    assert not opened.gallery.count() and opened.layer.layer is None
    assert "Press Alike, then click" in opened.words.text()


def test_what_is_drawn_is_an_example(opened):
    from qgis.core import QgsPointXY

    canvas = opened.layer.canvas
    opened.alike.setChecked(True)
    opened.draw.setChecked(True)
    assert not opened.alike.isChecked() and opened.draw.isChecked()
    for x, y in ((630, -10), (970, -10), (970, -150), (630, -150)):  # the chips 4 and 5
        canvas.mapTool().click(QgsPointXY(500_000 + x, 5_600_000 + y))
    canvas.mapTool()._end()
    until(lambda: opened.finder.state.alike)
    assert opened.finder.state.alike == (4, 5) and opened.finder.state.hits
    opened.draw.setChecked(False)
    assert canvas.mapTool() is None


def test_in_a_low_dock_the_pictures_have_the_room_of_the_timeline(dock):
    dock.resize(500, 560)
    dock.bring_forward(dock.similar)
    assert dock.timeline.isHidden() and not dock.player_bar.isHidden()
    dock.bring_forward(dock.result)
    assert not dock.timeline.isHidden()
    dock.bring_forward(dock.similar)
    dock.resize(500, 900)
    dock._make_room()
    assert not dock.timeline.isHidden()


def test_a_file_is_suggested_that_is_not_there_yet(tmp_path):
    from stori_plugin.gui.panels.similar_fields import suggested_file

    raster = tmp_path / "a.b.tif"
    assert suggested_file(str(raster)) == "" and suggested_file("NETCDF:x:y") == ""
    raster.touch()
    assert suggested_file(str(raster)) == str(tmp_path / "a.b.storiindex")
    (tmp_path / "a.b.storiindex").touch()
    assert suggested_file(str(raster)) == str(tmp_path / "a.b2.storiindex")


def test_a_picture_leads_to_its_place(opened):
    from qgis.core import QgsPointXY

    opened.alike.setChecked(True)
    ask(opened, 4)
    hit = opened.finder.state.hits[1]
    opened.gallery.itemClicked.emit(opened.gallery.item(1))
    extent = opened.layer.canvas.extent()
    assert extent.contains(QgsPointXY(*hit.corners.mean(0))) and extent.width() < 1500
    opened.finder.index.chip["size"] = 1  # pixel, of 160 m
    opened._zoom_to(hit.row)
    shown = opened.layer.canvas.extent()
    assert min(shown.width(), shown.height()) == pytest.approx(40 * 160)
    opened._zoom_to_all()
    assert opened.layer.canvas.extent().width() > 2 * 160
    hit.corners[:] = np.nan
    opened._zoom_to(hit.row)
    assert "has no place on the map" in opened.words.text()


def test_pictures_come_as_they_are_read(opened, monkeypatch):
    from stori_plugin.engine.retrieval.finding import thumbnails
    from stori_plugin.gui.panels.similar_gallery import picture_of

    def picture(index, row, edge, look):
        return None if row == 4 else np.full((10, 20, 3), 200, np.uint8)

    monkeypatch.setattr(thumbnails, "thumbnail", picture)
    opened.alike.setChecked(True)
    ask(opened, 4)
    until(lambda: len(opened.finder.pictures.images) == 24)
    shown = opened.gallery.item(1).icon().pixmap(72, 72).toImage()
    assert shown.pixelColor(36, 36).red() == 200 and shown.pixelColor(36, 4).alpha() < 255
    framed = picture_of(picture(None, 1, 72, ""), True).toImage()
    assert framed.pixelColor(1, 1).name() == "#1b9e5a"


def test_without_an_index_it_says_what_to_do(panel, tmp_path):
    assert not panel.alike.isEnabled() and "make a new one" in panel.words.text()
    panel.finder.click(0.0, 0.0, "", ALIKE)
    assert "There is no index yet" in panel.words.text()
    (tmp_path / "not.storiindex").write_text("no index", encoding="utf-8")
    panel.path.setFilePath(str(tmp_path / "not.storiindex"))
    until(lambda: "not.storiindex" in panel.words.text())
    panel.path.setFilePath(str(tmp_path / "absent.storiindex"))
    until(lambda: "absent.storiindex" in panel.words.text())


def test_a_click_beside_the_places_is_answered_with_a_sentence(opened):
    opened.finder.click(0.0, 0.0, "EPSG:32631", ALIKE)
    until(lambda: "outside the chips" in opened.words.text())
    opened.finder.click(*point_in(2), "EPSG:32631", UNLIKE)
    until(lambda: "no example of what to look for" in opened.words.text())
    assert not opened.finder.state.hits


def test_the_index_is_remembered_with_the_project(dock, opened, project, tmp_path):
    path = opened.finder.state.path
    opened.count.setValue(12)
    assert project.write(str(tmp_path / "project.qgz"))
    project.clear()
    assert opened.finder.index is None and not opened.path.filePath()
    assert project.read(str(tmp_path / "project.qgz"))
    assert (opened.path.filePath(), opened.count.value()) == (path, 12)
    assert opened.finder.index is None  # until somebody looks
    dock.tabs.setCurrentIndex(dock.tabs.count() - 1)
    until(lambda: opened.finder.index is not None)


# --- everywhere -------------------------------------------------------------------


@pytest.fixture
def of_embeddings(panel, tmp_path):
    """An index of every pixel of two kinds of ground, left and right."""
    from stori_plugin.engine.acquisitions.series import Source
    from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
    from stori_plugin.engine.retrieval.index.build_index import build_index

    kinds = np.random.default_rng(0).integers(-100, 100, (64, 1, 2))
    values = kinds[:, :, np.arange(40) // 20].repeat(30, 1).astype(np.int8)
    path = str(tmp_path / "embeddings.tif")
    with rasterio.open(
        path, "w", driver="GTiff", count=64, height=30, width=40, dtype="int8", nodata=-128,
        crs="EPSG:32631", transform=Affine(10, 0, 500_000, 0, -10, 5_600_000),
    ) as raster:  # fmt: skip
        raster.write(values)
    output = str(tmp_path / "places.storiindex")
    cut = ChipCut(size=1)
    build_index(IndexRequest(output, (Source(path),), encoder="embeddings", cut=cut, workers=1))
    panel.path.setFilePath(output)
    until(lambda: panel.finder.index is not None)
    return panel


def test_what_is_alike_is_shown_everywhere(of_embeddings, project):
    from qgis.core import QgsRasterLayer

    panel = of_embeddings
    assert not panel.show_everywhere.isEnabled()
    assert "Everywhere needs an example" in panel.words.text()
    panel.finder.click(500_045, 5_599_955, "EPSG:32631", ALIKE)
    until(lambda: panel.finder.state.hits)
    panel.finder.click(500_345, 5_599_955, "EPSG:32631", UNLIKE)
    until(lambda: panel.finder.state.unlike)
    panel.show_everywhere.click()
    assert panel.everywhere.is_running and panel.show_everywhere.text() == "&Cancel"
    until(lambda: not panel.everywhere.is_running)
    rasters = [one for one in project.mapLayers().values() if isinstance(one, QgsRasterLayer)]
    (layer,) = rasters
    assert project.layerTreeRoot().children()[0].layer().id() == panel.layer.layer.id()
    assert layer.renderer().type() == "singlebandpseudocolor"
    with rasterio.open(layer.source()) as raster:
        found = raster.read(1)
    assert found.shape == (30, 40) and found[:, :20].min() > 0.9 > found[:, 20:].max() + 0.5
    assert panel.show_everywhere.isEnabled()


def test_everywhere_can_be_stopped_and_says_what_is_wrong(of_embeddings, project, tmp_path):
    panel = of_embeddings
    panel.finder.click(500_045, 5_599_955, "EPSG:32631", ALIKE)
    until(lambda: panel.finder.state.hits)
    panel.show_everywhere.click()
    panel.show_everywhere.click()
    until(lambda: not panel.everywhere.is_running)
    assert "Stopped" in panel.words.text()
    (tmp_path / "embeddings.tif").unlink()
    panel.show_everywhere.click()
    until(lambda: not panel.everywhere.is_running)
    assert "embeddings.tif" in panel.words.text()
    assert not project.mapLayersByName("Similarity")


def test_places_are_shown_everywhere_by_an_index_of_theirs(of_series, project):
    panel, finder = of_series, of_series.finder
    finder.click(*finder.index.table.corners[1].mean(0), "", ALIKE)
    until(lambda: finder.state.hits)
    panel.show_everywhere.click()
    until(lambda: not panel.everywhere.is_running)
    (layer,) = project.mapLayersByName("Similarity")
    with rasterio.open(layer.source()) as raster:
        found = raster.read(1)
    # Two rows of four places: plants on the left, soil on the right.
    assert found.shape == (2, 4) and found[0, 1] == pytest.approx(1, abs=1e-6)
    assert found[:, :2].min() > found[:, 2:].max() + 0.3


def test_an_index_without_places_on_the_map_says_what_everywhere_needs(opened):
    opened.alike.setChecked(True)
    ask(opened, 4)
    assert opened.show_everywhere.isEnabled()
    opened.finder.index.crs = ""
    opened.show_everywhere.show_state()
    assert not opened.show_everywhere.isEnabled()
    assert "needs places on the map" in opened.show_everywhere.toolTip()
    opened.finder.clear()
    assert "needs places on the map" in opened.words.text()


# --- how places are shown ---------------------------------------------------------


@pytest.fixture
def of_series(panel, tmp_path):
    """An index of a series of two kinds of ground: plants that wither, and soil."""
    import datetime as dt

    from made_scene import write_raster

    from stori_plugin.engine.acquisitions.series import Source
    from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
    from stori_plugin.engine.retrieval.index.build_index import build_index

    sources = []
    for number, month in enumerate((5, 6, 8)):
        values = np.full((4, 16, 32), 0.1, np.float32)
        values[3, :, :16], values[3, :, 16:] = 0.4 - 0.1 * number, 0.15
        path = tmp_path / f"S2_20210{month}01.tif"
        write_raster(path, values, ["B02", "B03", "B04", "B08"])
        sources.append(Source(str(path), dt.date(2021, month, 1)))
    output = str(tmp_path / "places.storiindex")
    request = IndexRequest(output, tuple(sources), encoder="series", cut=ChipCut(8), workers=1)
    build_index(request)
    panel.path.setFilePath(output)
    until(lambda: panel.finder.index is not None)
    return panel


def test_pictures_and_curves_are_named_and_another_look_is_drawn(of_series, project):
    panel, finder = of_series, of_series.finder
    assert panel.legend.isHidden()
    x, y = finder.index.table.corners[0].mean(0)
    finder.click(x, y, "", ALIKE)
    until(lambda: len(finder.pictures.images) == 8 and len(finder.pictures.curves) == 8)
    legend, gallery = panel.legend, panel.gallery
    assert not legend.isHidden() and legend.pictures.text() == "Pictures of 2021-05-01"
    looks = [legend.look.itemText(k) for k in range(legend.look.count())]
    assert looks == ["True colour (B04, B03, B02)", "Infrared (B08, B04, B03)", "NDVI (B08, B04)"]
    expected = "Curves: NDVI, 2021-05-01 to 2021-08-01, from 0.20 to 0.60"
    assert legend.curves.text().startswith(expected)
    np.testing.assert_allclose(finder.pictures.times(), [0, 31 / 92, 1])
    np.testing.assert_allclose(finder.pictures.curves[0], [0.6, 0.5, 1 / 3], atol=1e-3)
    assert gallery.iconSize().height() > gallery.iconSize().width()
    before = gallery.item(0).icon().pixmap(gallery.iconSize()).toImage().pixelColor(36, 36)
    legend.look.setCurrentIndex(2)
    legend.look.activated.emit(2)
    until(lambda: len(finder.pictures.images) == 8)
    after = gallery.item(0).icon().pixmap(gallery.iconSize()).toImage().pixelColor(36, 36)
    assert after != before and after.green() > after.red()
    assert finder.state.look == "NDVI"
    finder.clear()
    assert legend.isHidden()


def test_a_curve_is_drawn_below_its_picture_between_shared_limits():
    from stori_plugin.gui.panels.similar_gallery import picture_of
    from stori_plugin.gui.panels.sparkline import Sparkline

    values = np.array([0.0, 1.0, np.nan, 1.0, 1.0])
    curve = Sparkline([0, 0.25, 0.5, 0.75, 1], values, (0.0, 1.0), None, "#ff0000")
    image = picture_of(None, False, curve, True).toImage()
    red = [[image.pixelColor(x, y).red() > 128 for x in range(72)] for y in range(72, 98)]
    upper, lower = np.array(red[:13]), np.array(red[13:])
    # From the lower left it rises to the top, breaks off in the middle and stays up.
    assert lower[:, :10].any() and not lower[:, 20:].any()
    assert upper[:, 56:70].any(0).all() and not upper[:, 22:50].any()
    assert picture_of(None, False, None, False).height() == 72


def test_what_pictures_show_is_said_where_bands_have_no_names(of_embeddings):
    finder = of_embeddings.finder
    finder.click(500_045, 5_599_955, "EPSG:32631", ALIKE)
    until(lambda: finder.state.hits)
    assert "first three numbers of the vectors" in of_embeddings.legend.pictures.text()
    assert of_embeddings.legend.look.isHidden() and of_embeddings.legend.curves.isHidden()


# --- building ---------------------------------------------------------------------


def test_an_index_is_built_from_a_raster_and_opened(panel, project, tmp_path):
    from qgis.core import QgsRasterLayer

    path = write(tmp_path / "scene.tif", "B02", "B03", "B04", size=24)
    project.addMapLayer(QgsRasterLayer(str(path), "scene"))
    fields = panel.fields
    assert fields.source.currentText() == "scene"
    project.addMapLayer(QgsRasterLayer(str(path), "a copy"))
    assert [fields.source.itemText(k) for k in range(2)] == ["a copy", "scene"]
    assert fields.source.currentText() == "scene"  # what was chosen stays
    assert fields.encoder.currentText() == "convolutional" and fields.weights.isHidden()
    assert fields.size.value() == 4  # several across
    assert fields.output.filePath() == str(tmp_path / "scene.storiindex")
    fields.size.setValue(1)
    assert fields.size.suffix() == " pixel"
    fields.size.setValue(8)
    fields.output.setFilePath("")
    fields.start()
    assert "Choose the file" in fields.words.text()
    fields.output.setFilePath(str(tmp_path / "built"))
    fields.start()
    assert panel.builder.is_running and not fields.build.isEnabled()
    assert "is being built" in panel.builder.start(fields.form())
    until(lambda: panel.finder.index is not None)
    assert len(panel.finder.index) == 9
    assert panel.finder.state.path == str(tmp_path / "built.storiindex")
    assert fields.build.isEnabled() and not panel.builder.is_running


def test_a_build_that_fails_says_why(panel, project, tmp_path):
    from qgis.core import QgsRasterLayer

    fields = panel.fields
    fields.start()
    assert "nothing to build from" in fields.words.text()
    path = write(tmp_path / "scene.tif", "B02", "B03", "B04", size=24)
    project.addMapLayer(QgsRasterLayer(str(path), "scene"))
    fields.output.setFilePath(str(tmp_path))
    fields.start()
    assert "is a folder" in fields.words.text()
    fields.output.setFilePath(str(tmp_path / "x.storiindex"))
    fields.encoder.setCurrentText("prithvi")
    assert not fields.weights.isHidden()
    fields.start()
    until(lambda: "Prithvi_100M.pt" in fields.words.text())
    assert not (tmp_path / "x.storiindex").exists() and fields.build.isEnabled()


def test_the_result_of_a_run_is_offered_first(panel, tmp_path):
    manifest = str(tmp_path / "manifest.json")
    panel._take_result({"MANIFEST": manifest}, "")
    assert panel.fields.form() == BuildForm(
        manifest, True, "series", "", 16, str(tmp_path / "places.storiindex")
    )
    panel._take_result({}, "It failed.")
    assert panel.fields.manifest == manifest
    panel.fields.forget()
    assert not panel.fields.source.count()


def test_one_button_searches_in_the_result(panel, reconstructed, project):
    here = panel.here
    assert here.isHidden()
    panel.offer_result(str(reconstructed / "manifest.json"))
    assert not here.isHidden()
    here.click()
    until(lambda: panel.finder.index is not None)
    assert here.isHidden() and panel.fields.isHidden()
    made = reconstructed / "places.storiindex"
    assert made.is_file() and panel.finder.state.path == str(made)
    project.clear()
    assert here.isHidden() and not panel.fields.manifest
    panel.offer_result(str(reconstructed / "manifest.json"))
    written = made.stat().st_mtime_ns
    here.click()  # what was described before is opened as it is
    until(lambda: panel.finder.index is not None)
    assert made.stat().st_mtime_ns == written
    made.unlink()


def test_what_was_asked_with_is_named_below_its_picture(opened):
    opened.alike.setChecked(True)
    ask(opened, 4)
    assert [opened.gallery.item(k).text() for k in range(3)] == ["example", "2", "3"]
