"""Colours for maps of dates: a colour per month, its first day in the legend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QDate, QLocale
from qgis.PyQt.QtGui import QColor

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
    """How a map is drawn whose values are days after ``origin``, from ``first`` to ``last``."""

    band: int
    origin: dt.date
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
        """Draw ``layer`` so. Main thread only."""
        months = self.months()
        form = "MMMM" if len({day.year for day in months}) == 1 else "MMMM yyyy"
        items = []
        for day in months:
            # An item of a discrete ramp colours what lies at or below it: the last day.
            ends = (day + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
            name = QLocale().toString(QDate(day.year, day.month, day.day), form)
            value = (ends - self.origin).days + 0.999  # an evening is still that day
            items.append(
                QgsColorRampShader.ColorRampItem(value, QColor(_MONTHS[day.month - 1]), name)
            )
        low, high = float((months[0] - self.origin).days), items[-1].value
        ramp = QgsColorRampShader(low, high)
        ramp.setColorRampType(Qgis.ShaderInterpolationMethod.Discrete)
        ramp.setColorRampItemList(items)
        shader = QgsRasterShader(low, high)
        shader.setRasterShaderFunction(ramp)
        renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), self.band, shader)
        renderer.setClassificationMin(low)
        renderer.setClassificationMax(high)
        layer.setRenderer(renderer)
