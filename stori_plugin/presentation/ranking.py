"""Ranked chips on the map: the nearest strongest, and the map moved to the first."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsProcessingContext,
    QgsProject,
    QgsRendererRange,
    QgsVectorLayer,
)

from .announcing import Dresser, keep

# From the first rank to the last: lightness rises all the way, so that it also reads without
# colour vision.
_COLOURS = ("#7f0000", "#c4341c", "#ee7c3b", "#fbb666", "#fde7b5")
_OPACITY = 70  # of 255, of what is within an outline
_AROUND = 6.0  # times the first chip's size that the map shows


class RankDresser(Dresser):
    """Draws one loaded layer of ranked chips and shows the first of them."""

    def __init__(self, last: int):
        super().__init__()
        self.last = last

    def dress(self, layer, context: QgsProcessingContext) -> None:
        """Draw the ranks and move the map to the first."""
        if isinstance(layer, QgsVectorLayer):
            layer.setRenderer(rank_renderer(self.last))
            layer.triggerRepaint()
            show_first(layer)


def dress_on_completion(identifier: str, last: int, context: QgsProcessingContext) -> None:
    """Ask ``context`` to dress a layer of ranks 1 to ``last`` if it is going to be loaded."""
    if context.willLoadLayerOnCompletion(identifier):
        dresser = RankDresser(last)
        keep(dresser)
        context.layerToLoadOnCompletionDetails(identifier).setPostProcessor(dresser)


def rank_renderer(last: int) -> QgsGraduatedSymbolRenderer:
    """Return a renderer for the field ``rank`` from 1 to ``last``, the last ones drawn first."""
    count = min(len(_COLOURS), max(last, 1))
    renderer = QgsGraduatedSymbolRenderer("rank")
    low = 0.5
    for number in range(count):
        high = 0.5 + last * (number + 1) / count
        first, final = int(low) + 1, int(high)
        colour = _COLOURS[number * (len(_COLOURS) - 1) // max(count - 1, 1)]
        symbol = QgsFillSymbol.createSimple(
            {
                "color": _see_through(colour),
                "outline_color": colour,
                "outline_width": "0.7",
            }
        )
        label = f"{first}" if first == final else f"{first} to {final}"
        renderer.addClassRange(QgsRendererRange(low, high, symbol, label))
        low = high
    return renderer


def _see_through(colour: str) -> str:
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
    canvas = iface.mapCanvas()
    there = QgsCoordinateTransform(
        layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    try:
        box = there.transformBoundingBox(box)
    except QgsCsException:
        return
    box.scale(_AROUND)
    canvas.setExtent(box)
    canvas.refresh()
