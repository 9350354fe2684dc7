"""As much of QGIS's window as the dock asks for: a map with a clock, and a bar for messages."""

from __future__ import annotations

from contextlib import contextmanager

from made_scene import CRS, PIXEL, SIDE, TRANSFORM


@contextmanager
def map_of_scene(edge: int = 240, has_clock: bool = True):
    """Give a map canvas over the made scene, which follows a Temporal Controller where asked."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsTemporalNavigationObject
    from qgis.gui import QgsMapCanvas

    made = QgsMapCanvas()
    made.resize(edge, edge)
    made.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    x, y = TRANSFORM.c, TRANSFORM.f
    made.setExtent(QgsRectangle(x, y - SIDE * PIXEL, x + SIDE * PIXEL, y))
    if has_clock:
        clock = QgsTemporalNavigationObject()
        clock.setParent(made)
        made.setTemporalController(clock)
    yield made
    made.deleteLater()


def desktop_with(canvas):
    """Return a desktop that has this map."""
    from qgis.gui import QgsMessageBar

    class Desktop:
        bar = QgsMessageBar()

        def mapCanvas(self):  # noqa: N802
            return canvas

        def messageBar(self):  # noqa: N802
            return self.bar

    return Desktop()
