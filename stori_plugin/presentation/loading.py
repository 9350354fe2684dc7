"""Dated rasters into the project: grouped, in date order, styled alike, temporal."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Union

from qgis.core import QgsProcessingContext, QgsProject, QgsRasterLayer

from .announcing import RasterAnnouncement, RasterStyler, announce
from .band_look import Look, choose_look, is_index
from .class_look import ClassLook, class_look
from .temporal import Span, make_ready, set_fixed_range, set_range_per_band, spans_between

if TYPE_CHECKING:
    from ..engine.acquisitions.collection import DatedFile
    from ..engine.analysis.temporal_stack import StackedRaster
    from ..engine.outputs.dated_rasters import DatedRaster

    Dated = Union[DatedRaster, DatedFile, StackedRaster]


class DatedLayerStyler(RasterStyler):
    """Gives one loaded raster its span of time and the look of its series.

    ``layer_spans`` holds the span of the layer, or that of each band of a stack.
    ``series_spans`` are those of the whole series, for the one layer that makes the Temporal
    Controller ready; empty for the others. With ``replace`` the project's time range is set
    even where it has one.
    """

    def __init__(
        self,
        layer_spans: Sequence[Span],
        look: Look | ClassLook,
        series_spans: Sequence[Span] = (),
        replace: bool = False,
    ):
        super().__init__()
        self.layer_spans = layer_spans
        self.look = look
        self.series_spans = series_spans
        self.replace = replace

    def style_raster(self, layer: QgsRasterLayer, context: QgsProcessingContext) -> None:
        """Give a raster its look and its time, and make the Temporal Controller ready."""
        self.look.apply(layer)
        if len(self.layer_spans) == 1:
            set_fixed_range(layer, self.layer_spans[0])
        else:
            set_range_per_band(layer, self.layer_spans)
        if context.project() is not None:
            _collapse_legend(layer, context.project())
            if self.series_spans:
                make_ready(context.project(), self.series_spans, self.replace)


def load_on_completion(
    rasters: Sequence[Dated],
    context: QgsProcessingContext,
    group_suffix: str = "",
    group: str = "",
    replace_time: bool = False,
) -> None:
    """Ask ``context`` to load dated rasters when the algorithm is done.

    ``rasters`` are sorted by series and date; each series becomes a group
    "STORI <series><group_suffix>", or ``group`` where that is given and there is one series.
    Indices come above bands, which would hide them.
    Where there is no project to load into, as in ``qgis_process``, nothing happens.
    """
    if context.project() is None:
        return
    all_series = [list(members) for _, members in groupby(rasters, key=lambda r: r.series)]
    all_series.sort(key=lambda members: is_index(members[0].bands[0] or "unnamed"))
    below = 0
    for members in all_series:
        series = members[0].series
        title = f"STORI {series}{group_suffix}"
        if group:
            title = group if len(all_series) == 1 else f"{group}: {series}"
        _load_series(members, title, context, replace_time, below)
        below += len(members)


def _load_series(
    rasters: Sequence[Dated],
    group: str,
    context: QgsProcessingContext,
    replace_time: bool,
    below: int,
) -> None:
    bands = rasters[0].bands
    stacked = bool(getattr(rasters[0], "band_dates", ()))
    shown = bands[:1] if stacked else bands
    look = class_look(bands) or choose_look([raster.path for raster in rasters], shown)
    # Two acquisitions of one day share its span.
    days = sorted({day for raster in rasters for day in _days_of(raster)})
    spans = dict(zip(days, spans_between(days)))
    announced = []
    for raster in rasters:
        is_last = raster is rasters[-1]
        styler = DatedLayerStyler(
            [spans[day] for day in _days_of(raster)],
            look,
            list(spans.values()) if is_last else (),
            replace_time,
        )
        announced.append(RasterAnnouncement(raster.path, series_title(raster), styler))
    announce(announced, group, context, below)


def _days_of(raster: Dated) -> Sequence[datetime.date]:
    return getattr(raster, "band_dates", ()) or (raster.date,)


def series_title(raster: Dated) -> str:
    """Return the name of a layer: its date and series, or the series of a stack of dates."""
    if getattr(raster, "band_dates", ()):
        return raster.series
    return f"{raster.date.isoformat()} {raster.series}"


def _collapse_legend(layer: QgsRasterLayer, project: QgsProject) -> None:
    """Fold the legend away: dozens of layers with three lines each bury the date list."""
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setExpanded(False)
