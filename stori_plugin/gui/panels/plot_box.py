"""The plot of the Pixel tab, loaded in the background, and what is read off it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from ...presentation.words import tr
from ..plot.plot import Plot, load_library, make_plot, plot_sentence
from ..plot.readings import Reading
from ..work.tasks import TaskKeeper

if TYPE_CHECKING:
    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Pixel


class PlotBox(QWidget):
    """Holds the plot; ``clicked`` carries the date, ``message_sent`` a sentence, empty for none."""

    clicked = pyqtSignal(object)
    message_sent = pyqtSignal(str)

    def __init__(self, tasks: TaskKeeper, parent: QWidget | None = None):
        super().__init__(parent)
        self._tasks = tasks
        self.plot: Plot | None = None  # until its library is loaded
        self.reading: Reading | None = None
        self._is_loading = False
        self._now: dt.date | None = None
        self._pixels: list[Pixel] = []
        self._channel = ""
        self._events: list[Sequence[Event]] = []
        self.hint = QLabel(tr("Click on the map to see a pixel over time."), self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.read = QLabel(self)
        self.read.setAccessibleName(tr("What is under the pointer"))
        self.read.setWordWrap(True)
        # Two lines from the beginning: the plot must not jump when something is read.
        self.read.setMinimumHeight(2 * self.read.fontMetrics().lineSpacing())
        self.read.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.hint, 1)
        self._box.addWidget(self.read)

    def load(self) -> None:
        """Load the library that draws, in the background, unless that has happened."""
        if self.plot is not None or self._is_loading:
            return
        sentence = plot_sentence()
        if sentence:
            self.hint.setText(sentence)
            return
        self._is_loading = True
        title = tr("Loading the plot")
        self._tasks.start("plot", title, lambda *_: load_library(), self._make, self._failed)

    def close_down(self) -> None:
        """Draw nothing any more."""
        if self.plot is not None:
            self.plot.close()
            self.plot = None

    def show_pixels(
        self, pixels: Sequence[Pixel], channel: str, events: Sequence[Sequence[Event]]
    ) -> None:
        """Show pixels with a channel of SAR and the events of each."""
        self._pixels, self._channel, self._events = list(pixels), channel, list(events)
        if self.plot is not None:
            self.plot.show(self._pixels, channel, self._events)

    def show_now(self, date: dt.date | None) -> None:
        """Move the line to the date that the map shows."""
        self._now = date
        if self.plot is not None:
            self.plot.show_now(date)

    def take_reading(self, reading: Reading | None) -> None:
        """Say what is under the pointer."""
        self.reading = reading
        self.read.setText(reading.words() if reading is not None else "")

    def export(self) -> None:
        """Ask where to, and write the plot at the size of print."""
        if self.plot is None:
            self.message_sent.emit(tr("There is no plot yet: click on the map first."))
            return
        path, _ = QFileDialog.getSaveFileName(self, tr("Export plot"), "pixels.png", "PNG (*.png)")
        if path:
            self.plot.save(path, self.message_sent.emit)

    def _make(self, _: None) -> None:
        self._is_loading = False
        self.plot = make_plot(self, self.clicked.emit, self.take_reading)
        self.plot.show_now(self._now)
        self.hint.hide()
        self._box.insertWidget(0, self.plot.widget, 1)
        self.plot.show(self._pixels, self._channel, self._events)

    def _failed(self, sentence: str) -> None:
        self._is_loading = False
        self.message_sent.emit(sentence)
