"""The time that each raster of a series stands for, as the Temporal Controller needs it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from qgis.core import Qgis, QgsDateTimeRange, QgsInterval, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

Span = tuple[datetime.date, datetime.date]  # first day, first day no longer included
ONE_DAY = datetime.timedelta(days=1)


def spans_between(dates: Sequence[datetime.date]) -> list[Span]:
    """Return the span that each of the sorted ``dates`` stands for.

    Each date stands until the next one, the last for as long as the one before
    it, and a lone date for one day: the animation shows no empty frame and
    never two dates at once.
    """
    ends = list(dates[1:])
    if dates:
        last_step = dates[-1] - dates[-2] if len(dates) > 1 else ONE_DAY
        ends.append(dates[-1] + last_step)
    return list(zip(dates, ends))


def half_open_range(begin: datetime.date, end: datetime.date) -> QgsDateTimeRange:
    """Return the range from midnight UTC of ``begin``, included, to that of ``end``, excluded."""
    return QgsDateTimeRange(midnight(begin), midnight(end), True, False)


def first_day_of(period: QgsDateTimeRange) -> datetime.date | None:
    """Return the day that a range begins with; None where its begin is open."""
    begin = period.begin()
    if not begin.isValid():
        return None
    day = begin.date()
    return datetime.date(day.year(), day.month(), day.day())


def set_fixed_range(layer: QgsRasterLayer, span: Span) -> None:
    """Let ``layer`` appear in temporal navigation during ``span`` only."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(half_open_range(*span))
    properties.setIsActive(True)


def set_range_per_band(layer: QgsRasterLayer, spans: Sequence[Span]) -> None:
    """Let each band of ``layer`` appear in temporal navigation during its own span."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedRangePerBand)
    properties.setFixedRangePerBand(
        {band: half_open_range(*span) for band, span in enumerate(spans, start=1)}
    )
    properties.setIsActive(True)


def midnight(day: datetime.date) -> QDateTime:
    """Return the moment in UTC at which a day begins."""
    return QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0), Qt.TimeSpec.UTC)


def make_ready(project: QgsProject, spans: Sequence[Span], replace: bool = False) -> None:
    """Let project and controller cover ``spans``, one frame per span.

    What the user has set is left alone: a project that has a time range keeps
    it unless ``replace`` says otherwise, and a controller in use goes on.
    """
    whole = half_open_range(spans[0][0], spans[-1][1])
    settings = project.timeSettings()
    if replace or settings.temporalRange().isInfinite():
        settings.setTemporalRange(whole)
    controller = _idle_controller()
    if controller is not None:
        controller.setAvailableTemporalRanges([half_open_range(*span) for span in spans])
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(QgsInterval(1, Qgis.TemporalUnit.IrregularStep))


def _idle_controller():
    """Return the desktop's temporal controller unless it is in use; None without a desktop."""
    from qgis.utils import iface

    if iface is None or iface.mapCanvas() is None:
        return None
    controller = iface.mapCanvas().temporalController()
    off = Qgis.TemporalNavigationMode.Disabled
    return controller if controller is not None and controller.navigationMode() == off else None
