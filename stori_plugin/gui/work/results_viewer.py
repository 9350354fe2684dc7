"""Processing's Results Viewer: pages of runs from the dock stand beside those of dialogs."""

from __future__ import annotations

import time
from typing import Any

from qgis.PyQt.QtGui import QIcon

from ...metadata import RESOURCES
from ...presentation.words import tr


def list_report(results: dict[str, Any], _: str = "") -> None:
    """List the report of a reconstruction by its results; nothing where it has none."""
    page = results.get("HTML")
    if page:
        from processing.core.ProcessingResults import resultsList

        icon = QIcon(str(RESOURCES / "reconstruct.svg"))
        resultsList.addResult(icon, tr("Report of the reconstruction"), time.localtime(), page)
