"""Ranked chips on the map: the nearest strongest, and the map moved to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsProcessingContext,
    QgsProject,
    QgsRectangle,
    QgsRendererRange,
    QgsVectorLayer,
)

from .announcing import LayerStyler, keep
from .words import tr

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

# From the first rank to the last: lightness rises all the way, so that it also reads without
# colour vision.
_COLOURS = ("#7f0000", "#c4341c", "#ee7c3b", "#fbb666", "#fde7b5")
_OPACITY = 70  # of 255, of what is within an outline
SURROUNDINGS = 6.0  # times the size of a chip that the map shows around it


class RankStyler(LayerStyler):
    """Draws one loaded layer of ranked chips and shows the first of them."""

    def __init__(self, last: int):
        super().__init__()
        self.last = last

    def style(self, layer, context: QgsProcessingContext) -> None:
        """Draw the ranks and move the map to the first."""
        if isinstance(layer, QgsVectorLayer):
            layer.setRenderer(rank_renderer(self.last))
            layer.triggerRepaint()
            show_first(layer)


def style_on_completion(identifier: str, last: int, context: QgsProcessingContext) -> None:
    """Ask ``context`` to style a layer of ranks 1 to ``last`` if it is going to be loaded."""
    if context.willLoadLayerOnCompletion(identifier):
        styler = RankStyler(last)
        keep(styler)
        context.layerToLoadOnCompletionDetails(identifier).setPostProcessor(styler)


def rank_renderer(last: int) -> QgsGraduatedSymbolRenderer:
    """Return a renderer for the field ``rank`` from 1 to ``last``, the last ones drawn first."""
    count = min(len(_COLOURS), max(last, 1))
    renderer = QgsGraduatedSymbolRenderer("rank")
    low = 0.5
    for number in range(count):
        high = 0.5 + last * (number + 1) / count
        first_rank, last_rank = int(low) + 1, int(high)
        colour = _COLOURS[number * (len(_COLOURS) - 1) // max(count - 1, 1)]
        symbol = QgsFillSymbol.createSimple(
            {
                "color": _translucent(colour),
                "outline_color": colour,
                "outline_width": "0.7",
            }
        )
        label = (
            f"{first_rank}"
            if first_rank == last_rank
            else tr("{} to {}").format(first_rank, last_rank)
        )
        renderer.addClassRange(QgsRendererRange(low, high, symbol, label))
        low = high
    return renderer


def _translucent(colour: str) -> str:
    """Return a colour as symbols take it, with what lies below showing through."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{_OPACITY}"


def show_first(layer: QgsVectorLayer) -> None:
    """Move the map of the desktop to the chip of the first rank; without a desktop nothing."""
    from qgis.utils import iface

    if iface is None or iface.mapCanvas() is None:
        return
    box = next(
        (f.geometry().boundingBox() for f in layer.getFeatures("rank = 1") if f.hasGeometry()), None
    )
    if box is None:
        return
    move_map(iface.mapCanvas(), box, layer.crs(), QgsProject.instance(), SURROUNDINGS)


def move_map(
    canvas: QgsMapCanvas,
    box: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    project: QgsProject,
    enlargement: float,
) -> bool:
    """Let the map show a box of ``crs``, enlarged; tell whether the map's CRS reaches there."""
    to_map = QgsCoordinateTransform(crs, canvas.mapSettings().destinationCrs(), project)
    try:
        shown = to_map.transformBoundingBox(box)
    except QgsCsException:
        return False
    shown.scale(enlargement)
    canvas.setExtent(shown)
    canvas.refresh()
    return True
