"""The layers of a result in the project: drawn as was chosen, one series of them to be seen."""

from __future__ import annotations

import os
import time

from qgis.core import QgsLayerTreeGroup
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..state.player_state import RECONSTRUCTED
from ..work.presenter import Presenter, raster_layers
from ..work.shown_series import ShownSeries
from .acquisition_picture import Picture, can_be_layer, picture_of

_TURN = 0.02  # seconds of one turn of the event loop that go into drawing


class ResultLayers(QObject):
    """Draws all dates of a result in one way; ``drawn`` says that it is done."""

    drawn = pyqtSignal()

    def __init__(self, presenter: Presenter, series: ShownSeries, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter, self._series = presenter, series
        self._rendition = ""
        self._by_series: dict[str, list[str]] | None = None  # ids, until layers come or go
        self._waiting: list[str] = []
        self._picture: Picture | None = None
        self._about = ("", "")  # rendition and series that layers are being drawn for
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._turn)
        presenter.project.layersAdded.connect(self._forget)
        presenter.project.layersRemoved.connect(self._forget)
        series.changed.connect(self._series_differs)

    def close_down(self) -> None:
        """Let go of the project."""
        self._turns.stop()
        self._presenter.project.layersAdded.disconnect(self._forget)
        self._presenter.project.layersRemoved.disconnect(self._forget)

    def _series_differs(self, kind: str) -> None:
        if kind == RECONSTRUCTED:
            self._by_series, self._rendition = None, ""

    def _forget(self, *_: object) -> None:
        self._by_series = None

    def draw(self, rendition: str) -> None:
        """Draw the series that can be shown so, and hide the others of the result."""
        found = self._series.result_for(rendition)
        if found is None:
            return
        (name, series), find = found, self._series.finder(rendition)
        item = series.acquisitions[0]

        def work(_: object, progress) -> Picture | None:
            drawing = find(progress)
            return picture_of(item, "", drawing) if _is_direct(drawing, item.bands) else None

        def take(picture: Picture | None) -> None:
            self._rendition, self._picture = "", picture
            self._about = (rendition, name)
            self._waiting = list(self._ids(name)) if picture is not None else []
            self._turns.start()

        self._turns.stop()
        self._presenter.tasks.start("draw result", "", work, take, lambda _: None)

    def _turn(self) -> None:
        """Draw a few layers: hundreds at once would let QGIS stand still."""
        ends = time.monotonic() + _TURN
        while self._waiting and time.monotonic() < ends:
            layer = self._presenter.project.mapLayer(self._waiting.pop(0))
            if layer is not None and self._picture is not None:
                self._picture.look.apply(layer)
                layer.triggerRepaint()
        if not self._waiting:
            self._turns.stop()
            if self._picture is not None:
                self._rendition = self._about[0]
                self._show_only(self._about[1])
            self.drawn.emit()

    def shows(self, rendition: str) -> bool:
        """Tell whether layers of the result are drawn so."""
        found = self._series.result_for(rendition)
        if found is None or not rendition or rendition != self._rendition:
            return False
        return bool(self._ids(found[0]))

    def ids(self) -> set[str]:
        """Return the ids of all layers of the result."""
        return {name for series in self._series.result_paths() for name in self._ids(series)}

    def _ids(self, name: str) -> list[str]:
        """Return the ids of the layers of a series."""
        if self._by_series is None:
            places: dict[str, list[str]] = {}
            for layer in raster_layers(self._presenter.project):
                places.setdefault(os.path.normpath(layer.source()), []).append(layer.id())
            self._by_series = {
                series: [i for path in paths for i in places.get(os.path.normpath(path), ())]
                for series, paths in self._series.result_paths().items()
            }
        return self._by_series.get(name, [])

    def _show_only(self, name: str) -> None:
        for series in self._series.result_paths():
            for group in self._groups(series):
                group.setItemVisibilityChecked(series == name)

    def _groups(self, name: str) -> list[QgsLayerTreeGroup]:
        """Return the groups that hold nothing but layers of a series."""
        root = self._presenter.project.layerTreeRoot()
        own = set(self._ids(name))
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
