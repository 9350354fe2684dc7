"""Rasters of similarity on the map: what is usual pale, what is most alike dark."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsRasterLayer

from .announcing import RasterStyler, keep
from .colour_ramp import ColourStop, ramp_renderer

# Lightness falls all the way, so that it also reads without colour vision.
_COLOURS = ("#fffbf0", "#fde7b5", "#fbb666", "#ee7c3b", "#c4341c", "#7f0000")

_COARSE = 0.01  # between the limits, from which on labels of three digits differ


class SimilarityStyler(RasterStyler):
    """Draws one loaded raster of similarity between two values."""

    def __init__(self, limits: tuple[float, float]):
        super().__init__()
        self.limits = limits

    def style_raster(self, layer: QgsRasterLayer, context: QgsProcessingContext) -> None:
        """Draw the raster with a ramp; the legend tells the cosines."""
        low, high = self.limits
        values = [low + (high - low) * k / (len(_COLOURS) - 1) for k in range(len(_COLOURS))]
        digits = 3 if high - low >= _COARSE else 4
        stops = [ColourStop(v, colour, f"{v:.{digits}f}") for v, colour in zip(values, _COLOURS)]
        layer.setRenderer(ramp_renderer(layer, 1, stops, self.limits))


def style_similarity_on_completion(
    path: str, limits: tuple[float, float], context: QgsProcessingContext
) -> None:
    """Ask ``context`` to draw a raster of similarity if it is going to be loaded."""
    if context.willLoadLayerOnCompletion(path):
        styler = SimilarityStyler(limits)
        keep(styler)
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(styler)
