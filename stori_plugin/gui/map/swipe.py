"""Observed left, reconstructed right, and a line between them that the mouse moves.

The right side is the map as it is. The left side is a picture of the acquisition nearest to the
date that the map shows, drawn by QGIS in the background for the same view and painted over it.
"""

from __future__ import annotations

import datetime as dt

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QObject, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QCursor, QImage, QPainter, QPen

from ...engine.animation.views import Drawing
from ...engine.support.errors import InputError
from ...presentation.words import tr
from ..state.dock_state import OPTICAL, Row
from ..work.presenter import Presenter
from . import time_control
from .acquisition_display import GROUP, title_of
from .acquisition_picture import Picture, drawing_of_layer, layer_of, picture_of

_KEPT = 6  # layers of acquisitions, so that playing to and fro opens nothing anew


class SwipeItem(QgsMapCanvasItem):
    """Paints the picture on the left of the line, the line, and what lies on which side."""

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self._canvas = canvas
        self._image: QImage | None = None
        self._extent = QgsRectangle()
        self.share = 0.5
        self.label = ""
        self.setZValue(50)

    def show_image(self, image: QImage, extent: QgsRectangle) -> None:
        """Show another picture, which covers ``extent``."""
        self._image, self._extent = image, extent
        self.updatePosition()
        self.update()

    def split(self) -> float:
        """Return where the line is, in pixels from the left edge of the map."""
        return self.share * self._canvas.width()

    def updatePosition(self) -> None:  # noqa: N802
        """Follow the map as it is moved and zoomed."""
        if self._image is not None:
            self.setRect(self._extent)

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        """Paint; the coordinates are those of the picture's upper left corner."""
        if self._image is None:
            return
        box = self.boundingRect()
        split = self.split() - self.pos().x()
        painter.save()
        painter.setClipRect(QRectF(box.left(), box.top(), split - box.left(), box.height()))
        painter.drawImage(box, self._image, QRectF(self._image.rect()))
        painter.restore()
        top = -self.pos().y()
        bottom = top + self._canvas.height()
        for colour, width in (("#000000", 4), ("#ffffff", 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(split, top), QPointF(split, bottom))
        self._name_sides(painter, split, bottom)

    def _name_sides(self, painter: QPainter, split: float, bottom: float) -> None:
        """Write on either side of the line, at the foot: messages of QGIS cover the head."""
        height = painter.fontMetrics().height() + 6
        for text, is_left in ((self.label, True), (tr("reconstructed"), False)):
            width = painter.fontMetrics().horizontalAdvance(text) + 12
            x = split - width - 6 if is_left else split + 6
            box = QRectF(x, bottom - height - 8, width, height)
            painter.fillRect(box, QColor(255, 255, 255, 210))
            painter.setPen(QColor("#202020"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class SwipeTool(QgsMapTool):
    """Moves the line with the mouse."""

    moved = pyqtSignal(float)

    def __init__(self, canvas: QgsMapCanvas):
        super().__init__(canvas)
        self.setCursor(QCursor(Qt.CursorShape.SplitHCursor))

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Take the line to the pointer."""
        self._move(event)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802
        """Drag the line."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event)

    def _move(self, event: QgsMapMouseEvent) -> None:
        share = event.pos().x() / max(self.canvas().width(), 1)
        self.moved.emit(min(max(share, 0.0), 1.0))


class Swipe(QObject):
    """Compares what was observed with the map.

    Signals: ``stopped`` when it came to an end, ``message_sent`` with a sentence.
    """

    stopped = pyqtSignal()
    message_sent = pyqtSignal(str)

    def __init__(self, presenter: Presenter, canvas: QgsMapCanvas, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter, self._canvas = presenter, canvas
        self._item: SwipeItem | None = None
        self._tool: SwipeTool | None = None
        self._jobs: list[QgsMapRendererParallelJob] = []  # the last is the one that counts
        self._layers: dict[str, QgsRasterLayer] = {}
        self._row: Row | None = None

    @property
    def is_on(self) -> bool:
        """Tell whether the comparison is shown."""
        return self._item is not None

    def start(self) -> bool:
        """Begin; tell whether there is something to compare with."""
        if self._row_now() is None:
            self.message_sent.emit(
                tr("There are no images to compare with: add them in the Data tab first.")
            )
            return False
        tool = SwipeTool(self._canvas)
        tool.moved.connect(self._move)
        tool.deactivated.connect(self.stop)
        self._item, self._tool = SwipeItem(self._canvas), tool
        self._canvas.setMapTool(tool)
        self._canvas.mapCanvasRefreshed.connect(self.refresh)
        self._canvas.temporalRangeChanged.connect(self.refresh)
        self.refresh()
        return True

    def stop(self) -> None:
        """End, and leave the map as it was."""
        item, tool = self._item, self._tool
        if item is None or tool is None:
            return
        self._item = self._tool = self._row = None
        self._canvas.mapCanvasRefreshed.disconnect(self.refresh)
        self._canvas.temporalRangeChanged.disconnect(self.refresh)
        tool.deactivated.disconnect(self.stop)
        self._canvas.unsetMapTool(tool)
        self._canvas.scene().removeItem(item)
        self._presenter.tasks.stop("swipe")
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job.cancel()  # waits: nothing may read the layers when they go
            job.deleteLater()
        self._layers = {}
        self.stopped.emit()

    def refresh(self, *_) -> None:
        """Show the acquisition of the date and the view of now."""
        row = self._row_now()
        if self._item is None or row is None:
            return
        self._row = row
        clear = "" if row.clear is None else ", " + tr("{} % clear").format(round(100 * row.clear))
        self._item.label = tr("observed {}").format(row.date) + clear
        if row.key in self._layers:
            self._render(self._layers[row.key])
            return
        acquisition, like = self._presenter.state.acquisition(row), self._drawing()
        if acquisition is None:
            return

        def take(picture: Picture) -> None:
            self._keep_layer(row.key, picture)

        self._presenter.tasks.start(
            "swipe",
            tr("Opening {}").format(row.name),
            lambda *_: picture_of(acquisition, title_of(row), like),
            take,
            self.message_sent.emit,
        )

    def _keep_layer(self, key: str, picture: Picture) -> None:
        if self._item is None:
            return
        try:
            self._layers[key] = layer_of(picture)
        except InputError as error:
            self.message_sent.emit(str(error))
            return
        while len(self._layers) > _KEPT:
            self._layers.pop(next(iter(self._layers)))
        self.refresh()

    def _row_now(self) -> Row | None:
        """Return the acquisition nearest to the date that the map shows; the clearer of two."""
        now = time_control.date_shown(self._canvas) or dt.date.min
        ranked = [
            (abs((row.date - now).days), -(row.clear or 0.0), row)
            for row in self._presenter.state.rows(OPTICAL)
            if row.is_used and row.date
        ]
        return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None

    def _drawing(self) -> Drawing | None:
        """Return how the uppermost layer of values on the map is drawn, acquisitions aside."""
        group = self._presenter.project.layerTreeRoot().findGroup(GROUP)
        acquisitions = set(group.findLayerIds()) if group is not None else set()
        for layer in self._canvas.layers():
            if isinstance(layer, QgsRasterLayer) and layer.id() not in acquisitions:
                drawing = drawing_of_layer(layer)
                if drawing is not None:
                    return drawing
        return None

    def _move(self, share: float) -> None:
        if self._item is None:
            return
        self._item.share = share
        self._item.update()

    def _render(self, layer: QgsRasterLayer) -> None:
        for job in self._jobs:
            job.cancelWithoutBlocking()
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers([layer])
        settings.setIsTemporal(False)
        job = QgsMapRendererParallelJob(settings)
        # Owned by Qt: whoever held it last would else delete it in the midst of its own signal.
        job.setParent(self)
        job.finished.connect(self._take_image)
        self._jobs.append(job)
        job.start()

    def _take_image(self) -> None:
        job = self.sender()
        if job not in self._jobs:
            return
        is_wanted = job is self._jobs[-1]
        self._jobs.remove(job)
        if is_wanted and self._item is not None:
            self._item.show_image(job.renderedImage(), job.mapSettings().visibleExtent())
        job.deleteLater()
