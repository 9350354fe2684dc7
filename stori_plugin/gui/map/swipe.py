"""Observed left, reconstructed right: with a line between them to drag, or beside each other.

The observed side is a picture of the acquisition nearest to the date that the map shows, drawn by
QGIS in the background for the same view and as the map draws its series. With the line the right
side is the map as it is; beside each other both sides are pictures of the middle of the map.
"""

from __future__ import annotations

import datetime as dt

from qgis.core import (
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QPointF, QSize, pyqtSignal

from ...engine.animation.views import Drawing
from ...engine.support.errors import InputError
from ...presentation.spoken import spoken
from ...presentation.words import tr
from ..state.dock_state import OPTICAL, Row
from ..work.presenter import Presenter
from . import time_control
from .acquisition_display import GROUP, title_of
from .acquisition_picture import Picture, drawing_of_layer, layer_of, picture_of
from .cloud_hatch import clouds_of, reader_of
from .map_view import view_of
from .swipe_item import SwipeItem, SwipeTool

_KEPT = 6  # layers of acquisitions, so that playing to and fro opens nothing anew


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
        # The newest of each side counts.
        self._jobs: dict[str, list[QgsMapRendererParallelJob]] = {"observed": [], "other": []}
        self._layers: dict[tuple[str, Drawing | None], QgsRasterLayer] = {}
        self._row: Row | None = None
        # The key of an image that is to be compared, as long as the map shows that date.
        self._preferred: tuple[str, dt.date | None] = ("", None)
        self._clouded: tuple[object, ...] = ()  # what the hatch is of

    @property
    def is_on(self) -> bool:
        """Tell whether the comparison is shown."""
        return self._item is not None

    @property
    def is_beside(self) -> bool:
        """Tell whether both sides are shown beside each other."""
        return self._item is not None and self._item.is_beside

    def start(self, is_beside: bool = False) -> bool:
        """Begin; tell whether there is something to compare with."""
        self.stop()
        if self._row_now() is None:
            self.message_sent.emit(
                tr("There are no images to compare with: add them in the Data tab first.")
            )
            return False
        tool = SwipeTool(self._canvas, is_beside)
        tool.moved.connect(self._move)
        tool.pointed.connect(self._point)
        tool.deactivated.connect(self.stop)
        self._item, self._tool = SwipeItem(self._canvas, is_beside), tool
        self._canvas.setMapTool(tool)
        self._canvas.mapCanvasRefreshed.connect(self.refresh)
        self._canvas.temporalRangeChanged.connect(self.refresh)
        self.refresh()
        return True

    def prefer(self, key: str) -> None:
        """Compare with an image that was chosen, as long as the map shows the date of now."""
        self._preferred = (key, time_control.date_shown(self._canvas))
        self.refresh()

    def stop(self) -> None:
        """End, and leave the map as it was."""
        item, tool = self._item, self._tool
        if item is None or tool is None:
            return
        self._item = self._tool = self._row = None
        self._clouded = ()
        self._canvas.mapCanvasRefreshed.disconnect(self.refresh)
        self._canvas.temporalRangeChanged.disconnect(self.refresh)
        tool.deactivated.disconnect(self.stop)
        self._canvas.unsetMapTool(tool)
        self._canvas.scene().removeItem(item)
        for name in ("swipe", "swipe clouds"):
            self._presenter.tasks.stop(name)
        for jobs in self._jobs.values():
            ended = list(jobs)
            jobs.clear()
            for job in ended:
                job.cancel()  # waits: nothing may read the layers when they go
                job.deleteLater()
        self._layers = {}
        self.stopped.emit()

    def refresh(self, *_) -> None:
        """Show the acquisition of the date and the view of now."""
        row, item = self._row_now(), self._item
        if item is None or row is None:
            return
        self._row = row
        item.labels = (_observed_words(row), self._reconstructed_words())
        if item.is_beside:
            self._render("other", self._series_layers())
        self._hatch(row)
        drawing = self._drawing()
        if (row.key, drawing) in self._layers:
            self._render("observed", [self._layers[row.key, drawing]])
            return
        acquisition = self._presenter.state.acquisition(row)
        if acquisition is None:
            return

        def take(picture: Picture) -> None:
            self._keep_layer(row.key, drawing, picture)

        self._presenter.tasks.start(
            "swipe",
            tr("Opening {}").format(row.name),
            lambda *_: picture_of(acquisition, title_of(row), drawing),
            take,
            self.message_sent.emit,
        )

    def _keep_layer(self, key: str, drawing: Drawing | None, picture: Picture) -> None:
        if self._item is None:
            return
        try:
            self._layers[key, drawing] = layer_of(picture)
        except InputError as error:
            self.message_sent.emit(spoken(error))
            return
        while len(self._layers) > _KEPT:
            self._layers.pop(next(iter(self._layers)))
        self.refresh()

    def _row_now(self) -> Row | None:
        """Return what is preferred, or the acquisition nearest to the date that the map shows.

        Of two the clearer one.
        """
        shown = time_control.date_shown(self._canvas)
        key, date = self._preferred
        preferred, now = key if date == shown else "", shown or dt.date.min
        ranked = [
            (row.key != preferred, abs((row.date - now).days), -(row.clear or 0.0), row)
            for row in self._presenter.state.rows(OPTICAL)
            if row.is_used and row.date
        ]
        return min(ranked, key=lambda entry: entry[:3])[3] if ranked else None

    def _reconstructed_words(self) -> str:
        date = time_control.date_shown(self._canvas)
        return tr("{} reconstructed").format(date) if date is not None else tr("reconstructed")

    def _series_layers(self) -> list[QgsMapLayer]:
        """Return the layers of the map without those of acquisitions."""
        group = self._presenter.project.layerTreeRoot().findGroup(GROUP)
        acquisitions = set(group.findLayerIds()) if group is not None else set()
        return [layer for layer in self._canvas.layers() if layer.id() not in acquisitions]

    def _drawing(self) -> Drawing | None:
        """Return how the uppermost layer of values on the map is drawn, acquisitions aside."""
        rasters = (la for la in self._series_layers() if isinstance(la, QgsRasterLayer))
        return next(filter(None, map(drawing_of_layer, rasters)), None)

    # --- clouds --------------------------------------------------------------------------------

    def _hatch(self, row: Row) -> None:
        """Hatch the clouds of an image, once they are known for what is seen."""
        state, view = self._presenter.state, view_of(self._canvas)
        masking = state.form.masking()
        about = (row.key, view, masking)
        if about == self._clouded or self._item is None:
            return
        if self._clouded[:1] != about[:1]:
            self._item.clouds = None
        self._clouded = about
        series, acquisition = state.series(OPTICAL), state.acquisition(row)
        if series is None or acquisition is None or acquisition.mask is None:
            return
        read = reader_of(series, acquisition, masking, view)

        def take(found: tuple | None) -> None:
            if self._item is not None and self._clouded == about:
                self._item.clouds = clouds_of(*found) if found is not None else None
                self._item.update()

        self._presenter.tasks.start(
            "swipe clouds", "", lambda _, progress: read(progress), take, lambda _: None
        )

    # --- the mouse -------------------------------------------------------------------------------

    def _move(self, share: float) -> None:
        if self._item is not None:
            self._item.share = share
            self._item.update()

    def _point(self, point: QPointF) -> None:
        if self._item is not None and self._item.is_beside:
            self._item.cross = point
            self._item.update()

    # --- drawing ---------------------------------------------------------------------------------

    def _render(self, side: str, layers: list[QgsMapLayer]) -> None:
        jobs = self._jobs[side]
        for job in jobs:
            job.cancelWithoutBlocking()
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers(layers)
        if side == "observed":
            settings.setIsTemporal(False)
        if self.is_beside:
            _show_middle(settings)
        job = QgsMapRendererParallelJob(settings)
        # Owned by Qt: whoever held it last would else delete it in the midst of its own signal.
        job.setParent(self)
        job.finished.connect(self._take_image)
        jobs.append(job)
        job.start()

    def _take_image(self) -> None:
        job = self.sender()
        side = next((side for side, jobs in self._jobs.items() if job in jobs), "")
        if not side:
            return
        is_wanted = job is self._jobs[side][-1]
        self._jobs[side].remove(job)
        if is_wanted and self._item is not None:
            if side == "observed":
                self._item.show_observed(job.renderedImage(), job.mapSettings().visibleExtent())
            else:
                self._item.show_reconstructed(job.renderedImage())
        job.deleteLater()


def _show_middle(settings: QgsMapSettings) -> None:
    """Let settings draw the middle half of what they draw, at the same scale."""
    extent, size = settings.extent(), settings.outputSize()
    middle = QgsRectangle(extent)
    middle.setXMinimum(extent.xMinimum() + 0.25 * extent.width())
    middle.setXMaximum(extent.xMaximum() - 0.25 * extent.width())
    settings.setOutputSize(QSize(max(size.width() // 2, 1), size.height()))
    settings.setExtent(middle)


def _observed_words(row: Row) -> str:
    clear = "" if row.clear is None else ", " + tr("{} % clear").format(round(100 * row.clear))
    return tr("{} observed").format(row.date) + clear
