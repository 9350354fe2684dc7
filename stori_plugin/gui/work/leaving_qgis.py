"""What becomes of a run when QGIS ends: it is asked before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgsApplicationExitBlockerInterface
from qgis.PyQt.QtCore import QProcess, QProcessEnvironment

from ...metadata import RESOURCES
from .runner import Runner

_PATIENCE = 5.0  # seconds
# What is done with a run when QGIS is about to end.
FINISH, STOP, STAY = "finish", "stop", "stay"


class ExitGuard(QgsApplicationExitBlockerInterface):
    """Holds QGIS up while a run goes on, until the user has said what becomes of it."""

    def __init__(self, runner: Runner):
        super().__init__()
        self._runner = runner
        # Asked with whether the run can be finished without QGIS.
        self.ask = lambda _: STOP

    def allowExit(self) -> bool:  # noqa: N802
        """Ask, and do what the answer says; QGIS calls this when it is about to end."""
        runner = self._runner
        if not runner.is_running:
            return True
        runner.hold()
        answer = self.ask(bool(python()) and runner.can_be_handed_over)
        if answer == STAY:
            return False
        content = runner.handed_over() if answer == FINISH else None
        runner.stop_and_wait()
        if content is not None:
            return finish_without_qgis(content)
        return True


def python() -> str:
    """Return the Python that QGIS runs on, as a program; empty where none is found.

    What a system calls Python may be quite another one.
    """
    name = "python.exe" if os.name == "nt" else "python3"
    beside = os.path.dirname(sys.executable or "")
    places = [
        sys.executable or "",
        os.path.join(beside, name),
        os.path.join(sys.exec_prefix, name),
        os.path.join(sys.exec_prefix, "bin", name),
        os.path.join(QgsApplication.prefixPath(), "bin", name),
    ]
    return next((path for path in places if _is_python(path)), "")


def _is_python(path: str) -> bool:
    if not os.path.basename(path).lower().startswith("python") or not os.path.isfile(path):
        return False
    asked = [path, "-I", "-c", "import sys; print(sys.version)"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return said.stdout.strip() == sys.version.strip()


def finish_without_qgis(content: dict[str, Any]) -> bool:
    """Start a process that goes on with a run, and tell whether it began."""
    handle, path = tempfile.mkstemp(prefix="stori-run-", suffix=".json")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({**content, "prefix": QgsApplication.prefixPath()}, file)
    environment = QProcessEnvironment.systemEnvironment()
    folders = [str(RESOURCES.parent.parent), *sys.path]
    environment.insert("PYTHONPATH", os.pathsep.join(folder for folder in folders if folder))
    environment.insert("QT_QPA_PLATFORM", "offscreen")
    process = QProcess()
    process.setProgram(python())
    process.setArguments(["-m", "stori_plugin.background", path])
    process.setProcessEnvironment(environment)
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    return bool(process.startDetached()[0])
