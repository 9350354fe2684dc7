"""What lies above the series on the map, field outlines above all: painted over frames as well."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis, QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...engine.animation.views import View
from .film_item import Frame
from .map_view import view_of


class Overlay(QObject):
    """Draws layers above the series, once for a view; ``drawn`` says that ``frame`` is another."""

    drawn = pyqtSignal()

    def __init__(
        self, canvas: QgsMapCanvas, series: Callable[[], set[str]], parent: QObject | None = None
    ):
        """``series`` returns the ids of the layers of the series."""
        super().__init__(parent)
        self._canvas, self._series = canvas, series
        self.frame: Frame | None = None
        self._about: tuple[View, tuple[str, ...]] | None = None
        self._jobs: list[QgsMapRendererParallelJob] = []  # the last is the one that counts

    def stop(self) -> None:
        """Draw nothing any more."""
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job.cancel()  # waits: nothing may read the layers when they go
            job.deleteLater()
        self.frame = self._about = None

    def refresh(self) -> None:
        """Draw what lies above the series now, unless that is drawn already."""
        layers = self._above()
        about = (view_of(self._canvas), tuple(layer.id() for layer in layers))
        if about == self._about:
            return
        self._about = about
        for job in self._jobs:
            job.cancelWithoutBlocking()
        if not layers:
            self.frame = None
            self.drawn.emit()
            return
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers(layers)
        settings.setBackgroundColor(QColor(0, 0, 0, 0))
        job = QgsMapRendererParallelJob(settings)
        # Owned by Qt: whoever held it last would else delete it in the midst of its own signal.
        job.setParent(self)
        job.finished.connect(self._take_image)
        self._jobs.append(job)
        job.start()

    def _above(self) -> list[QgsMapLayer]:
        """Return the layers above the uppermost of the series; all vectors where there is none."""
        series, layers = self._series(), self._canvas.layers()
        first = next((n for n, layer in enumerate(layers) if layer.id() in series), None)
        vector = Qgis.LayerType.Vector
        return layers[:first] if first is not None else [la for la in layers if la.type() == vector]

    def _take_image(self) -> None:
        job = self.sender()
        if job not in self._jobs:
            return
        is_wanted = job is self._jobs[-1]
        self._jobs.remove(job)
        if is_wanted:
            self.frame = Frame(job.renderedImage(), job.mapSettings().visibleExtent())
            self.drawn.emit()
        job.deleteLater()
