"""Opening rasters without leaving ``*.aux.xml`` beside them. Main thread only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal
from qgis.core import QgsRasterLayer

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


def open_raster(path: str, name: str) -> QgsRasterLayer:
    """Open a raster without a style: a default one takes statistics, and ours comes later.

    The layer is not valid where the file cannot be opened.
    """
    options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
    with without_side_files():
        return QgsRasterLayer(path, name, "gdal", options)
