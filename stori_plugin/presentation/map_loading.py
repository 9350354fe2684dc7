"""Maps into the project: one layer per map, drawn on the band that tells most."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from qgis.core import Qgis, QgsInterval, QgsProcessingContext, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from .band_look import Look, choose_look, extremes
from .day_look import DayLook
from .side_files import Dresser, without_side_files

# Post-processors belong to the context on the C++ side, which forgets the
# Python half of an object that nothing in Python holds on to.
_waiting: set[MapDresser] = set()


class MapDresser(Dresser):
    """Gives one loaded map its look, and says that its values are days.

    ``origin`` is the day that value 0 stands for, None where values are no days.
    """

    def __init__(self, look: Look | DayLook, origin: datetime.date | None):
        super().__init__()
        self.look = look
        self.origin = origin

    def postProcessLayer(self, layer, context, feedback) -> None:  # noqa: N802
        """Dress ``layer``; QGIS calls this on the main thread once it is loaded."""
        _waiting.discard(self)
        if not isinstance(layer, QgsRasterLayer):
            return
        with without_side_files():
            layer.reload()
        self.look.apply(layer)
        if self.origin is not None:
            represent_days(layer, self.look.bands[0], self.origin)
        layer.triggerRepaint()


def represent_days(layer: QgsRasterLayer, band: int, origin: datetime.date) -> None:
    """Let each pixel appear in temporal navigation on the day that ``band`` tells."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.RepresentsTemporalValues)
    properties.setBandNumber(band)
    day = QDate(origin.year, origin.month, origin.day)
    properties.setTemporalRepresentationOffset(QDateTime(day, QTime(0, 0), Qt.TimeSpec.UTC))
    properties.setTemporalRepresentationScale(QgsInterval(1, Qgis.TemporalUnit.Days))
    properties.setIsActive(True)


def load_maps_on_completion(
    maps: Sequence[tuple[str, str, datetime.date | None]],
    context: QgsProcessingContext,
    group: str,
) -> None:
    """Ask ``context`` to load maps (path, name, origin of its days) when the algorithm is done.

    Their first band is shown. Where there is no project to load into nothing happens.
    """
    if context.project() is None or not maps:
        return
    _waiting.difference_update([one for one in _waiting if sip.isdeleted(one)])
    look = choose_look([path for path, _, _ in maps], ("",))
    days = {origin: _day_look(maps, origin) for _, _, origin in maps if origin is not None}
    for place, (path, name, origin) in enumerate(maps):
        details = QgsProcessingContext.LayerDetails(name, context.project(), "LAYERS")
        details.forceName = True
        details.groupName = group
        details.layerSortKey = len(maps) - place
        dresser = MapDresser(days.get(origin) or look, origin)
        _waiting.add(dresser)
        details.setPostProcessor(dresser)
        context.addLayerToLoadOnCompletion(path, details)


def _day_look(maps, origin: datetime.date) -> DayLook | None:
    found = extremes([path for path, _, its in maps if its == origin], 1)
    return DayLook(1, origin, *found) if found else None
