"""Opening rasters without leaving ``*.aux.xml`` beside them. Main thread only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal
from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QThread

_OPTION = "GDAL_PAM_ENABLED"


@contextmanager
def without_side_files() -> Iterator[None]:
    """Let rasters that this thread opens inside keep what is learned of them to themselves.

    QGIS computes statistics for every raster that it opens, and GDAL writes them to a file
    beside it. There they grow old as soon as a later run replaces the raster.
    """
    before = gdal.GetThreadLocalConfigOption(_OPTION)
    gdal.SetThreadLocalConfigOption(_OPTION, "NO")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(_OPTION, before)


class Dresser(QgsProcessingLayerPostProcessorInterface):
    """What dresses a layer that this plugin announced; `open_announced` opens those."""


def open_announced(context: QgsProcessingContext) -> None:
    """Open the layers of ``context`` that a `Dresser` waits for, before QGIS does.

    QGIS takes what is open already. Does nothing on any other than the main thread, because a
    layer belongs to the thread that it was made on.
    """
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() != application.thread():
        return
    # Its own style comes later: no time is spent on a default one.
    options = QgsRasterLayer.LayerOptions(False)
    with without_side_files():
        for path, details in context.layersToLoadOnCompletion().items():
            if isinstance(details.postProcessor(), Dresser):
                layer = QgsRasterLayer(path, details.name, "gdal", options)
                if layer.isValid():
                    context.temporaryLayerStore().addMapLayer(layer)
