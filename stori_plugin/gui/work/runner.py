"""A run from the dock: inputs opened, algorithm run, layers loaded, all beside the GUI."""

from __future__ import annotations

import datetime as dt
import html
import itertools
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...engine.support.errors import CancelledError
from ...presentation.layers import GivenFile, dated_layer
from ...presentation.spoken import spoken
from ...presentation.words import tr
from ..state.coarse import obstacle_of_pixels
from ..state.dock_state import LAYERS, ROLES
from ..state.parameter_words import with_fields
from ..state.run_clock import RunClock
from . import commands
from .algorithm_run import Run
from .engine_start import load_methods
from .loader import Loader
from .pace import pace, remember_pace
from .presenter import Presenter

if TYPE_CHECKING:
    from ...engine.support.progress import Progress


# What to do with a result that is there already.
REPLACE, KEEP, NEITHER = "replace", "keep", ""


class Runner(QObject):
    """Runs ``stori:reconstruct`` for what the presenter's state says, one run at a time.

    Signals: ``started``; ``progressed`` with a fraction and the step, whenever one of them is
    another; ``logged`` with a line
    of the log and whether it is a warning; ``ended`` with the results (empty unless all went
    well) and a sentence; ``loaded`` when the layers are in the project; ``left`` with the folder
    of the result and the project file when the project was closed and the run goes on, and
    ``finished_elsewhere`` with the folder when it is done.
    """

    started = pyqtSignal()
    progressed = pyqtSignal(float, str)
    logged = pyqtSignal(str, bool)
    ended = pyqtSignal(dict, str)
    loaded = pyqtSignal()
    left = pyqtSignal(str, str)
    finished_elsewhere = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._run: Run | None = None
        self._parameters: dict[str, Any] = {}
        self._is_wanted = True
        self._is_preparing = False
        self.step = ""
        self._lines: list[str] = []
        # Asked with the folder of an earlier result, and one in which there is none.
        self.ask_to_replace: Callable[[str, str], str] = lambda *_: REPLACE
        self._earlier = self._other = ""
        self._files: dict[str, list[GivenFile]] = {}
        self.expected = 0.0
        self.clock = RunClock(0.0)
        self._loader = Loader(self)
        self._loader.finished.connect(self._loaded)
        self._project_file = ""
        presenter.project.cleared.connect(self._project_closed)
        presenter.project.readProject.connect(self._project_opened)

    @property
    def is_running(self) -> bool:
        """Tell whether a run is under way."""
        return self._run is not None or self._is_preparing

    def close(self) -> None:
        """Stop and let go of the project; returns when nothing is going on any more."""
        self._presenter.project.cleared.disconnect(self._project_closed)
        self._presenter.project.readProject.disconnect(self._project_opened)
        self._loader.stop()
        run = self._run
        self._is_wanted = False
        self.cancel()
        if run is not None and run.wait():
            run.release()

    # --- beginning -----------------------------------------------------------------------

    def start(self) -> str:
        """Begin a run; return a sentence where it cannot begin, else an empty text."""
        if self.is_running:
            return tr("A run is going on: wait for it or cancel it first.")
        state = self._presenter.state
        sentence = commands.obstacle() or state.obstacle() or obstacle_of_pixels(state)
        if not sentence and self._presenter.is_scanning:
            sentence = tr("The images are still being looked at: wait a moment.")
        if sentence:
            return sentence
        if not state.form.output:
            return tr("Choose the folder that the reconstructed rasters go to.")
        self._parameters = state.parameters()
        self._lines, self.step, self._is_wanted = [], tr("Opening the images"), True
        self._is_preparing = True
        self.clock = RunClock(time.monotonic(), self.expected * pace())
        self.started.emit()
        self.progressed.emit(0.0, self.step)
        self._files = {role: state.files(role) for role in ROLES}
        self._open_layers(self._files)
        return ""

    def _open_layers(self, files: dict[str, list[GivenFile]]) -> None:
        """Open what is given as a list, each with its date, on a worker thread."""
        listed = {role: files[role] for role in ROLES if LAYERS[role] in self._parameters}
        main_thread = QCoreApplication.instance().thread()
        # Kept out here, so that what was opened before a stop is let go of on the main thread.
        opened: dict[str, list[QgsRasterLayer]] = {}

        output = self._parameters["OUTPUT"]
        self._earlier = self._other = ""

        def work(_: object, progress: Progress) -> dict[str, list[QgsRasterLayer]]:
            from ...engine.run.run_result import MANIFEST

            if os.path.exists(os.path.join(output, MANIFEST)):
                self._earlier, self._other = output, _free_folder(output)
            load_methods()
            for role, dated_paths in listed.items():
                opened[role] = []
                for file in dated_paths:
                    progress.check()
                    layer = dated_layer(file)
                    layer.moveToThread(main_thread)
                    opened[role].append(layer)
            return opened

        self._presenter.tasks.start(
            "run", tr("STORI: opening the images"), work, self._begin, self._fail
        )

    def _may_write(self) -> bool:
        """Ask what becomes of a result that is there already, and tell whether to go on."""
        if not self._earlier:
            return True
        answer = self.ask_to_replace(self._earlier, self._other)
        if answer == KEEP:
            self._parameters["OUTPUT"] = self._other
            self._presenter.set_form(output=self._other)
            self._presenter.form_changed.emit()
        return answer != NEITHER

    def _begin(self, opened: dict[str, list[QgsRasterLayer]]) -> None:
        if not self._may_write():
            self._fail("")
            return
        self._is_preparing = False
        self._project_file = self._presenter.project.fileName()
        run = Run(self._presenter.project)
        given = dict(self._parameters)
        for role, layers in opened.items():
            for layer in layers:
                run.context.temporaryLayerStore().addMapLayer(layer)
            given[LAYERS[role]] = [layer.id() for layer in layers]
        algorithm = commands.create_algorithm()
        if algorithm is None:
            run.release()
            self._fail(commands.obstacle())
            return
        is_well, sentence = algorithm.checkParameterValues(given, run.context)
        if not is_well:
            run.release()
            self._fail(sentence)
            return
        run.feedback.logged.connect(self._log)
        run.feedback.step_changed.connect(self._take_step)
        run.feedback.progressChanged.connect(self._show_progress)
        self._run = run
        if not run.begin(algorithm, given, self._executed):
            run.release()
            self._fail((run.feedback.errors or [tr("The run could not begin.")])[-1])

    # --- on the way ------------------------------------------------------------------------

    def _log(self, text: str, is_warning: bool) -> None:
        text = with_fields(text)
        self._lines.append(f"{dt.datetime.now():%H:%M:%S}  {text}")
        self.logged.emit(text, is_warning)

    def _take_step(self, text: str) -> None:
        self.step = text
        self.progressed.emit(self.clock.fraction, text)

    def _show_progress(self, percent: float) -> None:
        self.clock.tell(percent / 100.0, time.monotonic())
        self.progressed.emit(self.clock.fraction, self.step)

    def cancel(self) -> None:
        """Ask the run to stop; it answers through ``ended`` when it has."""
        if self._is_preparing:
            self._presenter.tasks.stop("run")
            self._fail(tr("Stopped; nothing was written."))
        elif self._run is not None:
            self._run.cancel()

    def _project_closed(self) -> None:
        """Let a run go on to its folder without layers; what has not begun is called off."""
        self._loader.stop()
        if self._run is None:
            self.cancel()
        elif self._is_wanted:
            self._is_wanted = False
            self.left.emit(str(self._parameters["OUTPUT"]), self._project_file)

    def _project_opened(self) -> None:
        """Load the layers after all where the user has come back to the run's project."""
        if self._run is not None and self._presenter.project.fileName() == self._project_file:
            self._is_wanted = bool(self._project_file)

    # --- when QGIS ends ----------------------------------------------------------------------

    @property
    def can_be_handed_over(self) -> bool:
        """Tell whether the run has begun, so that another process can go on with it."""
        return self._run is not None

    def hold(self) -> None:
        """Go on although QGIS, which is about to end, has asked for a stop."""
        if self._run is not None and self._run.task is not None:
            self._run.task.object()

    def handed_over(self) -> dict[str, Any]:
        """Return what another process must know to go on with the run, as JSON holds it."""
        layers = {
            LAYERS[role]: [[f.path, f.date.isoformat() if f.date else ""] for f in files]
            for role, files in self._files.items()
            if LAYERS[role] in self._parameters
        }
        return {"parameters": self._parameters, "layers": layers}

    def stop_and_wait(self) -> None:
        """Stop; returns when the finished blocks are kept and nothing is going on any more."""
        run = self._run
        self.cancel()
        if run is not None:
            run.wait()

    # --- the end -----------------------------------------------------------------------------

    def _fail(self, sentence: str) -> None:
        self._is_preparing = False
        self._run = None
        self.ended.emit({}, with_fields(sentence))

    def _executed(self, run: Run, is_well: bool, results: dict[str, Any]) -> None:
        self._run = None
        if sip.isdeleted(self):
            run.release()
            return
        self._remember()
        errors = run.feedback.errors
        if run.feedback.isCanceled():
            nothing = spoken(CancelledError())
            kept = [line for line in errors if line != nothing]
            sentence = kept[-1] if kept else tr("Stopped; nothing was written.")
        elif not is_well:
            sentence = errors[-1] if errors else tr("The run failed; see the log.")
        else:
            remember_pace(self.expected, time.monotonic() - self.clock.began)
            if not self._is_wanted:
                run.release()
                self.ended.emit({}, "")
                self.finished_elsewhere.emit(str(self._parameters["OUTPUT"]))
                return
            self.ended.emit(dict(results), "")
            self._loader.load(run, self._presenter.project)
            return
        run.release()
        self.ended.emit({}, with_fields(sentence))

    def _loaded(self, run: Run) -> None:
        run.release()
        self.loaded.emit()

    def _remember(self) -> None:
        """Leave an entry in Processing's history, from which the run can be repeated."""
        from qgis.gui import QgsGui

        log = "<br>".join(html.escape(line) for line in self._lines)
        entry = commands.history_entry(self._parameters, log)
        QgsGui.historyProviderRegistry().addEntry("processing", entry)


def _free_folder(folder: str) -> str:
    """Return a folder beside another one that is not there yet."""
    stem = folder.rstrip("/\\")
    return next(name for n in itertools.count(2) if not os.path.exists(name := f"{stem}_{n}"))


def level_of(is_bad: bool) -> Qgis.MessageLevel:
    """Return how loudly QGIS's message bar says something."""
    return Qgis.MessageLevel.Warning if is_bad else Qgis.MessageLevel.Info
