"""Result layers into the project, a few at a time, so that QGIS never stands still."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable

from qgis.core import (
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...presentation.side_files import open_raster
from .algorithm_run import Run

_TURN = 0.02  # seconds of one turn of the event loop that go into loading


class Loader(QObject):
    """Loads what waits in a run's context: a few layers per turn of the event loop.

    A group is hidden and folded until it is full, so that the map is drawn once and not for every
    layer. ``finished`` carries the run whose layers are all loaded; ``stop`` releases a run that
    is not.
    """

    finished = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)
        self._waiting: list[tuple[str, QgsProcessingContext.LayerDetails]] = []
        self._run: Run | None = None
        self._project: QgsProject | None = None
        self._groups: dict[str, QgsLayerTreeGroup] = {}
        self._feedback = QgsProcessingFeedback(False)

    def load(self, run: Run, project: QgsProject) -> None:
        """Begin to load what the context of ``run`` holds; ``finished`` follows."""
        self._run, self._project = run, project
        details = run.context.layersToLoadOnCompletion()
        # The greatest key goes on top; the order within a group is that of adding.
        self._waiting = sorted(details.items(), key=lambda item: item[1].layerSortKey)
        self._groups = {}
        take_out_earlier(project, details)
        self._timer.start()

    def stop(self) -> None:
        """Give up what is not loaded yet."""
        self._timer.stop()
        self._waiting = []
        self._groups = {}
        run, self._run = self._run, None
        if run is not None:
            run.release()

    def _turn(self) -> None:
        ends = time.monotonic() + _TURN
        run, project = self._run, self._project
        while run is not None and project is not None and self._waiting and time.monotonic() < ends:
            # From the last key on: the first date is inserted last, above the others.
            path, details = self._waiting.pop(0)
            self._load(path, details, run.context, project)
        if not self._waiting:
            self._timer.stop()
            for group in self._groups.values():
                # The user may have taken a group away meanwhile.
                if not sip.isdeleted(group):
                    group.setItemVisibilityChecked(True)
            self._groups = {}
            self._run = None
            self.finished.emit(run)

    def _load(
        self,
        path: str,
        details: QgsProcessingContext.LayerDetails,
        context: QgsProcessingContext,
        project: QgsProject,
    ) -> None:
        layer: QgsMapLayer | None = open_raster(path, "")
        if layer is None or not layer.isValid():
            layer = _layer_in(context, path)
        if layer is None:
            return
        details.setOutputLayerName(layer)
        project.addMapLayer(layer, False)
        # Dozens of layers with three lines of legend each bury the list of dates.
        self._group(details.groupName, project).insertLayer(0, layer).setExpanded(False)
        if details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(layer, context, self._feedback)

    def _group(self, name: str, project: QgsProject) -> QgsLayerTreeGroup:
        if name not in self._groups or sip.isdeleted(self._groups[name]):
            group = project.layerTreeRoot().insertGroup(0, name)
            group.setItemVisibilityChecked(False)
            group.setExpanded(False)
            self._groups[name] = group
        return self._groups[name]


def take_out_earlier(project: QgsProject, paths: Iterable[str]) -> None:
    """Take out the layers of an earlier run into the same folder, and groups that are empty then.

    ``paths`` are the files that are loaded now; layers of other files stay.
    """
    new = {os.path.normpath(path) for path in paths}
    folders = {os.path.dirname(path) for path in new}
    gone = [
        layer.id()
        for layer in project.mapLayers().values()
        if _is_earlier(os.path.normpath(layer.source()), new, folders)
    ]
    root = project.layerTreeRoot()
    groups = {root.findLayer(each).parent() for each in gone if root.findLayer(each)}
    project.removeMapLayers(gone)
    for group in groups:
        if group is not root and not sip.isdeleted(group) and not group.children():
            group.parent().removeChildNode(group)


def _is_earlier(path: str, new: set[str], folders: set[str]) -> bool:
    is_there = os.path.dirname(path) in folders
    return is_there and (path in new or not os.path.exists(path))


def _layer_in(context: QgsProcessingContext, path: str) -> QgsMapLayer | None:
    """Return what only the context of a run knows; None where there is nothing."""
    layer = QgsProcessingUtils.mapLayerFromString(path, context)
    if layer is None:
        return None
    return context.temporaryLayerStore().takeMapLayer(layer) or layer.clone()
