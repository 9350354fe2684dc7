"""What `benchmarks.gui` does inside QGIS: work with the dock and listen to the event loop."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from functools import partial
from pathlib import Path

from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.utils import iface, plugins

_TICK = 0.005  # seconds
_NOTED = 0.03  # seconds; shorter stalls are not kept
_SAMPLED = 0.04  # seconds without a tick before the main thread's stack is looked at
_PATIENCE = 120.0  # seconds for any one phase


class Heart(QObject):
    """Ticks in the event loop and keeps what comes late, phase by phase."""

    def __init__(self):
        super().__init__()
        self.stalls: dict[str, list] = {}
        self.seconds: dict[str, float] = {}
        self._phase = ""
        self._main = threading.get_ident()
        self._seen = ""
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self._last_queued = queued()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(int(1000 * _TICK))
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self, phase: str) -> None:
        """Count what follows for another phase."""
        self._phase, self._began = phase, time.perf_counter()
        self.stalls[phase] = []

    def end(self) -> None:
        """Close the phase."""
        self.seconds[self._phase] = time.perf_counter() - self._began
        self._phase = ""

    def _tick(self) -> None:
        now, cpu, waited = time.perf_counter(), time.thread_time(), queued()
        late = now - self._last - _TICK
        if late > _NOTED and self._phase:
            stall = {
                "wall": late,
                "cpu": cpu - self._last_cpu,
                "queued": waited - self._last_queued,
                "at": self._seen,
            }
            self.stalls[self._phase].append(stall)
        self._last, self._last_cpu, self._last_queued, self._seen = now, cpu, waited, ""

    def _watch(self) -> None:
        while True:
            time.sleep(0.01)
            if time.perf_counter() - self._last < _SAMPLED or self._seen:
                continue
            frame = sys._current_frames().get(self._main)
            if frame is not None:
                stack = traceback.extract_stack(frame)[-6:]
                self._seen = " < ".join(
                    f"{Path(line.filename).name}:{line.lineno} {line.name}"
                    for line in reversed(stack)
                )


class Session(QObject):
    """Goes through the phases, each begun when the one before has come to its end."""

    def __init__(self):
        super().__init__()
        self.heart = Heart()
        self.waits: dict[str, float] = {}
        self.dock = plugins["stori_plugin"].desktop.dock
        self.scene = Path(os.environ["STORI_SCENE"])
        self._steps = iter(self._phases())
        self._until = None
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        try:
            if self._until is None or self._until():
                self._until = next(self._steps)
                self._late = time.perf_counter() + _PATIENCE
            elif time.perf_counter() > self._late:
                raise TimeoutError("a phase did not come to its end")
        except StopIteration:
            self._finish("")
        except Exception:
            self._finish(traceback.format_exc())

    def _finish(self, fault: str) -> None:
        self._timer.stop()
        answer = {
            "stalls": self.heart.stalls,
            "seconds": self.heart.seconds,
            "waits": self.waits,
            "fault": fault,
        }
        Path(os.environ["STORI_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
        QTimer.singleShot(500, leave)

    # --- phases: each yield is a condition to wait for ---------------------------------------

    def _phases(self):
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


def leave() -> None:
    """End QGIS as a user does, who does not want the project saved."""
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


def queued() -> float:
    """Return the seconds for which this thread was ready to run and had no core (Linux)."""
    try:
        with open(f"/proc/self/task/{threading.get_native_id()}/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def after(seconds: float):
    """Return a condition that holds once that time has passed."""
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


iface.mainWindow().showMaximized()
session = Session()
