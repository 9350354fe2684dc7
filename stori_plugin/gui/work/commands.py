"""``stori:reconstruct`` as text: what the form says, as Processing's dialogs write it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingContext

from ...presentation.words import tr

ALGORITHM = "stori:reconstruct"


def algorithm(identifier: str = ALGORITHM) -> QgsProcessingAlgorithm | None:
    """Return a fresh copy of an algorithm; None while the provider is not there."""
    return QgsApplication.processingRegistry().createAlgorithmById(identifier)


def obstacle(identifier: str = ALGORITHM) -> str:
    """Return a sentence on why an algorithm cannot run here, else an empty text."""
    found = algorithm(identifier)
    if found is None:
        return tr("STORI's algorithms are not registered: restart QGIS.")
    can_run, sentence = found.canExecute()
    return "" if can_run else sentence


def as_python(parameters: dict[str, Any]) -> str:
    """Return the run as a line for the Python console."""
    found = algorithm()
    return found.asPythonCommand(parameters, QgsProcessingContext()) if found else ""


def as_qgis_process(parameters: dict[str, Any]) -> str:
    """Return the run as a command for a terminal."""
    found = algorithm()
    if found is None:
        return ""
    command, is_complete = found.asQgisProcessCommand(parameters, QgsProcessingContext())
    return command if is_complete else ""


def history_entry(parameters: dict[str, Any], log: str) -> dict[str, Any]:
    """Return a run as Processing's history keeps it."""
    found = algorithm()
    context = QgsProcessingContext()
    as_map = found.asMap(parameters, context)
    return {
        "python_command": as_python(parameters),
        "algorithm_id": ALGORITHM,
        "process_command": as_qgis_process(parameters),
        "parameters": as_map,
        "log": log,
    }
