"""An area that was chosen, outlined on the map."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

_COLOUR = "#d55e00"
_PARTS = 16  # of each side: a straight line is none in another CRS


class AreaOutline:
    """One outline on a map; hidden while there is no area."""

    def __init__(self, canvas: QgsMapCanvas):
        self._canvas = canvas
        self._bounds: tuple[float, float, float, float] | None = None
        self._crs = ""
        self._band = QgsRubberBand(canvas)
        self._band.setStrokeColor(QColor(_COLOUR))
        self._band.setFillColor(QColor(0, 0, 0, 0))
        self._band.setLineStyle(Qt.PenStyle.DashLine)
        self._band.setWidth(2)
        canvas.destinationCrsChanged.connect(self._draw)

    def close(self) -> None:
        """Take it off the map."""
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        self._canvas.scene().removeItem(self._band)

    @property
    def is_shown(self) -> bool:
        """Tell whether there is anything to be seen."""
        return self._band.size() > 0 and self._band.isVisible()

    def show(self, bounds: tuple[float, float, float, float] | None, crs: str) -> None:
        """Outline an area (xmin, ymin, xmax, ymax) in a CRS; None shows nothing."""
        if (bounds, crs) != (self._bounds, self._crs):
            self._bounds, self._crs = bounds, crs
            self._draw()

    def _draw(self) -> None:
        self._band.reset()
        if self._bounds is None:
            return
        outline = QgsGeometry.fromRect(QgsRectangle(*self._bounds))
        longest = max(outline.boundingBox().width(), outline.boundingBox().height())
        outline = outline.densifyByDistance(longest / _PARTS)
        known = QgsCoordinateReferenceSystem(self._crs) if self._crs else None
        here = self._canvas.mapSettings().destinationCrs()
        if known is not None and known.isValid() and here.isValid():
            try:
                outline.transform(QgsCoordinateTransform(known, here, QgsProject.instance()))
            except QgsCsException:  # it lies where the map's CRS does not reach
                return
        self._band.setToGeometry(outline)
