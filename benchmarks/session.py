"""What scripts inside QGIS share: a heart that notes stalls, and phases gone through one by one."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.utils import iface

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


class Phases(QObject):
    """Goes through ``phases``, each begun when the one before has come to its end."""

    def __init__(self):
        super().__init__()
        self.heart = Heart()
        self.waits: dict[str, float] = {}
        self.more: dict = {}
        self._steps = iter(self.phases())
        self._until = None
        self._is_at_it = False
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def phases(self):
        """Yield conditions to wait for, each a function."""
        raise NotImplementedError

    def _look(self) -> None:
        if self._is_at_it:  # a dialog has an event loop of its own
            return
        self._is_at_it = True
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
        finally:
            self._is_at_it = False

    def _finish(self, fault: str) -> None:
        self._timer.stop()
        answer = {
            "stalls": self.heart.stalls,
            "seconds": self.heart.seconds,
            "waits": self.waits,
            "fault": fault,
            **self.more,
        }
        Path(os.environ["STORI_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
        QTimer.singleShot(500, leave)


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
