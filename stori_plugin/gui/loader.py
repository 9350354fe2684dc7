"""Result layers into the project, a few at a time, so that QGIS never stands still."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback, QgsProcessingUtils, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal


class Loader(QObject):
    """Loads what waits in a run's context: one layer per turn of the event loop.

    ``finished`` tells of which run all layers are loaded; ``stop`` releases a run unfinished.
    """

    finished = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self._waiting: list = []
        self._run = None
        self._project: QgsProject | None = None
        self._groups: dict[str, object] = {}
        self._feedback = QgsProcessingFeedback(False)

    def load(self, run, project: QgsProject) -> None:
        """Begin to load what the context of ``run`` holds; ``finished`` follows."""
        self._run, self._project = run, project
        details = run.context.layersToLoadOnCompletion()
        # The greatest key goes on top; the order within a group is that of adding.
        self._waiting = sorted(details.items(), key=lambda item: item[1].layerSortKey)
        self._groups = {}
        self._timer.start()

    def stop(self) -> None:
        """Give up what is not loaded yet."""
        self._timer.stop()
        self._waiting = []
        run, self._run = self._run, None
        if run is not None:
            run.release()

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            run, self._run = self._run, None
            self.finished.emit(run)
            return
        context = self._run.context
        # From the last key on: the first date is inserted last, above the others.
        path, details = self._waiting.pop(0)
        layer = QgsProcessingUtils.mapLayerFromString(path, context)
        if layer is None:
            return
        layer = context.temporaryLayerStore().takeMapLayer(layer) or layer.clone()
        details.setOutputLayerName(layer)
        self._project.addMapLayer(layer, False)
        self._group(details.groupName).insertLayer(0, layer)
        if details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(layer, context, self._feedback)

    def _group(self, name: str):
        if name not in self._groups:
            self._groups[name] = self._project.layerTreeRoot().insertGroup(0, name)
        return self._groups[name]
