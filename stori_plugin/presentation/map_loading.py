"""Maps into the project: one layer per map, drawn on the band that tells most."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import Qgis, QgsInterval, QgsProcessingContext, QgsRasterLayer

from .announcing import RasterAnnouncement, RasterStyler, announce
from .band_look import Look, choose_look, extremes
from .day_look import DayLook
from .temporal import midnight


@dataclass(frozen=True)
class MapRaster:
    """A map to be loaded."""

    path: str
    name: str
    # The day that value 0 of its first band stands for; None where values are no days.
    origin: datetime.date | None = None


class MapStyler(RasterStyler):
    """Gives one loaded map its look, and says that its values are days.

    ``origin`` is the day that value 0 stands for, None where values are no days.
    """

    def __init__(self, look: Look | DayLook, origin: datetime.date | None):
        super().__init__()
        self.look = look
        self.origin = origin

    def style_raster(self, layer: QgsRasterLayer, context: QgsProcessingContext) -> None:
        """Give a map its look, and let its values be days where they are."""
        self.look.apply(layer)
        if self.origin is not None:
            represent_days(layer, self.look.bands[0], self.origin)


def represent_days(layer: QgsRasterLayer, band: int, origin: datetime.date) -> None:
    """Let each pixel appear in temporal navigation on the day that ``band`` tells."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.RepresentsTemporalValues)
    properties.setBandNumber(band)
    properties.setTemporalRepresentationOffset(midnight(origin))
    properties.setTemporalRepresentationScale(QgsInterval(1, Qgis.TemporalUnit.Days))
    properties.setIsActive(True)


def load_maps_on_completion(
    maps: Sequence[MapRaster], context: QgsProcessingContext, group: str
) -> None:
    """Ask ``context`` to load maps into a group when the algorithm is done.

    Their first band is shown. Where there is no project to load into nothing happens.
    """
    if context.project() is None or not maps:
        return
    values_look = choose_look([raster.path for raster in maps], ("",))
    origins = {raster.origin for raster in maps}
    looks = {origin: _day_look(maps, origin) or values_look for origin in origins}
    announce(
        [
            RasterAnnouncement(
                raster.path, raster.name, MapStyler(looks[raster.origin], raster.origin)
            )
            for raster in maps
        ],
        group,
        context,
    )


def _day_look(maps: Sequence[MapRaster], origin: datetime.date | None) -> DayLook | None:
    """Return the look of all maps of an origin; None without one, or where nothing has a value."""
    if origin is None:
        return None
    ends = extremes([raster.path for raster in maps if raster.origin == origin], 1)
    return DayLook(1, origin, *ends) if ends else None
