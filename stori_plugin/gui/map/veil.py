"""A veil over the result on the map where it is unsure: a layer that plays with the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...presentation.colour_ramp import ColourStop, ramp_renderer
from ...presentation.side_files import open_raster
from ...presentation.temporal import set_range_per_band, spans_between
from ...presentation.words import tr
from ..state.fade_words import sure_words, unsure_words
from ..state.player_state import RECONSTRUCTED
from ..work.presenter import Presenter
from ..work.shown_series import ShownSeries
from .player import Player

if TYPE_CHECKING:
    from ...engine.analysis.uncertainty_stack import UncertaintyStack
    from ...engine.support.progress import Progress

    # What lies on the map, and how far its range is that of the colours shown.
    Made = tuple[UncertaintyStack, tuple[float, float]]

_TASK = "veil"


class Veil(QObject):
    """Fades what is unsure, on the map and in Play.

    ``failed`` carries a sentence on why it cannot; it is off then. ``ranged`` carries the standard
    deviations between which colours fade, None where none do.
    """

    failed = pyqtSignal(str)
    ranged = pyqtSignal(object)

    def __init__(
        self,
        presenter: Presenter,
        series: ShownSeries,
        player: Player,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._series, self._player = presenter, series, player
        self._layer_id = ""
        self._shown = ""  # the rendition that the layer fits
        self.is_on = False
        player.moved.connect(self._follow)
        player.changed.connect(self._follow)
        presenter.project.cleared.connect(self._forget)

    def close_down(self) -> None:
        """Let go of the project."""
        self._presenter.project.cleared.disconnect(self._forget)

    @property
    def layer(self) -> QgsRasterLayer | None:
        """The layer in the project; None where it is not (any more)."""
        return self._presenter.project.mapLayer(self._layer_id) if self._layer_id else None

    def switch(self, is_on: bool) -> None:
        """Fade what is unsure, or nothing."""
        if is_on == self.is_on:
            return
        self.is_on = is_on
        self._player.fade(is_on)
        if is_on:
            self._follow()
        else:
            self._remove()

    def _follow(self) -> None:
        """Lie over dates of the result, drawn as they are now."""
        if not self.is_on:
            return
        state = self._player.state
        if state.rendition != self._shown:
            self._make(state.rendition)
        layer = self.layer
        if layer is None:
            return
        node = self._presenter.project.layerTreeRoot().findLayer(layer.id())
        is_result = state.now is None or state.now.kind == RECONSTRUCTED
        if node is not None and node.itemVisibilityChecked() != is_result:
            node.setItemVisibilityChecked(is_result)

    def _make(self, rendition: str) -> None:
        self._shown = rendition
        found = self._series.unsure_of(rendition)
        if found is None:
            self._remove()
            self._shown = rendition
            return
        rasters, band = found
        find = self._series.finder(rendition)

        def work(_: object, progress: Progress) -> Made:
            from ...engine.analysis.uncertainty_stack import stack_uncertainty
            from ...engine.pixels.fading import fading_between

            drawing = find(progress)
            return stack_uncertainty(rasters, band), fading_between(drawing.limits[0])

        self._presenter.tasks.start(
            _TASK, tr("Fading what is unsure"), work, self._show, self._fail
        )

    def _show(self, made: Made) -> None:
        stack, limits = made
        if not self.is_on:
            return
        kept, self._shown = self._shown, ""
        self._remove()
        self._shown = kept
        layer = open_raster(stack.path, tr("Unsure (veil)"))
        if not layer.isValid():
            self._fail(tr("{} cannot be opened.").format(stack.path))
            return
        layer.setRenderer(ramp_renderer(layer, 1, _stops(limits), limits))
        set_range_per_band(layer, spans_between(list(stack.dates)))
        project = self._presenter.project
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer).setExpanded(False)
        self._layer_id = layer.id()
        self.ranged.emit(limits)
        self._follow()

    def _fail(self, sentence: str) -> None:
        self.is_on = False
        self._player.fade(False)
        self._remove()
        self.failed.emit(sentence)

    def _remove(self) -> None:
        self._presenter.tasks.stop(_TASK)
        if self.layer is not None:
            self._presenter.project.removeMapLayer(self._layer_id)
        self._layer_id = self._shown = ""
        self.ranged.emit(None)

    def _forget(self) -> None:
        self._layer_id = self._shown = ""
        self.is_on = False
        self.ranged.emit(None)


def _stops(limits: tuple[float, float]) -> list[ColourStop]:
    from ...engine.pixels.fading import MOST

    paper = f"#{round(255 * MOST):02x}ffffff"
    return [
        ColourStop(limits[0], "#00ffffff", sure_words(limits[0])),
        ColourStop(limits[1], paper, unsure_words(limits[1])),
    ]
