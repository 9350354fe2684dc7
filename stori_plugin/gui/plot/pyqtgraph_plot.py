"""The plot drawn by pyqtgraph, for a QGIS without matplotlib."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QWidget

from ...presentation.words import tr
from .content import (
    CLEAR_MARK,
    DROPPED_MARK,
    MASKED_MARK,
    Band,
    Content,
    Line,
    colours_of,
    content_of,
)

if TYPE_CHECKING:
    from pyqtgraph import PlotCurveItem, PlotDataItem
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

    from ...engine.preview.looked_at import Pixel

_MARKS = {CLEAR_MARK: ("o", 6), DROPPED_MARK: ("x", 8), MASKED_MARK: ("o", 5)}


def seconds_of(dates: Sequence[dt.date]) -> list[float]:
    """Return dates (N,) as seconds since 1970, which pyqtgraph's axis of dates takes."""
    return [(date - dt.date(1970, 1, 1)).days * 86_400.0 for date in dates]


class GraphPlot:
    """Shows pixels in a plot widget of pyqtgraph's.

    Items are used again and never removed: with QGIS loaded, pyqtgraph's answer to the removal of
    an item fails ("unable to convert a QVariant").
    """

    def __init__(self, parent: QWidget, clicked: Callable[[dt.date], None]):
        import pyqtgraph

        self._library = pyqtgraph
        self._clicked = clicked
        self._now: dt.date | None = None
        axis = pyqtgraph.DateAxisItem(orientation="bottom", utcOffset=0)
        self.widget = pyqtgraph.PlotWidget(parent, axisItems={"bottom": axis})
        self.widget.setMinimumSize(200, 150)
        self.widget.setAccessibleName(tr("Plot of the pixel over time"))
        self._plot = self.widget.getPlotItem()
        self._plot.setMenuEnabled(False)
        self._plot.showGrid(x=True, y=True, alpha=0.2)
        self._bands: list[PlotCurveItem] = []
        self._series: list[PlotDataItem] = []
        self._line = pyqtgraph.InfiniteLine(angle=90)
        self._line.setZValue(20)
        self._plot.addItem(self._line, ignoreBounds=True)
        self._make_radar()
        self.widget.scene().sigMouseClicked.connect(self._press)

    def _make_radar(self) -> None:
        self._radar = self._library.PlotDataItem()
        self._radar_box = self._library.ViewBox(enableMenu=False)
        self._plot.scene().addItem(self._radar_box)
        self._plot.getAxis("right").linkToView(self._radar_box)
        self._radar_box.setXLink(self._plot)
        self._radar_box.addItem(self._radar)
        self._plot.vb.sigResized.connect(self._follow)

    def close(self) -> None:
        """Nothing goes on in the background."""

    def show(self, pixels: Sequence[Pixel], sar_channel: str) -> None:
        """Draw pixels."""
        text, base = colours_of(self.widget.parentWidget() or self.widget)
        self.widget.setBackground(base)
        content = content_of(pixels, sar_channel, text)
        for item in (*self._bands, *self._series, self._radar):
            item.setVisible(False)
        radar = content.radar if content is not None else None
        self._plot.showAxis("right", radar is not None)
        self._plot.setTitle(_legend(content) if content is not None else None, size="7pt")
        if content is not None:
            self._draw(content, text)
        self.show_now(self._now)

    def show_now(self, date: dt.date | None) -> None:
        """Move the line to the date that the map shows."""
        self._now = date
        self._line.setVisible(date is not None)
        if date is not None:
            self._line.setValue(seconds_of([date])[0])

    def _draw(self, content: Content, text: str) -> None:
        graph = self._library
        for side in ("left", "bottom"):
            self._plot.getAxis(side).setTextPen(text)
        self._plot.setLabel("left", content.title)
        for number, band in enumerate(content.bands):
            self._draw_band(number, band)
        for number, points in enumerate(content.points):
            symbol, size = _MARKS[points.mark]
            brush = None if points.mark == MASKED_MARK else graph.mkBrush(points.colour)
            self._item(number).setData(
                seconds_of(points.dates), list(points.values), pen=None, symbol=symbol,
                symbolSize=size, symbolBrush=brush, symbolPen=graph.mkPen(points.colour),
            )  # fmt: skip
        for number, line in enumerate(content.lines, len(content.points)):
            pen = graph.mkPen(line.colour, width=line.width, dash=line.dashes or None)
            days, values = seconds_of(line.dates), list(line.values)
            self._item(number).setData(days, values, pen=pen, symbol=None)
        self._line.setPen(graph.mkPen(text, width=1.2))
        self._plot.setXRange(*seconds_of([content.first, content.last]), padding=0)
        if content.low is not None:
            self._plot.setYRange(content.low, content.high, padding=0)
        if content.radar is not None:
            self._draw_radar(content.radar, content.radar_title)

    def _item(self, number: int) -> PlotDataItem:
        """Return the item of that number, made when it is first needed."""
        while len(self._series) <= number:
            self._series.append(self._library.PlotDataItem())
            self._plot.addItem(self._series[-1])
        self._series[number].setVisible(True)
        return self._series[number]

    def _draw_band(self, number: int, band: Band) -> None:
        while len(self._bands) <= number:
            self._bands.append(self._library.PlotCurveItem(pen=None, fillLevel="enclosed"))
            self._plot.addItem(self._bands[-1], ignoreBounds=True)
        corners = zip(seconds_of(band.dates), band.low, band.high)
        # What is not a number equals nothing, not even itself.
        known = [(day, low, high) for day, low, high in corners if low == low and high == high]
        if not known:
            return
        days, low, high = zip(*known)
        fill = QColor(band.colour)
        fill.setAlphaF(0.18)
        around = [*days, *reversed(days)], [*low, *reversed(high)]
        self._bands[number].setData(*around, brush=fill)
        self._bands[number].setVisible(True)

    def _draw_radar(self, line: Line, title: str) -> None:
        pen = self._library.mkPen(line.colour, width=line.width)
        self._radar.setData(seconds_of(line.dates), list(line.values), pen=pen)
        self._radar.setVisible(True)
        axis = self._plot.getAxis("right")
        axis.setLabel(title, color=line.colour)
        axis.setTextPen(line.colour)
        self._radar_box.enableAutoRange(axis=self._library.ViewBox.YAxis)
        self._follow()

    def _follow(self) -> None:
        self._radar_box.setGeometry(self._plot.vb.sceneBoundingRect())

    def _press(self, event: MouseClickEvent) -> None:
        if self._plot.vb.sceneBoundingRect().contains(event.scenePos()):
            seconds = self._plot.vb.mapSceneToView(event.scenePos()).x()
            self._clicked(dt.date(1970, 1, 1) + dt.timedelta(days=round(seconds / 86_400.0)))


def _legend(content: Content) -> str:
    """Return what the colours mean, as rich text."""
    named = {points.label: points.colour for points in content.points}
    named.update({line.label: line.colour for line in content.lines})
    return " &nbsp; ".join(
        f"<span style='color:{colour}'>{html.escape(label)}</span>"
        for label, colour in named.items()
    )
