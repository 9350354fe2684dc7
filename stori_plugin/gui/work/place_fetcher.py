"""Fetches acquisitions for the dock: an estimate by a task, the download by ``stori:download``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.download.catalogue_sources import source_of
from ...engine.download.connection import Connection
from ...engine.options.download_options import DownloadOptions, Place
from ...engine.support.errors import StoriError
from ...presentation.spoken import spoken
from ...presentation.web_access import connection_for
from ...presentation.words import tr
from ..state.dock_state import OPTICAL, SAR
from ..state.parameter_words import place_fields, with_fields
from ..state.place_form import PlaceForm
from . import commands
from .algorithm_run import Run
from .one_run import OneRun
from .presenter import Presenter

if TYPE_CHECKING:
    from ...engine.support.progress import Progress

ALGORITHM = "stori:download"
_ESTIMATE = "place estimate"


class PlaceFetcher(OneRun):
    """Asks and fetches, one at a time.

    Signals: ``estimated`` with sentences; ``started``; ``progressed`` with a fraction and the last
    line of the log; ``ended`` with whether all went well and a sentence.
    """

    estimated = pyqtSignal(list)
    started = pyqtSignal()
    progressed = pyqtSignal(float, str)
    ended = pyqtSignal(bool, str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(presenter, parent)
        self._fraction, self._line = 0.0, ""

    @property
    def is_asking(self) -> bool:
        """Tell whether a source is asked for an estimate."""
        return self._presenter.tasks.is_busy(_ESTIMATE)

    # --- the estimate ----------------------------------------------------------------------

    def estimate(self, form: PlaceForm) -> str:
        """Ask the source what there is; return a sentence where that is impossible."""
        sentence = form.obstacle() or commands.obstacle(ALGORITHM)
        if sentence:
            return sentence
        try:
            place, options = form.place(), form.options()
            source = source_of(options)
            is_keys = source.signing.rule == "s3"
            connection = connection_for(source.endpoint, form.authcfg, is_keys)
        except StoriError as error:
            return with_fields(spoken(error), place_fields())

        def ask(_: object, progress: Progress) -> list[str]:
            return _asked(place, options, connection, progress)

        self._presenter.tasks.start(
            _ESTIMATE,
            tr("STORI: asking what there is"),
            ask,
            self.estimated.emit,
            lambda sentence: self.ended.emit(False, with_fields(sentence, place_fields())),
        )
        return ""

    # --- the download -----------------------------------------------------------------------

    def start(self, form: PlaceForm) -> str:
        """Begin; return a sentence where that is impossible, else an empty text."""
        if self.is_running:
            return tr("Acquisitions are being fetched: wait for them or cancel it first.")
        sentence = form.obstacle() or commands.obstacle(ALGORITHM)
        if not sentence and not form.output:
            sentence = tr("Choose the folder that the acquisitions go to.")
        if sentence:
            return sentence
        algorithm = commands.create_algorithm(ALGORITHM)
        if algorithm is None:
            return commands.obstacle(ALGORITHM)
        run, given = Run(self._presenter.project), form.parameters()
        run.feedback.logged.connect(self._log)
        run.feedback.progressChanged.connect(self._show_progress)
        self._fraction, self._line = 0.0, ""
        sentence = self._begin(run, algorithm, given, tr("The download could not begin."))
        sentence = with_fields(sentence, place_fields())
        if not sentence:
            self.started.emit()
        return sentence

    def cancel(self) -> None:
        """Ask it to stop; it answers through ``ended`` when it has."""
        self._presenter.tasks.stop(_ESTIMATE)
        super().cancel()

    def _log(self, text: str, _is_warning: bool) -> None:
        self._line = with_fields(text, place_fields())
        self.progressed.emit(self._fraction, self._line)

    def _show_progress(self, percent: float) -> None:
        self._fraction = percent / 100.0
        self.progressed.emit(self._fraction, self._line)

    def _executed(self, run: Run, is_well: bool, results: dict[str, Any]) -> None:
        run.release()
        if sip.isdeleted(self):
            return
        self._run = None
        if run.feedback.isCanceled():
            self.ended.emit(False, tr("Stopped. What came is kept; Download goes on from it."))
            return
        if not is_well:
            errors = run.feedback.errors
            sentence = errors[-1] if errors else tr("The download failed.")
            self.ended.emit(False, with_fields(sentence, place_fields()))
            return
        for name, role in (("OPTICAL_FOLDER", OPTICAL), ("SAR_FOLDER", SAR)):
            if results.get(name):
                self._presenter.add_folder(results[name], role)
        self.ended.emit(True, tr("The acquisitions are in the table below."))


def _asked(
    place: Place, options: DownloadOptions, connection: Connection, progress: Progress
) -> list[str]:
    """Return what a source has, in sentences; on a worker thread."""
    from ...engine.download.place_search import Search

    try:
        search = Search(place, options, connection, progress)
        search.find()
        said = [*search.estimate(measure=True).sentences(), *search.remarks()]
        return [with_fields(spoken(sentence), place_fields()) for sentence in said]
    finally:
        connection.close()
