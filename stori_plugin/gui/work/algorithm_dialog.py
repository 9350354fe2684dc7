"""Dialogs of the toolbox, opened from STORI's own menu and buttons."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsProcessingAlgorithm
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QDialog

PROVIDER = "stori"


def algorithms_by_group() -> dict[str, list[QgsProcessingAlgorithm]]:
    """Return the algorithms that dialogs offer, by group; groups and names in their order."""
    provider = QgsApplication.processingRegistry().providerById(PROVIDER)
    groups: dict[str, list[QgsProcessingAlgorithm]] = {}
    found = provider.algorithms() if provider is not None else []
    for algorithm in sorted(found, key=lambda one: (one.group(), one.displayName())):
        groups.setdefault(algorithm.group(), []).append(algorithm)
    return groups


class AlgorithmDialogs:
    """Opens dialogs beside the map, none of which holds up the rest of QGIS."""

    def __init__(self) -> None:
        self._open: list[QDialog] = []

    def open(self, identifier: str, parameters: dict[str, Any] | None = None) -> QDialog | None:
        """Show an algorithm's dialog filled in with ``parameters``; None where there is none."""
        import processing

        self._open = [dialog for dialog in self._open if not sip.isdeleted(dialog)]
        dialog = processing.createAlgorithmDialog(identifier, parameters or {})
        if dialog is not None:
            self._open.append(dialog)
            dialog.show()
            dialog.raise_()
        return dialog

    def close(self) -> None:
        """Close what is open; the algorithms behind the dialogs are about to go."""
        for dialog in self._open:
            if not sip.isdeleted(dialog):
                dialog.close()
                dialog.deleteLater()
        self._open = []
