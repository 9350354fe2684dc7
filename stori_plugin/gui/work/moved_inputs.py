"""What a project names and is not where it was: looked for once, when the project is opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.acquisitions.files.virtual_names import file_behind
from ...presentation.words import tr
from .tasks import TaskKeeper

if TYPE_CHECKING:
    from ...engine.support.progress import Progress

_NAME = "missing"


class MovedInputs(QObject):
    """Knows the paths of a project that are gone and wait for the user's word.

    Signal: ``asked`` when there are others, or none any more.
    """

    asked = pyqtSignal()

    def __init__(self, tasks: TaskKeeper, parent: QObject | None = None):
        super().__init__(parent)
        self._tasks = tasks
        self.missing: tuple[str, ...] = ()

    def look_for(self, paths: Iterable[str], then: Callable[[], None]) -> None:
        """Find out in the background which of some paths are gone, and call ``then``."""
        wanted = [path for path in paths if os.path.isabs(file_behind(path))]
        self.take(())
        if not wanted:
            self._tasks.stop(_NAME)
            then()
            return

        def look(_: object, progress: Progress) -> tuple[str, ...]:
            gone = []
            for path in wanted:
                progress.check()
                if not os.path.exists(file_behind(path)):
                    gone.append(path)
            return tuple(gone)

        def take(gone: tuple[str, ...]) -> None:
            self.take(gone)
            then()

        title = tr("Looking for the images of the project")
        self._tasks.start(_NAME, title, look, take, lambda _: then())

    def take(self, missing: Iterable[str]) -> None:
        """Take note of what is gone."""
        self.missing = tuple(missing)
        self.asked.emit()
