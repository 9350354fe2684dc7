"""The Result tab: a card on what came out, the report, the animation."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from . import time_control
from .presenter import Presenter
from .runner import Runner
from .words import tr


class ResultPanel(QWidget):
    """Shows what the last run wrote; ``read`` carries it to the others."""

    read = pyqtSignal(object)

    def __init__(self, presenter: Presenter, runner: Runner, canvas=None, parent=None):
        super().__init__(parent)
        self._presenter, self._canvas = presenter, canvas
        self.outcome = None
        self.card = QLabel(tr("The result of a run is summed up here."), self)
        self.card.setWordWrap(True)
        self.card.setTextFormat(Qt.TextFormat.RichText)
        self.card.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.play = QPushButton(tr("&Play"), self)
        self.play.setToolTip(tr("Play the series on the map, or stop it"))
        self.play.clicked.connect(self._play)
        self.report = QPushButton(tr("Open the &report"), self)
        self.report.clicked.connect(self._open_report)
        buttons = QHBoxLayout()
        for button in (self.play, self.report):
            button.setEnabled(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.card)
        box.addLayout(buttons)
        box.addStretch(1)
        runner.ended.connect(self._read)
        runner.loaded.connect(self._begin)
        presenter.project.cleared.connect(self.forget)

    def forget(self) -> None:
        """Show no result."""
        self.outcome = None
        self.card.setText(tr("The result of a run is summed up here."))
        self.play.setEnabled(False)
        self.report.setEnabled(False)

    def _read(self, results: dict, _: str) -> None:
        manifest = results.get("MANIFEST")
        if not manifest:
            return

        def work(*_):
            from ..engine.outcome import read_outcome

            return read_outcome(manifest)

        self._presenter.tasks.start(
            "outcome", tr("Reading the result"), work, self._show, self.card.setText
        )

    def _show(self, outcome) -> None:
        self.outcome = outcome
        self.read.emit(outcome)
        dates = outcome.dates
        methods = ", ".join(f"{html.escape(s)}: {html.escape(m)}"
                            for s, m in outcome.methods.items())  # fmt: skip
        lines = [
            (tr("Dates"), tr("{} from {} to {}").format(len(dates), dates[0], dates[-1])),
            (tr("Gap-free"), f"{100 * outcome.filled:.2f} %"),
            (
                tr("Method"),
                methods + (f" ({html.escape(outcome.chosen)})" if outcome.chosen else ""),
            ),
            (tr("Folder"), html.escape(outcome.folder)),
        ]
        if outcome.observed:
            seen = sum(outcome.observed.values()) / len(outcome.observed)
            lines.insert(2, (tr("Observed clear"), f"{100 * seen:.0f} %"))
        rows = "".join(
            f"<tr><td style='padding-right:8px'><b>{name}</b></td><td>{text}</td></tr>"
            for name, text in lines
        )
        self.card.setText(f"<table>{rows}</table><p>{html.escape(outcome.summary)}</p>")
        self.report.setEnabled(True)

    def _begin(self) -> None:
        """Put the map on the first date once the layers are there."""
        self.play.setEnabled(self._canvas is not None)
        if self._canvas is not None:
            time_control.show_first(self._canvas)

    def _play(self) -> None:
        time_control.toggle(self._canvas)

    def _open_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.outcome.report))
