"""The dock: tabs above, the timeline below, a line of words at the foot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface, QgsDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QProgressBar,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from ..presentation.words import tr
from .map import time_control
from .map.acquisition_display import AcquisitionDisplay
from .map.player import Player
from .map.veil import Veil
from .panels.comparing import Comparing
from .panels.data_panel import DataPanel
from .panels.leaving_question import tell_that_it_goes_on
from .panels.pixel_panel import PixelPanel
from .panels.player_bar import PlayerBar
from .panels.result_panel import ResultPanel
from .panels.run_panel import RunPanel
from .panels.similar_panel import SimilarPanel
from .panels.timeline import Timeline
from .state.dock_state import OPTICAL
from .state.player_state import KIND_OF, RECONSTRUCTED
from .work.engine_start import let_collector_look, load_methods
from .work.presenter import Presenter
from .work.prober import Prober
from .work.runner import Runner, level_of
from .work.shown_series import ShownSeries
from .work.tasks import wait_until_idle
from .work.thumbnails import Thumbnails

if TYPE_CHECKING:
    from ..engine.run.run_result import RunResult

_NARROWEST = 330  # pixels
_LOW = 700  # pixels
_WIDE = 1.7  # from this ratio of width to height on, the timeline stands beside the tabs


class StoriDock(QgsDockWidget):
    """Everything from images to a playing series, in one place."""

    def __init__(
        self,
        iface: QgisInterface | None = None,
        project: QgsProject | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(tr("STORI"), parent)
        self.setObjectName("StoriDock")
        self._iface = iface
        self._canvas: QgsMapCanvas | None = iface.mapCanvas() if iface is not None else None
        self._was_shown = False
        self.presenter = Presenter(project or QgsProject.instance(), self)
        self.runner = Runner(self.presenter, self)
        self.data = DataPanel(self.presenter, self._selected_layers, self._canvas)
        self.prober = Prober(self.presenter, self)
        self.pixel = PixelPanel(self.presenter, self.prober, self._canvas)
        self.run = RunPanel(self.presenter, self.runner, self._canvas)
        self.result = ResultPanel(self.presenter, self.runner, self._canvas)
        self.similar = SimilarPanel(self.presenter, self.runner, self._canvas)
        self.shown = ShownSeries(self.presenter, self)
        self.display = AcquisitionDisplay(self.presenter, self.shown, self)
        self.player = Player(self.presenter, self.shown, self.display, self._canvas, self)
        self.veil = Veil(self.presenter, self.shown, self.player, self)
        self.player_bar = PlayerBar(self.player)
        self.comparing = Comparing(self.player, self.player_bar, self.result, self)
        self.thumbnails = Thumbnails(self.presenter, self.shown, self.player.state, self)
        self.timeline = Timeline(self.presenter, self.thumbnails)
        self._lay_out()
        self._connect()

    def close_down(self) -> None:
        """Stop all work and let go of project and map; the dock is of no use afterwards."""
        self.presenter.tasks.close()
        self.runner.close()
        self.similar.close_down()
        self.data.close_down()
        self.pixel.close_down()
        self.run.close_down()
        self.result.close_down()
        self.veil.close_down()
        self.player.close_down()
        self.presenter.project.cleared.disconnect(self.shown.forget_result)
        wait_until_idle()
        self.prober.close()
        self.presenter.close()
        if self._canvas is not None:
            self._canvas.temporalRangeChanged.disconnect(self._time_changed)
        let_collector_look()

    def put_on_top(self, widget: QWidget) -> None:
        """Show a widget above the tabs, as wide as the dock."""
        self._whole.insertWidget(0, widget)

    # --- making ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        # Five titles in any language; where even that is too wide they are cut, not hidden.
        font = self.tabs.tabBar().font()
        if font.pointSizeF() > 0:  # else it is given in pixels
            font.setPointSizeF(0.88 * font.pointSizeF())
            self.tabs.tabBar().setFont(font)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        panels = (
            (tr("Data"), self.data),
            (tr("Pixel"), self.pixel),
            (tr("Run"), self.run),
            (tr("Result"), self.result),
            (tr("Similar"), self.similar),
        )
        for number, (title, panel) in enumerate(panels):
            self.tabs.addTab(_scrolling(panel), title)
            # Five numbers in the titles would not fit into a narrow dock.
            keys = f"Alt+{number + 1}"
            self.tabs.setTabToolTip(number, f"{title} ({keys})")
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.tabs.setCurrentIndex, number))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setObjectName("stori_words")
        self.words.hide()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setMaximumHeight(6)
        self.busy.setTextVisible(False)
        self.busy.hide()
        below = QWidget()
        foot = QBoxLayout(QBoxLayout.Direction.TopToBottom, below)
        foot.setContentsMargins(0, 0, 0, 0)
        for widget in (self.player_bar, self.timeline, self.busy):
            foot.addWidget(widget)
        whole = QWidget()
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, whole)
        self._whole.setContentsMargins(4, 4, 4, 4)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._whole.addLayout(self._box, 1)
        self._whole.addWidget(self.words)
        self._whole.addWidget(self.run.footer)
        self._box.addWidget(self.tabs, 3)
        self._box.addWidget(below, 0)
        whole.setMinimumWidth(_NARROWEST)
        self.setWidget(whole)

    def _connect(self) -> None:
        self.presenter.busy_changed.connect(self._show_busy)
        self.presenter.message_sent.connect(self._tell)
        self.presenter.inputs_known.connect(self._get_ready)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.timeline.picked.connect(self._pick)
        self.timeline.scrubbed.connect(self.player.scrub)
        self.timeline.released.connect(self.player.settle)
        self.runner.progressed.connect(lambda share, _: self.timeline.show_done(share))
        self.runner.ended.connect(lambda *_: self._show_made())
        self.shown.changed.connect(lambda _: self._show_made())
        self.data.table.chosen.connect(self._show)
        self.player.moved.connect(self._moved)
        self.player.message_sent.connect(lambda text: self._tell(text, True))
        self.result.play_asked.connect(self.player.toggle)
        self.result.fade.toggled.connect(self.veil.switch)
        self.veil.failed.connect(self.result.no_fading)
        self.veil.ranged.connect(self.result.fade_legend.show_limits)
        self.result.date_looked_at = self.player.date_shown
        # Not by way of the dock: held by its own panel it would outlive QGIS's windows.
        events = self.pixel.events
        self.result.steps.choice = lambda: events.choice
        if self.pixel.pins is not None:
            self.comparing.put_aside.connect(self.pixel.pins.hide)
        self.result.opener.loaded.connect(self.player.layers_loaded)
        self.presenter.project.cleared.connect(self.shown.forget_result)
        self.pixel.picked.connect(self._pick)
        for tool in (self.pixel.pick, self.pixel.field):
            tool.toggled.connect(self._fill_map)
        self.runner.ended.connect(self._run_ended)
        self.run.refused.connect(self._show_why)
        self.runner.left.connect(self._tell_that_it_goes_on)
        self.runner.finished_elsewhere.connect(self._tell_where)
        self.result.result_read.connect(self._take_result)
        self.runner.loaded.connect(lambda: self.bring_forward(self.result))
        self.runner.loaded.connect(self.player.layers_loaded)
        if self._canvas is not None:
            self._canvas.temporalRangeChanged.connect(self._time_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the timeline beside the tabs where there is more width than height."""
        super().resizeEvent(event)
        is_wide = self.width() > _WIDE * self.height()
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._box.setStretch(1, 2 if is_wide else 0)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the pictures of places the room of the timeline where there is little."""
        is_beside = self._box.direction() == QBoxLayout.Direction.LeftToRight
        has_pictures = self.tabs.currentWidget().widget() is self.similar
        self.timeline.setVisible(is_beside or not has_pictures or self.height() >= _LOW)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Get the engine into memory as soon as somebody looks at the dock."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.presenter.ask(
                "load", tr("Loading STORI"), lambda *_: load_methods(), lambda _: None
            )

    # --- reacting -------------------------------------------------------------------------

    def _get_ready(self) -> None:
        """Do beforehand, once the images are known, what the first click would wait for."""
        self.pixel.load_plot()
        if self.isVisible():
            self.prober.prepare(is_quiet=True)
        else:
            self.prober.open()

    def _selected_layers(self) -> list[QgsRasterLayer]:
        if self._iface is None:
            return []
        layers = self._iface.layerTreeView().selectedLayersRecursive()
        return [layer for layer in layers if isinstance(layer, QgsRasterLayer)]

    def _show_busy(self, text: str) -> None:
        self.busy.setVisible(bool(text))
        self.busy.setToolTip(text)

    def _tell(self, text: str, is_bad: bool) -> None:
        self.words.setText(text)
        font = self.words.font()
        font.setBold(is_bad)
        self.words.setFont(font)
        self.words.setVisible(bool(text))

    def _fill_map(self, is_on: bool) -> None:
        """Show the clearest image where there is none to click on."""
        rows = [row for row in self.presenter.state.rows(OPTICAL) if row.is_used and row.clear]
        if is_on and rows and self._canvas is not None and not self._canvas.layers():
            self.display.show(max(rows, key=lambda row: row.clear or 0.0).key)

    def _pick(self, key: str) -> None:
        self.data.table.select(key)
        self._show(key)

    def _show(self, key: str) -> None:
        row = next((row for row in self.presenter.state.all_rows() if row.key == key), None)
        if row is not None and not self.player.go_to(KIND_OF[row.role], key):
            self.display.show(key)  # left out of the series, and shown all the same

    def _tab_changed(self, number: int) -> None:
        panel = self.tabs.widget(number).widget()
        self._make_room()
        if panel is self.pixel:
            self.pixel.prepare()
        elif panel is self.similar:
            self.similar.prepare()

    def bring_forward(self, panel: QWidget) -> None:
        """Open the tab of a panel."""
        shown = [self.tabs.widget(number).widget() for number in range(self.tabs.count())]
        self.tabs.setCurrentIndex(shown.index(panel))

    def _take_result(self, result: RunResult) -> None:
        self.similar.offer_result(result.manifest)
        self.shown.take_result(result)
        self.prober.run_result = result
        self.prober.refresh()

    def _tell_that_it_goes_on(self, folder: str, project_file: str) -> None:
        if self._iface is not None:
            tell_that_it_goes_on(self._iface, folder, project_file, self.runner.cancel)

    def _tell_where(self, folder: str) -> None:
        text = tr("The run is done: its result lies in {}. Open a result… shows it.").format(folder)
        self.run.footer.say(text)
        if self._iface is not None:
            self._iface.messageBar().pushMessage("STORI", text, level_of(False))

    def _show_why(self) -> None:
        """Bring the tab forward in which something is missing before a run can begin."""
        self.bring_forward(self.data if self.presenter.state.obstacle() else self.run)

    def _run_ended(self, results: dict[str, Any], sentence: str) -> None:
        text = sentence or (tr("The run is done.") if results else "")
        if text and self._iface is not None and not self.isVisible():
            self._iface.messageBar().pushMessage("STORI", text, level_of(not results))

    def _time_changed(self) -> None:
        self.player.follow(time_control.date_shown(self._canvas))

    def _show_made(self) -> None:
        """Mark the dates of the result; while a run goes on these are of no interest."""
        if not self.runner.is_running:
            made = self.player.state.of(RECONSTRUCTED)
            self.timeline.show_made([stop.date for stop in made])

    def _moved(self) -> None:
        """Let all cursors stand at the date that is shown."""
        now = self.player.state.now
        self.timeline.show_now(now.date if now is not None else None)
        self.pixel.show_now(now.date if now is not None else None)


def _scrolling(panel: QWidget) -> QScrollArea:
    """Let a panel be taller than the dock."""
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return area
