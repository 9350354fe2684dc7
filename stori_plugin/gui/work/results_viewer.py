"""Processing's Results Viewer: pages of runs from the dock stand beside those of dialogs."""

from __future__ import annotations

import time
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDockWidget, QWidget

from ...metadata import RESOURCES
from ...presentation.words import tr

_VIEWER = "ResultsViewer"  # what Processing calls it


def list_report(window: QWidget | None, results: dict[str, Any]) -> None:
    """List the report of a reconstruction by its results; nothing where it has none.

    The viewer opens whenever a page is listed, and would take half of the dock's room: where it
    was closed in ``window`` it is closed again.
    """
    page = results.get("HTML")
    if not page:
        return
    from processing.core.ProcessingResults import resultsList

    directly = Qt.FindChildOption.FindDirectChildrenOnly
    found = window.findChild(QDockWidget, _VIEWER, directly) if window is not None else None
    closed = found if found is not None and not found.isVisible() else None
    icon = QIcon(str(RESOURCES / "reconstruct.svg"))
    resultsList.addResult(icon, tr("Report of the reconstruction"), time.localtime(), page)
    if closed is not None:
        closed.hide()
