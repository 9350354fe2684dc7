"""The Pixel tab: choose band and methods, click on the map, compare, export."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsVertexMarker
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...engine.options.method_options import METHOD_NAMES
from ...presentation.words import tr
from ..map import time_control
from ..map.point_tool import PointTool
from ..plot.content import PIN_COLOURS
from ..plot.plot import Plot, load_library, make_plot, plot_sentence
from ..state.dock_state import OPTICAL
from ..work.presenter import Presenter
from ..work.prober import Prober

if TYPE_CHECKING:
    from ...engine.preview.looked_at import Pixel

SAR_CHANNELS = ("VH", "VV", "RVI", "HV", "HH", "")


class PixelPanel(QWidget):
    """Shows what was observed at a pixel and what the methods make of it."""

    def __init__(
        self,
        presenter: Presenter,
        prober: Prober,
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._prober, self._canvas = presenter, prober, canvas
        self.plot: Plot | None = None  # until its library is loaded
        self._is_loading_plot = False
        self._markers: list[QgsVertexMarker] = []
        self._tool: PointTool | None = None
        self._make_controls()
        self._lay_out()
        presenter.rows_changed.connect(self._offer_bands)
        presenter.dates_changed.connect(prober.refresh)
        prober.pixels_changed.connect(self._show)
        prober.busy_changed.connect(self._say)
        prober.message_sent.connect(self._say)
        self._offer_bands()

    # --- making ---------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.pick = QToolButton(self)
        self.pick.setObjectName("stori_pick")
        self.pick.setText(tr("&Click on the map"))
        self.pick.setToolTip(tr("Choose the pixel to look at on the map"))
        self.pick.setCheckable(True)
        self.pick.setEnabled(self._canvas is not None)
        self.pick.toggled.connect(self._use_tool)
        self.pin = QCheckBox(tr("&Keep"), self)
        self.pin.setToolTip(tr("Keep the pixels shown, and compare them with the next"))
        self.band = QComboBox(self)
        self.band.setToolTip(tr("Band or index"))
        self.band.setAccessibleName(tr("Band or index"))
        self.band.currentTextChanged.connect(self._choose_band)
        self.sar = QComboBox(self)
        self.sar.setToolTip(tr("SAR channel on the right axis"))
        self.sar.setAccessibleName(tr("SAR channel"))
        for channel in SAR_CHANNELS[:3]:
            self.sar.addItem(channel, channel)
        self.sar.addItem(tr("no SAR"), "")
        self.sar.currentIndexChanged.connect(lambda _: self._show(self._prober.pixels))
        self.methods = QToolButton(self)
        self.methods.setText(tr("Methods"))
        self.methods.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.methods.setMenu(self._methods_menu())
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setToolTip(tr("Export or clear"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Export as CSV…"), self._export_table)
        menu.addAction(tr("Export as PNG…"), self._export_picture)
        menu.addAction(tr("Clear"), self._prober.clear)
        self.more.setMenu(menu)
        self.words = QLabel(self)
        self.words.setWordWrap(True)

    def _methods_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in METHOD_NAMES:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name in self._prober.methods)
            action.toggled.connect(lambda on, name=name: self._choose_method(name, on))
        return menu

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self.pick, self.pin):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.more)
        second.addWidget(self.band, 2)
        second.addWidget(self.sar, 1)
        second.addWidget(self.methods)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(4, 4, 4, 4)
        self._box.addLayout(first)
        self._box.addLayout(second)
        self._box.addWidget(self.words)
        self.hint = QLabel(tr("Click on the map to see a pixel over time."), self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self._box.addWidget(self.hint, 1)

    # --- choices ----------------------------------------------------------------------------

    def _offer_bands(self) -> None:
        series = self._presenter.state.series(OPTICAL)
        if series is None:
            return
        from ...engine.preview.survey import names_offered

        names = names_offered(series)
        if [self.band.itemText(i) for i in range(self.band.count())] == list(names):
            return
        self.band.blockSignals(True)
        self.band.clear()
        self.band.addItems(names)
        wanted = self._prober.band if self._prober.band in names else names[0]
        self.band.setCurrentText(wanted)
        self.band.blockSignals(False)
        self._prober.band = wanted

    def _choose_band(self, name: str) -> None:
        if name:
            self._prober.choose(band=name)

    def _choose_method(self, name: str, is_on: bool) -> None:
        others = tuple(method for method in self._prober.methods if method != name)
        self._prober.choose(methods=(*others, name) if is_on else others)

    def _use_tool(self, is_on: bool) -> None:
        if self._canvas is None:
            return
        if not is_on:
            if self._tool is not None:
                self._canvas.unsetMapTool(self._tool)
            return
        if self._tool is None:
            self._tool = PointTool(self._canvas)
            self._tool.picked.connect(self._look)
            self._tool.deactivated.connect(lambda: self.pick.setChecked(False))
        self._canvas.setMapTool(self._tool)
        self.prepare()

    def prepare(self) -> None:
        """Get everything ready for the first click, as far as there are inputs."""
        self.load_plot()
        if self._presenter.state.series(OPTICAL) is not None:
            self._prober.prepare()

    def _look(self, x: float, y: float, crs: str) -> None:
        self._prober.click(x, y, crs, self.pin.isChecked())

    # --- showing ------------------------------------------------------------------------------

    def load_plot(self) -> None:
        """Load the library that draws, in the background, unless that has happened."""
        if self.plot is not None or self._is_loading_plot:
            return
        sentence = plot_sentence()
        if sentence:
            self.hint.setText(sentence)
            return
        self._is_loading_plot = True
        self._presenter.tasks.start(
            "plot", tr("Loading the plot"), lambda *_: load_library(), self._make_plot, self._say
        )

    def _make_plot(self, _: None) -> None:
        self._is_loading_plot = False
        plot = make_plot(self, self._go_to)
        plot.show_now(time_control.date_shown(self._canvas))
        self.plot = plot
        self.hint.hide()
        self._box.addWidget(plot.widget, 1)
        self._show(self._prober.pixels)

    def _show(self, pixels: list[Pixel]) -> None:
        if self.plot is not None:
            self.plot.show(pixels, self.sar.currentData() or "")
        self._mark()

    def _mark(self) -> None:
        if self._canvas is None:
            return
        for marker in self._markers:
            self._canvas.scene().removeItem(marker)
        self._markers = []
        for number, point in enumerate(self._prober.points):
            marker = QgsVertexMarker(self._canvas)
            marker.setCenter(QgsPointXY(point.x, point.y))
            marker.setColor(QColor(PIN_COLOURS[number % len(PIN_COLOURS)]))
            marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            marker.setPenWidth(3)
            self._markers.append(marker)

    def show_now(self, date: dt.date | None) -> None:
        """Move the plot's line to the date that the map shows."""
        if self.plot is not None:
            self.plot.show_now(date)

    def close_down(self) -> None:
        """Take markers and tool off the map."""
        self._prober.points = []
        self._mark()
        if self.plot is not None:
            self.plot.close()
            self.plot = None
        if self._canvas is not None and self._tool is not None:
            self._canvas.unsetMapTool(self._tool)

    def _go_to(self, date: dt.date) -> None:
        time_control.show_date(self._canvas, date)

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))

    # --- export -------------------------------------------------------------------------------

    def _export_table(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export pixels"), "pixels.csv", "CSV (*.csv)"
        )
        if path:
            self._prober.export(path)

    def _export_picture(self) -> None:
        if self.plot is None:
            self._say(tr("There is no plot yet: click on the map first."))
            return
        path, _ = QFileDialog.getSaveFileName(self, tr("Export plot"), "pixels.png", "PNG (*.png)")
        if path and not self.plot.widget.grab().save(path):
            self._say(tr("{} cannot be written: choose another place.").format(path))
