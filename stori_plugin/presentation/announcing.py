"""Layers that QGIS is asked to load when an algorithm is done, and what gives them their look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QThread

from .side_files import open_raster, without_side_files

# Post-processors belong to the context on the C++ side, which forgets the Python half of an
# object that nothing in Python holds on to.
waiting: set[LayerStyler] = set()


class LayerStyler(QgsProcessingLayerPostProcessorInterface):
    """Gives one layer that this plugin announced its look, once QGIS has loaded it."""

    def postProcessLayer(self, layer, context, feedback) -> None:  # noqa: N802
        """Style ``layer``; QGIS calls this on the main thread."""
        waiting.discard(self)
        self.style(layer, context)

    def style(self, layer, context: QgsProcessingContext) -> None:
        """Give ``layer`` its look."""
        raise NotImplementedError


class RasterStyler(LayerStyler):
    """Styles a raster, read anew: a layer of an earlier run may still show the old file."""

    def style(self, layer, context: QgsProcessingContext) -> None:
        """Give ``layer`` its look if it is a raster."""
        if isinstance(layer, QgsRasterLayer):
            with without_side_files():
                layer.reload()
            self.style_raster(layer, context)
            layer.triggerRepaint()

    def style_raster(self, layer: QgsRasterLayer, context: QgsProcessingContext) -> None:
        """Give a raster its look."""
        raise NotImplementedError


@dataclass(frozen=True)
class RasterAnnouncement:
    """A raster that QGIS is asked to load."""

    path: str
    # What the layer is called.
    name: str
    styler: RasterStyler


def announce(
    rasters: Sequence[RasterAnnouncement],
    group: str,
    context: QgsProcessingContext,
    above: int = 0,
) -> None:
    """Ask ``context`` to load rasters into a group, the first on top, when all is done.

    ``above`` is how many rasters were announced before that are to lie below these.
    """
    keep(*(raster.styler for raster in rasters))
    for number, raster in enumerate(rasters):
        details = QgsProcessingContext.LayerDetails(raster.name, context.project(), "LAYERS")
        details.forceName = True
        details.groupName = group
        # A greater key is placed above a lesser one.
        details.layerSortKey = above + len(rasters) - number
        details.setPostProcessor(raster.styler)
        context.addLayerToLoadOnCompletion(raster.path, details)


def keep(*stylers: LayerStyler) -> None:
    """Hold on to stylers until their layers are there; those of layers never loaded go."""
    waiting.difference_update([styler for styler in waiting if sip.isdeleted(styler)])
    waiting.update(stylers)


def open_announced(context: QgsProcessingContext) -> None:
    """Open the rasters of ``context`` that a `RasterStyler` waits for, before QGIS does.

    QGIS takes what is open already. Does nothing on any other than the main thread, because a
    layer belongs to the thread that it was made on.
    """
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() != application.thread():
        return
    for path, details in context.layersToLoadOnCompletion().items():
        if isinstance(details.postProcessor(), RasterStyler):
            layer = open_raster(path, details.name)
            if layer.isValid():
                context.temporaryLayerStore().addMapLayer(layer)
