"""The Run tab: the form, the estimate, the buttons, progress and log."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QLabel,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...presentation.words import tr
from ..state.dock_state import COARSE, OPTICAL, SAR
from ..state.parameter_words import with_fields
from ..state.run_clock import spoken_time
from ..work import commands
from ..work.pace import pace
from ..work.presenter import Presenter
from ..work.runner import Runner
from .replace_question import ask_whether_to_replace
from .run_fields import RunFields
from .run_footer import RunFooter

if TYPE_CHECKING:
    from ...engine.preview.estimate import RunEstimate

_PAUSE = 300  # milliseconds after the last change before the estimate is made


class RunPanel(QWidget):
    """Shows the form and runs it; ``footer`` stands at the foot of the dock.

    Signal: ``refused`` when a run could not begin, and the form may say why.
    """

    refused = pyqtSignal()

    def __init__(
        self,
        presenter: Presenter,
        runner: Runner,
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._runner = presenter, runner
        self.fields = RunFields(presenter, canvas, self)
        self._make_buttons()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._estimate)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._show_progress)
        presenter.form_changed.connect(self._pause.start)
        presenter.dates_changed.connect(self._pause.start)
        runner.started.connect(self._show_running)
        runner.progressed.connect(self._show_progress)
        runner.logged.connect(lambda text, _: self.log.appendPlainText(text))
        runner.ended.connect(self._show_ended)
        runner.loaded.connect(self._show_loaded)
        presenter.inputs_changed.connect(self._settle)
        presenter.rows_changed.connect(self._settle)
        presenter.dates_changed.connect(self._settle)
        self._pause.start()

    def close_down(self) -> None:
        """Let go of the map."""
        self.fields.close_down()

    # --- making ---------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.footer = RunFooter()
        self.run, self.cancel = self.footer.run, self.footer.cancel
        self.progress, self.status = self.footer.progress, self.footer.status
        self.run.clicked.connect(self._start)
        self.cancel.clicked.connect(self._runner.cancel)
        self._runner.ask_to_replace = partial(ask_whether_to_replace, self)
        self.copy = QToolButton(self)
        self.copy.setText(tr("Copy as"))
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Copy as Python"), self.copy_python)
        menu.addAction(tr("Copy as qgis_process command"), self.copy_command)
        self.copy.setMenu(menu)
        self.estimate = QLabel(self)
        self.estimate.setWordWrap(True)
        self.log = QPlainTextEdit(self)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(2000)
        self.log.setMinimumHeight(60)
        self.log.setPlaceholderText(tr("What a run says appears here."))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.fields)
        box.addWidget(self.estimate)
        box.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.log, 1)

    # --- estimate -----------------------------------------------------------------------------

    def _estimate(self) -> None:
        state = self._presenter.state
        dates, sentence = state.output_dates()
        optical, sar = state.series(OPTICAL), state.series(SAR)
        coarse = state.series_in_use(COARSE)
        if sentence or not dates or optical is None:
            self._presenter.tasks.stop("estimate")
            self.estimate.setText(sentence)
            return
        form, count = state.form, len(dates)
        grid = form.grid()
        bands = [part.strip() for part in form.bands.split(",") if part.strip()]

        def work(*_: object) -> RunEstimate:
            from ...engine.preview.estimate import estimate

            return estimate(
                optical, sar, bands, count, form.method, form.uncertainty,
                form.workers, form.memory, grid.extent, grid.extent_crs, grid.resolution,
                coarse,
            )  # fmt: skip

        self._presenter.tasks.start(
            "estimate", tr("Estimating"), work, self._show_estimate, self._show_no_estimate
        )

    def _show_no_estimate(self, sentence: str) -> None:
        self.estimate.setText(with_fields(sentence))

    def _show_estimate(self, estimate: RunEstimate) -> None:
        self._runner.expected = estimate.seconds
        time = spoken_time(estimate.seconds * pace())
        self.estimate.setText(
            tr("{dates} dates of {pixels:,} pixels: about {time}, {memory:.0f} MiB of memory "
               "and {disk:.0f} MiB on disk.")
            .format(
                dates=estimate.dates, pixels=estimate.pixels, time=time,
                memory=estimate.memory, disk=max(estimate.disk, 1),
            )
        )  # fmt: skip

    # --- running --------------------------------------------------------------------------------

    def _start(self) -> None:
        self.fields.take()
        sentence = self._runner.start()
        if sentence:
            self.footer.say(sentence, is_bad=True)
            self.refused.emit()

    def _show_running(self) -> None:
        self.log.clear()
        self.footer.say("")
        self.footer.show_running(True)
        self._second.start()

    def _show_progress(self, *_) -> None:
        """Show how far the run is, at what step, and how long it still takes."""
        runner = self._runner
        self.progress.setValue(round(1000 * runner.clock.fraction))
        if not runner.is_running:
            return
        left = runner.clock.left(monotonic())
        words = tr("{} · about {} left").format(runner.step, spoken_time(left)) if left else ""
        self.footer.say(words or runner.step)

    def _show_ended(self, results: dict[str, Any], sentence: str) -> None:
        self._second.stop()
        self.footer.show_running(False)
        if results:
            self.footer.say(tr("Done; the layers are being loaded."))
        else:
            self.footer.say(sentence, is_bad=bool(sentence))

    def _show_loaded(self) -> None:
        taken = spoken_time(monotonic() - self._runner.clock.began)
        self.footer.say(tr("Done in about {}: the tab Result shows it.").format(taken))

    def _settle(self) -> None:
        """Take back what is not true any more once something has changed."""
        if not self._runner.is_running:
            self.footer.settle()

    # --- commands ---------------------------------------------------------------------------------

    def copy_python(self) -> None:
        """Put the run on the clipboard as Python."""
        self._copy(commands.as_python(self._presenter.state.parameters()))

    def copy_command(self) -> None:
        """Put the run on the clipboard as a command for a terminal."""
        self._copy(commands.as_qgis_process(self._presenter.state.parameters()))

    def _copy(self, text: str) -> None:
        self.fields.take()
        QGuiApplication.clipboard().setText(text)
        message = tr("Copied.")
        if self._presenter.state.corrected:
            message = tr(
                "Copied, but the dates corrected by hand are not part of it: to keep them "
                "outside the dock, put them in the file names."
            )
        self.footer.say(message)
