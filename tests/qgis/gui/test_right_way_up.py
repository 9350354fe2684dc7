"""What is drawn lies where its coordinates say: north up, whatever files are made of."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from desktops import desktop_with, map_of_scene
from docks import until
from made_scene import CRS, PIXEL, SIDE, TRANSFORM, write_raster
from rasterio.transform import Affine

BANDS = ("B02", "B03", "B04", "B08")
DAYS = [dt.date(2021, 4, 1) + dt.timedelta(days=10 * k) for k in range(6)]
# A field in the north-west, and where it would lie if the map were mirrored along either axis.
SPOT = (slice(3, 8), slice(1, 6))
ROW, COLUMN = 5, 3
MIRRORED = ((SIDE - 1 - ROW, COLUMN), (ROW, SIDE - 1 - COLUMN))
SOUTH_UP = Affine(PIXEL, 0, TRANSFORM.c, 0, PIXEL, TRANSFORM.f - SIDE * PIXEL)


@pytest.fixture
def canvas(qgis_app, project):
    with map_of_scene() as made:
        yield made


@pytest.fixture
def desktop(canvas):
    return desktop_with(canvas)


def spotted(low, high):
    """Return bands that are low but for one field."""
    bands = np.full((4, SIDE, SIDE), low, np.uint16)
    bands[(..., *SPOT)] = high
    # Green on the field only: near infrared is high there, red stays as it is.
    bands[2] = low
    return bands


def colour_at(layer, row, column, project):
    """Draw a layer as QGIS does and return the colour at the middle of a pixel of the scene."""
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    x, y = TRANSFORM.c, TRANSFORM.f
    settings.setExtent(QgsRectangle(x, y - SIDE * PIXEL, x + SIDE * PIXEL, y))
    settings.setOutputSize(QSize(10 * SIDE, 10 * SIDE))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage().pixelColor(10 * column + 5, 10 * row + 5)


def test_images_of_any_files_are_right_way_up(dock, project, tmp_path):
    from stori_plugin.engine.pixels.renditions import SAR
    from stori_plugin.gui.map.acquisition_picture import layer_of, picture_of

    for k, day in enumerate(DAYS[:4]):
        name = f"S2A_MSIL2A_{day:%Y%m%d}T105031"
        stored, place = spotted(400, 2600), TRANSFORM
        if k % 2:
            stored, place = stored[:, ::-1], SOUTH_UP
        if k < 2:
            write_raster(tmp_path / "optical" / f"{name}.tif", stored, BANDS, 0, transform=place)
            continue
        for band, layer in zip(BANDS, stored):
            path = tmp_path / "optical" / f"{name}_{band}.tif"
            write_raster(path, layer[None], (band,), 0, transform=place)
    decibel = np.stack([np.where(spotted(0, 1)[0] > 0, -6, -15), np.full((SIDE, SIDE), -21)])
    path = tmp_path / "sar" / "S1A_IW_GRDH_1SDV_20210402T173200_ASC.tif"
    write_raster(path, decibel.astype(np.float32), ("VV", "VH"), np.nan)
    dock.presenter.add_folder(str(tmp_path / "optical"), "optical")
    dock.presenter.add_folder(str(tmp_path / "sar"), "sar")
    state = dock.presenter.state
    until(lambda: len(state.rows("optical")) == 4 and state.rows("sar"))
    for role, renditions in (("optical", ("infrared", "NDVI")), ("sar", (SAR,))):
        for rendition in renditions:
            drawing = dock.shown.finder(rendition)(_Silent())
            for row in state.rows(role):
                picture = picture_of(state.acquisition(row), "", drawing)
                layer = layer_of(picture)
                project.addMapLayer(layer)
                assert picture.is_as_asked and layer.extent().yMaximum() == TRANSFORM.f
                spot = colour_at(layer, ROW, COLUMN, project)
                for place in MIRRORED:
                    other = colour_at(layer, *place, project)
                    assert spot != other, (rendition, row.name)
                    assert other == colour_at(layer, SIDE // 2, SIDE // 2, project)
    # Descriptions of virtual rasters are kept in the project, and still mean the same.
    project.write(str(tmp_path / "project.qgz"))
    project.clear()
    project.read(str(tmp_path / "project.qgz"))
    layers = list(project.mapLayers().values())
    assert len(layers) == 9 and all(layer.isValid() for layer in layers)
    for layer in layers:
        spot = colour_at(layer, ROW, COLUMN, project)
        assert all(spot != colour_at(layer, *place, project) for place in MIRRORED)


class _Silent:
    def check(self):
        """Never stop."""


def test_a_result_and_the_days_to_clear_are_right_way_up(dock, project, tmp_path):
    for k, day in enumerate(DAYS):
        name = tmp_path / "optical" / f"S2A_MSIL2A_{day:%Y%m%d}T105031"
        classes = np.full((1, SIDE, SIDE), 4, np.uint8)
        if k:
            classes[(..., *SPOT)] = 9  # from the second date on the field is clouded
        for ending, layers, names in (
            ("10m", spotted(400, 2600), BANDS),
            ("SCL", classes, ("SCL",)),
        ):
            place = TRANSFORM
            if k % 2:  # every other date lies from south to north in its files
                layers, place = layers[:, ::-1], SOUTH_UP
            path = name.with_name(f"{name.name}_{ending}.tif")
            write_raster(path, layers, names, 0, transform=place)
    dock.presenter.add_folder(str(tmp_path / "optical"), "optical")
    until(lambda: dock.presenter.state.rows("optical"))
    loaded = []
    dock.runner.loaded.connect(lambda: loaded.append(1))
    dock.presenter.set_form(
        output=str(tmp_path / "result"), method="linear", step="observed", mask_buffer=0.0
    )
    dock.run.fields.fill()
    dock.run.run.click()
    until(lambda: loaded and dock.result.run_result and dock.player.results.ids())
    until(lambda: dock.player.results.shows(dock.player.state.rendition))
    for name in dock.player.results.ids():
        layer = project.mapLayer(name)
        spot = colour_at(layer, ROW, COLUMN, project)
        assert all(spot != colour_at(layer, *place, project) for place in MIRRORED)
    dock.result.distance.click()
    name = "Days to the nearest clear observation"
    until(lambda: project.mapLayersByName(name))
    (layer,) = project.mapLayersByName(name)
    x, y = TRANSFORM * (COLUMN + 0.5, ROW + 0.5)
    from qgis.core import QgsPointXY

    provider = layer.dataProvider()
    assert provider.sample(QgsPointXY(x, y), len(DAYS)) == (50.0, True)
    for row, column in MIRRORED:
        x, y = TRANSFORM * (column + 0.5, row + 0.5)
        assert provider.sample(QgsPointXY(x, y), len(DAYS)) == (0.0, True)
    assert CRS in layer.crs().authid()
