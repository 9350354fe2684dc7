"""What the map shows of the ground, as the engine takes it. Main thread only."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas

from ...engine.animation.views import View


def crs_of(canvas: QgsMapCanvas) -> str:
    """Return the map's CRS; codes of other authorities than EPSG are not known to every PROJ."""
    crs = canvas.mapSettings().destinationCrs()
    return crs.authid() if crs.authid().startswith("EPSG:") else crs.toWkt()


def view_of(canvas: QgsMapCanvas) -> View:
    """Return what is seen: all of it, where the map is turned as well."""
    box = canvas.mapSettings().visibleExtent()
    bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return View(crs_of(canvas), bounds, canvas.mapUnitsPerPixel())
