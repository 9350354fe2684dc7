"""What a project names on the network: nothing of it is contacted before the user agrees."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...presentation.known_hosts import remember, unknown_among


class Contacts(QObject):
    """Knows the inputs of a project that wait for the user's word.

    Signal: ``asked`` when there are others, or none any more.
    """

    asked = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QObject | None = None):
        super().__init__(parent)
        self._project = project
        self.waiting: tuple[str, ...] = ()

    def look_at(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Ask about those paths of a project that would contact somebody new, and return them."""
        self.waiting = tuple(unknown_among(paths, self._project.fileName()))
        self.asked.emit()
        return self.waiting

    def agree_to(self, paths: Iterable[str]) -> None:
        """Remember that the user names these, or agreed to them."""
        remember(paths)
        self.waiting = tuple(unknown_among(self.waiting, self._project.fileName()))
        self.asked.emit()

    def allowed(self, paths: Iterable[str]) -> list[str]:
        """Return the paths that may be looked at."""
        return [path for path in paths if path not in self.waiting]
