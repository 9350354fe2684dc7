"""What `benchmarks.pictures` does inside QGIS: the example, tab by tab."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QWidget
from qgis.utils import iface, plugins

from benchmarks.session import Phases, after

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Pictures(Phases):
    """Goes through the example and keeps what the window shows."""

    def __init__(self):
        self.dock = plugins["stori_plugin"].desktop.dock
        self._taken = 0
        super().__init__()

    def keep(self, name: str):
        """Keep the window as a picture once it has come to rest."""
        yield after(0.5)
        yield lambda: not iface.mapCanvas().isDrawing()
        self._taken += 1
        path = Path(os.environ["STORI_PICTURES"]) / f"{self._taken:02d}-{name}.png"
        iface.mainWindow().screen().grabWindow(0).save(str(path))

    def tab(self, panel: QWidget) -> None:
        """Show a tab of the dock."""
        self.dock.bring_forward(panel)

    def phases(self):
        """Go from the empty dock to places that look alike."""
        dock = self.dock
        yield after(1.0)
        iface.messageBar().clearWidgets()  # what QGIS says of this computer's fonts
        dock.show()
        yield from self.keep("begin")
        dock.data.get.click()
        yield from self.keep("get-rasters")
        dock.data.have.click()
        strip = dock.findChild(QWidget, "stori_tour")
        strip.button.click()  # Try an example
        yield lambda: strip.button.isVisible() and bool(iface.mapCanvas().layers())
        yield lambda: all(row.clear is not None for row in dock.presenter.state.rows("optical"))
        if "STORI_DOCK_WIDTH" in os.environ:
            yield from self._make_room(int(os.environ["STORI_DOCK_WIDTH"]))
        yield from self.keep("data")
        self.tab(dock.run)
        yield from self.keep("run")
        loaded: list = []
        dock.runner.loaded.connect(lambda: loaded.append(1))
        dock.run.run.click()
        yield after(4.0)
        yield from self.keep("running")
        yield lambda: bool(loaded)
        self.tab(dock.pixel)
        dock.pixel.pick.setChecked(True)
        QTest.mouseClick(iface.mapCanvas().viewport(), _LEFT, _NONE, self._place(-60, 30))
        yield lambda: (
            bool(dock.prober.pixels)
            and len(dock.prober.pixels[0].curves) >= len(dock.prober.methods)
        )
        yield from self.keep("pixel")
        self.tab(dock.result)
        yield from self.keep("result")
        dock.result.play.click()
        yield after(2.0)
        yield from self.keep("play")
        dock.player_bar.play.click()
        dock.result.compare.click()
        yield from self.keep("compare")
        dock.result.compare.click()
        self.tab(dock.similar)
        yield from self._search()
        yield from self.keep("similar")
        dock.similar.show_everywhere.click()
        yield lambda: not dock.similar.everywhere.is_running
        yield after(1.0)
        yield from self.keep("everywhere")
        yield from self._report()

    def _search(self):
        """Describe the places of the result, and ask for those that are like one of them."""
        similar = self.dock.similar
        finder = similar.finder
        similar.here.click()
        yield lambda: finder.index is not None
        similar.alike.setChecked(True)
        QTest.mouseClick(iface.mapCanvas().viewport(), _LEFT, _NONE, self._place(-60, 30))
        yield lambda: bool(finder.state.hits)
        yield lambda: {hit.row for hit in finder.state.hits} <= set(finder.pictures.images)
        yield lambda: len(finder.pictures.curves) >= len(finder.state.hits)

    def _make_room(self, width: int):
        """Give the map and the dock the whole window, and the scene the whole map."""
        window = iface.mainWindow()
        for other in window.findChildren(QDockWidget):
            if other is not self.dock and other.objectName() in ("Browser", "Layers"):
                other.hide()
        window.resizeDocks([self.dock], [width], Qt.Orientation.Horizontal)
        yield after(0.5)
        iface.mapCanvas().zoomToFullExtent()
        yield after(0.5)

    def _report(self):
        """Open the report of the run as a page."""
        self.dock.result.report.click()
        yield from self.keep("report")

    def _place(self, east: float, north: float) -> QPoint:
        """Return where a point lies on the canvas, in metres from its middle."""
        canvas = iface.mapCanvas()
        centre = canvas.extent().center()
        at = canvas.getCoordinateTransform().transform(
            QgsPointXY(centre.x() + east, centre.y() + north)
        )
        return QPoint(round(at.x()), round(at.y()))


iface.mainWindow().showMaximized()
session = Pictures()
