"""Maps into the project: one layer per map, drawn on the band that tells most."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import Qgis, QgsInterval, QgsProcessingContext, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from .announcing import AnnouncedRaster, RasterDresser, announce
from .band_look import Look, choose_look, extremes
from .day_look import DayLook


@dataclass(frozen=True)
class LoadedMap:
    """A map to be loaded."""

    path: str
    name: str
    # The day that value 0 of its first band stands for; None where values are no days.
    origin: datetime.date | None = None


class MapDresser(RasterDresser):
    """Gives one loaded map its look, and says that its values are days.

    ``origin`` is the day that value 0 stands for, None where values are no days.
    """

    def __init__(self, look: Look | DayLook, origin: datetime.date | None):
        super().__init__()
        self.look = look
        self.origin = origin

    def dress_raster(self, layer: QgsRasterLayer, context: QgsProcessingContext) -> None:
        """Give a map its look, and let its values be days where they are."""
        self.look.apply(layer)
        if self.origin is not None:
            represent_days(layer, self.look.bands[0], self.origin)


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
    maps: Sequence[LoadedMap], context: QgsProcessingContext, group: str
) -> None:
    """Ask ``context`` to load maps into a group when the algorithm is done.

    Their first band is shown. Where there is no project to load into nothing happens.
    """
    if context.project() is None or not maps:
        return
    look = choose_look([one.path for one in maps], ("",))
    days = {one.origin: _day_look(maps, one.origin) for one in maps if one.origin is not None}
    announced = [
        AnnouncedRaster(one.path, one.name, MapDresser(days.get(one.origin) or look, one.origin))
        for one in maps
    ]
    announce(announced, group, context)


def _day_look(maps: Sequence[LoadedMap], origin: datetime.date) -> DayLook | None:
    ends = extremes([one.path for one in maps if one.origin == origin], 1)
    return DayLook(1, origin, *ends) if ends else None
