"""The plot drawn by pyqtgraph, for a QGIS without matplotlib."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QWidget

from ...presentation.words import tr
from ..work.asker import Asker
from .content import (
    CLEAR_MARK,
    COARSE_MARK,
    DROPPED_MARK,
    EVENT_MARKS,
    MASKED_MARK,
    Band,
    Content,
    Line,
    colours_of,
    content_of,
)
from .printed import PRINT_DPI, print_size, save_picture
from .readings import Placed, Reading, nearest, readings_of

if TYPE_CHECKING:
    from pyqtgraph import PlotCurveItem, PlotDataItem
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Pixel

# Symbols and sizes; triangles point right, up, left and down.
_MARKS = {CLEAR_MARK: ("o", 6), DROPPED_MARK: ("x", 8), MASKED_MARK: ("o", 5)}
_MARKS[COARSE_MARK] = ("s", 5)
_HOLLOW = (MASKED_MARK, COARSE_MARK)
_MARKS.update(zip(EVENT_MARKS, (("t2", 12), ("t1", 12), ("t3", 12), ("t", 12))))
_GLYPHS = {CLEAR_MARK: "●", DROPPED_MARK: "×", MASKED_MARK: "○", COARSE_MARK: "□"}
_GLYPHS.update(zip(EVENT_MARKS, "▶▲◀▼"))
_IN_A_ROW = 4  # names of the legend
_RING = 12  # pixels


def seconds_of(dates: Sequence[dt.date]) -> list[float]:
    """Return dates (N,) as seconds since 1970, which pyqtgraph's axis of dates takes."""
    return [(date - dt.date(1970, 1, 1)).days * 86_400.0 for date in dates]


