"""Dated rasters into the project: grouped, in date order, styled alike, temporal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt import sip

from .navigation import make_ready
from .styling import Look, choose_look
from .time_ranges import Span, set_fixed_range, spans_between

# Post-processors belong to the context on the C++ side, which forgets the
# Python half of an object that nothing in Python holds on to.
_waiting: set[DatedLayerDresser] = set()


class DatedLayerDresser(QgsProcessingLayerPostProcessorInterface):
    """Gives one loaded raster its span of time and the look of its series.

    ``spans`` are those of the whole series, for the one layer that makes the
    Temporal Controller ready; empty for the others.
    """

    def __init__(self, span: Span, look: Look, spans: Sequence[Span] = ()):
        super().__init__()
        self.span = span
        self.look = look
        self.spans = spans

    def postProcessLayer(self, layer, context, feedback) -> None:  # noqa: N802
        """Dress ``layer``; QGIS calls this on the main thread once it is loaded."""
        _waiting.discard(self)
        if not isinstance(layer, QgsRasterLayer):
            return
        # A layer of an earlier run into the same folder still shows the old file.
        layer.reload()
        self.look.apply(layer)
        set_fixed_range(layer, self.span)
        layer.triggerRepaint()
        if context.project() is not None:
            _collapse_legend(layer, context.project())
            if self.spans:
                make_ready(context.project(), self.spans)


def load_on_completion(
    rasters: Sequence, context: QgsProcessingContext, group_suffix: str = ""
) -> None:
    """Ask ``context`` to load dated rasters when the algorithm is done.

    ``rasters`` are the engine's ``DatedRaster``, sorted by series and date; each
    series becomes a group "STORI <series><group_suffix>". Where there is no
    project to load into, as in ``qgis_process``, nothing happens.
    """
    if context.project() is None:
        return
    _forget_unused()
    for series, members in groupby(rasters, key=lambda raster: raster.series):
        _load_series(list(members), f"STORI {series}{group_suffix}", context)


def _load_series(rasters: list, group: str, context: QgsProcessingContext) -> None:
    look = choose_look([raster.path for raster in rasters], rasters[0].bands)
    spans = spans_between([raster.date for raster in rasters])
    for i, (raster, span) in enumerate(zip(rasters, spans)):
        name = f"{raster.date.isoformat()} {raster.series}"
        details = QgsProcessingContext.LayerDetails(name, context.project(), "LAYERS")
        details.forceName = True
        details.groupName = group
        # A greater key is placed above a lesser one: the first date on top.
        details.layerSortKey = len(rasters) - i
        is_last = i == len(rasters) - 1
        dresser = DatedLayerDresser(span, look, spans if is_last else ())
        _waiting.add(dresser)
        details.setPostProcessor(dresser)
        context.addLayerToLoadOnCompletion(raster.path, details)


def _forget_unused() -> None:
    """Let go of the post-processors of runs whose layers were never loaded."""
    _waiting.difference_update([dresser for dresser in _waiting if sip.isdeleted(dresser)])


def _collapse_legend(layer: QgsRasterLayer, project: QgsProject) -> None:
    """Fold the legend away: dozens of layers with three lines each bury the date list."""
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setExpanded(False)
