"""Results of earlier runs: that of a project that is opened, and that of any folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.support.errors import InputError
from ...presentation.loading import load_on_completion
from ...presentation.words import tr
from .algorithm_run import Run
from .loader import Loader
from .presenter import Presenter

if TYPE_CHECKING:
    from ...engine.run.run_result import RunResult
    from ...engine.support.progress import Progress

_NAME = "open result"


class ResultOpener(QObject):
    """Reads the result of an earlier run, and loads its layers where the project has them not.

    Signals: ``read`` with the result, ``failed`` with a sentence, ``loaded`` when its layers are in
    the project, with whether they came only now.
    """

    read = pyqtSignal(object)
    failed = pyqtSignal(str)
    loaded = pyqtSignal(bool)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._loader = Loader(self)
        self._loader.finished.connect(self._loaded)
        presenter.memory.result_named.connect(self._reopen)
        presenter.project.cleared.connect(self._loader.stop)

    def close(self) -> None:
        """Stop, and let go of the project."""
        self._presenter.project.cleared.disconnect(self._loader.stop)
        self._loader.stop()

    def _reopen(self, manifest: str) -> None:
        """Show the result of a project again; its layers are the project's own affair.

        Where it has none, its run may have been finished meanwhile without it.
        """
        if manifest:
            self.open(manifest, loads_layers=False)
        elif self._presenter.state.form.output:
            self._look_in(self._presenter.state.form.output)

    def _look_in(self, output: str) -> None:
        def work(*_: object) -> bool:
            from ...engine.run.run_result import MANIFEST

            return os.path.exists(os.path.join(output, MANIFEST))

        def take(is_there: bool) -> None:
            if is_there:
                self.open(output)

        title = tr("Looking for a result")
        self._presenter.tasks.start(_NAME, title, work, take, lambda _: None)

    def open(self, path: str, loads_layers: bool = True) -> None:
        """Open the result that lies in a folder, or that a manifest tells of."""
        project = self._presenter.project
        there = sources_of(project)
        run = Run(project)

        def work(_: object, progress: Progress) -> RunResult:
            from ...engine.run.run_result import MANIFEST, read_result

            manifest = os.path.join(path, MANIFEST) if os.path.isdir(path) else path
            if os.path.isdir(path) and not os.path.exists(manifest):
                raise InputError(
                    tr("{} holds no result: choose the folder that a run has written.").format(path)
                )
            result = read_result(manifest)
            progress.check()
            missing = [one for one in result.rasters if os.path.normpath(one.path) not in there]
            if missing and loads_layers:
                methods = ", ".join(dict.fromkeys(result.methods.values()))
                load_on_completion(result.rasters, run.context, f" ({methods})")
            return result

        def take(result: RunResult) -> None:
            self._presenter.set_result(result.manifest)
            self.read.emit(result)
            if run.context.layersToLoadOnCompletion():
                self._loader.load(run, project)
            else:
                run.release()
                self.loaded.emit(False)

        def fail(sentence: str) -> None:
            run.release()
            self.failed.emit(sentence)

        self._presenter.tasks.start(_NAME, tr("Reading the result"), work, take, fail)

    def _loaded(self, run: Run) -> None:
        run.release()
        self.loaded.emit(True)


def sources_of(project: QgsProject) -> set[str]:
    """Return the files of the layers of a project, as the system spells them."""
    return {os.path.normpath(layer.source()) for layer in project.mapLayers().values()}
