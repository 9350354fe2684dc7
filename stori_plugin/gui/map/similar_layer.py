"""The places that were found, as a layer of the map. Main thread only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

from ...presentation.ranking import SURROUNDINGS, move_map, rank_renderer
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.retrieval.finding.refine import RankedChip

_FLASH = QColor(255, 200, 0)
LARGE = 40.0  # pixels, as many as the map shows at least where it is moved to a place


class SimilarLayer:
    """One layer, made when it is first needed and filled anew by every search."""

    def __init__(self, project: QgsProject, canvas: QgsMapCanvas | None = None):
        self._project, self.canvas = project, canvas
        self._id = ""
        self._crs = QgsCoordinateReferenceSystem()

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer in the project; None where it is not (any more)."""
        return self._project.mapLayer(self._id) if self._id else None

    def show(self, hits: Sequence[RankedChip], crs: str) -> None:
        """Show places whose corners are in ``crs`` (WKT or authority's code)."""
        self._crs = QgsCoordinateReferenceSystem(crs)
        outlines = [(hit, _outline(hit)) for hit in hits]
        located = [(hit, outline) for hit, outline in outlines if outline is not None]
        layer = self.layer
        if not located:
            self.remove()
            return
        if layer is None:
            layer = self._make()
        layer.setCrs(self._crs)
        provider = layer.dataProvider()
        provider.truncate()
        # The last rank first: where chips overlap, the nearest is drawn on top.
        provider.addFeatures([_feature(layer, *pair) for pair in reversed(located)])
        layer.setRenderer(rank_renderer(len(hits)))
        layer.updateExtents()
        layer.triggerRepaint()

    def remove(self) -> None:
        """Take the layer out of the project."""
        if self.layer is not None:
            self._project.removeMapLayer(self._id)
            if self.canvas is not None:
                self.canvas.refresh()
        self._id = ""

    def zoom_to(
        self, hits: Sequence[RankedChip], is_whole: bool = False, size: float = LARGE
    ) -> bool:
        """Move the map to places, with their surroundings unless ``is_whole``; tell if it did.

        ``size`` is the edge of a place in pixels: of a small one more of the surroundings is shown.
        """
        outlines = [outline for outline in map(_outline, hits) if outline is not None]
        if self.canvas is None or not outlines:
            return False
        box = QgsRectangle()
        for outline in outlines:
            box.combineExtentWith(outline.boundingBox())
        enlargement = 1.1 if is_whole else max(SURROUNDINGS, LARGE / max(size, 1.0))
        if not move_map(self.canvas, box, self._crs, self._project, enlargement):
            return False
        if not is_whole:
            self.canvas.flashGeometries(outlines, self._crs, _FLASH)
        return True

    def _make(self) -> QgsVectorLayer:
        layer = QgsVectorLayer("Polygon", tr("STORI similar places"), "memory")
        layer.dataProvider().addAttributes(
            [
                QgsField("rank", QMetaType.Type.Int),
                QgsField("distance", QMetaType.Type.Double),
                QgsField("title", QMetaType.Type.QString),
                QgsField("date", QMetaType.Type.QString),
                QgsField("example", QMetaType.Type.Bool),
            ]
        )
        layer.updateFields()
        layer.setMapTipTemplate("[% rank %]. [% title %] ([% round(distance, 3) %])")
        layer.setCustomProperty("skipMemoryLayersCheck", 1)  # the search brings it back
        self._project.addMapLayer(layer, False)
        self._project.layerTreeRoot().insertLayer(0, layer)
        self._id = layer.id()
        return layer


def _outline(hit: RankedChip) -> QgsGeometry | None:
    """Return a chip's outline; None where it has no place."""
    points = [QgsPointXY(float(x), float(y)) for x, y in hit.corners]
    if any(point.x() != point.x() or point.y() != point.y() for point in points):
        return None
    return QgsGeometry.fromPolygonXY([[*points, points[0]]])


def _feature(layer: QgsVectorLayer, hit: RankedChip, outline: QgsGeometry) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(outline)
    feature.setAttributes([hit.rank, hit.distance, hit.title, hit.date, bool(hit.mark)])
    return feature
