"""The Result tab: a card on what came out, the report, the animation."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...presentation.spoken import spoken
from ...presentation.words import tr
from ..map import clear_layer, time_control
from ..map.swipe import Swipe
from ..state.result_words import all_said, sentence_of, series_spoken
from ..work.presenter import Presenter
from ..work.result_opener import ResultOpener
from ..work.runner import Runner
from .error_chart import ErrorChart
from .fade_legend import FadeLegend
from .next_steps import NextSteps
from .open_result import OpenResult

if TYPE_CHECKING:
    from ...engine.analysis.temporal_stack import StackedRaster
    from ...engine.run.run_result import RunResult
    from ...engine.support.progress import Progress


class ResultPanel(QWidget):
    """Shows what the last run wrote; ``result_read`` carries it to the others.

    ``play_asked`` says that the series is to play, or to stop.
    """

    result_read = pyqtSignal(object)
    play_asked = pyqtSignal()

    def __init__(
        self,
        presenter: Presenter,
        runner: Runner,
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._canvas = presenter, canvas
        self.run_result: RunResult | None = None
        self.opener = ResultOpener(presenter, self)
        self.card = QLabel(tr("The result of a run is summed up here."), self)
        self.card.setWordWrap(True)
        self.card.setTextFormat(Qt.TextFormat.RichText)
        self.card.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        font = self.sentence.font()
        font.setBold(True)
        self.sentence.setFont(font)
        self.sentence.hide()
        self.chart = ErrorChart(self)
        self.steps = NextSteps(self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.hide()
        self.swipe = Swipe(presenter, canvas, self) if canvas is not None else None
        self.date_looked_at: Callable[[], dt.date | None] = lambda: None  # on the map
        self._make_buttons()
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.words)
        box.addWidget(self.sentence)
        box.addWidget(self.chart)
        box.addLayout(self._buttons())
        box.addWidget(self.fade)
        box.addWidget(self.fade_legend)
        box.addWidget(self.steps)
        box.addWidget(self.card)
        box.addWidget(OpenResult(self.opener, self), 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        runner.ended.connect(self._read)
        runner.loaded.connect(self._begin)
        self.opener.read.connect(self._show)
        self.opener.failed.connect(self._say)
        self.opener.loaded.connect(self._begin)
        presenter.project.cleared.connect(self.forget)

    def _make_buttons(self) -> None:
        self.play = QPushButton(tr("&Play"), self)
        self.play.setToolTip(tr("Play the series on the map, or stop it"))
        self.play.clicked.connect(lambda: self.play_asked.emit())
        self.report = QPushButton(tr("Open the &report"), self)
        self.report.clicked.connect(self._open_report)
        self.compare = QPushButton(tr("&Observed | reconstructed"), self)
        self.compare.setObjectName("stori_compare")
        self.compare.setToolTip(
            tr("Compare the image nearest to the date on the map with the result: drag the line")
        )
        self.compare.setCheckable(True)
        self.compare.toggled.connect(self._compare)
        self.distance = QPushButton(tr("&Days to clear"), self)
        self.distance.setObjectName("stori_distance")
        self.distance.setToolTip(
            tr("Add a layer that shows, date by date, how far the nearest clear observation is")
        )
        self.distance.clicked.connect(self._measure_distance)
        self.fade = QCheckBox(tr("&Fade what is unsure"), self)
        self.fade.setToolTip(
            tr("Let colours of the result give way where its standard deviation is large")
        )
        self.fade.setObjectName("stori_fade")
        self.fade.setEnabled(False)
        self.fade_legend = FadeLegend(self)
        if self.swipe is not None:
            self.swipe.stopped.connect(lambda: self.compare.setChecked(False))
            self.swipe.message_sent.connect(self._say)

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        for number, button in enumerate((self.play, self.report, self.compare, self.distance)):
            button.setEnabled(False)
            grid.addWidget(button, number // 2, number % 2)
        return grid

    def close_down(self) -> None:
        """Let go of the project and the map."""
        self._presenter.project.cleared.disconnect(self.forget)
        self.opener.close()
        self.steps.close_down()
        if self.swipe is not None:
            self.swipe.stop()

    def forget(self) -> None:
        """Show no result."""
        self.run_result = None
        self.card.setText(tr("The result of a run is summed up here."))
        self.sentence.hide()
        self.chart.show_scores(())
        self.steps.show_result(None)
        self._say("")
        if self.swipe is not None:
            self.swipe.stop()
        for button in (self.play, self.report, self.compare, self.distance):
            button.setEnabled(False)
        self.fade.setChecked(False)
        self.fade.setEnabled(False)

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def _read(self, results: dict[str, Any], _: str) -> None:
        manifest = results.get("MANIFEST")
        if not manifest:
            return

        def work(*_: object) -> RunResult:
            from ...engine.run.run_result import read_result

            return read_result(manifest)

        self._presenter.tasks.start(
            "run result", tr("Reading the result"), work, self._show, self.card.setText
        )

    def _show(self, result: RunResult) -> None:
        self.run_result = result
        self._presenter.set_result(result.manifest)
        self._say("")
        self.result_read.emit(result)
        from ...engine.scene.clear_shares import longest_gap

        clear = result.counts.clear
        longest = longest_gap(sorted(clear.items()))
        self.sentence.setText(sentence_of(result.scores, longest))
        every = all_said(result.scores, longest)
        self.sentence.setToolTip("\n".join(": ".join(one) for one in every))
        self.sentence.show()
        self.chart.show_scores(result.scores)
        self.steps.show_result(result)
        dates = result.dates
        methods = ", ".join(
            f"{html.escape(series_spoken(series))}: {html.escape(method)}"
            for series, method in result.methods.items()
        )
        lines = [
            (tr("Dates"), tr("{} from {} to {}").format(len(dates), dates[0], dates[-1])),
            (tr("Gap-free"), f"{100 * result.counts.filled:.2f} %"),
            (
                tr("Method"),
                methods + (f" ({html.escape(spoken(result.chosen))})" if result.chosen else ""),
            ),
            (tr("Folder"), html.escape(result.folder)),
        ]
        if clear:
            seen = sum(clear.values()) / len(clear)
            lines.insert(2, (tr("Observed clear"), f"{100 * seen:.0f} %"))
        rows = "".join(
            f"<tr><td style='padding-right:8px'><b>{name}</b></td><td>{text}</td></tr>"
            for name, text in lines
        )
        remarks = " ".join(map(spoken, result.counts.remarks))
        self.card.setText(f"<table>{rows}</table><p>{html.escape(remarks)}</p>")
        self.report.setEnabled(True)
        self.distance.setEnabled(True)
        self.fade.setEnabled(any(raster.sd_path for raster in result.rasters))

    def no_fading(self, sentence: str) -> None:
        """Say why nothing can be faded."""
        self.fade.setChecked(False)
        self._say(sentence)

    def _begin(self, are_new: bool = True) -> None:
        """Let the series be played; where its layers are new the map shows the date of before."""
        for button in (self.play, self.compare):
            button.setEnabled(self._canvas is not None)
        if self._canvas is not None and are_new:
            looked_at = self.date_looked_at()
            time_control.show_first(self._canvas)
            if looked_at is not None:
                time_control.show_date(self._canvas, looked_at)

    def _open_report(self) -> None:
        if self.run_result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.run_result.report))

    # --- comparing ------------------------------------------------------------------------

    def _compare(self, is_on: bool) -> None:
        if self.swipe is None:
            return
        if not is_on:
            self.swipe.stop()
        elif self.swipe.start():
            self._say("")
        else:
            self.compare.setChecked(False)

    def _measure_distance(self) -> None:
        if self.run_result is None:
            return
        manifest = self.run_result.manifest

        def work(_: object, progress: Progress) -> StackedRaster:
            from ...engine.analysis.clear_distance import map_days_to_clear

            return map_days_to_clear(manifest, progress)

        def take(stacked: StackedRaster) -> None:
            self.distance.setEnabled(True)
            is_there = clear_layer.add_layer(stacked, self._presenter.project)
            self._say("" if is_there else tr("{} cannot be opened.").format(stacked.path))

        def failed(sentence: str) -> None:
            self.distance.setEnabled(True)
            self._say(sentence)

        self.distance.setEnabled(False)
        self._say(tr("Reading the masks again: a layer follows."))
        title = tr("STORI: days to the nearest clear observation")
        self._presenter.tasks.start("distance", title, work, take, failed, is_listed=True)
