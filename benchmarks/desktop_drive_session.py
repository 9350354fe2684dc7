"""What `benchmarks.desktop_drive` does inside QGIS: the ways of a user, click by click."""

from __future__ import annotations

import os
import time
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QLineEdit, QToolButton, QWidget
from qgis.utils import iface

from benchmarks.drive import Drive
from benchmarks.session import after

_WORK = Path(os.environ["STORI_WORK"])
_PROJECT = _WORK / "season.qgz"


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
        self.type(fields.output.findChild(QLineEdit), str(_WORK / "result"))
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


WAYS = {"example": Example, "folders": Folders, "reopened": Reopened}
iface.mainWindow().showMaximized()
session = WAYS[os.environ["STORI_DRIVE"]]()
