"""What `benchmarks.play` does inside QGIS: reconstruct, play in several ways, count frames."""

from __future__ import annotations

import os
import time
from pathlib import Path

from qgis.core import Qgis
from qgis.utils import iface, plugins

from benchmarks.session import Phases, after

_MAP = (1200, 800)
_FASTEST = 1000.0  # dates a second: as many as can be


class Session(Phases):
    """Plays a series as the dock does, and as QGIS does by itself."""

    def __init__(self):
        self.dock = plugins["stori_plugin"].desktop.dock
        self.scene = Path(os.environ["STORI_SCENE"])
        self.length = float(os.environ["STORI_SECONDS"])
        self.frames: dict[str, int] = {}
        super().__init__()
        self.more = {"frames": self.frames}

    def phases(self):
        """Get a series, then let it play."""
        dock, canvas = self.dock, iface.mapCanvas()
        canvas.setFixedSize(*_MAP)
        dock.setUserVisible(True)
        dock.presenter.add_folder(str(self.scene))
        state = dock.presenter.state
        yield lambda: state.rows("sar") and state.rows("optical")
        yield lambda: all(row.clear is not None for row in state.rows("optical"))
        output = self.scene.parent / "result"
        bands = "B02,B03,B04,B08"
        dock.presenter.set_form(
            output=str(output), bands=bands, method="linear", step="P20D", end="2022-12-31"
        )
        dock.run.fields.fill()
        loaded = []
        dock.runner.loaded.connect(lambda: loaded.append(1))
        dock.run.run.click()
        player = dock.player
        yield lambda: loaded and player.state.of("reconstructed") and player.results.ids()
        yield lambda: player.results.shows(player.state.rendition)
        canvas.zoomToFullExtent()
        yield after(3.0)
        stops = player.state.of("reconstructed")
        self.more["dates"], self.more["bands"] = len(stops), player.state.rendition
        self.more["map"] = (canvas.width(), canvas.height())
        yield from self._first(stops)
        for name, speed in (("fastest", _FASTEST), ("10 a second", 10.0), ("5 a second", 5.0)):
            yield from self._play(name, speed)
        yield from self._controller(canvas)

    def _first(self, stops):
        """Play from nothing, until all frames are there."""
        player = self.dock.player
        name = "while frames are read"
        player.set_speed(10.0)
        self.heart.begin(name)
        before, began = player.painted(), time.perf_counter()
        player.play()
        yield lambda: player.painted() > before
        self.waits["Play to the first frame"] = time.perf_counter() - began
        way = player.state.rendition
        yield lambda: all(player.frames.get(stop, way) is not None for stop in stops)
        self.waits["Play to all frames read"] = time.perf_counter() - began
        yield after(1.0)
        self.frames[name] = player.painted() - before
        self.heart.end()
        player.pause()
        yield after(1.0)

    def _play(self, name, speed):
        player = self.dock.player
        player.set_speed(speed)
        player.play()
        yield after(0.5)
        self.heart.begin(name)
        before = player.painted()
        yield after(self.length)
        self.frames[name] = player.painted() - before
        self.heart.end()
        player.pause()
        yield after(1.0)

    def _controller(self, canvas):
        """Let QGIS draw every date, each as soon as the one before is drawn."""
        name, clock = "drawn by QGIS itself", canvas.temporalController()
        clock.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
        drawn = []

        def follow() -> None:
            drawn.append(1)
            total = clock.totalFrameCount()
            clock.setCurrentFrameNumber((clock.currentFrameNumber() + 1) % total)

        canvas.mapCanvasRefreshed.connect(follow)
        self.heart.begin(name)
        follow()
        yield after(self.length)
        self.frames[name] = len(drawn)
        self.heart.end()
        canvas.mapCanvasRefreshed.disconnect(follow)
        yield after(0.5)


iface.mainWindow().showMaximized()
session = Session()
