"""Shows on the map how alike every place is: runs ``stori:similarityraster`` in the background."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.options.build_index_options import EMBEDDINGS
from ...presentation.side_files import open_raster
from ...presentation.words import tr
from . import commands
from .algorithm_run import Run
from .one_run import OneRun
from .presenter import Presenter

if TYPE_CHECKING:
    from ...engine.retrieval.index.index_file import Index

ALGORITHM = "stori:similarityraster"


class SimilarEverywhere(OneRun):
    """Makes one raster of similarity at a time and puts it into the project.

    Signals: ``changed`` when one begins or ends; ``progressed`` with a text; ``ended`` with a
    sentence, empty where all went well.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(str)
    ended = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(presenter, parent)
        self._step = ""

    def start(self, index: Index, alike: Sequence[int], unlike: Sequence[int]) -> str:
        """Begin with the examples of an index; return a sentence where that is impossible."""
        algorithm = commands.create_algorithm(ALGORITHM)
        if algorithm is None or commands.obstacle(ALGORITHM):
            return commands.obstacle(ALGORITHM)
        run = Run(self._presenter.project)
        output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", self._presenter.project)
        given: dict[str, Any] = {"INDEX": index.path, "OUTPUT": output}
        for name, rows in (("FEATURES", alike), ("UNLIKE", unlike)):
            if rows:
                layer = _examples(index, rows)
                run.context.temporaryLayerStore().addMapLayer(layer)
                given[name] = layer.id()
        run.feedback.step_changed.connect(self._take_step)
        run.feedback.progressChanged.connect(self._show_progress)
        self._step = ""
        sentence = self._begin(run, algorithm, given, tr("The raster could not be begun."))
        if not sentence:
            self.changed.emit()
        return sentence

    def _take_step(self, text: str) -> None:
        self._step = text
        self.progressed.emit(text)

    def _show_progress(self, percent: float) -> None:
        self.progressed.emit(f"{self._step} ({percent:.0f} %)")

    def _executed(self, run: Run, is_well: bool, results: dict[str, Any]) -> None:
        if sip.isdeleted(self):
            run.release()
            return
        self._run = None
        self.changed.emit()
        errors = run.feedback.errors
        if run.feedback.isCanceled():
            sentence = tr("Stopped; nothing was written.")
        elif not is_well:
            sentence = errors[-1] if errors else tr("The raster could not be made.")
        else:
            sentence = ""
            self._show(run)
        run.release()
        self.ended.emit(sentence)

    def _show(self, run: Run) -> None:
        """Put the raster below the places that were found, and draw it."""
        project = self._presenter.project
        for path, details in run.context.layersToLoadOnCompletion().items():
            layer = open_raster(path, details.name)
            project.addMapLayer(layer, False)
            project.layerTreeRoot().insertLayer(1, layer)
            if details.postProcessor() is not None:
                feedback = QgsProcessingFeedback(False)
                details.postProcessor().postProcessLayer(layer, run.context, feedback)


def _examples(index: Index, rows: Sequence[int]) -> QgsVectorLayer:
    """Return chips as a layer: the pixels of embeddings below them, else just these chips."""
    is_ground = index.encoder == EMBEDDINGS
    layer = QgsVectorLayer("Polygon" if is_ground else "Point", "examples", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(index.crs))
    features = []
    for corners in np.asarray(index.table.corners[list(rows)]):
        if np.isfinite(corners).all():
            feature = QgsFeature()
            ring = [QgsPointXY(float(x), float(y)) for x, y in (*corners, corners[0])]
            # The outline of a chip holds the middles of others that overlap it.
            middle = QgsPointXY(*(float(number) for number in corners.mean(0)))
            feature.setGeometry(
                QgsGeometry.fromPolygonXY([ring]) if is_ground else QgsGeometry.fromPointXY(middle)
            )
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer
