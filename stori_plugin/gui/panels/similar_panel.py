"""The Similar tab: open or build an index, click on an example, look at what is alike, refine."""

from __future__ import annotations

import os
from typing import Any

from qgis.gui import QgsFileWidget, QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence, QShortcut
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...presentation.words import tr
from ..map.similar_layer import LARGE, SimilarLayer
from ..state.similar_state import ALIKE, MOST, NEITHER, UNLIKE
from ..work.presenter import Presenter
from ..work.runner import Runner
from ..work.similar_builder import SimilarBuilder
from ..work.similar_everywhere import SimilarEverywhere
from ..work.similar_finder import SimilarFinder
from .everywhere_button import EverywhereButton
from .example_buttons import ExampleButtons
from .similar_fields import INDEX_FILTER, BuildFields
from .similar_gallery import Gallery
from .similar_legend import PictureLegend


class SimilarPanel(QWidget):
    """Shows places that look like the one that was clicked."""

    def __init__(
        self,
        presenter: Presenter,
        runner: Runner,
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._canvas, self._presenter = canvas, presenter
        self.finder = SimilarFinder(presenter, self)
        self.builder = SimilarBuilder(presenter, self)
        self.everywhere = SimilarEverywhere(presenter, self)
        self.layer = SimilarLayer(presenter.project, canvas)
        self._make_index_row()
        self._make_search_row()
        self._make_everywhere_button()
        self.fields = BuildFields(presenter, self.builder, self)
        self.fields.hide()
        self.here = QPushButton(tr("&Search in this result"), self)
        self.here.setObjectName("stori_similar_here")
        self.here.setToolTip(
            tr("Describe the places of the result by their course over the year, then search")
        )
        self.here.clicked.connect(self._search_here)
        self.here.hide()
        self.gallery = Gallery(self)
        self.legend = PictureLegend(self)
        self.legend.chosen.connect(self.finder.choose_look)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self._lay_out()
        self._connect(presenter, runner)
        self._show_index()

    def close_down(self) -> None:
        """Take the tool off the map and let go of everything."""
        self.examples.close_down()
        self.fields.close_down()
        self.builder.close()
        self.everywhere.close()
        self.finder.close()

    # --- making ---------------------------------------------------------------------------

    def _make_index_row(self) -> None:
        self.path = QgsFileWidget(self)
        self.path.setObjectName("stori_similar_index")
        self.path.setFilter(INDEX_FILTER)
        self.path.setToolTip(tr("The file of places to search in"))
        self.path.lineEdit().setPlaceholderText(tr("File of places"))
        self.path.fileChanged.connect(self._choose_index)
        self.new = QToolButton(self)
        self.new.setText(tr("&New"))
        self.new.setToolTip(tr("Make a file of places from a result or a raster"))
        self.new.setCheckable(True)
        self.new.toggled.connect(lambda is_on: self.fields.setVisible(is_on))

    def _make_search_row(self) -> None:
        self.examples = ExampleButtons(self._presenter.project, self._canvas, self)
        self.alike, self.unlike, self.draw = self.examples.all
        self.examples.picked.connect(self.finder.click)
        self.examples.drawn.connect(self.finder.draw)
        self.count = QSpinBox(self)
        self.count.setRange(1, MOST)
        self.count.setValue(self.finder.state.count)
        self.count.setToolTip(tr("How many places to show"))
        self.count.setAccessibleName(tr("Number of places"))
        self.count.setKeyboardTracking(False)
        self.count.valueChanged.connect(self.finder.show)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setToolTip(tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("More like the selected (+)"), lambda: self._mark(ALIKE))
        menu.addAction(tr("Less like the selected (−)"), lambda: self._mark(UNLIKE))
        menu.addAction(tr("Selected are no examples"), lambda: self._mark(NEITHER))
        menu.addSeparator()
        menu.addAction(tr("Zoom to all"), self._zoom_to_all)
        menu.addAction(tr("Clear"), self.finder.clear)
        self.more.setMenu(menu)

    def _make_everywhere_button(self) -> None:
        self.show_everywhere = EverywhereButton(self.finder, self.everywhere, self)
        self.show_everywhere.said.connect(self._say)
        self.everywhere.progressed.connect(self._show_busy)
        self.everywhere.ended.connect(self._say)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.path, 1)
        for widget in (self.new, self.count, self.more):
            first.addWidget(widget)
        for widget in (self.alike, self.unlike, self.show_everywhere):
            second.addWidget(widget)
        second.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addLayout(first)
        box.addWidget(self.here)
        box.addWidget(self.fields)
        box.addLayout(second)
        box.addWidget(self.words)
        box.addWidget(self.gallery, 1)
        box.addWidget(self.legend)

    def _connect(self, presenter: Presenter, runner: Runner) -> None:
        self.finder.index_changed.connect(self._show_index)
        self.finder.hits_changed.connect(self._show_places)
        self.finder.pictures_changed.connect(self._show_pictures)
        self.finder.busy_changed.connect(self._show_busy)
        self.finder.message_sent.connect(self._say)
        self.fields.built.connect(self._take_built)
        self.fields.result_changed.connect(self._show_index)
        self.gallery.chosen.connect(self._zoom_to)
        for key, mark in (("+", ALIKE), ("-", UNLIKE)):
            shortcut = QShortcut(QKeySequence(key), self.gallery)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda mark=mark: self._mark(mark))
        runner.ended.connect(self._take_result)

    # --- the index ------------------------------------------------------------------------

    def prepare(self) -> None:
        """Open the index that the project remembers, as the tab is looked at."""
        self.finder.look_again()

    def _choose_index(self, path: str) -> None:
        path = path.strip()
        if path != self.finder.state.path:
            self.finder.open(path)

    def _take_built(self, path: str) -> None:
        self.new.setChecked(False)
        self.finder.open(path)

    def _take_result(self, results: dict[str, Any], _: str) -> None:
        if results.get("MANIFEST"):
            self.offer_result(results["MANIFEST"])

    def offer_result(self, manifest: str) -> None:
        """Let the places of a result be searched."""
        self.fields.offer_result(manifest)

    def _search_here(self) -> None:
        """Open the places of the result, or describe them first where that was not done yet."""
        self.fields.choose_result()
        path = self.fields.form().output
        if os.path.isfile(path):
            self.finder.open(path)
            return
        self.new.setChecked(True)
        self.fields.start()

    def _show_index(self) -> None:
        index, state = self.finder.index, self.finder.state
        self.path.blockSignals(True)
        self.path.setFilePath(state.path)
        self.path.blockSignals(False)
        self.count.blockSignals(True)
        self.count.setValue(state.count)
        self.count.blockSignals(False)
        self.examples.show_state(index is not None)
        self.here.setVisible(index is None and bool(self.fields.manifest))
        self.show_everywhere.show_state()
        self._say("")

    # --- examples -------------------------------------------------------------------------

    def _mark(self, mark: int) -> None:
        self.finder.mark(self.gallery.rows(), mark)

    # --- showing --------------------------------------------------------------------------

    def _show_places(self) -> None:
        state, index = self.finder.state, self.finder.index
        self.gallery.show_hits(state.hits, self.finder.pictures)
        if state.hits and index is not None:
            self.layer.show(state.hits, index.crs)
        else:
            self.layer.remove()
        self._show_legend()
        self.show_everywhere.show_state()
        self._say("")

    def _show_pictures(self) -> None:
        self.gallery.show_pictures(self.finder.state.hits, self.finder.pictures)
        self._show_legend()

    def _show_legend(self) -> None:
        has_hits, lacking = bool(self.finder.state.hits), self.show_everywhere.lacking()
        self.legend.show_pictures(self.finder.pictures, has_hits, lacking)

    def _zoom_to(self, row: int) -> None:
        hit, index = self.finder.state.hit_of(row), self.finder.index
        if hit is None or index is None or self._canvas is None:
            return
        size = index.chip.get("size")
        size = float(size) if isinstance(size, (int, float)) and size > 0 else LARGE
        if not self.layer.zoom_to([hit], size=size):
            self._say(tr("{} has no place on the map.").format(hit.title))

    def _zoom_to_all(self) -> None:
        self.layer.zoom_to(self.finder.state.hits, is_whole=True)

    def _show_busy(self, text: str) -> None:
        if text:
            self.words.setText(text)
        else:
            self._say("")

    def _say(self, text: str) -> None:
        """Show a sentence, or where there is none how things stand."""
        # Below the pictures, where there are some, the legend says it.
        lacking = "" if self.finder.state.hits else self.show_everywhere.lacking()
        self.words.setText(text or f"{self._state_text()} {lacking}".strip())

    def _state_text(self) -> str:
        state, index = self.finder.state, self.finder.index
        if index is None:
            return tr("Open a file of places, or make a new one from a result or a raster.")
        if not state.alike:
            return tr("{} places. Press Alike, then click on the map on what you look for.").format(
                len(index)
            )
        count = len(state.alike)
        examples = tr("One example") if count == 1 else tr("{} examples").format(count)
        if state.unlike:
            examples += tr(", {} unlike").format(len(state.unlike))
        return tr(
            "{}: the {} nearest of {}. Select pictures and press the keys + or − to refine."
        ).format(examples, len(state.hits), len(index))
