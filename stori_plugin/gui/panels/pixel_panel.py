"""The Pixel tab: choose band and methods, click on the map, compare, mark seasons, export."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import pyqtSignal
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

from ...presentation.words import tr
from ..map import time_control
from ..map.field_tool import FieldTool
from ..map.pins import Pins
from ..map.point_tool import PointTool
from ..plot.content import leading_curve
from ..plot.plot import Plot
from ..state.dock_state import OPTICAL, Row
from ..state.parameter_words import with_fields
from ..work.curve_events import CurveEvents
from ..work.places import Place
from ..work.presenter import Presenter
from ..work.prober import Prober
from .event_fields import EventFields
from .method_menu import MethodMenu
from .plot_box import PlotBox

if TYPE_CHECKING:
    from ...engine.preview.looked_at import Pixel

SAR_CHANNELS = ("VH", "VV", "RVI", "HV", "HH", "")


class PixelPanel(QWidget):
    """Shows what was observed at a pixel or a field and what the methods make of it.

    ``picked`` carries the key of the acquisition that was clicked in the plot.
    """

    picked = pyqtSignal(str)

    def __init__(
        self,
        presenter: Presenter,
        prober: Prober,
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._prober, self._canvas = presenter, prober, canvas
        self.pins = Pins(canvas, presenter.project) if canvas is not None else None
        self.events = CurveEvents(self)
        self._tools: dict[QToolButton, QgsMapTool] = {}
        self.box = PlotBox(presenter.tasks, self)
        self._make_controls()
        self._lay_out()
        presenter.rows_changed.connect(self._offer_bands)
        presenter.dates_changed.connect(prober.refresh)
        presenter.dates_changed.connect(self.methods.menu().refresh)
        presenter.form_changed.connect(self.methods.menu().refresh)
        prober.pixels_changed.connect(self._show)
        for said in (prober.busy_changed, prober.message_sent):
            said.connect(self._say)
        for said in (self.events.message_sent, self.box.message_sent):
            said.connect(self._say)
        self.events.found.connect(self._draw)
        self.box.clicked.connect(self.go_to)
        if canvas is not None:
            canvas.destinationCrsChanged.connect(self._mark)
        self._offer_bands()

    @property
    def plot(self) -> Plot | None:
        """The plot; None until its library is loaded."""
        return self.box.plot

    @property
    def hint(self) -> QLabel:
        """What stands in the place of the plot until there is one."""
        return self.box.hint

    # --- making ---------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.pick = self._tool_button(tr("&Point"), tr("Choose the pixel to look at on the map"))
        self.pick.setObjectName("stori_pick")
        self.field = self._tool_button(
            tr("&Field"),
            tr(
                "Look at a whole field: click a polygon of a layer, or set the corners of one and "
                "end it with a right click"
            ),
        )
        self.field.setObjectName("stori_field")
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
        self.sar.currentIndexChanged.connect(lambda _: self._draw())
        self.methods = QToolButton(self)
        self.methods.setText(tr("Methods"))
        self.methods.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.methods.setMenu(MethodMenu(self._prober, self))
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setToolTip(tr("Export or clear"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Export as CSV…"), self._export_table)
        menu.addAction(tr("Export as PNG…"), self.box.export)
        menu.addAction(tr("Clear"), self._prober.clear)
        self.more.setMenu(menu)
        self.marks = EventFields(self.events, self)
        self.words = QLabel(self)
        self.words.setWordWrap(True)

    def _tool_button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setEnabled(self._canvas is not None)
        button.toggled.connect(lambda on: self._use_tool(button, on))
        return button

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self.pick, self.field, self.pin):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.more)
        second.addWidget(self.band, 2)
        second.addWidget(self.sar, 1)
        second.addWidget(self.methods)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(self.words)
        box.addWidget(self.box, 1)
        box.addWidget(self.marks)

    # --- choices ----------------------------------------------------------------------------

    def _offer_bands(self) -> None:
        series = self._presenter.state.series(OPTICAL)
        if series is None:
            return
        from ...engine.preview.survey import names_offered

        names = names_offered(series)
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

    def _use_tool(self, button: QToolButton, is_on: bool) -> None:
        if self._canvas is None:
            return
        if not is_on:
            if button in self._tools:
                self._canvas.unsetMapTool(self._tools[button])
            return
        if button not in self._tools:
            self._tools[button] = self._tool_for(button, self._canvas)
        self._canvas.setMapTool(self._tools[button])
        self.prepare()

    def _tool_for(self, button: QToolButton, canvas: QgsMapCanvas) -> QgsMapTool:
        if button is self.field:
            tool = FieldTool(canvas, self._presenter.project)
            tool.picked.connect(self._look_at_field)
        else:
            tool = PointTool(canvas)
            tool.picked.connect(self._look)
        tool.deactivated.connect(lambda: button.setChecked(False))
        return tool

    def prepare(self) -> None:
        """Get everything ready for the first click, as far as there are inputs."""
        self.load_plot()
        if self._presenter.state.series(OPTICAL) is not None:
            self._prober.prepare()

    def load_plot(self) -> None:
        """Load the library that draws, in the background, unless that has happened."""
        self.box.show_now(time_control.date_shown(self._canvas))
        self.box.load()

    def _look(self, x: float, y: float, crs: str) -> None:
        self._prober.click(x, y, crs, self.pin.isChecked())

    def _look_at_field(self, place: Place) -> None:
        self._prober.show_place(place, self.pin.isChecked())

    # --- showing ------------------------------------------------------------------------------

    def _show(self, pixels: list[Pixel]) -> None:
        self.events.look([(leading_curve(pixel), pixel.is_field) for pixel in pixels])
        self._draw()
        self._mark()

    def _draw(self) -> None:
        channel = self.sar.currentData() or ""
        self.box.show_pixels(self._prober.pixels, channel, self.events.events)

    def _mark(self) -> None:
        if self.pins is not None:
            self.pins.show(self._prober.points)

    def show_now(self, date: dt.date | None) -> None:
        """Move the plot's line to the date that the map shows."""
        self.box.show_now(date)

    def close_down(self) -> None:
        """Take pins and tools off the map."""
        self._prober.points = []
        self._mark()
        self.box.close_down()
        self.events.close()
        if self._canvas is not None:
            self._canvas.destinationCrsChanged.disconnect(self._mark)
            for tool in self._tools.values():
                self._canvas.unsetMapTool(tool)

    def go_to(self, date: dt.date) -> None:
        """Show a date on the map: its acquisition, or the nearest; of a result that date.

        Without a result the nearest acquisition is shown, also of another date.
        """
        self.box.show_now(date)
        row = self._row_nearest_to(date)
        if row is not None and (row.date == date or self._prober.run_result is None):
            self.picked.emit(row.key)
        else:
            time_control.show_date(self._canvas, date)

    def _row_nearest_to(self, date: dt.date) -> Row | None:
        """Return the acquisition in use that is nearest to a date.

        Of several optical ones it is the clearest; SAR counts on the very day only.
        """
        state = self._presenter.state
        rows = [row for row in state.rows(OPTICAL) if row.is_used and row.date is not None]
        exact = [row for row in state.all_rows() if row.is_used and row.date == date]
        if exact and not any(row.date == date for row in rows):
            return exact[0]
        return min(
            rows,
            key=lambda row: (abs((row.date - date).days) if row.date else 0, -(row.clear or 0.0)),
            default=None,
        )

    def _say(self, text: str) -> None:
        self.words.setText(with_fields(text))
        self.words.setVisible(bool(text))

    # --- export -------------------------------------------------------------------------------

    def _export_table(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export pixels"), "pixels.csv", "CSV (*.csv)"
        )
        if path:
            self._prober.export(path)
