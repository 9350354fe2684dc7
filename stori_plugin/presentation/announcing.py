"""Layers that QGIS is asked to load when an algorithm is done, and who dresses them then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QThread

from .side_files import without_side_files

# Post-processors belong to the context on the C++ side, which forgets the Python half of an
# object that nothing in Python holds on to.
waiting: set[Dresser] = set()


class Dresser(QgsProcessingLayerPostProcessorInterface):
    """Dresses one layer that this plugin announced, once QGIS has loaded it."""

    def postProcessLayer(self, layer, context, feedback) -> None:  # noqa: N802
        """Dress ``layer``; QGIS calls this on the main thread."""
        waiting.discard(self)
        self.dress(layer, context)

    def dress(self, layer, context: QgsProcessingContext) -> None:
        """Give ``layer`` its look."""
        raise NotImplementedError


class RasterDresser(Dresser):
    """Dresses a raster, read anew: a layer of an earlier run may still show the old file."""

    def dress(self, layer, context: QgsProcessingContext) -> None:
        """Give ``layer`` its look if it is a raster."""
        if isinstance(layer, QgsRasterLayer):
            with without_side_files():
                layer.reload()
            self.dress_raster(layer, context)
            layer.triggerRepaint()

    def dress_raster(self, layer: QgsRasterLayer, context: QgsProcessingContext) -> None:
        """Give a raster its look."""
        raise NotImplementedError


@dataclass(frozen=True)
class AnnouncedRaster:
    """A raster that QGIS is asked to load: its file, the layer's name, and who dresses it."""

    path: str
    name: str
    dresser: RasterDresser


def announce(rasters: Sequence[AnnouncedRaster], group: str, context: QgsProcessingContext) -> None:
    """Ask ``context`` to load rasters into a group, the first on top, when all is done."""
    keep(*(raster.dresser for raster in rasters))
    for number, raster in enumerate(rasters):
        details = QgsProcessingContext.LayerDetails(raster.name, context.project(), "LAYERS")
        details.forceName = True
        details.groupName = group
        # A greater key is placed above a lesser one.
        details.layerSortKey = len(rasters) - number
        details.setPostProcessor(raster.dresser)
        context.addLayerToLoadOnCompletion(raster.path, details)


def keep(*dressers: Dresser) -> None:
    """Hold on to dressers until their layers are there; those of layers never loaded go."""
    waiting.difference_update([one for one in waiting if sip.isdeleted(one)])
    waiting.update(dressers)


def open_announced(context: QgsProcessingContext) -> None:
    """Open the rasters of ``context`` that a `Dresser` waits for, before QGIS does.

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
            if isinstance(details.postProcessor(), RasterDresser):
                layer = QgsRasterLayer(path, details.name, "gdal", options)
                if layer.isValid():
                    context.temporaryLayerStore().addMapLayer(layer)
