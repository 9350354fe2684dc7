"""The layer of days to the nearest clear observation, which plays with the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsRasterLayer, QgsSingleBandPseudoColorRenderer

from ...presentation.colour_ramp import ColourStop, ramp_renderer
from ...presentation.side_files import open_raster
from ...presentation.temporal import set_range_per_band, spans_between
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.analysis.temporal_stack import StackedRaster

# Days and colours, from seen to far from anything seen; lightness falls evenly.
_RAMP = ((0, "#ffffe5"), (10, "#fee391"), (30, "#fe9929"), (60, "#cc4c02"), (90, "#662506"))


def add_layer(stacked: StackedRaster, project: QgsProject) -> bool:
    """Add the raster of `map_days_to_clear` above all layers; tell whether it could be opened.

    Main thread only.
    """
    for old in project.mapLayers().values():
        if old.source() == stacked.path:
            project.removeMapLayer(old.id())
            break
    layer = open_raster(stacked.path, tr("Days to the nearest clear observation"))
    if not layer.isValid():
        return False
    layer.setRenderer(_renderer(layer))
    set_range_per_band(layer, spans_between(list(stacked.band_dates)))
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return True


def _renderer(layer: QgsRasterLayer) -> QgsSingleBandPseudoColorRenderer:
    stops = [ColourStop(days, colour, _label(days)) for days, colour in _RAMP]
    return ramp_renderer(layer, 1, stops, (_RAMP[0][0], _RAMP[-1][0]))


def _label(days: int) -> str:
    if days == 0:
        return tr("observed that day")
    is_last = days == _RAMP[-1][0]
    return tr("{} days and more").format(days) if is_last else tr("{} days").format(days)
