"""What `benchmarks.gui` does inside QGIS: work with the dock and listen to the event loop."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

from qgis.core import QgsRectangle
from qgis.utils import iface, plugins

from benchmarks.session import Phases, after


class Session(Phases):
    """Works with the dock as a user does who is in a hurry."""

    def __init__(self):
        self.dock = plugins["stori_plugin"].desktop.dock
        self.scene = Path(os.environ["STORI_SCENE"])
        super().__init__()

    # --- phases: each yield is a condition to wait for ---------------------------------------

    def phases(self):
        """Open the dock, look, click, run and play."""
        dock, heart = self.dock, self.heart
        heart.begin("desktop alone")
        yield after(2.0)
        heart.end()
        heart.begin("opening the dock")
        dock.setUserVisible(True)
        yield after(1.0)
        heart.end()
        yield from self._inspect()
        yield from self._click()
        yield from self._run()
        yield from self._play()

    def _inspect(self):
        state, prober = self.dock.presenter.state, self.dock.prober
        self.heart.begin("inspecting")
        began = time.perf_counter()
        self.dock.presenter.add_folder(str(self.scene))
        yield lambda: state.rows("sar") and state.rows("optical")
        self.waits["folder added to all acquisitions listed"] = time.perf_counter() - began
        yield lambda: all(row.clear is not None for row in state.rows("optical"))
        self.waits["folder added to all clouds measured"] = time.perf_counter() - began
        if not os.environ.get("STORI_IMPATIENT"):
            yield lambda: prober.is_ready
            self.waits["folder added to methods learned"] = time.perf_counter() - began
            yield after(1.0)
        self.heart.end()

    def _click(self):
        prober, pixel = self.dock.prober, self.dock.pixel
        extent = QgsRectangle(500_000, 5_597_440, 502_560, 5_600_000)
        iface.mapCanvas().setExtent(extent)
        for name in ("first click", "second click"):
            self.heart.begin(name)
            if name == "first click":
                self.dock.tabs.setCurrentIndex(1)
                pixel.pick.setChecked(True)
            before = pixel.plot.content if pixel.plot is not None else None
            began = time.perf_counter()
            prober.click(500_100 + 200 * (name != "first click"), 5_599_000, "EPSG:32631", False)
            yield partial(self._is_drawn, before)
            self.waits[f"{name} to the observations drawn"] = time.perf_counter() - began
            yield lambda: len(prober.pixels[0].curves) == len(prober.methods)
            self.waits[f"{name} to all curves"] = time.perf_counter() - began
            yield after(1.0)
            self.heart.end()

    def _is_drawn(self, before) -> bool:
        plot = self.dock.pixel.plot
        return plot is not None and plot.content is not None and plot.content is not before

    def _run(self):
        dock = self.dock
        dock.tabs.setCurrentIndex(2)
        output = self.scene.parent / "result"
        dock.presenter.set_form(output=str(output), bands="B02,B03,B04,B08,NDVI", method="gp")
        dock.run.fields.fill()
        ends, loaded = [], []
        dock.runner.ended.connect(lambda *given: ends.append(given))
        dock.runner.loaded.connect(lambda: loaded.append(1))
        self.heart.begin("running")
        dock.run.run.click()
        yield lambda: ends
        self.heart.end()
        if ends[0][1]:
            raise RuntimeError(ends[0][1])
        self.heart.begin("loading the result")
        yield lambda: loaded and dock.result.run_result
        yield after(2.0)
        self.heart.end()

    def _play(self):
        self.heart.begin("playing")
        self.dock.result.play.click()
        yield after(3.0)
        self.dock.result.play.click()
        yield after(0.5)
        self.heart.end()


iface.mainWindow().showMaximized()
session = Session()
