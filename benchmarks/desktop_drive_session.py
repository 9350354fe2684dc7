"""What `benchmarks.desktop_drive` does inside QGIS: the ways of a user, click by click."""

from __future__ import annotations

import os
import time
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QLineEdit, QToolButton, QWidget
from qgis.utils import iface

from benchmarks.drive import Drive
from benchmarks.local_catalogue import BANDS, COLLECTIONS, EPSG, SEASON, bounds_of
from benchmarks.session import after

_WORK = Path(os.environ["STORI_WORK"])
_PROJECT = _WORK / "season.qgz"
_SIDE = 128  # pixels of 10 m


class Example(Drive):
    """A fresh profile: the button, the example, the tour."""

    def phases(self):
        """Go from the empty window to a season that plays."""
        dock, strip = self.dock, self.dock.findChild(QWidget, "stori_tour")
        yield after(1.0)
        iface.messageBar().clearWidgets()  # what QGIS says of this computer's fonts
        yield from self.phase("empty window", after(1.0))
        if dock.isVisible():
            raise RuntimeError("the dock is open in a fresh profile")
        began = time.perf_counter()
        self.click(self.toolbar_button())
        yield from self.phase("dock opens", dock.isVisible, lambda: strip.button.isVisible())
        self.click(strip.button)  # Try an example
        yield from self.phase(
            "example is made",
            lambda: strip.button.isVisible() and bool(iface.mapCanvas().layers()),
            self.is_drawn,
        )  # fmt: skip
        loaded: list = []
        dock.runner.loaded.connect(lambda: loaded.append(1))
        self.click(strip.button)  # Run
        yield from self.phase("run begins", lambda: dock.pixel.pick.isChecked())
        self.click_map()
        yield from self.phase("curve is shown", self.has_curve)
        yield from self.phase("run is done", lambda: bool(loaded), strip.button.isEnabled)
        yield from self.phase("season plays", *self.play(strip.button))
        self.finish_log(began)
        yield from self.phase("season goes on", after(3.0))


class Folders(Drive):
    """Two folders of one's own: a pixel, a run, play, and the project is saved."""

    RESULT = "result"  # the folder

    def phases(self):
        """Go from the empty window to a project that is saved."""
        dock, state = self.dock, self.dock.presenter.state
        yield after(2.0)
        iface.messageBar().clearWidgets()
        began = time.perf_counter()
        self.click(self.toolbar_button())
        yield from self.phase("dock opens", dock.isVisible)
        for role in ("optical", "sar"):
            self.answer(str(_WORK / "scene" / role))
            self.click(dock.findChild(QToolButton, "stori_folder"))
            yield from self.phase(f"{role} is added", lambda role=role: bool(state.rows(role)))
        yield from self.phase(
            "clouds are measured",
            lambda: all(row.clear is not None for row in state.rows("optical")),
        )
        yield from self._see()
        yield from self._make()
        yield from self.phase("season plays", *self.play(dock.player_bar.play))
        self.click(dock.player_bar.play)
        yield after(0.5)
        self.answer(str(_PROJECT))
        save = iface.fileToolBar().widgetForAction(iface.actionSaveProject())
        self.click(save)
        yield from self.phase("project is saved", _PROJECT.exists)
        self.finish_log(began)

    def _see(self):
        dock = self.dock
        self.open_tab(1)
        yield after(0.2)
        self.click(dock.pixel.pick)
        yield from self.phase("map is there", self.is_drawn)
        self.click_map()
        yield from self.phase("curve is shown", self.has_curve)

    def _make(self):
        dock, fields = self.dock, self.dock.run.fields
        self.open_tab(2)
        yield after(0.2)
        self.type(fields.method, "gp")
        self.type(fields.output.findChild(QLineEdit), str(_WORK / self.RESULT))
        loaded: list = []
        dock.runner.loaded.connect(lambda: loaded.append(1))
        self.click(dock.run.run)
        yield from self.phase("run is done", lambda: bool(loaded), self.has_result)


class Reopened(Drive):
    """The next morning: the project is opened, and plays."""

    def phases(self):
        """Go from the opened project to a season that plays."""
        dock = self.dock
        began = time.perf_counter()
        yield after(2.0)
        iface.messageBar().clearWidgets()
        yield from self.phase("project is open", lambda: bool(QgsProject.instance().mapLayers()))
        self.click(self.toolbar_button())
        yield from self.phase("result is back", dock.isVisible, self.has_result)
        yield from self.phase("season plays", *self.play(dock.player_bar.play))
        self.finish_log(began)


class Place(Folders):
    """No raster at all: the map shows a place, and a catalogue is asked what there is."""

    RESULT = "result-of-place"

    def phases(self):
        """Go from a map of the place over the catalogue to a season that plays."""
        dock, place = self.dock, self.dock.data.place
        yield after(2.0)
        iface.messageBar().clearWidgets()
        iface.newProject()
        canvas = iface.mapCanvas()
        canvas.setDestinationCrs(QgsCoordinateReferenceSystem(EPSG))
        canvas.setExtent(QgsRectangle(*bounds_of(_SIDE)))
        began = time.perf_counter()
        self.click(self.toolbar_button())
        yield from self.phase("dock opens", dock.isVisible)
        self.click(dock.data.get, QPoint(8, dock.data.get.height() // 2))
        yield from self.phase("second door", place.isVisible)
        button = next(
            each for each in place.area.findChildren(QToolButton) if each.menu() is not None
        )
        self.choose(button, "canvas")
        yield from self.phase("area", lambda: place.area.isValid())
        for field, date in ((place.start, SEASON[0]), (place.end, SEASON[1])):
            self.type(field, f"{date:%Y%m%d}")  # a full field hands over to the next
        self.type(place.source, "Another")
        self.type(place.endpoint, os.environ["STORI_ENDPOINT"])
        self.type(place.collections, ", ".join(COLLECTIONS))
        self.type(place.bands, ", ".join(BANDS))
        self.type(place.output.findChild(QLineEdit), str(_WORK / "place"))
        yield after(0.2)
        self.click(place.ask)
        yield from self.phase("what there is", lambda: not place.fetcher.is_asking)
        self.click(place.fetch)
        state = dock.presenter.state
        yield from self.phase(
            "acquisitions come",
            lambda: bool(state.rows("sar")) and bool(state.rows("optical")),
            lambda: all(row.clear is not None for row in state.rows("optical")),
        )
        yield from self._see()
        yield from self._make()
        yield from self.phase("season plays", *self.play(dock.player_bar.play))
        self.finish_log(began)


WAYS = {"example": Example, "folders": Folders, "reopened": Reopened, "place": Place}
iface.mainWindow().showMaximized()
session = WAYS[os.environ["STORI_DRIVE"]]()
