"""An acquisition on the map: its layer where the project has one, else one that is added."""

from __future__ import annotations

import os

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from ...engine.support.errors import InputError
from ...presentation.words import tr
from ..state.dock_state import Row
from ..work.presenter import Presenter, raster_layers
from .acquisition_picture import Picture, layer_of, picture_of

GROUP = "STORI acquisitions"


class AcquisitionDisplay(QObject):
    """Shows one acquisition at a time, above everything else."""

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter

    def show(self, key: str) -> None:
        """Show the acquisition with that key."""
        state = self._presenter.state
        row = next((row for row in state.all_rows() if row.key == key), None)
        if row is None:
            return
        acquisition = state.acquisition(row)
        if acquisition is None:
            return
        title = title_of(row)
        for layer in raster_layers(self._presenter.project):
            is_shown = layer.name() == title and _is_in_group(self._presenter.project, layer)
            if is_shown or _is_file(layer, row):
                self._bring_forward(layer)
                return
        opening = tr("Opening {}").format(row.name)
        self._presenter.ask("show", opening, lambda *_: picture_of(acquisition, title), self._add)

    def _add(self, picture: Picture) -> None:
        try:
            layer = layer_of(picture)
        except InputError as error:
            self._presenter.message_sent.emit(str(error), True)
            return
        project = self._presenter.project
        group = _group(project)
        project.addMapLayer(layer, False)
        group.insertLayer(0, layer).setExpanded(False)
        self._bring_forward(layer)

    def _bring_forward(self, layer: QgsRasterLayer) -> None:
        root = self._presenter.project.layerTreeRoot()
        group = root.findGroup(GROUP)
        for node in group.findLayers() if group is not None else []:
            node.setItemVisibilityChecked(node.layerId() == layer.id())
        node = root.findLayer(layer.id())
        if node is not None:
            node.setItemVisibilityCheckedParentRecursive(True)


def title_of(row: Row) -> str:
    """Return the name of the layer of an acquisition."""
    return f"{row.date} {row.name}"


def _is_in_group(project: QgsProject, layer: QgsRasterLayer) -> bool:
    group = project.layerTreeRoot().findGroup(GROUP)
    return group is not None and group.findLayer(layer.id()) is not None


def _is_file(layer: QgsRasterLayer, row: Row) -> bool:
    """Tell whether a layer of the user's shows the acquisition: its one file with all bands."""
    return os.path.normpath(layer.source()) == os.path.normpath(row.paths[0])


def _group(project: QgsProject) -> QgsLayerTreeGroup:
    root = project.layerTreeRoot()
    group = root.findGroup(GROUP) or root.insertGroup(0, GROUP)
    group.setExpanded(False)
    return group
