"""The layers of a result in the project: drawn as was chosen, one series of them to be seen."""

from __future__ import annotations

import os

from qgis.core import QgsLayerTreeGroup, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..work.presenter import Presenter, raster_layers
from ..work.shown_series import ShownSeries
from .acquisition_picture import Picture, can_be_layer, picture_of


class ResultLayers(QObject):
    """Draws all dates of a result in one way; ``drawn`` says that it is done."""

    drawn = pyqtSignal()

    def __init__(self, presenter: Presenter, series: ShownSeries, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter, self._series = presenter, series
        self._rendition = ""

    def draw(self, rendition: str) -> None:
        """Draw the series that can be shown so, and hide the others of the result."""
        found = self._series.result_for(rendition)
        if found is None:
            return
        (name, series), find = found, self._series.finder(rendition)
        item, wanted = series.acquisitions[0], self._paths(name)

        def work(_: object, progress) -> Picture | None:
            drawing = find(progress)
            return picture_of(item, "", drawing) if _is_direct(drawing, item.bands) else None

        def take(picture: Picture | None) -> None:
            self._rendition = rendition if picture is not None else ""
            if picture is not None:
                for layer in self._layers(wanted):
                    picture.look.apply(layer)
                    layer.triggerRepaint()
                self._show_only(name)
            self.drawn.emit()

        self._presenter.tasks.start("draw result", "", work, take, lambda _: None)

    def shows(self, rendition: str) -> bool:
        """Tell whether layers of the result are drawn so."""
        found = self._series.result_for(rendition)
        if found is None or not rendition or rendition != self._rendition:
            return False
        return bool(self._layers(self._paths(found[0])))

    def ids(self) -> set[str]:
        """Return the ids of all layers of the result."""
        every = self._series.result_paths()
        return {layer.id() for name in every for layer in self._layers(self._paths(name))}

    def _paths(self, name: str) -> set[str]:
        return {os.path.normpath(path) for path in self._series.result_paths().get(name, ())}

    def _layers(self, paths: set[str]) -> list[QgsRasterLayer]:
        layers = raster_layers(self._presenter.project)
        return [layer for layer in layers if os.path.normpath(layer.source()) in paths]

    def _show_only(self, name: str) -> None:
        for series in self._series.result_paths():
            for group in self._groups(series):
                group.setItemVisibilityChecked(series == name)

    def _groups(self, name: str) -> list[QgsLayerTreeGroup]:
        """Return the groups that hold nothing but layers of a series."""
        root = self._presenter.project.layerTreeRoot()
        own = {layer.id() for layer in self._layers(self._paths(name))}
        nodes = [node for node in map(root.findLayer, own) if node is not None]
        parents = {id(node.parent()): node.parent() for node in nodes}
        return [
            group
            for group in parents.values()
            if group is not None and group.parent() is not None and set(group.findLayerIds()) <= own
        ]


def _is_direct(drawing, bands) -> bool:
    """Tell whether a layer of the file itself is drawn so, without a raster made of its bands."""
    from ...engine.pixels.renditions import bands_shown

    count = len(bands_shown(drawing.rendition, bands))
    return can_be_layer(drawing, bands) and count == len(drawing.limits)
