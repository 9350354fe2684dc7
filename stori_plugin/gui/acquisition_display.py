"""An acquisition on the map: its layer where the project has one, else one that is added."""

from __future__ import annotations

import os

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..engine.errors import InputError
from .presenter import Presenter, raster_layers
from .state import Row
from .words import tr

GROUP = "STORI acquisitions"


class AcquisitionDisplay(QObject):
    """Shows one acquisition at a time, above everything else."""

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter

    def show(self, key: str) -> None:
        """Show the acquisition with that key."""
        row = next((row for row in self._presenter.state.all_rows() if row.key == key), None)
        if row is None:
            return
        path = row.paths[0]
        for layer in raster_layers(self._presenter.project):
            if os.path.normpath(layer.source()) == os.path.normpath(path):
                self._bring_forward(layer)
                return
        self._presenter.ask("show", tr("Opening {}").format(row.name), _opener(row), self._add)

    def _add(self, layer: QgsRasterLayer) -> None:
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


def _group(project: QgsProject):
    root = project.layerTreeRoot()
    group = root.findGroup(GROUP) or root.insertGroup(0, GROUP)
    group.setExpanded(False)
    return group


def _opener(row: Row):
    main_thread = QCoreApplication.instance().thread()

    def work(_, progress) -> QgsRasterLayer:
        from ..presentation.styling import choose_look

        options = QgsRasterLayer.LayerOptions(loadDefaultStyle=False)
        layer = QgsRasterLayer(row.paths[0], f"{row.date} {row.name}", "gdal", options)
        if not layer.isValid():
            raise InputError(
                f"{row.paths[0]} cannot be opened: it was moved or deleted since it was found."
            )
        bands = [layer.dataProvider().bandDescription(i + 1) for i in range(layer.bandCount())]
        choose_look([row.paths[0]], bands or ["1"]).apply(layer)
        layer.moveToThread(main_thread)
        return layer

    return work
