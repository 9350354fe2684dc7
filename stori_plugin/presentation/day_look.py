"""Colours for maps of dates: a colour per month, its first day in the legend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QLocale

from .colour_ramp import ColourStop, ramp_renderer

# January to December, winter blue, spring green, summer yellow to red, autumn brown to violet;
# neighbours differ in lightness as well as in hue.
_MONTHS = (
    "#3b4cc0",
    "#5f8be0",
    "#7fd0d6",
    "#4fb06d",
    "#a6d854",
    "#f3e55b",
    "#fdb83d",
    "#f07f3c",
    "#d7301f",
    "#a3412a",
    "#8a5a83",
    "#5e3c99",
)


@dataclass(frozen=True)
class DayLook:
    """How a map is drawn whose values are days."""

    # The band that is shown, counted from 1.
    band: int
    # The day that value 0 stands for.
    origin: dt.date
    # The least and the greatest value, in days after the origin.
    first: float
    last: float

    @property
    def bands(self) -> tuple[int, ...]:
        """Return the band that is shown, 1-based."""
        return (self.band,)

    def months(self) -> list[dt.date]:
        """Return the first day of every month that the map reaches into."""
        day = (self.origin + dt.timedelta(days=int(self.first))).replace(day=1)
        end = self.origin + dt.timedelta(days=int(self.last))
        months = []
        while day <= end:
            months.append(day)
            day = (day + dt.timedelta(days=32)).replace(day=1)
        return months

    def apply(self, layer: QgsRasterLayer) -> None:
        """Draw ``layer`` in this way. Main thread only."""
        months = self.months()
        form = "MMMM" if len({day.year for day in months}) == 1 else "MMMM yyyy"
        stops = []
        for day in months:
            # A stepped ramp colours what lies at or below a value: the last day of the month.
            ends = (day + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
            name = QLocale().toString(QDate(day.year, day.month, day.day), form)
            value = (ends - self.origin).days + 0.999  # an evening is still that day
            stops.append(ColourStop(value, _MONTHS[day.month - 1], name))
        limits = float((months[0] - self.origin).days), stops[-1].value
        layer.setRenderer(ramp_renderer(layer, self.band, stops, limits, is_stepped=True))