class GraphPlot:
    """Shows pixels in a plot widget of pyqtgraph's.

    Items are used again and never removed: with QGIS loaded, pyqtgraph's answer to the removal of
    an item fails ("unable to convert a QVariant").
    """

    def __init__(
        self,
        parent: QWidget,
        clicked: Callable[[dt.date], None],
        hovered: Callable[[Reading | None], None],
    ):
        import pyqtgraph

        self._library = pyqtgraph
        self._clicked, self._hovered = clicked, hovered
        self.reading: Reading | None = None
        self.thickness = 1.0  # of lines, whose width no scale changes
        self._printer: GraphPlot | None = None  # made when something is printed first
        self._shown: tuple[list[Pixel], str, list[Sequence[Event]]] = ([], "", [])
        self._readings: tuple[Reading, ...] = ()
        self._now: dt.date | None = None
        axis = pyqtgraph.DateAxisItem(orientation="bottom", utcOffset=0)
        self.widget = pyqtgraph.PlotWidget(parent, axisItems={"bottom": axis})
        self.widget.setMinimumSize(200, 150)
        room = self.widget.fontMetrics().height() + 2  # its own is made for smaller letters
        axis.setStyle(autoExpandTextSpace=False, tickTextHeight=room)
        self.widget.setAccessibleName(tr("Plot of the pixel over time"))
        self._plot = self.widget.getPlotItem()
        self._plot.setMenuEnabled(False)
        self._plot.showGrid(x=True, y=True, alpha=0.2)
        for side in ("left", "right"):
            self._plot.getAxis(side).enableAutoSIPrefix(False)
        self._bands: list[PlotCurveItem] = []
        self._series: list[PlotDataItem] = []
        self._line = pyqtgraph.InfiniteLine(angle=90)
        self._line.setZValue(20)
        self._plot.addItem(self._line, ignoreBounds=True)
        self._make_radar()
        self._ring = pyqtgraph.PlotDataItem(symbolBrush=None, pen=None)
        self._ring.setZValue(21)
        self._plot.addItem(self._ring, ignoreBounds=True)
        self._saver = Asker("stori-print", self.widget)
        self.widget.scene().sigMouseClicked.connect(self._press)
        self.widget.scene().sigMouseMoved.connect(self._move)

    def _make_radar(self) -> None:
        self._radar = self._library.PlotDataItem()
        self._radar_box = self._library.ViewBox(enableMenu=False)
        self._plot.scene().addItem(self._radar_box)
        self._plot.getAxis("right").linkToView(self._radar_box)
        self._radar_box.setXLink(self._plot)
        self._radar_box.addItem(self._radar)
        self._plot.vb.sigResized.connect(self._follow)

    def close(self) -> None:
        """End what goes on in the background."""
        self._saver.close()

    def show(
        self, pixels: Sequence[Pixel], sar_channel: str, events: Sequence[Sequence[Event]] = ()
    ) -> None:
        """Draw pixels."""
        text, base = colours_of(self.widget.parentWidget() or self.widget)
        self._shown = (list(pixels), sar_channel, list(events))
        content = content_of(*self._shown[:2], text, self._shown[2])
        self._readings = readings_of(content) if content is not None else ()
        self._read(None)
        self.fill(content, text, base)

    def fill(self, content: Content | None, text: str, base: str) -> None:
        """Draw what there is, in colours of text and ground."""
        self.widget.setBackground(base)
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

    def save(self, path: str, done: Callable[[str], None]) -> None:
        """Write the plot at the size of print; ``done`` gets a sentence, empty if all is well."""
        if self._printer is None:
            nothing = lambda _: None  # noqa: E731
            self._printer = GraphPlot(self.widget.parentWidget(), nothing, nothing)
            self._printer.thickness = PRINT_DPI / 96.0
            self._printer.widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        printer, size = self._printer.widget, QSize(*print_size())
        # Drawn small and painted large, so that letters grow as well.
        printer.setFixedSize(size * (96.0 / PRINT_DPI))
        printer.show()
        pixels, channel, events = self._shown
        content = content_of(pixels, channel, "#000000", events)
        self._printer.fill(content, "#000000", "#ffffff")
        image = self._printer.picture(size.width())
        printer.hide()
        self._saver.ask(lambda: save_picture(image, path), done, done)

    def picture(self, width: int) -> QImage:
        """Return the plot as it is, so many pixels wide."""
        from pyqtgraph.exporters import ImageExporter

        # What was drawn a moment ago finds its place only when the window has time, or is asked.
        self._plot.layout.activate()
        self._follow()
        exporter = ImageExporter(self._plot)
        exporter.parameters()["width"] = width
        image: QImage = exporter.export(toBytes=True)
        return image

    def _draw(self, content: Content, text: str) -> None:
        graph = self._library
        for side in ("left", "bottom"):
            self._plot.getAxis(side).setTextPen(text)
        self._plot.setLabel("left", content.title)
        for number, band in enumerate(content.bands):
            self._draw_band(number, band)
        for number, points in enumerate(content.points):
            symbol, size = _MARKS[points.mark]
            brush = None if points.mark in _HOLLOW else graph.mkBrush(points.colour)
            self._item(number).setData(
                seconds_of(points.dates), list(points.values), pen=None, symbol=symbol,
                symbolSize=size, symbolBrush=brush, symbolPen=graph.mkPen(points.colour),
            )  # fmt: skip
        for number, line in enumerate(content.lines, len(content.points)):
            pen = graph.mkPen(
                line.colour, width=line.width * self.thickness, dash=line.dashes or None
            )
            days, values = seconds_of(line.dates), list(line.values)
            self._item(number).setData(days, values, pen=pen, symbol=None)
        self._line.setPen(graph.mkPen(text, width=1.2))
        self._plot.setXRange(*seconds_of([content.first, content.last]), padding=0)
        if content.low is not None:
            self._plot.setYRange(content.low, content.high, padding=0)
        if content.radar is not None:
            limits = (content.radar_low, content.radar_high)
            self._draw_radar(content.radar, content.radar_title, limits)

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

    def _draw_radar(self, line: Line, title: str, limits: tuple[float, float]) -> None:
        pen = self._library.mkPen(line.colour, width=line.width * self.thickness)
        self._radar.setData(seconds_of(line.dates), list(line.values), pen=pen)
        self._radar.setVisible(True)
        axis = self._plot.getAxis("right")
        axis.setLabel(title, color=line.colour)
        axis.setTextPen(line.colour)
        self._radar_box.setYRange(*limits, padding=0)
        self._follow()

    def _follow(self) -> None:
        self._radar_box.setGeometry(self._plot.vb.sceneBoundingRect())

    def _press(self, event: MouseClickEvent) -> None:
        point = event.scenePos()
        if self._plot.vb.sceneBoundingRect().contains(point):
            near = nearest(self._readings, point.x(), point.y(), self._placing())
            seconds = self._plot.vb.mapSceneToView(point).x()
            days = dt.timedelta(days=round(seconds / 86_400.0))
            self._clicked(near.date if near is not None else dt.date(1970, 1, 1) + days)

    def _move(self, point: QPointF) -> None:
        is_inside = self._plot.vb.sceneBoundingRect().contains(point)
        near = nearest(self._readings, point.x(), point.y(), self._placing()) if is_inside else None
        self._read(near)

    def _placing(self) -> Placed:
        """Return what tells where a reading is in the scene."""
        box, (left, right) = self._plot.vb.sceneBoundingRect(), self._plot.vb.viewRange()[0]
        ranges = [view.viewRange()[1] for view in (self._plot.vb, self._radar_box)]
        edge, bottom, width, height = box.left(), box.bottom(), box.width(), box.height()

        def place(reading: Reading) -> tuple[float, float]:
            low, high = ranges[reading.is_radar]
            across = (seconds_of([reading.date])[0] - left) / ((right - left) or 1.0)
            up = (reading.value - low) / ((high - low) or 1.0)
            return edge + across * width, bottom - up * height

        return place

    def _read(self, reading: Reading | None) -> None:
        if reading == self.reading:
            return
        self.reading = reading
        self._ring.setVisible(reading is not None)
        if reading is not None:
            ends = [reading.low, reading.high] if reading.has_interval else []
            # On the scale of the left axis, which the ring belongs to.
            values = [self._on_left(value, reading) for value in (reading.value, *ends)]
            pen = self._library.mkPen(reading.colour, width=2)
            self._ring.setData(
                seconds_of([reading.date] * len(values)), values, pen=pen, symbol="o",
                symbolSize=[_RING, *(1 for _ in ends)], symbolPen=pen, symbolBrush=None,
            )  # fmt: skip
        self._hovered(reading)

    def _on_left(self, value: float, reading: Reading) -> float:
        if not reading.is_radar:
            return value
        (low, high), (first, last) = self._plot.vb.viewRange()[1], self._radar_box.viewRange()[1]
        return float(low + (value - first) / ((last - first) or 1.0) * (high - low))


def _legend(content: Content) -> str:
    """Return what the colours mean, as rich text."""
    named = {
        points.label: (points.colour, _GLYPHS[points.mark])
        for points in content.points
        if points.is_named
    }
    lines = (line for line in content.lines if line.is_named)
    named.update({line.label: (line.colour, "╌" if line.dashes else "—") for line in lines})
    named.update({band.label: (band.colour, "▒") for band in content.bands if band.is_named})
    words = [
        f"<span style='color:{colour}'>{glyph}&nbsp;{html.escape(label)}</span>"
        for label, (colour, glyph) in named.items()
    ]
    rows = (words[k : k + _IN_A_ROW] for k in range(0, len(words), _IN_A_ROW))
    return "<br>".join(" &nbsp; ".join(row) for row in rows)
