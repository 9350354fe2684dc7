"""The Temporal Controller as the dock uses it. Main thread only."""

from __future__ import annotations

import datetime as dt

from qgis.core import Qgis
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime


def controller_of(canvas):
    """Return the canvas's temporal controller; None without one."""
    return canvas.temporalController() if canvas is not None else None


def show_first(canvas) -> None:
    """Let the map show the first date of the series that was made ready."""
    controller = controller_of(canvas)
    if controller is not None:
        controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
        controller.setCurrentFrameNumber(0)


def toggle(canvas) -> None:
    """Play the animation, or stop it."""
    controller = controller_of(canvas)
    if controller is None:
        return
    if controller.animationState() == Qgis.AnimationState.Idle:
        if controller.currentFrameNumber() >= controller.totalFrameCount() - 1:
            controller.setCurrentFrameNumber(0)
        controller.playForward()
    else:
        controller.pause()


def show_date(canvas, date: dt.date) -> None:
    """Let the map show the frame that holds a date, where the controller is in use."""
    controller = controller_of(canvas)
    if controller is None or controller.navigationMode() == Qgis.TemporalNavigationMode.Disabled:
        return
    moment = QDateTime(QDate(date.year, date.month, date.day), QTime(0, 0), Qt.TimeSpec.UTC)
    frame = controller.findBestFrameNumberForFrameStart(moment)
    controller.setCurrentFrameNumber(frame)


def date_shown(canvas) -> dt.date | None:
    """Return the first day of the time that the map shows; None where it shows all times."""
    if canvas is None or not canvas.mapSettings().isTemporal():
        return None
    begin = canvas.mapSettings().temporalRange().begin()
    if not begin.isValid():
        return None
    day = begin.date()
    return dt.date(day.year(), day.month(), day.day())
