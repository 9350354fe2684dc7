"""Result layers into the project, a few at a time, so that QGIS never stands still."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal


class Loader(QObject):
    """Loads what waits in a context: one layer per turn of the event loop."""

    finished = pyqtSignal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._waiting: list = []
        self._context: QgsProcessingContext | None = None
        self._project: QgsProject | None = None
        self._groups: dict[str, object] = {}
        self._feedback = QgsProcessingFeedback(False)

    def load(self, context: QgsProcessingContext, project: QgsProject) -> None:
        """Begin; ``finished`` follows."""
        self._context, self._project = context, project
        details = context.layersToLoadOnCompletion()
        # The greatest key goes on top; the order within a group is that of adding.
        self._waiting = sorted(details.items(), key=lambda item: item[1].layerSortKey)
        self._groups = {}
        self._timer.start()

    def stop(self) -> None:
        """Give up what is not loaded yet."""
        self._timer.stop()
        self._waiting = []
        self._context = None

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            self._context = None
            self.finished.emit()
            return
        # From the last key on: the first date is inserted last, above the others.
        path, details = self._waiting.pop(0)
        layer = QgsProcessingUtils.mapLayerFromString(path, self._context)
        if layer is None:
            return
        layer = self._context.temporaryLayerStore().takeMapLayer(layer) or layer.clone()
        details.setOutputLayerName(layer)
        self._project.addMapLayer(layer, False)
        self._group(details.groupName).insertLayer(0, layer)
        if details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(layer, self._context, self._feedback)

    def _group(self, name: str):
        if name not in self._groups:
            self._groups[name] = self._project.layerTreeRoot().insertGroup(0, name)
        return self._groups[name]
